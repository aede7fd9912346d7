/* dag-store-file.c - what a file is that should be a history, without touching it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A DagStore brings a file to its latest form and puts a damaged one aside; here nothing is
 * written, made, locked for long or renamed, whoever has the file open. */
#include "config.h"

#include "dag-store-file.h"

#include "dag-database-private.h"
#include "dag-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MS 5000

/* The head of a file of SQLite (its "database file format", 1.3). */
#define HEAD_BYTES 100
#define AT_WRITE_VERSION 18
#define AT_APPLICATION_ID 68
#define WRITE_VERSION_WAL 2

static DagStoreFileState
fail (DagStoreFileState   state,
      const char         *why,
      char              **detail)
{
  *detail = g_strdup (why);
  return state;
}

static DagStoreFileState
fail_to_read (int    saved_errno,
              char **detail)
{
  gboolean is_missing = saved_errno == ENOENT || saved_errno == ENOTDIR;

  return fail (is_missing ? DAG_STORE_FILE_MISSING : DAG_STORE_FILE_UNREADABLE,
               g_strerror (saved_errno), detail);
}

/* How many bytes there are of the head; -1 with errno set where it cannot be read. */
static gssize
read_head (const char *path,
           guint8      head[HEAD_BYTES])
{
  struct stat about;
  gssize n_read = -1;
  int saved_errno;
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (file < 0)
    return -1;
  if (fstat (file, &about) != 0)
    saved_errno = errno;
  else if (S_ISDIR (about.st_mode))
    saved_errno = EISDIR;
  else if (!S_ISREG (about.st_mode))
    saved_errno = EINVAL;
  else
    {
      n_read = pread (file, head, HEAD_BYTES, 0);
      saved_errno = errno;
    }
  close (file);
  errno = saved_errno;
  return n_read;
}

static DagStoreFileState
judge_head (const char  *path,
            guint8       head[HEAD_BYTES],
            char       **detail)
{
  static const char magic[] = "SQLite format 3";
  gssize n_read = read_head (path, head);
  guint32 id = 0;

  if (n_read < 0)
    return fail_to_read (errno, detail);
  if (n_read == 0)
    return DAG_STORE_FILE_EMPTY;
  if (n_read < (gssize) sizeof magic || memcmp (head, magic, sizeof magic) != 0)
    return DAG_STORE_FILE_STRANGE;
  if (n_read < HEAD_BYTES)
    return fail (DAG_STORE_FILE_DAMAGED, "cut off in its first hundred bytes", detail);
  memcpy (&id, head + AT_APPLICATION_ID, sizeof id);
  return GUINT32_FROM_BE (id) == DAG_DATABASE_APPLICATION_ID ? DAG_STORE_FILE_SOUND
                                                             : DAG_STORE_FILE_FOREIGN;
}

/**
 * dag_store_file_glance:
 * @path: of a file
 * @detail: (out) (transfer full) (nullable): why, in English, where something is wrong
 *
 * Looks at the first bytes alone, at once.
 *
 * Returns: what it is; %DAG_STORE_FILE_SOUND: a history of ours by its head
 */
DagStoreFileState
dag_store_file_glance (const char  *path,
                       char       **detail)
{
  guint8 head[HEAD_BYTES] = { 0 };

  g_return_val_if_fail (path != NULL && detail != NULL, DAG_STORE_FILE_MISSING);

  *detail = NULL;
  return judge_head (path, head, detail);
}

static DagStoreFileState
judge_code (sqlite3  *handle,
            int       code,
            char    **detail)
{
  const char *why = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return fail (DAG_STORE_FILE_DAMAGED, why, detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY: /* what was cut off is put right by who may write */
      return fail (DAG_STORE_FILE_BUSY, why, detail);
    default:
      return fail (DAG_STORE_FILE_UNREADABLE, why, detail);
    }
}

/* @text, where @sql is not %NULL, is the first column of the only row. */
static int
ask (sqlite3     *handle,
     const char  *sql,
     char       **text)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return code == SQLITE_ROW && *text != NULL ? SQLITE_OK : MAX (code, SQLITE_ERROR);
}

static DagStoreFileState
judge_pages (sqlite3  *handle,
             char    **detail)
{
  g_autofree char *version = NULL;
  g_autofree char *verdict = NULL;
  int code = ask (handle, "PRAGMA user_version", &version);

  if (code == SQLITE_OK)
    code = ask (handle, "PRAGMA integrity_check (1)", &verdict);
  if (code != SQLITE_OK)
    return judge_code (handle, code, detail);
  if (!g_str_equal (verdict, "ok"))
    return fail (DAG_STORE_FILE_DAMAGED, verdict, detail);
  return g_ascii_strtoll (version, NULL, 10) > dag_migration_get_latest ()
             ? DAG_STORE_FILE_NEWER
             : DAG_STORE_FILE_SOUND;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS);
}

static DagStoreFileState
open_and_judge (const char  *path,
                gboolean     at_rest,
                char       **detail)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri
      = g_strconcat ("file:", escaped, at_rest ? "?immutable=1" : "", NULL);
  sqlite3 *handle = NULL;
  DagStoreFileState state;
  int code = sqlite3_open_v2 (
      uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_busy_timeout (handle, BUSY_MS);
      sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      state = judge_pages (handle, detail);
    }
  else
    state = judge_code (handle, code, detail);
  sqlite3_close_v2 (handle);
  return state;
}

/**
 * dag_store_file_check:
 * @path: of a file
 * @detail: (out) (transfer full) (nullable): why, in English, where something is wrong
 *
 * Reads the whole file on the calling thread: seconds where it is large. A program that
 * records may have it open, and goes on. Nothing is left beside a file that nobody has open:
 * it is read as one that does not change, and once more where that came to be untrue.
 *
 * Returns: what it is
 */
DagStoreFileState
dag_store_file_check (const char  *path,
                      char       **detail)
{
  guint8 head[HEAD_BYTES] = { 0 };
  DagStoreFileState state;
  gboolean at_rest;

  g_return_val_if_fail (path != NULL && detail != NULL, DAG_STORE_FILE_MISSING);

  *detail = NULL;
  state = judge_head (path, head, detail);
  if (state != DAG_STORE_FILE_SOUND)
    return state;
  at_rest = head[AT_WRITE_VERSION] == WRITE_VERSION_WAL && !has_log (path);
  state = open_and_judge (path, at_rest, detail);
  if (at_rest && state != DAG_STORE_FILE_SOUND && has_log (path))
    {
      g_clear_pointer (detail, g_free);
      state = open_and_judge (path, FALSE, detail);
    }
  return state;
}
