/* test-poller.c - the poller with a real connector and real servers; a second is 10 ms
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-fault-server.h"
#include "dag-fault.h"
#include "dag-poller-private.h"
#include "dag-test.h"

#define SMALL "{\"schema\":\"dagstart.snapshot/1\",\"taken_at\":\"2026-11-23T10:15:03Z\"," \
              "\"queues\":[],\"agents\":[]}"

typedef struct
{
  DagPoller *poller;
  guint n_polled;
  guint n_failed;
  guint n_scheduled;
  int last_fault;
} Watch;

static void
on_polled (DagPoller   *poller,
           DagSnapshot *snapshot,
           gpointer     user_data)
{
  g_assert_nonnull (snapshot);
  ((Watch *) user_data)->n_polled++;
}

static void
on_failed (DagPoller    *poller,
           const GError *error,
           gpointer      user_data)
{
  Watch *watch = user_data;

  g_assert_cmpint (error->domain, ==, (int) DAG_FAULT);
  watch->n_failed++;
  watch->last_fault = error->code;
}

static void
on_scheduled (DagPoller *poller,
              gpointer   user_data)
{
  ((Watch *) user_data)->n_scheduled++;
}

static DagPoller *
watch_url (Watch      *watch,
           const char *url,
           guint       interval_s)
{
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_autoptr (DagConnector) connector = NULL;

  connection->deadline_s = 60.0;
  connector = dag_connector_new (connection, "token", NULL);
  *watch = (Watch){ .poller = dag_poller_new (connector, interval_s) };
  dag_poller_set_time_scale (watch->poller, 0.01);
  dag_poller_set_seed (watch->poller, 42);
  g_signal_connect (watch->poller, "polled", G_CALLBACK (on_polled), watch);
  g_signal_connect (watch->poller, "failed", G_CALLBACK (on_failed), watch);
  g_signal_connect (watch->poller, "scheduled", G_CALLBACK (on_scheduled), watch);
  return watch->poller;
}

static DagPoller *
watch_server (Watch          *watch,
              DagFaultServer *server,
              guint           interval_s)
{
  g_autofree char *url = dag_fault_server_dup_url (server);

  return watch_url (watch, url, interval_s);
}

/* Runs the loop for so long, to see that nothing happens. */
static void
pass (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, dag_test_on_deadline, &is_over);
  dag_test_await (is_over, 5000);
}

static gboolean
script_good (DagFaultCall *call,
             gpointer      user_data)
{
  return dag_fault_call_answer_json (call, SMALL);
}

static void
test_polls (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_good, NULL, NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 5);
  int64_t begin = g_get_monotonic_time ();

  g_assert_cmpint (dag_poller_get_next_mono_us (poller), ==, 0);
  dag_poller_start (poller);
  g_assert_true (dag_poller_is_polling (poller));
  dag_test_await (watch.n_polled == 4, 5000);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 3 * 50000);
  g_assert_cmpuint (dag_poller_get_n_failures (poller), ==, 0);
  g_assert_cmpint (dag_poller_get_next_mono_us (poller), >, 0);
  g_assert_cmpuint (watch.n_scheduled, >=, 7);
  dag_poller_stop (poller);
  pass (120);
  g_assert_cmpuint (watch.n_polled, ==, 4);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 4);
}

/* F5: now, and once more where a poll is under way; a hundred presses are no storm. */
static void
test_refresh (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_good, NULL, NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 300);

  dag_poller_start (poller);
  for (guint i = 0; i < 100; i++)
    dag_poller_refresh (poller);
  dag_test_await (watch.n_polled == 2, 5000);
  pass (100);
  g_assert_cmpuint (watch.n_polled, ==, 2);
  dag_poller_refresh (poller);
  dag_test_await (watch.n_polled == 3, 5000);
  dag_poller_set_interval (poller, 5);
  dag_test_await (watch.n_polled == 4, 5000);
  dag_poller_stop (poller);
}

static gboolean
script_denied (DagFaultCall *call,
               gpointer      user_data)
{
  return dag_fault_call_answer (call, "401 Unauthorized", NULL, "");
}

/* F-H01: one question, then silence until there is a new secret. */
static void
test_denied (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_denied, NULL, NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 5);

  dag_poller_start (poller);
  dag_test_await (watch.n_failed == 1, 5000);
  g_assert_true (dag_poller_needs_secret (poller));
  dag_poller_refresh (poller);
  dag_poller_announce_network (poller, TRUE);
  pass (200);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 1);
  g_assert_cmpint (dag_poller_get_next_mono_us (poller), ==, 0);
  dag_poller_start (poller);
  g_assert_false (dag_poller_needs_secret (poller));
  dag_test_await (watch.n_failed == 2, 5000);
}

/* Fails as often as it is told, then is well. */
static gboolean
script_burst (DagFaultCall *call,
              gpointer      user_data)
{
  static const char *const statuses[]
      = { "500 a", "502 b", "503 c", "504 d" };

  if (call->number < GPOINTER_TO_UINT (user_data))
    return dag_fault_call_answer (call, statuses[call->number % 4], NULL, "");
  return dag_fault_call_answer_json (call, SMALL);
}

/* F-H06: back-off, and one question after recovery. */
static void
test_burst (void)
{
  g_autoptr (DagFaultServer) server
      = dag_fault_server_new (script_burst, GUINT_TO_POINTER (5), NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 300);

  dag_poller_start (poller);
  dag_test_await (watch.n_polled == 1, 10000);
  g_assert_cmpuint (watch.n_failed, ==, 5);
  g_assert_cmpint (watch.last_fault, ==, DAG_FAULT_SERVER_ERROR);
  g_assert_cmpuint (dag_poller_get_n_failures (poller), ==, 0);
  pass (150);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 6);
  dag_poller_stop (poller);
}

static gboolean
script_patience (DagFaultCall *call,
                 gpointer      user_data)
{
  if (call->number == 0)
    return dag_fault_call_answer (call, "429 Too Many", "Retry-After: 60\r\n", "");
  return dag_fault_call_answer_json (call, SMALL);
}

/* F-H04: as long as it asks (60 s are 600 ms here), whatever is pressed meanwhile. */
static void
test_patience (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_patience, NULL, NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 5);
  int64_t begin = g_get_monotonic_time ();

  dag_poller_start (poller);
  dag_test_await (watch.n_failed == 1, 5000);
  g_assert_cmpint (watch.last_fault, ==, DAG_FAULT_RATE_LIMITED);
  dag_poller_refresh (poller);
  dag_poller_announce_network (poller, TRUE);
  dag_test_await (watch.n_polled == 1, 5000);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 600000);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 2);
  dag_poller_stop (poller);
}

/* F-N01, F-N02, F-N12: the network returns: one poll at once, however many signals. */
static void
test_network (void)
{
  Watch watch;
  g_autoptr (DagPoller) poller = watch_url (&watch, "http://127.0.0.1:1", 5);
  guint before;

  dag_poller_start (poller);
  dag_test_await (watch.n_failed == 3, 10000);
  g_assert_cmpint (watch.last_fault, ==, DAG_FAULT_REFUSED);
  dag_poller_set_time_scale (poller, 1000.0); /* the next is hours away */
  before = watch.n_failed;
  dag_test_await (watch.n_failed > before || !dag_poller_is_polling (poller), 5000);
  dag_poller_announce_network (poller, FALSE);
  g_assert_false (dag_poller_is_polling (poller));
  before = watch.n_failed;
  for (guint i = 0; i < 10; i++)
    dag_poller_announce_network (poller, TRUE);
  dag_test_await (watch.n_failed == before + 1, 5000);
  for (guint i = 0; i < 10; i++)
    dag_poller_announce_network (poller, TRUE);
  pass (50);
  g_assert_cmpuint (watch.n_failed, ==, before + 1);
  dag_poller_stop (poller);
}

static gboolean
script_silence (DagFaultCall *call,
                gpointer      user_data)
{
  dag_fault_call_wait (call, -1);
  return FALSE;
}

/* Stopping is no failure; started again it polls again, one at a time. */
static void
test_stop (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_silence, NULL, NULL);
  Watch watch;
  g_autoptr (DagPoller) poller = watch_server (&watch, server, 5);

  dag_poller_start (poller);
  dag_test_await (dag_fault_server_get_n_requests (server) == 1, 5000);
  dag_poller_stop (poller);
  dag_poller_start (poller);
  dag_test_await (dag_fault_server_get_n_requests (server) == 2, 5000);
  g_assert_true (dag_poller_is_polling (poller));
  dag_poller_stop (poller);
  dag_test_await (!dag_poller_is_polling (poller), 5000);
  g_assert_cmpuint (watch.n_failed, ==, 0);
}

/* Whoever drops it need not stop it first. */
static void
test_dropped (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_good, NULL, NULL);
  Watch watch;
  DagPoller *poller = watch_server (&watch, server, 5);

  dag_poller_start (poller);
  dag_test_await (watch.n_polled == 1, 5000);
  g_object_add_weak_pointer (G_OBJECT (poller), (gpointer *) &watch.poller);
  g_object_unref (poller);
  dag_test_await (watch.poller == NULL, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/poller/polls", test_polls);
  g_test_add_func ("/api/poller/refresh", test_refresh);
  g_test_add_func ("/api/poller/F-H01-denied", test_denied);
  g_test_add_func ("/api/poller/F-H06-burst", test_burst);
  g_test_add_func ("/api/poller/F-H04-patience", test_patience);
  g_test_add_func ("/api/poller/F-N01-F-N12-network", test_network);
  g_test_add_func ("/api/poller/stop", test_stop);
  g_test_add_func ("/api/poller/dropped", test_dropped);
  return g_test_run ();
}
