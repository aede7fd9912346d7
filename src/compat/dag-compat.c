/* dag-compat.c - the few calls that differ between GTK 4.8 and the newest
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-compat.h"

/**
 * dag_compat_widget_get_color:
 * @widget: a widget
 * @color: (out): its text colour
 */
void
dag_compat_widget_get_color (GtkWidget *widget,
                             GdkRGBA   *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

/**
 * dag_compat_announce:
 * @widget: where it happened
 * @text: a sentence for a screen reader
 *
 * Speaks @text where GTK can (4.14); before, nothing.
 */
void
dag_compat_announce (GtkWidget  *widget,
                     const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* GTK 4.24 calls a function that is not there where the tests listen (GTK_A11Y=test). */
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  gboolean save = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  GFile *file = save ? gtk_file_dialog_save_finish (dialog, result, &error)
                     : gtk_file_dialog_open_finish (dialog, result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_clear_error (&error);
      g_task_return_pointer (task, NULL, NULL);
    }
  else
    g_task_return_error (task, error);
}
#else
static void
on_chooser_response (GtkNativeDialog *dialog,
                     int              response,
                     gpointer         user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}
#endif

/**
 * dag_compat_choose_file_async:
 * @parent: the window the dialog belongs to
 * @save: whether to save rather than open
 * @title: of the dialog
 * @name: (nullable): the name suggested when saving
 * @cancellable: (nullable): to give up
 * @callback: called with the choice
 * @user_data: for @callback
 */
void
dag_compat_choose_file_async (GtkWindow           *parent,
                              gboolean             save,
                              const char          *title,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  g_task_set_source_tag (task, dag_compat_choose_file_async);
  g_task_set_task_data (task, GINT_TO_POINTER (save), NULL);
  gtk_file_dialog_set_title (dialog, title);
  if (save)
    {
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, parent, cancellable, on_file_chosen, task);
    }
  else
    gtk_file_dialog_open (dialog, parent, cancellable, on_file_chosen, task);
#else
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
      NULL);

  g_task_set_source_tag (task, dag_compat_choose_file_async);
  if (save && name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE); /* as GtkFileDialog is */
  g_signal_connect (dialog, "response", G_CALLBACK (on_chooser_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
#endif
}

/**
 * dag_compat_choose_file_finish:
 * @result: what the callback got
 * @error: set when the dialog failed
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error where the person
 *   closed the dialog
 */
GFile *
dag_compat_choose_file_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_compat_speak_mnemonics:
 * @root: a button, or what holds some
 *
 * Before 4.10 a button that underlines a letter is spoken with the underscore, and then a
 * second time without: it is named as it is shown. Call it again where the label changes.
 */
void
dag_compat_speak_mnemonics (GtkWidget *root)
{
  GtkWidget *label = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;

  if (label != NULL && GTK_IS_LABEL (label)
      && gtk_button_get_use_underline (GTK_BUTTON (root)))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root),
                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (label)), -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dag_compat_speak_mnemonics (child);
}

/**
 * dag_compat_calendar_select:
 * @calendar: a calendar
 * @day: the day it shows as chosen
 */
void
dag_compat_calendar_select (GtkCalendar *calendar,
                            GDateTime   *day)
{
#if GTK_CHECK_VERSION(4, 20, 0)
  gtk_calendar_set_date (calendar, day);
#else
  gtk_calendar_select_day (calendar, day);
#endif
}
