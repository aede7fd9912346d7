/* test-asterisk-io.c - the Asterisk connector against a manager that fails as it is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-connector.h"
#include "dag-fault.h"
#include "dag-test.h"
#include "dag-value.h"

#include <libsoup/soup.h>
#include <string.h>

#define USER "dagstart"
#define SECRET "hush&hush=1"
#define WAIT_MS 5000

#define HEAD "Response: Success\r\nEventList: start\r\n\r\n"
#define QUEUE                                                                          \
  "Event: QueueParams\r\nQueue: sales\r\nCalls: 1\r\nCompleted: 0\r\nAbandoned: 0\r\n" \
  "ServiceLevel: 20\r\n\r\nEvent: QueueEntry\r\nQueue: sales\r\nWait: 7\r\n"           \
  "CallerIDNum: +31970001234\r\nCallerIDName: Beller\r\n\r\n"
#define MEMBER(rest)                                                             \
  "Event: QueueMember\r\nQueue: sales\r\nName: Anna\r\nLocation: SIP/1\r\n" rest \
  "Status: 1\r\nPaused: 0\r\n\r\n"
#define STATUS_END \
  "Event: QueueStatusComplete\r\nEventList: Complete\r\nListItems: 3\r\n\r\n"
#define GOOD_STATUS HEAD QUEUE MEMBER ("InCall: 0\r\n") STATUS_END
#define GOOD_SUMMARY                                                                     \
  HEAD "Event: QueueSummary\r\nQueue: sales\r\nCallers: 1\r\nLongestHoldTime: 9\r\n\r\n" \
       "Event: QueueSummaryComplete\r\nEventList: Complete\r\nListItems: 1\r\n\r\n"
#define CONNECT \
  "Event: AgentConnect\r\nQueue: sales\r\nInterface: SIP/1\r\nHoldTime: 7\r\n\r\n"

/* The manager over HTTP, of one account. */
typedef struct
{
  SoupServer *server;
  GPtrArray *targets;   /* every path with its query */
  const char *status;   /* the answer to QueueStatus; NULL: none, ever */
  const char *summary;
  const char *type;     /* content type */
  gboolean refuses_login;
  gboolean is_silent;   /* WaitEvent is never answered */
  char *cookie;         /* the one that counts, a new one with every answer */
  guint n_cookies;
  gboolean is_logged_in;
  char *events;         /* what WaitEvent tells next */
  SoupServerMessage *waiting;
  guint n_logins;
  guint n_waits;
} Manager;

static char *
on_digest (SoupAuthDomain    *domain,
           SoupServerMessage *message,
           const char        *user,
           gpointer           user_data)
{
  return g_str_equal (user, USER)
             ? soup_auth_domain_digest_encode_password (user, "asterisk", SECRET)
             : NULL;
}

static void
answer (SoupServerMessage *message,
        const char        *type,
        const char        *text)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
on_arawman (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Manager *self = user_data;
  const char *action = query != NULL ? g_hash_table_lookup (query, "action") : NULL;

  g_ptr_array_add (self->targets,
                   g_uri_to_string (soup_server_message_get_uri (message)));
  g_assert_nonnull (action);
  if (g_str_equal (action, "QueueSummary"))
    answer (message, self->type, self->summary);
  else if (self->status != NULL)
    answer (message, self->type, self->status);
  else
    soup_server_message_pause (message);
}

/* Every answer carries another cookie, and only the newest one is good. */
static void
answer_session (Manager           *self,
                SoupServerMessage *message,
                const char        *text)
{
  g_autofree char *header = NULL;

  g_free (self->cookie);
  self->cookie = g_strdup_printf ("\"%08x\"", ++self->n_cookies);
  header = g_strdup_printf ("mansession_id=%s; Version=1; Max-Age=60", self->cookie);
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Set-Cookie", header);
  answer (message, "text/plain", text);
}

static gboolean
has_good_cookie (Manager           *self,
                 SoupServerMessage *message)
{
  const char *sent = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Cookie");

  return sent != NULL && self->cookie != NULL && strstr (sent, self->cookie) != NULL;
}

static void
deliver (Manager *self)
{
  g_autofree char *text = NULL;

  if (self->waiting == NULL || self->events == NULL)
    return;
  text = g_strconcat (
      "Response: Success\r\nMessage: Waiting for Event completed.\r\n\r\n", self->events,
      "Event: WaitEventComplete\r\n\r\n", NULL);
  g_clear_pointer (&self->events, g_free);
  answer_session (self, self->waiting, text);
  soup_server_message_unpause (self->waiting);
  g_clear_object (&self->waiting);
}

static void
on_login (Manager           *self,
          SoupServerMessage *message,
          GHashTable        *query)
{
  g_autofree char *expected
      = g_compute_checksum_for_string (G_CHECKSUM_MD5, "4711" SECRET, -1);

  self->n_logins++;
  self->is_logged_in = !self->refuses_login
                       && g_strcmp0 (g_hash_table_lookup (query, "Username"), USER) == 0
                       && g_strcmp0 (g_hash_table_lookup (query, "Key"), expected) == 0;
  answer_session (self, message,
                  self->is_logged_in
                      ? "Response: Success\r\nMessage: Authentication accepted\r\n\r\n"
                      : "Response: Error\r\nMessage: Authentication failed\r\n\r\n");
}

static void
on_rawman (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Manager *self = user_data;
  const char *action = query != NULL ? g_hash_table_lookup (query, "action") : NULL;

  g_ptr_array_add (self->targets,
                   g_uri_to_string (soup_server_message_get_uri (message)));
  g_assert_nonnull (action);
  if (g_str_equal (action, "Challenge"))
    answer_session (self, message, "Response: Success\r\nChallenge: 4711\r\n\r\n");
  else if (g_str_equal (action, "Login"))
    on_login (self, message, query);
  else if (!self->is_logged_in || !has_good_cookie (self, message))
    answer_session (self, message,
                    "Response: Error\r\nMessage: Permission denied\r\n\r\n");
  else
    {
      self->n_waits++;
      soup_server_message_pause (message);
      g_set_object (&self->waiting, message);
      deliver (self);
    }
}

static void
tell (Manager    *self,
      const char *events)
{
  g_free (self->events);
  self->events = g_strdup (events);
  deliver (self);
}

static void
manager_init (Manager *self)
{
  g_autoptr (SoupAuthDomain) domain = NULL;
  g_autoptr (GError) error = NULL;

  memset (self, 0, sizeof *self);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->status = GOOD_STATUS;
  self->summary = GOOD_SUMMARY;
  self->type = "text/plain";
  self->server = soup_server_new ("server-header", "Asterisk", NULL);
  domain = soup_auth_domain_digest_new ("realm", "asterisk", "auth-callback", on_digest,
                                        NULL);
  soup_auth_domain_add_path (domain, "/asterisk/arawman");
  soup_server_add_auth_domain (self->server, domain);
  soup_server_add_handler (self->server, "/asterisk/arawman", on_arawman, self, NULL);
  soup_server_add_handler (self->server, "/asterisk/rawman", on_rawman, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
}

static void
manager_clear (Manager *self)
{
  g_clear_object (&self->waiting);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self->cookie);
  g_free (self->events);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Manager, manager_clear)

static DagConnector *
connect_to (Manager    *manager,
            const char *secret,
            double      deadline_s)
{
  g_autoptr (DagConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris = soup_server_get_uris (manager->server);
  g_autofree char *url
      = g_strdup_printf ("http://127.0.0.1:%d/asterisk", g_uri_get_port (uris->data));
  DagConnector *connector;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  connection = dag_connection_new ("asterisk", url);
  connection->user = g_strdup (USER);
  connection->deadline_s = deadline_s;
  connector = dag_connector_new (connection, secret, &error);
  g_assert_no_error (error);
  return connector;
}

typedef struct
{
  DagSnapshot *snapshot;
  GError *error;
  gboolean is_done;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_error (&self->error);
  self->is_done = FALSE;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
on_poll_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Outcome *self = user_data;

  self->snapshot = dag_connector_poll_finish (DAG_CONNECTOR (source), result,
                                              &self->error);
  self->is_done = TRUE;
}

static void
poll_now (DagConnector *connector,
          Outcome      *outcome)
{
  outcome_clear (outcome);
  dag_connector_poll_async (connector, NULL, on_poll_ready, outcome);
  dag_test_await (outcome->is_done, WAIT_MS);
}

static gboolean
is_listening (DagConnector *connector)
{
  return dag_asterisk_connector_is_listening (DAG_ASTERISK_CONNECTOR (connector));
}

static void
end (DagConnector *connector)
{
  dag_connector_close (connector);
  g_object_unref (connector);
}

/* F-F02: a whole life, and the password in none of the addresses that were asked for. */
static void
test_works (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;
  const DagQueueSample *queue;
  const DagAgentSample *agent;

  manager_init (&manager);
  connector = connect_to (&manager, SECRET, 60.0);
  poll_now (connector, &outcome);
  g_assert_no_error (outcome.error);
  queue = g_ptr_array_index (outcome.snapshot->queues, 0);
  g_assert_cmpint (queue->waiting, ==, 1);
  g_assert_cmpfloat_with_epsilon (queue->longest_wait_s, 9.0, 0.01);
  g_assert_true (outcome.snapshot->skew_known);
  g_assert_cmpint (ABS (outcome.snapshot->skew_us), <, 60 * DAG_USEC_PER_SEC);
  g_assert_true (dag_connector_get_last_poll (connector)->ok);
  dag_test_await (is_listening (connector) && manager.n_waits == 1, WAIT_MS);
  tell (&manager, CONNECT);
  dag_test_await (manager.n_waits == 2, WAIT_MS);
  manager.status = HEAD QUEUE MEMBER ("InCall: 1\r\n") STATUS_END;
  poll_now (connector, &outcome);
  agent = g_ptr_array_index (outcome.snapshot->agents, 0);
  queue = g_ptr_array_index (outcome.snapshot->queues, 0);
  g_assert_cmpint (agent->state, ==, DAG_STATE_ON_CONTACT);
  g_assert_cmpint (agent->since_provenance, ==, DAG_PROVENANCE_GIVEN);
  g_assert_cmpint (queue->today.answered, ==, 1);
  g_assert_cmpuint (manager.targets->len, >=, 7);
  for (guint i = 0; i < manager.targets->len; i++)
    g_assert_null (strstr (g_ptr_array_index (manager.targets, i), "hush"));
  end (connector);
}

/* F-H01: asked once, refused once; no login is tried with a password that is wrong. */
static void
test_wrong_secret (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  connector = connect_to (&manager, "guess", 60.0);
  poll_now (connector, &outcome);
  g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_AUTH);
  g_assert_null (strstr (outcome.error->message, "guess"));
  g_assert_cmpint (dag_connector_get_last_poll (connector)->fault, ==, DAG_FAULT_AUTH);
  g_assert_false (dag_connector_get_last_poll (connector)->ok);
  g_assert_cmpuint (manager.n_logins, ==, 0);
  g_assert_cmpuint (manager.targets->len, ==, 0);
  end (connector);
}

/* F-H07, F-N13: errors that are 200, lists that break off, pages that are no manager. Each is
 * refused, and the next good answer is taken. */
static void
test_bad_answers (void)
{
  static const struct
  {
    const char *status;
    const char *type;
    DagFault fault;
  } cases[] = {
    { "Response: Error\r\nMessage: Permission denied\r\n\r\n", "text/plain",
      DAG_FAULT_FORBIDDEN },
    { "Response: Error\r\nMessage: Invalid/unknown command: QueueStatus\r\n\r\n",
      "text/plain", DAG_FAULT_API_ERROR },
    { HEAD QUEUE MEMBER ("InCall: 0\r\n"), "text/plain", DAG_FAULT_TRUNCATED },
    { HEAD QUEUE STATUS_END, "text/plain", DAG_FAULT_TRUNCATED },
    { "<html><body>Log in to the network</body></html>", "text/html",
      DAG_FAULT_CONTENT_TYPE },
    { "hello\r\n", "text/plain", DAG_FAULT_PARSE },
    { "", "text/plain", DAG_FAULT_PARSE },
  };
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  connector = connect_to (&manager, SECRET, 60.0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      manager.status = cases[i].status;
      manager.type = cases[i].type;
      poll_now (connector, &outcome);
      g_assert_error (outcome.error, DAG_FAULT, (int) cases[i].fault);
      manager.status = GOOD_STATUS;
      manager.type = "text/plain";
      poll_now (connector, &outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.snapshot->agents->len, ==, 1);
    }
  /* The summary is a second opinion: the picture stands without it. */
  manager.summary = "Response: Error\r\nMessage: Permission denied\r\n\r\n";
  poll_now (connector, &outcome);
  g_assert_no_error (outcome.error);
  end (connector);
}

/* The cookie is another one with every answer: whoever keeps the first is out. */
static void
test_renewed_cookie (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  connector = connect_to (&manager, SECRET, 60.0);
  poll_now (connector, &outcome);
  g_assert_no_error (outcome.error);
  for (guint i = 1; i <= 8; i++)
    {
      dag_test_await (manager.n_waits == i, WAIT_MS);
      tell (&manager, i % 2 == 0 ? CONNECT : "");
    }
  dag_test_await (manager.n_waits == 9, WAIT_MS);
  g_assert_cmpuint (manager.n_logins, ==, 1);
  g_assert_cmpuint (manager.n_cookies, ==, 10);
  g_assert_cmpuint (
      dag_asterisk_connector_get_n_gaps (DAG_ASTERISK_CONNECTOR (connector)), ==, 0);
  end (connector);
}

/* Asterisk forgot the session: in again at once, the gap noted. */
static void
test_lost_session (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  connector = connect_to (&manager, SECRET, 60.0);
  poll_now (connector, &outcome);
  dag_test_await (manager.n_waits == 1, WAIT_MS);
  manager.is_logged_in = FALSE;
  tell (&manager, "");
  dag_test_await (manager.n_logins == 2 && manager.n_waits == 2, WAIT_MS);
  g_assert_cmpuint (
      dag_asterisk_connector_get_n_gaps (DAG_ASTERISK_CONNECTOR (connector)), ==, 1);
  g_assert_true (is_listening (connector));
  end (connector);
}

/* An account that may poll but not log in: polls go on, nothing storms, and what only events
 * could tell is absent. */
static void
test_no_session (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  manager.refuses_login = TRUE;
  connector = connect_to (&manager, SECRET, 60.0);
  poll_now (connector, &outcome);
  dag_test_await (manager.n_logins == 1, WAIT_MS);
  for (guint i = 0; i < 5; i++)
    {
      poll_now (connector, &outcome);
      g_assert_no_error (outcome.error);
    }
  g_assert_cmpuint (manager.n_logins, ==, 1);
  g_assert_false (is_listening (connector));
  g_assert_true (outcome.snapshot->absent & DAG_PART_SERVICE_LEVEL);
  end (connector);
}

/* F-N04: no answer at all ends at the deadline; one poll at a time. */
static void
test_hang (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) second = { 0 };
  DagConnector *connector;

  manager_init (&manager);
  manager.status = NULL;
  connector = connect_to (&manager, SECRET, 0.4);
  dag_connector_poll_async (connector, NULL, on_poll_ready, &outcome);
  dag_connector_poll_async (connector, NULL, on_poll_ready, &second);
  dag_test_await (second.is_done, WAIT_MS);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  dag_test_await (outcome.is_done, WAIT_MS);
  g_assert_error (outcome.error, DAG_FAULT, DAG_FAULT_TIMEOUT);
  manager.status = GOOD_STATUS;
  poll_now (connector, &outcome);
  for (guint i = 0; i < 100 && g_error_matches (outcome.error, DAG_FAULT, DAG_FAULT_TIMEOUT); i++)
    poll_now (connector, &outcome); /* 0.4 s are little where a machine has other things to do */
  g_assert_no_error (outcome.error);
  end (connector);
}

/* Let go in the middle of everything: nothing is called back, nothing leaks. */
static void
test_close (void)
{
  g_auto (Manager) manager = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DagConnector *connector;
  gpointer gone;

  manager_init (&manager);
  connector = connect_to (&manager, SECRET, 60.0);
  poll_now (connector, &outcome);
  dag_test_await (manager.n_waits == 1, WAIT_MS);
  manager.status = NULL;
  outcome_clear (&outcome);
  dag_connector_poll_async (connector, cancellable, on_poll_ready, &outcome);
  dag_connector_close (connector);
  g_cancellable_cancel (cancellable);
  dag_test_await (outcome.is_done, WAIT_MS);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gone = connector;
  g_object_add_weak_pointer (G_OBJECT (connector), &gone);
  g_object_unref (connector);
  dag_test_await (gone == NULL, WAIT_MS);
}

static void
test_settings (void)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("asterisk", "http://127.0.0.1:8088/asterisk");
  g_autoptr (GError) error = NULL;

  g_assert_null (dag_connector_new (connection, SECRET, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_USAGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/asterisk/io/works", test_works);
  g_test_add_func ("/api/asterisk/io/wrong-secret", test_wrong_secret);
  g_test_add_func ("/api/asterisk/io/bad-answers", test_bad_answers);
  g_test_add_func ("/api/asterisk/io/renewed-cookie", test_renewed_cookie);
  g_test_add_func ("/api/asterisk/io/lost-session", test_lost_session);
  g_test_add_func ("/api/asterisk/io/no-session", test_no_session);
  g_test_add_func ("/api/asterisk/io/hang", test_hang);
  g_test_add_func ("/api/asterisk/io/close", test_close);
  g_test_add_func ("/api/asterisk/io/settings", test_settings);
  return g_test_run ();
}
