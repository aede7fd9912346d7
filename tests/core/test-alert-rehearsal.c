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

#define QUARTER (15 * 60 * DAG_USEC_PER_SEC)

static DagAlertRehearsal *
new_day (void)
{
  return dag_alert_rehearsal_new (T0, T0 + DAG_SAMPLE_MINUTES (480));
}

static int
count (DagAlertRehearsal *day,
       DagAlertKind       kind)
{
  return dag_alert_rehearsal_count (day, dag_alert_sample_rule (kind));
}

/* Quarters in which so many came; the level is of those in the quarter. */
static void
add_quarters (DagAlertRehearsal *day,
              const double      *offered,
              const double      *levels,
              guint              n)
{
  const DagTarget target = { 0.8, 20.0 };
  g_autoptr (GArray) came = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (DagPoint));

  for (guint i = 0; i < n; i++)
    {
      DagPoint here = { T0 + i * QUARTER, offered[i] };
      DagPoint level = { T0 + i * QUARTER, levels[i] };
      DagPoint four = { T0 + i * QUARTER, 4.0 };

      g_array_append_val (came, here);
      g_array_append_val (good, level);
      g_array_append_val (people, four);
    }
  dag_alert_rehearsal_add_series (day, "q", &target, DAG_SERIES_OFFERED, came);
  dag_alert_rehearsal_add_series (day, "q", &target, DAG_SERIES_SERVICE_LEVEL, good);
  dag_alert_rehearsal_add_series (day, "q", &target, DAG_SERIES_STAFFED, people);
}

/* The level of half an hour, and a queue that fell silent. */
static void
test_quarters (void)
{
  static const double busy[] = { 20, 20, 20, 20, 20, 20, 20, 20 };
  static const double quiet[] = { 20, 20, 20, 20, 0, 0, 0, 20 };
  static const double good[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
  static const double bad[] = { 1, 1, 0.5, 0.5, 0.5, 1, 1, 1 };
  const DagAlertRule late = { .kind = DAG_ALERT_BREAK_TOO_LATE };
  g_autoptr (DagAlertRehearsal) fine = new_day ();
  g_autoptr (DagAlertRehearsal) poor = new_day ();
  g_autoptr (DagAlertRehearsal) silent = new_day ();

  add_quarters (fine, busy, good, G_N_ELEMENTS (busy));
  g_assert_cmpint (count (fine, DAG_ALERT_SERVICE_LEVEL), ==, 0);
  g_assert_cmpint (count (fine, DAG_ALERT_QUEUE_SILENT), ==, 0);
  add_quarters (poor, busy, bad, G_N_ELEMENTS (busy));
  g_assert_cmpint (count (poor, DAG_ALERT_SERVICE_LEVEL), ==, 1);
  add_quarters (silent, quiet, good, G_N_ELEMENTS (quiet));
  g_assert_cmpint (count (silent, DAG_ALERT_QUEUE_SILENT), ==, 1);
  /* of people nothing is known of such a day, and that is said */
  g_assert_cmpint (count (fine, DAG_ALERT_STRETCH), ==, DAG_ALERT_TRY_NO_PEOPLE);
  g_assert_cmpint (dag_alert_rehearsal_count (fine, &late), ==, DAG_ALERT_TRY_NO_ROSTER);
  dag_alert_rehearsal_add_verdict (fine, T0 - 1, TRUE); /* of the day before */
  g_assert_cmpint (dag_alert_rehearsal_count (fine, &late), ==, DAG_ALERT_TRY_NO_ROSTER);
  dag_alert_rehearsal_add_verdict (fine, T0, FALSE);
  g_assert_cmpint (dag_alert_rehearsal_count (fine, &late), ==, 0);
  dag_alert_rehearsal_add_verdict (fine, T0 + DAG_SAMPLE_MINUTES (30), TRUE);
  g_assert_cmpint (dag_alert_rehearsal_count (fine, &late), ==, 1);
  g_assert_cmpint (count (fine, DAG_ALERT_OLDEST_ITEM), ==, DAG_ALERT_TRY_EMPTY);
}

/* What no series tells is read from the whole centre, moment by moment. */
static void
test_moments (void)
{
  g_autoptr (DagAlertRehearsal) day = new_day ();
  const char *own[] = { "other", NULL };

  for (int minute = 0; minute < 60; minute += 5)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (minute));
      DagQueueSample *queue
          = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, minute < 30 ? 13 : 0);
      DagQueueSample *mail = dag_sample_queue (snapshot, "mail", DAG_CHANNEL_EMAIL, 1);
      DagAgentSample *agent
          = dag_sample_agent (snapshot, "a", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (10));

      queue->staffed = queue->on_contact = 4;
      queue->on_break = queue->meeting = 0;
      queue->available = 0;
      dag_sample_queue (snapshot, "other", DAG_CHANNEL_PHONE, 0)->staffed = 1;
      mail->target = (DagTarget){ 0.9, 3600.0 };
      mail->oldest_s = minute * 60.0;
      agent->queues = g_strdupv ((char **) own);
      dag_alert_rehearsal_add_moment (day, snapshot, 1.5);
    }
  g_assert_cmpint (count (day, DAG_ALERT_PEOPLE_FREE), ==, 1);
  g_assert_cmpint (count (day, DAG_ALERT_OLDEST_ITEM), ==, 1);
}

/* An hour of failing polls is one silence; a night in which nobody asked is none. */
static void
test_polls (void)
{
  g_autoptr (DagAlertRehearsal) day = new_day ();

  g_assert_cmpint (count (day, DAG_ALERT_DATA), ==, DAG_ALERT_TRY_EMPTY);
  for (int i = 0; i < 360; i++)
    {
      int minute = i / 6 + (i >= 180 ? 240 : 0);
      DagHistoryPoll poll = { .at_us = T0 + DAG_SAMPLE_MINUTES (minute) + (i % 6) * 10000000,
                              .fault = i >= 60 && i < 120 ? 1 : -1 };

      dag_alert_rehearsal_add_poll (day, &poll);
    }
  g_assert_cmpint (count (day, DAG_ALERT_DATA), ==, 1);
}

/* Three in an hour, or two in a row; and an hour later it is over. */
static void
test_marks (void)
{
  g_autoptr (DagAlertRehearsal) day = new_day ();
  g_autoptr (GArray) times_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (DagTrack) track = dag_alert_sample_track ("C600 A60 C600 A60 C600 A60 C600 A9000");
  const int minutes[] = { 10, 70, 130, 150, 170, 300 };

  add_quarters (day, (const double[]){ 9 }, (const double[]){ 1 }, 1);
  g_assert_cmpint (count (day, DAG_ALERT_HEAVY_CONTACTS), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      int64_t at_us = T0 + DAG_SAMPLE_MINUTES (minutes[i]);

      g_array_append_val (times_us, at_us);
    }
  dag_alert_rehearsal_add_marks (day, "b", times_us);
  g_assert_cmpint (count (day, DAG_ALERT_HEAVY_CONTACTS), ==, 1); /* 130, 150, 170 */
  g_array_set_size (times_us, 0);
  for (int i = 0; i < 2; i++)
    {
      int64_t at_us = T0 + DAG_SAMPLE_MINUTES (9 + 11 * i);

      g_array_append_val (times_us, at_us);
    }
  dag_alert_rehearsal_add_marks (day, "b", times_us);
  g_assert_cmpint (count (day, DAG_ALERT_HEAVY_CONTACTS), ==, 0); /* nothing says: in a row */
  dag_alert_rehearsal_add_marks (day, "a", times_us);
  dag_alert_rehearsal_add_person (day, "a", "t", track);
  g_assert_cmpint (count (day, DAG_ALERT_HEAVY_CONTACTS), ==, 1);
}

/* Several people at once are one reason to plan breaks; thousands find room and time. */
static void
test_crowd (void)
{
  g_autoptr (DagAlertRehearsal) day = new_day ();
  g_autoptr (DagTrack) track
      = dag_alert_sample_track ("C3000 A20 C3000 A20 C3000 A20 C3000 B900 C3000");

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      dag_alert_rehearsal_add_person (day, id, i % 2 == 0 ? "one" : "two", track);
    }
  g_assert_cmpint (count (day, DAG_ALERT_STRETCH), ==, 2); /* before and after the break */
  g_assert_cmpint (count (day, DAG_ALERT_CONTACTS_IN_ROW), ==, 0);
  g_assert_cmpint (count (day, DAG_ALERT_OCCUPANCY), ==, 2); /* each team */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alert-rehearsal/thresholds", test_rehearsal);
  g_test_add_func ("/core/alert-rehearsal/quarters", test_quarters);
  g_test_add_func ("/core/alert-rehearsal/moments", test_moments);
  g_test_add_func ("/core/alert-rehearsal/polls", test_polls);
  g_test_add_func ("/core/alert-rehearsal/marks", test_marks);
  g_test_add_func ("/core/alert-rehearsal/crowd", test_crowd);
  return g_test_run ();
}
