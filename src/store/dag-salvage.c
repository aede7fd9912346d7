/* dag-salvage.c - a damaged database is put aside, and what can be read of it is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-salvage.h"

#include "dag-database-private.h"

#include <glib/gstdio.h>

static const char *const companions[] = { "-wal", "-shm", "-journal" };

/**
 * dag_salvage_put_aside:
 * @path: a database that cannot be used
 *
 * Renames it, with what belongs to it, to "….corrupt-DATE".
 *
 * Returns: (transfer full) (nullable): where it is now; %NULL: it could not be moved
 */
char *
dag_salvage_put_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.corrupt-%s", path, date);

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS) && i < 100; i++)
    {
      g_clear_pointer (&aside, g_free);
      aside = g_strdup_printf ("%s.corrupt-%s-%u", path, date, i);
    }
  if (g_rename (path, aside) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      if (g_rename (from, to) != 0)
        g_unlink (from);
    }
  return g_steal_pointer (&aside);
}

/* Takes rows from one end until the damage; returns how many came over. */
static guint
copy_rows (sqlite3    *from,
           sqlite3    *into,
           const char *table,
           const char *direction)
{
  char *select = sqlite3_mprintf ("SELECT * FROM \"%w\" ORDER BY 1 %s", table, direction);
  sqlite3_stmt *rows = NULL;
  sqlite3_stmt *insert = NULL;
  guint n_rows = 0;

  if (select != NULL && sqlite3_prepare_v2 (from, select, -1, &rows, NULL) == SQLITE_OK)
    {
      int n_columns = sqlite3_column_count (rows);
      g_autoptr (GString) places = g_string_new ("?");
      char *sql;

      for (int i = 1; i < n_columns; i++)
        g_string_append (places, ", ?");
      sql = sqlite3_mprintf ("INSERT OR IGNORE INTO \"%w\" VALUES (%s)", table, places->str);
      if (sql != NULL && sqlite3_prepare_v2 (into, sql, -1, &insert, NULL) == SQLITE_OK)
        while (sqlite3_step (rows) == SQLITE_ROW)
          {
            for (int i = 0; i < n_columns; i++)
              sqlite3_bind_value (insert, i + 1, sqlite3_column_value (rows, i));
            if (sqlite3_step (insert) == SQLITE_DONE)
              n_rows += (guint) sqlite3_changes (into);
            sqlite3_reset (insert);
          }
      sqlite3_free (sql);
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
  sqlite3_free (select);
  return n_rows;
}

static GPtrArray *
list_tables (sqlite3 *handle)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *rows = NULL;

  /* Those that others refer to were made first. */
  if (sqlite3_prepare_v2 (handle,
                          "SELECT name FROM sqlite_schema WHERE type = 'table'"
                          " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid",
                          -1, &rows, NULL)
      == SQLITE_OK)
    while (sqlite3_step (rows) == SQLITE_ROW)
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  sqlite3_finalize (rows);
  return tables;
}

/* Whether it was a database of ours at all. */
static gboolean
is_ours (sqlite3 *handle)
{
  sqlite3_stmt *row = NULL;
  gboolean ours = FALSE;

  if (sqlite3_prepare_v2 (handle, "PRAGMA application_id", -1, &row, NULL) == SQLITE_OK
      && sqlite3_step (row) == SQLITE_ROW)
    ours = sqlite3_column_int64 (row, 0) == DAG_DATABASE_APPLICATION_ID;
  sqlite3_finalize (row);
  return ours;
}

/**
 * dag_salvage_copy:
 * @into: a new database
 * @damaged: where the damaged one was put
 *
 * Copies what can be read, from both ends of each table until the damage. Every row passes
 * the rules of the tables, as any other does.
 *
 * Returns: how many rows were saved
 */
guint
dag_salvage_copy (DagDatabase *into,
                  const char  *damaged)
{
  g_autoptr (GPtrArray) tables = list_tables (into->handle);
  sqlite3 *from = NULL;
  guint n_rows = 0;

  if (sqlite3_open_v2 (damaged, &from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
      && sqlite3_db_config (from, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) == SQLITE_OK
      && is_ours (from)
      && dag_database_execute (into, "BEGIN IMMEDIATE", NULL))
    {
      for (guint i = 0; i < tables->len; i++)
        {
          const char *table = g_ptr_array_index (tables, i);

          n_rows += copy_rows (from, into->handle, table, "ASC");
          n_rows += copy_rows (from, into->handle, table, "DESC");
        }
      if (!dag_database_execute (into, "COMMIT", NULL))
        n_rows = 0;
      dag_database_roll_back (into);
    }
  sqlite3_close (from);
  return n_rows;
}
