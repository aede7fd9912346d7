/* dag-save.c - asks where to, and puts bytes into that file whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-save.h"

#include "dag-compat.h"
#include "dag-toast.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

/* One saving: from the question to the toast. */
typedef struct
{
  GtkWidget *widget; /* owned */
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->widget);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static char *
dup_shown_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *utf8 = g_filename_display_name (name);

  return dag_words_name_isolated (utf8);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dup_shown_name (G_FILE (source));
  g_autofree char *sentence = NULL;

  if (dag_save_write_finish (G_FILE (source), result, &error))
    /* Translators: the name of a file */
    sentence = g_strdup_printf (_ ("Saved as %s"), name);
  else
    {
      g_message ("cannot save: %s", error->message);
      /* Translators: the name of a file, the reason of the system */
      sentence = g_strdup_printf (_ ("%s could not be saved: %s"), name, error->message);
    }
  dag_toast_show (saving->widget, sentence);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dag_compat_choose_file_finish (result, &error);
  GBytes *bytes = saving->bytes;

  if (file != NULL)
    dag_save_write_async (file, bytes, NULL, on_written, g_steal_pointer (&saving));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dag_toast_show (saving->widget, _ ("The file dialog could not be opened"));
}

/**
 * dag_save_offer:
 * @widget: what is saved is shown here; a toast over it tells how it went
 * @title: of the dialog
 * @name: of the file, as a proposal
 * @bytes: what to save
 */
void
dag_save_offer (GtkWidget  *widget,
                const char *title,
                const char *name,
                GBytes     *bytes)
{
  Saving *saving;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget) && bytes != NULL);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->bytes = g_bytes_ref (bytes);
  dag_compat_choose_file_async (GTK_WINDOW (root), TRUE, title, name, NULL, on_chosen, saving);
}

/* On a thread of GIO, for a disk may be slow. g_file_replace_contents() would leave its
 * temporary file behind where the disk is full. */
static void
write_file (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GFile *file = source;
  gsize length = 0;
  const char *data = g_bytes_get_data (task_data, &length);
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;
  gboolean done;

  if (path != NULL)
    done = g_file_set_contents_full (path, data, (gssize) length,
                                     G_FILE_SET_CONTENTS_CONSISTENT
                                         | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &error);
  else
    done = g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                    NULL, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dag_save_write_async:
 * @file: where to; replaced where it is there
 * @bytes: what to write
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a temporary file beside @file and puts it in its place when all of it is on the
 * disk: whatever goes wrong, a file that was there stays as it was (F-X02). Only its owner
 * may read the new one, for people are in it.
 */
void
dag_save_write_async (GFile               *file,
                      GBytes              *bytes,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file) && bytes != NULL);

  g_task_set_source_tag (task, dag_save_write_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_file);
}

/**
 * dag_save_write_finish:
 * @file: where to
 * @result: what the callback got
 * @error: of %G_FILE_ERROR or %G_IO_ERROR
 *
 * Returns: whether all of it is in the file
 */
gboolean
dag_save_write_finish (GFile         *file,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dag_save_dup_name:
 * @subject: what it is, a word or two; what a file system cannot take is left out
 * @at_us: the moment it shows
 * @zone: the centre's zone
 * @extension: without a point
 *
 * Returns: (transfer full): "Queues 2026-11-23 10.15.csv"
 */
char *
dag_save_dup_name (const char *subject,
                   int64_t     at_us,
                   GTimeZone  *zone,
                   const char *extension)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *when = NULL;
  g_autofree char *safe = g_strdup (subject);

  g_return_val_if_fail (utc != NULL && zone != NULL, NULL);

  there = g_date_time_to_timezone (utc, zone);
  when = g_date_time_format (there, "%Y-%m-%d %H.%M");
  g_strdelimit (safe, "/\\:*?\"<>|\r\n\t", ' ');
  return g_strdup_printf ("%s %s.%s", safe, when, extension);
}
