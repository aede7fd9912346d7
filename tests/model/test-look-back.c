/* test-look-back.c - a day on which the program was closed is told of the next morning
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agenda.h"
#include "dag-dashboard.h"
#include "dag-fed-connector.h"
#include "dag-look-back.h"
#include "dag-sample.h"
#include "dag-test-clock.h"
#include "dag-test-store.h"
#include "dag-time.h"

#define HOUR_US DAG_SAMPLE_MINUTES (60)
#define N_PEOPLE 6

/* It is nine in the morning; yesterday nobody worked, the day before everybody did. */
typedef struct
{
  char *folder;
  DagDashboard *dashboard;
  DagConnection *connection;
  DagFedConnector *connector;
  DagMoment clock;
  int64_t today_us;
  int64_t idle_us;
  int64_t worked_us;
} Fixture;

static void
add_interval (Fixture *fixture,
              int64_t  start_us,
              int64_t  offered,
              double   staffed_s)
{
  DagInterval *interval = dag_interval_new ();

  interval->queue = g_strdup ("billing");
  interval->start_us = start_us;
  interval->minutes = 15;
  interval->staffed_s = staffed_s;
  interval->counts.offered = offered;
  interval->counts.answered_within = offered / 2;
  g_ptr_array_add (fixture->connector->intervals, interval);
}

static void
add_change (Fixture       *fixture,
            guint          who,
            int64_t        at_us,
            DagAgentState  state)
{
  DagStateChange *change = dag_state_change_new ();

  change->agent = g_strdup_printf ("a%u", who);
  change->at_us = at_us;
  change->state = state;
  g_ptr_array_add (fixture->connector->changes, change);
}

/* Of seven hours without a pause, and of a Sunday's mail. */
static void
feed (Fixture *fixture)
{
  DagFedConnector *connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);

  g_clear_object (&fixture->connector);
  fixture->connector = connector;
  connector->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "no answer");
  connector->obeys_bounds = TRUE;
  connector->intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  connector->changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  for (guint i = 0; i < 28; i++)
    add_interval (fixture, fixture->worked_us + 10 * HOUR_US + i * (HOUR_US / 4), 20, 5400.0);
  add_interval (fixture, fixture->idle_us + 11 * HOUR_US, 2, 0.0);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      add_change (fixture, i, fixture->worked_us + 10 * HOUR_US, DAG_STATE_ON_CONTACT);
      add_change (fixture, i, fixture->worked_us + 17 * HOUR_US, DAG_STATE_OFFLINE);
      add_change (fixture, i, fixture->today_us + 8 * HOUR_US, DAG_STATE_AVAILABLE);
    }
}

static void
open_it (Fixture *fixture)
{
  feed (fixture);
  fixture->dashboard = dag_dashboard_new ();
  dag_dashboard_set_clock (fixture->dashboard, dag_test_clock_read, &fixture->clock);
  dag_dashboard_keep_in (fixture->dashboard, fixture->folder);
  dag_dashboard_connect (fixture->dashboard, fixture->connection,
                         DAG_CONNECTOR (fixture->connector));
}

static void
close_it (Fixture *fixture)
{
  dag_dashboard_disconnect (fixture->dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&fixture->dashboard));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  fixture->today_us = dag_time_start_of_day (g_get_real_time (), zone);
  fixture->idle_us = dag_time_start_of_day (fixture->today_us - HOUR_US, zone);
  fixture->worked_us = dag_time_start_of_day (fixture->idle_us - HOUR_US, zone);
  fixture->folder = g_dir_make_tmp ("dag-back-XXXXXX", NULL);
  fixture->clock
      = (DagMoment){ fixture->today_us + 9 * HOUR_US, DAG_SAMPLE_SECONDS (1000) };
  fixture->connection = dag_connection_new (DAG_CONNECTOR_OWN_KIND, "http://127.0.0.1:1/");
  open_it (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  close_it (fixture);
  g_clear_object (&fixture->connector);
  g_clear_pointer (&fixture->connection, dag_connection_unref);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
apply_of (Fixture *fixture,
          guint    n_people)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  fixture->clock.wall_us += DAG_SAMPLE_SECONDS (10);
  fixture->clock.mono_us += DAG_SAMPLE_SECONDS (10);
  snapshot = dag_sample_snapshot (fixture->clock.wall_us);
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 1);
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      dag_sample_agent (snapshot, id, DAG_STATE_AVAILABLE, fixture->today_us + 8 * HOUR_US);
    }
  dag_dashboard_apply (fixture->dashboard, snapshot);
}

static void
apply (Fixture *fixture)
{
  apply_of (fixture, N_PEOPLE);
}

static DagAgenda *
gather (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  dag_agenda_gather_async (fixture->dashboard, NULL, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 10000);
  return dag_agenda_gather_finish (fixture->dashboard, result, NULL);
}

static gboolean
tells_of_breaks (Fixture *fixture)
{
  g_autoptr (DagAgenda) agenda = gather (fixture);

  return agenda->spots.n_people == N_PEOPLE;
}

/* The agenda tells of the last day with work: what came in, and that nobody had a break. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (DagAgenda) agenda = NULL;

  apply (fixture);
  apply (fixture);
  dag_test_await (tells_of_breaks (fixture), 20000);
  agenda = gather (fixture);
  g_assert_cmpint (agenda->day_us, ==, fixture->worked_us);
  g_assert_cmpint (agenda->spots.offered, ==, 560);
  g_assert_cmpint (agenda->spots.answered_within, ==, 280);
  g_assert_cmpuint (agenda->spots.n_short, ==, N_PEOPLE);
  g_assert_false (agenda->breaks_left_out);
  g_assert_cmpint (agenda->spots.hot.from_us, ==, fixture->worked_us + 10 * HOUR_US);
  /* Today, the day without work and the one with it; the people of that one alone. */
  g_assert_cmpuint (fixture->connector->n_interval_reads, ==, 3);
  g_assert_cmpint (fixture->connector->intervals_from_us, ==, fixture->worked_us);
  g_assert_cmpuint (fixture->connector->n_change_reads, ==, 2);
  g_assert_cmpint (fixture->connector->changes_since_us, ==, fixture->worked_us);
}

/* Opened again, it knows that day: only its end, which may not have been over, is asked for. */
static void
test_once (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (DagAgenda) agenda = NULL;

  apply (fixture);
  apply (fixture);
  dag_test_await (tells_of_breaks (fixture), 20000);
  close_it (fixture);
  open_it (fixture);
  apply (fixture);
  apply (fixture);
  dag_test_await (fixture->connector->n_change_reads == 2, 20000);
  g_assert_cmpint (fixture->connector->intervals_from_us, ==, fixture->worked_us + 16 * HOUR_US);
  agenda = gather (fixture);
  g_assert_cmpint (agenda->spots.offered, ==, 560);
}

/* Of people who are not kept nothing is asked, of the day itself it is. */
static void
test_no_people (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (DagAgenda) agenda = NULL;

  dag_dashboard_set_keeps_people (fixture->dashboard, FALSE);
  apply (fixture);
  apply (fixture);
  dag_test_await (fixture->connector->n_interval_reads == 3, 20000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  agenda = gather (fixture);
  g_assert_cmpint (agenda->spots.offered, ==, 560);
  g_assert_cmpuint (agenda->spots.n_people, ==, 0);
  g_assert_false (agenda->breaks_left_out);
  g_assert_cmpuint (fixture->connector->n_change_reads, ==, 1);
}

/* Of a very large centre what people did is not asked for, and the agenda says so. */
static void
test_too_many (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (DagAgenda) agenda = NULL;

  apply_of (fixture, DAG_LOOK_BACK_MOST_PEOPLE + 1);
  apply_of (fixture, DAG_LOOK_BACK_MOST_PEOPLE + 1);
  dag_test_await (fixture->connector->n_interval_reads == 3, 20000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  agenda = gather (fixture);
  g_assert_cmpint (agenda->spots.offered, ==, 560);
  g_assert_cmpuint (agenda->spots.n_people, ==, 0);
  g_assert_true (agenda->breaks_left_out);
  g_assert_cmpuint (fixture->connector->n_change_reads, ==, 1);
}

/* A source that knows nothing of earlier days is left alone after a few of them. */
static void
test_nothing_there (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (DagAgenda) agenda = NULL;

  g_ptr_array_set_size (fixture->connector->intervals, 0);
  apply (fixture);
  apply (fixture);
  dag_test_await (fixture->connector->n_interval_reads == 6, 20000);
  apply (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  agenda = gather (fixture);
  g_assert_cmpuint (fixture->connector->n_interval_reads, ==, 6);
  g_assert_false (dag_time_is_known (agenda->day_us));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/look-back/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/look-back/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/look-back/no-people", Fixture, NULL, set_up, test_no_people, tear_down);
  g_test_add ("/look-back/too-many", Fixture, NULL, set_up, test_too_many, tear_down);
  g_test_add ("/look-back/nothing-there", Fixture, NULL, set_up, test_nothing_there,
              tear_down);

  return g_test_run ();
}
