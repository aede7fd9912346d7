/* test-connect.c - connecting as a person does it, against real servers on loopback
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulator with a token stands for a contact centre; a real keyring runs on the private
 * bus. */
#include "config.h"

#include "dag-connect-result.h"
#include "dag-fault.h"
#include "dag-test-connect.h"
#include "dag-words-fault.h"

#include <libsoup/soup.h>

#define WRONG_TOKEN "verkeerd-geheim-11"

/* Presses Test and awaits the sentence of a fault; nothing can be saved after it. */
static void
assert_fails (Fixture  *fixture,
              DagFault  fault)
{
  g_autoptr (GError) error = g_error_new_literal (DAG_FAULT, fault, "");
  g_autofree char *sentence = dag_words_fault_sentence (error);

  press (fixture, "Test the connection");
  dag_test_await (shows (fixture, sentence), 15000);
  g_assert_true (shows (fixture, "Technical reason"));
  g_assert_false (can_save (fixture));
  assert_nothing_saved ();
}

static gboolean
has_focus_within (Fixture    *fixture,
                  GtkWidget  *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* F-H01: the wrong token is said in one sentence, and the focus is on the token. */
static void
test_wrong_then_right (Fixture       *fixture,
                       gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autofree char *id = NULL;
  g_autofree char *secret = NULL;

  dag_test_sim_start (&sim, "--token", TOKEN, NULL);
  assert_nothing_saved ();
  g_assert_false (can_save (fixture));
  fill (fixture, sim.url, WRONG_TOKEN);
  assert_fails (fixture, DAG_FAULT_AUTH);
  g_assert_true (
      has_focus_within (fixture, find (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, "Token")));

  fill (fixture, sim.url, TOKEN);
  press (fixture, "Test the connection");
  dag_test_await (can_save (fixture), 15000);
  g_assert_true (shows (fixture, "Queues"));
  g_assert_true (shows (fixture, "People"));
  assert_nothing_saved ();
  /* What was tested is what would be saved: a change takes it back. */
  fill (fixture, sim.url, "");
  g_assert_false (can_save (fixture));
  g_assert_false (shows (fixture, "Queues"));

  connect_to (fixture, sim.url);
  g_assert_nonnull (dag_connect_session_get_saved (fixture->session));
  id = g_strdup (dag_connect_session_get_saved (fixture->session)->id);
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 15000);
  secret = dag_test_keyring_look_up (id);
  g_assert_cmpstr (secret, ==, TOKEN);
  dag_test_assert_not_in_files (TOKEN);
  dag_test_assert_not_in_files (WRONG_TOKEN);
  dag_test_sim_stop (&sim);
}

static void
await_no_secret (const char *connection_id)
{
  for (;;)
    {
      g_autofree char *secret = dag_test_keyring_look_up (connection_id);

      if (secret == NULL)
        return;
    }
}

/* A new start finds the contact centre and its secret again; disconnecting forgets both. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (DagConnectSession) again = NULL;
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;

  dag_test_sim_start (&sim, "--token", TOKEN, NULL);
  connect_to (fixture, sim.url);
  id = g_strdup (dag_connect_session_get_saved (fixture->session)->id);

  again = dag_connect_session_new (dashboard, settings);
  dag_connect_session_start (again);
  dag_test_await (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE, 15000);
  g_assert_cmpint (dag_connect_session_get_mode (again), ==, DAG_CONNECT_MODE_CENTRE);
  g_assert_false (dag_connect_session_needs_secret (again));
  dag_connect_session_forget (again);
  g_assert_cmpint (dag_connect_session_get_mode (again), ==, DAG_CONNECT_MODE_NONE);
  assert_nothing_saved ();
  await_no_secret (id);

  /* Undo brings both back. */
  g_assert_true (dag_connect_session_can_undo (again));
  dag_connect_session_undo (again);
  dag_test_await (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE, 15000);
  g_assert_false (dag_connect_session_can_undo (again));
  g_assert_cmpstr (dag_connect_session_get_saved (again)->id, ==, id);
  before = dag_test_keyring_look_up (id);
  g_assert_cmpstr (before, ==, TOKEN);
  dag_connect_session_forget (again);
  await_no_secret (id);
  dag_test_sim_stop (&sim);
}

/* F-H01: a token that is withdrawn is asked for anew, and the new one goes on. */
static void
test_new_token (Fixture       *fixture,
                gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autoptr (GUri) uri = NULL;
  g_autofree char *port = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *id = NULL;

  dag_test_sim_start (&sim, "--token", TOKEN, NULL);
  connect_to (fixture, sim.url);
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 15000);
  uri = g_uri_parse (sim.url, G_URI_FLAGS_NONE, NULL);
  port = g_strdup_printf ("--port=%d", g_uri_get_port (uri));
  g_subprocess_force_exit (sim.process);
  g_subprocess_wait (sim.process, NULL, NULL);
  dag_test_sim_stop (&sim);

  dag_test_sim_start (&sim, "--token", "ander-geheim-55", port);
  dag_dashboard_refresh (fixture->dashboard);
  dag_test_await (dag_connect_session_needs_secret (fixture->session), 15000);
  open_window (fixture, fixture->session, DAG_CONNECT_ASK_SECRET);
  gtk_editable_set_text (
      GTK_EDITABLE (find (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, "Token")), "ander-geheim-55");
  press (fixture, "Test the connection");
  dag_test_await (can_save (fixture), 15000);
  press (fixture, "Save");
  dag_test_await (fixture->window == NULL, 10000);
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 15000);
  g_assert_false (dag_connect_session_needs_secret (fixture->session));
  id = g_strdup (dag_connect_session_get_saved (fixture->session)->id);
  secret = dag_test_keyring_look_up (id);
  g_assert_cmpstr (secret, ==, "ander-geheim-55");
  dag_test_sim_stop (&sim);
}

/* F-N01 */
static void
test_dead_port (Fixture       *fixture,
                gconstpointer  user_data)
{
  fill (fixture, "http://127.0.0.1:1", TOKEN);
  assert_fails (fixture, DAG_FAULT_REFUSED);
  g_assert_true (
      has_focus_within (fixture, find (fixture, ADW_TYPE_ENTRY_ROW, "Address (https://…)")));
}

static void
on_page_asked (SoupServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           user_data)
{
  static const char page[] = "<!DOCTYPE html><title>Log in</title><form>…</form>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, page,
                                    sizeof page - 1);
}

/* F-N13: the log-in page of a network instead of an answer. */
static void
test_web_page (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, on_page_asked, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fill (fixture, url, TOKEN);
  assert_fails (fixture, DAG_FAULT_CONTENT_TYPE);
  soup_server_disconnect (server);
}

static char *
fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "tests", "fixtures", "tls", name, NULL);
}

/* F-T02: refused, with the file of a certificate authority as the only way on. */
static void
test_self_signed (Fixture       *fixture,
                  gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autofree char *certificate = fixture_path ("self-signed.crt");
  g_autofree char *key = fixture_path ("self-signed.key");
  g_autoptr (DagConnection) connection = NULL;

  dag_test_sim_start (&sim, "--tls", certificate, key);
  g_assert_true (g_str_has_prefix (sim.url, "https://"));
  fill (fixture, sim.url, "");
  assert_fails (fixture, DAG_FAULT_TLS);
  g_assert_true (
      has_focus_within (fixture, find (fixture, GTK_TYPE_BUTTON, "Choose file…")));

  /* The file chooser is the desktop's; what it yields is a path. */
  connection = dag_connection_new ("dagstart", sim.url);
  connection->ca_file = g_strdup (certificate);
  dag_connect_form_set_connection (get_form (fixture), connection, FALSE);
  press (fixture, "Test the connection");
  dag_test_await (can_save (fixture), 15000);
  dag_test_sim_stop (&sim);
}

/* F-T03: plain http goes to this machine alone; no password in an address. */
static void
test_bad_address (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const char *const addresses[] = {
    "http://cc.example.org/api",
    "https://anna:geheim@cc.example.org/api",
    "ftp://cc.example.org",
    "https://",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      fill (fixture, addresses[i], TOKEN);
      assert_fails (fixture, DAG_FAULT_USAGE);
    }
}

/* An old secret never goes to another server. */
static void
test_other_origin (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("dagstart", "https://cc.example.org/api");
  g_autoptr (DagConnection) same = NULL;
  g_autoptr (DagConnection) other = NULL;
  DagConnectForm *form = get_form (fixture);
  GtkEditable *url;

  dag_connect_form_set_connection (form, connection, FALSE);
  url = GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Address (https://…)"));
  gtk_editable_set_text (url, "https://cc.example.org/other");
  g_assert_true (dag_connect_form_has_same_origin (form));
  same = dag_connect_form_dup_connection (form);
  g_assert_cmpstr (same->id, ==, connection->id);
  gtk_editable_set_text (url, "https://cc.example.org:8443/api");
  g_assert_false (dag_connect_form_has_same_origin (form));
  gtk_editable_set_text (url, "evil.example.org/api");
  g_assert_false (dag_connect_form_has_same_origin (form));
  other = dag_connect_form_dup_connection (form);
  g_assert_cmpstr (other->id, !=, connection->id);
  g_assert_cmpstr (other->url, ==, "https://evil.example.org/api");
}

/* Asterisk asks for an account, its wrap-up and its zone. */
static void
test_asterisk_rows (Fixture       *fixture,
                    gconstpointer  user_data)
{
  DagConnectForm *form = get_form (fixture);
  g_autoptr (DagConnection) connection = NULL;
  GtkEditable *zone;
  GtkWidget *wrapup;

  select_kind (fixture, "Asterisk");
  gtk_editable_set_text (
      GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Address (https://…)")),
      "pbx.example.org:8089");
  g_assert_null (find (fixture, ADW_TYPE_COMBO_ROW, "Sign in with"));
  g_assert_false (dag_connect_form_is_complete (form));
  gtk_editable_set_text (
      GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Name of the account")), "dagstart");
  g_assert_nonnull (find (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, "Password"));
  zone = GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Time zone of its clock"));
  gtk_editable_set_text (zone, "Europe/Amsterdan");
  g_assert_false (dag_connect_form_is_complete (form));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (zone), "error"));
  gtk_editable_set_text (zone, "Europe/Amsterdam");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (zone), "error"));
  g_assert_true (dag_connect_form_is_complete (form));
  wrapup = find (fixture, ADW_TYPE_ACTION_ROW, "Wrap-up time");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (adw_action_row_get_activatable_widget (
                                 ADW_ACTION_ROW (wrapup))),
                             15);
  connection = dag_connect_form_dup_connection (form);
  g_assert_cmpstr (connection->kind, ==, "asterisk");
  g_assert_cmpstr (connection->url, ==, "https://pbx.example.org:8089");
  g_assert_cmpstr (connection->user, ==, "dagstart");
  g_assert_cmpstr (dag_connection_get_option (connection, "wrapup"), ==, "15");
  g_assert_cmpstr (dag_connection_get_option (connection, "timezone"), ==, "Europe/Amsterdam");
}

/* The simulated team comes, and goes back to what was before. */
static void
test_simulate (Fixture       *fixture,
               gconstpointer  user_data)
{
  dag_connect_session_simulate (fixture->session, "");
  dag_test_await (dag_connect_session_get_mode (fixture->session)
                      == DAG_CONNECT_MODE_SIMULATION,
                  15000);
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 15000);
  g_assert_true (dag_dashboard_is_simulated (fixture->dashboard));
  assert_nothing_saved ();
  /* A later wish wins over one that is still under way. */
  dag_connect_session_simulate (fixture->session, "overload");
  dag_connect_session_simulate (fixture->session, "calm");
  dag_test_await (dag_connect_session_get_mode (fixture->session)
                      == DAG_CONNECT_MODE_SIMULATION,
                  15000);
  dag_connect_session_go_back (fixture->session);
  g_assert_cmpint (dag_connect_session_get_mode (fixture->session), ==, DAG_CONNECT_MODE_NONE);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_EMPTY);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GSubprocess) keyring = NULL;
  int status;

  dag_test_connect_init (&argc, &argv);
  keyring = dag_test_keyring_start ();
  ADD ("wrong-then-right", test_wrong_then_right);
  ADD ("restart", test_restart);
  ADD ("new-token", test_new_token);
  ADD ("dead-port", test_dead_port);
  ADD ("web-page", test_web_page);
  ADD ("self-signed", test_self_signed);
  ADD ("bad-address", test_bad_address);
  ADD ("other-origin", test_other_origin);
  ADD ("asterisk-rows", test_asterisk_rows);
  ADD ("simulate", test_simulate);
  status = g_test_run ();
  g_subprocess_force_exit (keyring);
  return status;
}
