/* test-dashboard.c - one source from the first answer to the last: state, age, picture
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fault.h"
#include "dag-fed-connector.h"
#include "dag-rows.h"
#include "dag-sample.h"
#include "dag-test-clock.h"
#include "dag-test.h"

#define T0 DAG_SAMPLE_TEN_O_CLOCK

typedef struct
{
  DagDashboard *dashboard;
  DagMoment clock;
  guint n_applied;
  guint n_states;
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
  fixture->dashboard = dag_dashboard_new ();
  fixture->clock = (DagMoment){ T0, DAG_SAMPLE_SECONDS (1000) };
  dag_dashboard_set_clock (fixture->dashboard, dag_test_clock_read, &fixture->clock);
  g_signal_connect_swapped (fixture->dashboard, "applied", G_CALLBACK (count),
                            &fixture->n_applied);
  g_signal_connect_swapped (fixture->dashboard, "notify::state", G_CALLBACK (count),
                            &fixture->n_states);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->dashboard);
}

/* An answer taken now, with @waiting in one queue and one agent. */
static DagSnapshot *
answer_now (Fixture *fixture,
            int64_t  waiting)
{
  DagSnapshot *snapshot = dag_sample_snapshot (fixture->clock.wall_us);

  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, waiting);
  dag_sample_agent (snapshot, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (5));
  return snapshot;
}

static void
apply_now (Fixture *fixture,
           int64_t  waiting)
{
  g_autoptr (DagSnapshot) snapshot = answer_now (fixture, waiting);

  dag_dashboard_apply (fixture->dashboard, snapshot);
}

static void
pass (Fixture *fixture,
      double   seconds)
{
  dag_test_clock_pass (&fixture->clock, seconds);
  dag_dashboard_check_age (fixture->dashboard);
}

static void
assert_state (Fixture           *fixture,
              DagDashboardState  state)
{
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, state);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer unused)
{
  const DagTotals *totals = dag_dashboard_get_totals (fixture->dashboard);

  assert_state (fixture, DAG_DASHBOARD_EMPTY);
  g_assert_cmpint (totals->waiting, ==, DAG_COUNT_ABSENT);
  g_assert_null (dag_dashboard_get_snapshot (fixture->dashboard));
  g_assert_cmpfloat (dag_dashboard_get_age_s (fixture->dashboard), <, 0.0);
  g_assert_cmpint (dag_dashboard_get_updated_at_us (fixture->dashboard), ==, 0);
  g_assert_cmpuint (dag_dashboard_get_changes (fixture->dashboard)->len, ==, 0);
  g_assert_nonnull (dag_dashboard_get_zone (fixture->dashboard));
  dag_dashboard_refresh (fixture->dashboard);
  g_assert_false (dag_dashboard_is_refreshing (fixture->dashboard));
}

/* Live, stale after max (3 polls, 60 s), offline after five minutes, live again. */
static void
test_ages (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (GError) error = g_error_new (DAG_FAULT, DAG_FAULT_REFUSED, "refused");

  apply_now (fixture, 3);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  pass (fixture, 59.0);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 59.0, 1e-6);
  pass (fixture, 1.0);
  assert_state (fixture, DAG_DASHBOARD_STALE);

  /* a failure keeps the picture, and says why */
  dag_dashboard_fail (fixture->dashboard, error);
  assert_state (fixture, DAG_DASHBOARD_STALE);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 3);
  g_assert_error (dag_dashboard_get_last_error (fixture->dashboard), DAG_FAULT,
                  DAG_FAULT_REFUSED);
  pass (fixture, 240.0);
  assert_state (fixture, DAG_DASHBOARD_OFFLINE);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 3);

  apply_now (fixture, 4);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  g_assert_null (dag_dashboard_get_last_error (fixture->dashboard));
  g_assert_cmpuint (fixture->n_states, ==, 4);

  /* a source that is asked every two minutes is stale after six, not before */
  dag_dashboard_set_poll_s (fixture->dashboard, 120);
  pass (fixture, 350.0);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  pass (fixture, 10.0);
  assert_state (fixture, DAG_DASHBOARD_OFFLINE);
}

static void
test_never_answered (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (GError) error = g_error_new (DAG_FAULT, DAG_FAULT_AUTH, "401");
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "never shown");

  dag_dashboard_fail (fixture->dashboard, cancelled);
  g_assert_null (dag_dashboard_get_last_error (fixture->dashboard));
  dag_dashboard_fail (fixture->dashboard, error);
  assert_state (fixture, DAG_DASHBOARD_OFFLINE);
  g_assert_true (dag_dashboard_needs_secret (fixture->dashboard));
  apply_now (fixture, 0);
  g_assert_false (dag_dashboard_needs_secret (fixture->dashboard));
}

/* "Not modified" refreshes the age and draws nothing. */
static void
test_not_modified (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr (DagSnapshot) snapshot = answer_now (fixture, 3);

  dag_dashboard_apply (fixture->dashboard, snapshot);
  pass (fixture, 50.0);
  dag_dashboard_apply (fixture->dashboard, snapshot);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 0.0, 1e-6);
  pass (fixture, 50.0);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
}

/* The picture stands still and ages; the history goes on; letting go shows the newest. */
static void
test_paused (Fixture      *fixture,
             gconstpointer unused)
{
  DagSlotModel *queues = dag_dashboard_get_queues (fixture->dashboard);
  const DagQueueRow *row;

  apply_now (fixture, 3);
  dag_dashboard_set_paused (fixture->dashboard, TRUE);
  for (guint i = 0; i < 10; i++)
    {
      pass (fixture, 10.0);
      apply_now (fixture, 5);
    }
  g_assert_true (dag_dashboard_get_paused (fixture->dashboard));
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 3);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 100.0, 1e-6);

  dag_dashboard_set_paused (fixture->dashboard, FALSE);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 5);
  row = dag_slot_model_get_record (queues, 0);
  g_assert_cmpint (row->sample->waiting, ==, 5);
  g_assert_cmpfloat_with_epsilon (dag_dashboard_get_age_s (fixture->dashboard), 0.0, 1e-6);
}

static void
test_service_level_kind (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (DagSnapshot) snapshot = answer_now (fixture, 3);
  DagQueueSample *queue = g_ptr_array_index (snapshot->queues, 0);
  const DagQueueRow *row;

  queue->today.offered = 100;
  queue->today.answered = 90;
  queue->today.answered_within = 72;
  dag_dashboard_apply (fixture->dashboard, snapshot);
  row = dag_slot_model_get_record (dag_dashboard_get_queues (fixture->dashboard), 0);
  g_assert_cmpfloat_with_epsilon (row->service_level, 0.72, 1e-9);
  g_object_set (fixture->dashboard, "service-level-kind", DAG_SERVICE_LEVEL_OF_ANSWERED, NULL);
  row = dag_slot_model_get_record (dag_dashboard_get_queues (fixture->dashboard), 0);
  g_assert_cmpfloat_with_epsilon (row->service_level, 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      dag_dashboard_get_totals (fixture->dashboard)->service_level, 0.8, 1e-9);
  g_assert_cmpuint (fixture->n_applied, ==, 2);
}

/* A row that says the same stays the same object. */
static void
test_rows_are_shared (Fixture      *fixture,
                      gconstpointer unused)
{
  DagSlotModel *agents = dag_dashboard_get_agents (fixture->dashboard);
  g_autoptr (DagSnapshot) first = dag_sample_snapshot (T0);
  g_autoptr (DagSnapshot) second = dag_sample_snapshot (T0 + DAG_SAMPLE_SECONDS (10));
  const DagAgentRow *before;
  const DagAgentRow *after;
  char *queues[] = { (char *) "billing", (char *) "mail", NULL };
  DagAgentSample *agent;

  dag_sample_queue (first, "billing", DAG_CHANNEL_PHONE, 0);
  agent = dag_sample_agent (first, "anna", DAG_STATE_AVAILABLE, T0 - DAG_SAMPLE_MINUTES (5));
  agent->queues = g_strdupv (queues);
  dag_dashboard_apply (fixture->dashboard, first);
  before = dag_slot_model_get_record (agents, 0);
  g_assert_cmpstr (before->queue_names, ==, "Queue billing, mail");

  pass (fixture, 10.0);
  g_ptr_array_add (second->agents, dag_agent_sample_ref (first->agents->pdata[0]));
  dag_sample_queue (second, "billing", DAG_CHANNEL_PHONE, 1);
  dag_dashboard_apply (fixture->dashboard, second);
  after = dag_slot_model_get_record (agents, 0);
  g_assert_true (after == before);
}

/* The whole chain: poller, connector, states, and nothing left behind. */
static void
test_connects (Fixture      *fixture,
               gconstpointer unused)
{
  DagFedConnector *connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "https://cc.example");
  DagSnapshot *snapshot = answer_now (fixture, 3);

  snapshot->source.simulated = TRUE;
  g_ptr_array_add (connector->answers, snapshot);
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (connector));
  assert_state (fixture, DAG_DASHBOARD_CONNECTING);
  g_assert_true (dag_dashboard_is_refreshing (fixture->dashboard));
  g_assert_true (dag_dashboard_get_connection (fixture->dashboard) == connection);
  dag_test_await (fixture->n_applied == 1, 5000);
  assert_state (fixture, DAG_DASHBOARD_LIVE);
  g_assert_false (dag_dashboard_is_refreshing (fixture->dashboard));
  g_assert_true (dag_dashboard_is_simulated (fixture->dashboard));
  dag_test_await (dag_dashboard_get_next_poll_mono_us (fixture->dashboard) != 0, 5000);

  dag_dashboard_refresh (fixture->dashboard);
  g_assert_true (dag_dashboard_is_refreshing (fixture->dashboard));
  dag_test_await (!dag_dashboard_is_refreshing (fixture->dashboard), 5000);
  g_assert_cmpuint (connector->n_polls, ==, 2);

  dag_dashboard_disconnect (fixture->dashboard);
  assert_state (fixture, DAG_DASHBOARD_EMPTY);
  g_assert_true (connector->closed);
  g_assert_null (dag_dashboard_get_snapshot (fixture->dashboard));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (dag_dashboard_get_agents (fixture->dashboard))),
      ==, 0);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==,
                   DAG_COUNT_ABSENT);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (connector);
}

/* Another source: nothing of the first is left. */
static void
test_connects_to_another (Fixture      *fixture,
                          gconstpointer unused)
{
  g_autoptr (DagFedConnector) one = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagFedConnector) two = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "https://cc.example");
  DagSnapshot *other = dag_sample_snapshot (T0 - DAG_SAMPLE_MINUTES (60));

  g_ptr_array_add (one->answers, answer_now (fixture, 3));
  dag_sample_queue (other, "parcels", DAG_CHANNEL_PHONE, 9);
  g_ptr_array_add (two->answers, other);
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (one));
  dag_test_await (fixture->n_applied == 1, 5000);
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (two));
  assert_state (fixture, DAG_DASHBOARD_CONNECTING);
  dag_test_await (fixture->n_applied == 2, 5000);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, 9);
  g_assert_false (dag_slot_model_find_key (dag_dashboard_get_queues (fixture->dashboard),
                                           "billing", NULL));
  g_assert_cmpuint (dag_dashboard_get_n_older (fixture->dashboard), ==, 0);
}

static void
test_fails (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "https://cc.example");

  connector->error = g_error_new (DAG_FAULT, DAG_FAULT_DNS, "no such host");
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (connector));
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_OFFLINE, 5000);
  g_assert_error (dag_dashboard_get_last_error (fixture->dashboard), DAG_FAULT, DAG_FAULT_DNS);
  dag_dashboard_disconnect (fixture->dashboard);
  g_assert_null (dag_dashboard_get_last_error (fixture->dashboard));
}

static void
test_ticks (Fixture      *fixture,
            gconstpointer unused)
{
  guint n_ticks = 0;

  g_signal_connect_swapped (fixture->dashboard, "tick", G_CALLBACK (count), &n_ticks);
  dag_dashboard_set_ticking (fixture->dashboard, TRUE);
  dag_test_await (n_ticks == 2, 10000);
  dag_dashboard_set_ticking (fixture->dashboard, FALSE);
}

#define ADD(path, function) \
  g_test_add ("/dashboard/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("ages", test_ages);
  ADD ("never-answered", test_never_answered);
  ADD ("not-modified", test_not_modified);
  ADD ("paused", test_paused);
  ADD ("service-level-kind", test_service_level_kind);
  ADD ("rows-are-shared", test_rows_are_shared);
  ADD ("connects", test_connects);
  ADD ("connects-to-another", test_connects_to_another);
  ADD ("fails", test_fails);
  ADD ("ticks", test_ticks);
  return g_test_run ();
}
