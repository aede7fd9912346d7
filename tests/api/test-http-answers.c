/* test-http-answers.c - statuses, redirects, challenges: answers that must not be believed (F-H)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-http-ask.h"

typedef struct
{
  const char *status;
  const char *headers;
  const char *body;
  DagFault fault;
  double retry_after_s;
  const char *says;
} StatusCase;

static gboolean
script_status (DagFaultCall *call,
               gpointer      user_data)
{
  const StatusCase *c = user_data;

  return dag_fault_call_answer (call, c->status, c->headers, c->body);
}

/* F-H01, F-H02, F-H03, F-H04, F-H05, F-H06, F-H08 */
static void
test_status (void)
{
  static const StatusCase cases[] = {
    { "401 Unauthorized", NULL, "", DAG_FAULT_AUTH, -1, "401" },
    { "403 Forbidden", NULL, "", DAG_FAULT_FORBIDDEN, -1, "403" },
    { "404 Not Found", NULL, "<html>no</html>", DAG_FAULT_NOT_FOUND, -1, "404" },
    { "410 Gone", NULL, "", DAG_FAULT_NOT_FOUND, -1, "410" },
    { "429 Too Many", "Retry-After: 120\r\n", "", DAG_FAULT_RATE_LIMITED, 120, "429" },
    { "429 Too Many", "Retry-After: 315360000\r\n", "", DAG_FAULT_RATE_LIMITED, 300, "429" },
    { "429 Too Many", "Retry-After: 99999999999999999999999\r\n", "", DAG_FAULT_RATE_LIMITED,
      300, "429" },
    { "429 Too Many", "Retry-After: -5\r\n", "", DAG_FAULT_RATE_LIMITED, -1, "429" },
    { "429 Too Many", "Retry-After: soon\r\n", "", DAG_FAULT_RATE_LIMITED, -1, "429" },
    { "429 Too Many", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n", "",
      DAG_FAULT_RATE_LIMITED, 0, "429" },
    { "429 Too Many", "Retry-After: Wed, 21 Oct 2065 07:28:00 GMT\r\n", "",
      DAG_FAULT_RATE_LIMITED, 300, "429" },
    { "500 Oops", NULL, "{\"error\":{\"code\":\"db\",\"message\":\"no <b>database</b>\"}}",
      DAG_FAULT_SERVER_ERROR, -1, "no <b>database</b> (db)" },
    { "502 Bad Gateway", NULL, "<html></html>", DAG_FAULT_SERVER_ERROR, -1, "502" },
    { "503 Busy", "Retry-After: 7\r\n", "", DAG_FAULT_SERVER_ERROR, 7, "503" },
    { "504 Late", NULL, "", DAG_FAULT_SERVER_ERROR, -1, "504" },
    { "400 Bad", NULL, "since is\nmissing\x01", DAG_FAULT_API_ERROR, -1, "since is missing" },
    { "204 No Content", NULL, "", DAG_FAULT_PARSE, -1, "204" },
    { "206 Partial Content", NULL, "{", DAG_FAULT_PARSE, -1, "206" },
    { "200 OK", NULL, "", DAG_FAULT_PARSE, -1, "empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DagOutcome) outcome = { 0 };

      g_test_message ("%s %s", cases[i].status, cases[i].headers != NULL ? cases[i].headers : "");
      ask (script_status, (gpointer) &cases[i], (int) cases[i].fault, &outcome);
      g_assert_cmpfloat_with_epsilon (outcome.trace.retry_after_s, cases[i].retry_after_s, 0.01);
      g_assert_nonnull (strstr (outcome.error->message, cases[i].says));
    }
}

static gboolean
script_etag (DagFaultCall *call,
             gpointer      user_data)
{
  if (strstr (call->head, "If-None-Match: \"v1\"\r\n") != NULL)
    return dag_fault_call_write (call, "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n", -1);
  return dag_fault_call_answer (call, "200 OK", "ETag: \"v1\"\r\n", BODY);
}

/* F-H08 */
static void
test_not_modified (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_etag, NULL, NULL);
  g_autoptr (DagHttp) http = connect_server (server, 5.0);
  g_auto (DagOutcome) outcome = { 0 };
  g_autofree char *etag = NULL;
  DagHttpRequest again = plain;

  dag_outcome_get (&outcome, http, &plain, -1);
  g_assert_false (outcome.answer->not_modified);
  etag = g_strdup (outcome.answer->etag);
  again.etag = etag;
  dag_outcome_get (&outcome, http, &again, -1);
  g_assert_true (outcome.answer->not_modified);
  g_assert_cmpuint (outcome.trace.status, ==, 304);
}

static gboolean
script_redirect (DagFaultCall *call,
                 gpointer      user_data)
{
  return dag_fault_call_answer (call, "302 Found", user_data, "");
}

/* F-H09, F-H10: neither followed, nor does the token get there. */
static void
test_redirect (void)
{
  g_autoptr (DagFaultServer) other = dag_fault_server_new (script_good, NULL, NULL);
  g_autofree char *elsewhere
      = g_strdup_printf ("Location: http://127.0.0.1:%u/v1/snapshot\r\n",
                         dag_fault_server_get_port (other));
  const char *locations[] = { elsewhere, "Location: /v1/snapshot\r\n",
                              "Location: file:///etc/passwd\r\n", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (DagFaultServer) server
          = dag_fault_server_new (script_redirect, (gpointer) locations[i], NULL);
      g_autoptr (DagHttp) http = connect_server (server, 5.0);
      g_auto (DagOutcome) outcome = { 0 };

      dag_outcome_get (&outcome, http, &plain, DAG_FAULT_REDIRECT);
      g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 1);
    }
  g_assert_cmpuint (dag_fault_server_get_n_connections (other), ==, 0);
}

/* F-H11 */
static void
test_two_lengths (void)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 70\r\n\r\n" BODY,
    "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 7\r\n\r\n" BODY,
    "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n"
    "7\r\n" BODY "\r\n0\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (DagOutcome) outcome = { 0 };

      ask (script_raw, (gpointer) answers[i], DAG_FAULT_PARSE, &outcome);
    }
}

/* Sends a second answer behind the first, for a question that was never asked. */
static gboolean
script_smuggle (DagFaultCall *call,
                gpointer      user_data)
{
  static const char both[] = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n" BODY
                             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n\"evil\"";

  if (call->number > 0)
    return dag_fault_call_answer_json (call, BODY);
  return dag_fault_call_write (call, both, -1);
}

/* F-H11: it is not taken for the answer to the next question. */
static void
test_smuggled (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_smuggle, NULL, NULL);
  g_autoptr (DagHttp) http = connect_server (server, 5.0);
  g_auto (DagOutcome) outcome = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      dag_outcome_get (&outcome, http, &plain, -1);
      g_assert_cmpmem (outcome.answer->body->bytes, outcome.answer->body->length, BODY,
                       strlen (BODY));
    }
  g_assert_cmpuint (dag_fault_server_get_n_connections (server), ==, 2);
}

static gboolean
script_challenge (DagFaultCall *call,
                  gpointer      user_data)
{
  static const char headers[]
      = "WWW-Authenticate: Digest realm=\"\", nonce=\"\\\", domain=\"http://[::\", qop=\"\r\n"
        "WWW-Authenticate: NTLM TlRMTVNTUAACAAAA/////////////////////////w==\r\n"
        "WWW-Authenticate: Negotiate \r\nWWW-Authenticate: ,,,=\r\n"
        "Set-Cookie: a=b; Domain=.; Path=/; Max-Age=99999999999999999999\r\n"
        "Set-Cookie: =; =;;;\r\n";

  if (call->number == 0)
    return dag_fault_call_answer (call, "401 Unauthorized", headers, "");
  return dag_fault_call_answer (call, "200 OK", "Set-Cookie: sid=1\r\n", BODY);
}

/* F-H12 */
static void
test_challenge (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_challenge, NULL, NULL);
  g_autoptr (DagHttp) http = connect_server (server, 5.0);
  g_auto (DagOutcome) outcome = { 0 };

  dag_outcome_get (&outcome, http, &plain, DAG_FAULT_AUTH);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 1);
  dag_outcome_get (&outcome, http, &plain, -1);
  dag_outcome_get (&outcome, http, &plain, -1);
  for (guint i = 1; i < 3; i++)
    {
      g_autofree char *head = dag_fault_server_dup_request (server, i);

      g_assert_null (strstr (head, "Cookie:"));
      g_assert_nonnull (strstr (head, "Authorization: Bearer " TOKEN "\r\n"));
    }
}

static gboolean
script_date (DagFaultCall *call,
             gpointer      user_data)
{
  return dag_fault_call_answer (call, "200 OK", user_data, BODY);
}

/* F-C03: the server's clock, seven minutes ahead. */
static void
test_skew (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) ahead = g_date_time_add_minutes (now, 7);
  g_autofree char *date = g_date_time_format (ahead, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n");
  g_auto (DagOutcome) outcome = { 0 };

  ask (script_date, date, -1, &outcome);
  g_assert_true (outcome.trace.skew_known);
  g_assert_cmpfloat_with_epsilon ((double) outcome.trace.skew_us / 1e6, 420.0, 60.0);
  ask (script_date, (gpointer) "Date: yesterday\r\n", -1, &outcome);
  g_assert_false (outcome.trace.skew_known);
}

/* A user makes it Basic; the colon is the server's to split at. */
static void
test_basic (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_good, NULL, NULL);
  g_autofree char *url = dag_fault_server_dup_url (server);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_autoptr (DagHttp) http = NULL;
  g_auto (DagOutcome) outcome = { 0 };
  g_autofree char *head = NULL;

  connection->user = g_strdup ("lead");
  http = dag_http_new (connection, "pass:word", DAG_HTTP_DEFAULT, NULL);
  dag_outcome_get (&outcome, http, &plain, -1);
  head = dag_fault_server_dup_request (server, 0);
  g_assert_nonnull (strstr (head, "Authorization: Basic bGVhZDpwYXNzOndvcmQ=\r\n"));
}

/* The child of the next test: every way to fail, with all debug output on. */
static void
speak_of_everything (void)
{
  static const StatusCase denied
      = { "401 No", NULL, "bad token " TOKEN, DAG_FAULT_AUTH, -1, "" };
  g_auto (DagOutcome) outcome = { 0 };

  ask (script_good, NULL, -1, &outcome);
  ask (script_raw, (gpointer) "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", 4, &outcome);
  ask (script_status, (gpointer) &(StatusCase){ "500 No", NULL, "", 0, -1, "" },
       DAG_FAULT_SERVER_ERROR, &outcome);
  ask (script_redirect, (gpointer) "Location: http://x/\r\n", DAG_FAULT_REDIRECT, &outcome);
  ask (script_redirect, (gpointer) "Location: http://x/?t=" TOKEN "\r\n",
       DAG_FAULT_REDIRECT, &outcome);
  ask (script_status, (gpointer) &denied, DAG_FAULT_AUTH, &outcome);
  g_assert_null (strstr (outcome.error->message, TOKEN));
}

/* F-F02 */
static void
test_redaction (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
      g_log_writer_default_set_use_stderr (TRUE);
      speak_of_everything ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*GET failed after*");
  g_test_trap_assert_stderr_unmatched ("*" TOKEN "*");
  g_test_trap_assert_stdout_unmatched ("*" TOKEN "*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/http/F-H01-to-F-H08-status", test_status);
  g_test_add_func ("/api/http/F-H08-not-modified", test_not_modified);
  g_test_add_func ("/api/http/F-H09-F-H10-redirect", test_redirect);
  g_test_add_func ("/api/http/F-H11-two-lengths", test_two_lengths);
  g_test_add_func ("/api/http/F-H11-smuggled", test_smuggled);
  g_test_add_func ("/api/http/F-H12-challenge", test_challenge);
  g_test_add_func ("/api/http/basic", test_basic);
  g_test_add_func ("/api/http/F-C03-skew", test_skew);
  g_test_add_func ("/api/http/F-F02-redaction", test_redaction);
  return g_test_run ();
}
