/* test-dashboard-scale.c - 10,000 agents and 1,000 queues: right, bounded, quick
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fed-connector.h"
#include "dag-rows.h"
#include "dag-sample.h"
#include "dag-test-clock.h"
#include "dag-test.h"

#include <stdlib.h>
#include <string.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK
#define N_AGENTS 10000
#define N_QUEUES 1000
#define N_POLLS 40

static int
compare_since (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  int64_t left = ((const DagAgentRow *) a)->sample->since_us;
  int64_t right = ((const DagAgentRow *) b)->sample->since_us;

  return (left > right) - (left < right);
}

static DagAgentSample *
agent_new (guint   number,
           GRand  *rand,
           int64_t now_us)
{
  DagAgentSample *agent = dag_agent_sample_new ();
  g_autofree char *first = g_strdup_printf ("q-%u", number % N_QUEUES);
  g_autofree char *second = g_strdup_printf ("q-%u", (number + 7) % N_QUEUES);
  char *queues[] = { first, second, NULL };

  agent->id = g_strdup_printf ("a-%05u", number);
  agent->name = g_strdup_printf ("Agent %u", number);
  agent->state = (DagAgentState) g_rand_int_range (rand, 0, DAG_STATE_OFFLINE);
  agent->since_us = now_us - DAG_SAMPLE_SECONDS (g_rand_int_range (rand, 0, 10));
  agent->queues = g_strdupv (queues);
  return agent;
}

static void
add_queues (DagSnapshot *snapshot,
            GRand       *rand)
{
  for (guint i = 0; i < N_QUEUES; i++)
    {
      g_autofree char *id = g_strdup_printf ("q-%u", i);
      DagQueueSample *queue
          = dag_sample_queue (snapshot, id, DAG_CHANNEL_PHONE, g_rand_int_range (rand, 0, 9));

      queue->longest_wait_s = g_rand_double_range (rand, 0.0, 60.0);
      queue->today.offered = 1000 + g_rand_int_range (rand, 0, 9);
    }
}

/* The answer after @before: 5 % of the agents changed, the others are the same records. */
static DagSnapshot *
next_answer (DagSnapshot *before,
             GRand       *rand,
             int64_t      now_us)
{
  DagSnapshot *snapshot = dag_sample_snapshot (now_us);

  for (guint i = 0; i < N_AGENTS; i++)
    {
      if (before == NULL || g_rand_int_range (rand, 0, 20) == 0)
        g_ptr_array_add (snapshot->agents, agent_new (i, rand, now_us));
      else
        g_ptr_array_add (snapshot->agents, dag_agent_sample_ref (before->agents->pdata[i]));
    }
  add_queues (snapshot, rand);
  return snapshot;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int64_t left = *(const int64_t *) a;
  int64_t right = *(const int64_t *) b;

  return (left > right) - (left < right);
}

static void
test_scale (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10000);
  DagDashboard *dashboard = dag_dashboard_new ();
  DagSlotModel *agents = dag_dashboard_get_agents (dashboard);
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  DagMoment clock = { T0, DAG_SAMPLE_SECONDS (1000) };
  int64_t times_us[N_POLLS];
  int64_t first_us = 0;

  dag_dashboard_set_clock (dashboard, dag_test_clock_read, &clock);
  dag_slot_model_set_order (agents, compare_since, NULL, NULL);
  for (guint poll = 0; poll <= N_POLLS; poll++)
    {
      g_autoptr (DagSnapshot) before = g_steal_pointer (&snapshot);
      int64_t start_us;

      snapshot = next_answer (before, rand, clock.wall_us);
      start_us = g_get_monotonic_time ();
      dag_dashboard_apply (dashboard, snapshot);
      if (poll == 0)
        first_us = g_get_monotonic_time () - start_us;
      else
        times_us[poll - 1] = g_get_monotonic_time () - start_us;
      for (guint i = slots->len; i < 205; i++)
        g_ptr_array_add (slots, g_list_model_get_item (G_LIST_MODEL (agents), i));
      dag_test_clock_pass (&clock, 10.0);
    }
  qsort (times_us, N_POLLS, sizeof *times_us, compare_times);
  g_test_message ("first answer %.1f ms; 5 %% changed: least %.2f, median %.2f, most %.2f ms",
                  (double) first_us / 1000.0, (double) times_us[0] / 1000.0,
                  (double) times_us[N_POLLS / 2] / 1000.0,
                  (double) times_us[N_POLLS - 1] / 1000.0);
  if (g_test_perf ())
    g_assert_cmpint (times_us[0], <, 8000);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (agents)), ==, N_AGENTS);
  for (guint i = 1; i < N_AGENTS; i++)
    g_assert_cmpint (compare_since (dag_slot_model_get_record (agents, i - 1),
                                    dag_slot_model_get_record (agents, i), NULL),
                     <=, 0);
  for (guint i = 0; i < N_AGENTS; i += 997)
    {
      const DagAgentSample *sample = snapshot->agents->pdata[i];
      guint position = 0;
      const DagAgentRow *row;

      g_assert_true (dag_slot_model_find_key (agents, sample->id, &position));
      row = dag_slot_model_get_record (agents, position);
      g_assert_true (row->sample == sample);
      g_assert_nonnull (row->queue_names);
    }
  g_ptr_array_set_size (slots, 0);
  g_assert_finalize_object (dashboard);
}

/* As sources do it: the day's counters of everybody move at every poll. */
static void
test_counters_of_everybody (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  DagDashboard *dashboard = dag_dashboard_new ();
  DagSlotModel *agents = dag_dashboard_get_agents (dashboard);
  g_autoptr (DagSnapshot) snapshot = next_answer (NULL, rand, T0);
  DagMoment clock = { T0, DAG_SAMPLE_SECONDS (1000) };
  int64_t best_us = G_MAXINT64;

  dag_dashboard_set_clock (dashboard, dag_test_clock_read, &clock);
  dag_slot_model_set_order (agents, compare_since, NULL, NULL);
  dag_dashboard_apply (dashboard, snapshot);
  for (guint poll = 1; poll <= 20; poll++)
    {
      g_autoptr (DagSnapshot) next = NULL;
      int64_t start_us;

      dag_test_clock_pass (&clock, 10.0);
      next = next_answer (snapshot, rand, clock.wall_us);
      for (guint i = 0; i < N_AGENTS; i++)
        {
          DagAgentSample *agent = dag_agent_sample_copy (next->agents->pdata[i]);

          agent->today.idle_s = 10.0 * poll;
          dag_agent_sample_unref (next->agents->pdata[i]);
          next->agents->pdata[i] = agent;
        }
      start_us = g_get_monotonic_time ();
      dag_dashboard_apply (dashboard, next);
      best_us = MIN (best_us, g_get_monotonic_time () - start_us);
      dag_snapshot_unref (snapshot);
      snapshot = g_steal_pointer (&next);
    }
  g_test_message ("counters of all changed, 5 %% moved: least %.2f ms", (double) best_us / 1000.0);
  for (guint i = 0; i < N_AGENTS; i++)
    {
      const DagAgentSample *sample = snapshot->agents->pdata[i];
      guint position = 0;
      const DagAgentRow *row;

      g_assert_true (dag_slot_model_find_key (agents, sample->id, &position));
      row = dag_slot_model_get_record (agents, position);
      g_assert_true (row->sample == sample);
      if (position > 0)
        g_assert_cmpint (
            compare_since (dag_slot_model_get_record (agents, position - 1), row, NULL), <=, 0);
    }
  g_assert_finalize_object (dashboard);
}

static void
on_state_changed (DagDashboard *dashboard,
                  GParamSpec   *pspec,
                  guint        *n_shown_when_live)
{
  DagSlotModel *agents = dag_dashboard_get_agents (dashboard);

  if (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE)
    *n_shown_when_live = g_list_model_get_n_items (G_LIST_MODEL (agents));
}

/* The first answer of a source comes in pieces between which frames are drawn, and is
 * shown whole: live means that everybody is in the table. */
static void
test_first_answer (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "https://cc.example");
  DagDashboard *dashboard = dag_dashboard_new ();
  guint n_shown = 0;
  int64_t longest_us = 0;

  g_ptr_array_add (connector->answers, next_answer (NULL, rand, T0));
  g_signal_connect (dashboard, "notify::state", G_CALLBACK (on_state_changed), &n_shown);
  dag_dashboard_connect (dashboard, connection, DAG_CONNECTOR (connector));
  while (dag_dashboard_get_state (dashboard) != DAG_DASHBOARD_LIVE)
    {
      int64_t start_us = g_get_monotonic_time ();

      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (dag_dashboard_get_snapshot (dashboard) != NULL, ==,
                       dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE);
      if (connector->n_polls > 0)
        longest_us = MAX (longest_us, g_get_monotonic_time () - start_us);
    }
  g_test_message ("the longest piece: %.1f ms", (double) longest_us / 1000.0);
  g_assert_cmpuint (n_shown, ==, N_AGENTS);
  g_assert_cmpuint (dag_dashboard_get_totals (dashboard)->n_agents, ==, N_AGENTS);
  dag_dashboard_disconnect (dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (dashboard);
}

/* Disconnected in the middle of it, or overtaken by the next answer. */
static void
test_first_answer_interrupted (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "https://cc.example");
  g_autoptr (DagSnapshot) second = NULL;
  DagDashboard *dashboard = dag_dashboard_new ();

  g_ptr_array_add (connector->answers, next_answer (NULL, rand, T0));
  dag_dashboard_connect (dashboard, connection, DAG_CONNECTOR (connector));
  dag_test_await (!dag_dashboard_is_refreshing (dashboard), 5000);
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_CONNECTING);
  dag_dashboard_disconnect (dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_EMPTY);
  g_assert_null (dag_dashboard_get_snapshot (dashboard));

  dag_dashboard_connect (dashboard, connection, DAG_CONNECTOR (connector));
  dag_test_await (!dag_dashboard_is_refreshing (dashboard), 5000);
  second = next_answer (connector->answers->pdata[0], rand, T0 + DAG_SAMPLE_SECONDS (10));
  dag_dashboard_apply (dashboard, second);
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_LIVE);
  g_assert_true (dag_dashboard_get_snapshot (dashboard) == second);
  dag_dashboard_disconnect (dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (dashboard);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dashboard/scale", test_scale);
  g_test_add_func ("/dashboard/counters-of-everybody", test_counters_of_everybody);
  g_test_add_func ("/dashboard/first-answer", test_first_answer);
  g_test_add_func ("/dashboard/first-answer-interrupted", test_first_answer_interrupted);
  return g_test_run ();
}
