/* test-care.c - who could go, break credit, planning: what is said of it, seen and spoken
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agent-columns.h"
#include "dag-alert-watch.h"
#include "dag-break-live.h"
#include "dag-breaks-page.h"
#include "dag-can-go-table.h"
#include "dag-cell.h"
#include "dag-history.h"
#include "dag-no-alert.h"
#include "dag-resources.h"
#include "dag-rows.h"
#include "dag-stage.h"
#include "dag-table.h"
#include "dag-team-page.h"
#include "dag-test-widgets.h"
#include "dag-who-can-go.h"
#include "dag-words-breaks.h"

#include <locale.h>
#include <math.h>

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

/* ── Pauses ────────────────────────────────────────────────────────────────────────── */

/* Whether the column, the tooltip and a file of the table tell how long a state lasts. */
static void
assert_timed (const DagAgentRow *row,
              const DagGlance   *glance,
              gboolean           is_told)
{
  for (guint i = 0; i < dag_n_agent_columns; i++)
    {
      const DagColumn *column = &dag_agent_columns[i];
      DagCellContent content = { 0 };
      g_autofree char *tip = NULL;

      if (!g_str_equal (column->id, "since"))
        continue;
      column->format (&content, row, (gpointer) glance);
      tip = column->explain (row, (gpointer) glance);
      g_assert_cmpint (content.text[0] != '\0', ==, is_told);
      g_assert_cmpint (dag_seconds_is_known (column->get_value (row, (gpointer) glance)), ==,
                       is_told);
      g_assert_cmpint (g_str_equal (tip, "Told from five minutes on."), !=, is_told);
      dag_cell_content_clear (&content);
    }
}

/* Below the minimum piece nothing about a person is shown: it is in no cell, no lane, no
 * sentence and no detail; from five minutes on it is a pause, with its reason. That somebody
 * went to the toilet is told of nobody, however long it took. */
static void
test_short_pause_is_nowhere (void)
{
  static const struct
  {
    int minutes;
    const char *reason;
    const char *told;
  } pauses[] = { { 4, "Lunch", "" }, { 6, "Lunch", "Lunch" }, { 6, "Toilet", "" } };
  DagStage stage;
  g_autofree char *id = NULL;
  GPtrArray *agents;
  guint index = 0;

  dag_stage_open (&stage, dag_team_page_new, 2, 20);
  agents = dag_dashboard_get_snapshot (stage.dashboard)->agents;
  while (((DagAgentSample *) agents->pdata[index])->state > DAG_STATE_WRAP_UP)
    index++;
  id = g_strdup (((DagAgentSample *) agents->pdata[index])->id);
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&stage.centre);
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, index);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      DagGlance glance = { .now_us = snapshot->taken_at_us, .zone = utc };
      DagAgentRow row = { .sample = agent };
      g_autofree char *reason = NULL;

      g_free (agent->reason);
      agent->reason = g_strdup (pauses[i].reason);
      agent->state = DAG_STATE_BREAK;
      agent->since_us = snapshot->taken_at_us - pauses[i].minutes * 60 * DAG_USEC_PER_SEC;
      dag_dashboard_apply (stage.dashboard, snapshot);
      dag_break_live_finish (get_breaks (&stage));
      reason = dag_agent_row_dup_reason (&row, &glance);
      g_assert_cmpstr (reason, ==, pauses[i].told);
      assert_timed (&row, &glance, pauses[i].minutes >= 5);
      g_assert_cmpint (dag_break_live_find (get_breaks (&stage), id)->is_pausing, ==,
                       pauses[i].minutes >= 5);
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
  dag_assert_no_alert (watch, id);
  care = dag_alert_watch_list_care (watch);
  for (guint i = 0; i < care->len; i++)
    g_assert_cmpstr (((DagAlertPerson *) care->pdata[i])->id, !=, id);
  g_assert_true (dag_break_live_find (get_breaks (&stage), id)->is_pausing);
  dag_stage_close (&stage);
}

/* Thousands are told as the locale writes them. */
static void
test_count (void)
{
  const char *there = setlocale (LC_NUMERIC, "nl_NL.UTF-8"); /* (nullable) */
  g_autofree char *words = NULL;
  DagBreakLive *breaks;
  DagStage stage;
  guint n;

  dag_stage_open (&stage, dag_breaks_page_new, 3, 2000);
  dag_stage_poll (&stage);
  breaks = get_breaks (&stage);
  dag_break_live_finish (breaks);
  dag_stage_draw (&stage);
  n = g_list_model_get_n_items (G_LIST_MODEL (dag_break_live_get_lanes (breaks)));
  g_assert_cmpuint (n, >, 1000);
  words = g_strdup_printf (there != NULL ? "%u.%03u people" : "%u%03u people",
                           n / 1000, n % 1000);
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, words));
  dag_stage_close (&stage);
  setlocale (LC_NUMERIC, "C");
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
  g_test_add_func ("/widgets/care/long-break-is-no-alarm", test_long_break_is_no_alarm);
  g_test_add_func ("/widgets/care/short-pause-is-nowhere", test_short_pause_is_nowhere);
  g_test_add_func ("/widgets/care/count-of-many", test_count);
  return g_test_run ();
}
