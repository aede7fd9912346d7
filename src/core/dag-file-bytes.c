/* dag-file-bytes.c - a file read whole, if it is a file and not too large
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody gives may be a pipe that nobody writes to, a device without an end, or a film:
 * g_file_get_contents() waits for the first and takes in the others (F-X03). */
#include "config.h"

#include "dag-file-bytes.h"

#include "dag-fault.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError     **error,
      const char  *path,
      int          code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", name,
               g_strerror (code));
  return FALSE;
}

static gboolean
fail_too_large (GError **error,
                gsize    most)
{
  g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE,
               "a file of more than %" G_GSIZE_FORMAT " bytes", most);
  return FALSE;
}

static gboolean
check_kind (int          file,
            const char  *path,
            gsize        most,
            GError     **error)
{
  struct stat about;

  if (fstat (file, &about) != 0)
    return fail (error, path, errno);
  if (!S_ISREG (about.st_mode))
    return fail (error, path, S_ISDIR (about.st_mode) ? EISDIR : EINVAL);
  return (guint64) about.st_size <= most || fail_too_large (error, most);
}

/* It may grow while it is read. */
static gboolean
read_bytes (int          file,
            const char  *path,
            gsize        most,
            GByteArray  *bytes,
            GError     **error)
{
  guint8 piece[4096];
  gssize n = 0;

  do
    {
      n = read (file, piece, sizeof piece);
      if (n > 0)
        g_byte_array_append (bytes, piece, (guint) n);
    }
  while ((n > 0 && bytes->len <= most) || (n < 0 && errno == EINTR));
  if (n < 0)
    return fail (error, path, errno);
  return bytes->len <= most || fail_too_large (error, most);
}

/**
 * dag_file_bytes_read:
 * @path: a file; a link to one will do
 * @most: so many bytes it may have, less than 4 GiB
 * @length: (out): how many it has
 * @error: as g_file_get_contents(), also where it is no file; %DAG_FAULT_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): what is in it, and a NUL behind that
 */
char *
dag_file_bytes_read (const char  *path,
                     gsize        most,
                     gsize       *length,
                     GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int file = -1;
  gboolean is_read = FALSE;

  g_return_val_if_fail (path != NULL && length != NULL && most < G_MAXUINT32, NULL);

  file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  if (file < 0)
    {
      fail (error, path, errno);
      return NULL;
    }
  is_read = check_kind (file, path, most, error)
            && read_bytes (file, path, most, bytes, error);
  close (file);
  if (!is_read)
    return NULL;
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}
