/* dag-preferences-window.c - the settings, in force at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-preferences-window.h"

#include "dag-chat-actions.h"
#include "dag-chat-group.h"
#include "dag-compat.h"
#include "dag-connector.h"
#include "dag-keep-group.h"
#include "dag-purpose.h"
#include "dag-settings.h"
#include "dag-totals.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagPreferencesWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
  AdwActionRow *centre_row;
  GtkWidget *none_row;
  AdwActionRow *purpose_row;
  GtkWidget *simulation_row;
  GtkWidget *look_row;
  GtkWidget *disconnect_row;
  GtkAdjustment *poll_adjustment;
  AdwPreferencesGroup *level_group;
  AdwComboRow *scheme_row;
  GtkSwitch *compact_switch;

  DagConnectSession *session;
  guint groups_id; /* groups are being made */
};

G_DEFINE_FINAL_TYPE (DagPreferencesWindow, dag_preferences_window, ADW_TYPE_WINDOW)

/* In the order of the row's words. */
static const char *const schemes[] = { "system", "light", "dark", NULL };

static gboolean
get_scheme_index (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  for (guint i = 0; schemes[i] != NULL; i++)
    if (g_str_equal (schemes[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
get_scheme_word (const GValue       *value,
                 const GVariantType *type,
                 gpointer            user_data)
{
  guint i = g_value_get_uint (value);

  return i < G_N_ELEMENTS (schemes) - 1 ? g_variant_new_string (schemes[i]) : NULL;
}

static char *
capitalize (const char *text)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static GtkWidget *
new_level_row (DagServiceLevelKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = capitalize (dag_words_service_level_kind (kind));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), dag_words_service_level_formula (kind));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check),
                                  "settings." DAG_KEY_SERVICE_LEVEL_KIND);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (check), "s",
                                    dag_service_level_kind_get_word (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  dag_words_service_level_formula (kind), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
show_purpose (DagPreferencesWindow *self,
              const char           *connection_id)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;
  int64_t at_s = 0;
  gboolean accepted
      = dag_purpose_lookup (dag_connect_session_get_settings (self->session), connection_id,
                            &at_s, &reference);

  gtk_widget_set_visible (GTK_WIDGET (self->purpose_row), accepted);
  if (!accepted)
    return;
  at = g_date_time_new_from_unix_local (at_s);
  /* Translators: a date, see g_date_time_format(). */
  date = g_date_time_format (at, _ ("%e %B %Y"));
  if (*reference != '\0')
    /* Translators: a date, and the reference of the works council's consent. */
    subtitle = g_strdup_printf (_ ("Purposes accepted on %s. Works council: %s"),
                                g_strstrip (date), reference);
  else
    subtitle = g_strdup_printf (_ ("Purposes accepted on %s"), g_strstrip (date));
  adw_action_row_set_subtitle (self->purpose_row, subtitle);
}

static void
update_centre (DagPreferencesWindow *self)
{
  DagConnection *saved = dag_connect_session_get_saved (self->session);
  gboolean simulation
      = dag_connect_session_get_mode (self->session) == DAG_CONNECT_MODE_SIMULATION;

  gtk_widget_set_visible (GTK_WIDGET (self->centre_row), saved != NULL);
  gtk_widget_set_visible (self->none_row, saved == NULL);
  gtk_widget_set_visible (self->simulation_row, simulation);
  gtk_widget_set_visible (self->look_row, saved != NULL && !simulation);
  gtk_widget_set_visible (self->disconnect_row, saved != NULL && !simulation);
  gtk_widget_set_visible (GTK_WIDGET (self->purpose_row), FALSE);
  if (saved != NULL)
    {
      const DagConnectorKind *kind = dag_connector_find_kind (saved->kind);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->centre_row), saved->url);
      adw_action_row_set_subtitle (self->centre_row,
                                   kind != NULL ? _ (kind->title) : saved->kind);
      show_purpose (self, saved->id);
    }
}

static void
on_purpose_clicked (DagPreferencesWindow *self)
{
  DagConnection *saved = dag_connect_session_get_saved (self->session);

  if (saved != NULL)
    dag_purpose_take_back (dag_connect_session_get_settings (self->session), saved->id);
}

static void
bind_settings (DagPreferencesWindow *self)
{
  GSettings *settings = dag_connect_session_get_settings (self->session);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) level = g_settings_create_action (settings, DAG_KEY_SERVICE_LEVEL_KIND);

  g_action_map_add_action (G_ACTION_MAP (group), level);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
  g_settings_bind (settings, DAG_KEY_POLL_INTERVAL, self->poll_adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, DAG_KEY_COMPACT_ROWS, self->compact_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, DAG_KEY_COLOR_SCHEME, self->scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_scheme_index, get_scheme_word,
                                NULL, NULL);
}

static gboolean
on_keep_due (gpointer user_data)
{
  DagPreferencesWindow *self = user_data;

  self->groups_id = 0;
  adw_preferences_page_add (
      self->page, ADW_PREFERENCES_GROUP (dag_keep_group_new (
                      dag_connect_session_get_settings (self->session))));
  return G_SOURCE_REMOVE;
}

/* A group takes a moment to be made: the last ones come one by one, before the first frame. */
static gboolean
on_chat_due (gpointer user_data)
{
  DagPreferencesWindow *self = user_data;
  DagChatOutbox *outbox
      = dag_chat_actions_get_outbox (gtk_window_get_application (GTK_WINDOW (self)));

  if (outbox != NULL)
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (dag_chat_group_new (
                                              dag_chat_outbox_get_book (outbox))));
  self->groups_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_keep_due, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
dag_preferences_window_dispose (GObject *object)
{
  g_clear_handle_id (&DAG_PREFERENCES_WINDOW (object)->groups_id, g_source_remove);
  g_clear_object (&DAG_PREFERENCES_WINDOW (object)->session);
  G_OBJECT_CLASS (dag_preferences_window_parent_class)->dispose (object);
}

static void
dag_preferences_window_class_init (DagPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, centre_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, none_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, simulation_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, look_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, disconnect_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, poll_adjustment);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, level_group);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, DagPreferencesWindow, compact_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_purpose_clicked);
}

static void
dag_preferences_window_init (DagPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
  for (int i = 0; i < DAG_N_SERVICE_LEVEL_KINDS; i++)
    adw_preferences_group_add (self->level_group, new_level_row ((DagServiceLevelKind) i));
}

/**
 * dag_preferences_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: what is watched, and the settings
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagPreferencesWindow *
dag_preferences_window_new (GtkWindow         *parent,
                            DagConnectSession *session)
{
  DagPreferencesWindow *self;

  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (session), NULL);

  self = g_object_new (DAG_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->session = g_object_ref (session);
  bind_settings (self);
  self->groups_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_chat_due, self, NULL);
  g_signal_connect_object (session, "notify::mode", G_CALLBACK (update_centre), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_connect_session_get_settings (session),
                           "changed::" DAG_KEY_PURPOSES_ACCEPTED, G_CALLBACK (update_centre),
                           self, G_CONNECT_SWAPPED);
  update_centre (self);
  return self;
}
