/* test-history.c - the past on the same pages: scrubbed, by team unless asked, seven days named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "dag-break-acts.h"
#include "dag-break-live.h"
#include "dag-changes-list.h"
#include "dag-chart.h"
#include "dag-csv.h"
#include "dag-day-report-print.h"
#include "dag-day-report-view.h"
#include "dag-day-scrubber.h"
#include "dag-history-page.h"
#include "dag-past-teams.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-rows.h"
#include "dag-stage.h"
#include "dag-test-widgets.h"
#include "dag-time.h"
#include "dag-trend-card.h"
#include "dag-words-report.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define TOLD "Nobody watched then: known by the quarter of an hour"

static DagHistoryPage *
get_page (DagStage *stage)
{
  return DAG_HISTORY_PAGE (stage->page);
}

static DagPast *
get_past (DagStage *stage)
{
  return dag_history_page_get_past (get_page (stage));
}

static DagSnapshot *
get_picture (DagStage *stage)
{
  return dag_dashboard_get_snapshot (dag_past_get_dashboard (get_past (stage)));
}

static DagDayScrubber *
get_scrubber (DagStage *stage)
{
  return DAG_DAY_SCRUBBER (
      dag_stage_find (GTK_WIDGET (stage->page), DAG_TYPE_DAY_SCRUBBER));
}

/* As a person sees it: what was asked for has been read, and drawn. */
static void
settle (DagStage *stage)
{
  dag_test_await (!dag_past_is_reading (get_past (stage)), 10000);
  dag_stage_draw (stage);
}

/* Forty minutes were watched; the page is open on the day. */
static void
open_page (DagStage *stage)
{
  dag_stage_open (stage, dag_history_page_new, 12, 40);
  for (guint i = 0; i < 40; i++)
    dag_stage_poll (stage);
  dag_past_read_days (get_past (stage));
  dag_test_await (dag_past_has_picture (get_past (stage)), 10000);
  settle (stage);
}

static void
move (DagStage *stage,
      int       minutes)
{
  dag_day_scrubber_move (get_scrubber (stage), minutes);
  settle (stage);
}

static int64_t
get_waiting (DagSnapshot *snapshot)
{
  return ((DagQueueSample *) snapshot->queues->pdata[0])->waiting;
}

/* What was seen at a minute is what is shown of it, wherever one comes from. */
static void
test_scrub (void)
{
  DagStage stage;
  DagCentre then;
  int64_t now_us;

  open_page (&stage);
  now_us = dag_dashboard_get_snapshot (stage.dashboard)->taken_at_us;
  for (int step = -7; step <= 5; step += 6)
    {
      g_autoptr (DagSnapshot) seen = NULL;

      move (&stage, step);
      then = stage.centre;
      then.minute = (guint) ((dag_past_get_at (get_past (&stage)) - DAG_CENTRE_START) / MINUTE_US);
      seen = dag_centre_snapshot (&then);
      g_assert_cmpint (get_picture (&stage)->taken_at_us, ==, dag_past_get_at (get_past (&stage)));
      g_assert_cmpint (get_waiting (get_picture (&stage)), ==, get_waiting (seen));
    }
  move (&stage, -100000);
  g_assert_cmpint (dag_past_get_at (get_past (&stage)), <, now_us - 30 * MINUTE_US);
  move (&stage, 100000);
  g_assert_cmpint (dag_past_get_at (get_past (&stage)), ==, now_us);
  /* The live one went on all the while. */
  g_assert_cmpint (dag_dashboard_get_snapshot (stage.dashboard)->taken_at_us, ==, now_us);
  g_assert_false (dag_dashboard_is_past (stage.dashboard));
  dag_stage_close (&stage);
}

/* Many moments are asked for at once: the last one is shown, and the read ones are few. */
static void
test_scrub_fast (void)
{
  DagStage stage;
  int64_t at_us;

  open_page (&stage);
  for (guint i = 0; i < 25; i++)
    dag_day_scrubber_move (get_scrubber (&stage), -1);
  at_us = dag_day_scrubber_get_at (get_scrubber (&stage));
  settle (&stage);
  g_assert_cmpint (get_picture (&stage)->taken_at_us, ==, at_us);
  dag_stage_close (&stage);
}

static void
test_slider_spoken (void)
{
  DagStage stage;
  GtkAccessible *scrubber;

  open_page (&stage);
  scrubber = GTK_ACCESSIBLE (get_scrubber (&stage));
  g_assert_cmpint (gtk_accessible_get_accessible_role (scrubber), ==,
                   GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scrubber, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Time of the day");
  move (&stage, 100000);
  gtk_test_accessible_assert_property (scrubber, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "12:50");
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, "As it was at 12:50"));
  dag_stage_close (&stage);
}

/* ── People ────────────────────────────────────────────────────────────────────────── */

static gboolean
names_anybody (DagSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      if (agent->name != NULL || agent->reason != NULL || agent->queues != NULL)
        return TRUE;
    }
  return FALSE;
}

static GtkToggleButton *
get_people_button (DagStage *stage)
{
  return GTK_TOGGLE_BUTTON (
      dag_test_find (stage->window, GTK_TYPE_TOGGLE_BUTTON, "Name People"));
}

/* The past is told by team; a person is named where that was asked for, and only there. */
static void
test_people (void)
{
  DagStage stage;

  open_page (&stage);
  g_assert_cmpuint (get_picture (&stage)->agents->len, ==, 40);
  g_assert_false (names_anybody (get_picture (&stage)));
  g_assert_null (get_people_button (&stage));
  dag_history_page_show_tab (get_page (&stage), "team");
  settle (&stage);
  g_assert_false (names_anybody (get_picture (&stage)));
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, "Noord"));

  gtk_toggle_button_set_active (get_people_button (&stage), TRUE);
  settle (&stage);
  g_assert_true (names_anybody (get_picture (&stage)));
  g_assert_cmpuint (dag_slot_model_get_n_records (dag_dashboard_get_agents (
                        dag_past_get_dashboard (get_past (&stage)))),
                    ==, 40);
  dag_history_page_show_tab (get_page (&stage), "queues");
  settle (&stage);
  g_assert_false (names_anybody (get_picture (&stage)));
  dag_stage_close (&stage);
}

/* The breaks of a day that went by: by team; the lanes of persons where that was asked for,
 * by the rules and with the notes of today, and nothing can be planned in them. */
static void
test_breaks (void)
{
  DagStage stage;
  DagBreakLive *then;
  DagBreakLive *now;
  GPtrArray *lanes;
  const DagBreakLane *lane;

  open_page (&stage);
  dag_history_page_show_tab (get_page (&stage), "breaks");
  settle (&stage);
  g_assert_false (names_anybody (get_picture (&stage)));
  g_assert_false (gtk_toggle_button_get_active (get_people_button (&stage)));

  gtk_toggle_button_set_active (get_people_button (&stage), TRUE);
  settle (&stage);
  g_assert_true (names_anybody (get_picture (&stage)));
  then = dag_dashboard_get_breaks (dag_past_get_dashboard (get_past (&stage)));
  now = dag_dashboard_get_breaks (stage.dashboard);
  dag_break_live_finish (then);
  g_assert_true (dag_break_live_is_past (then));
  g_assert_false (dag_break_live_is_past (now));
  g_assert_true (dag_break_live_get_config (then) == dag_break_live_get_config (now));
  g_assert_true (dag_break_live_get_plans (then) == dag_break_live_get_plans (now));
  lanes = dag_break_live_list (then);
  g_assert_cmpuint (lanes->len, >, 0);
  lane = g_ptr_array_index (lanes, 0);
  g_assert_cmpint (lane->at_us, <=, dag_past_get_at (get_past (&stage)));
  g_assert_false (dag_break_acts_do (then, lane->sample->id, "plan", lane->at_us,
                                     dag_dashboard_get_zone (stage.dashboard)));
  g_assert_cmpuint (g_list_model_get_n_items (dag_board_get_entries (
                        dag_dashboard_get_board (stage.dashboard), DAG_BOARD_BREAK_PLAN)),
                    ==, 0);
  dag_history_page_show_tab (get_page (&stage), "team");
  settle (&stage);
  g_assert_false (names_anybody (get_picture (&stage)));
  dag_stage_close (&stage);
}

/* Eight days later nobody is named any more. */
static void
test_seven_days (void)
{
  DagStage stage;

  open_page (&stage);
  stage.centre.minute += 8 * 24 * 60;
  dag_stage_poll (&stage);
  dag_past_read_days (get_past (&stage));
  dag_history_page_show_tab (get_page (&stage), "team");
  dag_stage_draw (&stage);
  dag_history_page_step_day (get_page (&stage), 100);
  settle (&stage);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_people_button (&stage))));
  gtk_toggle_button_set_active (get_people_button (&stage), TRUE);
  settle (&stage);
  g_assert_true (names_anybody (get_picture (&stage)));
  dag_history_page_step_day (get_page (&stage), -100);
  settle (&stage);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_people_button (&stage))));
  g_assert_false (names_anybody (get_picture (&stage)));
  dag_stage_close (&stage);
}

/* ── Pages ─────────────────────────────────────────────────────────────────────────── */

/* What leads to the queues leads to the queues of then. */
static void
test_stays_in_past (void)
{
  DagStage stage;
  DagPage *overview;
  DagPage *queues;

  open_page (&stage);
  overview = dag_history_page_get_inner (get_page (&stage), "overview");
  g_assert_nonnull (overview);
  g_assert_false (gtk_widget_get_mapped (
      dag_stage_find (GTK_WIDGET (overview), DAG_TYPE_CHANGES_LIST)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (overview), "win.show", "s",
                                             "queues:q000"));
  settle (&stage);
  queues = dag_history_page_get_inner (get_page (&stage), "queues");
  g_assert_true (DAG_IS_QUEUES_PAGE (queues));
  g_assert_true (dag_dashboard_is_past (dag_page_get_dashboard (queues)));
  g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, "Facturen");
  g_assert_true (dag_page_go_back (stage.page));
  g_assert_null (dag_page_get_detail_title (stage.page));
  g_assert_false (dag_page_go_back (stage.page));
  dag_stage_close (&stage);
}

/* What the window does with it: here, which page is asked for. */
static void
on_page_asked (GSimpleAction *action,
               GVariant      *parameter,
               char         **page)
{
  g_free (*page);
  *page = g_variant_dup_string (parameter, NULL);
}

/* "Now" leaves the past, for the same page as it is now; of a report there is none. */
static void
test_now (void)
{
  static const char *const leads_to[][2] = {
    { "overview", "overview" }, { "queues", "queues" }, { "team", "team" },
    { "breaks", "breaks" },     { "report", "overview" },
  };
  g_autoptr (GSimpleActionGroup) window = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-page", G_VARIANT_TYPE_STRING);
  g_autofree char *page = NULL;
  DagStage stage;
  GtkWidget *now;

  open_page (&stage);
  g_signal_connect (show, "activate", G_CALLBACK (on_page_asked), &page);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (show));
  gtk_widget_insert_action_group (stage.window, "win", G_ACTION_GROUP (window));
  now = dag_test_find (stage.window, GTK_TYPE_BUTTON, "Now");
  g_assert_true (gtk_widget_get_mapped (now));
  g_assert_true (gtk_widget_get_focusable (now));
  for (guint i = 0; i < G_N_ELEMENTS (leads_to); i++)
    {
      dag_history_page_show_tab (get_page (&stage), leads_to[i][0]);
      settle (&stage);
      g_clear_pointer (&page, g_free);
      g_signal_emit_by_name (now, "clicked");
      g_assert_cmpstr (page, ==, leads_to[i][1]);
    }
  gtk_widget_insert_action_group (stage.window, "win", NULL);
  dag_stage_close (&stage);
}

/* ── The report ────────────────────────────────────────────────────────────────────── */

static DagDayReportView *
get_report_view (DagStage *stage)
{
  return DAG_DAY_REPORT_VIEW (
      dag_stage_find (GTK_WIDGET (stage->page), DAG_TYPE_DAY_REPORT_VIEW));
}

static void
test_report (void)
{
  DagStage stage;
  const DagDayReport *report;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *offered = NULL;

  open_page (&stage);
  stage.centre.minute += 60; /* nobody watches over lunch */
  dag_stage_poll (&stage);
  dag_past_read_days (get_past (&stage));
  settle (&stage);
  dag_history_page_show_tab (get_page (&stage), "report");
  dag_test_await (dag_day_report_view_get_report (get_report_view (&stage)) != NULL, 10000);
  dag_stage_draw (&stage);
  report = dag_day_report_view_get_report (get_report_view (&stage));
  g_assert_cmpuint (report->queues->len, ==, 12);
  g_assert_cmpuint (report->n_gaps, ==, 1); /* and it says so */
  g_assert_cmpint ((report->gap_from_us - DAG_CENTRE_START) / MINUTE_US, ==, 170);
  g_assert_cmpint ((report->gap_to_us - DAG_CENTRE_START) / MINUTE_US, ==, 231);
  g_assert_nonnull (report->live);
  g_assert_cmpuint (report->teams->len, >, 0);
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, "Phone and chat together"));

  bytes = dag_words_report_csv (report, dag_dashboard_get_zone (stage.dashboard));
  rows = dag_csv_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_assert_cmpuint (rows->len, ==, 13);
  g_assert_cmpstr (((char **) rows->pdata[1])[0], ==, "2026-11-23");
  offered = g_strdup_printf (
      "%" G_GINT64_FORMAT, ((DagReportQueue *) report->queues->pdata[0])->counts.offered);
  g_assert_cmpstr (((char **) rows->pdata[1])[3], ==, offered);
  dag_stage_close (&stage);
}

static gboolean
is_whole_pdf (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &text, &length, NULL) && length > 1000
         && g_str_has_prefix (text, "%PDF")
         && g_strstr_len (text + length - 16, 16, "%%EOF") != NULL;
}

static void
test_print (void)
{
  DagStage stage;
  g_autofree char *folder = g_dir_make_tmp ("dag-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "day.pdf", NULL);
  g_autoptr (GError) error = NULL;

  open_page (&stage);
  dag_history_page_show_tab (get_page (&stage), "report");
  dag_test_await (dag_day_report_view_get_report (get_report_view (&stage)) != NULL, 10000);
  g_assert_true (dag_day_report_print (
      dag_day_report_view_get_report (get_report_view (&stage)),
      dag_dashboard_get_zone (stage.dashboard), NULL, path, &error));
  g_assert_no_error (error);
  dag_test_await (is_whole_pdf (path), 20000);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  dag_stage_close (&stage);
}

/* More queues than a page has lines: they are on two, each with its number. */
static void
test_print_pages (void)
{
  DagHistoryDay day = { .from_us = DAG_CENTRE_START, .to_us = DAG_CENTRE_START + 1,
                        .first_us = DAG_CENTRE_START, .last_us = DAG_CENTRE_START };
  const char *look = g_getenv ("DAG_LOOK"); /* keeps it there, to be looked at */
  g_autofree char *folder = g_dir_make_tmp ("dag-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (look != NULL ? look : folder, "day.pdf", NULL);
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (DagDayReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 70; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup_printf ("Queue %u", i);
      interval->start_us = DAG_CENTRE_START;
      interval->minutes = 15;
      interval->counts.offered = i;
      g_ptr_array_add (intervals, interval);
    }
  report = dag_day_report_new (&day, NULL, intervals, NULL, DAG_SERVICE_LEVEL_STRICT);
  g_assert_true (dag_day_report_print (report, zone, NULL, path, &error));
  g_assert_no_error (error);
  dag_test_await (is_whole_pdf (path), 20000);
  if (look == NULL)
    g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_empty (void)
{
  DagStage stage;

  dag_stage_open (&stage, dag_history_page_new, 0, 0);
  dag_stage_draw (&stage);
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, "No History Yet"));
  g_assert_false (dag_page_export (stage.page));
  dag_stage_close (&stage);
}

static gboolean
is_said (DagStage   *stage,
         const char *text)
{
  GtkWidget *label = dag_test_find (stage->window, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Of a moment at which nobody watched there is nothing, of its day there is a report. */
static void
test_unwatched (void)
{
  static const struct
  {
    const char *tab;
    gboolean is_of_day;
  } cases[] = {
    { "queues", FALSE }, { "report", TRUE }, { "team", FALSE }, { "breaks", TRUE },
    { "overview", FALSE },
  };
  DagStage stage;

  open_page (&stage);
  dag_past_show (get_past (&stage), DAG_CENTRE_START - 60 * MINUTE_US);
  settle (&stage);
  g_assert_false (dag_past_has_picture (get_past (&stage)));
  g_assert_true (is_said (&stage, "Nothing Was Kept of This Moment"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dag_history_page_show_tab (get_page (&stage), cases[i].tab);
      dag_stage_draw (&stage);
      g_test_message ("%s", cases[i].tab);
      g_assert_cmpint (is_said (&stage, "Nothing Was Kept of This Moment"), ==,
                       !cases[i].is_of_day);
    }
  dag_stage_close (&stage);
}

/* Of yesterday the source told quarters, and nobody watched it: the page opens on today, and
 * says of yesterday in a sentence what it is made of. */
static void
test_told (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  int64_t today_us;
  const DagHistoryDay *day;

  dag_stage_open (&stage, dag_history_page_new, 12, 40);
  today_us = dag_time_start_of_day (DAG_CENTRE_START, dag_dashboard_get_zone (stage.dashboard));
  for (int quarter = -40; quarter < -20; quarter++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup ("q000");
      interval->start_us = today_us + quarter * 15 * MINUTE_US;
      interval->minutes = 15;
      interval->counts.offered = 10;
      g_ptr_array_add (intervals, interval);
    }
  dag_history_add_intervals (dag_dashboard_get_history (stage.dashboard), intervals);
  for (guint i = 0; i < 20; i++)
    dag_stage_poll (&stage);
  dag_past_read_days (get_past (&stage));
  dag_test_await (dag_past_has_picture (get_past (&stage)), 10000);
  settle (&stage);
  day = dag_past_get_day (get_past (&stage));
  g_assert_cmpint (day->from_us, ==, today_us);
  g_assert_null (dag_test_find (stage.window, GTK_TYPE_LABEL, TOLD));

  dag_history_page_step_day (get_page (&stage), -1);
  settle (&stage);
  g_assert_true (dag_past_has_picture (get_past (&stage)));
  g_assert_nonnull (dag_test_find (stage.window, GTK_TYPE_LABEL, TOLD));
  g_assert_cmpint (get_waiting (get_picture (&stage)), ==, DAG_COUNT_ABSENT);
  dag_stage_close (&stage);
}

/* Two hours, a day, a week, a month: each reads what it shows, at its own pace. */
static void
test_ranges (void)
{
  DagStage stage;
  DagTrendCard *card;
  DagChart *chart;

  open_page (&stage);
  card = DAG_TREND_CARD (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TREND_CARD));
  chart = DAG_CHART (dag_stage_find (GTK_WIDGET (card), DAG_TYPE_CHART));
  for (guint i = 0; i < DAG_N_TREND_RANGES; i++)
    {
      g_autofree char *summary = NULL;

      dag_trend_card_set_range (card, (DagTrendRange) i);
      g_assert_cmpint (dag_trend_card_get_range (card), ==, (int) i);
      settle (&stage);
      summary = dag_chart_dup_summary (chart);
      g_assert_true (g_str_has_prefix (summary, "Waiting: "));
      g_assert_null (strstr (summary, "not known yet"));
      /* Another day is named with its date. */
      g_assert_cmpint (strstr (summary, "Mon 23 Nov") != NULL, ==, i >= DAG_TREND_WEEK);
    }
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/history/scrub", test_scrub);
  g_test_add_func ("/history/scrub-fast", test_scrub_fast);
  g_test_add_func ("/history/F-C07/slider-spoken", test_slider_spoken);
  g_test_add_func ("/history/people", test_people);
  g_test_add_func ("/history/breaks", test_breaks);
  g_test_add_func ("/history/seven-days", test_seven_days);
  g_test_add_func ("/history/stays-in-past", test_stays_in_past);
  g_test_add_func ("/history/now", test_now);
  g_test_add_func ("/history/report", test_report);
  g_test_add_func ("/history/print", test_print);
  g_test_add_func ("/history/print-pages", test_print_pages);
  g_test_add_func ("/history/empty", test_empty);
  g_test_add_func ("/history/unwatched", test_unwatched);
  g_test_add_func ("/history/told", test_told);
  g_test_add_func ("/history/ranges", test_ranges);
  return g_test_run ();
}
