/* test-dashboard-store.c - what a dashboard keeps: a file a centre, none of a simulated one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"
#include "dag-fed-connector.h"
#include "dag-history-past.h"
#include "dag-memory-history.h"
#include "dag-sample.h"
#include "dag-store-history.h"
#include "dag-test-clock.h"
#include "dag-test-store.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)

typedef struct
{
  char *folder;
  DagDashboard *dashboard;
  DagConnection *connection;
  DagMoment clock;
} Fixture;

static void
open_dashboard (Fixture *fixture)
{
  fixture->dashboard = dag_dashboard_new ();
  dag_dashboard_set_clock (fixture->dashboard, dag_test_clock_read, &fixture->clock);
  dag_dashboard_keep_in (fixture->dashboard, fixture->folder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  /* in the middle of an hour, whenever this runs: at its end the answers are put together */
  int64_t now_us = g_get_real_time () / HOUR_US * HOUR_US - HOUR_US / 2;

  fixture->folder = g_dir_make_tmp ("dag-kept-XXXXXX", NULL);
  fixture->clock = (DagMoment){ now_us, DAG_SAMPLE_SECONDS (1000) };
  fixture->connection = dag_connection_new (DAG_CONNECTOR_OWN_KIND, "http://127.0.0.1:1/");
  open_dashboard (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->dashboard);
  g_clear_pointer (&fixture->connection, dag_connection_unref);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
connect_to (Fixture *fixture)
{
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);

  connector->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "no answer");
  dag_dashboard_connect (fixture->dashboard, fixture->connection, DAG_CONNECTOR (connector));
}

/* An answer ten seconds later. */
static void
apply (Fixture       *fixture,
       DagAgentState  state,
       gboolean       simulated)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  fixture->clock.wall_us += DAG_SAMPLE_SECONDS (10);
  fixture->clock.mono_us += DAG_SAMPLE_SECONDS (10);
  snapshot = dag_sample_snapshot (fixture->clock.wall_us);
  snapshot->source.simulated = simulated;
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 3);
  dag_sample_agent (snapshot, "anna", state, fixture->clock.wall_us);
  dag_dashboard_apply (fixture->dashboard, snapshot);
}

static guint
count_files (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "history", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static guint
count_changes (Fixture *fixture)
{
  DagHistory *history = dag_dashboard_get_history (fixture->dashboard);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  dag_history_read_agent_day_async (history, "anna",
                                    fixture->clock.wall_us - DAG_SAMPLE_MINUTES (60),
                                    fixture->clock.wall_us + 1, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 10000);
  changes = dag_history_read_agent_day_finish (history, result, NULL);
  return changes->len;
}

/* Closed and opened again: the hours before are there, in the memory too. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  unused)
{
  connect_to (fixture);
  apply (fixture, DAG_STATE_AVAILABLE, FALSE);
  apply (fixture, DAG_STATE_BREAK, FALSE);
  apply (fixture, DAG_STATE_ON_CONTACT, FALSE);
  dag_dashboard_disconnect (fixture->dashboard);
  g_assert_finalize_object (fixture->dashboard);
  g_assert_cmpuint (count_files (fixture), >=, 1);
  open_dashboard (fixture);
  connect_to (fixture);
  dag_test_await (count_changes (fixture) == 3, 10000);
  apply (fixture, DAG_STATE_AVAILABLE, FALSE);
  dag_test_await (count_changes (fixture) == 4, 10000);
  g_assert_null (dag_dashboard_get_store_problem (fixture->dashboard));
}

/* For this run alone: not one file, and a memory all the same. */
static void
test_transient (Fixture       *fixture,
                gconstpointer  unused)
{
  dag_connection_set_option (fixture->connection, DAG_OPTION_TRANSIENT, "true");
  connect_to (fixture);
  apply (fixture, DAG_STATE_AVAILABLE, TRUE);
  apply (fixture, DAG_STATE_BREAK, TRUE);
  g_assert_cmpuint (count_changes (fixture), ==, 2);
  dag_dashboard_disconnect (fixture->dashboard);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* A source that turns out to be simulated never gets into the file of a centre. */
static void
test_simulated (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *path = dag_store_make_path (fixture->folder, fixture->connection->id);
  g_autoptr (DagStore) store = NULL;
  g_autofree char *n_entities = NULL;

  connect_to (fixture);
  apply (fixture, DAG_STATE_AVAILABLE, TRUE);
  apply (fixture, DAG_STATE_BREAK, TRUE);
  g_assert_null (dag_store_get_path (dag_dashboard_get_store (fixture->dashboard)));
  dag_dashboard_disconnect (fixture->dashboard);
  store = dag_store_new (path);
  n_entities = dag_test_store_read (store, "SELECT count (*) FROM entity", NULL);
  g_assert_cmpstr (n_entities, ==, "0");
  dag_store_close (store);
}

/* Before the purposes are accepted: figures, no persons. */
static void
test_no_people (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *path = dag_store_make_path (fixture->folder, fixture->connection->id);
  g_autoptr (DagStore) store = NULL;
  g_autofree char *people = NULL;
  g_autofree char *polls = NULL;

  dag_dashboard_set_keeps_people (fixture->dashboard, FALSE);
  connect_to (fixture);
  apply (fixture, DAG_STATE_AVAILABLE, FALSE);
  apply (fixture, DAG_STATE_BREAK, FALSE);
  dag_dashboard_disconnect (fixture->dashboard);
  store = dag_store_new (path);
  people = dag_test_store_read (store, "SELECT group_concat (id) FROM entity", NULL);
  polls = dag_test_store_read (store, "SELECT count (*) FROM journal", NULL);
  g_assert_cmpstr (people, ==, "billing");
  g_assert_cmpstr (polls, ==, "2");
  dag_store_close (store);
}

/* On a contact for so long already, by the source; signed in then. */
static void
add_worker (DagSnapshot   *snapshot,
            const char    *id,
            DagAgentState  state,
            int64_t        from_us,
            int64_t        since_us)
{
  DagAgentSample *agent = dag_sample_agent (snapshot, id, state, since_us);

  agent->signed_in_at_us = from_us;
}

static void
apply_shift (Fixture       *fixture,
             DagAgentState  state,
             int64_t        from_us,
             int64_t        since_us)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  fixture->clock.wall_us += DAG_SAMPLE_SECONDS (10);
  fixture->clock.mono_us += DAG_SAMPLE_SECONDS (10);
  snapshot = dag_sample_snapshot (fixture->clock.wall_us);
  add_worker (snapshot, "anna", state, from_us, since_us);
  add_worker (snapshot, "bert", DAG_STATE_ON_CONTACT, from_us + DAG_SAMPLE_MINUTES (420),
              from_us + DAG_SAMPLE_MINUTES (420));
  dag_dashboard_apply (fixture->dashboard, snapshot);
  dag_break_live_finish (dag_dashboard_get_breaks (fixture->dashboard));
}

static char *
read_verdicts (DagStore *store)
{
  return dag_test_store_read (store,
                              "SELECT id || ' ' || verdict || ' ' || final FROM break_verdict"
                              " JOIN entity ON num = agent WHERE rule = 0 ORDER BY id",
                              NULL);
}

/* Eight hours without a pause: that is certain when the shift is over, for who works on may
 * have one yet; of one that goes on it is not known how it ended. */
static void
test_verdicts (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *path = dag_store_make_path (fixture->folder, fixture->connection->id);
  int64_t from_us = fixture->clock.wall_us - DAG_SAMPLE_MINUTES (480);
  DagBreakLive *breaks = dag_dashboard_get_breaks (fixture->dashboard);
  DagRosterShift *shift = dag_roster_shift_new ();
  g_autoptr (DagStore) store = NULL;
  g_autofree char *early = NULL;
  g_autofree char *end = NULL;
  g_autofree char *rules = NULL;

  dag_break_config_set_folders (dag_break_live_get_config (breaks), NULL,
                                g_test_get_filename (G_TEST_BUILT, "none", NULL));
  connect_to (fixture);
  shift->agent = g_strdup ("anna");
  shift->start_us = from_us;
  shift->end_us = fixture->clock.wall_us + DAG_SAMPLE_SECONDS (30);
  dag_roster_take (dag_break_live_get_roster (breaks), shift);
  apply_shift (fixture, DAG_STATE_ON_CONTACT, from_us, from_us);
  apply_shift (fixture, DAG_STATE_ON_CONTACT, from_us, from_us);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  early = read_verdicts (dag_dashboard_get_store (fixture->dashboard));
  for (guint i = 0; i < 3; i++)
    apply_shift (fixture, DAG_STATE_OFFLINE, from_us,
                 fixture->clock.wall_us + DAG_SAMPLE_SECONDS (10 - 10 * (int) i));
  dag_dashboard_disconnect (fixture->dashboard);
  store = dag_store_new (path);
  end = read_verdicts (store);
  rules = dag_test_store_read (store,
                               "SELECT group_concat (DISTINCT break_rule.rule) FROM"
                               " break_verdict AS said JOIN break_rule ON num = said.rule"
                               " WHERE verdict = 4 AND need_s > have_s",
                               NULL);
  g_assert_cmpstr (early, ==, "");
  g_assert_cmpstr (end, ==, "anna 4 1|bert 3 0");
  g_assert_cmpstr (rules, ==, "nl-atw-5:4-2a");
  dag_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/dashboard-store/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/dashboard-store/transient", Fixture, NULL, set_up, test_transient, tear_down);
  g_test_add ("/dashboard-store/simulated", Fixture, NULL, set_up, test_simulated, tear_down);
  g_test_add ("/dashboard-store/no-people", Fixture, NULL, set_up, test_no_people, tear_down);
  g_test_add ("/dashboard-store/verdicts", Fixture, NULL, set_up, test_verdicts, tear_down);

  return g_test_run ();
}
