/* test-connect-keyring.c - connecting where the keyring is missing, or stays locked (F-F01)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real keyring on the private bus, which the test locks; with the argument --no-keyring the
 * bus has none. */
#include "config.h"

#include "dag-fault.h"
#include "dag-test-connect.h"

static GSubprocess *keyring; /* (nullable): with --no-keyring */

static void
try_to_save (Fixture *fixture)
{
  press (fixture, "Test the connection");
  dag_test_await (can_save (fixture), 15000);
  press (fixture, "Save");
  dag_test_await (shows (fixture, "The keyring cannot keep the password or token."), 15000);
}

/* The token alone is asked for; it is not kept, and used for this session. */
static void
ask_again (Fixture           *fixture,
           DagConnectSession *session)
{
  open_window (fixture, session, DAG_CONNECT_ASK_SECRET);
  g_assert_null (find (fixture, ADW_TYPE_ENTRY_ROW, "Address (https://…)"));
  gtk_editable_set_text (
      GTK_EDITABLE (find (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, "Token")), TOKEN);
  try_to_save (fixture);
  press (fixture, "Use for this session");
}

/* Without a keyring nothing is saved unasked; then for this session, and no file has it. */
static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (DagConnectSession) again = NULL;

  dag_test_sim_start (&sim, "--token", TOKEN, NULL);
  fill (fixture, sim.url, TOKEN);
  try_to_save (fixture);
  assert_nothing_saved ();
  press (fixture, "Use for this session");
  dag_test_await (fixture->window == NULL, 10000);
  dag_test_await (dag_dashboard_get_state (fixture->dashboard) == DAG_DASHBOARD_LIVE, 15000);
  dag_test_assert_not_in_files (TOKEN);

  /* The next start knows the address and asks for the token; it polls nothing before. */
  again = dag_connect_session_new (dashboard, settings);
  dag_connect_session_start (again);
  dag_test_await (dag_connect_session_needs_secret (again), 10000);
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_EMPTY);
  ask_again (fixture, again);
  dag_test_await (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE, 15000);

  /* What was for this session alone is that again after an undo. */
  dag_connect_session_forget (again);
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_EMPTY);
  dag_connect_session_undo (again);
  dag_test_await (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE, 15000);
  dag_test_assert_not_in_files (TOKEN);
  dag_connect_session_forget (again);
  dag_test_sim_stop (&sim);
}

static void
on_failed (DagConnectSession *session,
           const GError      *error,
           GError           **seen)
{
  g_clear_error (seen);
  *seen = g_error_copy (error);
}

/* What the keyring says to another program, once it was unlocked again. */
static void
assert_still_kept (const char *connection_id)
{
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;

  g_subprocess_force_exit (keyring);
  g_subprocess_wait (keyring, NULL, NULL);
  g_clear_object (&keyring);
  keyring = dag_test_keyring_start ();
  tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "secret-tool", "lookup",
                           "connection", connection_id, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &secret, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, TOKEN);
}

/* The keyring stays locked. It is said, the token is asked for and used for this session
 * alone, no file has it; and what the keyring had it still has. */
static void
test_locked_keyring (Fixture       *fixture,
                     gconstpointer  user_data)
{
  DagTestSim sim = { NULL, NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (DagConnectSession) again = dag_connect_session_new (dashboard, settings);
  g_autoptr (GError) seen = NULL;
  g_autofree char *id = NULL;
  guint refusing = dag_test_keyring_refuse (bus);

  dag_test_sim_start (&sim, "--token", TOKEN, NULL);
  connect_to (fixture, sim.url);
  id = g_strdup (dag_connect_session_get_saved (fixture->session)->id);
  dag_test_keyring_lock (bus);

  g_signal_connect (again, "failed", G_CALLBACK (on_failed), &seen);
  dag_connect_session_start (again);
  dag_test_await (dag_connect_session_needs_secret (again) && seen != NULL, 15000);
  g_assert_error (seen, DAG_FAULT, DAG_FAULT_SECRET);
  g_assert_cmpstr (seen->message, ==, "keyring: it stays locked");
  g_assert_cmpint (dag_dashboard_get_state (dashboard), ==, DAG_DASHBOARD_EMPTY);

  ask_again (fixture, again);
  dag_test_await (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE, 15000);
  dag_test_assert_not_in_files (TOKEN);
  assert_still_kept (id);

  g_signal_handlers_disconnect_by_data (again, &seen);
  dag_connect_session_forget (again);
  g_bus_unown_name (refusing);
  dag_test_sim_stop (&sim);
}

int
main (int    argc,
      char **argv)
{
  gboolean has_keyring = argc < 2 || !g_str_equal (argv[1], "--no-keyring");
  int status;

  dag_test_connect_init (&argc, &argv);
  if (has_keyring)
    {
      keyring = dag_test_keyring_start ();
      ADD ("locked-keyring", test_locked_keyring);
    }
  else
    ADD ("no-keyring", test_no_keyring);
  status = g_test_run ();
  if (keyring != NULL)
    g_subprocess_force_exit (keyring);
  g_clear_object (&keyring);
  return status;
}
