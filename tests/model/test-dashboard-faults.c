/* test-dashboard-faults.c - a source that loses people, lies or lags, and clocks that jump
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fault.h"
#include "dag-memory-history.h"
#include "dag-rows.h"
#include "dag-sample.h"
#include "dag-test-clock.h"

#include <math.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK

typedef struct
{
  DagDashboard *dashboard;
  DagMoment clock;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->dashboard = dag_dashboard_new ();
  fixture->clock = (DagMoment){ T0, DAG_SAMPLE_SECONDS (1000) };
  dag_dashboard_set_clock (fixture->dashboard, dag_test_clock_read, &fixture->clock);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->dashboard);
}

/* Applies @snapshot, which it takes. */
static void
apply (Fixture     *fixture,
       DagSnapshot *snapshot)
{
  g_autoptr (DagSnapshot) owned = snapshot;

  dag_dashboard_apply (fixture->dashboard, owned);
}

static gboolean
is_shown (DagSlotModel *table,
          const char   *id)
{
  return dag_slot_model_find_key (table, id, NULL);
}

/* The record with that key, which must be there. */
static gconstpointer
find_record (DagSlotModel *table,
             const char   *id)
{
  gconstpointer record;
  guint position = 0;

  g_assert_true (dag_slot_model_find_key (table, id, &position));
  record = dag_slot_model_get_record (table, position);
  if (record == NULL)
    g_error ("no record at %u", position);
  return record;
}

static const DagAgentRow *
find_agent (Fixture    *fixture,
            const char *id)
{
  return find_record (dag_dashboard_get_agents (fixture->dashboard), id);
}

static const DagQueueRow *
find_queue (Fixture    *fixture,
            const char *id)
{
  return find_record (dag_dashboard_get_queues (fixture->dashboard), id);
}

static const DagTrack *
get_track (Fixture    *fixture,
           const char *agent)
{
  return dag_memory_history_get_track (
      DAG_MEMORY_HISTORY (dag_dashboard_get_history (fixture->dashboard)), agent);
}

/* One queue with one waiting; anna once, and a second time in @state. */
static DagSnapshot *
new_twins (int64_t       at_us,
           DagAgentState state)
{
  DagSnapshot *snapshot = dag_sample_snapshot (at_us);

  for (guint i = 0; i < 2; i++)
    dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 1);
  dag_sample_agent (snapshot, "anna", DAG_STATE_AVAILABLE, T0);
  dag_sample_agent (snapshot, "bilal", DAG_STATE_AVAILABLE, T0);
  dag_sample_agent (snapshot, "anna", state, T0);
  return snapshot;
}

/* F-D01: an identical twin counts once, one with other contents is refused with the whole
 * answer, also where a connector let them through. */
static void
test_twins (Fixture      *fixture,
            gconstpointer unused)
{
  const DagTotals *totals = dag_dashboard_get_totals (fixture->dashboard);

  for (guint i = 0; i < 3; i++)
    {
      apply (fixture, new_twins (T0 + DAG_SAMPLE_SECONDS (10 * i), DAG_STATE_AVAILABLE));
      g_assert_cmpint (totals->waiting, ==, 1);
      g_assert_cmpuint (totals->n_queues, ==, 1);
      g_assert_cmpuint (totals->n_agents, ==, 2);
      g_assert_cmpint (totals->workable, ==, 2);
      g_assert_cmpuint (dag_slot_model_get_n_records (
                            dag_dashboard_get_agents (fixture->dashboard)),
                        ==, 2);
      g_assert_null (dag_dashboard_get_last_error (fixture->dashboard));
      g_assert_cmpuint (dag_dashboard_get_snapshot (fixture->dashboard)->n_dropped, ==, 2);
    }
  apply (fixture, new_twins (T0 + DAG_SAMPLE_SECONDS (30), DAG_STATE_BREAK));
  g_assert_error (dag_dashboard_get_last_error (fixture->dashboard), DAG_FAULT,
                  DAG_FAULT_DUPLICATE);
  g_assert_cmpint (dag_dashboard_get_snapshot (fixture->dashboard)->taken_at_us, ==,
                   T0 + DAG_SAMPLE_SECONDS (20));
  g_assert_cmpint (totals->workable, ==, 2);
}

/* F-D03: history stays with the old id, and nothing is merged by name. */
static void
test_changed_identity (Fixture      *fixture,
                       gconstpointer unused)
{
  DagSnapshot *first = dag_sample_snapshot (T0);
  DagSnapshot *second = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10));
  DagAgentSample *moved;
  DagAgentSample *renumbered;

  moved = dag_sample_agent (first, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (9));
  moved->team_id = g_strdup ("noord");
  dag_sample_agent (first, "a-1", DAG_STATE_ON_CONTACT, T0 - DAG_SAMPLE_MINUTES (2))->name[0]
      = 'X';
  apply (fixture, first);

  moved = dag_sample_agent (second, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (9));
  moved->team_id = g_strdup ("zuid");
  renumbered = dag_sample_agent (second, "a-2", DAG_STATE_ON_CONTACT,
                                 T0 - DAG_SAMPLE_MINUTES (2));
  g_free (renumbered->name);
  renumbered->name = g_strdup ("Xgent a-1");
  apply (fixture, second);

  g_assert_cmpstr (find_agent (fixture, "anna")->sample->team_id, ==, "zuid");
  g_assert_cmpuint (dag_track_get_n_steps (get_track (fixture, "anna")), ==, 1);
  g_assert_true (find_agent (fixture, "a-1")->vanished);
  g_assert_false (find_agent (fixture, "a-2")->vanished);
  g_assert_cmpuint (dag_track_get_n_steps (get_track (fixture, "a-1")), ==, 2);
  g_assert_cmpuint (dag_track_get_n_steps (get_track (fixture, "a-2")), ==, 1);
}

/* F-D04: gone for one poll is unknown, not signed off; its break clock stands still. */
static void
test_agent_vanishes (Fixture      *fixture,
                     gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);
  const DagAgentRow *row;

  dag_sample_agent (snapshot, "anna", DAG_STATE_BREAK, T0 - DAG_SAMPLE_MINUTES (3));
  dag_sample_agent (snapshot, "bilal", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (3));
  apply (fixture, snapshot);

  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10));
  dag_sample_agent (snapshot, "bilal", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (3));
  apply (fixture, snapshot);
  row = find_agent (fixture, "anna");
  g_assert_true (row->vanished);
  g_assert_cmpint (row->sample->state, ==, DAG_STATE_UNKNOWN);
  g_assert_cmpstr (row->sample->name, ==, "Agent anna");
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->by_state[DAG_STATE_UNKNOWN],
                   ==, 1);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->by_state[DAG_STATE_OFFLINE],
                   ==, 0);
  g_assert_cmpuint (dag_dashboard_get_totals (fixture->dashboard)->n_agents, ==, 2);

  /* back in the very same state: it never left */
  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (20));
  dag_sample_agent (snapshot, "bilal", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (3));
  dag_sample_agent (snapshot, "anna", DAG_STATE_BREAK, T0 - DAG_SAMPLE_MINUTES (3));
  apply (fixture, snapshot);
  row = find_agent (fixture, "anna");
  g_assert_false (row->vanished);
  g_assert_cmpint (row->sample->state, ==, DAG_STATE_BREAK);
  g_assert_cmpuint (dag_track_get_n_steps (get_track (fixture, "anna")), ==, 1);

  /* gone for good: dropped after five minutes, and what is known of the day stays */
  for (guint i = 3; i < 40; i++)
    {
      snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10 * i));
      dag_sample_agent (snapshot, "bilal", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (3));
      apply (fixture, snapshot);
      g_assert_cmpint (is_shown (dag_dashboard_get_agents (fixture->dashboard), "anna"), ==,
                       i <= 33);
    }
  g_assert_cmpuint (dag_dashboard_get_totals (fixture->dashboard)->n_agents, ==, 1);
  g_assert_cmpuint (dag_track_get_n_steps (get_track (fixture, "anna")), ==, 2);
}

/* F-D05: a word of the source that is new to us is shown as unknown. */
static void
test_unknown_word (Fixture      *fixture,
                   gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);
  DagAgentSample *agent = dag_sample_agent (snapshot, "anna", DAG_STATE_UNKNOWN, T0);

  agent->state_word = g_strdup ("pondering");
  snapshot->n_unknown_words = 1;
  apply (fixture, snapshot);
  g_assert_cmpint (find_agent (fixture, "anna")->sample->state, ==, DAG_STATE_UNKNOWN);
  g_assert_cmpstr (find_agent (fixture, "anna")->sample->state_word, ==, "pondering");
  g_assert_false (find_agent (fixture, "anna")->vanished);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->staffed, ==, 0);
}

/* F-D06: a queue that is gone is stale with its last figures; a new one is just there. */
static void
test_queue_vanishes (Fixture      *fixture,
                     gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);
  const DagQueueRow *row;

  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 4);
  dag_sample_queue (snapshot, "parcels", DAG_CHANNEL_PHONE, 2);
  apply (fixture, snapshot);

  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10));
  dag_sample_queue (snapshot, "parcels", DAG_CHANNEL_PHONE, 2);
  dag_sample_queue (snapshot, "chat", DAG_CHANNEL_CHAT, 1);
  apply (fixture, snapshot);
  row = find_queue (fixture, "billing");
  g_assert_true (row->stale);
  g_assert_cmpint (row->sample->waiting, ==, 4);
  g_assert_cmpint (row->stale_since_us, ==, T0 + DAG_SAMPLE_SECONDS (10));
  g_assert_false (find_queue (fixture, "chat")->stale);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 3);
  g_assert_cmpint (
      ((DagChange *) dag_dashboard_get_changes (fixture->dashboard)->pdata[0])->kind, ==,
      DAG_CHANGE_QUEUE_VANISHED);

  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (20));
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 5);
  apply (fixture, snapshot);
  g_assert_false (find_queue (fixture, "billing")->stale);
  g_assert_true (find_queue (fixture, "parcels")->stale);

  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (70));
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 5);
  apply (fixture, snapshot);
  g_assert_false (is_shown (dag_dashboard_get_queues (fixture->dashboard), "parcels"));
}

/* F-D07: counters that went back were reset; no figure is ever negative. */
static void
test_counters_reset (Fixture      *fixture,
                     gconstpointer unused)
{
  static const int64_t offered[] = { 100, 104, 109, 2, 5 };
  g_autoptr (GArray) points = NULL;
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      DagSnapshot *snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (2 * i));
      DagQueueSample *queue = dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 0);

      queue->today.offered = offered[i];
      apply (fixture, snapshot);
    }
  points = dag_memory_history_read (
      DAG_MEMORY_HISTORY (dag_dashboard_get_history (fixture->dashboard)), DAG_SERIES_OFFERED,
      "billing", T0 - DAG_SAMPLE_MINUTES (60), T0 + DAG_SAMPLE_MINUTES (60));
  for (guint i = 0; i < points->len; i++)
    if (!isnan (g_array_index (points, DagPoint, i).value))
      sum += g_array_index (points, DagPoint, i).value;
  g_assert_cmpfloat_with_epsilon (sum, 4 + 5 + 2 + 3, 1e-9);
}

/* F-D08: an older answer (a cache, a load balancer) is dropped and counted, and does not
 * make the picture younger. */
static void
test_older_answer (Fixture      *fixture,
                   gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);

  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 4);
  apply (fixture, snapshot);
  for (guint i = 0; i < 10; i++)
    {
      dag_test_clock_pass (&fixture->clock, 10.0);
      snapshot = dag_sample_snapshot (T0 - DAG_SAMPLE_MINUTES (3));
      dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 99);
      apply (fixture, snapshot);
    }
  dag_dashboard_check_age (fixture->dashboard);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 4);
  g_assert_cmpuint (dag_dashboard_get_n_older (fixture->dashboard), ==, 10);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 100.0, 1e-6);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_STALE);
}

/* anna, free since nine. */
static DagSnapshot *
new_answer_of_anna (int64_t at_us)
{
  DagSnapshot *snapshot = dag_sample_snapshot (at_us);

  dag_sample_agent (snapshot, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (60));
  return snapshot;
}

/* The source's own clock was set back: its answers go on in time, and so do we. */
static void
test_source_set_back (Fixture      *fixture,
                      gconstpointer unused)
{
  for (guint i = 0; i < 3; i++)
    apply (fixture, new_answer_of_anna (T0 + DAG_SAMPLE_SECONDS (10 * i)));
  for (guint i = 0; i < 5; i++)
    apply (fixture, new_answer_of_anna (T0 - DAG_SAMPLE_MINUTES (60)
                                        + DAG_SAMPLE_SECONDS (10 * i)));
  g_assert_cmpuint (dag_dashboard_get_n_older (fixture->dashboard), ==, 3);
  g_assert_cmpint (dag_dashboard_get_snapshot (fixture->dashboard)->taken_at_us, ==,
                   T0 - DAG_SAMPLE_MINUTES (60) + DAG_SAMPLE_SECONDS (40));
  g_assert_cmpint (dag_dashboard_get_now_us (fixture->dashboard), ==,
                   T0 - DAG_SAMPLE_MINUTES (60) + DAG_SAMPLE_SECONDS (40));
  /* figures do not wait until the source's clock is where it was */
  g_assert_false (dag_share_is_known (find_agent (fixture, "anna")->load));
  for (guint i = 1; i <= 31; i++)
    apply (fixture, new_answer_of_anna (T0 + DAG_SAMPLE_MINUTES (i - 60)));
  g_assert_cmpfloat_with_epsilon (find_agent (fixture, "anna")->load, 0.0, 1e-9);
}

/* F-C01: our wall clock jumps; ages and the centre's time go on as if nothing happened. */
static void
test_ntp_step (Fixture      *fixture,
               gconstpointer unused)
{
  static const int64_t steps_us[] = { DAG_SAMPLE_MINUTES (60), -DAG_SAMPLE_MINUTES (60) };

  for (guint i = 0; i < G_N_ELEMENTS (steps_us); i++)
    {
      DagSnapshot *snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (i));
      int64_t taken_at_us = snapshot->taken_at_us;

      snapshot->received_at_us = fixture->clock.wall_us;
      snapshot->skew_us = taken_at_us - fixture->clock.wall_us;
      snapshot->skew_known = TRUE;
      apply (fixture, snapshot);
      fixture->clock.wall_us += steps_us[i];
      g_assert_cmpint (dag_dashboard_get_now_us (fixture->dashboard), ==, taken_at_us);
      dag_test_clock_pass (&fixture->clock, 20.0);
      dag_dashboard_check_age (fixture->dashboard);
      g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_LIVE);
      g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 20.0, 1e-6);
      g_assert_cmpint (dag_dashboard_get_now_us (fixture->dashboard), ==,
                       taken_at_us + DAG_SAMPLE_SECONDS (20));
      g_assert_cmpint (dag_dashboard_get_updated_at_us (fixture->dashboard), ==,
                       fixture->clock.wall_us - DAG_SAMPLE_SECONDS (20));
    }
}

/* F-C03: the source's clock is 7 min ahead, or behind: no wait is ever negative. */
static void
test_source_clock_is_off (Fixture      *fixture,
                          gconstpointer unused)
{
  static const int64_t skews_us[] = { DAG_SAMPLE_MINUTES (7), -DAG_SAMPLE_MINUTES (7) };

  for (guint i = 0; i < G_N_ELEMENTS (skews_us); i++)
    {
      DagDashboard *dashboard = dag_dashboard_new ();
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (T0 + skews_us[i]);
      DagAgentSample *agent
          = dag_sample_agent (snapshot, "anna", DAG_STATE_ON_CONTACT,
                              T0 + skews_us[i] - DAG_SAMPLE_SECONDS (1));
      int64_t lasted_us;

      dag_dashboard_set_clock (dashboard, dag_test_clock_read, &fixture->clock);
      snapshot->received_at_us = fixture->clock.wall_us;
      snapshot->skew_us = skews_us[i] - 900000; /* a Date header has whole seconds */
      snapshot->skew_known = TRUE;
      dag_dashboard_apply (dashboard, snapshot);
      lasted_us = dag_dashboard_get_now_us (dashboard) - agent->since_us;
      g_assert_cmpint (lasted_us, >=, DAG_SAMPLE_SECONDS (1));
      g_assert_cmpint (lasted_us, <=, DAG_SAMPLE_SECONDS (2));
      g_assert_cmpfloat_with_epsilon (dag_dashboard_get_skew_s (dashboard),
                                      (double) skews_us[i] / 1e6, 1.0);
      g_assert_finalize_object (dashboard);
    }
}

/* F-C06, F-N12: nine hours of sleep with the window open: the age counts them, nobody
 * worked all night, and the morning's answers join without a burst of news. */
static void
test_suspend (Fixture      *fixture,
              gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);
  DagHistory *history = dag_dashboard_get_history (fixture->dashboard);
  int64_t morning_us = T0 + DAG_SAMPLE_MINUTES (9 * 60);
  const DagAgentRow *row;
  g_autoptr (GArray) points = NULL;
  guint n_gaps = 0;

  dag_sample_agent (snapshot, "anna", DAG_STATE_ON_CONTACT, T0 - DAG_SAMPLE_MINUTES (1));
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 9);
  apply (fixture, snapshot);
  dag_test_clock_pass (&fixture->clock, 9 * 3600.0);
  dag_dashboard_check_age (fixture->dashboard);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_OFFLINE);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 32400.0, 1e-6);

  snapshot = dag_sample_snapshot (morning_us);
  dag_sample_agent (snapshot, "anna", DAG_STATE_AVAILABLE, morning_us - DAG_SAMPLE_MINUTES (2));
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 0);
  apply (fixture, snapshot);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_LIVE);
  row = find_agent (fixture, "anna");
  g_assert_cmpint (row->watched_since_us, ==, morning_us - DAG_SAMPLE_MINUTES (2));
  g_assert_cmpint (row->last_break_provenance, ==, DAG_PROVENANCE_DERIVED);
  g_assert_cmpuint (dag_dashboard_get_changes (fixture->dashboard)->len, ==, 0);
  points = dag_memory_history_read (DAG_MEMORY_HISTORY (history), DAG_SERIES_WAITING, NULL, T0,
                                    morning_us + 1);
  for (guint i = 0; i < points->len; i++)
    n_gaps += isnan (g_array_index (points, DagPoint, i).value) ? 1 : 0;
  g_assert_cmpuint (n_gaps, ==, 1);
  g_assert_cmpuint (points->len, ==, 3);
}

/* F-C07: the centre's zone, wherever the laptop is. */
static void
test_centre_zone (Fixture      *fixture,
                  gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);
  GTimeZone *zone;

  apply (fixture, snapshot);
  zone = dag_dashboard_get_zone (fixture->dashboard);
  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Europe/Amsterdam");
  snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10));
  g_free (snapshot->source.timezone);
  snapshot->source.timezone = g_strdup ("Nowhere/At/All");
  apply (fixture, snapshot);
  g_assert_nonnull (dag_dashboard_get_zone (fixture->dashboard));
}

/* A simulation that runs a minute a second: its clock goes on at its own pace. */
static void
test_fast_simulation (Fixture      *fixture,
                      gconstpointer unused)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0);

  snapshot->source.simulated = TRUE;
  snapshot->source.speed = 60.0;
  snapshot->skew_known = TRUE;
  snapshot->skew_us = DAG_SAMPLE_MINUTES (999);
  apply (fixture, snapshot);
  dag_test_clock_pass (&fixture->clock, 1.0);
  g_assert_cmpint (dag_dashboard_get_now_us (fixture->dashboard), ==,
                   T0 + DAG_SAMPLE_SECONDS (60));
}

#define ADD(path, function) \
  g_test_add ("/dashboard-faults/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("F-D01/twins", test_twins);
  ADD ("F-D03/changed-identity", test_changed_identity);
  ADD ("F-D04/agent-vanishes", test_agent_vanishes);
  ADD ("F-D05/unknown-word", test_unknown_word);
  ADD ("F-D06/queue-vanishes", test_queue_vanishes);
  ADD ("F-D07/counters-reset", test_counters_reset);
  ADD ("F-D08/older-answer", test_older_answer);
  ADD ("source-set-back", test_source_set_back);
  ADD ("F-C01/ntp-step", test_ntp_step);
  ADD ("F-C03/source-clock-is-off", test_source_clock_is_off);
  ADD ("F-C06/suspend", test_suspend);
  ADD ("F-C07/centre-zone", test_centre_zone);
  ADD ("fast-simulation", test_fast_simulation);
  return g_test_run ();
}
