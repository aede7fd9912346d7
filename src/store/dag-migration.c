/* dag-migration.c - brings a database to the form this program knows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-migration.h"

#include "dag-database-private.h"

#include <glib/gstdio.h>

/* In order; the next one goes at the end. */
static const DagMigration *const migrations[] = {
  &dag_migration_history,
  &dag_migration_board,
  &dag_migration_questions,
  &dag_migration_verdicts,
};

/**
 * dag_migration_get_latest:
 *
 * Returns: the version of the form that this program writes
 */
int
dag_migration_get_latest (void)
{
  return migrations[G_N_ELEMENTS (migrations) - 1]->version;
}

static gboolean
copy_pages (sqlite3 *from,
            sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");

  if (backup == NULL)
    return FALSE;
  sqlite3_backup_step (backup, -1);
  return sqlite3_backup_finish (backup) == SQLITE_OK;
}

/* Beside the database, readable by its owner alone; it replaces an earlier copy of the
 * same version only once it is whole. */
static gboolean
make_backup (DagDatabase  *self,
             int           version,
             GError      **error)
{
  g_autofree char *path = g_strdup_printf ("%s.before-%d", self->path, version + 1);
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  sqlite3 *copy = NULL;
  gboolean copied;
  int code;

  g_unlink (partial);
  if (!g_file_set_contents_full (partial, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return dag_store_error_set (error, DAG_STORE_ERROR_READ_ONLY);
  code = sqlite3_open_v2 (partial, &copy, SQLITE_OPEN_READWRITE, NULL);
  copied = code == SQLITE_OK && copy_pages (self->handle, copy);
  if (!copied)
    dag_store_error_set_sqlite (error, copy, copy != NULL ? sqlite3_errcode (copy) : code);
  sqlite3_close (copy);
  if (copied && g_rename (partial, path) != 0)
    copied = dag_store_error_set (error, DAG_STORE_ERROR_IO);
  if (!copied)
    g_unlink (partial);
  return copied;
}

static gboolean
run_due (DagDatabase  *self,
         int           version,
         GError      **error)
{
  g_autofree char *pragma
      = g_strdup_printf ("PRAGMA user_version = %d", dag_migration_get_latest ());

  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    {
      const DagMigration *migration = migrations[i];

      if (migration->version <= version)
        continue;
      g_debug ("the database goes to version %d", migration->version);
      if (!dag_database_execute (self, migration->sql, error)
          || (migration->run != NULL && !migration->run (self, error)))
        return FALSE;
    }
  return dag_database_execute (self, pragma, error);
}

/* The version is read again inside: another process may have been first. */
static gboolean
run_in_transaction (DagDatabase  *self,
                    GError      **error)
{
  g_autoptr (GError) local = NULL;
  int version;

  if (!dag_database_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  version = (int) dag_database_read_pragma (self, "PRAGMA user_version", &local);
  if (local == NULL && version < dag_migration_get_latest ())
    run_due (self, version, &local);
  if (local == NULL && dag_database_execute (self, "COMMIT", &local))
    return TRUE;
  if (dag_database_is_in_transaction (self))
    dag_database_execute (self, "ROLLBACK", NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dag_migrate:
 * @database: a database of ours, of any version up to the latest
 * @error: set when it stays as it was
 *
 * Runs the steps that are due, all or none.
 *
 * Returns: whether the database has the latest form
 */
gboolean
dag_migrate (DagDatabase  *database,
             GError      **error)
{
  g_autoptr (GError) local = NULL;
  int version = (int) dag_database_read_pragma (database, "PRAGMA user_version", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (version >= dag_migration_get_latest ())
    return TRUE;
  if (version > 0 && database->path != NULL && !make_backup (database, version, error))
    return FALSE;
  return run_in_transaction (database, error);
}
