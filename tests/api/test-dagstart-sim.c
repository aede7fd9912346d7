/* test-dagstart-sim.c - the connector against the real simulator
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-connector.h"
#include "dag-fault.h"
#include "dag-test.h"

#define TOKEN "token-of-the-test"

typedef struct
{
  GSubprocess *simulator;
  DagConnector *connector;
  gboolean is_done;
  DagSnapshot *snapshot;
  GPtrArray *items;
  GError *error;
} Fixture;

static char *
start_simulator (Fixture           *fixture,
                 const char *const *options)
{
  const char *root = g_getenv ("DAG_BUILD_ROOT");
  g_autofree char *program = g_build_filename (root, "src", "sim", "dagstart-sim", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) args = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add_many (builder, program, "--port", "0", "--seed", "7", "--token", TOKEN,
                           "--start", "2026-11-23T10:30:00+01:00", NULL);
  g_strv_builder_addv (builder, (const char **) options);
  args = g_strv_builder_end (builder);
  fixture->simulator = g_subprocess_newv ((const char *const *) args,
                                          G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->simulator));
  return g_data_input_stream_read_line (out, NULL, NULL, NULL);
}

static void
fixture_set_up (Fixture           *fixture,
                const char *const *options)
{
  g_autofree char *url = start_simulator (fixture, options);
  g_autoptr (DagConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (url);
  connection = dag_connection_new ("dagstart", url);
  connection->deadline_s = 60.0;
  fixture->connector = dag_connector_new (connection, TOKEN, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->snapshot, dag_snapshot_unref);
  g_clear_pointer (&fixture->items, g_ptr_array_unref);
  g_clear_error (&fixture->error);
  fixture->is_done = FALSE;
}

static void
fixture_tear_down (Fixture *fixture)
{
  fixture_clear (fixture);
  g_clear_object (&fixture->connector);
  g_subprocess_force_exit (fixture->simulator);
  g_subprocess_wait (fixture->simulator, NULL, NULL);
  g_clear_object (&fixture->simulator);
}

static void
on_poll_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->snapshot
      = dag_connector_poll_finish (DAG_CONNECTOR (source), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
poll_once (Fixture *fixture)
{
  fixture_clear (fixture);
  dag_connector_poll_async (fixture->connector, NULL, on_poll_ready, fixture);
  dag_test_await (fixture->is_done, 30000);
  g_assert_no_error (fixture->error);
}

static void
on_changes_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->items = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result,
                                                            &fixture->error);
  fixture->is_done = TRUE;
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->items = dag_connector_read_intervals_finish (DAG_CONNECTOR (source), result,
                                                        &fixture->error);
  fixture->is_done = TRUE;
}

/* Every scenario is taken whole, and everything it tells is known. */
static void
test_scenarios (void)
{
  static const char *const scenarios[]
      = { "calm", "busy", "overload", "short-staffed", "night" };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      const char *options[] = { "--scenario", scenarios[i], NULL };
      Fixture fixture = { 0 };

      g_test_message ("%s", scenarios[i]);
      fixture_set_up (&fixture, options);
      poll_once (&fixture);
      g_assert_true (fixture.snapshot->source.simulated);
      g_assert_cmpuint (fixture.snapshot->queues->len, >, 2);
      g_assert_cmpuint (fixture.snapshot->agents->len, >, 2);
      g_assert_cmpuint (fixture.snapshot->n_unknown_words, ==, 0);
      g_assert_cmphex (fixture.snapshot->absent, ==, 0);
      fixture_tear_down (&fixture);
    }
}

/* The morning so far: every change and interval, page after page, in order. */
static void
test_history (void)
{
  const char *options[] = { "--scenario", "busy", NULL };
  Fixture fixture = { 0 };
  int64_t now_us;
  int64_t last_us = 0;

  fixture_set_up (&fixture, options);
  poll_once (&fixture);
  now_us = fixture.snapshot->taken_at_us;
  fixture_clear (&fixture);
  dag_connector_read_state_changes_async (fixture.connector, now_us - 3600 * DAG_USEC_PER_SEC,
                                          NULL, on_changes_ready, &fixture);
  dag_test_await (fixture.is_done, 30000);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.items->len, >, 50);
  for (guint i = 0; i < fixture.items->len; i++)
    {
      const DagStateChange *change = fixture.items->pdata[i];

      g_assert_cmpint (change->at_us, >=, last_us);
      last_us = change->at_us;
    }
  fixture_clear (&fixture);
  dag_connector_read_intervals_async (fixture.connector, now_us - 7200 * DAG_USEC_PER_SEC,
                                      now_us, 15, NULL, on_intervals_ready, &fixture);
  dag_test_await (fixture.is_done, 30000);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.items->len, >, 20);
  fixture_tear_down (&fixture);
}

/* 10,000 agents and 1,000 queues over gzip, twice. */
static void
test_big (void)
{
  const char *options[]
      = { "--scenario", "big", "--agents", "10000", "--queues", "1000", NULL };
  Fixture fixture = { 0 };

  fixture_set_up (&fixture, options);
  for (guint i = 0; i < 2; i++)
    {
      poll_once (&fixture);
      g_assert_cmpuint (fixture.snapshot->agents->len, ==, 10000);
      g_assert_cmpuint (fixture.snapshot->queues->len, ==, 1000);
      g_test_message ("%u ms, %" G_GUINT64_FORMAT " bytes",
                      dag_connector_get_last_poll (fixture.connector)->elapsed_ms,
                      dag_connector_get_last_poll (fixture.connector)->bytes);
    }
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/sim/scenarios", test_scenarios);
  g_test_add_func ("/api/sim/history", test_history);
  g_test_add_func ("/api/sim/big", test_big);
  return g_test_run ();
}
