/* test-notifications.c - alerts on a desktop that takes them, and what its buttons do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dag-alert-actions.h"
#include "dag-alert-notifier.h"
#include "dag-alert-settings.h"
#include "dag-dashboard.h"
#include "dag-desktop.h"
#include "dag-resources.h"
#include "dag-sample.h"
#include "dag-settings.h"
#include "dag-test-clock.h"
#include "dag-test.h"

#include <string.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK
#define POLL_S 10
#define N_STORM 200
#define PERSON "Fatima Bensaïd"

/* A program without a window, a centre made by hand, and a desktop. */
typedef struct
{
  GSettings *settings;
  DagDashboard *dashboard;
  DagAlertWatch *watch;
  DagDesktop *desktop;
  DagMoment clock;
  int64_t now_us;
  guint n_activated;
  gulong activated_id;
} Desk;

static gboolean use_gtk;
static GtkApplication *application; /* a name on the bus can be had once */

static void
on_activated (Desk *self)
{
  self->n_activated++;
}

static void
desk_open (Desk *self)
{
  *self = (Desk){ .settings = dag_settings_new (), .dashboard = dag_dashboard_new () };
  self->desktop = dag_desktop_new (use_gtk);
  self->now_us = T0;
  self->clock = (DagMoment){ T0, 60 * DAG_USEC_PER_SEC };
  dag_dashboard_set_clock (self->dashboard, dag_test_clock_read, &self->clock);
  self->watch = dag_dashboard_get_alerts (self->dashboard);
  self->activated_id = g_signal_connect_swapped (application, "activate",
                                                 G_CALLBACK (on_activated), self);
  dag_alert_actions_install (application, self->dashboard, self->settings);
  /* until the program itself has seen it: each watcher is told by a thread of its own */
  dag_test_await (dag_alert_notifier_has_service (dag_alert_actions_get_notifier (application)),
                  10000);
}

static void
desk_close (Desk *self)
{
  g_clear_signal_handler (&self->activated_id, application);
  dag_desktop_settle (self->desktop,
                      g_application_get_dbus_connection (G_APPLICATION (application)));
  g_clear_object (&self->dashboard);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->desktop, dag_desktop_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_close)

static void
add_agent (DagSnapshot   *snapshot,
           const char    *id,
           DagAgentState  state,
           int            since_minutes)
{
  DagAgentSample *agent
      = dag_sample_agent (snapshot, id, state, T0 - DAG_SAMPLE_MINUTES (since_minutes));

  g_free (agent->name);
  agent->name = g_strdup (PERSON);
  agent->signed_in_at_us = agent->since_us;
}

/* One answer: so many wait for four people; one is on a break, and where @worked_minutes is
 * given another one has been on a contact since so long before the first answer. */
static void
poll (Desk *self,
      int   waiting,
      int   worked_minutes)
{
  g_autoptr (DagSnapshot) snapshot = NULL;
  DagQueueSample *queue;

  self->now_us += DAG_SAMPLE_SECONDS (POLL_S);
  dag_test_clock_pass (&self->clock, POLL_S);
  snapshot = dag_sample_snapshot (self->now_us);
  queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, waiting);
  queue->staffed = queue->on_contact = 4;
  queue->available = 0;
  add_agent (snapshot, "a", DAG_STATE_BREAK, 10);
  if (worked_minutes > 0)
    add_agent (snapshot, "b", DAG_STATE_ON_CONTACT, worked_minutes);
  dag_dashboard_apply (self->dashboard, snapshot);
}

/* The answer of the desktop has come back too: from then on it can be withdrawn. */
static void
await_shown (Desk  *self,
             guint  n)
{
  dag_test_await (self->desktop->n_shown >= n, 10000);
  dag_desktop_settle (self->desktop,
                      g_application_get_dbus_connection (G_APPLICATION (application)));
}

static void
overload (Desk *self)
{
  for (int i = 0; i < 8; i++)
    poll (self, 13, 0);
  /* An answer that comes while the last is still looked at is one look less. */
  for (int i = 0; i < 8 && self->desktop->n_shown == 0; i++)
    {
      dag_desktop_settle (self->desktop,
                          g_application_get_dbus_connection (G_APPLICATION (application)));
      if (self->desktop->n_shown == 0)
        poll (self, 13, 0);
    }
  await_shown (self, 1);
}

static DagAlertState
get_state (Desk *self)
{
  g_autoptr (GPtrArray) open = dag_alert_watch_list_open (self->watch);

  return open->len > 0
             ? dag_alert_item_get_alert (g_ptr_array_index (open, 0))->state
             : DAG_ALERT_RESOLVED;
}

/* What a lead reads who looks elsewhere: what, where, and two buttons. */
static void
test_shown (void)
{
  g_auto (Desk) desk = { 0 };
  DagDesktopNote *note;

  desk_open (&desk);
  overload (&desk);
  g_assert_cmpuint (desk.desktop->n_shown, ==, 1);
  note = dag_desktop_last (desk.desktop);
  g_assert_cmpstr (note->title, ==, "It is time to scale up");
  g_assert_nonnull (strstr (note->body, "Queue q"));
  g_assert_cmpuint (note->buttons->len, ==, 3); /* and the whole of it */
  g_assert_cmpstr (note->priority, ==, use_gtk ? "high" : "1"); /* never over do-not-disturb */
  dag_desktop_press (desk.desktop, NULL);
  dag_test_await (desk.n_activated == 1, 10000);
}

/* Nobody is named where others may read it. */
static void
test_no_names (void)
{
  g_auto (Desk) desk = { 0 };
  DagDesktopNote *note;
  g_autofree char *all = NULL;

  desk_open (&desk);
  for (int i = 0; i < 3; i++)
    poll (&desk, 0, 125);
  await_shown (&desk, 1);
  note = dag_desktop_last (desk.desktop);
  g_assert_cmpstr (note->title, ==, "Somebody could use a break");
  all = g_variant_print (note->all, FALSE);
  g_assert_null (strstr (all, "Fatima"));
  g_assert_nonnull (strstr (all, "Dagstart shows who"));
}

/* The buttons do what they say, and what somebody has taken is taken off the desktop. */
static void
test_buttons (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  overload (&desk);
  dag_desktop_press (desk.desktop, "Acknowledge");
  dag_test_await (get_state (&desk) == DAG_ALERT_ACKNOWLEDGED, 10000);
  dag_test_await (desk.desktop->notes->len == 0, 10000);
  g_assert_true (dag_board_undo (dag_dashboard_get_board (desk.dashboard)));
  g_assert_cmpint (get_state (&desk), ==, DAG_ALERT_FIRING);
}

/* A quarter of an hour later it is told again, if it still holds. */
static void
test_snooze (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  overload (&desk);
  dag_desktop_press (desk.desktop, "Snooze for 15 minutes");
  dag_test_await (get_state (&desk) == DAG_ALERT_SNOOZED, 10000);
  dag_test_await (desk.desktop->notes->len == 0, 10000);
  for (int i = 0; i < 89; i++)
    poll (&desk, 13, 0);
  g_assert_cmpint (get_state (&desk), ==, DAG_ALERT_SNOOZED);
  for (int i = 0; i < 3; i++)
    poll (&desk, 13, 0);
  await_shown (&desk, 2);
  g_assert_cmpuint (desk.desktop->notes->len, ==, 1);
}

/* Over is over: nobody comes back to a desk that says what was. */
static void
test_withdrawn (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  overload (&desk);
  for (int i = 0; i < 3; i++)
    poll (&desk, 0, 0);
  g_assert_cmpint (get_state (&desk), ==, DAG_ALERT_RESOLVED);
  dag_test_await (desk.desktop->n_withdrawn == 1, 10000);
  g_assert_cmpuint (desk.desktop->notes->len, ==, 0);
}

static void
on_bell (guint *n_bells)
{
  (*n_bells)++;
}

/* Silent unless somebody wants to hear it; then for a team that is overloaded alone. */
static void
test_sound (void)
{
  g_autoptr (DagAlertNotifier) notifier = NULL;
  g_auto (Desk) desk = { 0 };
  guint n_bells = 0;

  desk_open (&desk);
  notifier = dag_alert_notifier_new (G_APPLICATION (application), desk.dashboard,
                                     desk.settings);
  g_signal_connect_swapped (notifier, "bell", G_CALLBACK (on_bell), &n_bells);
  overload (&desk);
  g_assert_cmpuint (n_bells, ==, 0);
  for (int i = 0; i < 3; i++)
    poll (&desk, 0, 0);
  g_settings_set_boolean (desk.settings, DAG_KEY_ALERT_SOUND, TRUE);
  for (int i = 0; i < 3; i++)
    poll (&desk, 0, 125); /* care makes no noise */
  await_shown (&desk, 2);
  g_assert_cmpuint (n_bells, ==, 0);
  for (int i = 0; i < 6 * 65; i++) /* what came back within the hour is told once */
    poll (&desk, 0, 0);
  for (int i = 0; i < 8; i++)
    poll (&desk, 13, 0);
  g_assert_cmpuint (n_bells, ==, 1);
  g_settings_reset (desk.settings, DAG_KEY_ALERT_SOUND);
}

static void
set_quiet (Desk    *self,
           gboolean quiet)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  g_settings_set_int (self->settings, DAG_KEY_QUIET_FROM, (minute + 1439) % 1440);
  g_settings_set_int (self->settings, DAG_KEY_QUIET_TO, (minute + 60) % 1440);
  g_settings_set_boolean (self->settings, DAG_KEY_QUIET_HOURS, quiet);
}

/* In quiet hours, or where notifications are off, the list alone knows; what was asked for
 * comes in any case. */
static void
test_quiet (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  set_quiet (&desk, TRUE);
  for (int i = 0; i < 8; i++)
    poll (&desk, 13, 0);
  g_assert_cmpint (get_state (&desk), ==, DAG_ALERT_FIRING);
  g_action_group_activate_action (G_ACTION_GROUP (application), "test-notification",
                                  NULL);
  await_shown (&desk, 1);
  g_assert_cmpuint (desk.desktop->n_shown, ==, 1);
  g_assert_cmpstr (dag_desktop_last (desk.desktop)->title, ==, "This is a test");
  g_settings_reset (desk.settings, DAG_KEY_QUIET_HOURS);
  g_settings_reset (desk.settings, DAG_KEY_QUIET_FROM);
  g_settings_reset (desk.settings, DAG_KEY_QUIET_TO);
}

/* F-U03: two hundred at once are one notification; each of them is in the list, and it goes when
 * the storm is over. */
static void
test_storm (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  for (int i = 0; i < 8 + 90; i++)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      desk.now_us += DAG_SAMPLE_SECONDS (POLL_S);
      dag_test_clock_pass (&desk.clock, POLL_S);
      snapshot = dag_sample_snapshot (desk.now_us);
      for (guint j = 0; j < N_STORM; j++)
        {
          g_autofree char *id = g_strdup_printf ("q%u", j);
          DagQueueSample *queue
              = dag_sample_queue (snapshot, id, DAG_CHANNEL_PHONE, i < 8 ? 13 : 0);

          queue->staffed = queue->on_contact = 4;
          queue->available = 0;
        }
      dag_sample_agent (snapshot, "a", DAG_STATE_ON_CONTACT, desk.now_us);
      dag_dashboard_apply (desk.dashboard, snapshot);
      if (i == 7)
        {
          await_shown (&desk, 1);
          g_assert_cmpstr (dag_desktop_last (desk.desktop)->title, ==, "Much at once");
          g_assert_cmpuint (dag_alert_watch_get_n_open (desk.watch), >=, N_STORM);
          g_assert_cmpuint (g_list_model_get_n_items (dag_alert_watch_get_items (desk.watch)), >=,
                            N_STORM);
        }
    }
  dag_test_await (desk.desktop->notes->len == 0, 10000);
  g_assert_cmpuint (desk.desktop->n_shown, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  use_gtk = argc > 1 && g_str_equal (argv[1], "--gtk");
  g_setenv ("GNOTIFICATION_BACKEND", use_gtk ? "gtk" : "freedesktop", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  application = gtk_application_new ("io.github.dagstart.Test", G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/widgets/notifications/shown", test_shown);
  g_test_add_func ("/widgets/notifications/no-names", test_no_names);
  g_test_add_func ("/widgets/notifications/buttons", test_buttons);
  g_test_add_func ("/widgets/notifications/snooze", test_snooze);
  g_test_add_func ("/widgets/notifications/withdrawn", test_withdrawn);
  g_test_add_func ("/widgets/notifications/sound", test_sound);
  g_test_add_func ("/widgets/notifications/quiet", test_quiet);
  g_test_add_func ("/widgets/notifications/storm", test_storm);
  result = g_test_run ();
  g_clear_object (&application);
  return result;
}
