/* test-dagstart-connector.c - our own API over real loopback servers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-connector.h"
#include "dag-roster.h"
#include "dag-fault-server.h"
#include "dag-fault.h"
#include "dag-made-snapshot.h"
#include "dag-test.h"

#define HEAD "{\"schema\":\"dagstart.snapshot/1\",\"taken_at\":\"2026-11-23T10:15:03Z\","
#define SMALL HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"state\":\"break\"}]}"

typedef struct
{
  gboolean is_done;
  DagSnapshot *snapshot;
  GPtrArray *items;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_error (&self->error);
  self->is_done = FALSE;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static DagConnector *
connect_server (DagFaultServer *server)
{
  g_autofree char *url = dag_fault_server_dup_url (server);
  g_autofree char *base = g_strconcat (url, "/api/", NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", base);
  g_autoptr (GError) error = NULL;
  DagConnector *connector = NULL;

  connection->deadline_s = 60.0;
  connector = dag_connector_new (connection, "token", &error);
  g_assert_no_error (error);
  return connector;
}

static void
on_poll_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->snapshot
      = dag_connector_poll_finish (DAG_CONNECTOR (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
poll_once (DagConnector *connector,
           Outcome      *outcome)
{
  outcome_clear (outcome);
  dag_connector_poll_async (connector, NULL, on_poll_ready, outcome);
  dag_test_await (outcome->is_done, 20000);
  if (outcome->error != NULL)
    g_test_message ("%s", outcome->error->message);
}

static void
on_changes_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->items = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result,
                                                            &outcome->error);
  outcome->is_done = TRUE;
}

static void
read_changes (DagConnector *connector,
              Outcome      *outcome)
{
  outcome_clear (outcome);
  dag_connector_read_state_changes_async (connector, G_GINT64_CONSTANT (1795425303000000),
                                          NULL, on_changes_ready, outcome);
  dag_test_await (outcome->is_done, 20000);
  if (outcome->error != NULL)
    g_test_message ("%s", outcome->error->message);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->items = dag_connector_read_intervals_finish (DAG_CONNECTOR (source), result,
                                                        &outcome->error);
  outcome->is_done = TRUE;
}

/* An answer that changes with every question, or does not, by its ETag. */
static gboolean
script_polls (DagFaultCall *call,
              gpointer      user_data)
{
  g_autofree char *body = NULL;
  guint versions[20] = { 0 };

  if (strstr (call->head, "If-None-Match: \"1\"") != NULL && call->number == 1)
    return dag_fault_call_write (call, "HTTP/1.1 304 Not Modified\r\n\r\n", -1);
  versions[3] = call->number;
  body = dag_made_snapshot (20, 2, 0, versions);
  return dag_fault_call_answer (call, "200 OK",
                                "ETag: \"1\"\r\nContent-Type: application/json\r\n"
                                "Date: Mon, 23 Nov 2026 09:15:03 GMT\r\n",
                                body);
}

/* F-H08: the same object where nothing changed, shared records where little did. */
static void
test_polls (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_polls, NULL, NULL);
  g_autoptr (DagConnector) connector = connect_server (server);
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (DagSnapshot) first = NULL;
  g_autofree char *head = NULL;
  const DagPollRecord *record = dag_connector_get_last_poll (connector);

  poll_once (connector, &outcome);
  g_assert_no_error (outcome.error);
  first = dag_snapshot_ref (outcome.snapshot);
  g_assert_true (first->skew_known);
  g_assert_cmpint (first->received_at_us, >, 0);
  g_assert_true (record->ok);
  g_assert_cmpuint (record->http_status, ==, 200);
  g_assert_cmpuint (record->bytes, >, 5000);
  head = dag_fault_server_dup_request (server, 0);
  g_assert_true (g_str_has_prefix (head, "GET /api/v1/snapshot HTTP/1.1\r\n"));

  poll_once (connector, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.snapshot == first);
  g_assert_true (record->not_modified);

  poll_once (connector, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.snapshot != first);
  g_assert_false (record->not_modified);
  g_assert_true (outcome.snapshot->agents->pdata[0] == first->agents->pdata[0]);
  g_assert_true (outcome.snapshot->agents->pdata[3] != first->agents->pdata[3]);
}

static gboolean
script_small (DagFaultCall *call,
              gpointer      user_data)
{
  return dag_fault_call_answer_json (call, user_data != NULL ? user_data : SMALL);
}

/* F-H07, F-J01, F-J08, F-J09, F-J10, F-N08: over the wire, and the reason is kept. */
static void
test_bad_answers (void)
{
  g_autofree char *brackets = g_strnfill (160000, '[');
  g_autofree char *deep = g_strconcat ("{\"x\":", brackets, NULL);
  const struct
  {
    const char *body;
    DagFault fault;
  } cases[] = {
    { deep, DAG_FAULT_DEPTH },
    { "{\"error\":{\"code\":\"x\",\"message\":\"down\"}}", DAG_FAULT_API_ERROR },
    { "{\"schema\":\"dagstart.snap", DAG_FAULT_PARSE },
    { "\xef\xbb\xbf{}", DAG_FAULT_PARSE },
    { "[]", DAG_FAULT_SHAPE },
    { "{\"schema\":\"dagstart.snapshot/9\"}", DAG_FAULT_SHAPE },
    { HEAD "\"queues\":[],\"agents\":[{\"id\":\"\xc0\xaf\"}]}", DAG_FAULT_PARSE },
    { HEAD "\"queues\":[{\"id\":\"q\",\"waiting\":-1}],\"agents\":[]}", DAG_FAULT_FIELD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_small, (gpointer) cases[i].body, NULL);
      g_autoptr (DagConnector) connector = connect_server (server);
      g_auto (Outcome) outcome = { 0 };

      poll_once (connector, &outcome);
      g_assert_error (outcome.error, DAG_FAULT, (int) cases[i].fault);
      g_assert_false (dag_connector_get_last_poll (connector)->ok);
      g_assert_cmpint (dag_connector_get_last_poll (connector)->fault, ==, cases[i].fault);
    }
}

static gboolean
script_not_modified (DagFaultCall *call,
                     gpointer      user_data)
{
  return dag_fault_call_write (call, "HTTP/1.1 304 Not Modified\r\n\r\n", -1);
}

/* A 304 to a question without If-None-Match holds nothing. */
static void
test_false_not_modified (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_not_modified, NULL, NULL);
  g_autoptr (DagConnector) connector = connect_server (server);
  g_auto (Outcome) outcome = { 0 };

  poll_once (connector, &outcome);
  g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_SHAPE);
}

/* One question at a time. */
static void
test_single_flight (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_small, NULL, NULL);
  g_autoptr (DagConnector) connector = connect_server (server);
  g_auto (Outcome) one = { 0 };
  g_auto (Outcome) other = { 0 };

  dag_connector_poll_async (connector, NULL, on_poll_ready, &one);
  dag_connector_poll_async (connector, NULL, on_poll_ready, &other);
  dag_test_await (one.is_done && other.is_done, 5000);
  g_assert_no_error (one.error);
  g_assert_error (other.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 1);
}

static void
append_change (GString *text,
               guint    number)
{
  g_string_append_printf (text,
                          "%s{\"agent\":\"a%u\",\"at\":\"2026-11-23T09:%02u:%02uZ\","
                          "\"state\":\"break\",\"reason\":\"Lunch\",\"channel\":null,"
                          "\"contact\":%u}",
                          g_str_has_suffix (text->str, "[") ? "" : ",", number % 7,
                          number / 60 % 60, number % 60, number);
}

static gboolean
answer_page (DagFaultCall *call,
             guint         from,
             guint         to,
             const char   *next)
{
  g_autoptr (GString) text = g_string_new ("{\"schema\":\"dagstart.state-changes/1\",\"items\":[");

  for (guint i = from; i < to; i++)
    append_change (text, i);
  g_string_append_printf (text, "],\"next\":%s}", next);
  return dag_fault_call_answer_json (call, text->str);
}

/* Three pages; the second begins with two of the first again (F-D09). */
static gboolean
script_pages (DagFaultCall *call,
              gpointer      user_data)
{
  if (strstr (call->head, "after=c%2F2") != NULL)
    return answer_page (call, 200, 250, "null");
  if (strstr (call->head, "after=c%201") != NULL)
    return answer_page (call, 98, 200, "\"c/2\"");
  return answer_page (call, 0, 100, "\"c 1\"");
}

static void
test_pages (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_pages, NULL, NULL);
  g_autoptr (DagConnector) connector = connect_server (server);
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *head = NULL;
  const DagStateChange *last = NULL;

  read_changes (connector, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.items->len, ==, 250);
  last = outcome.items->pdata[249];
  g_assert_cmpint (last->contact, ==, 249);
  g_assert_cmpint (last->state, ==, DAG_STATE_BREAK);
  g_assert_cmpstr (last->reason, ==, "Lunch");
  g_assert_false (last->channel_known);
  head = dag_fault_server_dup_request (server, 0);
  g_assert_true (g_str_has_prefix (
      head, "GET /api/v1/state-changes?since=2026-11-23T09%3A15%3A03.000%2B00%3A00&limit=5000 "));
}

/* The second page is older than the first; the second time all is well. */
static gboolean
script_moving_pages (DagFaultCall *call,
                     gpointer      user_data)
{
  guint n_bad = GPOINTER_TO_UINT (user_data);

  if (strstr (call->head, "after=") == NULL)
    return answer_page (call, 100, 200, "\"c\"");
  if (call->number / 2 < n_bad)
    return answer_page (call, 0, 50, "null");
  return answer_page (call, 200, 250, "null");
}

static gboolean
script_circle (DagFaultCall *call,
               gpointer      user_data)
{
  return answer_page (call, 0, 10, "\"c\"");
}

/* F-D09: read again once, then refused; never half a list. */
static void
test_moving_pages (void)
{
  g_auto (Outcome) outcome = { 0 };

  {
    g_autoptr (DagFaultServer) server
        = dag_fault_server_new (script_moving_pages, GUINT_TO_POINTER (1), NULL);
    g_autoptr (DagConnector) connector = connect_server (server);

    read_changes (connector, &outcome);
    g_assert_no_error (outcome.error);
    g_assert_cmpuint (outcome.items->len, ==, 150);
    g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 4);
  }
  {
    g_autoptr (DagFaultServer) server
        = dag_fault_server_new (script_moving_pages, GUINT_TO_POINTER (9), NULL);
    g_autoptr (DagConnector) connector = connect_server (server);

    read_changes (connector, &outcome);
    g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_SHAPE);
    g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 4);
  }
  {
    g_autoptr (DagFaultServer) server = dag_fault_server_new (script_circle, NULL, NULL);
    g_autoptr (DagConnector) connector = connect_server (server);

    read_changes (connector, &outcome);
    g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_SHAPE);
  }
}

static gboolean
script_not_there (DagFaultCall *call,
                  gpointer      user_data)
{
  if (strstr (call->head, "/v1/snapshot") != NULL)
    return dag_fault_call_answer_json (call, SMALL);
  return dag_fault_call_answer (call, user_data, NULL, "");
}

/* F-H02, F-H03: the call is switched off with its reason, the snapshot lives on. */
static void
test_switched_off (void)
{
  static const struct
  {
    const char *status;
    DagFault fault;
    guint n_requests; /* after two tries and a poll */
    gboolean is_absent;
  } cases[] = {
    { "404 Not Found", DAG_FAULT_NOT_FOUND, 2, TRUE },
    { "410 Gone", DAG_FAULT_NOT_FOUND, 2, TRUE },
    { "501 Not Implemented", DAG_FAULT_NOT_FOUND, 2, TRUE },
    { "403 Forbidden", DAG_FAULT_FORBIDDEN, 3, FALSE },
    { "500 Oops", DAG_FAULT_SERVER_ERROR, 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_not_there, (gpointer) cases[i].status, NULL);
      g_autoptr (DagConnector) connector = connect_server (server);
      g_auto (Outcome) outcome = { 0 };

      read_changes (connector, &outcome);
      g_assert_nonnull (outcome.error);
      read_changes (connector, &outcome);
      g_assert_error (outcome.error, DAG_FAULT, (int) cases[i].fault);
      poll_once (connector, &outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpint ((outcome.snapshot->absent & DAG_PART_STATE_CHANGES) != 0, ==,
                       cases[i].is_absent);
      g_assert_cmpint (outcome.snapshot->absent & DAG_PART_INTERVALS, ==, 0);
      g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, cases[i].n_requests);
    }
}

/* Every member of an interval; a bad one names itself. */
static void
test_intervals (void)
{
  static const char good[]
      = "{\"schema\":\"dagstart.intervals/1\",\"items\":[{\"queue\":\"billing\",\"start\":"
        "\"2026-11-23T09:45:00+01:00\",\"minutes\":15,\"offered\":31,\"answered\":29,"
        "\"abandoned\":2,\"wait_answered_s\":640,\"waiting_max\":6,\"staffed_s\":10800,"
        "\"target\":{\"level\":0.8,\"within_s\":20}}],\"next\":null}";
  static const char bad[]
      = "{\"schema\":\"dagstart.intervals/1\",\"items\":[{\"queue\":\"billing\",\"start\":"
        "\"2026-11-23T09:45:00+01:00\",\"minutes\":0}],\"next\":null}";
  const char *bodies[] = { good, bad };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_small, (gpointer) bodies[i], NULL);
      g_autoptr (DagConnector) connector = connect_server (server);
      g_auto (Outcome) outcome = { 0 };

      dag_connector_read_intervals_async (connector, 1, 2, 15, NULL, on_intervals_ready,
                                          &outcome);
      dag_test_await (outcome.is_done, 5000);
      if (i == 1)
        {
          g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_FIELD);
          g_assert_nonnull (strstr (outcome.error->message, "items[0].minutes"));
          continue;
        }
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.items->len, ==, 1);
      g_assert_cmpint (((DagInterval *) outcome.items->pdata[0])->waiting_max, ==, 6);
      g_assert_cmpint (((DagInterval *) outcome.items->pdata[0])->counts.offered, ==, 31);
      g_assert_cmpint (((DagInterval *) outcome.items->pdata[0])->counts.tagged, ==,
                       DAG_COUNT_ABSENT);
    }
}

static void
on_shifts_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->items
      = dag_connector_read_shifts_finish (DAG_CONNECTOR (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

#define SHIFT(end, breaks)                                                                  \
  "{\"schema\":\"dagstart.shifts/1\",\"items\":[{\"agent\":\"a-017\",\"start\":"               \
  "\"2026-11-23T22:00:00+01:00\",\"end\":\"" end "\",\"breaks\":" breaks                    \
  ",\"queues\":[\"billing\"]}],\"next\":null}"
#define PAUSE(start, end) "{\"start\":\"" start "\",\"end\":\"" end "\",\"kind\":\"lunch\"}"

/* A shift over midnight, its breaks by time; one that ends before it begins is refused. */
static void
test_shifts (void)
{
  static const struct
  {
    const char *body;
    const char *names; /* (nullable): the member that is wrong */
  } cases[] = {
    { SHIFT ("2026-11-24T06:30:00+01:00",
             "[" PAUSE ("2026-11-24T03:00:00+01:00", "2026-11-24T03:30:00+01:00") "," PAUSE (
                 "2026-11-24T00:15:00+01:00", "2026-11-24T00:30:00+01:00") "]"),
      NULL },
    { SHIFT ("2026-11-23T21:00:00+01:00", "null"), "items[0]" },
    { SHIFT ("2026-11-25T21:00:00+01:00", "[]"), "items[0]" },
    { SHIFT ("2026-11-24T06:30:00+01:00", "[7]"), "items[0].breaks[0]" },
    { SHIFT ("2026-11-24T06:30:00", "[]"), "items[0].end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_small, (gpointer) cases[i].body, NULL);
      g_autoptr (DagConnector) connector = connect_server (server);
      g_auto (Outcome) outcome = { 0 };
      const DagRosterShift *shift;

      dag_connector_read_shifts_async (connector, 1, 2, NULL, on_shifts_ready, &outcome);
      dag_test_await (outcome.is_done, 5000);
      if (cases[i].names != NULL)
        {
          g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_FIELD);
          g_test_message ("%s", outcome.error->message);
          g_assert_nonnull (strstr (outcome.error->message, cases[i].names));
          continue;
        }
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.items->len, ==, 1);
      shift = g_ptr_array_index (outcome.items, 0);
      g_assert_cmpstr (shift->agent, ==, "a-017");
      g_assert_cmpint ((shift->end_us - shift->start_us) / DAG_USEC_PER_SEC, ==, 8 * 3600 + 1800);
      g_assert_cmpuint (shift->breaks->len, ==, 2);
      g_assert_cmpint (g_array_index (shift->breaks, DagRosterBreak, 0).from_us, <,
                       g_array_index (shift->breaks, DagRosterBreak, 1).from_us);
    }
}

/* A connector may go while a thread still reads for it. */
static void
test_gone_meanwhile (void)
{
  g_autofree char *body = dag_made_snapshot (5000, 10, 0, NULL);
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_small, body, NULL);
  DagConnector *connector = connect_server (server);
  g_auto (Outcome) outcome = { 0 };

  dag_connector_poll_async (connector, NULL, on_poll_ready, &outcome);
  g_object_unref (connector);
  dag_test_await (outcome.is_done, 5000);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.snapshot->agents->len, ==, 5000);
}

static gboolean
script_shift_pages (DagFaultCall *call,
                    gpointer      user_data)
{
  const char *second_day = user_data;
  gboolean is_second = strstr (call->head, "after=") != NULL;
  g_autofree char *text = g_strdup_printf (
      "{\"schema\":\"dagstart.shifts/1\",\"items\":[{\"agent\":\"a-%d\",\"start\":\"%sT%s\","
      "\"end\":\"%sT%s\",\"breaks\":[],\"queues\":[\"billing\"]}],\"next\":%s}",
      is_second, is_second ? second_day : "2026-11-23",
      is_second ? "07:00:00+01:00" : "14:00:00+01:00", is_second ? second_day : "2026-11-23",
      is_second ? "15:30:00+01:00" : "22:30:00+01:00", is_second ? "null" : "\"c\"");

  return dag_fault_call_answer_json (call, text);
}

/* Within a day shifts come in any order, page after page; not those of days before. */
static void
test_shift_pages (void)
{
  static const char *const days[] = { "2026-11-23", "2026-11-21" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_shift_pages, (gpointer) days[i], NULL);
      g_autoptr (DagConnector) connector = connect_server (server);
      g_auto (Outcome) outcome = { 0 };

      dag_connector_read_shifts_async (connector, 1, 2, NULL, on_shifts_ready, &outcome);
      dag_test_await (outcome.is_done, 5000);
      if (i == 0)
        {
          g_assert_no_error (outcome.error);
          g_assert_cmpuint (outcome.items->len, ==, 2);
        }
      else
        g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_SHAPE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/dagstart/F-H08-polls", test_polls);
  g_test_add_func ("/api/dagstart/F-H07-F-J-bad-answers", test_bad_answers);
  g_test_add_func ("/api/dagstart/false-not-modified", test_false_not_modified);
  g_test_add_func ("/api/dagstart/single-flight", test_single_flight);
  g_test_add_func ("/api/dagstart/F-D09-pages", test_pages);
  g_test_add_func ("/api/dagstart/F-D09-moving-pages", test_moving_pages);
  g_test_add_func ("/api/dagstart/F-H02-F-H03-switched-off", test_switched_off);
  g_test_add_func ("/api/dagstart/intervals", test_intervals);
  g_test_add_func ("/api/dagstart/shifts", test_shifts);
  g_test_add_func ("/api/dagstart/F-D09-shift-pages", test_shift_pages);
  g_test_add_func ("/api/dagstart/gone-meanwhile", test_gone_meanwhile);
  return g_test_run ();
}
