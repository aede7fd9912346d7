/* test-chat-send.c - messages to five real servers, which refuse what their makers say
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "dag-chat-sender.h"
#include "dag-test-chat.h"

#define ROOM "!stand-up:example.org"

static DagTestChat chat;

typedef struct
{
  gboolean is_done;
  DagChatOutcome *outcome;
  GError *error;
} Result;

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Result *sent = user_data;

  sent->outcome = dag_chat_send_finish (result, &sent->error);
  sent->is_done = TRUE;
}

static DagChatTarget *
aim (const DagChatShape *shape,
     const char         *address,
     const char         *secret)
{
  g_autoptr (GError) error = NULL;
  DagChatTarget *target = dag_chat_shape_aim (shape, address, shape->by_token ? ROOM : NULL,
                                              shape->by_token ? secret : NULL, &error);

  g_assert_no_error (error);
  return target;
}

static DagChatOutcome *
send_to (const DagChatShape   *shape,
         const DagChatTarget  *target,
         const DagChatMessage *message,
         const char           *attempt,
         double                deadline_s)
{
  Result sent = { 0 };

  dag_chat_send_async (shape, target, message, attempt, deadline_s, NULL, NULL, on_sent, &sent);
  dag_test_await (sent.is_done, 20000);
  g_assert_no_error (sent.error);
  g_test_message ("%s: %s, %s", shape->word, dag_chat_reason_get_word (sent.outcome->reason),
                  sent.outcome->words);
  return sent.outcome;
}

/* Sends to the address of which @secret is a part. */
static DagChatOutcome *
post (const DagChatShape   *shape,
      const char           *secret,
      const DagChatMessage *message)
{
  g_autofree char *address = dag_test_chat_dup_address (&chat, shape->word, secret);
  g_autoptr (DagChatTarget) target = aim (shape, address, secret);
  g_autofree char *attempt = g_uuid_string_random ();

  return send_to (shape, target, message, attempt, 60.0);
}

static DagChatMessage *
make_thanks (void)
{
  DagChatMessage *message = dag_chat_message_new ("Bedankt");

  dag_chat_message_add_paragraph (message, "Anna: nam de drukke rij over @lunch <b>");
  dag_chat_message_add_point (message, "drie beloften gehouden");
  return message;
}

static void
test_good (void)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = make_thanks ();

  for (guint i = 0; shapes[i] != NULL; i++)
    {
      g_autoptr (DagChatOutcome) outcome = post (shapes[i], "good", message);
      g_autofree char *made = shapes[i]->build (message);
      g_autoptr (JsonNode) expected = json_from_string (made, NULL);
      g_autoptr (JsonNode) last = NULL;
      guint n = 0;

      g_assert_cmpuint (outcome->reason, ==, DAG_CHAT_SENT);
      g_assert_null (outcome->words);
      last = dag_test_chat_get_last (&chat, &n);
      g_assert_cmpuint (n, ==, i + 1);
      g_assert_true (json_node_equal (last, expected));
    }
}

/* The errors that the makers document, and what each is to us. */
static const struct
{
  const char *shape;
  const char *secret;
  DagChatReason reason;
  const char *says;
} errors[] = {
  { "mattermost", "gone", DAG_CHAT_GONE, "Invalid webhook" },
  { "mattermost", "disabled", DAG_CHAT_OFF, "disabled by the system admin" },
  { "mattermost", "nochannel", DAG_CHAT_CLOSED, "find the channel" },
  { "mattermost", "locked", DAG_CHAT_FORBIDDEN, "not permitted" },
  { "mattermost", "denied", DAG_CHAT_FORBIDDEN, "permissions" },
  { "mattermost", "archived", DAG_CHAT_CLOSED, "deleted channel" },
  { "slack", "gone", DAG_CHAT_GONE, "no_service" },
  { "slack", "archived", DAG_CHAT_CLOSED, "channel_is_archived" },
  { "slack", "prohibited", DAG_CHAT_FORBIDDEN, "action_prohibited" },
  { "slack", "general", DAG_CHAT_FORBIDDEN, "posting_to_general_channel_denied" },
  { "slack", "nochannel", DAG_CHAT_CLOSED, "channel_not_found" },
  { "slack", "disabled", DAG_CHAT_OFF, "team_disabled" },
  { "slack", "token", DAG_CHAT_GONE, "invalid_token" },
  { "slack", "rollup", DAG_CHAT_TROUBLE, "rollup_error" },
  { "rocket", "gone", DAG_CHAT_GONE, "Invalid integration" },
  { "rocket", "archived", DAG_CHAT_CLOSED, "room_is_archived" },
  { "rocket", "nochannel", DAG_CHAT_CLOSED, "invalid-channel" },
  { "rocket", "denied", DAG_CHAT_FORBIDDEN, "error-not-allowed" },
  { "teams", "gone", DAG_CHAT_GONE, "WorkflowNotFound" },
  { "teams", "disabled", DAG_CHAT_OFF, "WorkflowTriggerIsNotEnabled" },
  { "teams", "unsigned", DAG_CHAT_GONE, "DirectApiAuthorizationRequired" },
  { "teams", "old", DAG_CHAT_TOO_FAST, "429" },
  { "matrix", "forbidden", DAG_CHAT_FORBIDDEN, "M_FORBIDDEN" },
  { "matrix", "unknown", DAG_CHAT_SIGNED_OUT, "M_UNKNOWN_TOKEN" },
  { "matrix", "toolarge", DAG_CHAT_TOO_LARGE, "M_TOO_LARGE" },
};

static void
test_errors (void)
{
  g_autoptr (DagChatMessage) message = make_thanks ();

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *secret = g_strconcat (errors[i].secret, "0", NULL);
      g_autoptr (DagChatOutcome) outcome
          = post (dag_chat_shape_find (errors[i].shape), secret, message);

      g_assert_cmpstr (dag_chat_reason_get_word (outcome->reason), ==,
                       dag_chat_reason_get_word (errors[i].reason));
      g_assert_nonnull (outcome->words);
      g_assert_nonnull (strstr (outcome->words, errors[i].says));
    }
}

/* Too fast: it says when again, nothing is tried by itself, and the next press works. */
static void
test_rate (void)
{
  const double waits[] = { 1.0, 30.0, 7.0, 42.0, 2.5 };
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = make_thanks ();
  g_autoptr (JsonNode) before = dag_test_chat_get_received (&chat);

  for (guint i = 0; shapes[i] != NULL; i++)
    {
      g_autoptr (DagChatOutcome) first = post (shapes[i], "limited", message);
      g_autoptr (DagChatOutcome) second = NULL;

      g_assert_cmpuint (first->reason, ==, DAG_CHAT_TOO_FAST);
      g_assert_cmpuint (first->status, ==, 429);
      g_assert_cmpfloat_with_epsilon (first->retry_after_s, waits[i], 0.001);
      second = post (shapes[i], "limited", message);
      g_assert_cmpuint (second->reason, ==, DAG_CHAT_SENT);
    }
  g_assert_cmpuint (json_array_get_length (json_node_get_array (before)) + 5, ==,
                    ({ g_autoptr (JsonNode) after = dag_test_chat_get_received (&chat);
                       json_array_get_length (json_node_get_array (after)); }));
}

/* The most that is made is taken; a little more is refused by the server itself. */
static void
test_size (void)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = dag_chat_message_new ("Alles");

  for (guint i = 0; i < 4000; i++)
    dag_chat_message_add_paragraph (message, "een regel met 👍 en <tekens> & meer @all erin");
  for (guint i = 0; shapes[i] != NULL; i++)
    {
      gboolean was_cut = FALSE;
      g_autoptr (DagChatMessage) fitting
          = dag_chat_shape_fit (shapes[i], message, &was_cut);
      g_autoptr (DagChatOutcome) taken = post (shapes[i], "good", fitting);
      g_autoptr (DagChatOutcome) refused = post (shapes[i], "good", message);

      g_assert_true (was_cut);
      g_assert_cmpuint (taken->reason, ==, DAG_CHAT_SENT);
      g_assert_cmpuint (refused->reason, ==,
                        shapes[i] == &dag_chat_slack ? DAG_CHAT_MISUNDERSTOOD
                                                     : DAG_CHAT_TOO_LARGE);
    }
}

/* Matrix knows a message that is sent again. */
static void
test_again (void)
{
  const DagChatShape *matrix = dag_chat_shape_find ("matrix");
  g_autofree char *address = dag_test_chat_dup_address (&chat, "matrix", "");
  g_autoptr (DagChatTarget) target = aim (matrix, address, "again-and-again");
  g_autoptr (DagChatMessage) message = make_thanks ();
  g_autoptr (JsonNode) before = dag_test_chat_get_received (&chat);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DagChatOutcome) outcome
          = send_to (matrix, target, message, "0191-one-attempt", 60.0);
      g_autoptr (JsonNode) after = dag_test_chat_get_received (&chat);

      g_assert_cmpuint (outcome->reason, ==, DAG_CHAT_SENT);
      g_assert_cmpuint (json_array_get_length (json_node_get_array (after)), ==,
                        json_array_get_length (json_node_get_array (before)) + 1);
    }
}

/* Whatever any server may do. */
static const struct
{
  const char *secret;
  DagChatReason reason;
} faults[] = {
  { "elsewhere", DAG_CHAT_REDIRECTED },
  { "portal", DAG_CHAT_STRANGE },
  { "silent", DAG_CHAT_UNSURE },
  { "echo" DAG_TEST_CHAT_SECRET, DAG_CHAT_TROUBLE },
};

static void
test_faults (void)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = make_thanks ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint s = 0; shapes[s] != NULL; s++)
      {
        g_autofree char *address
            = dag_test_chat_dup_address (&chat, shapes[s]->word, faults[i].secret);
        g_autoptr (DagChatTarget) target = NULL;
        g_autoptr (DagChatOutcome) outcome = NULL;

        if (shapes[s]->by_token || shapes[s] == &dag_chat_teams)
          continue; /* the word is not in their path */
        target = aim (shapes[s], address, NULL);
        outcome = send_to (shapes[s], target, message, "a", 60.0);
        g_assert_cmpstr (dag_chat_reason_get_word (outcome->reason), ==,
                         dag_chat_reason_get_word (faults[i].reason));
        g_assert_null (outcome->words != NULL
                           ? strstr (outcome->words, DAG_TEST_CHAT_SECRET)
                           : NULL);
      }
}

/* Nobody there: it never left. */
static void
test_refused (void)
{
  const DagChatShape *slack = dag_chat_shape_find ("slack");
  g_autoptr (DagChatTarget) target
      = aim (slack, "http://127.0.0.1:1/services/T1/B1/" DAG_TEST_CHAT_SECRET, NULL);
  g_autoptr (DagChatMessage) message = make_thanks ();
  g_autoptr (DagChatOutcome) outcome = send_to (slack, target, message, "a", 60.0);

  g_assert_cmpuint (outcome->reason, ==, DAG_CHAT_UNREACHABLE);
  g_assert_cmpuint (outcome->status, ==, 0);
}

/* A server that takes everything and says nothing. */
static void
test_deadline (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *address
      = g_strdup_printf ("http://127.0.0.1:%u/services/T1/B1/" DAG_TEST_CHAT_SECRET, port);
  const DagChatShape *slack = dag_chat_shape_find ("slack");
  g_autoptr (DagChatTarget) target = aim (slack, address, NULL);
  g_autoptr (DagChatMessage) message = make_thanks ();
  DagChatReason reason = DAG_CHAT_UNREACHABLE;

  /* on a busy machine it is over before there was a connection: then with more time */
  for (double s = 0.3; s < 60.0 && reason == DAG_CHAT_UNREACHABLE; s *= 4.0)
    {
      g_autoptr (DagChatOutcome) outcome = send_to (slack, target, message, "a", s);

      reason = outcome->reason;
    }
  g_assert_cmpuint (reason, ==, DAG_CHAT_UNSURE);
}

static GString *logged;

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  static GMutex mutex;
  g_autofree char *text = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  g_mutex_lock (&mutex);
  g_string_append_printf (logged, "%s\n", text);
  g_mutex_unlock (&mutex);
  return G_LOG_WRITER_HANDLED;
}

static void
on_hook (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  *(SoupHTTPVersion *) user_data = soup_server_message_get_http_version (message);
  soup_server_message_set_status (message, 500, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, path, strlen (path));
}

/* F-F02, in a process of its own: every debug message of every library, over TLS with a
 * server that would like to speak HTTP/2. libsoup then writes each path to the log. */
static void
test_log (void)
{
  g_autoptr (SoupServer) server = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *certificate_file = NULL;
  g_autofree char *key_file = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatTarget) target = NULL;
  g_autoptr (DagChatMessage) message = make_thanks ();
  g_autoptr (DagChatOutcome) outcome = NULL;
  SoupHTTPVersion version = SOUP_HTTP_2_0;
  GSList *uris = NULL;
  Result sent = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 300 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  logged = g_string_new (NULL);
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_log_set_debug_enabled (TRUE);
  g_log_set_writer_func (write_log, NULL, NULL);
  folder = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "tests", "fixtures", "tls", NULL);
  certificate_file = g_build_filename (folder, "self-signed.crt", NULL);
  key_file = g_build_filename (folder, "self-signed.key", NULL);
  certificate = g_tls_certificate_new_from_files (certificate_file, key_file, &error);
  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, on_hook, &version, NULL);
  soup_server_listen_local (server, 0,
                            SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_strdup_printf ("https://127.0.0.1:%d/hooks/" DAG_TEST_CHAT_SECRET "xxxxxxxx",
                             g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  target = aim (&dag_chat_mattermost, address, NULL);
  dag_chat_send_async (&dag_chat_mattermost, target, message, "a", 10.0, certificate_file, NULL,
                       on_sent, &sent);
  dag_test_await (sent.is_done, 20000);
  g_assert_no_error (sent.error);
  outcome = sent.outcome;
  g_assert_cmpstr (dag_chat_reason_get_word (outcome->reason), ==, "trouble");
  g_assert_cmpint (version, ==, SOUP_HTTP_1_1);
  g_assert_null (strstr (outcome->words, DAG_TEST_CHAT_SECRET));
  g_assert_nonnull (strstr (logged->str, "a message to mattermost: trouble"));
  g_assert_null (strstr (logged->str, DAG_TEST_CHAT_SECRET));
  g_string_free (logged, TRUE);
}

int
main (int    argc,
      char **argv)
{
  int result = 0;

  /* libproxy throws where it finds no settings, which clang's sanitizer cannot bear. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chat-send/good", test_good);
  g_test_add_func ("/chat-send/errors", test_errors);
  g_test_add_func ("/chat-send/rate", test_rate);
  g_test_add_func ("/chat-send/size", test_size);
  g_test_add_func ("/chat-send/again", test_again);
  g_test_add_func ("/chat-send/faults", test_faults);
  g_test_add_func ("/chat-send/refused", test_refused);
  g_test_add_func ("/chat-send/deadline", test_deadline);
  g_test_add_func ("/chat-send/log", test_log);
  dag_test_chat_start (&chat);
  result = g_test_run ();
  dag_test_chat_stop (&chat);
  return result;
}
