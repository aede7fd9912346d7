/* test-tls.c - certificates that must be refused, and the one way to accept an own CA (F-T)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dag-fault-server.h"
#include "dag-http-client.h"

static const DagHttpRequest plain = { .path = "v1/snapshot" };

static char *
in_folder (const char *folder,
           const char *name,
           const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
script_good (DagFaultCall *call,
             gpointer      user_data)
{
  return dag_fault_call_answer_json (call, "{}");
}

static DagHttp *
connect_to (const char *url,
            const char *ca_file)
{
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_autoptr (GError) error = NULL;
  DagHttp *http = NULL;

  connection->ca_file = g_strdup (ca_file);
  connection->deadline_s = 60.0;
  http = dag_http_new (connection, "token", DAG_HTTP_DEFAULT, &error);
  g_assert_no_error (error);
  dag_http_set_proxy_resolver (http, NULL);
  return http;
}

typedef struct
{
  const char *name;
  gboolean with_ca;
  const char *says[5]; /* what the message holds; none: accepted */
} TlsCase;

static void
check_case (const char    *folder,
            const TlsCase *c)
{
  g_autofree char *certificate_file = in_folder (folder, c->name, ".crt");
  g_autofree char *key_file = in_folder (folder, c->name, ".key");
  g_autofree char *ca_file = in_folder (folder, "ca", ".pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate
      = g_tls_certificate_new_from_files (certificate_file, key_file, &error);
  g_autoptr (DagFaultServer) server = NULL;
  g_autofree char *url = NULL;
  g_autoptr (DagHttp) http = NULL;
  g_auto (DagOutcome) outcome = { 0 };

  g_assert_no_error (error);
  server = dag_fault_server_new (script_good, NULL, certificate);
  url = dag_fault_server_dup_url (server);
  http = connect_to (url, c->with_ca ? ca_file : NULL);
  dag_outcome_get (&outcome, http, &plain, c->says[0] == NULL ? -1 : (int) DAG_FAULT_TLS);
  /* The token is not shown to a server that is not trusted. */
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, c->says[0] == NULL ? 1 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (c->says) && c->says[i] != NULL; i++)
    g_assert_nonnull (strstr (outcome.error->message, c->says[i]));
}

/* F-T01, F-T02, F-T04 */
static void
test_certificates (gconstpointer user_data)
{
  static const TlsCase cases[] = {
    { "good", TRUE, { NULL } },
    { "good", FALSE, { "127.0.0.1", "unknown-ca", "Own CA of the tests", "2090-01-01" } },
    { "self-signed", TRUE, { "unknown-ca", "self-signed" } },
    { "wrong-host", TRUE, { "bad-identity", "127.0.0.1" } },
    { "expired", TRUE, { "expired", "2021-02-03", "the clock of this computer says 20" } },
    { "expired", FALSE, { "expired", "unknown-ca", "the clock of this computer says 20" } },
    { "future", TRUE, { "not-activated", "2089-01-01", "the clock of this computer says 20" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (user_data, &cases[i]);
}

/* Reads the line "ACCEPT 127.0.0.1:PORT". */
static guint
read_port (GDataInputStream *out)
{
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, NULL);

      if (line == NULL)
        return 0;
      if (g_str_has_prefix (line, "ACCEPT"))
        return (guint) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
    }
}

/* The command prints what it receives. */
static void
check_never_said (GDataInputStream *out,
                  const char       *word)
{
  char *line = NULL;

  while ((line = g_data_input_stream_read_line (out, NULL, NULL, NULL)) != NULL)
    {
      g_assert_null (strstr (line, word));
      g_free (line);
    }
}

/* F-T03: a server of the openssl command that speaks TLS 1.1 alone. */
static void
test_old_tls (gconstpointer user_data)
{
  const char *folder = user_data;
  g_autofree char *certificate = in_folder (folder, "good", ".crt");
  g_autofree char *key = in_folder (folder, "good", ".key");
  g_autofree char *ca_file = in_folder (folder, "ca", ".pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE
          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, "openssl", "s_server", "-accept", "127.0.0.1:0", "-tls1_1", "-cipher",
      "DEFAULT:@SECLEVEL=0", "-cert", certificate, "-key", key, NULL);
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *url = NULL;
  g_autoptr (DagHttp) http = NULL;
  g_auto (DagOutcome) outcome = { 0 };
  guint port;

  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  port = read_port (out);
  if (port == 0)
    g_test_skip ("this openssl cannot speak TLS 1.1");
  else
    {
      url = g_strdup_printf ("https://127.0.0.1:%u", port);
      http = connect_to (url, ca_file);
      dag_outcome_get (&outcome, http, &plain, DAG_FAULT_TLS);
      g_assert_nonnull (strstr (outcome.error->message, "1.2"));
    }
  g_subprocess_force_exit (server);
  g_assert_true (g_subprocess_wait (server, NULL, NULL));
  check_never_said (out, "Bearer");
}

/* F-T03: no TLS at all where https was asked for. */
static void
test_plain_server (void)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script_good, NULL, NULL);
  g_autofree char *url
      = g_strdup_printf ("https://127.0.0.1:%u", dag_fault_server_get_port (server));
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_auto (DagOutcome) outcome = { 0 };
  g_autoptr (DagHttp) http = NULL;

  connection->deadline_s = 0.5;
  http = dag_http_new (connection, NULL, DAG_HTTP_DEFAULT, NULL);
  dag_http_set_proxy_resolver (http, NULL);
  dag_http_get_async (http, &plain, NULL, dag_outcome_on_get_ready, &outcome);
  dag_test_await (outcome.is_done, 5000);
  g_assert_null (outcome.answer);
  g_assert_cmpuint (dag_fault_server_get_n_requests (server), ==, 0);
}

static void
test_ca_file (void)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("dagstart", "https://centre.example/");
  g_autoptr (GError) error = NULL;
  g_autoptr (DagHttp) http = NULL;

  connection->ca_file = g_strdup ("/nowhere/ca.pem");
  http = dag_http_new (connection, NULL, DAG_HTTP_DEFAULT, &error);
  g_assert_null (http);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_IO);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *script = NULL;
  g_autofree char *openssl = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/tls/F-T03-plain-server", test_plain_server);
  g_test_add_func ("/api/tls/ca-file", test_ca_file);
  openssl = g_find_program_in_path ("openssl");
  if (openssl == NULL)
    return g_test_run ();
  folder = g_dir_make_tmp ("dagstart-tls-XXXXXX", NULL);
  script = g_test_build_filename (G_TEST_DIST, "support", "make-certificates", NULL);
  g_spawn_sync (NULL, (char *[]){ script, folder, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                NULL, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (result, &error));
  g_test_add_data_func ("/api/tls/F-T01-F-T02-F-T04-certificates", folder, test_certificates);
  g_test_add_data_func ("/api/tls/F-T03-old-tls", folder, test_old_tls);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
