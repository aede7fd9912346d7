/* test-memory-history.c - what was: merged, bounded, with gaps where nothing is known
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history.h"
#include "dag-sample.h"
#include "dag-test.h"
#include "dag-time.h"

#include <math.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK

static int64_t
at (const char *text)
{
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 (text, -1, &time_us));
  return time_us;
}

/* Adds an answer with one phone queue, one mail queue and two agents. */
static void
add_answer (DagMemoryHistory *history,
            int64_t           at_us,
            int64_t           waiting,
            int64_t           offered)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (at_us);
  DagQueueSample *queue = dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, waiting);

  queue->longest_wait_s = (double) waiting * 10.0;
  queue->staffed = 2;
  queue->today.offered = offered;
  queue->today.answered_within = offered / 2;
  queue->today.abandoned = offered / 10;
  dag_sample_queue (snapshot, "mail", DAG_CHANNEL_EMAIL, 100);
  dag_sample_agent (snapshot, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (20));
  dag_sample_agent (snapshot, "bilal", DAG_STATE_OFFLINE, T0 - DAG_SAMPLE_MINUTES (5));
  dag_history_add_snapshot (DAG_HISTORY (history), snapshot);
}

static GArray *
read_all (DagMemoryHistory *history,
          DagSeriesKind     kind,
          const char       *queue)
{
  return dag_memory_history_read (history, kind, queue, T0 - DAG_SAMPLE_MINUTES (36 * 60),
                                  T0 + DAG_SAMPLE_MINUTES (48 * 60));
}

static double
get_value (GArray *points,
           guint   index)
{
  g_assert_cmpuint (index, <, points->len);
  return g_array_index (points, DagPoint, index).value;
}

static void
on_series_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(GArray **) user_data
      = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);
  g_assert_no_error (error);
}

static void
on_day_read (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, &error);
  g_assert_no_error (error);
}

static void
test_samples (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) centre = NULL;
  g_autoptr (GArray) queue = NULL;
  g_autoptr (GArray) staffed = NULL;
  GArray *read = NULL;

  add_answer (history, T0, 3, 100);
  add_answer (history, T0 + DAG_SAMPLE_SECONDS (10), 7, 100);
  add_answer (history, T0 + DAG_SAMPLE_SECONDS (20), 5, 100);
  add_answer (history, T0 + DAG_SAMPLE_SECONDS (20), 99, 100); /* not newer */
  add_answer (history, T0 + DAG_SAMPLE_SECONDS (5), 99, 100);  /* older */
  add_answer (history, T0 + DAG_SAMPLE_SECONDS (70), 1, 100);

  centre = read_all (history, DAG_SERIES_WAITING, NULL);
  g_assert_cmpuint (centre->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (get_value (centre, 1), 7.0, 1e-6);
  staffed = read_all (history, DAG_SERIES_STAFFED, NULL);
  g_assert_cmpfloat_with_epsilon (get_value (staffed, 0), 1.0, 1e-6);

  /* of a queue the peak of each minute */
  queue = read_all (history, DAG_SERIES_WAITING, "billing");
  g_assert_cmpuint (queue->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (get_value (queue, 0), 7.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_value (queue, 1), 1.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      dag_memory_history_get_value (history, DAG_SERIES_WAITING, NULL,
                                    T0 + DAG_SAMPLE_SECONDS (15)),
      7.0, 1e-6);
  g_assert_true (isnan (dag_memory_history_get_value (history, DAG_SERIES_WAITING, NULL, T0 - 1)));
  g_assert_true (isnan (dag_memory_history_get_value (history, DAG_SERIES_WAITING, "none", T0)));

  /* as the screens read it */
  dag_history_read_series_async (DAG_HISTORY (history), DAG_SERIES_LONGEST_WAIT, "billing", T0,
                                 T0 + DAG_SAMPLE_MINUTES (1), NULL, on_series_read, &read);
  g_assert_null (read);
  dag_test_await (read != NULL, 5000);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_value (read, 0), 70.0, 1e-6);
  g_array_unref (read);
}

/* Where nothing is known there is a gap, and never a zero. */
static void
test_gaps (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) centre = NULL;
  g_autoptr (GArray) queue = NULL;
  g_autoptr (GArray) unknown = NULL;

  dag_memory_history_set_gap_s (history, 60.0);
  add_answer (history, T0, 3, 100);
  add_answer (history, T0 + DAG_SAMPLE_MINUTES (30), 4, 130);
  centre = read_all (history, DAG_SERIES_WAITING, NULL);
  g_assert_cmpuint (centre->len, ==, 3);
  g_assert_true (isnan (get_value (centre, 1)));
  queue = read_all (history, DAG_SERIES_WAITING, "billing");
  g_assert_cmpuint (queue->len, ==, 3);
  g_assert_true (isnan (get_value (queue, 1)));
  unknown = read_all (history, DAG_SERIES_AVAILABLE, "billing");
  g_assert_true (isnan (get_value (unknown, 0)));
  g_assert_true (isnan (dag_memory_history_get_value (history, DAG_SERIES_WAITING, NULL,
                                                      T0 + DAG_SAMPLE_MINUTES (15))));
}

/* F-D07: what a counter shows after it went back came after that. */
static void
test_counters (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) offered = NULL;
  g_autoptr (GArray) level = NULL;

  for (guint i = 0; i <= 30; i++)
    add_answer (history, T0 + DAG_SAMPLE_MINUTES (i), 0, i < 20 ? 100 + 2 * i : 2 * (i - 19));
  offered = read_all (history, DAG_SERIES_OFFERED, "billing");
  g_assert_cmpuint (offered->len, ==, 3);
  g_assert_cmpint (g_array_index (offered, DagPoint, 0).at_us, ==, T0);
  g_assert_cmpfloat_with_epsilon (get_value (offered, 0), 28.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_value (offered, 1), 30.0, 1e-6);
  level = read_all (history, DAG_SERIES_SERVICE_LEVEL, NULL);
  g_assert_cmpfloat_with_epsilon (get_value (level, 0), 0.5, 1e-6);
}

/* An interval of which we saw only the end is not told as if it were whole. */
static void
test_part_of_an_interval (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) offered = NULL;

  for (guint i = 5; i <= 20; i++)
    add_answer (history, T0 + DAG_SAMPLE_MINUTES (i), 0, 100 + i);
  offered = read_all (history, DAG_SERIES_OFFERED, "billing");
  g_assert_cmpuint (offered->len, ==, 2);
  g_assert_true (isnan (get_value (offered, 0)));
  g_assert_cmpfloat_with_epsilon (get_value (offered, 1), 6.0, 1e-6);
}

static DagInterval *
interval_new (const char *queue,
              int64_t     start_us,
              int64_t     offered)
{
  DagInterval *interval = dag_interval_new ();

  interval->queue = g_strdup (queue);
  interval->start_us = start_us;
  interval->minutes = 15;
  interval->counts.offered = offered;
  interval->waiting_max = 9;
  return interval;
}

/* The source's intervals replace ours; read again they are not doubled; where one is
 * still under way, our sums go on from it. */
static void
test_intervals (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  g_autoptr (GArray) offered = NULL;
  g_autoptr (GArray) waiting = NULL;

  add_answer (history, T0 + DAG_SAMPLE_MINUTES (5), 0, 100);
  g_ptr_array_add (intervals, interval_new ("billing", T0, 12));
  g_ptr_array_add (intervals, interval_new ("billing", T0 - DAG_SAMPLE_MINUTES (30), 20));
  g_ptr_array_add (intervals, interval_new ("mail", T0 - DAG_SAMPLE_MINUTES (30), 5));
  g_ptr_array_add (intervals, interval_new ("billing", T0 - DAG_SAMPLE_MINUTES (15), 30));
  dag_history_add_intervals (DAG_HISTORY (history), intervals);
  dag_history_add_intervals (DAG_HISTORY (history), intervals);
  add_answer (history, T0 + DAG_SAMPLE_MINUTES (6), 0, 103);

  offered = read_all (history, DAG_SERIES_OFFERED, "billing");
  g_assert_cmpuint (offered->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (get_value (offered, 0), 20.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_value (offered, 2), 15.0, 1e-6);
  g_clear_pointer (&offered, g_array_unref);
  offered = read_all (history, DAG_SERIES_OFFERED, NULL);
  g_assert_cmpuint (offered->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (get_value (offered, 0), 25.0, 1e-6);
  /* of mail only the most waiting is told, and the centre counts live channels alone */
  waiting = read_all (history, DAG_SERIES_WAITING, "mail");
  g_assert_cmpfloat_with_epsilon (get_value (waiting, 0), 9.0, 1e-6);
}

/* Of a quarter of an hour under way nothing is told of how many waited: those who wait still
 * are not in its sums. Once it is over it holds from its beginning to its end. */
static void
test_under_way (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  g_autoptr (GArray) waiting = NULL;
  DagInterval *over = interval_new ("billing", T0 - DAG_SAMPLE_MINUTES (30), 12);
  DagInterval *running = interval_new ("billing", T0, 12);

  over->counts.wait_answered_s = running->counts.wait_answered_s = 1800.0;
  over->counts.wait_abandoned_s = running->counts.wait_abandoned_s = 0.0;
  g_ptr_array_add (intervals, over);
  g_ptr_array_add (intervals, running);
  add_answer (history, T0 + DAG_SAMPLE_MINUTES (8), 7, 100);
  dag_history_add_intervals (DAG_HISTORY (history), intervals);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const queues[] = { "billing", NULL };

      g_clear_pointer (&waiting, g_array_unref);
      waiting = read_all (history, DAG_SERIES_WAITING, queues[i]);
      g_assert_cmpint (g_array_index (waiting, DagPoint, 0).at_us, ==,
                       T0 - DAG_SAMPLE_MINUTES (30));
      g_assert_cmpfloat_with_epsilon (get_value (waiting, 0), 2.0, 1e-6);
      g_assert_cmpint (g_array_index (waiting, DagPoint, 1).at_us, ==,
                       T0 - DAG_SAMPLE_MINUTES (15));
      for (guint j = 1; j < waiting->len - 1; j++)
        g_assert_true (isnan (get_value (waiting, j)));
      g_assert_cmpfloat_with_epsilon (get_value (waiting, waiting->len - 1), 7.0, 1e-6);
    }
  add_answer (history, T0 + DAG_SAMPLE_MINUTES (15), 7, 100);
  g_clear_pointer (&waiting, g_array_unref);
  waiting = read_all (history, DAG_SERIES_WAITING, "billing");
  g_assert_cmpint (g_array_index (waiting, DagPoint, 2).at_us, ==, T0);
  g_assert_cmpfloat_with_epsilon (get_value (waiting, 2), 2.0, 1e-6);
}

/* F-C02: in autumn the hour from two to three comes twice, so that the day has a hundred
 * quarters; in spring 92. None is merged with its namesake and none is lost. */
static void
test_double_hour (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint n;
  } days[] = {
    { "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 100 },
    { "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 92 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
      g_autoptr (GPtrArray) intervals
          = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
      g_autoptr (GArray) offered = NULL;
      int64_t from_us = at (days[i].from);
      int64_t to_us = at (days[i].to);

      for (guint j = 0; j < days[i].n; j++)
        g_ptr_array_add (intervals,
                         interval_new ("billing", from_us + DAG_SAMPLE_MINUTES (15 * j), j));
      dag_history_add_intervals (DAG_HISTORY (history), intervals);
      offered = dag_memory_history_read (history, DAG_SERIES_OFFERED, NULL, from_us, to_us);
      g_assert_cmpuint (offered->len, ==, days[i].n);
      for (guint j = 0; j < offered->len; j++)
        {
          g_assert_cmpint (g_array_index (offered, DagPoint, j).at_us, ==,
                           from_us + DAG_SAMPLE_MINUTES (15 * j));
          g_assert_cmpfloat_with_epsilon (get_value (offered, j), j, 1e-9);
        }
    }
}

/* F-C02: polled all that long day, its first minute is still there at its end. */
static void
test_long_day (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) centre = NULL;
  g_autoptr (GArray) queue = NULL;
  int64_t from_us = at ("2026-10-25T00:00:00+02:00");
  int64_t to_us = at ("2026-10-26T00:00:00+01:00");

  for (int64_t at_us = from_us; at_us < to_us; at_us += DAG_SAMPLE_MINUTES (1))
    add_answer (history, at_us, 1, 0);
  centre = dag_memory_history_read (history, DAG_SERIES_WAITING, NULL, from_us, to_us);
  queue = dag_memory_history_read (history, DAG_SERIES_WAITING, "billing", from_us, to_us);
  g_assert_cmpuint (centre->len, ==, 1500);
  g_assert_cmpuint (queue->len, ==, 1500);
  g_assert_cmpint (g_array_index (queue, DagPoint, 0).at_us, ==, from_us);
}

/* F-C02: a break at half past two and another at half past two: two states an hour apart,
 * and both lengths are those of a stop-watch. */
static void
test_agent_day_of_double_hour (void)
{
  static const struct
  {
    const char *at;
    DagAgentState state;
  } night[] = {
    { "2026-10-24T23:00:00+02:00", DAG_STATE_OFFLINE },
    { "2026-10-25T00:30:00+02:00", DAG_STATE_AVAILABLE },
    { "2026-10-25T02:30:00+02:00", DAG_STATE_BREAK },
    { "2026-10-25T02:40:00+02:00", DAG_STATE_AVAILABLE },
    { "2026-10-25T02:30:00+01:00", DAG_STATE_BREAK },
    { "2026-10-25T02:40:00+01:00", DAG_STATE_AVAILABLE },
  };
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  GPtrArray *day = NULL;
  DagTrackFigures figures;

  for (guint i = 0; i < G_N_ELEMENTS (night); i++)
    {
      DagStateChange *made = dag_state_change_new ();

      made->agent = g_strdup ("anna");
      made->at_us = at (night[i].at);
      made->state = night[i].state;
      g_ptr_array_add (changes, made);
    }
  dag_history_add_state_changes (DAG_HISTORY (history), changes);
  dag_history_read_agent_day_async (DAG_HISTORY (history), "anna",
                                    at ("2026-10-25T00:00:00+02:00"),
                                    at ("2026-10-26T00:00:00+01:00"), NULL, on_day_read, &day);
  dag_test_await (day != NULL, 5000);
  g_assert_cmpuint (day->len, ==, G_N_ELEMENTS (night));
  for (guint i = 0; i < day->len; i++)
    g_assert_cmpint (((DagStateChange *) day->pdata[i])->at_us, ==, at (night[i].at));
  g_ptr_array_unref (day);

  dag_track_measure (dag_memory_history_get_track (history, "anna"), DAG_TIME_NONE,
                     at ("2026-10-25T04:00:00+01:00"), &figures);
  g_assert_cmpint (figures.watched_since_us, ==, at ("2026-10-25T00:30:00+02:00"));
  g_assert_cmpint (figures.last_break_end_us, ==, at ("2026-10-25T02:40:00+01:00"));
  g_assert_cmpfloat_with_epsilon (figures.break_s, 1200.0, 1e-9);
}

static void
test_agent_day (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  GPtrArray *day = NULL;
  const DagStateChange *change;

  for (guint i = 0; i < 3; i++)
    {
      DagStateChange *made = dag_state_change_new ();

      made->agent = g_strdup ("anna");
      made->at_us = T0 - DAG_SAMPLE_MINUTES (60 - 20 * i);
      made->state = i == 1 ? DAG_STATE_BREAK : DAG_STATE_AVAILABLE;
      made->reason = g_strdup (i == 1 ? "Lunch" : NULL);
      made->contact = i;
      g_ptr_array_add (changes, made);
    }
  add_answer (history, T0, 0, 0);
  dag_history_add_state_changes (DAG_HISTORY (history), changes);
  dag_history_add_state_changes (DAG_HISTORY (history), changes);
  dag_history_read_agent_day_async (DAG_HISTORY (history), "anna", T0 - DAG_SAMPLE_MINUTES (50),
                                    T0, NULL, on_day_read, &day);
  dag_test_await (day != NULL, 5000);
  /* the state in force at the beginning, then the changes */
  g_assert_cmpuint (day->len, ==, 3);
  change = g_ptr_array_index (day, 0);
  g_assert_cmpint (change->at_us, ==, T0 - DAG_SAMPLE_MINUTES (60));
  change = g_ptr_array_index (day, 1);
  g_assert_cmpint (change->state, ==, DAG_STATE_BREAK);
  g_assert_cmpstr (change->reason, ==, "Lunch");
  g_assert_cmpint (change->contact, ==, 1);
  g_assert_cmpstr (change->agent, ==, "anna");
  g_ptr_array_unref (day);

  day = NULL;
  dag_history_read_agent_day_async (DAG_HISTORY (history), "nobody", 0, T0, NULL, on_day_read,
                                    &day);
  dag_test_await (day != NULL, 5000);
  g_assert_cmpuint (day->len, ==, 0);
  g_ptr_array_unref (day);
}

/* A week of polls: bounded, and the last day is whole. */
static void
test_bounded (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) centre = NULL;
  g_autoptr (GArray) queue = NULL;
  int64_t end_us = T0 + DAG_SAMPLE_MINUTES (7 * 24 * 60);

  for (int64_t at_us = T0; at_us < end_us; at_us += DAG_SAMPLE_SECONDS (20))
    add_answer (history, at_us, at_us / DAG_USEC_PER_SEC % 7, at_us % 1000);
  centre = dag_memory_history_read (history, DAG_SERIES_WAITING, NULL, 0, end_us);
  g_assert_cmpuint (centre->len, >=, 3 * 24 * 60);
  g_assert_cmpuint (centre->len, <, 3 * 24 * 60 + 300);
  queue = dag_memory_history_read (history, DAG_SERIES_WAITING, "billing", 0, end_us);
  g_assert_cmpuint (queue->len, >=, 24 * 60);
  g_assert_cmpuint (queue->len, <, 24 * 60 + 100);
  dag_history_clear (DAG_HISTORY (history));
  g_clear_pointer (&centre, g_array_unref);
  centre = dag_memory_history_read (history, DAG_SERIES_WAITING, NULL, 0, end_us);
  g_assert_cmpuint (centre->len, ==, 0);
}

/* The source's clock was set back: what lies in its future never was. */
static void
test_rewind (void)
{
  g_autoptr (DagMemoryHistory) history = dag_memory_history_new ();
  g_autoptr (GArray) centre = NULL;

  for (guint i = 0; i < 60; i++)
    add_answer (history, T0 + DAG_SAMPLE_MINUTES (i), 1, i);
  dag_memory_history_rewind (history, T0 + DAG_SAMPLE_MINUTES (30));
  add_answer (history, T0 + DAG_SAMPLE_MINUTES (30), 2, 0);
  centre = read_all (history, DAG_SERIES_WAITING, NULL);
  g_assert_cmpuint (centre->len, ==, 31);
  g_assert_cmpfloat_with_epsilon (get_value (centre, 30), 2.0, 1e-6);
}

/* What is kept of a page outlives the page, and the other things of it. */
static void
test_pool (void)
{
  DagPool *pool = dag_pool_new ();
  g_autofree char *long_word = g_strnfill (200000, 'x');
  DagStateChange *change = dag_state_change_new_in (pool);
  DagInterval *interval = dag_interval_new_in (pool);
  DagStateChange *kept = NULL;

  change->agent = dag_pool_word (pool, "anna");
  change->reason = dag_pool_word (pool, long_word);
  interval->queue = dag_pool_word (pool, "billing");
  g_assert_null (dag_pool_word (pool, NULL));
  for (guint i = 0; i < 5000; i++)
    {
      DagInterval *other = dag_interval_copy (interval);

      g_assert_true (other == interval);
      g_assert_cmpuint (GPOINTER_TO_SIZE (dag_pool_take (pool, 1 + i % 30)) % 8, ==, 0);
      dag_interval_free (other);
    }
  kept = dag_state_change_copy (change);
  dag_pool_unref (pool);
  dag_interval_free (interval);
  dag_state_change_free (change);
  g_assert_cmpstr (kept->agent, ==, "anna");
  g_assert_cmpstr (kept->reason, ==, long_word);
  g_assert_cmpint (kept->contact, ==, DAG_COUNT_ABSENT);
  dag_state_change_free (kept);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory-history/samples", test_samples);
  g_test_add_func ("/memory-history/gaps", test_gaps);
  g_test_add_func ("/memory-history/F-D07/counters", test_counters);
  g_test_add_func ("/memory-history/part-of-an-interval", test_part_of_an_interval);
  g_test_add_func ("/memory-history/intervals", test_intervals);
  g_test_add_func ("/memory-history/under-way", test_under_way);
  g_test_add_func ("/memory-history/F-C02/intervals", test_double_hour);
  g_test_add_func ("/memory-history/F-C02/long-day", test_long_day);
  g_test_add_func ("/memory-history/F-C02/agent-day", test_agent_day_of_double_hour);
  g_test_add_func ("/memory-history/agent-day", test_agent_day);
  g_test_add_func ("/memory-history/bounded", test_bounded);
  g_test_add_func ("/memory-history/rewind", test_rewind);
  g_test_add_func ("/memory-history/pool", test_pool);
  return g_test_run ();
}
