/* test-care.c - who could go, break credit, planning: what is said of it, seen and spoken
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live.h"
#include "dag-agent-columns.h"
#include "dag-alert-item.h"
#include "dag-alert-watch.h"
#include "dag-board-kind.h"
#include "dag-breaks-page.h"
#include "dag-can-go-table.h"
#include "dag-cell.h"
#include "dag-history.h"
#include "dag-names-guard.h"
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
#include "dag-who-can-go.h"
#include "dag-words-breaks.h"
#include "dag-words-privacy.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define QUARTER_US ((int64_t) 900 * DAG_USEC_PER_SEC)

static DagBreakLive *
get_breaks (DagStage *stage)
{
  return dag_dashboard_get_breaks (stage->dashboard);
}

static GtkWidget *
find_cell (GtkWidget  *widget,
           const char *id,
           guint       position)
{
  GtkWidget *found = NULL;

  if (DAG_IS_CELL (widget) && g_str_equal (dag_cell_get_column (DAG_CELL (widget))->id, id)
      && dag_cell_get_slot (DAG_CELL (widget)) != NULL
      && dag_slot_get_position (dag_cell_get_slot (DAG_CELL (widget))) == position)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, id, position);
  return found;
}

/* The rings and the minutes of the Breaks page, and its sentence for a screen reader. */
static void
test_credit_column (void)
{
  DagStage stage;
  DagTable *table;
  guint n_owed = 0;

  dag_stage_open (&stage, dag_team_page_new, 3, 20);
  dag_stage_poll (&stage);
  dag_break_live_finish (get_breaks (&stage));
  dag_stage_draw (&stage);
  table = DAG_TABLE (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE));
  for (guint i = 0; i < 8; i++)
    {
      DagSlotModel *agents = dag_dashboard_get_agents (stage.dashboard);
      const DagAgentRow *row = dag_slot_model_get_record (agents, i);
      const DagBreakLane *lane = dag_break_live_find (get_breaks (&stage), row->sample->id);
      g_autofree char *text = NULL;
      g_autofree char *spoken = NULL;
      g_autofree char *label = NULL;

      if (lane == NULL || lane->credit.rule == NULL)
        continue;
      n_owed++;
      text = dag_words_break_credit (&lane->credit);
      spoken = dag_words_break_credit_explained (&lane->credit, lane->begins_us,
                                                 dag_dashboard_get_zone (stage.dashboard));
      label = g_strdup_printf ("Break credit: %s", spoken);
      g_assert_cmpstr (dag_table_get_cell_text (table, i, "credit"), ==, text);
      gtk_test_accessible_assert_property (find_cell (GTK_WIDGET (table), "credit", i),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    }
  g_assert_cmpuint (n_owed, >, 0);
  dag_stage_close (&stage);
}

/* Each moment with what it costs, in figures for the eye and in a sentence for the ear. */
static void
test_table (void)
{
  const char *spoken
      = "If one more person goes on a break now: service level from 80 to 76 %, mean wait from "
        "0:24 to 0:31; customers would notice. If one more person goes on a break in 10 minutes: "
        "hardly any contacts are expected. If one more person goes on a break in 20 minutes: "
        "service level from 80 to 80 %, mean wait from 0:24 to 0:24; 2 people could go unnoticed.";
  DagCanGoAnswer answer = { .n_can_go = { 0, 1, 2 } };
  GtkWidget *table = g_object_ref_sink (dag_can_go_table_new ());
  GtkWidget *grid;

  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    {
      answer.level[i] = (DagBand){ 0.7, 0.8, 0.9 };
      answer.level_one[i] = (DagBand){ 0.6, i == 2 ? 0.8 : 0.76, 0.9 };
      answer.wait[i] = (DagBand){ 10, 24, 60 };
      answer.wait_one[i] = (DagBand){ 12, i == 2 ? 24 : 31, 70 };
    }
  answer.level[1].middle = NAN; /* hardly anything comes in */
  dag_can_go_table_show (DAG_CAN_GO_TABLE (table), &answer);
  g_assert_nonnull (dag_test_find (table, GTK_TYPE_LABEL, "80 → 76 %"));
  g_assert_nonnull (dag_test_find (table, GTK_TYPE_LABEL, "0:24 → 0:31"));
  g_assert_nonnull (dag_test_find (table, GTK_TYPE_LABEL, "none"));
  g_assert_nonnull (dag_test_find (table, GTK_TYPE_LABEL, "stays 80 %"));
  g_assert_nonnull (dag_test_find (table, GTK_TYPE_LABEL, "in 20 min"));
  /* From right to left it must not turn into "76 → 80". */
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (
                       dag_test_find (table, GTK_TYPE_LABEL, "80 → 76 %")),
                   ==, GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  grid = gtk_widget_get_first_child (gtk_widget_get_first_child (table));
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  g_object_unref (table);
}

/* The source told what came in this morning: the outlook need not wait for a quarter. */
static void
tell_morning (DagStage *stage)
{
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (stage->dashboard);
  int64_t last_us = snapshot->taken_at_us / QUARTER_US * QUARTER_US;

  for (guint q = 0; q < snapshot->queues->len; q++)
    for (int i = 1; i <= 8; i++)
      {
        DagInterval *interval = dag_interval_new ();

        interval->queue = g_strdup (((DagQueueSample *) snapshot->queues->pdata[q])->id);
        interval->start_us = last_us - i * QUARTER_US;
        interval->minutes = 15;
        interval->counts.offered = 12;
        g_ptr_array_add (intervals, interval);
      }
  dag_history_add_intervals (dag_dashboard_get_history (stage->dashboard), intervals);
}

static const DagCanGoAnswer *
look (DagStage *stage)
{
  DagCanGo *can_go = dag_can_go_get (stage->dashboard);

  dag_can_go_look (can_go);
  return dag_can_go_get_answer (can_go);
}

/* An hour goes by, in which nobody has a break long enough. */
static void
watch (DagStage *stage)
{
  tell_morning (stage);
  for (guint i = 0; i < 60; i++)
    dag_stage_poll (stage);
  dag_break_live_finish (get_breaks (stage));
  dag_test_await (look (stage)->gap == DAG_CAN_GO_NO_GAP, 30000);
  dag_stage_draw (stage);
}

/* Who could go; no names where the lead hides them. */
static void
check_card (DagStage *stage)
{
  GtkWidget *card = g_object_ref_sink (dag_who_can_go_new ());
  const DagCanGoPerson *person = g_ptr_array_index (look (stage)->people, 0);
  g_autofree char *first = g_strdup (person->name);

  dag_who_can_go_update (DAG_WHO_CAN_GO (card), stage->dashboard, TRUE);
  g_assert_nonnull (dag_test_find (card, GTK_TYPE_LABEL, first));
  dag_who_can_go_update (DAG_WHO_CAN_GO (card), stage->dashboard, FALSE);
  g_assert_null (dag_test_find (card, GTK_TYPE_LABEL, first));
  g_object_unref (card);
}

/* From the press of the button to plans on the board, said in words, and undone at once. */
static void
test_can_go_and_plan (void)
{
  DagStage stage;
  GtkWidget *button;
  DagBoard *board;

  dag_stage_open (&stage, dag_breaks_page_new, 2, 8);
  watch (&stage);
  check_card (&stage);
  g_assert_true (gtk_widget_get_mapped (
      dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_CAN_GO_TABLE)));
  button = dag_test_find (GTK_WIDGET (stage.page), GTK_TYPE_BUTTON, "Plan the Breaks");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  board = dag_dashboard_get_board (stage.dashboard);
  dag_test_await (dag_board_get_undo_label (board) != NULL, 30000);
  g_assert_cmpstr (dag_board_get_undo_label (board), ==, "Plan the breaks");
  g_assert_true (dag_board_undo (board));
  g_assert_null (dag_board_get_undo_label (board));
  dag_stage_close (&stage);
}

/* The best moments are told for a team of any size: a big one is lived through fewer times. */
static void
test_moments_of_many (void)
{
  DagStage stage = { .centre = { .n_queues = 8, .n_agents = 320, .minute = 130, .seed = 3 },
                     .dashboard = dag_dashboard_new () };

  dag_stage_poll (&stage);
  tell_morning (&stage);
  for (guint i = 0; i < 9; i++)
    {
      stage.centre.minute += 4;
      dag_stage_poll (&stage);
    }
  dag_break_live_finish (get_breaks (&stage));
  dag_test_await (look (&stage)->gap == DAG_CAN_GO_NO_GAP, 60000);
  g_assert_cmpuint (look (&stage)->moments->len, >, 0);
  g_object_unref (stage.dashboard);
}

/* ── Privacy ───────────────────────────────────────────────────────────────────────── */

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
  g_assert_nonnull (dag_test_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Who looked"));
  g_assert_nonnull (dag_test_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                                   "Name, or id at the contact centre"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_no_alert (DagAlertWatch *watch,
                 const char    *id)
{
  GListModel *items = dag_alert_watch_get_items (watch);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);
      const DagAlert *alert = dag_alert_item_get_alert (item);

      g_assert_cmpstr (dag_alert_get_subject_id (alert, "agent:"), !=, id);
      g_assert_false (g_str_has_suffix (alert->subject, id));
    }
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
  assert_no_alert (dag_dashboard_get_alerts (stage.dashboard), id);
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

/* ── Pauses ────────────────────────────────────────────────────────────────────────── */

/* Below the minimum piece nothing about a person is shown: a visit to the toilet is in no
 * cell, no lane, no sentence and no detail; from five minutes on it is a pause. */
static void
test_short_pause_is_nowhere (void)
{
  static const int minutes[] = { 4, 6 };
  DagStage stage;
  g_autofree char *id = NULL;
  GPtrArray *agents;
  guint index = 0;

  dag_stage_open (&stage, dag_team_page_new, 2, 20);
  agents = dag_dashboard_get_snapshot (stage.dashboard)->agents;
  while (((DagAgentSample *) agents->pdata[index])->state > DAG_STATE_WRAP_UP)
    index++;
  id = g_strdup (((DagAgentSample *) agents->pdata[index])->id);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&stage.centre);
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, index);
      DagGlance glance = { .now_us = snapshot->taken_at_us };
      DagAgentRow row = { .sample = agent };
      g_autofree char *reason = NULL;

      g_free (agent->reason);
      agent->reason = g_strdup ("Toilet");
      agent->state = DAG_STATE_BREAK;
      agent->since_us = snapshot->taken_at_us - minutes[i] * 60 * DAG_USEC_PER_SEC;
      dag_dashboard_apply (stage.dashboard, snapshot);
      dag_break_live_finish (get_breaks (&stage));
      reason = dag_agent_row_dup_reason (&row, &glance);
      g_assert_cmpstr (reason, ==, minutes[i] < 5 ? "" : "Toilet");
      g_assert_cmpint (dag_break_live_find (get_breaks (&stage), id)->is_pausing, ==,
                       minutes[i] >= 5);
      stage.centre.minute += 10;
    }
  dag_stage_close (&stage);
}

/* A long break is never an alarm: four hours of lunch, and no alert is about that person;
 * not even who is longest away is listed. */
static void
test_long_break_is_no_alarm (void)
{
  g_autoptr (GPtrArray) care = NULL;
  g_autofree char *id = NULL;
  DagStage stage;
  DagAlertWatch *watch;
  int64_t since_us;

  dag_stage_open (&stage, dag_breaks_page_new, 2, 12);
  id = g_strdup (((DagAgentSample *) dag_dashboard_get_snapshot (stage.dashboard)
                      ->agents->pdata[0])->id);
  since_us = dag_dashboard_get_snapshot (stage.dashboard)->taken_at_us;
  for (guint i = 0; i < 49; i++)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;
      DagAgentSample *agent;

      stage.centre.minute += 5;
      snapshot = dag_centre_snapshot (&stage.centre);
      agent = g_ptr_array_index (snapshot->agents, 0);
      agent->state = DAG_STATE_BREAK;
      agent->since_us = since_us;
      g_free (agent->reason);
      agent->reason = g_strdup ("Lunch");
      dag_dashboard_apply (stage.dashboard, snapshot);
    }
  dag_break_live_finish (get_breaks (&stage));
  watch = dag_dashboard_get_alerts (stage.dashboard);
  dag_alert_watch_flush (watch);
  assert_no_alert (watch, id);
  care = dag_alert_watch_list_care (watch);
  for (guint i = 0; i < care->len; i++)
    g_assert_cmpstr (((DagAlertPerson *) care->pdata[i])->id, !=, id);
  g_assert_true (dag_break_live_find (get_breaks (&stage), id)->is_pausing);
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/widgets/care/credit-column", test_credit_column);
  g_test_add_func ("/widgets/care/can-go-table", test_table);
  g_test_add_func ("/widgets/care/can-go-and-plan", test_can_go_and_plan);
  g_test_add_func ("/widgets/care/moments-of-many", test_moments_of_many);
  g_test_add_func ("/widgets/care/privacy/sheet-from-registry", test_sheet);
  g_test_add_func ("/widgets/care/privacy/purposes-from-settings", test_purpose);
  g_test_add_func ("/widgets/care/privacy/log", test_log);
  g_test_add_func ("/widgets/care/privacy/names-hide", test_names_guard);
  g_test_add_func ("/widgets/care/privacy/window", test_privacy_window);
  g_test_add_func ("/widgets/care/privacy/restrict", test_restrict);
  g_test_add_func ("/widgets/care/privacy/restrict-settings", test_restrict_settings);
  g_test_add_func ("/widgets/care/long-break-is-no-alarm", test_long_break_is_no_alarm);
  g_test_add_func ("/widgets/care/short-pause-is-nowhere", test_short_pause_is_nowhere);
  return g_test_run ();
}
