/* test-window.c - the window: pages, sidebar, actions, notices, sizes; and it goes away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-accels.h"
#include "dag-application-options.h"
#include "dag-application.h"
#include "dag-calm-line.h"
#include "dag-fault.h"
#include "dag-notice.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-shell.h"
#include "dag-sidebar.h"
#include "dag-test-centre.h"
#include "dag-test-widgets.h"
#include "dag-test.h"
#include "dag-tile.h"
#include "dag-window-private.h"
#include "dag-window.h"
#include "dag-words-fault.h"

#define START_US ((int64_t) 1795000000 * G_USEC_PER_SEC)

typedef struct
{
  DagApplication *application;
  DagDashboard *dashboard;
  DagWindow *window;
  DagMoment now;
} Fixture;

static DagMoment
read_clock (gpointer user_data)
{
  return ((Fixture *) user_data)->now;
}

/* An application leaves the bus only at the end of its run: one serves all the tests. */
static DagApplication *application;
static DagMoment clock_now = { .wall_us = START_US,
                               .mono_us = 1000 * (int64_t) G_USEC_PER_SEC };

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->now = clock_now;
  fixture->application = application;
  fixture->dashboard = dag_application_get_dashboard (fixture->application);
  dag_dashboard_set_clock (fixture->dashboard, read_clock, fixture);
  fixture->window = dag_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  DagWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dag_test_await (window == NULL, 5000);
  dag_dashboard_disconnect (fixture->dashboard);
  clock_now = fixture->now;
  clock_now.wall_us += (int64_t) 3600 * G_USEC_PER_SEC;
  clock_now.mono_us += (int64_t) 3600 * G_USEC_PER_SEC;
  dag_dashboard_set_clock (fixture->dashboard, dag_moment_read, NULL);
}

static void
apply_centre (Fixture *fixture)
{
  g_autoptr (DagSnapshot) snapshot = dag_test_new_centre (fixture->now.wall_us);

  dag_dashboard_apply (fixture->dashboard, snapshot);
}

static void
wait_s (Fixture *fixture,
        int      seconds)
{
  fixture->now.wall_us += (int64_t) seconds * G_USEC_PER_SEC;
  fixture->now.mono_us += (int64_t) seconds * G_USEC_PER_SEC;
  dag_dashboard_check_age (fixture->dashboard);
}

static void
fail (Fixture    *fixture,
      DagFault    fault,
      const char *reason)
{
  g_autoptr (GError) error = g_error_new_literal (DAG_FAULT, (int) fault, reason);

  dag_dashboard_fail (fixture->dashboard, error);
}

/* The first widget of @type below @root that is mapped. */
static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  GtkWidget *found = find_type (GTK_WIDGET (fixture->window), type);

  g_assert_nonnull (found);
  return found;
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  return dag_test_find (window, GTK_TYPE_LABEL, text) != NULL
         || dag_test_find (window, GTK_TYPE_INSCRIPTION, text) != NULL;
}

static void
activate (Fixture    *fixture,
          const char *action,
          const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action,
                                             target != NULL ? "s" : NULL, target));
}

/* Every key of the table reaches an action that is there, and each reads as a key. */
static void
test_accels (Fixture       *fixture,
             gconstpointer  user_data)
{
  guint n;
  const DagAccel *accels = dag_accels_get (&n);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      const char *bare;

      g_assert_true (g_action_parse_detailed_name (accels[i].action, &name, &target, NULL));
      bare = strchr (name, '.') + 1;
      if (g_str_has_prefix (name, "win."))
        g_assert_true (
            g_action_group_has_action (G_ACTION_GROUP (fixture->window), bare));
      else if (g_str_has_prefix (name, "app."))
        g_assert_true (
            g_action_group_has_action (G_ACTION_GROUP (fixture->application), bare));
      g_assert_cmpstr (dag_accel_get_title (&accels[i]), !=, "");
      for (guint j = 0; accels[i].accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[i].accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
        }
    }
}

static GtkSelectionModel *
get_pages (Fixture *fixture)
{
  return adw_view_stack_get_pages (ADW_VIEW_STACK (find (fixture, ADW_TYPE_VIEW_STACK)));
}

/* Each page comes up; the sidebar follows the page, and the page the sidebar. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  guint n;

  apply_centre (fixture);
  pages = get_pages (fixture);
  n = g_list_model_get_n_items (G_LIST_MODEL (pages));
  g_assert_cmpuint (n, >=, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      activate (fixture, "win.show-page", adw_view_stack_page_get_name (page));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      g_assert_true (gtk_selection_model_is_selected (pages, i));
      g_assert_true (says (fixture, adw_view_stack_page_get_title (page)));
    }
  gtk_selection_model_select_item (pages, 0, TRUE);
  g_assert_cmpstr (dag_window_get_page_name (fixture->window), ==, "overview");
  activate (fixture, "win.show-page", "no-such-page");
  g_assert_cmpstr (dag_window_get_page_name (fixture->window), ==, "overview");
  activate (fixture, "win.show", "overview:filter:x");
  g_assert_cmpstr (dag_window_get_page_name (fixture->window), ==, "overview");
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  user_data)
{
  apply_centre (fixture);
  g_assert_true (says (fixture, "Updated 0 s ago"));
  activate (fixture, "win.pause", NULL);
  g_assert_true (dag_dashboard_get_paused (fixture->dashboard));
  g_assert_true (says (fixture, "Paused, figures of 0 s ago"));
  activate (fixture, "win.pause", NULL);
  g_assert_false (dag_dashboard_get_paused (fixture->dashboard));
  activate (fixture, "win.refresh", NULL);
}

/* One missed poll is no news; stale and offline are, with the reason a click away. */
static void
test_notice (Fixture       *fixture,
             gconstpointer  user_data)
{
  const char *reason = "<b>no answer</b> & none after 10 s";
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  DagNotice *notice;
  GtkWidget *details;
  GtkWidget *toggle;

  apply_centre (fixture);
  notice = DAG_NOTICE (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->window), DAG_TYPE_WINDOW, "notice"));
  fail (fixture, DAG_FAULT_TIMEOUT, reason);
  g_assert_false (dag_notice_is_shown (notice));

  wait_s (fixture, 90);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_STALE);
  g_assert_true (dag_notice_is_shown (notice));
  error = g_error_new_literal (DAG_FAULT, DAG_FAULT_TIMEOUT, reason);
  sentence = dag_words_fault_sentence (error);
  g_assert_true (says (fixture, sentence));
  gtk_test_accessible_assert_role (notice, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (notice, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  toggle = dag_test_find (GTK_WIDGET (notice), GTK_TYPE_TOGGLE_BUTTON, "Details");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  details = dag_test_find (GTK_WIDGET (notice), GTK_TYPE_LABEL, reason);
  g_assert_nonnull (details);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (details)));
  g_assert_true (says (fixture, "Figures of 1 min ago"));

  wait_s (fixture, 300);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==,
                   DAG_DASHBOARD_OFFLINE);
  g_assert_true (says (fixture, "Offline"));
  apply_centre (fixture);
  g_assert_false (dag_notice_is_shown (notice));
  g_assert_true (says (fixture, "Live"));
}

/* A refused token does not mend itself: told at once. There is no dead button: nothing is
 * saved here that could be changed (with something saved: tests/e2e/test-hostile.py). */
static void
test_notice_auth (Fixture       *fixture,
                  gconstpointer  user_data)
{
  DagNotice *notice;

  apply_centre (fixture);
  fail (fixture, DAG_FAULT_AUTH, "401");
  wait_s (fixture, 90);
  notice = DAG_NOTICE (find (fixture, DAG_TYPE_NOTICE));
  g_assert_true (dag_notice_is_shown (notice));
  g_assert_null (dag_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Enter a new one…"));
  g_assert_true (says (fixture, "It was given when Dagstart was started: start it again with "
                                "the right one."));
  fail (fixture, DAG_FAULT_DNS, "no such host");
  g_assert_null (dag_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON,
                                "Change the connection…"));
  g_assert_nonnull (dag_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Try again"));
}

/* F-H04: a server that asks for patience is not asked again before its time. */
static void
test_notice_patience (Fixture       *fixture,
                      gconstpointer  user_data)
{
  DagNotice *notice;

  fail (fixture, DAG_FAULT_RATE_LIMITED, "429");
  notice = DAG_NOTICE (find (fixture, DAG_TYPE_NOTICE));
  g_assert_true (dag_notice_is_shown (notice));
  g_assert_null (dag_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Try again"));
}

static gboolean
is_drawn (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 20;
}

/* F-U06: an alert that the window itself tells lies over the page, which does not move under
 * the hand of who is writing, and goes when it is closed. */
static void
test_alert_floats (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *notice = GTK_WIDGET (
      gtk_widget_get_template_child (window, DAG_TYPE_WINDOW, "alert_notice"));
  GtkWidget *stack
      = GTK_WIDGET (gtk_widget_get_template_child (window, DAG_TYPE_WINDOW, "stack"));
  graphene_rect_t before, after;
  GtkWidget *close;

  apply_centre (fixture);
  dag_test_await (is_drawn (stack), 15000);
  g_assert_true (gtk_widget_compute_bounds (stack, window, &before));
  dag_window_tell_alert (fixture->window, "A promise has passed", "E-mail: too old.",
                         "app.show-alert(uint32 1)");
  dag_test_await (is_drawn (notice), 15000);
  g_assert_true (gtk_widget_compute_bounds (stack, window, &after));
  g_assert_true (graphene_rect_equal (&before, &after));
  close = GTK_WIDGET (
      gtk_widget_get_template_child (notice, DAG_TYPE_NOTICE, "dismiss_button"));
  gtk_test_accessible_assert_property (close, GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
  g_assert_true (gtk_widget_get_mapped (close));
  g_signal_emit_by_name (close, "clicked");
  g_assert_false (dag_notice_is_shown (DAG_NOTICE (notice)));
  dag_test_await (!gtk_widget_get_visible (notice), 15000);
}

/* What the session failed at is told where it is seen: without a source, over the welcome. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (GError) error = g_error_new_literal (DAG_FAULT, DAG_FAULT_SECRET, "locked");
  g_autofree char *sentence = dag_words_fault_sentence (error);

  g_signal_emit_by_name (dag_application_get_session (fixture->application), "failed", error);
  g_assert_true (dag_notice_is_shown (DAG_NOTICE (find (fixture, DAG_TYPE_NOTICE))));
  g_assert_true (says (fixture, sentence));
  g_assert_false (says (fixture, "Enter a new one…"));
}

static gboolean
is_focus_in (Fixture  *fixture,
             DagShell *shell,
             gboolean  in_sidebar)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autoptr (GtkWidget) sidebar = NULL;

  g_object_get (shell, "sidebar", &sidebar, NULL);
  return focus != NULL && gtk_widget_is_ancestor (focus, sidebar) == in_sidebar;
}

/* A page that a key brought leaves no focus ring on the row of another. */
static void
test_page_focus (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GtkWidget *sidebar;
  GtkWidget *focus;

  apply_centre (fixture);
  activate (fixture, "win.show-page", "overview");
  sidebar = find (fixture, DAG_TYPE_SIDEBAR);
  g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, sidebar));
  activate (fixture, "win.show-page", "queues");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (focus == NULL || !gtk_widget_is_ancestor (focus, sidebar));
}

/* The drawer takes the keyboard, and gives it back where it was. */
static void
test_drawer_focus (Fixture       *fixture,
                   gconstpointer  user_data)
{
  DagShell *shell;
  GtkWidget *tile;

  apply_centre (fixture);
  activate (fixture, "win.show-page", "overview");
  shell = DAG_SHELL (find (fixture, DAG_TYPE_SHELL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 700);
  dag_test_await (dag_shell_get_mode (shell) == DAG_SHELL_DRAWER, 5000);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  tile = find (fixture, DAG_TYPE_TILE);
  g_assert_true (gtk_widget_grab_focus (tile));
  activate (fixture, "win.toggle-sidebar", NULL);
  g_assert_true (dag_shell_get_drawer_open (shell));
  dag_test_await (is_focus_in (fixture, shell, TRUE), 5000);
  activate (fixture, "win.go-back", NULL);
  g_assert_false (dag_shell_get_drawer_open (shell));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == tile);
  /* To another page: what had the focus is out of sight. */
  activate (fixture, "win.toggle-sidebar", NULL);
  dag_test_await (is_focus_in (fixture, shell, TRUE), 5000);
  activate (fixture, "win.show-page", "queues");
  g_assert_false (dag_shell_get_drawer_open (shell));
  g_assert_false (is_focus_in (fixture, shell, TRUE));
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  user_data)
{
  const struct
  {
    int width;
    DagShellMode mode;
  } sizes[] = { { 420, DAG_SHELL_DRAWER },
                { 700, DAG_SHELL_RAIL },
                { 1200, DAG_SHELL_WIDE } };
  DagShell *shell;

  apply_centre (fixture);
  shell = DAG_SHELL (find (fixture, DAG_TYPE_SHELL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), sizes[i].width, 700);
      dag_test_await (dag_shell_get_mode (shell) == sizes[i].mode, 5000);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      activate (fixture, "win.toggle-sidebar", NULL);
      g_assert_cmpint (dag_shell_get_drawer_open (shell), ==,
                       sizes[i].mode == DAG_SHELL_DRAWER);
      activate (fixture, "win.go-back", NULL);
      g_assert_false (dag_shell_get_drawer_open (shell));
      dag_shell_set_folded (shell, FALSE);
    }
}

static void
test_mode_choice (void)
{
  g_assert_cmpint (dag_shell_choose_mode (1200, 1.0, FALSE), ==, DAG_SHELL_WIDE);
  g_assert_cmpint (dag_shell_choose_mode (1200, 1.0, TRUE), ==, DAG_SHELL_RAIL);
  g_assert_cmpint (dag_shell_choose_mode (899, 1.0, FALSE), ==, DAG_SHELL_RAIL);
  g_assert_cmpint (dag_shell_choose_mode (559, 1.0, TRUE), ==, DAG_SHELL_DRAWER);
  g_assert_cmpint (dag_shell_choose_mode (1200, 2.0, FALSE), ==, DAG_SHELL_RAIL);
  g_assert_cmpint (dag_shell_choose_mode (1000, 2.0, FALSE), ==, DAG_SHELL_DRAWER);
}

/* The figures, their units and captions; what leads where; what a screen reader hears. */
static void
test_overview (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkWidget *line;
  GtkWidget *tile;

  activate (fixture, "win.show-page", "overview");
  apply_centre (fixture);
  line = find (fixture, DAG_TYPE_CALM_LINE);
  g_assert_nonnull (strstr (dag_calm_line_get_text (DAG_CALM_LINE (line)), "3 waiting"));
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_true (says (fixture, "1:12"));
  g_assert_true (says (fixture, "71 %"));
  g_assert_true (says (fixture, "of 80 %"));
  g_assert_true (says (fixture, "2 busy · 1 on a break"));
  tile = find (fixture, DAG_TYPE_TILE);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Waiting: 3, 1.0 for each at work");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (tile)), ==,
                   "win.show");
  g_assert_nonnull (gtk_widget_get_tooltip_text (tile));
}

/* Absence is a dash with its reason, never zero. */
static void
test_partial (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (DagSnapshot) snapshot = dag_test_new_snapshot (fixture->now.wall_us);

  dag_test_add_queue (snapshot, "q1", "Facturen", 2, DAG_SECONDS_ABSENT);
  dag_test_add_agent (snapshot, "a1", "Anna", DAG_STATE_ON_CONTACT);
  snapshot->absent = DAG_PART_LONGEST_WAIT | DAG_PART_SERVICE_LEVEL | DAG_PART_TARGET;
  activate (fixture, "win.show-page", "overview");
  dag_dashboard_apply (fixture->dashboard, snapshot);
  g_assert_true (says (fixture, "–"));
  g_assert_false (says (fixture, "0:00"));
  g_assert_false (says (fixture, "0 %"));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (DagSnapshot) snapshot = dag_test_new_snapshot (fixture->now.wall_us);

  activate (fixture, "win.show-page", "overview");
  dag_dashboard_apply (fixture->dashboard, snapshot);
  /* Nothing is saved that could be changed: no button that does nothing. */
  g_assert_null (dag_test_find (find (fixture, ADW_TYPE_STATUS_PAGE), GTK_TYPE_BUTTON,
                                "Change the Connection…"));
}

/* Names that hurt: markup, right to left, a thousand combining marks (F-D: names). */
static void
test_names (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (DagSnapshot) snapshot = dag_test_new_snapshot (fixture->now.wall_us);
  g_autoptr (GString) marks = g_string_new ("A");

  for (guint i = 0; i < 1000; i++)
    g_string_append (marks, "\xcc\x81");
  dag_test_add_queue (snapshot, "q1", "<b>&amp; <span", 5, 99.0);
  dag_test_add_agent (snapshot, "a1", marks->str, DAG_STATE_AVAILABLE);
  dag_test_add_agent (snapshot, "a2", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                      DAG_STATE_BREAK);
  activate (fixture, "win.show-page", "overview");
  dag_dashboard_apply (fixture->dashboard, snapshot);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_true (says (fixture, "<b>&amp; <span"));
}

/* The size and the page are there again the next time. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  user_data)
{
  GSettings *settings = dag_application_get_settings (fixture->application);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 777, 555);
  dag_test_await (gtk_widget_get_width (GTK_WIDGET (fixture->window)) < 800, 5000);
  gtk_window_close (GTK_WINDOW (fixture->window));
  dag_test_await (g_settings_get_int (settings, DAG_KEY_WINDOW_WIDTH) == 777, 5000);
  g_assert_cmpint (g_settings_get_int (settings, DAG_KEY_WINDOW_HEIGHT), ==, 555);
  fixture->window = dag_window_new (fixture->application);
  g_assert_cmpstr (dag_window_get_page_name (fixture->window), ==, "overview");
}

/* A centre named on the command line is asked at the pace of the settings. */
static void
test_url_pace (Fixture       *fixture,
               gconstpointer  user_data)
{
  GSettings *settings = dag_application_get_settings (fixture->application);
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
  gboolean started;

  g_settings_set_uint (settings, DAG_KEY_POLL_INTERVAL, 300);
  g_variant_dict_insert (&options, "url", "s", "http://127.0.0.1:1/");
  g_assert_true (dag_application_options_apply (fixture->application, &options, &started, NULL));
  apply_centre (fixture);
  wait_s (fixture, 120);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_LIVE);
  g_settings_set_uint (settings, DAG_KEY_POLL_INTERVAL, 10);
  g_assert_cmpint (dag_dashboard_get_state (fixture->dashboard), ==, DAG_DASHBOARD_STALE);
  g_settings_reset (settings, DAG_KEY_POLL_INTERVAL);
}

#define ADD(path, function) \
  g_test_add ("/window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  application = dag_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/window/mode-choice", test_mode_choice);
  ADD ("accels", test_accels);
  ADD ("pages", test_pages);
  ADD ("pause", test_pause);
  ADD ("notice", test_notice);
  ADD ("notice-auth", test_notice_auth);
  ADD ("notice-patience", test_notice_patience);
  ADD ("alert-floats", test_alert_floats);
  ADD ("failed", test_failed);
  ADD ("sizes", test_sizes);
  ADD ("page-focus", test_page_focus);
  ADD ("drawer-focus", test_drawer_focus);
  ADD ("overview", test_overview);
  ADD ("partial", test_partial);
  ADD ("nothing", test_nothing);
  ADD ("names", test_names);
  ADD ("kept", test_kept);
  ADD ("url-pace", test_url_pace);
  return g_test_run ();
}
