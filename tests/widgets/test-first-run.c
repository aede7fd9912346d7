/* test-first-run.c - every window and page of the first run comes up, has names, and goes away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-about.h"
#include "dag-accels.h"
#include "dag-change.h"
#include "dag-changes-list.h"
#include "dag-connect-actions.h"
#include "dag-connect-form.h"
#include "dag-connect-result.h"
#include "dag-connect-window.h"
#include "dag-fault.h"
#include "dag-preferences-window.h"
#include "dag-purpose-guard.h"
#include "dag-purpose-page.h"
#include "dag-purpose.h"
#include "dag-resources.h"
#include "dag-sample.h"
#include "dag-settings.h"
#include "dag-shortcuts-window.h"
#include "dag-test-widgets.h"
#include "dag-test.h"
#include "dag-welcome-page.h"
#include "dag-words-connection.h"
#include "dag-words-fault.h"

static DagConnectSession *
new_session (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (GSettings) settings = dag_settings_new ();

  return dag_connect_session_new (dashboard, settings);
}

/* Shows a page in a window, and asserts that it is gone with it. */
static GtkWindow *
show_page (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return GTK_WINDOW (window);
}

static void
assert_goes_away (GtkWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (window);
  dag_test_await (window == NULL, 5000);
}

/* The page is two actions of the application with words around them. */
static void
on_simulate_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  *(char **) user_data = g_variant_dup_string (parameter, NULL);
}

static void
test_welcome (void)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action
      = g_simple_action_new ("simulate", G_VARIANT_TYPE_STRING);
  g_autofree char *scenario = NULL;
  GtkWidget *page = dag_welcome_page_new ();
  GtkWindow *window = show_page (page);
  GtkWidget *simulate = GTK_WIDGET (
      gtk_widget_get_template_child (page, DAG_TYPE_WELCOME_PAGE, "simulate_button"));
  GtkWidget *title = dag_test_find (page, GTK_TYPE_LABEL, "Look around with a simulated team");

  g_assert_nonnull (title);
  g_assert_nonnull (dag_test_find (page, GTK_TYPE_LABEL, "Connect your contact centre"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (simulate), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (simulate),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
  g_signal_connect (action, "activate", G_CALLBACK (on_simulate_activated), &scenario);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (page, "app", G_ACTION_GROUP (group));
  g_assert_true (gtk_widget_grab_focus (page));
  g_assert_true (gtk_window_get_focus (window) == simulate);
  g_signal_emit_by_name (simulate, "clicked");
  g_assert_cmpstr (scenario, ==, "busy");
  assert_goes_away (window);
}

static void
on_accepted (DagPurposePage *page,
             const char     *reference,
             char          **seen)
{
  *seen = g_strdup (reference);
}

static void
test_purpose_page (void)
{
  GtkWidget *page = dag_purpose_page_new ();
  GtkWindow *window = show_page (page);
  g_autofree char *reference = NULL;
  GtkWidget *row = dag_test_find (page, ADW_TYPE_ENTRY_ROW, "Date or reference of its consent");
  GtkWidget *accept = dag_test_find (page, GTK_TYPE_BUTTON, "Accept and show the team");

  g_signal_connect (page, "accepted", G_CALLBACK (on_accepted), &reference);
  gtk_editable_set_text (GTK_EDITABLE (row), "  OR 2026-14 <b> ");
  g_signal_emit_by_name (accept, "clicked");
  g_assert_cmpstr (reference, ==, "OR 2026-14 <b>");
  assert_goes_away (window);
}

static void
test_purpose_settings (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autofree char *reference = NULL;
  int64_t at_s = 0;

  g_assert_false (dag_purpose_is_accepted (settings, "a"));
  dag_purpose_accept (settings, "a", 1795425303, "OR 2026-14");
  dag_purpose_accept (settings, "b", 1795425304, "");
  g_assert_true (dag_purpose_lookup (settings, "a", &at_s, &reference));
  g_assert_cmpint (at_s, ==, 1795425303);
  g_assert_cmpstr (reference, ==, "OR 2026-14");
  dag_purpose_take_back (settings, "a");
  g_assert_false (dag_purpose_is_accepted (settings, "a"));
  g_assert_true (dag_purpose_is_accepted (settings, "b"));
  /* A text that says something new is asked again. */
  g_settings_set (settings, DAG_KEY_PURPOSES_ACCEPTED, "a{s(uxs)}", NULL);
  g_settings_set_value (settings, DAG_KEY_PURPOSES_ACCEPTED,
                        g_variant_new_parsed ("{'b': (%u, int64 1, '')}",
                                              (guint32) DAG_PURPOSE_VERSION + 1));
  g_assert_false (dag_purpose_is_accepted (settings, "b"));
  g_settings_reset (settings, DAG_KEY_PURPOSES_ACCEPTED);
}

/* Each fault is one sentence with its reason hidden; no markup of the wire is obeyed (F-U01). */
static void
test_result_error (void)
{
  GtkWidget *result = g_object_new (DAG_TYPE_CONNECT_RESULT, NULL);
  GtkWindow *window = show_page (result);

  for (int fault = DAG_FAULT_REFUSED; fault <= DAG_FAULT_USAGE; fault++)
    {
      g_autoptr (GError) error
          = g_error_new_literal (DAG_FAULT, fault, "<b>%s</b> & <a href='x'>");
      g_autofree char *sentence = dag_words_fault_sentence (error);
      GtkWidget *expander = GTK_WIDGET (gtk_widget_get_template_child (
          result, DAG_TYPE_CONNECT_RESULT, "reason_expander"));
      GtkLabel *reason = GTK_LABEL (
          gtk_widget_get_template_child (result, DAG_TYPE_CONNECT_RESULT, "reason"));

      dag_connect_result_show_error (DAG_CONNECT_RESULT (result), error);
      g_assert_nonnull (dag_test_find (result, GTK_TYPE_LABEL, sentence));
      g_assert_true (gtk_widget_get_visible (expander));
      g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
      g_assert_cmpstr (gtk_label_get_text (reason), ==, error->message);
    }
  assert_goes_away (window);
}

static void
test_result_found (void)
{
  GtkWidget *result = g_object_new (DAG_TYPE_CONNECT_RESULT, NULL);
  GtkWindow *window = show_page (result);
  g_autoptr (DagSnapshot) snapshot = dag_snapshot_new ();
  DagQueueSample *queue = dag_queue_sample_new ();
  DagAgentSample *agent = dag_agent_sample_new ();

  queue->id = g_strdup ("q");
  queue->name = g_strdup ("<b>Facturen</b>");
  agent->id = g_strdup ("a");
  agent->name = g_strdup ("Anna de Boer");
  g_ptr_array_add (snapshot->queues, queue);
  g_ptr_array_add (snapshot->agents, agent);
  snapshot->absent = DAG_PART_CALLBACKS | DAG_PART_SHIFTS;
  snapshot->derived = DAG_PART_WRAP_UP;
  snapshot->skew_known = TRUE;
  snapshot->skew_us = -7 * 60 * DAG_USEC_PER_SEC;
  dag_connect_result_show_found (DAG_CONNECT_RESULT (result), snapshot, 312);
  g_assert_nonnull (
      dag_test_find (result, GTK_TYPE_LABEL, "It works: 1 queue and 1 person."));
  g_assert_nonnull (
      dag_test_find (result, GTK_TYPE_LABEL, "<b>Facturen</b>"));
  g_assert_nonnull (dag_test_find (result, GTK_TYPE_LABEL, "Anna"));
  g_assert_nonnull (dag_test_find (result, GTK_TYPE_LABEL, "Callbacks, shifts"));
  g_assert_nonnull (dag_test_find (result, GTK_TYPE_LABEL, "Wrap-up"));
  g_assert_nonnull (dag_test_find (
      result, GTK_TYPE_LABEL, "7 minutes behind this computer. Dagstart allows for it."));
  dag_connect_result_clear (DAG_CONNECT_RESULT (result));
  assert_goes_away (window);
}

static void
test_windows (void)
{
  g_autoptr (DagConnectSession) session = new_session ();
  GtkWindow *windows[] = {
    GTK_WINDOW (dag_connect_window_new (NULL, session, DAG_CONNECT_ASK_NEW)),
    GTK_WINDOW (dag_preferences_window_new (NULL, session)),
    GTK_WINDOW (dag_shortcuts_window_new (NULL)),
    dag_about_new (NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      gtk_window_present (windows[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (windows[i]));
      assert_goes_away (windows[i]);
    }
  dag_test_await_end (g_steal_pointer (&session));
}

/* The window and the keys cannot drift apart: both come from one table. */
static void
test_shortcuts (void)
{
  GtkWindow *window = GTK_WINDOW (dag_shortcuts_window_new (NULL));
  guint n_accels = 0;
  const DagAccel *accels = dag_accels_get (&n_accels);

  gtk_window_present (window);
  g_assert_cmpuint (n_accels, >, 5);
  for (guint i = 0; i < n_accels; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *label = NULL;
      GtkWidget *row = dag_test_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW,
                                      dag_accel_get_title (&accels[i]));

      g_assert_nonnull (row);
      g_assert_true (gtk_accelerator_parse (accels[i].accels[0], &key, &modifiers));
      label = gtk_accelerator_get_label (key, modifiers);
      g_test_message ("%s: %s", dag_accel_get_title (&accels[i]), label);
    }
  assert_goes_away (window);
}

static void
test_preferences (void)
{
  g_autoptr (DagConnectSession) session = new_session ();
  GSettings *settings = dag_connect_session_get_settings (session);
  DagDashboard *dashboard = dag_connect_session_get_dashboard (session);
  GtkWidget *window = GTK_WIDGET (dag_preferences_window_new (NULL, session));
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (window));
  row = dag_test_find (window, ADW_TYPE_ACTION_ROW, "Of the answered");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "answered in time ÷ answered");
  gtk_widget_activate (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  dag_test_await (dag_dashboard_get_service_level_kind (dashboard)
                      == DAG_SERVICE_LEVEL_OF_ANSWERED,
                  5000);
  g_settings_set_string (settings, DAG_KEY_SERVICE_LEVEL_KIND, "excl-short");
  g_assert_cmpint (dag_dashboard_get_service_level_kind (dashboard), ==,
                   DAG_SERVICE_LEVEL_EXCL_SHORT);
  row = dag_test_find (window, ADW_TYPE_COMBO_ROW, "Colours");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  {
    g_autofree char *scheme = g_settings_get_string (settings, DAG_KEY_COLOR_SCHEME);

    g_assert_cmpstr (scheme, ==, "dark");
  }
  g_settings_reset (settings, DAG_KEY_COLOR_SCHEME);
  g_settings_reset (settings, DAG_KEY_SERVICE_LEVEL_KIND);
  assert_goes_away (GTK_WINDOW (window));
}

static void
show_people (DagDashboard *dashboard,
             gboolean      simulated)
{
  g_autoptr (DagSnapshot) snapshot = dag_snapshot_new ();

  snapshot->source.simulated = simulated;
  snapshot->source.speed = 1.0;
  snapshot->taken_at_us = snapshot->received_at_us = g_get_real_time ();
  dag_dashboard_apply (dashboard, snapshot);
}

/* Real people stand behind the purposes; invented ones do not (privacy). */
static void
test_guard (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "http://127.0.0.1:9");
  g_autoptr (DagConnector) connector = dag_connector_new (connection, NULL, NULL);
  GtkWidget *page = adw_bin_new ();
  GtkWindow *window = NULL;
  DagPurposeGuard *guard;

  adw_bin_set_child (ADW_BIN (page), gtk_label_new ("Anna"));
  guard = dag_purpose_guard_add (ADW_BIN (page), dashboard, settings);
  window = show_page (page);
  g_assert_true (dag_purpose_guard_is_open (guard));
  dag_dashboard_connect (dashboard, connection, connector);
  show_people (dashboard, TRUE);
  g_assert_true (dag_purpose_guard_is_open (guard));
  dag_dashboard_connect (dashboard, connection, connector);
  show_people (dashboard, FALSE);
  g_assert_false (dag_purpose_guard_is_open (guard));
  g_signal_emit_by_name (dag_test_find (page, GTK_TYPE_BUTTON, "Accept and show the team"),
                         "clicked");
  g_assert_true (dag_purpose_guard_is_open (guard));
  dag_purpose_take_back (settings, connection->id);
  g_assert_false (dag_purpose_guard_is_open (guard));
  dag_dashboard_disconnect (dashboard);
  assert_goes_away (window);
}

static const char *
get_target (GtkWidget *button)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  return g_variant_get_string (target, NULL);
}

/* Before the purposes are accepted the Overview tells what changed of queues, not of people. */
static void
test_changes (void)
{
  static DagChange changes[] = {
    { .kind = DAG_CHANGE_AGENT_BACK, .name = (char *) "Anna", .id = (char *) "a1" },
    { .kind = DAG_CHANGE_QUEUE_SILENT, .name = (char *) "A\xe2\x80\xae\nb", .id = (char *) "q1" },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  GtkWidget *page = g_object_new (DAG_TYPE_CHANGES_LIST, NULL);
  GtkWindow *window = show_page (page);
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_ptr_array_add (all, &changes[i]);
  dag_changes_list_set_changes (DAG_CHANGES_LIST (page), all, zone, FALSE);
  g_assert_null (dag_test_find (page, GTK_TYPE_LABEL, "Anna back from a break"));
  g_assert_nonnull (dag_test_find (page, GTK_TYPE_LABEL, "A b fell silent"));
  dag_changes_list_set_changes (DAG_CHANGES_LIST (page), all, zone, TRUE);
  g_assert_nonnull (dag_test_find (page, GTK_TYPE_LABEL, "Anna back from a break"));
  row = gtk_widget_get_ancestor (dag_test_find (page, GTK_TYPE_LABEL, "Anna back from a break"),
                                 GTK_TYPE_BUTTON);
  g_assert_cmpstr (get_target (row), ==, "team:a1");
  g_ptr_array_remove_index (all, 0);
  dag_changes_list_set_changes (DAG_CHANGES_LIST (page), all, zone, TRUE);
  g_assert_nonnull (dag_test_find (row, GTK_TYPE_LABEL, "A b fell silent")); /* the same row */
  g_assert_cmpstr (get_target (row), ==, "queues:q1");
  dag_changes_list_set_changes (DAG_CHANGES_LIST (page), NULL, zone, TRUE);
  g_assert_nonnull (dag_test_find (page, GTK_TYPE_LABEL, "Nothing has come in yet."));
  g_assert_null (dag_test_find (page, GTK_TYPE_LABEL, "A b fell silent"));
  assert_goes_away (window);
}

static GtkWindow *
find_window (GtkApplication *application,
             GType           type)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;
  return NULL;
}

static void
on_activate (GtkApplication    *application,
             DagConnectSession *session)
{
  GActionGroup *actions = G_ACTION_GROUP (application);
  GtkWindow *preferences;
  GtkWidget *button;
  GtkWidget *window;

  dag_connect_actions_install (application, session);
  g_assert_false (g_action_group_get_action_enabled (actions, "disconnect"));
  g_assert_false (g_action_group_get_action_enabled (actions, "edit-connection"));
  g_assert_false (g_action_group_get_action_enabled (actions, "undo-disconnect"));
  window = adw_application_window_new (application);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (actions, "shortcuts", NULL);
  g_assert_nonnull (find_window (application, DAG_TYPE_SHORTCUTS_WINDOW));
  gtk_window_destroy (find_window (application, DAG_TYPE_SHORTCUTS_WINDOW));
  g_action_group_activate_action (actions, "preferences", NULL);
  preferences = find_window (application, DAG_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (preferences);
  dag_test_await (
      (button = dag_test_find (GTK_WIDGET (preferences), GTK_TYPE_BUTTON, "Connect…")) != NULL,
      20000);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (find_window (application, DAG_TYPE_CONNECT_WINDOW));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The application's actions open the windows, and work from within them. */
static void
test_actions (void)
{
  g_autoptr (DagConnectSession) session = new_session ();
  g_autoptr (AdwApplication) application
      = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), session);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
}

static DagSnapshot *
make_strange_answer (const char *state)
{
  DagSnapshot *snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagAgentSample *agent
      = dag_sample_agent (snapshot, "anna", DAG_STATE_UNKNOWN, DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_UNKNOWN, 0);

  agent->state_word = g_strdup (state);
  queue->channel_word = g_strdup (state != NULL ? "fax" : NULL);
  return snapshot;
}

/* F-D05: whoever connects a centre is told which of its words nobody here knows. */
static void
test_unknown_words (void)
{
  static const char title[] = "Words for states and channels that Dagstart does not know";
  DagConnectResult *result = g_object_ref_sink (g_object_new (DAG_TYPE_CONNECT_RESULT, NULL));
  g_autoptr (DagSnapshot) strange = make_strange_answer ("<b>on-the-moon");
  g_autoptr (DagSnapshot) plain = make_strange_answer (NULL);
  g_autofree char *words = dag_words_connection_unknown (strange, 8);
  g_autofree char *few = dag_words_connection_unknown (strange, 1);

  g_assert_nonnull (strstr (words, "<b>on-the-moon"));
  g_assert_nonnull (strstr (words, "fax"));
  g_assert_nonnull (strstr (few, "and 1 more"));
  dag_connect_result_show_found (result, strange, 200);
  g_assert_nonnull (dag_test_find (GTK_WIDGET (result), GTK_TYPE_LABEL, title));
  g_assert_nonnull (dag_test_find (GTK_WIDGET (result), GTK_TYPE_LABEL, words));
  dag_connect_result_show_found (result, plain, 200);
  g_assert_null (dag_test_find (GTK_WIDGET (result), GTK_TYPE_LABEL, title));
  g_assert_finalize_object (result);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/first-run/unknown-words/F-D05", test_unknown_words);
  g_test_add_func ("/first-run/welcome", test_welcome);
  g_test_add_func ("/first-run/purpose-page", test_purpose_page);
  g_test_add_func ("/first-run/purpose-settings", test_purpose_settings);
  g_test_add_func ("/first-run/result-error", test_result_error);
  g_test_add_func ("/first-run/result-found", test_result_found);
  g_test_add_func ("/first-run/windows", test_windows);
  g_test_add_func ("/first-run/shortcuts", test_shortcuts);
  g_test_add_func ("/first-run/preferences", test_preferences);
  g_test_add_func ("/first-run/guard", test_guard);
  g_test_add_func ("/first-run/changes", test_changes);
  g_test_add_func ("/first-run/actions", test_actions);
  return g_test_run ();
}
