/* dag-board-store.c - what a board asks of the database: load, save, search, forget
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it runs on the store's worker thread. A job answers with a request of its own.
 */
#include "config.h"

#include "dag-board-store.h"

#include "dag-board-id.h"
#include "dag-board-person.h"
#include "dag-board-rows.h"

#include <string.h>

#define DAY_US (24 * 3600 * (int64_t) G_USEC_PER_SEC)
#define MAX_FOUND 200

/**
 * dag_board_request_new:
 *
 * Returns: (transfer full): an empty request, with room for items and edits
 */
DagBoardRequest *
dag_board_request_new (void)
{
  DagBoardRequest *self = g_new0 (DagBoardRequest, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_item_free);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_edit_free);
  return self;
}

void
dag_board_request_free (DagBoardRequest *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->from_day, g_free);
  g_clear_pointer (&self->until_day, g_free);
  g_free (self);
}

/* The last write of all: of tombstones and of days that are not read, too. */
static gboolean
read_lamport (DagDatabase  *database,
              int64_t      *lamport,
              GError      **error)
{
  g_autoptr (DagStatement) row = dag_database_prepare (
      database, "SELECT value FROM meta WHERE key = 'board-lamport'", error);
  g_autoptr (GError) local = NULL;

  *lamport = 0;
  if (row == NULL)
    return FALSE;
  if (dag_statement_next (row, &local))
    *lamport = g_ascii_strtoll (dag_statement_get_text (row, 0), NULL, 10);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gboolean
write_meta (DagDatabase  *database,
            const char   *key,
            int64_t       value,
            GError      **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "INSERT INTO meta (key, value) VALUES (?1, ?2)"
      " ON CONFLICT (key) DO UPDATE SET value = ?2"
      " WHERE CAST (value AS INTEGER) < CAST (?2 AS INTEGER)",
      error);

  if (row == NULL)
    return FALSE;
  dag_statement_bind_text (row, 1, key);
  dag_statement_bind_text (row, 2, text);
  return dag_statement_run (row, error);
}

/* The desk's own number, by which its writes are told from others'; @client: a fresh one
 * in, the one in force out. */
static gboolean
keep_client (DagDatabase  *database,
             guint64      *client,
             GError      **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, *client);
  g_autoptr (DagStatement) add = dag_database_prepare (
      database, "INSERT OR IGNORE INTO meta (key, value) VALUES ('board-client', ?1)",
      error);
  g_autoptr (DagStatement) row = NULL;
  g_autoptr (GError) local = NULL;

  if (add == NULL)
    return FALSE;
  dag_statement_bind_text (add, 1, text);
  if (!dag_database_is_read_only (database) && !dag_statement_run (add, error))
    return FALSE;
  row = dag_database_prepare (database,
                              "SELECT value FROM meta WHERE key = 'board-client'", error);
  if (row == NULL)
    return FALSE;
  if (dag_statement_next (row, &local))
    *client = g_ascii_strtoull (dag_statement_get_text (row, 0), NULL, 10);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gboolean
read_standing (DagDatabase  *database,
               GPtrArray    *items,
               GError      **error)
{
  guint n_kinds;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].is_standing &&
        !dag_board_rows_read_all (database, "WHERE kind = ?1 ORDER BY id", kinds[i].word,
                                  NULL, items, error))
      return FALSE;
  return TRUE;
}

/* Items of a kind that this version does not know are not for it. */
static gboolean
read_days (DagDatabase  *database,
           const char   *from_day,
           const char   *until_day,
           GPtrArray    *items,
           GError      **error)
{
  guint n_kinds;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "WHERE kind = '%s' AND day >= ?1 AND day <= ?2 ORDER BY id", kinds[i].word);

      if (!kinds[i].is_standing &&
          !dag_board_rows_read_all (database, sql, from_day, until_day, items, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
run_load (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  answer->version.client = request->version.client;
  if (!keep_client (database, &answer->version.client, error) ||
      !read_lamport (database, &answer->version.lamport, error) ||
      !read_standing (database, answer->items, error) ||
      !read_days (database, request->from_day, "9999-12-31", answer->items, error) ||
      !dag_board_rows_read_all (database, "WHERE kind IS NULL", NULL, NULL, answer->items,
                                error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
run_days (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!read_days (database, request->from_day, request->until_day, answer->items, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* As people search: without regard to case. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
has_text (const DagBoardItem *item,
          const char         *folded)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DagBoardField *field = item->fields->pdata[i];
      GVariant *value = dag_board_field_get_value (field);
      g_autofree char *text = NULL;

      if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        continue;
      text = fold (g_variant_get_string (value, NULL));
      if (strstr (text, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The rows are read one by one: a year of them need not be in memory at once. */
static gpointer
run_find (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();
  g_autofree char *folded = fold (request->text);
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT " DAG_BOARD_ROWS_COLUMNS " FROM board_item WHERE kind IS NOT NULL"
      " ORDER BY id DESC",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (local == NULL && answer->items->len < MAX_FOUND &&
         dag_statement_next (rows, &local))
    {
      g_autoptr (DagBoardItem) item = dag_board_rows_read_item (rows, &local);

      if (item != NULL && has_text (item, folded))
        g_ptr_array_add (answer->items, g_steal_pointer (&item));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&answer);
}

static gpointer
run_edits (DagDatabase  *database,
           gpointer      input,
           GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!dag_board_rows_read_edits (database, request->id, answer->edits, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
run_export (DagDatabase  *database,
            gpointer      input,
            GError      **error)
{
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!dag_board_rows_read_all (database, "ORDER BY id", NULL, NULL, answer->items,
                                error) ||
      !dag_board_rows_read_edits (database, NULL, answer->edits, error))
    return NULL;
  answer->text = dag_board_file_write (answer->items, answer->edits);
  return g_steal_pointer (&answer);
}

static gboolean
merge_all (DagDatabase  *database,
           GPtrArray    *items,
           GPtrArray    *changed,
           GError      **error)
{
  int64_t lamport = 0;

  for (guint i = 0; i < items->len; i++)
    {
      gboolean is_other;
      g_autoptr (DagBoardItem) merged = dag_board_rows_merge_item (
          database, items->pdata[i], &is_other, error);

      if (merged == NULL)
        return FALSE;
      lamport = MAX (lamport, dag_board_item_get_last_lamport (merged));
      if (is_other && changed != NULL)
        g_ptr_array_add (changed, g_steal_pointer (&merged));
    }
  return write_meta (database, "board-lamport", lamport, error);
}

static gboolean
add_edits (DagDatabase  *database,
           GPtrArray    *edits,
           GError      **error)
{
  for (guint i = 0; i < edits->len; i++)
    if (!dag_board_rows_add_edit (database, edits->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
run_save (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagBoardRequest *request = input;

  if (merge_all (database, request->items, NULL, error))
    add_edits (database, request->edits, error);
  return NULL;
}

static gpointer
run_import (DagDatabase  *database,
            gpointer      input,
            GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!dag_board_file_read (request->text, -1, request->items, request->edits, error) ||
      !merge_all (database, request->items, answer->items, error) ||
      !add_edits (database, request->edits, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gboolean
preview_item (DagDatabase         *database,
              const DagBoardItem  *item,
              DagBoardRequest     *answer,
              GError             **error)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dag_board_item_free);
  g_autoptr (DagBoardItem) merged = NULL;

  if (!dag_board_rows_read_all (database, "WHERE id = ?1", item->id, NULL, there, error))
    return FALSE;
  merged = dag_board_item_copy (there->len > 0 ? there->pdata[0] : item);
  if (there->len > 0 && !dag_board_item_merge (merged, item))
    return TRUE;
  if (there->len == 0)
    answer->n_new += !dag_board_item_is_removed (merged);
  else if (dag_board_item_is_removed (merged))
    answer->n_removed++;
  else
    answer->n_changed++;
  g_ptr_array_add (answer->items, g_steal_pointer (&merged));
  return TRUE;
}

static gpointer
run_preview (DagDatabase  *database,
             gpointer      input,
             GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!dag_board_file_read (request->text, -1, request->items, request->edits, error))
    return NULL;
  for (guint i = 0; i < request->items->len; i++)
    if (!preview_item (database, request->items->pdata[i], answer, error))
      return NULL;
  return g_steal_pointer (&answer);
}

/* An id with quotes or the like stands otherwise in the JSON: then every item is looked
 * at. */
static gboolean
is_plain (const char *id)
{
  for (const char *c = id; *c != '\0'; c++)
    if (*c == '"' || *c == '\\' || *c == '/' || *c < ' ' || *c == 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
read_person (DagDatabase  *database,
             const char   *person,
             GPtrArray    *items,
             GError      **error)
{
  const char *rows = is_plain (person)
                         ? "WHERE kind IS NOT NULL AND instr (fields, ?1) > 0 ORDER BY id"
                         : "WHERE kind IS NOT NULL ORDER BY id";

  if (!dag_board_rows_read_all (database, rows, is_plain (person) ? person : NULL, NULL,
                                items, error))
    return FALSE;
  for (guint i = items->len; i-- > 0;)
    if (!dag_board_item_names_person (items->pdata[i], person))
      g_ptr_array_remove_index (items, i);
  return TRUE;
}

static gpointer
run_person (DagDatabase  *database,
            gpointer      input,
            GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!read_person (database, request->id, answer->items, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* What was written before names them too. */
static gboolean
write_forgetting (DagDatabase         *database,
                  const DagBoardItem  *item,
                  GError             **error)
{
  return dag_board_rows_write_item (database, item, error) &&
         dag_board_rows_drop_edits (database, item->id, error);
}

static gpointer
run_erase (DagDatabase  *database,
           gpointer      input,
           GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagBoardRequest) answer = dag_board_request_new ();

  if (!read_person (database, request->id, answer->items, error))
    return NULL;
  for (guint i = answer->items->len; i-- > 0;)
    {
      if (!dag_board_item_erase_person (answer->items->pdata[i], request->id,
                                        &request->version, request->now_us))
        g_ptr_array_remove_index (answer->items, i);
      else if (!write_forgetting (database, answer->items->pdata[i], error))
        return NULL;
    }
  answer->version = request->version;
  if (!write_meta (database, "board-lamport", request->version.lamport, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static char *
format_day (int64_t time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return g_date_time_format (time, "%Y-%m-%d");
}

static gboolean
purge_kind (DagDatabase         *database,
            const DagBoardKind  *kind,
            int64_t              now_us,
            GError             **error)
{
  static const guint8 lowest[DAG_BOARD_N_RANDOM] = { 0 };
  int64_t since_us = MAX (0, now_us - kind->keep_days * DAY_US);
  g_autofree char *day = format_day (since_us);
  g_autofree char *id = dag_board_id_new (since_us, lowest);
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "DELETE FROM board_item WHERE kind = ?1"
      " AND CASE WHEN day IS NULL THEN id < ?3 ELSE day < ?2 END",
      error);

  if (row == NULL)
    return FALSE;
  dag_statement_bind_text (row, 1, kind->word);
  dag_statement_bind_text (row, 2, day);
  dag_statement_bind_text (row, 3, id);
  return dag_statement_run (row, error);
}

static gpointer
run_purge (DagDatabase  *database,
           gpointer      input,
           GError      **error)
{
  DagBoardRequest *request = input;
  g_autoptr (DagStatement) tombstones = dag_database_prepare (
      database, "DELETE FROM board_item WHERE kind IS NULL AND removed_at_us < ?1",
      error);
  guint n_kinds;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  if (tombstones == NULL)
    return NULL;
  dag_statement_bind_int64 (tombstones, 1,
                            request->now_us - DAG_BOARD_TOMBSTONE_DAYS * DAY_US);
  if (!dag_statement_run (tombstones, error))
    return NULL;
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].keep_days > 0 &&
        !purge_kind (database, &kinds[i], request->now_us, error))
      return NULL;
  return NULL;
}

#define JOB(name, how)                                     \
  const DagStoreJob dag_board_job_##name = {               \
    .mode = how,                                           \
    .run = run_##name,                                     \
    .free_input = (GDestroyNotify) dag_board_request_free, \
    .free_result = (GDestroyNotify) dag_board_request_free \
  }

JOB (load, DAG_STORE_WRITE);
JOB (days, DAG_STORE_READ);
JOB (find, DAG_STORE_READ);
JOB (edits, DAG_STORE_READ);
JOB (export, DAG_STORE_READ);
JOB (save, DAG_STORE_WRITE_DURABLE);
JOB (import, DAG_STORE_WRITE_DURABLE);
JOB (preview, DAG_STORE_READ);
JOB (person, DAG_STORE_READ);
JOB (erase, DAG_STORE_WRITE_ERASING);
JOB (purge, DAG_STORE_WRITE);
