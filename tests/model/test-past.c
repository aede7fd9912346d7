/* test-past.c - another start of the program: yesterday is on the disk, moment by moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "dag-can-go.h"
#include "dag-centre.h"
#include "dag-fed-connector.h"
#include "dag-past.h"
#include "dag-sample.h"
#include "dag-test-store.h"
#include "dag-test.h"
#include "dag-usual-arrivals.h"

#define ID "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11"
#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define DAY_MINUTES (24 * 60)
#define QUARTER_US (15 * MINUTE_US)

typedef struct
{
  char *folder;
  DagCentre centre;
  DagDashboard *dashboard;
} Fixture;

/* The program starts: what it keeps of this centre lies in the folder. */
static void
start (Fixture  *fixture,
       gboolean  keeps_people)
{
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "http://127.0.0.1:1/");

  g_free (connection->id);
  connection->id = g_strdup (ID);
  connector->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "not asked");
  fixture->dashboard = dag_dashboard_new ();
  dag_dashboard_keep_in (fixture->dashboard, fixture->folder);
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (connector));
  dag_dashboard_set_keeps_people (fixture->dashboard, keeps_people);
}

static void
watch (Fixture *fixture,
       guint    from_minute,
       guint    n_minutes)
{
  for (guint i = 0; i < n_minutes; i++)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      fixture->centre.minute = from_minute + i;
      snapshot = dag_centre_snapshot (&fixture->centre);
      dag_dashboard_apply (fixture->dashboard, snapshot);
    }
}

static void
stop (Fixture *fixture)
{
  dag_dashboard_disconnect (fixture->dashboard);
  g_clear_object (&fixture->dashboard);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("dag-past-XXXXXX", NULL);
  fixture->centre = (DagCentre){ .n_queues = 6, .n_agents = 20, .seed = 5 };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  stop (fixture);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
on_signal (gpointer  emitter,
           guint    *n_emitted)
{
  (*n_emitted)++;
}

static DagPast *
open_past (Fixture *fixture)
{
  DagPast *past = dag_past_new (fixture->dashboard);
  guint n_read = 0;
  gulong id = g_signal_connect (past, "days-changed", G_CALLBACK (on_signal), &n_read);

  dag_past_read_days (past);
  dag_test_await (n_read > 0, 10000);
  g_signal_handler_disconnect (past, id);
  return past;
}

static DagSnapshot *
show (DagPast *past,
      int64_t  at_us)
{
  dag_past_show (past, at_us);
  dag_test_await (!dag_past_is_reading (past), 10000);
  return dag_dashboard_get_snapshot (dag_past_get_dashboard (past));
}

static void
assert_same_queues (Fixture     *fixture,
                    DagSnapshot *then,
                    guint        minute)
{
  g_autoptr (DagSnapshot) seen = NULL;

  fixture->centre.minute = minute;
  seen = dag_centre_snapshot (&fixture->centre);
  g_assert_nonnull (then);
  g_assert_cmpuint (then->queues->len, ==, seen->queues->len);
  for (guint i = 0; i < seen->queues->len; i++)
    {
      const DagQueueSample *wanted = seen->queues->pdata[i];

      for (guint j = 0; j < then->queues->len; j++)
        {
          const DagQueueSample *got = then->queues->pdata[j];

          if (!g_str_equal (got->id, wanted->id))
            continue;
          g_assert_cmpstr (got->name, ==, wanted->name);
          g_assert_cmpint (got->waiting, ==, wanted->waiting);
          g_assert_cmpint (got->staffed, ==, wanted->staffed);
        }
    }
}

/* Yesterday was watched for an hour, today for ten minutes, by another run of the program. */
static void
test_yesterday (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (DagPast) past = NULL;
  const DagHistoryDay *days;
  guint n_days = 0;

  start (fixture, TRUE);
  watch (fixture, 0, 61);
  stop (fixture);
  start (fixture, TRUE);
  watch (fixture, DAY_MINUTES, 10);
  past = open_past (fixture);
  days = dag_past_get_days (past, &n_days);
  g_assert_cmpuint (n_days, ==, 2);
  g_assert_true (days[0].has_people);
  g_assert_cmpint (days[0].first_us, ==, DAG_CENTRE_START);
  g_assert_cmpint (days[0].last_us, ==, DAG_CENTRE_START + 60 * MINUTE_US);
  /* The day report has the names from there. */
  assert_same_queues (fixture, show (past, days[0].last_us), 60);
  g_assert_false (dag_past_is_told (past));
  for (guint minute = 5; minute < 60; minute += 18)
    assert_same_queues (fixture, show (past, DAG_CENTRE_START + minute * MINUTE_US + 1), minute);
  assert_same_queues (fixture, show (past, DAG_CENTRE_START + (DAY_MINUTES + 4) * MINUTE_US + 1),
                      DAY_MINUTES + 4);
  g_assert_null (show (past, DAG_CENTRE_START + 6 * 60 * MINUTE_US));
  g_assert_false (dag_past_has_picture (past));
}

static const DagAgentSample *
get_first_agent (DagSnapshot *snapshot)
{
  g_assert_cmpuint (snapshot->agents->len, ==, 20);
  return snapshot->agents->pdata[0];
}

/* People are counts; named where that was asked for; and where nobody may keep them, there
 * are none. */
static void
test_people (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (DagPast) past = NULL;
  int64_t at_us = DAG_CENTRE_START + 20 * MINUTE_US + 1;

  start (fixture, TRUE);
  watch (fixture, 0, 31);
  stop (fixture);
  start (fixture, TRUE);
  watch (fixture, DAY_MINUTES, 2);
  past = open_past (fixture);
  g_assert_null (get_first_agent (show (past, at_us))->name);
  dag_past_set_people (past, TRUE);
  g_assert_nonnull (get_first_agent (show (past, at_us))->name);
  g_assert_true (dag_dashboard_shows_people (dag_past_get_dashboard (past)));
}

static void
test_nobody_kept (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (DagPast) past = NULL;
  DagSnapshot *then;

  start (fixture, FALSE);
  watch (fixture, 0, 31);
  stop (fixture);
  start (fixture, FALSE);
  watch (fixture, DAY_MINUTES, 2);
  past = open_past (fixture);
  dag_past_set_people (past, TRUE);
  then = show (past, DAG_CENTRE_START + 20 * MINUTE_US + 1);
  g_assert_nonnull (then);
  for (guint i = 0; i < then->agents->len; i++)
    g_assert_null (((DagAgentSample *) then->agents->pdata[i])->name);
}

/* A week later the states of persons are gone: how many were at work is known, and it is not
 * said that nobody was. */
static void
test_people_gone (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (DagPast) past = NULL;
  g_autoptr (DagSnapshot) seen = NULL;
  DagTotals wanted;
  DagSnapshot *then;
  const DagTotals *totals;
  g_autofree char *path = NULL;

  start (fixture, TRUE);
  watch (fixture, 0, 31);
  watch (fixture, DAY_MINUTES, 2);
  stop (fixture);
  path = g_build_filename (fixture->folder, "history", ID ".sqlite", NULL);
  {
    g_autoptr (DagStore) store = dag_store_new (path);

    g_assert_true (dag_test_store_execute (store, "DELETE FROM agent_hour", NULL));
    dag_store_close (store);
  }
  start (fixture, TRUE);
  watch (fixture, DAY_MINUTES + 2, 1);
  past = open_past (fixture);
  then = show (past, DAG_CENTRE_START + 20 * MINUTE_US + 1);
  g_assert_nonnull (then);
  g_assert_cmpuint (then->agents->len, ==, 0);
  totals = dag_dashboard_get_totals (dag_past_get_dashboard (past));
  fixture->centre.minute = 20;
  seen = dag_centre_snapshot (&fixture->centre);
  dag_totals_compute (&wanted, seen, DAG_SERVICE_LEVEL_STRICT);
  g_assert_cmpint (wanted.staffed, >, 0);
  g_assert_cmpint (totals->staffed, ==, wanted.staffed);
  g_assert_cmpint (totals->by_state[DAG_STATE_AVAILABLE], ==, wanted.by_state[DAG_STATE_AVAILABLE]);
  g_assert_false (dag_count_is_known (totals->on_contact));
  g_assert_cmpint (dag_totals_get_mood (totals, then), !=, DAG_MOOD_NOBODY);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* A whole morning of the same weekday, so many weeks ago. */
static void
keep_week (Fixture *fixture,
           guint    weeks,
           int64_t  offered)
{
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (fixture->dashboard);

  for (guint q = 0; q < snapshot->queues->len; q++)
    for (int quarter = -8; quarter < 16; quarter++)
      {
        DagInterval *interval = dag_interval_new ();

        interval->queue = g_strdup (((DagQueueSample *) snapshot->queues->pdata[q])->id);
        interval->start_us = DAG_CENTRE_START - weeks * 7 * (int64_t) DAY_MINUTES * MINUTE_US
                             + quarter * QUARTER_US;
        interval->minutes = 15;
        interval->counts.offered = offered + quarter;
        g_ptr_array_add (intervals, interval);
      }
  dag_history_add_intervals (dag_dashboard_get_history (fixture->dashboard), intervals);
}

static const DagCanGoAnswer *
look (Fixture *fixture)
{
  DagCanGo *can_go = dag_can_go_get (fixture->dashboard);

  dag_can_go_look (can_go);
  return dag_can_go_get_answer (can_go);
}

/* A young session of a source that tells no intervals: the same weekday of the weeks before
 * says what comes in, so that who could go is said at once. The odd week has no say. */
static void
test_usual (Fixture       *fixture,
            gconstpointer  unused)
{
  DagUsualArrivals *usual;
  const DagQueueSample *queue;
  double values[4];

  start (fixture, TRUE);
  watch (fixture, 0, 2);
  usual = dag_usual_arrivals_get (fixture->dashboard);
  dag_test_await (look (fixture)->gap == DAG_CAN_GO_TOO_EARLY, 10000);
  g_assert_cmpuint (dag_usual_arrivals_get_n_weeks (usual), ==, 0);
  keep_week (fixture, 1, 40);
  keep_week (fixture, 2, 20);
  keep_week (fixture, 3, 5000);
  stop (fixture);

  start (fixture, TRUE);
  watch (fixture, 2, 1);
  usual = dag_usual_arrivals_get (fixture->dashboard);
  dag_usual_arrivals_look (usual);
  dag_test_await (!dag_usual_arrivals_is_reading (usual), 10000);
  g_assert_cmpuint (dag_usual_arrivals_get_n_weeks (usual), ==, 3);
  queue = dag_dashboard_get_snapshot (fixture->dashboard)->queues->pdata[0];
  dag_usual_arrivals_read (usual, queue->id, DAG_CENTRE_START, values, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (values[i], 40.0 + i, 1e-9);
  dag_usual_arrivals_read (usual, "nobody", DAG_CENTRE_START, values, 4);
  g_assert_true (isnan (values[0]));
  dag_test_await (look (fixture)->gap != DAG_CAN_GO_LOOKING, 20000);
  g_assert_cmpint (look (fixture)->gap, !=, DAG_CAN_GO_TOO_EARLY);
  g_assert_cmpuint (look (fixture)->n_weeks, ==, 3);
}

/* Nobody watched a week ago, and the source told its quarters afterwards: what they say is
 * shown, and how many waited at that very moment is not guessed. */
static void
test_told (Fixture       *fixture,
           gconstpointer  unused)
{
  int64_t then_us = DAG_CENTRE_START - 7 * DAY_MINUTES * MINUTE_US;
  g_autoptr (DagPast) past = NULL;
  const DagHistoryDay *days;
  const DagQueueSample *queue;
  DagSnapshot *then;
  guint n_days = 0;

  start (fixture, TRUE);
  watch (fixture, 0, 2);
  keep_week (fixture, 1, 40);
  past = open_past (fixture);
  days = dag_past_get_days (past, &n_days);
  g_assert_cmpuint (n_days, ==, 2);
  g_assert_false (days[0].is_watched);
  g_assert_cmpint (days[0].first_us, ==, then_us - 8 * QUARTER_US);
  g_assert_cmpint (days[0].last_us, ==, then_us + 16 * QUARTER_US - 1);
  g_assert_true (days[1].is_watched);

  then = show (past, then_us + 20 * MINUTE_US);
  g_assert_nonnull (then);
  g_assert_true (dag_past_is_told (past));
  g_assert_cmpint (then->taken_at_us, ==, then_us + 20 * MINUTE_US);
  g_assert_cmpuint (then->queues->len, ==, 6);
  queue = then->queues->pdata[0];
  g_assert_nonnull (queue->name);
  g_assert_cmpint (queue->today.offered, ==, 9 * 40 - 36); /* 08:00 to 10:15 */
  g_assert_cmpint (queue->today_since_us, ==, then_us - 8 * QUARTER_US);
  g_assert_cmpint (queue->waiting, ==, DAG_COUNT_ABSENT);

  g_assert_null (show (past, then_us + 17 * QUARTER_US));
  g_assert_nonnull (show (past, DAG_CENTRE_START + 1));
  g_assert_false (dag_past_is_told (past));
}

static void
add_quarter (GPtrArray  *intervals,
             const char *queue,
             int64_t     start_us,
             int64_t     waiting)
{
  DagInterval *interval = dag_interval_new ();

  interval->queue = g_strdup (queue);
  interval->start_us = start_us;
  interval->minutes = 15;
  interval->waiting_max = waiting;
  interval->staffed_s = 8.0 * 15 * 60;
  interval->counts.offered = 4;
  g_ptr_array_add (intervals, interval);
}

/* The first point of three days ago; NaN for none that is known. */
static double
read_first (DagHistory    *history,
            DagSeriesKind  kind,
            const char    *queue,
            int64_t        from_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) points = NULL;

  dag_history_read_series_async (history, kind, queue, from_us, from_us + QUARTER_US, NULL,
                                 dag_test_on_ready, &result);
  dag_test_await (result != NULL, 10000);
  points = dag_history_read_series_finish (history, result, NULL);
  g_assert_nonnull (points);
  return points->len > 0 ? g_array_index (points, DagPoint, 0).value : (double) NAN;
}

/* Hours of which quarters alone are kept: who works in two queues is not counted twice, so how
 * many were there is not known; mail that can wait does not wait in line. */
static void
test_told_centre (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const char *const queues[] = { "phone", "chat", "mail" };
  static const DagChannel channels[]
      = { DAG_CHANNEL_PHONE, DAG_CHANNEL_CHAT, DAG_CHANNEL_EMAIL };
  int64_t told_us = DAG_CENTRE_START - (int64_t) 3 * DAY_MINUTES * MINUTE_US;
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_CENTRE_START);
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  DagHistory *history;

  start (fixture, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    {
      dag_sample_queue (snapshot, queues[i], channels[i], 1);
      add_quarter (intervals, queues[i], told_us, i == 2 ? 90 : 3);
    }
  dag_dashboard_apply (fixture->dashboard, snapshot);
  history = dag_dashboard_get_history (fixture->dashboard);
  dag_history_add_intervals (history, intervals);
  g_assert_cmpfloat_with_epsilon (read_first (history, DAG_SERIES_WAITING, NULL, told_us), 6.0,
                                  0.01);
  g_assert_true (isnan (read_first (history, DAG_SERIES_STAFFED, NULL, told_us)));
  g_assert_cmpfloat_with_epsilon (read_first (history, DAG_SERIES_STAFFED, "mail", told_us),
                                  8.0, 0.01);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/past/yesterday", test_yesterday);
  ADD ("/past/people", test_people);
  ADD ("/past/nobody-kept", test_nobody_kept);
  ADD ("/past/people-gone", test_people_gone);
  ADD ("/past/told", test_told);
  ADD ("/past/told-centre", test_told_centre);
  ADD ("/past/usual", test_usual);
  return g_test_run ();
}
