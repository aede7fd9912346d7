/* dag-privacy-window.c - the sheet for a works council, and what one person may ask
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-window.h"

#include "dag-privacy-log.h"
#include "dag-privacy-person.h"
#include "dag-privacy-settings.h"
#include "dag-save.h"
#include "dag-settings.h"
#include "dag-words-privacy.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DagPrivacyWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
  GtkWidget *save_button;

  DagDashboard *dashboard;
  guint rest_id; /* groups are being made */
  GPtrArray *sections; /* of DagPrivacySection */
};

G_DEFINE_FINAL_TYPE (DagPrivacyWindow, dag_privacy_window, ADW_TYPE_WINDOW)

static void
on_save_clicked (DagPrivacyWindow *self)
{
  int64_t now_us = g_get_real_time ();
  g_autofree char *html = dag_words_privacy_html (self->sections, now_us / G_USEC_PER_SEC);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *name = dag_save_dup_name (_ ("privacy"), now_us, zone, "html");
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  dag_save_offer (GTK_WIDGET (self->save_button), _ ("Save the Sheet"), name, bytes);
}

static void
add_section (DagPrivacyWindow        *self,
             const DagPrivacySection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *label = gtk_label_new (section->text);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), section->heading);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
fill (DagPrivacyWindow *self)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  DagConnection *connection = dag_dashboard_get_connection (self->dashboard);
  g_autoptr (DagPrivacyFacts) facts = dag_privacy_settings_read (
      settings, connection != NULL ? connection->id : NULL,
      connection != NULL ? connection->url : NULL);

  self->sections = dag_words_privacy_sheet (facts);
  for (guint i = 0; i < self->sections->len; i++)
    add_section (self, g_ptr_array_index (self->sections, i));
}

/* What takes a moment more to be made comes apart, before the first frame. */
static gboolean
on_rest_due (gpointer user_data)
{
  DagPrivacyWindow *self = user_data;

  self->rest_id = 0;
  adw_preferences_page_add (self->page,
                            ADW_PREFERENCES_GROUP (dag_privacy_person_new (self->dashboard)));
  adw_preferences_page_add (self->page,
                            ADW_PREFERENCES_GROUP (dag_privacy_log_new (self->dashboard)));
  return G_SOURCE_REMOVE;
}

static void
dag_privacy_window_dispose (GObject *object)
{
  DagPrivacyWindow *self = DAG_PRIVACY_WINDOW (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->dashboard);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_privacy_window_parent_class)->dispose (object);
}

static void
dag_privacy_window_class_init (DagPrivacyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_privacy_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-privacy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DagPrivacyWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
dag_privacy_window_init (DagPrivacyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_privacy_window_new:
 * @parent: (nullable): the window it belongs to
 * @dashboard: the contact centre that is watched
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagPrivacyWindow *
dag_privacy_window_new (GtkWindow    *parent,
                        DagDashboard *dashboard)
{
  DagPrivacyWindow *self = g_object_new (
      DAG_TYPE_PRIVACY_WINDOW, "transient-for", parent, "application",
      parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);

  self->dashboard = g_object_ref (dashboard);
  fill (self);
  self->rest_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rest_due, self, NULL);
  return self;
}
