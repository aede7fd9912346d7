/* dag-database.c - one open database: how it is opened, set up and closed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-database.h"

#include "dag-database-private.h"
#include "dag-memory.h"
#include "dag-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define BUSY_MS 5000
#define RETRY_MS 10
#define MOST_AT_REST (512 * 1024) /* bytes of pages */
/* So many steps of SQLite's machine go by between two looks at the cancellable. */
#define PROGRESS_STEPS 2000

/* File systems of another computer: shared memory, which WAL needs, does not work there. */
static gboolean
is_on_network (const char *path)
{
  static const guint32 kinds[] = {
    0x6969 /* NFS */, 0x517b /* SMB */, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB 2 */,
    0x65735546 /* FUSE: sshfs and others */, 0x5346414f /* AFS */, 0x73757245 /* Coda */,
    0x01021997 /* 9P */, 0x00c36400 /* Ceph */, 0x01161970 /* GFS 2 */, 0x7461636f /* OCFS 2 */,
    0x0bd00bd0 /* Lustre */
  };
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs about;

  if (statfs (folder, &about) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((guint32) about.f_type == kinds[i])
      return TRUE;
  return FALSE;
}

/* What is kept is for its owner's eyes, whatever the umask says (F-F03). */
static gboolean
prepare_file (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved_errno;
  int file;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (file >= 0)
        {
          if (fchmod (file, 0600) != 0)
            g_debug ("%s keeps its permissions: %s", path, g_strerror (errno));
          close (file);
          return TRUE;
        }
    }
  saved_errno = errno;
  g_debug ("%s: %s", path, g_strerror (saved_errno));
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    return dag_store_error_set (error, DAG_STORE_ERROR_FULL);
  if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    return dag_store_error_set (error, DAG_STORE_ERROR_READ_ONLY);
  return dag_store_error_set (error, DAG_STORE_ERROR_IO);
}

static int
on_progress (gpointer user_data)
{
  DagDatabase *self = user_data;

  if (self->stopping != NULL && g_atomic_int_get (self->stopping))
    return 1;
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
}

/* 0 with @error set where it cannot be read. */
int64_t
dag_database_read_pragma (DagDatabase *self,
                          const char  *sql,
                          GError     **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);
  int64_t value = 0;

  if (code == SQLITE_OK)
    code = sqlite3_step (handle);
  if (code == SQLITE_ROW)
    value = sqlite3_column_int64 (handle, 0);
  else if (code != SQLITE_DONE)
    dag_store_error_set_sqlite (error, self->handle, code);
  sqlite3_finalize (handle);
  return value;
}

gboolean
dag_database_is_in_transaction (DagDatabase *self)
{
  return sqlite3_get_autocommit (self->handle) == 0;
}

/* Nothing to do for now: pages read for something big are not needed any more, those of the
 * daily round are few. */
void
dag_database_rest (DagDatabase *self)
{
  int used = 0;
  int highest = 0;

  if (sqlite3_db_status (self->handle, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0)
          == SQLITE_OK
      && used > MOST_AT_REST && self->path != NULL)
    {
      sqlite3_db_release_memory (self->handle);
      dag_memory_trim ();
    }
}

/* Ours, or empty; somebody else's file is not touched. */
static gboolean
check_owner (DagDatabase  *self,
             GError      **error)
{
  g_autoptr (GError) local = NULL;
  int64_t version = dag_database_read_pragma (self, "PRAGMA user_version", &local);
  int64_t n_tables = 0;
  int64_t id = 0;

  if (local == NULL)
    n_tables = dag_database_read_pragma (self, "SELECT count (*) FROM sqlite_schema", &local);
  /* the last: it is the first that another program writes which makes the file just now */
  if (local == NULL)
    id = dag_database_read_pragma (self, "PRAGMA application_id", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id != DAG_DATABASE_APPLICATION_ID && (id != 0 || version != 0 || n_tables > 0))
    return dag_store_error_set (error, DAG_STORE_ERROR_CORRUPT);
  self->is_newer = version > dag_migration_get_latest ();
  return TRUE;
}

static gboolean
set_up (DagDatabase  *self,
        GError      **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return dag_database_execute (self, "PRAGMA foreign_keys = ON;"
                                     "PRAGMA cell_size_check = ON;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA cache_size = -8192;"
                                     "PRAGMA secure_delete = FAST;"
                                     "PRAGMA journal_size_limit = 4194304;",
                               error);
}

static gboolean
set_up_writing (DagDatabase  *self,
                GError      **error)
{
  g_autofree char *owner
      = g_strdup_printf ("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = %d;",
                         DAG_DATABASE_APPLICATION_ID);
  const char *mode = self->path == NULL ? "PRAGMA journal_mode = MEMORY"
                     : self->on_network ? "PRAGMA journal_mode = TRUNCATE"
                                        : "PRAGMA journal_mode = WAL";
  g_autoptr (GError) local = NULL;

  if (dag_database_read_pragma (self, "PRAGMA application_id", &local)
          != DAG_DATABASE_APPLICATION_ID
      && local == NULL)
    dag_database_execute (self, owner, &local);
  if (local == NULL)
    dag_database_execute (self, mode, &local);
  if (local == NULL)
    dag_database_execute (self, "PRAGMA synchronous = NORMAL", &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Where another program makes the same file just now, SQLite refuses at once rather than
 * after its own wait. */
static gboolean
make_ours (DagDatabase  *self,
           GError      **error)
{
  int64_t until_us = g_get_monotonic_time () + BUSY_MS * 1000;

  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (set_up_writing (self, &local) && dag_migrate (self, &local))
        return TRUE;
      if (!g_error_matches (local, DAG_STORE_ERROR, DAG_STORE_ERROR_BUSY)
          || g_get_monotonic_time () >= until_us)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      sqlite3_sleep (RETRY_MS);
    }
}

static gboolean
open_handle (DagDatabase  *self,
             int           flags,
             GError      **error)
{
  int code = sqlite3_open_v2 (self->path != NULL ? self->path : ":memory:", &self->handle,
                              flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    return dag_store_error_set_sqlite (error, self->handle, code);
  return set_up (self, error) && check_owner (self, error);
}

static void
drop_handle (DagDatabase *self)
{
  g_hash_table_remove_all (self->statements);
  sqlite3_close_v2 (self->handle);
  self->handle = NULL;
}

/* A file that may be read but not written is better than nothing. */
static gboolean
open_read_only (DagDatabase  *self,
                GError      **error)
{
  drop_handle (self);
  self->read_only = TRUE;
  return open_handle (self, SQLITE_OPEN_READONLY, error);
}

/**
 * dag_database_open:
 * @path: (nullable): the file; %NULL: in memory, gone when it is closed
 * @opening: tells this opening from earlier ones
 * @error: set when it cannot be opened at all
 *
 * Opens the database on the calling thread, which alone may use it from then on, makes it
 * where it is missing and brings it to the latest form. One of a newer program, or that
 * may not be written, is opened read-only.
 *
 * Returns: (transfer full) (nullable): the database
 */
DagDatabase *
dag_database_open (const char *path,
                   guint       opening,
                   GError    **error)
{
  g_autoptr (DagDatabase) self = g_new0 (DagDatabase, 1);
  g_autoptr (GError) local = NULL;
  gboolean is_open;

  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->opening = opening;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (path != NULL && prepare_file (path, &local))
    self->on_network = is_on_network (path);
  is_open = local == NULL
            && open_handle (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &local)
            && (self->is_newer || make_ours (self, &local));
  if (is_open && self->is_newer)
    is_open = open_read_only (self, &local);
  else if (g_error_matches (local, DAG_STORE_ERROR, DAG_STORE_ERROR_READ_ONLY)
           && path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GError) second = NULL;

      is_open = open_read_only (self, &second) && !self->is_newer
                && dag_database_read_pragma (self, "PRAGMA user_version", NULL)
                       == dag_migration_get_latest ();
    }
  if (is_open)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * dag_database_close:
 * @self: (transfer full): a database; no statement is in use
 */
void
dag_database_close (DagDatabase *self)
{
  g_warn_if_fail (self->n_in_use == 0);
  drop_handle (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

/**
 * dag_database_is_read_only:
 * @self: a database
 *
 * Returns: whether nothing can be written; jobs that write are not run then
 */
gboolean
dag_database_is_read_only (DagDatabase *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->read_only;
}

/**
 * dag_database_get_opening:
 * @self: a database
 *
 * Returns: a number that changes when the file was opened anew; what was remembered of
 *   the rows of another opening may be wrong
 */
guint
dag_database_get_opening (DagDatabase *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->opening;
}

/**
 * dag_database_execute:
 * @self: a database
 * @sql: statements without values
 * @error: set when one failed
 *
 * Returns: whether all went well
 */
gboolean
dag_database_execute (DagDatabase  *self,
                      const char   *sql,
                      GError      **error)
{
  int code;

  g_return_val_if_fail (self != NULL && self->thread == g_thread_self (), FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || dag_store_error_set_sqlite (error, self->handle, code);
}

/**
 * dag_database_execute_often:
 * @self: a database
 * @sql: one statement without values and without rows
 * @error: set when it failed
 *
 * As dag_database_execute(), for what is executed again and again: it is kept prepared.
 *
 * Returns: whether all went well
 */
gboolean
dag_database_execute_often (DagDatabase  *self,
                            const char   *sql,
                            GError      **error)
{
  DagStatement *statement = dag_database_prepare (self, sql, error);
  gboolean is_done;

  if (statement == NULL)
    return FALSE;
  is_done = dag_statement_run (statement, error);
  dag_statement_release (statement);
  return is_done;
}

/* Undoes what is under way, if anything is. */
void
dag_database_roll_back (DagDatabase *self)
{
  g_return_if_fail (self != NULL && self->thread == g_thread_self ());

  if (dag_database_is_in_transaction (self))
    dag_database_execute (self, "ROLLBACK", NULL);
}

/**
 * dag_database_count_changed:
 * @self: a database
 *
 * Returns: how many rows the last statement that wrote has changed
 */
int
dag_database_count_changed (DagDatabase *self)
{
  return sqlite3_changes (self->handle);
}
