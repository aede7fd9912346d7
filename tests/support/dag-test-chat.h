/* dag-test-chat.h - the five chats on loopback, and what they took
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "dag-http-client.h"

G_BEGIN_DECLS

/* In the addresses of the tests; "x" is filled up to what the chat's ids look like. */
#define DAG_TEST_CHAT_SECRET "s3cretoftheaddress"

typedef struct
{
  GSubprocess *process;
  guint port;
} DagTestChat;

static inline void
dag_test_chat_start (DagTestChat *self)
{
  g_autofree char *script = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "tests", "support",
                                              "chat_server.py", NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                        | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, "/usr/bin/python3", "-B", script, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  self->port = (guint) g_ascii_strtoull (line, NULL, 10);
  g_assert_cmpuint (self->port, >, 0);
}

static inline void
dag_test_chat_stop (DagTestChat *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/* Returns: (transfer full): an address of the chat of @word, of which @secret is a part */
static inline char *
dag_test_chat_dup_address (DagTestChat *self,
                           const char  *word,
                           const char  *secret)
{
  g_autofree char *id = g_strdup_printf ("%s%.*s", secret, (int) (26 - MIN (26, strlen (secret))),
                                         "xxxxxxxxxxxxxxxxxxxxxxxxxx");

  if (g_str_equal (word, "mattermost"))
    return g_strdup_printf ("http://127.0.0.1:%u/hooks/%.26s", self->port, id);
  if (g_str_equal (word, "rocket"))
    return g_strdup_printf ("http://127.0.0.1:%u/hooks/64fe2b0c/%s", self->port, secret);
  if (g_str_equal (word, "slack"))
    return g_strdup_printf ("http://127.0.0.1:%u/services/T024/B024/%s", self->port, secret);
  if (g_str_equal (word, "teams"))
    return g_strdup_printf ("http://127.0.0.1:%u/workflows/d1f/triggers/manual/paths/invoke"
                            "?api-version=2016-06-01&sp=%%2Ftriggers%%2Fmanual%%2Frun&sv=1.0"
                            "&sig=%s",
                            self->port, secret);
  return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

/* Returns: (transfer full): what the chats took: an array of "path" and "body" */
static inline JsonNode *
dag_test_chat_get_received (DagTestChat *self)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_autoptr (DagConnection) connection = dag_connection_new ("chat", url);
  g_autoptr (DagHttp) http = dag_http_new (connection, NULL, DAG_HTTP_DEFAULT, NULL);
  DagHttpRequest request = { .path = "received", .expect = "application/json" };
  g_auto (DagOutcome) outcome = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  dag_outcome_get (&outcome, http, &request, -1);
  json_parser_load_from_data (parser, outcome.answer->body->bytes,
                              (gssize) outcome.answer->body->length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/* Returns: (transfer full): the body of the last one it took */
static inline JsonNode *
dag_test_chat_get_last (DagTestChat *self,
                        guint       *n_received)
{
  g_autoptr (JsonNode) root = dag_test_chat_get_received (self);
  JsonArray *all = json_node_get_array (root);
  guint n = json_array_get_length (all);

  if (n_received != NULL)
    *n_received = n;
  g_assert_cmpuint (n, >, 0);
  return json_node_copy (
      json_object_get_member (json_array_get_object_element (all, n - 1), "body"));
}

G_END_DECLS
