/* dag-alert-notifier.c - tells a lead who looks elsewhere: desktop notifications, or a banner
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-notifier.h"

#include "dag-alert-settings.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>

/* Who may take a notification, in the order in which GLib asks. */
static const char *const services[] = { "org.gtk.Notifications",
                                        "org.freedesktop.Notifications" };

struct _DagAlertNotifier
{
  GObject parent_instance;

  GApplication *application; /* (unowned) */
  DagAlertWatch *watch;
  GSettings *settings;
  GHashTable *sent; /* id of the notification → group of its alert, "" for the storm */
  guint watch_ids[G_N_ELEMENTS (services)];
  gboolean is_there[G_N_ELEMENTS (services)];
};

enum
{
  BANNER,
  BELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagAlertNotifier, dag_alert_notifier, G_TYPE_OBJECT)

static void
set_there (DagAlertNotifier *self,
           const char       *name,
           gboolean          there)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_str_equal (services[i], name))
      self->is_there[i] = there;
}

static void
on_name_appeared (GDBusConnection *connection,
                  const char      *name,
                  const char      *owner,
                  gpointer         user_data)
{
  set_there (user_data, name, TRUE);
}

static void
on_name_vanished (GDBusConnection *connection,
                  const char      *name,
                  gpointer         user_data)
{
  set_there (user_data, name, FALSE);
}

/**
 * dag_alert_notifier_has_service:
 * @self: a notifier
 *
 * Returns: whether anything on this desktop shows notifications; in a sandbox the portal
 *   always takes them
 */
gboolean
dag_alert_notifier_has_service (DagAlertNotifier *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_NOTIFIER (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (self->is_there[i])
      return TRUE;
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static gboolean
is_quiet (DagAlertNotifier *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dag_alert_settings_is_quiet (self->settings, g_date_time_get_hour (now) * 60
                                                          + g_date_time_get_minute (now));
}

/* What is told: the notification, and the same for the banner. */
typedef struct
{
  GNotification *notification;
  const char *id;
  const char *group; /* of the alert, "" for the storm */
  const char *heading;
  const char *body;
  const char *action;
  gboolean is_loud; /* of what a lead should hear, if anything */
} Message;

static void
tell (DagAlertNotifier *self,
      const Message    *message)
{
  if (!g_settings_get_boolean (self->settings, DAG_KEY_NOTIFY_ALERTS) || is_quiet (self))
    return;
  if (dag_alert_notifier_has_service (self))
    {
      g_hash_table_replace (self->sent, g_strdup (message->id), g_strdup (message->group));
      g_application_send_notification (self->application, message->id, message->notification);
    }
  else
    g_signal_emit (self, signals[BANNER], 0, message->heading, message->body, message->action,
                   TRUE);
  if (message->is_loud && g_settings_get_boolean (self->settings, DAG_KEY_ALERT_SOUND))
    g_signal_emit (self, signals[BELL], 0);
}

/* Whether what was sent still asks for somebody. */
static gboolean
is_needed (DagAlertNotifier *self,
           GPtrArray        *open,
           const char       *group)
{
  if (*group == '\0')
    return dag_alert_watch_is_in_storm (self->watch);
  for (guint i = 0; i < open->len; i++)
    {
      const DagAlert *alert = dag_alert_item_get_alert (g_ptr_array_index (open, i));

      if (alert->state == DAG_ALERT_FIRING && g_str_equal (alert->group, group))
        return TRUE;
    }
  return FALSE;
}

/* What is over, or what somebody has taken, does not stay on the desktop. */
static void
on_evaluated (DagAlertNotifier *self)
{
  g_autoptr (GPtrArray) open = NULL;
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer group = NULL;

  if (g_hash_table_size (self->sent) == 0)
    return;
  open = dag_alert_watch_list_open (self->watch);
  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &id, &group))
    {
      if (is_needed (self, open, group))
        continue;
      g_application_withdraw_notification (self->application, id);
      g_hash_table_iter_remove (&iter);
    }
}

/* Nobody could act on them any more. */
static void
on_shutdown (DagAlertNotifier *self)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_application_withdraw_notification (self->application, id);
  g_hash_table_remove_all (self->sent);
}

static void
on_told (DagAlertNotifier *self,
         DagAlertItem     *item,
         guint             n)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  g_autofree char *id = g_strdup_printf ("alert-%s", alert->group);
  g_autofree char *sentence
      = dag_words_alert_public (alert, dag_alert_item_get_name (item));
  g_autofree char *more = NULL;
  g_autofree char *body = NULL;
  g_autofree char *action = g_strdup_printf ("win.show::alerts:%u", alert->id);
  const char *heading = dag_words_alert_heading (alert);
  g_autoptr (GNotification) notification = g_notification_new (heading);

  /* of people the sentence gives no number: the list says who */
  if (n > 1 && alert->rule->scope != DAG_ALERT_ABOUT_AGENT)
    more = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n - 1), n - 1);
  body = more != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"), sentence, more)
                      : g_strdup (sentence);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, alert->severity == DAG_ALERT_LEVEL_OVERLOAD
                                                 ? G_NOTIFICATION_PRIORITY_HIGH
                                                 : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app.show-alert", "u", alert->id);
  g_notification_add_button_with_target (notification, _ ("Acknowledge"),
                                         "app.acknowledge-alert", "u", alert->id);
  g_notification_add_button_with_target (notification, _ ("Snooze for 15 minutes"),
                                         "app.snooze-alert", "u", alert->id);
  tell (self, &(Message){ .notification = notification,
                          .id = id,
                          .group = alert->group,
                          .heading = heading,
                          .body = body,
                          .action = action,
                          .is_loud = alert->severity == DAG_ALERT_LEVEL_OVERLOAD
                                     && alert->rule->scope == DAG_ALERT_ABOUT_TEAM });
}

static void
on_storm (DagAlertNotifier *self,
          guint             n)
{
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u alert is open. You are told once; the list has the most urgent first.",
                "%u alerts are open. You are told once; the list has the most urgent first.", n),
      n);
  const char *heading = _ ("Much at once");
  g_autoptr (GNotification) notification = g_notification_new (heading);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notification, "app.show-alert", "u", 0);
  tell (self, &(Message){ .notification = notification,
                          .id = "alert-storm",
                          .group = "",
                          .heading = heading,
                          .body = body,
                          .action = "win.show-page::alerts",
                          .is_loud = TRUE });
}

static void
dag_alert_notifier_dispose (GObject *object)
{
  DagAlertNotifier *self = DAG_ALERT_NOTIFIER (object);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    g_clear_handle_id (&self->watch_ids[i], g_bus_unwatch_name);
  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dag_alert_notifier_parent_class)->dispose (object);
}

static void
dag_alert_notifier_finalize (GObject *object)
{
  g_clear_pointer (&DAG_ALERT_NOTIFIER (object)->sent, g_hash_table_unref);
  G_OBJECT_CLASS (dag_alert_notifier_parent_class)->finalize (object);
}

static void
dag_alert_notifier_class_init (DagAlertNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_alert_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_alert_notifier_finalize;
  signals[BANNER] = g_signal_new ("banner", DAG_TYPE_ALERT_NOTIFIER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING,
                                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[BELL] = g_signal_new ("bell", DAG_TYPE_ALERT_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_alert_notifier_init (DagAlertNotifier *self)
{
  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * dag_alert_notifier_new:
 * @application: sends the notifications; outlives the notifier
 * @dashboard: whose alerts
 * @settings: the settings
 *
 * Returns: (transfer full): a notifier
 */
DagAlertNotifier *
dag_alert_notifier_new (GApplication *application,
                        DagDashboard *dashboard,
                        GSettings    *settings)
{
  DagAlertNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application) && DAG_IS_DASHBOARD (dashboard), NULL);

  self = g_object_new (DAG_TYPE_ALERT_NOTIFIER, NULL);
  self->application = application;
  self->watch = g_object_ref (dag_dashboard_get_alerts (dashboard));
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    self->watch_ids[i] = g_bus_watch_name (G_BUS_TYPE_SESSION, services[i],
                                           G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                                           on_name_appeared, on_name_vanished, self, NULL);
  g_signal_connect_object (self->watch, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "storm", G_CALLBACK (on_storm), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "evaluated", G_CALLBACK (on_evaluated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "shutdown", G_CALLBACK (on_shutdown), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dag_alert_notifier_test:
 * @self: a notifier
 *
 * Sends a notification that looks like an alert, also in quiet hours.
 *
 * Returns: whether there is a service to show it; else the banner does
 */
gboolean
dag_alert_notifier_test (DagAlertNotifier *self)
{
  const char *heading = _ ("This is a test");
  const char *body = _ ("So an alert of Dagstart looks. Nothing is wrong.");
  g_autoptr (GNotification) notification = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_NOTIFIER (self), FALSE);

  if (!dag_alert_notifier_has_service (self))
    {
      g_signal_emit (self, signals[BANNER], 0, heading, body, "win.show-page::alerts", FALSE);
      return FALSE;
    }
  notification = g_notification_new (heading);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-alert", "u", 0);
  g_application_send_notification (self->application, "alert-test", notification);
  return TRUE;
}
