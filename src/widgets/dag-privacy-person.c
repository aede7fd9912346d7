/* dag-privacy-person.c - what is kept of one person: to hand over, to restrict, to erase
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-person.h"

#include "dag-keeping.h"
#include "dag-person-file.h"
#include "dag-person-log.h"
#include "dag-privacy-settings.h"
#include "dag-save.h"
#include "dag-settings.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-day.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-privacy.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DagPrivacyPerson
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *person_row;
  GtkWidget *read_button;
  GtkWidget *data_button;
  GtkWidget *restrict_button;
  GtkWidget *erase_button;
  GtkWidget *sure_button;
  GtkStack *erase_stack;

  DagDashboard *dashboard;
  GSettings *settings;
  GPtrArray *lines; /* of GtkWidget, not owned: people of whom the use is restricted */
  GCancellable *cancellable;
  gboolean wants_data; /* for a computer, and not to read */
};

G_DEFINE_FINAL_TYPE (DagPrivacyPerson, dag_privacy_person, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_id (DagPrivacyPerson *self)
{
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->person_row))));

  return dag_person_find (self->dashboard, typed);
}

static void
log_act (const char *act,
         const char *id)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dagstart", NULL);
  g_autoptr (GError) error = NULL;

  if (!dag_person_log (folder, act, id, g_get_real_time (), &error))
    g_message ("the log of privacy could not be written: %s", error->message);
}

static void
on_typed (DagPrivacyPerson *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->person_row));
  gboolean is_empty = *text == '\0';

  gtk_widget_set_sensitive (self->read_button, !is_empty);
  gtk_widget_set_sensitive (self->data_button, !is_empty);
  gtk_widget_set_sensitive (self->restrict_button, !is_empty);
  gtk_widget_set_sensitive (self->erase_button, !is_empty);
  gtk_stack_set_visible_child (self->erase_stack, self->erase_button);
}

static char *
new_html (const DagPersonFile *file)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *name = dag_words_name_or_id (file->name, file->id);

  for (guint i = 0; i < file->lines->len; i++)
    {
      const DagPersonLine *line = g_ptr_array_index (file->lines, i);

      g_ptr_array_add (lines, line->at);
      g_ptr_array_add (lines, line->kind);
      g_ptr_array_add (lines, line->text);
    }
  return dag_words_person_html (name, (const char *const *) lines->pdata, file->lines->len,
                                g_get_real_time () / G_USEC_PER_SEC);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DagPrivacyPerson) self = DAG_PRIVACY_PERSON (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagPersonFile) file
      = dag_person_export_finish (DAG_DASHBOARD (source), result, &error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *html = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    {
      dag_toast_show (GTK_WIDGET (self), _ ("What is kept could not be read"));
      return;
    }
  log_act (DAG_PERSON_EXPORT, file->id);
  html = new_html (file);
  name = dag_save_dup_name (_ ("person"), g_get_real_time (), zone,
                            self->wants_data ? "json" : "html");
  bytes = self->wants_data ? g_bytes_new (file->json, strlen (file->json))
                           : g_bytes_new (html, strlen (html));
  dag_save_offer (GTK_WIDGET (self), _ ("Save What Is Kept"), name, bytes);
}

static void
start_export (DagPrivacyPerson *self,
              gboolean          wants_data)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autofree char *id = dup_id (self);

  self->wants_data = wants_data;
  dag_person_export_async (self->dashboard, id,
                           g_settings_get_uint (settings, DAG_KEY_KEEP_PEOPLE),
                           self->cancellable, on_exported, g_object_ref (self));
}

static void
on_read_clicked (DagPrivacyPerson *self)
{
  start_export (self, FALSE);
}

static void
on_data_clicked (DagPrivacyPerson *self)
{
  start_export (self, TRUE);
}

/* It cannot be undone: this once a second press is asked for, in the same place. */
static void
on_erase_clicked (DagPrivacyPerson *self)
{
  gtk_stack_set_visible_child (self->erase_stack, self->sure_button);
  gtk_widget_grab_focus (self->sure_button);
}

static void
on_erased (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DagPrivacyPerson) self = DAG_PRIVACY_PERSON (user_data);
  g_autoptr (GError) error = NULL;

  if (!dag_person_erase_finish (DAG_DASHBOARD (source), result, &error))
    {
      dag_toast_show (GTK_WIDGET (self), _ ("It could not be erased"));
      g_message ("a person could not be erased: %s", error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->person_row), "");
  dag_toast_show (GTK_WIDGET (self),
                  _ ("Erased. Files that were saved elsewhere are yours to delete."));
}

static void
on_sure_clicked (DagPrivacyPerson *self)
{
  g_autofree char *id = dup_id (self);

  log_act (DAG_PERSON_ERASE, id);
  dag_person_erase_async (self->dashboard, id, on_erased, g_object_ref (self));
}

/* --- restricting ---------------------------------------------------------------------- */

static void
on_restrict_clicked (DagPrivacyPerson *self)
{
  g_autofree char *id = dup_id (self);
  const char *centre = dag_keeping_get_centre_id (self->dashboard);

  if (centre == NULL || !dag_person_is_named (self->dashboard, id))
    {
      dag_toast_show (GTK_WIDGET (self), _ ("Your contact centre names nobody like that"));
      return;
    }
  log_act (DAG_PERSON_RESTRICT, id);
  gtk_editable_set_text (GTK_EDITABLE (self->person_row), "");
  dag_privacy_settings_set_restricted (self->settings, centre, id,
                                       g_get_real_time () / G_USEC_PER_SEC);
}

static void
on_lift_clicked (GtkWidget        *button,
                 DagPrivacyPerson *self)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (button)); /* the row goes */

  log_act (DAG_PERSON_LIFT, id);
  dag_privacy_settings_set_restricted (self->settings,
                                       dag_keeping_get_centre_id (self->dashboard), id, 0);
}

static void
add_restricted (DagPrivacyPerson *self,
                const char       *centre,
                const char       *id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Lift"));
  int64_t since_s = dag_privacy_settings_get_restricted_since (self->settings, centre, id);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *called = dag_person_dup_name (self->dashboard, id);
  g_autofree char *name = dag_words_person (called, id);
  g_autofree char *day = dag_words_day (since_s * G_USEC_PER_SEC, zone);
  /* Translators: %s is a day */
  g_autofree char *since = g_strdup_printf (_ ("Not used since %s"), day);
  /* Translators: %s is a name */
  g_autofree char *tip = g_strdup_printf (_ ("Work with the data of %s again"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), since);
  gtk_widget_set_name (button, id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_lift_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->lines, row);
}

static void
list_restricted (DagPrivacyPerson *self)
{
  const char *centre = dag_keeping_get_centre_id (self->dashboard);
  g_auto (GStrv) ids
      = centre != NULL ? dag_privacy_settings_dup_restricted (self->settings, centre) : NULL;

  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_restricted (self, centre, ids[i]);
}

static void
dag_privacy_person_dispose (GObject *object)
{
  DagPrivacyPerson *self = DAG_PRIVACY_PERSON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dashboard);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_privacy_person_parent_class)->dispose (object);
}

static void
dag_privacy_person_class_init (DagPrivacyPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_privacy_person_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-privacy-person.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, person_row);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, read_button);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, data_button);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, restrict_button);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, erase_button);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, sure_button);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyPerson, erase_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_read_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_data_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_restrict_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_erase_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_sure_clicked);
}

static void
dag_privacy_person_init (DagPrivacyPerson *self)
{
  self->cancellable = g_cancellable_new ();
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
}

GtkWidget *
dag_privacy_person_new (DagDashboard *dashboard)
{
  DagPrivacyPerson *self = g_object_new (DAG_TYPE_PRIVACY_PERSON, NULL);

  self->dashboard = g_object_ref (dashboard);
  self->settings = dag_settings_new ();
  g_signal_connect_object (self->settings, "changed::" DAG_KEY_RESTRICTED,
                           G_CALLBACK (list_restricted), self, G_CONNECT_SWAPPED);
  list_restricted (self);
  return GTK_WIDGET (self);
}
