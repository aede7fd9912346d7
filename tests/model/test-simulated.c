/* test-simulated.c - the model on a whole simulated contact centre, over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fault.h"
#include "dag-memory-history.h"
#include "dag-rows.h"
#include "dag-simulator.h"
#include "dag-test.h"
#include "dag-time.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  DagSimulator *simulator;
  DagConnection *connection;
  DagConnector *connector;
  DagDashboard *dashboard;
  GPtrArray *changes; /* read by the test itself */
  int64_t first_us;   /* when the first answer was taken */
} Fixture;

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->connection
      = dag_simulator_start_finish (DAG_SIMULATOR (source), result, &error);
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
  dag_dashboard_disconnect (fixture->dashboard);
  dag_simulator_stop (fixture->simulator);
  dag_test_await_end (g_steal_pointer (&fixture->dashboard));
  g_clear_object (&fixture->connector);
  g_clear_pointer (&fixture->connection, dag_connection_unref);
  g_clear_pointer (&fixture->changes, g_ptr_array_unref);
  g_clear_object (&fixture->simulator);
}

static DagMemoryHistory *
get_history (Fixture *fixture)
{
  return DAG_MEMORY_HISTORY (dag_dashboard_get_history (fixture->dashboard));
}

static guint
count_rows (Fixture       *fixture,
            DagProvenance  provenance)
{
  DagSlotModel *agents = dag_dashboard_get_agents (fixture->dashboard);
  guint n = 0;

  for (guint i = 0; i < dag_slot_model_get_n_records (agents); i++)
    {
      const DagAgentRow *row = dag_slot_model_get_record (agents, i);

      n += row->sample->state != DAG_STATE_OFFLINE && row->last_break_provenance == provenance
               ? 1
               : 0;
    }
  return n;
}

static void
await_morning (Fixture *fixture)
{
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 20000);
  fixture->first_us = dag_dashboard_get_snapshot (fixture->dashboard)->taken_at_us;
  dag_test_await (count_rows (fixture, DAG_PROVENANCE_GIVEN) > 0
                      && count_rows (fixture, DAG_PROVENANCE_DERIVED) == 0,
                  20000);
}

/* The figures are those of the answer, added up here once more. */
static void
test_totals (Fixture      *fixture,
             gconstpointer scenario)
{
  const DagTotals *totals = dag_dashboard_get_totals (fixture->dashboard);
  int64_t waiting = 0;
  int64_t people = 0;
  DagSnapshot *snapshot;

  await_morning (fixture);
  snapshot = dag_dashboard_get_snapshot (fixture->dashboard);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      waiting += dag_channel_is_live (queue->channel) ? queue->waiting : 0;
    }
  for (guint i = 0; i < DAG_N_STATES; i++)
    people += totals->by_state[i];
  g_assert_cmpint (totals->waiting, ==, waiting);
  g_assert_cmpint (people, ==, (int64_t) snapshot->agents->len);
  g_assert_cmpint (totals->staffed, >, 0);
  g_assert_cmpint (totals->staffed, <=, people);
  g_assert_true (dag_share_is_known (totals->service_level));
  g_assert_true (dag_dashboard_is_simulated (fixture->dashboard));
  g_assert_cmpint (dag_dashboard_get_now_us (fixture->dashboard), >=, snapshot->taken_at_us);
}

static void
on_changes_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->changes
      = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result, &error);
  g_assert_no_error (error);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *left = *(const DagStateChange *const *) a;
  const DagStateChange *right = *(const DagStateChange *const *) b;

  return (left->at_us > right->at_us) - (left->at_us < right->at_us);
}

/* The changes of one agent before @until_us, the repeated ones left out. */
static GPtrArray *
select_changes (Fixture    *fixture,
                const char *agent,
                int64_t     until_us)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < fixture->changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (fixture->changes, i);
      const DagStateChange *last
          = selected->len > 0 ? g_ptr_array_index (selected, selected->len - 1) : NULL;

      if (!g_str_equal (change->agent, agent) || change->at_us >= until_us)
        continue;
      if (last != NULL && last->state == change->state && last->contact == change->contact)
        continue;
      g_ptr_array_add (selected, (gpointer) change);
    }
  return selected;
}

/* What polls and backfill made of everybody's morning is what the source says, no step
 * more and none less. */
static void
test_morning_is_exact (Fixture      *fixture,
                       gconstpointer scenario)
{
  int64_t since_us;
  int64_t until_us;
  guint n_steps = 0;
  g_autoptr (DagSnapshot) snapshot = NULL;

  await_morning (fixture);
  /* another may come while the changes are read */
  snapshot = dag_snapshot_ref (dag_dashboard_get_snapshot (fixture->dashboard));
  until_us = fixture->first_us - 30 * DAG_USEC_PER_SEC; /* polls miss what is short */
  since_us = dag_time_start_of_day (until_us, dag_dashboard_get_zone (fixture->dashboard))
             - 12 * 3600 * DAG_USEC_PER_SEC;
  dag_connector_read_state_changes_async (fixture->connector, since_us, NULL, on_changes_read,
                                          fixture);
  dag_test_await (fixture->changes != NULL, 20000);
  g_ptr_array_sort (fixture->changes, compare_changes);
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      const DagTrack *track = dag_memory_history_get_track (get_history (fixture), agent->id);
      g_autoptr (GPtrArray) expected = select_changes (fixture, agent->id, until_us);
      guint n = 0;

      g_assert_nonnull (track);
      for (guint j = 0; j < dag_track_get_n_steps (track); j++)
        {
          const DagTrackStep *step = dag_track_get_step (track, j);
          const DagStateChange *change
              = n < expected->len ? g_ptr_array_index (expected, n) : NULL;

          if (step->at_us >= until_us || step->at_us < since_us)
            continue;
          /* whoever was off all day has no change, only a state */
          if (expected->len == 0 && step->at_us == agent->since_us
              && step->state == agent->state)
            continue;
          if (change == NULL)
            g_error ("%s: a step more than the source tells", agent->id);
          g_assert_cmpint (step->at_us, ==, change->at_us);
          g_assert_cmpint (step->state, ==, change->state);
          n++;
        }
      g_assert_cmpuint (n, ==, expected->len);
      n_steps += n;
    }
  g_test_message ("%u steps of %u agents", n_steps, snapshot->agents->len);
  g_assert_cmpuint (n_steps, >, snapshot->agents->len);
}

static guint
count_points (Fixture       *fixture,
              DagSeriesKind  kind)
{
  int64_t now_us = dag_dashboard_get_now_us (fixture->dashboard);
  g_autoptr (GArray) points
      = dag_memory_history_read (get_history (fixture), kind, NULL,
                                 now_us - 2 * 3600 * DAG_USEC_PER_SEC, now_us + 1);

  return points->len;
}

/* The chart of the last two hours is there a moment after the start. */
static void
test_two_hours (Fixture      *fixture,
                gconstpointer scenario)
{
  static const DagSeriesKind kinds[]
      = { DAG_SERIES_WAITING, DAG_SERIES_STAFFED, DAG_SERIES_SERVICE_LEVEL, DAG_SERIES_OFFERED };
  int64_t now_us;

  await_morning (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    dag_test_await (count_points (fixture, kinds[i]) >= 7, 20000);
  now_us = dag_dashboard_get_now_us (fixture->dashboard);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) points
          = dag_memory_history_read (get_history (fixture), kinds[i], NULL,
                                     now_us - 2 * 3600 * DAG_USEC_PER_SEC, now_us + 1);
      int64_t last_us = 0;
      double most = 0.0;

      for (guint j = 0; j < points->len; j++)
        {
          const DagPoint *point = &g_array_index (points, DagPoint, j);

          g_assert_cmpint (point->at_us, >, last_us);
          last_us = point->at_us;
          if (isnan (point->value))
            continue;
          g_assert_cmpfloat (point->value, >=, 0.0);
          most = MAX (most, point->value);
        }
      g_assert_cmpfloat (most, >, 0.0);
    }
}

/* The source goes away: the picture stays, and says why. */
static void
test_goes_away (Fixture      *fixture,
                gconstpointer scenario)
{
  int64_t waiting;

  await_morning (fixture);
  waiting = dag_dashboard_get_totals (fixture->dashboard)->waiting;
  dag_dashboard_set_paused (fixture->dashboard, TRUE);
  dag_simulator_stop (fixture->simulator);
  dag_test_await (dag_dashboard_get_last_error (fixture->dashboard) != NULL, 20000);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_LIVE);
  g_assert_cmpint (dag_dashboard_get_totals (fixture->dashboard)->waiting, ==, waiting);
}

static void
on_not_started (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DagConnection) connection
      = dag_simulator_start_finish (DAG_SIMULATOR (source), result, user_data);

  g_assert_null (connection);
}

/* One that starts and says nothing is not waited for without end. */
static void
test_mute (void)
{
  g_autofree char *program = g_strdup (g_getenv ("DAGSTART_SIM"));
  g_autofree char *mute = g_build_filename (g_get_tmp_dir (), "dagstart-mute-XXXXXX", NULL);
  g_autoptr (DagSimulator) simulator = dag_simulator_new ();
  g_autoptr (GError) error = NULL;
  int file = g_mkstemp_full (mute, O_RDWR, 0700);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents_full (mute, "#!/bin/sh\nread line\n", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("DAGSTART_SIM", mute, TRUE);
  dag_simulator_set_patience_s (simulator, 1);
  dag_simulator_start_async (simulator, "calm", NULL, on_not_started, &error);
  dag_test_await (error != NULL, 20000);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_SIMULATOR);
  g_assert_nonnull (strstr (error->message, "in time"));
  dag_simulator_stop (simulator);
  g_setenv ("DAGSTART_SIM", program, TRUE);
  g_assert_cmpint (g_unlink (mute), ==, 0);
}

#define ADD(path, scenario, function) \
  g_test_add ("/simulated/" path, Fixture, scenario, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *program = NULL;

  g_test_init (&argc, &argv, NULL);
  program = g_build_filename (g_getenv ("DAG_BUILD_ROOT"), "src", "sim", "dagstart-sim", NULL);
  g_setenv ("DAGSTART_SIM", program, TRUE);
  ADD ("totals", "busy", test_totals);
  ADD ("morning-is-exact", "overload", test_morning_is_exact);
  ADD ("two-hours", "busy", test_two_hours);
  ADD ("goes-away", "calm", test_goes_away);
  g_test_add_func ("/simulated/mute", test_mute);
  return g_test_run ();
}
