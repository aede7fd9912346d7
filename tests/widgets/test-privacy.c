/* test-privacy.c - the privacy page, its sheet and its log, hidden names, restricted people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "config.h"
#include "dag-agent-columns.h"
#include "dag-alert-watch.h"
#include "dag-board-kind.h"
#include "dag-break-live.h"
#include "dag-breaks-page.h"
#include "dag-names-guard.h"
#include "dag-no-alert.h"
#include "dag-people.h"
#include "dag-person-log.h"
#include "dag-privacy-settings.h"
#include "dag-privacy-window.h"
#include "dag-purpose-page.h"
#include "dag-resources.h"
#include "dag-rows.h"
#include "dag-settings.h"
#include "dag-stage.h"
#include "dag-table.h"
#include "dag-team-page.h"
#include "dag-test-widgets.h"
#include "dag-words-privacy.h"

#include <glib/gstdio.h>
#include <string.h>

static DagBreakLive *
get_breaks (DagStage *stage)
{
  return dag_dashboard_get_breaks (stage->dashboard);
}

/* A new kind of the board is on the works council's sheet the day it is in the program. */
static void
test_sheet (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagPrivacyFacts) facts = dag_privacy_settings_read (settings, NULL, NULL);
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *text = NULL;
  guint n_kinds = 0;

  dag_board_kind_get_all (&n_kinds);
  g_assert_cmpuint (facts->boards->len, ==, n_kinds);
  facts->people_days = 5;
  facts->hide_after_min = 3;
  sections = dag_words_privacy_sheet (facts);
  text = dag_words_privacy_text (sections, 0);
  for (guint i = 0; i < n_kinds; i++)
    g_assert_nonnull (dag_board_kind_find (
        ((DagPrivacyBoard *) g_ptr_array_index (facts->boards, i))->kind));
  g_assert_nonnull (strstr (text, "What each person did and since when: 5 days."));
  g_assert_nonnull (strstr (text, "Planned breaks (names people): 90 days."));
  g_assert_nonnull (strstr (text, "after 3 minutes without a key or the pointer"));
  g_assert_nonnull (strstr (text, "A long break is never an alarm."));
}

/* The page of purposes says what is set, and not what once was. */
static void
test_purpose (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagPrivacyFacts) facts = NULL;
  g_autofree char *how_long = NULL;
  GtkWidget *page;

  g_settings_set_uint (settings, DAG_KEY_KEEP_PEOPLE, 3);
  facts = dag_privacy_settings_read (settings, NULL, NULL);
  how_long = dag_words_privacy_how_long (facts);
  g_assert_nonnull (strstr (how_long, "what each person did for 3 days"));
  page = g_object_ref_sink (dag_purpose_page_new ());
  g_assert_nonnull (dag_test_find (page, GTK_TYPE_LABEL, how_long));
  g_object_unref (page);
  g_settings_reset (settings, DAG_KEY_KEEP_PEOPLE);
}

/* Who looked at whom: without a name in the file, for a year. */
static void
test_log (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-care-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "privacy.log", NULL);
  g_autofree char *text = NULL;
  g_autofree char *print = dag_person_log_dup_print ("anna");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  int64_t now_us = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC;
  const DagPersonAct *act;

  g_assert_true (dag_person_log (folder, DAG_PERSON_EXPORT, "old",
                                 now_us - (int64_t) 366 * 24 * 3600 * G_USEC_PER_SEC, &error));
  g_assert_true (dag_person_log (folder, DAG_PERSON_VIEW, "anna", now_us, &error));
  g_assert_no_error (error);
  acts = dag_person_log_read (folder, 10);
  g_assert_cmpuint (acts->len, ==, 2);
  act = g_ptr_array_index (acts, 0);
  g_assert_cmpstr (act->act, ==, DAG_PERSON_VIEW);
  g_assert_cmpstr (act->print, ==, print);
  g_assert_true (dag_person_log_purge (folder, now_us, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "anna"));
  g_assert_null (strstr (text, DAG_PERSON_EXPORT));
  g_assert_nonnull (strstr (text, DAG_PERSON_VIEW));
  g_unlink (path);
  g_rmdir (folder);
}

static gboolean
is_on (GAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_variant_get_boolean (state);
}

/* Nobody touched anything for long enough: names hide; without that setting they stay. */
static void
test_names_guard (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  GtkWidget *window = g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL);
  g_autoptr (GSimpleAction) hide
      = g_simple_action_new_stateful ("hide-names", NULL, g_variant_new_boolean (FALSE));
  int64_t now_us = g_get_monotonic_time ();
  DagNamesGuard *guard;

  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (hide));
  guard = dag_names_guard_add (GTK_APPLICATION_WINDOW (window), settings);
  dag_names_guard_check (guard, now_us + (int64_t) 3600 * G_USEC_PER_SEC);
  g_assert_false (is_on (G_ACTION (hide)));
  g_settings_set_uint (settings, DAG_KEY_HIDE_NAMES, 5);
  dag_names_guard_check (guard, now_us + (int64_t) 240 * G_USEC_PER_SEC);
  g_assert_false (is_on (G_ACTION (hide)));
  dag_names_guard_check (guard, now_us + (int64_t) 360 * G_USEC_PER_SEC);
  g_assert_true (is_on (G_ACTION (hide)));
  g_settings_reset (settings, DAG_KEY_HIDE_NAMES);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Opened, the window says the sheet, whom it may be asked about, and who looked. */
static void
test_privacy_window (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  DagPrivacyWindow *window = dag_privacy_window_new (NULL, dashboard);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (dag_test_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "What people can ask"));
  dag_test_await (dag_test_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Who looked") != NULL,
                  20000);
  g_assert_nonnull (dag_test_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                                   "Name, or id at the contact centre"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who asked that their data is not used: still one of those at work, by name and state, and
 * nothing more; no lane, no figure, no plan, no alert, nothing that happened. */
static void
test_restrict (void)
{
  DagStage stage;
  DagTable *table;
  DagSlotModel *agents;
  const char *ids[] = { NULL, NULL };
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) people = NULL;
  const DagAgentRow *row = NULL;
  guint position = 0;
  int64_t n_staffed;

  dag_stage_open (&stage, dag_team_page_new, 3, 20);
  for (guint i = 0; i < 12; i++)
    {
      stage.centre.minute += 9;
      dag_stage_poll (&stage);
    }
  dag_break_live_finish (get_breaks (&stage));
  agents = dag_dashboard_get_agents (stage.dashboard);
  while (row == NULL || dag_break_live_find (get_breaks (&stage), row->sample->id) == NULL)
    row = dag_slot_model_get_record (agents, position++);
  id = g_strdup (row->sample->id);
  ids[0] = id;
  n_staffed = dag_dashboard_get_totals (stage.dashboard)->staffed;

  dag_dashboard_set_restricted (stage.dashboard, ids);
  dag_break_live_finish (get_breaks (&stage));
  g_assert_true (dag_dashboard_is_restricted (stage.dashboard, id));
  g_assert_cmpuint (dag_dashboard_count_restricted (stage.dashboard), ==, 1);
  g_assert_null (dag_break_live_find (get_breaks (&stage), id));
  g_assert_null (dag_dashboard_get_track (stage.dashboard, id));
  g_assert_cmpint (dag_dashboard_get_totals (stage.dashboard)->staffed, ==, n_staffed);
  people = dag_people_list (stage.dashboard, NULL); /* nobody calls them at the day start */
  g_assert_cmpuint (people->len, ==, 19);
  g_assert_null (dag_people_find (people, id));

  for (guint i = 0; i < 60; i++) /* five hours without a break */
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      stage.centre.minute += 5;
      snapshot = dag_centre_snapshot (&stage.centre);
      for (guint j = 0; j < snapshot->agents->len; j++)
        {
          DagAgentSample *agent = g_ptr_array_index (snapshot->agents, j);

          if (g_str_equal (agent->id, id))
            agent->state = DAG_STATE_ON_CONTACT;
        }
      dag_dashboard_apply (stage.dashboard, snapshot);
      dag_alert_watch_flush (dag_dashboard_get_alerts (stage.dashboard));
    }
  dag_break_live_finish (get_breaks (&stage));
  dag_stage_draw (&stage);
  g_assert_null (dag_break_live_find (get_breaks (&stage), id));
  dag_assert_no_alert (dag_dashboard_get_alerts (stage.dashboard), id);
  for (guint i = 0; i < dag_dashboard_get_changes (stage.dashboard)->len; i++)
    g_assert_cmpstr (((DagChange *) dag_dashboard_get_changes (stage.dashboard)->pdata[i])->id,
                     !=, id);

  table = DAG_TABLE (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE));
  for (row = NULL, position = 0; row == NULL || !g_str_equal (row->sample->id, id); position++)
    row = dag_slot_model_get_record (agents, position);
  g_assert_cmpstr (dag_table_get_cell_text (table, position - 1, "credit"), ==, "–");
  g_assert_cmpint (row->sample->state, ==, DAG_STATE_ON_CONTACT);
  g_assert_cmpint (row->sample->today.handled, ==, DAG_COUNT_ABSENT);
  for (guint i = 0; i < dag_n_agent_columns; i++)
    {
      const DagColumn *column = &dag_agent_columns[i];
      DagGlance glance = { .now_us = dag_dashboard_get_now_us (stage.dashboard),
                           .breaks = get_breaks (&stage) };
      static const char *const figures[]
          = { "since", "stretch", "credit", "breaks", "row", "contacts", "load", NULL };
      g_autofree char *reason = NULL;
      g_autofree char *wanted = dag_words_restricted_figure ();

      if (g_strv_contains (figures, column->id))
        g_assert_cmpstr (reason = column->explain (row, &glance), ==, wanted);
    }

  dag_dashboard_set_restricted (stage.dashboard, NULL);
  for (guint i = 0; i < 3; i++)
    dag_stage_poll (&stage);
  dag_break_live_finish (get_breaks (&stage));
  g_assert_nonnull (dag_dashboard_get_track (stage.dashboard, id));
  dag_stage_close (&stage);
}

/* Set and lifted on the page of privacy; in the settings, in the sheet, and in the log. */
static void
test_restrict_settings (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagPrivacyFacts) facts = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) ids = NULL;

  dag_privacy_settings_set_restricted (settings, "one", "anna", 1700000000);
  dag_privacy_settings_set_restricted (settings, "one", "bilal", 1700000000);
  dag_privacy_settings_set_restricted (settings, "two", "anna", 1700000000);
  dag_privacy_settings_set_restricted (settings, "one", "bilal", 1700000001);
  dag_privacy_settings_set_restricted (settings, DAG_RESTRICTED_SIMULATION, "carla", 17);
  ids = dag_privacy_settings_dup_restricted (settings, "one");
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpint (dag_privacy_settings_get_restricted_since (settings, "one", "bilal"), ==,
                   1700000001);
  dag_privacy_settings_set_restricted (settings, "one", "bilal", 0);
  g_assert_cmpint (dag_privacy_settings_get_restricted_since (settings, "one", "bilal"), ==, 0);
  facts = dag_privacy_settings_read (settings, NULL, NULL);
  g_assert_cmpuint (facts->n_restricted, ==, 2);
  sections = dag_words_privacy_sheet (facts);
  text = dag_words_privacy_text (sections, 0);
  g_assert_nonnull (strstr (text, "To have its use restricted"));
  g_assert_nonnull (strstr (text, "That holds for 2 people now."));
  g_assert_null (strstr (text, "anna"));
  g_settings_reset (settings, DAG_KEY_RESTRICTED);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/widgets/privacy/sheet-from-registry", test_sheet);
  g_test_add_func ("/widgets/privacy/purposes-from-settings", test_purpose);
  g_test_add_func ("/widgets/privacy/log", test_log);
  g_test_add_func ("/widgets/privacy/names-hide", test_names_guard);
  g_test_add_func ("/widgets/privacy/window", test_privacy_window);
  g_test_add_func ("/widgets/privacy/restrict", test_restrict);
  g_test_add_func ("/widgets/privacy/restrict-settings", test_restrict_settings);
  return g_test_run ();
}
