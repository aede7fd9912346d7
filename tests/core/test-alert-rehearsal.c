/* test-alert-rehearsal.c - how often each rule would have fired on a day that is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rehearsal.h"
#include "dag-alert-sample.h"

#define T0 DAG_ALERT_SAMPLE_T0

/* A day that is over, and the thresholds that are tried on it. */
static void
test_rehearsal (void)
{
  g_autoptr (DagAlertRehearsal) day
      = dag_alert_rehearsal_new (T0, T0 + DAG_SAMPLE_MINUTES (480));
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  g_autoptr (DagTrack) track = dag_alert_sample_track ("C9000 B600 C9000 B600 C3000");
  const DagTarget target = { 0.8, 20.0 };
  DagAlertRule rule = *dag_alert_sample_rule (DAG_ALERT_LONGEST_WAIT);
  DagAlertRule stretch = *dag_alert_sample_rule (DAG_ALERT_STRETCH);

  rule.id = "longest-wait";
  stretch.id = "unbroken-stretch";
  g_assert_cmpint (dag_alert_rehearsal_count (day, &rule), ==, -1);
  for (int minute = 0; minute < 480; minute++)
    {
      DagPoint point = { T0 + DAG_SAMPLE_MINUTES (minute), minute % 120 < 10 ? 300.0 : 5.0 };

      g_array_append_val (waits, point);
    }
  dag_alert_rehearsal_add_series (day, "q", &target, DAG_SERIES_LONGEST_WAIT, waits);
  g_assert_cmpint (dag_alert_rehearsal_count (day, &rule), ==, 4);
  rule.watch = 20.0; /* 400 s: never, but 360 s is overload */
  rule.overload = 20.0;
  g_assert_cmpint (dag_alert_rehearsal_count (day, &rule), ==, 0);
  dag_alert_rehearsal_add_person (day, "anna", "t", track);
  g_assert_cmpint (dag_alert_rehearsal_count (day, &stretch), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alert-rehearsal/thresholds", test_rehearsal);
  return g_test_run ();
}
