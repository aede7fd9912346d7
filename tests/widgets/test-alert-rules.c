/* test-alert-rules.c - the rules of alerts: their window, their settings, and no service to tell
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-notifier.h"
#include "dag-alert-rule-row.h"
#include "dag-alert-rules-window.h"
#include "dag-alert-settings.h"
#include "dag-alerts-page.h"
#include "dag-desk.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-test-widgets.h"
#include "dag-test.h"

#include <string.h>

/* Every rule has its row, its origin, and how often it would have fired on this morning. */
static void
test_rules (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_auto (DagDesk) desk = { 0 };
  GtkWidget *rules;
  GtkWidget *row;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 600);
  rules = GTK_WIDGET (
      dag_alert_rules_window_new (GTK_WINDOW (desk.window), desk.watch, settings));
  gtk_window_present (GTK_WINDOW (rules));
  dag_test_await (
      (row = dag_test_find (rules, DAG_TYPE_ALERT_RULE_ROW, "Longest wait")) != NULL, 20000);
  dag_test_await (
      g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "would have"),
      20000);
  g_assert_cmpint (g_ascii_strtoll (
                       adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))
                           + strlen ("would have fired "),
                       NULL, 10),
                   >, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (
      dag_test_find (rules, ADW_TYPE_ACTION_ROW, "Where the default comes from"));
  dag_look_at (rules, "rules");

  /* turned off: what was open is over */
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  g_assert_true (dag_alert_rules_get (dag_alert_watch_get_rules (desk.watch),
                                      DAG_ALERT_LONGEST_WAIT)
                     ->is_off);
  for (guint i = 0; i < g_list_model_get_n_items (dag_alert_watch_get_items (desk.watch)); i++)
    {
      g_autoptr (DagAlertItem) item
          = g_list_model_get_item (dag_alert_watch_get_items (desk.watch), i);
      const DagAlert *alert = dag_alert_item_get_alert (item);

      g_assert_true (alert->rule->kind != DAG_ALERT_LONGEST_WAIT
                     || alert->state == DAG_ALERT_RESOLVED);
    }
  gtk_window_destroy (GTK_WINDOW (rules));
  g_settings_reset (settings, DAG_KEY_ALERT_LEVELS);
}

static void
count_banner (DagAlertNotifier *notifier,
              const char       *heading,
              const char       *body,
              const char       *action,
              gboolean          is_alert,
              guint            *n_banners)
{
  (*n_banners)++;
  g_assert_cmpuint (strlen (heading), >, 4);
  g_assert_cmpuint (strlen (body), >, 4);
}

/* F-U06: the bus of the tests has nobody who takes notifications: the banner says it, and
 * nothing hangs. In quiet hours it keeps silent, but a test that was asked for comes. */
static void
test_no_service (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (DagAlertNotifier) notifier = NULL;
  g_auto (DagSimDay) day = { 0 };
  guint n_banners = 0;

  dag_sim_day_open (&day, DAG_SIM_OVERLOAD, 2, 0, 480);
  notifier = dag_alert_notifier_new (application, day.dashboard, settings);
  g_signal_connect (notifier, "banner", G_CALLBACK (count_banner), &n_banners);
  g_assert_false (dag_alert_notifier_has_service (notifier));
  g_assert_false (dag_alert_notifier_test (notifier));
  g_assert_cmpuint (n_banners, ==, 1);
  g_settings_set_boolean (settings, DAG_KEY_QUIET_HOURS, TRUE);
  g_settings_set_int (settings, DAG_KEY_QUIET_FROM, 0);
  g_settings_set_int (settings, DAG_KEY_QUIET_TO, 1439);
  dag_sim_day_live (&day, 490);
  g_assert_cmpuint (n_banners, ==, 1);
  g_settings_reset (settings, DAG_KEY_QUIET_HOURS);
  dag_sim_day_live (&day, 520);
  g_assert_cmpuint (n_banners, >, 1);
  g_settings_reset (settings, DAG_KEY_QUIET_FROM);
  g_settings_reset (settings, DAG_KEY_QUIET_TO);
}

/* What a person set holds, what cannot be used does not, and the default comes back. */
static void
test_settings (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new ();
  DagAlertChoice choice = { TRUE, 2.0, 4.0, 120 };
  DagAlertRule *rule;

  dag_alert_settings_apply (settings, rules);
  rule = dag_alert_rules_get (rules, DAG_ALERT_WAITING_PER_AGENT);
  g_assert_cmpfloat_with_epsilon (rule->watch, 1.5, 1e-9);
  dag_alert_settings_store (settings, DAG_ALERT_WAITING_PER_AGENT, &choice);
  dag_alert_settings_apply (settings, rules);
  g_assert_cmpfloat_with_epsilon (rule->watch, 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rule->overload, 4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rule->clear, 1.8, 1e-9);
  g_assert_cmpint (rule->hold_us, ==, 120 * DAG_USEC_PER_SEC);
  choice.overload = 1.0; /* below watch */
  dag_alert_settings_store (settings, DAG_ALERT_WAITING_PER_AGENT, &choice);
  dag_alert_settings_apply (settings, rules);
  g_assert_cmpfloat_with_epsilon (rule->watch, 1.5, 1e-9);
  g_assert_true (dag_alert_settings_is_set (settings, DAG_ALERT_WAITING_PER_AGENT));
  dag_alert_settings_reset (settings, DAG_ALERT_WAITING_PER_AGENT);
  g_assert_false (dag_alert_settings_is_set (settings, DAG_ALERT_WAITING_PER_AGENT));

  g_assert_false (dag_alert_settings_is_quiet (settings, 0));
  g_settings_set_boolean (settings, DAG_KEY_QUIET_HOURS, TRUE);
  g_assert_true (dag_alert_settings_is_quiet (settings, 23 * 60)); /* 19:00 to 7:00 */
  g_assert_true (dag_alert_settings_is_quiet (settings, 419));
  g_assert_false (dag_alert_settings_is_quiet (settings, 420));
  g_settings_reset (settings, DAG_KEY_QUIET_HOURS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  dag_look_dress ();
  g_test_add_func ("/widgets/alert-rules/no-service", test_no_service);
  g_test_add_func ("/widgets/alert-rules/window", test_rules);
  g_test_add_func ("/widgets/alert-rules/settings", test_settings);
  return g_test_run ();
}
