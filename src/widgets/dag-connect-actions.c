/* dag-connect-actions.c - the application's actions of connecting, preferences and about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-actions.h"

#include "dag-about.h"
#include "dag-connect-window.h"
#include "dag-fault.h"
#include "dag-preferences-window.h"
#include "dag-present.h"
#include "dag-settings.h"
#include "dag-privacy-window.h"
#include "dag-shortcuts-window.h"

#define SESSION_KEY "dag-connect-session"

static GtkWindow *
get_parent (gpointer application)
{
  return gtk_application_get_active_window (GTK_APPLICATION (application));
}

static DagConnectSession *
get_session (gpointer application)
{
  return DAG_CONNECT_SESSION (g_object_get_data (G_OBJECT (application), SESSION_KEY));
}

static void
on_simulate_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  dag_connect_session_simulate (get_session (user_data),
                                g_variant_get_string (parameter, NULL));
}

static void
on_connect_centre_activated (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  dag_present_later (dag_connect_window_new (get_parent (user_data), get_session (user_data),
                                             DAG_CONNECT_ASK_NEW));
}

/* After a 401 the credential alone is asked. */
static void
on_edit_connection_activated (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  DagConnectSession *session = get_session (user_data);
  DagConnectAsk ask = DAG_CONNECT_ASK_NEW;

  if (dag_connect_session_get_saved (session) != NULL)
    ask = dag_connect_session_needs_secret (session) ? DAG_CONNECT_ASK_SECRET
                                                     : DAG_CONNECT_ASK_EDIT;
  dag_present_later (dag_connect_window_new (get_parent (user_data), session, ask));
}

static void
on_test_connection_activated (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  DagConnectSession *session = get_session (user_data);
  DagConnectWindow *window;

  if (dag_connect_session_get_saved (session) == NULL)
    return;
  window = dag_connect_window_new (get_parent (user_data), session, DAG_CONNECT_ASK_EDIT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "connect.test", NULL);
}

static void
on_disconnect_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  DagConnectSession *session = get_session (user_data);

  if (dag_connect_session_get_mode (session) == DAG_CONNECT_MODE_SIMULATION)
    dag_connect_session_go_back (session);
  else
    dag_connect_session_forget (session);
}

static void
on_undo_disconnect_activated (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  dag_connect_session_undo (get_session (user_data));
}

static void
on_preferences_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  dag_present_later (
      dag_preferences_window_new (get_parent (user_data), get_session (user_data)));
}

static void
on_privacy_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  DagDashboard *dashboard
      = dag_connect_session_get_dashboard (get_session (user_data));

  dag_present_later (dag_privacy_window_new (get_parent (user_data), dashboard));
}

static void
on_shortcuts_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  dag_present_later (dag_shortcuts_window_new (get_parent (user_data)));
}

static void
on_about_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  dag_present_later (dag_about_new (get_parent (user_data)));
}

static const GActionEntry entries[] = {
  { .name = "simulate", .activate = on_simulate_activated, .parameter_type = "s" },
  { .name = "connect-centre", .activate = on_connect_centre_activated },
  { .name = "edit-connection", .activate = on_edit_connection_activated },
  { .name = "test-connection", .activate = on_test_connection_activated },
  { .name = "disconnect", .activate = on_disconnect_activated },
  { .name = "undo-disconnect", .activate = on_undo_disconnect_activated },
  { .name = "preferences", .activate = on_preferences_activated },
  { .name = "privacy", .activate = on_privacy_activated },
  { .name = "shortcuts", .activate = on_shortcuts_activated },
  { .name = "about", .activate = on_about_activated },
};

static gboolean
get_scheme (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  const char *word = g_variant_get_string (variant, NULL);

  if (g_str_equal (word, "light"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (word, "dark"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    g_value_set_enum (value, ADW_COLOR_SCHEME_DEFAULT);
  return TRUE;
}

static void
set_enabled (GtkApplication *application,
             const char     *name,
             gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (application), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_enabled (GtkApplication *application)
{
  DagConnectSession *session = get_session (application);
  gboolean saved = dag_connect_session_get_saved (session) != NULL;

  set_enabled (application, "edit-connection", saved);
  set_enabled (application, "test-connection", saved);
  set_enabled (application, "undo-disconnect", dag_connect_session_can_undo (session));
  set_enabled (application, "disconnect",
               saved
                   || dag_connect_session_get_mode (session) == DAG_CONNECT_MODE_SIMULATION);
}

/* Where there is no keyring the secret is asked for once a session, at the start. */
static void
on_session_failed (DagConnectSession *session,
                   const GError      *error,
                   GtkApplication    *application)
{
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_SECRET)
      && dag_connect_session_needs_secret (session))
    g_action_group_activate_action (G_ACTION_GROUP (application), "edit-connection", NULL);
}

/**
 * dag_connect_actions_install:
 * @application: the application, started
 * @session: whom the dashboard watches; @application keeps it
 */
void
dag_connect_actions_install (GtkApplication    *application,
                             DagConnectSession *session)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (DAG_IS_CONNECT_SESSION (session));

  g_object_set_data_full (G_OBJECT (application), SESSION_KEY, g_object_ref (session),
                          g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries,
                                   G_N_ELEMENTS (entries), application);
  g_signal_connect_object (session, "notify::mode", G_CALLBACK (update_enabled), application,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (on_session_failed), application, 0);
  update_enabled (application);
  g_settings_bind_with_mapping (dag_connect_session_get_settings (session),
                                DAG_KEY_COLOR_SCHEME, adw_style_manager_get_default (),
                                "color-scheme", G_SETTINGS_BIND_GET, get_scheme, NULL, NULL,
                                NULL);
}
