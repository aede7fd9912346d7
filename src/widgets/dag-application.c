/* dag-application.c - the application: actions, accelerators, the one dashboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application.h"

#include "dag-accels.h"
#include "dag-alert-actions.h"
#include "dag-application-options.h"
#include "dag-break-rules-window.h"
#include "dag-break-settings.h"
#include "dag-chat-actions.h"
#include "dag-connect-actions.h"
#ifdef DAG_HAS_ICON_PICTURES
#include "dag-icon-resources.h"
#endif
#include "dag-keeping.h"
#include "dag-present.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-shots.h"
#include "dag-window-private.h"

#include <glib-unix.h>
#include <signal.h>

struct _DagApplication
{
  AdwApplication parent_instance;

  DagDashboard *dashboard;
  DagConnectSession *session;
  GSettings *settings;
  GError *early; /* (nullable): what failed before there was a window to say so */
  DagShots *shots; /* (nullable): pictures were asked for */
  gboolean started; /* someone is watched, or the welcome page was due */
  guint terminate_id; /* SIGTERM: the session ends */
  guint interrupt_id; /* SIGINT: Ctrl+C where it was started */
};

G_DEFINE_FINAL_TYPE (DagApplication, dag_application, ADW_TYPE_APPLICATION)

/* Closed rather than destroyed, so that each window keeps its size for the next time. */
static void
on_quit_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  /* A window takes those that belong to it along: each is held until all are asked. */
  g_autolist (GtkWindow) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_application_quit (G_APPLICATION (user_data));
}

/* Asked to go by the system: the same way out as Ctrl+Q, so that nothing is left behind. */
static gboolean
on_stop_asked (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
on_break_rules_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  DagApplication *self = user_data;
  DagBreakLive *breaks = dag_dashboard_get_breaks (self->dashboard);
  DagBreakRulesWindow *window = dag_break_rules_window_new (
      gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings,
      dag_break_live_get_config (breaks));

  dag_present_later (window);
}

static const GActionEntry actions[] = {
  { .name = "break-rules", .activate = on_break_rules_activated },
  { .name = "quit", .activate = on_quit_activated },
};

static void
on_session_failed (DagApplication *self,
                   GError         *error)
{
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    return; /* the window tells it */
  g_clear_error (&self->early);
  self->early = g_error_copy (error);
}

static void
dag_application_startup (GApplication *application)
{
  DagApplication *self = DAG_APPLICATION (application);

  G_APPLICATION_CLASS (dag_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (DAG_APP_ID);
  self->terminate_id = g_unix_signal_add (SIGTERM, on_stop_asked, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, on_stop_asked, self);
  self->settings = dag_settings_new ();
  self->dashboard = dag_dashboard_new ();
  dag_keeping_start (self->dashboard, self->settings);
  dag_break_settings_bind (
      self->settings, dag_break_live_get_config (dag_dashboard_get_breaks (self->dashboard)));
  self->session = dag_connect_session_new (self->dashboard, self->settings);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (on_session_failed), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions),
                                   self);
  dag_connect_actions_install (GTK_APPLICATION (self), self->session);
  dag_alert_actions_install (GTK_APPLICATION (self), self->dashboard, self->settings);
  dag_chat_actions_install (GTK_APPLICATION (self), self->dashboard, self->settings);
  dag_accels_install (GTK_APPLICATION (self));
}

static void
dag_application_activate (GApplication *application)
{
  DagApplication *self = DAG_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!self->started)
    dag_connect_session_start (self->session);
  self->started = TRUE;
  if (window == NULL)
    window = GTK_WINDOW (dag_window_new (self));
  if (self->early != NULL)
    dag_window_report (DAG_WINDOW (window), self->early);
  g_clear_error (&self->early);
  gtk_window_present (window);
  if (self->shots != NULL)
    dag_shots_take (self->shots, DAG_WINDOW (window));
}

/* Options say whom to watch. Where Dagstart runs already, that one is asked to. */
static int
dag_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  DagApplication *self = DAG_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *shot_dir = NULL;
  const char *shot_size = NULL;
  int shot_after_s = 0;

  if (!g_application_register (application, NULL, &error)
      || !dag_application_options_apply (self, options, &self->started, &error))
    {
      g_message ("%s", error->message);
      return 2;
    }
  if (g_variant_dict_lookup (options, "shot-dir", "^ay", &shot_dir))
    {
      g_variant_dict_lookup (options, "shot-size", "&s", &shot_size);
      g_variant_dict_lookup (options, "shot-after", "i", &shot_after_s);
      self->shots = dag_shots_new (shot_dir, shot_size, (guint) MAX (shot_after_s, 0));
    }
  return -1;
}

static void
dag_application_shutdown (GApplication *application)
{
  DagApplication *self = DAG_APPLICATION (application);

  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  if (self->dashboard != NULL)
    dag_dashboard_disconnect (self->dashboard);
  g_clear_object (&self->shots);
  g_clear_object (&self->session);
  g_clear_object (&self->dashboard);
  g_clear_object (&self->settings);
  g_clear_error (&self->early);
  G_APPLICATION_CLASS (dag_application_parent_class)->shutdown (application);
}

static void
dag_application_class_init (DagApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = dag_application_startup;
  application_class->activate = dag_application_activate;
  application_class->handle_local_options = dag_application_handle_local_options;
  application_class->shutdown = dag_application_shutdown;
}

static void
dag_application_init (DagApplication *self)
{
  dag_application_options_add (G_APPLICATION (self));
}

/**
 * dag_application_new:
 *
 * Returns: (transfer full): the application
 */
DagApplication *
dag_application_new (void)
{
  dag_register_resource ();
#ifdef DAG_HAS_ICON_PICTURES
  dag_icons_register_resource ();
#endif
  return g_object_new (DAG_TYPE_APPLICATION,
                       "application-id", DAG_APP_ID,
                       "resource-base-path", DAG_RESOURCE_PATH,
                       NULL);
}

/**
 * dag_application_get_dashboard:
 * @self: the application, started
 *
 * Returns: (transfer none): the one dashboard
 */
DagDashboard *
dag_application_get_dashboard (DagApplication *self)
{
  g_return_val_if_fail (DAG_IS_APPLICATION (self), NULL);

  return self->dashboard;
}

/**
 * dag_application_get_session:
 * @self: the application, started
 *
 * Returns: (transfer none): whom the dashboard watches
 */
DagConnectSession *
dag_application_get_session (DagApplication *self)
{
  g_return_val_if_fail (DAG_IS_APPLICATION (self), NULL);

  return self->session;
}

GSettings *
dag_application_get_settings (DagApplication *self)
{
  g_return_val_if_fail (DAG_IS_APPLICATION (self), NULL);

  return self->settings;
}
