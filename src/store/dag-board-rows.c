/* dag-board-rows.c - the board's rows in the database, for jobs on the worker thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-rows.h"

#include "dag-board-json.h"

#define SELECT "SELECT " DAG_BOARD_ROWS_COLUMNS " FROM board_item "

/**
 * dag_board_rows_read_item:
 * @row: a row of DAG_BOARD_ROWS_COLUMNS
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the item; %NULL with @error set where the row is
 *   damaged
 */
DagBoardItem *
dag_board_rows_read_item (DagStatement  *row,
                          GError       **error)
{
  DagBoardVersion born = { dag_statement_get_int64 (row, 5),
                           (guint64) dag_statement_get_int64 (row, 6) };
  g_autoptr (DagBoardItem) item = dag_board_item_new (
      dag_statement_get_text (row, 0), dag_statement_get_text (row, 1),
      dag_statement_get_text (row, 2), dag_statement_get_text (row, 3),
      dag_statement_get_text (row, 4), born);

  item->removed.lamport = dag_statement_get_int64 (row, 7);
  item->removed.client = (guint64) dag_statement_get_int64 (row, 8);
  item->removed_at_us = dag_statement_get_int64 (row, 9);
  if (!dag_statement_is_null (row, 10) &&
      !dag_board_json_read_fields (item, dag_statement_get_text (row, 10), error))
    return NULL;
  return g_steal_pointer (&item);
}

/**
 * dag_board_rows_read_all:
 * @database: the database
 * @sql: what follows "SELECT … FROM board_item", with up to two parameters
 * @first: (nullable): the first parameter
 * @second: (nullable): the second one; %NULL: there is none
 * @items: (element-type DagBoardItem): they are added to it
 * @error: return location
 *
 * Returns: whether all of them could be read
 */
gboolean
dag_board_rows_read_all (DagDatabase  *database,
                         const char   *sql,
                         const char   *first,
                         const char   *second,
                         GPtrArray    *items,
                         GError      **error)
{
  g_autofree char *whole = g_strconcat (SELECT, sql, NULL);
  g_autoptr (DagStatement) rows = dag_database_prepare (database, whole, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  if (first != NULL)
    dag_statement_bind_text (rows, 1, first);
  if (second != NULL)
    dag_statement_bind_text (rows, 2, second);
  while (local == NULL && dag_statement_next (rows, &local))
    {
      DagBoardItem *item = dag_board_rows_read_item (rows, &local);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static void
bind_life (DagStatement       *row,
           const DagBoardItem *item,
           const char         *fields)
{
  dag_statement_bind_text (row, 1, item->id);
  dag_statement_bind_text (row, 2, item->kind);
  dag_statement_bind_text (row, 3, item->team);
  dag_statement_bind_text (row, 4, item->day);
  dag_statement_bind_text (row, 5, item->parent);
  dag_statement_bind_int64 (row, 6, item->born.lamport);
  dag_statement_bind_int64 (row, 7, (int64_t) item->born.client);
  dag_statement_bind_int64 (row, 8, item->removed.lamport);
  dag_statement_bind_int64 (row, 9, (int64_t) item->removed.client);
  dag_statement_bind_int64 (row, 10, item->removed_at_us);
  dag_statement_bind_text (row, 11, fields);
}

/**
 * dag_board_rows_write_item:
 * @database: the database, in a transaction
 * @item: an item
 * @error: return location
 *
 * Writes it in the place of what is there. Of a tombstone no edit is left.
 *
 * Returns: whether it could be written
 */
gboolean
dag_board_rows_write_item (DagDatabase         *database,
                           const DagBoardItem  *item,
                           GError             **error)
{
  gboolean removed = dag_board_item_is_removed (item);
  g_autofree char *fields = removed ? NULL : dag_board_json_write_fields (item);
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "INSERT INTO board_item (" DAG_BOARD_ROWS_COLUMNS ")"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
      " ON CONFLICT (id) DO UPDATE SET kind = ?2, team = ?3, day = ?4, parent = ?5,"
      " born_lamport = ?6, born_client = ?7, removed_lamport = ?8, removed_client = ?9,"
      " removed_at_us = ?10, fields = ?11",
      error);

  if (row == NULL)
    return FALSE;
  bind_life (row, item, fields);
  if (!dag_statement_run (row, error))
    return FALSE;
  return !removed || dag_board_rows_drop_edits (database, item->id, error);
}

/**
 * dag_board_rows_merge_item:
 * @database: the database, in a transaction
 * @item: an item
 * @changed: (out) (optional): whether what is there is another now
 * @error: return location
 *
 * Merges it with what is there, and writes that.
 *
 * Returns: (transfer full) (nullable): as it is now
 */
DagBoardItem *
dag_board_rows_merge_item (DagDatabase         *database,
                           const DagBoardItem  *item,
                           gboolean            *changed,
                           GError             **error)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dag_board_item_free);
  g_autoptr (DagBoardItem) merged = NULL;
  gboolean is_other = TRUE;

  if (!dag_board_rows_read_all (database, "WHERE id = ?1", item->id, NULL, there, error))
    return NULL;
  if (there->len > 0)
    {
      merged = dag_board_item_copy (there->pdata[0]);
      is_other = dag_board_item_merge (merged, item);
    }
  else
    merged = dag_board_item_copy (item);
  if (changed != NULL)
    *changed = is_other;
  if (is_other && !dag_board_rows_write_item (database, merged, error))
    return NULL;
  return g_steal_pointer (&merged);
}

/**
 * dag_board_rows_add_edit:
 * @database: the database, in a transaction
 * @edit: a write; one that is known already, or whose item is not there, is left out
 * @error: return location
 *
 * Returns: whether it could be written
 */
gboolean
dag_board_rows_add_edit (DagDatabase         *database,
                         const DagBoardEdit  *edit,
                         GError             **error)
{
  g_autofree char *value = dag_board_json_write_value (edit->value);
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "INSERT OR IGNORE INTO board_edit (item, field, lamport, client, at_us, value)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS"
      " (SELECT 1 FROM board_item WHERE id = ?1 AND kind IS NOT NULL)",
      error);

  if (row == NULL)
    return FALSE;
  dag_statement_bind_text (row, 1, edit->item);
  dag_statement_bind_text (row, 2, edit->field);
  dag_statement_bind_int64 (row, 3, edit->version.lamport);
  dag_statement_bind_int64 (row, 4, (int64_t) edit->version.client);
  dag_statement_bind_int64 (row, 5, edit->at_us);
  dag_statement_bind_text (row, 6, value);
  return dag_statement_run (row, error);
}

gboolean
dag_board_rows_drop_edits (DagDatabase  *database,
                           const char   *item,
                           GError      **error)
{
  g_autoptr (DagStatement) row = dag_database_prepare (
      database, "DELETE FROM board_edit WHERE item = ?1", error);

  if (row == NULL)
    return FALSE;
  dag_statement_bind_text (row, 1, item);
  return dag_statement_run (row, error);
}

static DagBoardEdit *
read_edit (DagStatement  *row,
           GError       **error)
{
  DagBoardVersion version = { dag_statement_get_int64 (row, 2),
                              (guint64) dag_statement_get_int64 (row, 3) };
  g_autoptr (GVariant) value = NULL;

  if (!dag_board_json_read_value (dag_statement_get_text (row, 5), &value, error))
    return NULL;
  return dag_board_edit_new (dag_statement_get_text (row, 0),
                             dag_statement_get_text (row, 1), version,
                             dag_statement_get_int64 (row, 4), value);
}

/**
 * dag_board_rows_read_edits:
 * @database: the database
 * @item: (nullable): id of an item; %NULL: of all
 * @edits: (element-type DagBoardEdit): they are added to it, in the order of their
 * versions
 * @error: return location
 *
 * Returns: whether all of them could be read
 */
gboolean
dag_board_rows_read_edits (DagDatabase  *database,
                           const char   *item,
                           GPtrArray    *edits,
                           GError      **error)
{
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT item, field, lamport, client, at_us, value FROM board_edit"
      " WHERE ?1 IS NULL OR item = ?1 ORDER BY lamport, client, item, field",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_text (rows, 1, item);
  while (local == NULL && dag_statement_next (rows, &local))
    {
      DagBoardEdit *edit = read_edit (rows, &local);

      if (edit != NULL)
        g_ptr_array_add (edits, edit);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}
