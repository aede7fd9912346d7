/* dag-picked-file.c - what somebody picked, read if it is a file and not too large
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pipe that nobody writes to would never be read, and a device has no end (F-X03). */
#include "config.h"

#include "dag-picked-file.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

typedef struct
{
  gsize most;
  gsize length;
} Reading;

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "no file, or a larger one than is read");
}

static gboolean
want_more (const char *contents,
           goffset     n_bytes,
           gpointer    user_data)
{
  Reading *reading = g_task_get_task_data (G_TASK (user_data));

  return (guint64) n_bytes <= reading->most;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  Reading *reading = g_task_get_task_data (task);

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &contents,
                                            &reading->length, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (reading->length > reading->most)
    refuse (task);
  else
    g_task_return_pointer (task, g_steal_pointer (&contents), g_free);
}

static void
on_looked_at (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  Reading *reading = g_task_get_task_data (task);

  if (info == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
           || (guint64) g_file_info_get_size (info) > reading->most)
    refuse (task);
  else
    g_file_load_partial_contents_async (G_FILE (source), g_task_get_cancellable (task),
                                        want_more, on_read, g_object_ref (task));
}

/**
 * dag_picked_file_read_async:
 * @file: what was picked; a link to a file will do
 * @most: so many bytes it may have
 * @cancellable: (nullable): ends it
 * @callback: for dag_picked_file_read_finish()
 * @user_data: for @callback
 */
void
dag_picked_file_read_async (GFile               *file,
                            gsize                most,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  reading = g_new0 (Reading, 1);
  reading->most = most;
  g_task_set_source_tag (task, dag_picked_file_read_async);
  g_task_set_task_data (task, reading, g_free);
  g_file_query_info_async (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           cancellable, on_looked_at, g_object_ref (task));
}

/**
 * dag_picked_file_read_finish:
 * @file: as it was given
 * @result: of dag_picked_file_read_async()
 * @length: (out): how many bytes it has
 * @error: G_IO_ERROR; %G_IO_ERROR_INVALID_DATA: it is no file, or larger than that
 *
 * Returns: (transfer full) (nullable): what is in it, and a NUL behind that
 */
char *
dag_picked_file_read_finish (GFile         *file,
                             GAsyncResult  *result,
                             gsize         *length,
                             GError       **error)
{
  Reading *reading = NULL;

  g_return_val_if_fail (g_task_is_valid (result, file) && length != NULL, NULL);

  reading = g_task_get_task_data (G_TASK (result));
  *length = reading->length;
  return g_task_propagate_pointer (G_TASK (result), error);
}
