/* test-backfill.c - a dashboard opened at noon knows the morning
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fault.h"
#include "dag-fed-connector.h"
#include "dag-memory-history.h"
#include "dag-rows.h"
#include "dag-sample.h"
#include "dag-test-clock.h"
#include "dag-test.h"
#include "dag-time.h"

#include <math.h>
#include <string.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK
#define MIDNIGHT (T0 - DAG_SAMPLE_MINUTES (600))

typedef struct
{
  DagDashboard *dashboard;
  DagFedConnector *connector;
  DagConnection *connection;
  DagMoment clock;
  guint n_applied;
} Fixture;

static void
count (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->clock = (DagMoment){ T0, DAG_SAMPLE_SECONDS (1000) };
  fixture->dashboard = dag_dashboard_new ();
  fixture->connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  fixture->connection = dag_connection_new ("dagstart", "https://cc.example");
  dag_dashboard_set_clock (fixture->dashboard, dag_test_clock_read, &fixture->clock);
  g_signal_connect_swapped (fixture->dashboard, "applied", G_CALLBACK (count),
                            &fixture->n_applied);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  dag_dashboard_disconnect (fixture->dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->dashboard);
  g_assert_finalize_object (fixture->connector);
  dag_connection_unref (fixture->connection);
}

static DagSnapshot *
answer_at (int64_t       at_us,
           DagAgentState state,
           int64_t       since_us)
{
  DagSnapshot *snapshot = dag_sample_snapshot (at_us);

  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 2);
  dag_sample_agent (snapshot, "anna", state, since_us);
  return snapshot;
}

static void
add_change (Fixture      *fixture,
            int64_t       at_us,
            DagAgentState state)
{
  DagStateChange *change = dag_state_change_new ();

  if (fixture->connector->changes == NULL)
    fixture->connector->changes
        = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  change->agent = g_strdup ("anna");
  change->at_us = at_us;
  change->state = state;
  change->reason = g_strdup (state == DAG_STATE_BREAK ? "Lunch" : NULL);
  g_ptr_array_add (fixture->connector->changes, change);
}

static void
add_interval (Fixture *fixture,
              int64_t  start_us,
              int64_t  offered,
              double   wait_s)
{
  DagInterval *interval = dag_interval_new ();

  if (fixture->connector->intervals == NULL)
    fixture->connector->intervals
        = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  interval->queue = g_strdup ("billing");
  interval->start_us = start_us;
  interval->minutes = 15;
  interval->counts.offered = offered;
  interval->counts.answered_within = offered / 2;
  interval->counts.abandoned = 1;
  interval->counts.wait_answered_s = wait_s;
  interval->counts.wait_abandoned_s = 0.0;
  g_ptr_array_add (fixture->connector->intervals, interval);
}

static void
connect_it (Fixture *fixture)
{
  dag_dashboard_connect (fixture->dashboard, fixture->connection,
                         DAG_CONNECTOR (fixture->connector));
}

static const DagAgentRow *
get_row (Fixture *fixture)
{
  return dag_slot_model_get_record (dag_dashboard_get_agents (fixture->dashboard), 0);
}

static GArray *
read_series (Fixture       *fixture,
             DagSeriesKind  kind,
             const char    *queue)
{
  return dag_memory_history_read (
      DAG_MEMORY_HISTORY (dag_dashboard_get_history (fixture->dashboard)), kind, queue, MIDNIGHT,
      T0 + DAG_SAMPLE_MINUTES (60));
}

static void
test_knows_the_morning (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (GArray) points = NULL;
  const DagAgentRow *row;

  g_ptr_array_add (fixture->connector->answers,
                   answer_at (T0, DAG_STATE_ON_CONTACT, T0 - DAG_SAMPLE_MINUTES (3)));
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (90), DAG_STATE_AVAILABLE);
  add_change (fixture, MIDNIGHT, DAG_STATE_OFFLINE);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (60), DAG_STATE_BREAK);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (50), DAG_STATE_AVAILABLE);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (3), DAG_STATE_ON_CONTACT);
  add_interval (fixture, T0 - DAG_SAMPLE_MINUTES (30), 20, 1800.0);
  add_interval (fixture, T0 - DAG_SAMPLE_MINUTES (15), 30, 900.0);
  connect_it (fixture);
  dag_test_await (fixture->n_applied >= 2 && get_row (fixture)->last_break_end_us != 0, 5000);

  g_assert_cmpint (fixture->connector->changes_since_us, ==, MIDNIGHT);
  g_assert_cmpint (fixture->connector->intervals_from_us, ==, MIDNIGHT);
  row = get_row (fixture);
  g_assert_cmpint (row->watched_since_us, ==, T0 - DAG_SAMPLE_MINUTES (90));
  g_assert_cmpint (row->last_break_end_us, ==, T0 - DAG_SAMPLE_MINUTES (50));
  g_assert_cmpint (row->last_break_provenance, ==, DAG_PROVENANCE_GIVEN);
  g_assert_cmpfloat_with_epsilon (row->break_s, 600.0, 1e-9);
  g_assert_cmpint (row->contacts_in_row, ==, 1);
  g_assert_cmpfloat_with_epsilon (row->load, 0.1, 0.001);

  /* mean waiting by Little: 1800 s of waiting in 900 s is two at a time */
  points = read_series (fixture, DAG_SERIES_WAITING, "billing");
  g_assert_cmpfloat_with_epsilon (g_array_index (points, DagPoint, 0).value, 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (points, DagPoint, 1).value, 1.0, 1e-9);
  g_clear_pointer (&points, g_array_unref);
  points = read_series (fixture, DAG_SERIES_SERVICE_LEVEL, NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (points, DagPoint, 0).value, 0.5, 1e-9);
}

/* F-C02: opened late on the day of 25 hours, the first of them is asked for too; in spring
 * the day is an hour shorter. */
static void
test_long_day (Fixture      *fixture,
               gconstpointer midnight)
{
  static const double hours[] = { 24.5, 22.5 };
  const char *const *text = midnight;
  gboolean is_spring = strstr (*text, "-03-") != NULL;
  int64_t midnight_us = 0;
  int64_t now_us;

  g_assert_true (dag_time_parse_rfc3339 (*text, -1, &midnight_us));
  now_us = midnight_us + (int64_t) (hours[is_spring ? 1 : 0] * 3600e6);
  fixture->clock.wall_us = now_us;
  g_ptr_array_add (fixture->connector->answers,
                   answer_at (now_us, DAG_STATE_AVAILABLE, now_us - DAG_SAMPLE_MINUTES (3)));
  connect_it (fixture);
  dag_test_await (fixture->connector->n_interval_reads == 1, 5000);
  g_assert_cmpint (fixture->connector->changes_since_us, ==, midnight_us);
  g_assert_cmpint (fixture->connector->intervals_from_us, ==, midnight_us);
}

/* The people of the morning are counted from their changes of state. */
static void
test_people_of_the_morning (Fixture      *fixture,
                            gconstpointer unused)
{
  g_autoptr (GArray) points = NULL;
  double before = -1.0;
  double after = -1.0;

  g_ptr_array_add (fixture->connector->answers,
                   answer_at (T0, DAG_STATE_ON_CONTACT, T0 - DAG_SAMPLE_MINUTES (3)));
  add_change (fixture, MIDNIGHT, DAG_STATE_OFFLINE);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (90), DAG_STATE_AVAILABLE);
  connect_it (fixture);
  dag_test_await (get_row (fixture) != NULL
                      && get_row (fixture)->last_break_provenance == DAG_PROVENANCE_GIVEN,
                  5000);
  points = read_series (fixture, DAG_SERIES_STAFFED, NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const DagPoint *point = &g_array_index (points, DagPoint, i);

      if (point->at_us == T0 - DAG_SAMPLE_MINUTES (100))
        before = point->value;
      if (point->at_us == T0 - DAG_SAMPLE_MINUTES (80))
        after = point->value;
    }
  g_assert_cmpfloat_with_epsilon (before, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (after, 1.0, 1e-9);
}

/* A source that has no such call is not asked again, and the rest goes on. */
static void
test_source_cannot_tell (Fixture      *fixture,
                         gconstpointer unused)
{
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (fixture->connector->answers,
                     answer_at (T0 + DAG_SAMPLE_MINUTES (20 * i), DAG_STATE_AVAILABLE,
                                T0 - DAG_SAMPLE_MINUTES (3)));
  fixture->connector->past_error = g_error_new (DAG_FAULT, DAG_FAULT_NOT_FOUND, "404");
  connect_it (fixture);
  for (guint i = 1; i <= 3; i++)
    {
      dag_test_await (fixture->n_applied == i, 5000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      dag_dashboard_refresh (fixture->dashboard);
    }
  g_assert_cmpuint (fixture->connector->n_change_reads, ==, 1);
  g_assert_cmpuint (fixture->connector->n_interval_reads, ==, 1);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_LIVE);
  g_assert_null (dag_dashboard_get_last_error (fixture->dashboard));
  g_assert_cmpint (get_row (fixture)->last_break_provenance, ==, DAG_PROVENANCE_DERIVED);
}

/* After a time without answers the source is asked what we missed; every quarter of an
 * hour for the intervals that ended. */
static void
test_asks_again (Fixture      *fixture,
                 gconstpointer unused)
{
  static const double minutes[] = { 0, 1, 16, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_ptr_array_add (fixture->connector->answers,
                     answer_at (T0 + (int64_t) (minutes[i] * 60e6), DAG_STATE_AVAILABLE,
                                T0 - DAG_SAMPLE_MINUTES (3)));
  connect_it (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      static const guint n_change_reads[] = { 1, 1, 1, 2 };
      static const guint n_interval_reads[] = { 1, 1, 2, 3 };

      if (i > 0)
        dag_test_clock_pass (&fixture->clock, i == 3 ? 44 * 60.0 : 30.0);
      if (i > 0)
        dag_dashboard_refresh (fixture->dashboard);
      dag_test_await (fixture->connector->n_change_reads == n_change_reads[i]
                          && fixture->connector->n_interval_reads == n_interval_reads[i]
                          && fixture->connector->n_polls == i + 1
                          && !dag_dashboard_is_refreshing (fixture->dashboard),
                      5000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  g_assert_cmpint (fixture->connector->changes_since_us, ==, T0 + DAG_SAMPLE_MINUTES (16));
}

/* What changed is worked out anew with each part that was learnt, in whatever order they
 * come, and although every poll says "not modified". */
static void
test_changes_after_intervals (Fixture      *fixture,
                              gconstpointer unused)
{
  const DagChange *change;

  fixture->connector->holds_changes = TRUE;
  g_ptr_array_add (fixture->connector->answers,
                   answer_at (T0, DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (3)));
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (90), DAG_STATE_AVAILABLE);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (30), DAG_STATE_BREAK);
  add_change (fixture, T0 - DAG_SAMPLE_MINUTES (3), DAG_STATE_AVAILABLE);
  add_interval (fixture, T0 - DAG_SAMPLE_MINUTES (30), 30, 9000.0);
  connect_it (fixture);
  dag_test_await (fixture->n_applied == 2, 5000); /* the answer, then the intervals */
  g_assert_cmpuint (dag_dashboard_get_changes (fixture->dashboard)->len, ==, 0);
  dag_dashboard_refresh (fixture->dashboard); /* not modified */
  dag_test_await (fixture->connector->n_polls == 2
                      && !dag_dashboard_is_refreshing (fixture->dashboard),
                  5000);

  dag_fed_connector_release_changes (fixture->connector);
  dag_test_await (fixture->n_applied == 3, 5000);
  g_assert_cmpuint (dag_dashboard_get_changes (fixture->dashboard)->len, ==, 1);
  change = g_ptr_array_index (dag_dashboard_get_changes (fixture->dashboard), 0);
  g_assert_cmpint (change->kind, ==, DAG_CHANGE_AGENT_BACK);
  g_assert_cmpint (change->at_us, ==, T0 - DAG_SAMPLE_MINUTES (3));
}

#define ADD_OF(path, data, function) \
  g_test_add ("/backfill/" path, Fixture, data, set_up, function, tear_down)
#define ADD(path, function) ADD_OF (path, NULL, function)

int
main (int    argc,
      char **argv)
{
  static const char *const autumn = "2026-10-25T00:00:00+02:00";
  static const char *const spring = "2026-03-29T00:00:00+01:00";

  g_test_init (&argc, &argv, NULL);
  ADD ("knows-the-morning", test_knows_the_morning);
  ADD_OF ("F-C02/autumn", &autumn, test_long_day);
  ADD_OF ("F-C02/spring", &spring, test_long_day);
  ADD ("people-of-the-morning", test_people_of_the_morning);
  ADD ("source-cannot-tell", test_source_cannot_tell);
  ADD ("asks-again", test_asks_again);
  ADD ("changes-after-intervals", test_changes_after_intervals);
  return g_test_run ();
}
