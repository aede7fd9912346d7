/* test-planning.c - who could go, and planned breaks, on a whole simulated contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live.h"
#include "dag-break-plans.h"
#include "dag-can-go.h"
#include "dag-plan-breaks.h"
#include "dag-sanitized.h"
#include "dag-simulator.h"
#include "dag-test.h"

#include <math.h>

typedef struct
{
  DagSimulator *simulator;
  DagConnection *connection;
  DagConnector *connector;
  DagDashboard *dashboard;
  DagBreakProposals *proposals;
  gboolean is_planned;
} Fixture;

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->connection = dag_simulator_start_finish (DAG_SIMULATOR (source), result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer scenario)
{
  g_autoptr (GError) error = NULL;

  fixture->simulator = dag_simulator_new ();
  dag_simulator_start_async (fixture->simulator, scenario, NULL, on_started, fixture);
  dag_test_await (fixture->connection != NULL, 20000);
  fixture->connector = dag_connector_new (fixture->connection, NULL, &error);
  g_assert_no_error (error);
  fixture->dashboard = dag_dashboard_new ();
  dag_dashboard_connect (fixture->dashboard, fixture->connection, fixture->connector);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer scenario)
{
  gpointer dashboard = fixture->dashboard;

  g_clear_pointer (&fixture->proposals, dag_break_proposals_free);
  dag_dashboard_disconnect (fixture->dashboard);
  dag_simulator_stop (fixture->simulator);
  /* What is reckoned elsewhere keeps it until that is done. */
  g_object_add_weak_pointer (dashboard, &dashboard);
  g_clear_object (&fixture->dashboard);
  dag_test_await (dashboard == NULL, 20000);
  g_clear_object (&fixture->connector);
  g_clear_pointer (&fixture->connection, dag_connection_unref);
  g_clear_object (&fixture->simulator);
}

static const DagCanGoAnswer *
look (Fixture *fixture)
{
  DagCanGo *can_go = dag_can_go_get (fixture->dashboard);

  dag_can_go_look (can_go);
  return dag_can_go_get_answer (can_go);
}

/* The simulated day goes on while memcheck thinks. */
static gboolean
is_outrun (void)
{
  if (dag_test_keeps_time ())
    return FALSE;
  g_test_skip ("the simulated day runs away from a program as slow as this");
  return TRUE;
}

/* People in order of their stretch, levels that can be, and a price that is not a gain. */
static void
test_can_go (Fixture      *fixture,
             gconstpointer scenario)
{
  const DagCanGoAnswer *answer;
  double last_s = 1e6;
  int64_t latest_us = DAG_TIME_NONE;

  if (is_outrun ())
    return;
  dag_test_await (look (fixture)->gap == DAG_CAN_GO_NO_GAP, 60000);
  answer = look (fixture);
  g_assert_cmpuint (answer->people->len, >, 0);
  for (guint i = 0; i < answer->people->len; i++)
    {
      const DagCanGoPerson *person = g_ptr_array_index (answer->people, i);

      /* within five minutes of each other the rules decide */
      g_assert_cmpfloat (person->stretch_s, <=, last_s + 300.0);
      if ((int) (person->stretch_s / 300.0) == (int) (last_s / 300.0)
          && person->latest_start_us == latest_us)
        g_assert_cmpfloat (person->stretch_s, <=, last_s);
      g_assert_cmpfloat (person->stretch_s, >=, 1800.0);
      last_s = person->stretch_s;
      latest_us = person->latest_start_us;
      g_assert_cmpfloat (person->level.low, <=, person->level.middle);
      g_assert_cmpfloat (person->level.middle, <=, person->level.high);
      g_assert_cmpfloat (person->level.high, <=, 1.0);
      g_assert_cmpfloat (person->level.middle, <=, person->level_before.middle + 0.1);
    }
  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    g_assert_cmpfloat (answer->level[i].low, >=, 0.0);
  g_assert_cmpuint (answer->moments->len, >, 0);
  for (guint i = 0; i < answer->moments->len; i++)
    {
      const DagCanGoMoment *moment = &g_array_index (answer->moments, DagCanGoMoment, i);

      g_assert_cmpint (moment->from_us % (900 * DAG_USEC_PER_SEC), ==, 0);
      g_assert_cmpint (moment->from_us, >, answer->at_us);
      g_assert_cmpint (moment->to_us, <=, answer->at_us + (int64_t) 7200 * DAG_USEC_PER_SEC);
    }
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->proposals = dag_plan_breaks_finish (DAG_DASHBOARD (source), result, &error);
  g_assert_no_error (error);
  fixture->is_planned = TRUE;
}

static void
plan (Fixture *fixture)
{
  fixture->is_planned = FALSE;
  g_clear_pointer (&fixture->proposals, dag_break_proposals_free);
  dag_plan_breaks_async (fixture->dashboard, NULL, on_planned, fixture);
  dag_test_await (fixture->is_planned, 60000);
}

static GListModel *
get_plans (Fixture *fixture)
{
  return dag_board_get_entries (dag_dashboard_get_board (fixture->dashboard),
                                DAG_BOARD_BREAK_PLAN);
}

/* The lanes know of what was written to the board. */
static guint
count_lead_plans (Fixture *fixture)
{
  GPtrArray *lanes = dag_break_live_list (dag_dashboard_get_breaks (fixture->dashboard));
  guint n = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (lanes, i);

      for (guint k = 0; k < lane->plans->len; k++)
        n += g_array_index (lane->plans, DagBreakPlan, k).origin == DAG_BREAK_PLAN_LEAD ? 1 : 0;
    }
  return n;
}

/* Written as one step; what somebody moved stays when it is planned again; undone as one. */
static void
test_plan (Fixture      *fixture,
           gconstpointer scenario)
{
  DagBoard *board = dag_dashboard_get_board (fixture->dashboard);
  DagBreakPlans *plans;
  guint n;
  int64_t from_us;
  g_autoptr (DagBoardEntry) first = NULL;

  if (is_outrun ())
    return;
  dag_test_await (look (fixture)->gap == DAG_CAN_GO_NO_GAP, 60000);
  plan (fixture);
  n = fixture->proposals->proposals->len;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (fixture->proposals->not_fitting->len, ==, 0);
  g_assert_cmpfloat (fixture->proposals->level, <=, fixture->proposals->level_without);
  dag_plan_breaks_write (fixture->dashboard, fixture->proposals);
  g_assert_cmpuint (g_list_model_get_n_items (get_plans (fixture)), ==, n);
  dag_test_await (count_lead_plans (fixture) == n, 60000);

  /* somebody would rather go half an hour later */
  first = g_list_model_get_item (get_plans (fixture), 0);
  plans = dag_break_live_get_plans (dag_dashboard_get_breaks (fixture->dashboard));
  from_us = dag_board_entry_get_number (first, "from-at") + (int64_t) 1800 * DAG_USEC_PER_SEC;
  g_assert_true (dag_break_plans_is_as_planned (first));
  g_assert_true (dag_break_plans_move (plans, dag_board_entry_get_id (first), from_us,
                                       from_us + (int64_t) 900 * DAG_USEC_PER_SEC));
  g_assert_false (dag_break_plans_is_as_planned (first));
  plan (fixture);
  dag_plan_breaks_write (fixture->dashboard, fixture->proposals);
  g_assert_cmpint (dag_board_entry_get_number (first, "from-at"), ==, from_us);

  while (dag_board_undo (board))
    continue;
  g_assert_cmpuint (g_list_model_get_n_items (get_plans (fixture)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *simulator
      = g_build_filename (g_getenv ("DAG_BUILD_ROOT"), "src", "sim", "dagstart-sim", NULL);

  g_setenv ("DAGSTART_SIM", simulator, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/planning/can-go", Fixture, "busy", set_up, test_can_go, tear_down);
  g_test_add ("/model/planning/plan", Fixture, "busy", set_up, test_plan, tear_down);
  return g_test_run ();
}
