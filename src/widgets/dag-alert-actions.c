/* dag-alert-actions.c - the application's actions on alerts, and the notifications
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-actions.h"

#include "dag-alert-rules-window.h"
#include "dag-alert-settings.h"
#include "dag-present.h"
#include "dag-window-private.h"

#include <glib/gi18n.h>

#define ACTIONS_KEY "dag-alert-actions"

/* What the actions need; the application owns it. */
typedef struct
{
  GtkApplication *application; /* (unowned) */
  DagAlertWatch *watch;
  DagAlertNotifier *notifier;
  GSettings *settings;
  gulong n_open_id;
} AlertActions;

static void
alert_actions_free (gpointer memory)
{
  AlertActions *self = memory;

  g_clear_object (&self->notifier);
  g_clear_signal_handler (&self->n_open_id, self->watch);
  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  g_free (self);
}

static void
on_alert_rules_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  AlertActions *self = user_data;

  dag_present_later (
      dag_alert_rules_window_new (gtk_application_get_active_window (self->application),
                                  self->watch, self->settings));
}

static DagAlertItem *
find_item (AlertActions *self,
           GVariant     *parameter)
{
  return dag_alert_watch_find (self->watch, g_variant_get_uint32 (parameter));
}

static void
on_acknowledge_alert_activated (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  AlertActions *self = user_data;
  DagAlertItem *item = find_item (self, parameter);

  if (item != NULL)
    dag_alert_watch_acknowledge (self->watch, item, NULL, _ ("Acknowledge an alert"));
}

static void
on_snooze_alert_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  AlertActions *self = user_data;
  DagAlertItem *item = find_item (self, parameter);

  if (item != NULL)
    dag_alert_watch_snooze (self->watch, item, DAG_ALERT_SNOOZE_S, _ ("Snooze an alert"));
}

static void
on_show_alert_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  AlertActions *self = user_data;
  g_autofree char *id = g_strdup_printf ("%u", g_variant_get_uint32 (parameter));
  GtkWindow *window = NULL;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (self->application);
  if (DAG_IS_WINDOW (window))
    dag_window_show_page (DAG_WINDOW (window), "alerts", id);
}

static void
on_test_notification_activated (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  AlertActions *self = user_data;

  dag_alert_notifier_test (self->notifier);
}

static const GActionEntry actions[] = {
  { .name = "alert-rules", .activate = on_alert_rules_activated },
  { .name = "acknowledge-alert",
    .activate = on_acknowledge_alert_activated,
    .parameter_type = "u" },
  { .name = "snooze-alert", .activate = on_snooze_alert_activated, .parameter_type = "u" },
  { .name = "show-alert", .activate = on_show_alert_activated, .parameter_type = "u" },
  { .name = "test-notification", .activate = on_test_notification_activated },
};

/* F-U06: nothing takes notifications, so that the window itself says it, unless it shows
 * the alert already. */
static void
on_banner (AlertActions *self,
           const char   *heading,
           const char   *body,
           const char   *action,
           gboolean      is_alert)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (DAG_IS_WINDOW (l->data) && !(is_alert && dag_window_shows_alerts (l->data)))
      dag_window_tell_alert (DAG_WINDOW (l->data), heading, body, action);
}

/* The desktop's own bell, with its own loudness. */
static void
on_bell (AlertActions *self)
{
  gdk_display_beep (gdk_display_get_default ());
}

/* Nothing needs anybody any more: the banner goes. */
static void
on_n_open_changed (AlertActions *self)
{
  if (dag_alert_watch_get_n_open (self->watch) > 0)
    return;
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (DAG_IS_WINDOW (l->data))
      dag_window_hide_alert (DAG_WINDOW (l->data));
}

/**
 * dag_alert_actions_install:
 * @application: gets the actions, and sends the notifications
 * @dashboard: whose alerts
 * @settings: the settings; the thresholds in them hold from now on
 */
void
dag_alert_actions_install (GtkApplication *application,
                           DagDashboard   *dashboard,
                           GSettings      *settings)
{
  AlertActions *self;

  g_return_if_fail (GTK_IS_APPLICATION (application) && DAG_IS_DASHBOARD (dashboard));

  self = g_new0 (AlertActions, 1);
  self->application = application;
  self->watch = g_object_ref (dag_dashboard_get_alerts (dashboard));
  self->settings = g_object_ref (settings);
  self->notifier
      = dag_alert_notifier_new (G_APPLICATION (application), dashboard, settings);
  dag_alert_settings_apply (settings, dag_alert_watch_get_rules (self->watch));
  g_signal_connect_swapped (self->notifier, "banner", G_CALLBACK (on_banner), self);
  g_signal_connect_swapped (self->notifier, "bell", G_CALLBACK (on_bell), self);
  self->n_open_id = g_signal_connect_swapped (self->watch, "notify::n-open",
                                              G_CALLBACK (on_n_open_changed), self);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
  g_object_set_data_full (G_OBJECT (application), ACTIONS_KEY, self, alert_actions_free);
}

/**
 * dag_alert_actions_get_notifier:
 * @application: an application
 *
 * Returns: (transfer none) (nullable): what sends its notifications; %NULL where nothing does
 */
DagAlertNotifier *
dag_alert_actions_get_notifier (GtkApplication *application)
{
  AlertActions *self = g_object_get_data (G_OBJECT (application), ACTIONS_KEY);

  return self != NULL ? self->notifier : NULL;
}
