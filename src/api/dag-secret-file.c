/* dag-secret-file.c - a token or password in a file: one line, never an argument
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-secret-file.h"

#include "dag-fault.h"

#include <string.h>

#define MOST_BYTES 8192

/**
 * dag_secret_file_read:
 * @path: a file that holds the secret as its only line
 * @error: %DAG_FAULT_IO where it cannot be read, %DAG_FAULT_SECRET where it is no one line
 *
 * Reads no more than a secret can be, so that a device or a wrong file does no harm. Not
 * for the main loop of a running window: it blocks as the disk does.
 *
 * Returns: (transfer full) (nullable): the secret, without its line end
 */
char *
dag_secret_file_read (const char  *path,
                      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *text = g_malloc0 (MOST_BYTES + 2);
  gsize length = 0;

  stream = g_file_read (file, NULL, &local);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MOST_BYTES + 1, &length, NULL,
                                   &local))
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, local->message);
      return NULL;
    }
  if (length > MOST_BYTES || strlen (text) < length || !g_utf8_validate (text, -1, NULL)
      || *g_strchomp (text) == '\0' || strpbrk (text, "\r\n") != NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SECRET,
                           "the token file must hold one line of text");
      return NULL;
    }
  return g_steal_pointer (&text);
}
