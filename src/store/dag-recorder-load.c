/* dag-recorder-load.c - reads the hour under way back from the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

static gboolean
load_words (DagRecorder  *self,
            DagDatabase  *database,
            GError      **error)
{
  g_autoptr (DagStatement) rows
      = dag_database_prepare (database, "SELECT num, text FROM word", error);
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dag_statement_next (rows, &local))
    {
      int64_t num = dag_statement_get_int64 (rows, 0);
      char *word = g_strdup (dag_statement_get_text (rows, 1));

      if (word == NULL || num < 1 || num > G_MAXUINT16)
        {
          g_free (word);
          continue;
        }
      if (num >= self->words->len)
        g_ptr_array_set_size (self->words, (int) num + 1);
      self->words->pdata[num] = word;
      g_hash_table_insert (self->word_numbers, word, GUINT_TO_POINTER ((guint) num));
    }
  self->n_words_saved = self->words->len;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return rows != NULL && (error == NULL || *error == NULL);
}

static void
load_entity (DagRecorder  *self,
             DagStatement *row)
{
  int64_t num = dag_statement_get_int64 (row, 0);
  int64_t kind = dag_statement_get_int64 (row, 1);
  const char *id = dag_statement_get_text (row, 2);
  int64_t channel = dag_statement_get_int64 (row, 6);
  DagEntity *entity;

  if (id == NULL || num < DAG_ENTITY_FIRST || num > DAG_ENTITY_LAST
      || (kind != DAG_ENTITY_AGENT && kind != DAG_ENTITY_QUEUE)
      || dag_recorder_find_num (self, (guint) num) != NULL
      || dag_recorder_find (self, (DagEntityKind) kind, id) != NULL)
    return;
  entity = dag_recorder_add_entity (self, (DagEntityKind) kind, id, (guint) num);
  entity->name = g_strdup (dag_statement_get_text (row, 3));
  entity->team_id = g_strdup (dag_statement_get_text (row, 4));
  entity->team_name = g_strdup (dag_statement_get_text (row, 5));
  if (channel >= 0 && channel < DAG_N_CHANNELS)
    entity->channel = (DagChannel) channel;
  entity->target.level = dag_statement_get_double (row, 7);
  entity->target.within_s = dag_statement_get_double (row, 8);
  entity->short_s = dag_statement_get_double (row, 9);
  entity->seen_day = dag_statement_get_int64 (row, 10);
  entity->is_saved = TRUE;
}

static gboolean
load_entities (DagRecorder  *self,
               DagDatabase  *database,
               GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT num, kind, id, name, team_id, team_name, channel, level, within_s, short_s,"
      " seen_day FROM entity ORDER BY num",
      &local);

  while (rows != NULL && dag_statement_next (rows, &local))
    load_entity (self, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_meta (DagRecorder  *self,
           DagDatabase  *database,
           GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows
      = dag_database_prepare (database, "SELECT key, value FROM meta", &local);

  while (rows != NULL && dag_statement_next (rows, &local))
    {
      const char *key = dag_statement_get_text (rows, 0);
      const char *value = dag_statement_get_text (rows, 1);

      if (g_strcmp0 (key, "zone") == 0)
        {
          dag_recorder_set_zone (self, value != NULL && *value != '\0' ? value : NULL);
          self->is_zone_saved = TRUE;
        }
      else if (g_strcmp0 (key, "closed-day") == 0 && value != NULL)
        self->closed_day = g_ascii_strtoll (value, NULL, 10);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Counters go on from the last answer of the hour before: what was counted in between belongs
 * to the hour under way. */
static gboolean
read_before (DagRecorder  *self,
             DagDatabase  *database,
             GError      **error)
{
  g_autoptr (GArray) times
      = dag_archive_read_times (self, database, self->hour - 1, error);

  if (times == NULL)
    return FALSE;
  self->before_us = g_array_index (times, int64_t, times->len - 1);
  for (guint i = 0; times->len > 1 && i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);
      g_auto (DagCursor) cursor = { .blob = NULL };

      if (!dag_archive_open_hour (self, database, self->hour - 1, entity->num, &cursor, error))
        return FALSE;
      dag_cursor_go_to (&cursor, times->len);
      entity->log->before = cursor.row;
    }
  return TRUE;
}

/* Each row is one poll of the hour under way; a damaged one ends what can be known of it. */
static gboolean
replay_journal (DagRecorder  *self,
                DagDatabase  *database,
                GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows
      = dag_database_prepare (database, "SELECT t, b FROM journal ORDER BY t", &local);

  while (rows != NULL && dag_statement_next (rows, &local))
    {
      int64_t taken_at_us = dag_statement_get_int64 (rows, 0) * 1000;
      gsize length;
      const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

      if (taken_at_us <= 0 || taken_at_us > G_MAXINT64 / 4)
        continue;
      if (self->hour == 0)
        self->hour = dag_hour_of (taken_at_us);
      if (dag_recorder_read_frame (self, taken_at_us, blob, length))
        dag_recorder_keep_rows (self, taken_at_us);
      else
        {
          self->last_at_us = taken_at_us;
          g_debug ("a row of the journal is damaged");
        }
    }
  if (local == NULL)
    return self->hour == 0 || read_before (self, database, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dag_recorder_load:
 * @self: a recorder
 * @database: the database
 * @error: set when it cannot be read
 *
 * Makes sure that what is remembered is what lies in @database: after the program was
 * killed, and after the file was opened anew.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_load (DagRecorder  *self,
                   DagDatabase  *database,
                   GError      **error)
{
  guint opening = dag_database_get_opening (database);

  if (self->opening == opening)
    return TRUE;
  dag_recorder_reset (self);
  if (!load_meta (self, database, error) || !load_words (self, database, error)
      || !load_entities (self, database, error) || !replay_journal (self, database, error))
    {
      dag_recorder_reset (self);
      return FALSE;
    }
  self->opening = opening;
  return TRUE;
}
