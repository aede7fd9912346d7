/* dag-store-error.c - why something could not be kept, or read back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-error.h"

#include "dag-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (dag-store-error-quark, dag_store_error)

/* errno where SQLite only says "I/O error" or "cannot open". */
static gboolean
is_out_of_room (int system_errno)
{
  return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

static gboolean
is_forbidden (int system_errno)
{
  return system_errno == EROFS || system_errno == EACCES || system_errno == EPERM;
}

static DagStoreError
get_reason (int code,
            int system_errno)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return DAG_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DAG_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DAG_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return DAG_STORE_ERROR_CORRUPT;
    case SQLITE_NOMEM:
      return DAG_STORE_ERROR_NO_MEMORY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return DAG_STORE_ERROR_REFUSED;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (is_out_of_room (system_errno))
        return DAG_STORE_ERROR_FULL;
      if (is_forbidden (system_errno))
        return DAG_STORE_ERROR_READ_ONLY;
      return DAG_STORE_ERROR_IO;
    default:
      return DAG_STORE_ERROR_FAILED;
    }
}

/**
 * dag_store_error_get_sentence:
 * @reason: why
 *
 * Returns: (transfer none): one sentence for a person
 */
const char *
dag_store_error_get_sentence (DagStoreError reason)
{
  switch (reason)
    {
    case DAG_STORE_ERROR_FULL:
      return _ ("History cannot be saved: the disk is full.");
    case DAG_STORE_ERROR_READ_ONLY:
      return _ ("History cannot be saved: its folder may not be written to.");
    case DAG_STORE_ERROR_BUSY:
      return _ ("History cannot be saved just now: another program has it open.");
    case DAG_STORE_ERROR_IO:
      return _ ("History cannot be saved: the disk reports an error.");
    case DAG_STORE_ERROR_CORRUPT:
      return _ ("The history file is damaged.");
    case DAG_STORE_ERROR_NEWER:
      return _ ("The history was written by a newer Dagstart. It can be read here, but "
                "nothing is added.");
    case DAG_STORE_ERROR_NO_MEMORY:
      return _ ("History cannot be saved: there is not enough memory.");
    case DAG_STORE_ERROR_CLOSED:
      return _ ("History is closed.");
    case DAG_STORE_ERROR_REFUSED:
      return _ ("This cannot be saved: it breaks a rule of the history.");
    case DAG_STORE_ERROR_FAILED:
      break;
    }
  return _ ("History cannot be saved.");
}

/* %NULL where the sentence for saving is as right. */
static const char *
get_reading_sentence (DagStoreError reason)
{
  switch (reason)
    {
    case DAG_STORE_ERROR_BUSY:
      return _ ("History cannot be read just now: another program has it open.");
    case DAG_STORE_ERROR_FULL: /* also reading may need room, for what is sorted */
    case DAG_STORE_ERROR_IO:
      return _ ("History cannot be read: the disk reports an error.");
    case DAG_STORE_ERROR_NO_MEMORY:
      return _ ("History cannot be read: there is not enough memory.");
    case DAG_STORE_ERROR_FAILED:
      return _ ("History cannot be read.");
    case DAG_STORE_ERROR_READ_ONLY:
    case DAG_STORE_ERROR_CORRUPT:
    case DAG_STORE_ERROR_NEWER:
    case DAG_STORE_ERROR_CLOSED:
    case DAG_STORE_ERROR_REFUSED:
      break;
    }
  return NULL;
}

/**
 * dag_store_error_reword:
 * @error: (nullable): what went wrong while something was read
 *
 * Says that it cannot be read, and not that it cannot be saved.
 */
void
dag_store_error_reword (GError *error)
{
  const char *sentence = NULL;

  if (error != NULL && error->domain == DAG_STORE_ERROR)
    sentence = get_reading_sentence ((DagStoreError) error->code);
  if (sentence == NULL)
    return;
  g_free (error->message);
  error->message = g_strdup (sentence);
}

/**
 * dag_store_error_set:
 * @error: (out) (optional): where to put it
 * @reason: why
 *
 * Returns: %FALSE, for a short way out
 */
gboolean
dag_store_error_set (GError        **error,
                     DagStoreError   reason)
{
  g_set_error_literal (error, DAG_STORE_ERROR, (int) reason,
                       dag_store_error_get_sentence (reason));
  return FALSE;
}

/* SQLite forgets why a write into its log failed: a quota, say. The folder knows it still.
 * 0: nothing is wrong there (any more). */
static int
try_to_write (sqlite3 *handle)
{
  static const char block[4096];
  const char *path = sqlite3_db_filename (handle, "main");
  g_autofree char *name = NULL;
  int saved_errno = 0;
  int file;

  if (path == NULL || *path == '\0')
    return 0;
  name = g_strconcat (path, ".try-XXXXXX", NULL);
  file = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (file < 0)
    return errno;
  g_unlink (name);
  if (write (file, block, sizeof block) < 0 || fsync (file) != 0)
    saved_errno = errno;
  close (file);
  return saved_errno;
}

static int
find_system_errno (sqlite3 *handle,
                   int      full_code)
{
  int known = handle != NULL ? sqlite3_system_errno (handle) : 0;

  if (known != 0 || handle == NULL)
    return known;
  switch (full_code)
    {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMMAP:
      return try_to_write (handle);
    default:
      return 0;
    }
}

/**
 * dag_store_error_set_sqlite:
 * @error: (out) (optional): where to put it
 * @handle: (nullable): the connection that failed
 * @code: what SQLite returned
 *
 * Returns: %FALSE, for a short way out
 */
gboolean
dag_store_error_set_sqlite (GError  **error,
                            sqlite3  *handle,
                            int       code)
{
  int full_code = handle != NULL ? sqlite3_extended_errcode (handle) : code;

  if ((full_code & 0xff) != (code & 0xff))
    full_code = code;
  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "interrupted");
      return FALSE;
    }
  g_debug ("SQLite: %s (%d)", handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code),
           full_code);
  return dag_store_error_set (
      error, get_reason (full_code, find_system_errno (handle, full_code)));
}
