/* test-history-past.c - the day as it was: days of 23 and 25 hours, pictures, lists, sums
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-past.h"
#include "dag-history-read.h"
#include "dag-memory-history.h"
#include "dag-sample.h"
#include "dag-test.h"
#include "dag-time.h"

#define T0 DAG_SAMPLE_TEN_O_CLOCK

static int64_t
at (const char *text)
{
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 (text, -1, &time_us));
  return time_us;
}

/* An answer each minute of an hour: as many wait as minutes went by, ten are offered. */
static DagHistory *
new_hour (void)
{
  DagHistory *history = DAG_HISTORY (dag_memory_history_new ());

  for (guint i = 0; i <= 60; i++)
    {
      int64_t now_us = T0 + DAG_SAMPLE_MINUTES (i);
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (now_us);
      DagQueueSample *queue = dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, i);

      queue->staffed = 2;
      queue->today.offered = 100 + 10 * i;
      queue->today.answered = 90 + 10 * i;
      queue->today.answered_within = 80 + 8 * i;
      dag_sample_agent (snapshot, "anna", i < 30 ? DAG_STATE_AVAILABLE : DAG_STATE_BREAK,
                        i < 30 ? T0 : T0 + DAG_SAMPLE_MINUTES (30));
      dag_history_add_snapshot (history, snapshot);
    }
  return history;
}

static void
test_snapshot (void)
{
  g_autoptr (DagHistory) history = new_hour ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) then
      = dag_test_read_snapshot (history, T0 + DAG_SAMPLE_MINUTES (20) + 1, &error);
  g_autoptr (DagSnapshot) before = NULL;
  DagQueueSample *queue;
  DagAgentSample *agent;

  g_assert_no_error (error);
  queue = g_ptr_array_index (then->queues, 0);
  agent = g_ptr_array_index (then->agents, 0);
  g_assert_cmpstr (queue->name, ==, "Queue billing");
  g_assert_cmpint (queue->waiting, ==, 20);
  g_assert_cmpint (queue->staffed, ==, 2);
  g_assert_cmpint (queue->today.offered, ==, 140); /* of the whole quarter that had ended */
  g_assert_cmpint (queue->today_since_us, ==, T0);
  g_assert_cmpint (agent->state, ==, DAG_STATE_AVAILABLE);
  g_assert_cmpint (agent->since_us, ==, T0);
  before = dag_test_read_snapshot (history, T0 - DAG_SAMPLE_MINUTES (60), &error);
  g_assert_null (before);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A state that came later is not told of the moment before it. */
static void
test_snapshot_follows (void)
{
  g_autoptr (DagHistory) history = new_hour ();
  g_autoptr (DagSnapshot) then
      = dag_test_read_snapshot (history, T0 + DAG_SAMPLE_MINUTES (45), NULL);
  g_autoptr (DagSnapshot) later
      = dag_test_read_snapshot (history, T0 + DAG_SAMPLE_MINUTES (900), NULL);
  DagAgentSample *agent = g_ptr_array_index (then->agents, 0);

  g_assert_cmpint (agent->state, ==, DAG_STATE_BREAK);
  g_assert_cmpint (agent->since_us, ==, T0 + DAG_SAMPLE_MINUTES (30));
  g_assert_cmpint (later->taken_at_us, ==, T0 + DAG_SAMPLE_MINUTES (60));
}

static void
test_lists (void)
{
  g_autoptr (DagHistory) history = new_hour ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) intervals = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  DagAgentDayTotal *total;

  dag_history_read_state_changes_async (history, T0, T0 + DAG_SAMPLE_MINUTES (61), NULL,
                                        dag_test_on_ready, &first);
  dag_history_read_intervals_async (history, NULL, T0, T0 + DAG_SAMPLE_MINUTES (61), NULL,
                                    dag_test_on_ready, &second);
  dag_history_read_agent_days_async (history, T0, T0 + DAG_SAMPLE_MINUTES (61), NULL,
                                     dag_test_on_ready, &third);
  dag_test_await (first != NULL && second != NULL && third != NULL, 1000);
  changes = dag_history_read_state_changes_finish (history, first, NULL);
  intervals = dag_history_read_intervals_finish (history, second, NULL);
  totals = dag_history_read_agent_days_finish (history, third, NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpuint (intervals->len, ==, 5);
  g_assert_cmpint (((DagInterval *) intervals->pdata[0])->counts.offered, ==, 140);
  g_assert_cmpuint (totals->len, ==, 1);
  total = totals->pdata[0];
  g_assert_cmpfloat_with_epsilon (total->state_s[DAG_STATE_AVAILABLE], 1800, 0.01);
  g_assert_cmpfloat_with_epsilon (total->state_s[DAG_STATE_BREAK], 1800, 0.01);
}

static GArray *
read_days (DagHistory *history,
           GTimeZone  *zone)
{
  g_autoptr (GAsyncResult) result = NULL;

  dag_history_read_days_async (history, zone, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 1000);
  return dag_history_read_days_finish (history, result, NULL);
}

/* F-C02: the night of 25 October has the hour of two twice; both days are told whole. */
static void
test_days_over_dst (void)
{
  g_autoptr (DagHistory) history = DAG_HISTORY (dag_memory_history_new ());
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GArray) days = NULL;
  const DagHistoryDay *day;

  for (int64_t now_us = at ("2026-10-25T12:00:00+01:00");
       now_us <= at ("2026-10-26T09:00:00+01:00"); now_us += DAG_SAMPLE_MINUTES (60))
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (now_us);

      dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 3);
      dag_history_add_snapshot (history, snapshot);
    }
  days = read_days (history, zone);
  g_assert_cmpuint (days->len, ==, 2);
  day = &g_array_index (days, DagHistoryDay, 0);
  g_assert_cmpint (day->to_us - day->from_us, ==, DAG_SAMPLE_MINUTES (25 * 60));
  g_assert_cmpint (day->first_us, ==, at ("2026-10-25T12:00:00+01:00"));
  g_assert_cmpint (day->last_us, ==, at ("2026-10-25T23:00:00+01:00"));
  g_assert_false (day->has_people);
  day = &g_array_index (days, DagHistoryDay, 1);
  g_assert_cmpint (day->to_us - day->from_us, ==, DAG_SAMPLE_MINUTES (24 * 60));
  g_assert_cmpint (day->last_us, ==, at ("2026-10-26T09:00:00+01:00"));
}

static void
test_end_of_day (void)
{
  g_autoptr (GTimeZone) amsterdam = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GTimeZone) havana = g_time_zone_new_identifier ("America/Havana");

  g_assert_cmpint (dag_time_end_of_day (at ("2026-03-29T12:00:00+02:00"), amsterdam), ==,
                   at ("2026-03-30T00:00:00+02:00"));
  g_assert_cmpint (dag_time_end_of_day (at ("2026-03-29T00:00:00+01:00"), amsterdam)
                       - at ("2026-03-29T00:00:00+01:00"),
                   ==, DAG_SAMPLE_MINUTES (23 * 60));
  /* There the clocks went back at one, so that midnight came twice. A day long gone: the
   * rules of days to come change with the zone data. */
  g_assert_cmpint (dag_time_end_of_day (at ("2024-11-03T12:00:00-05:00"), havana)
                       - dag_time_start_of_day (at ("2024-11-03T12:00:00-05:00"), havana),
                   ==, DAG_SAMPLE_MINUTES (25 * 60));
}

/* The first and the last known minute of a day of so many hours → the hours drawn. */
static void
test_span (void)
{
  static const struct
  {
    int n_hours;
    int first_min;
    int last_min;
    int from_h;
    int to_h;
  } cases[] = {
    { 24, 7 * 60 + 30, 18 * 60 + 15, 7, 19 }, /* a working day */
    { 24, 8 * 60, 18 * 60, 8, 18 },           /* to the minute: no empty hour beside it */
    { 24, 0, 24 * 60, 0, 24 },                /* around the clock */
    { 24, 22 * 60, 24 * 60, 18, 24 },         /* a night shift begins: six hours, this day's */
    { 24, 0, 6 * 60 + 1, 0, 7 },              /* and ends on the next */
    { 24, 0, 30, 0, 6 },
    { 24, 9 * 60 + 1, 9 * 60 + 2, 9, 15 },    /* the first minutes of today */
    { 24, 23 * 60 + 59, 24 * 60, 18, 24 },
    { 23, 20 * 60, 23 * 60, 17, 23 },         /* the clock goes forward */
    { 25, 0, 25 * 60, 0, 25 },                /* and back (F-C02) */
    { 25, 24 * 60 + 30, 25 * 60, 19, 25 },
    { 24, -30, 25 * 60, 0, 24 },              /* never another day's */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagHistoryDay day = { .from_us = T0,
                            .to_us = T0 + DAG_SAMPLE_MINUTES (60 * cases[i].n_hours),
                            .first_us = T0 + DAG_SAMPLE_MINUTES (cases[i].first_min),
                            .last_us = T0 + DAG_SAMPLE_MINUTES (cases[i].last_min) };
      int64_t from_us = 0;
      int64_t to_us = 0;

      dag_history_day_get_span (&day, &from_us, &to_us);
      g_test_message ("case %u", i);
      g_assert_cmpint (from_us - T0, ==, DAG_SAMPLE_MINUTES (60 * cases[i].from_h));
      g_assert_cmpint (to_us - T0, ==, DAG_SAMPLE_MINUTES (60 * cases[i].to_h));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-past/snapshot", test_snapshot);
  g_test_add_func ("/history-past/snapshot-follows", test_snapshot_follows);
  g_test_add_func ("/history-past/lists", test_lists);
  g_test_add_func ("/history-past/days-over-dst", test_days_over_dst);
  g_test_add_func ("/history-past/end-of-day", test_end_of_day);
  g_test_add_func ("/history-past/span", test_span);
  return g_test_run ();
}
