/* test-alert-watch.c - alerts over a restart, of ten thousand people, and in the right words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-days.h"
#include "dag-alert-rules-file.h"
#include "dag-alert-watch.h"
#include "dag-break-live.h"
#include "dag-sample.h"
#include "dag-sim-day.h"
#include "dag-test-store.h"
#include "dag-test.h"
#include "dag-time.h"
#include "dag-words-alert.h"

#include <string.h>
#include <time.h>

#define MOST_MS 8.0

static DagAlertItem *
find_firing (DagAlertWatch *watch)
{
  g_autoptr (GPtrArray) open = dag_alert_watch_list_open (watch);

  for (guint i = 0; i < open->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (open, i);

      if (dag_alert_item_get_alert (item)->state == DAG_ALERT_FIRING)
        return item;
    }
  g_assert_not_reached ();
}

/* Moves every item of one board to another, as the disk does over a restart. */
static void
copy_board (DagBoard *from,
            DagBoard *to)
{
  GListModel *entries = dag_board_get_entries (from, DAG_BOARD_ALERT);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, i);

      g_assert_true (dag_board_merge (to, dag_board_entry_get_item (entry)));
    }
}

/* Of people only what somebody acted on is written down. */
static guint
count_kept (GListModel *items)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);
      gboolean kept = dag_alert_item_get_entry (item) != NULL;

      g_assert_true (kept || dag_alert_item_get_alert (item)->rule->scope
                                 == DAG_ALERT_ABOUT_AGENT);
      n += kept ? 1 : 0;
    }
  return n;
}

/* How often each rule spoke, and how often somebody acted, is known after a restart too. */
static void
assert_same_tally (DagAlertWatch *before,
                   DagAlertWatch *after)
{
  DagAlertTold old[DAG_N_ALERT_KINDS];
  DagAlertTold new[DAG_N_ALERT_KINDS];
  guint n_told = 0;
  guint n_acted = 0;

  dag_alert_watch_count_told (before, old);
  dag_alert_watch_count_told (after, new);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      g_test_message ("rule %u: told %u times, %u after the restart", i, old[i].n_told,
                      new[i].n_told);
      g_assert_cmpuint (old[i].n_told, ==, new[i].n_told);
      g_assert_cmpuint (old[i].n_acted, ==, new[i].n_acted);
      n_told += old[i].n_told;
      n_acted += old[i].n_acted;
    }
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpuint (n_acted, ==, 1);
}

/* What was open and acknowledged is so after a restart, with its note; nothing is told
 * again; what was over is history. */
static void
test_restart (void)
{
  g_auto (DagSimDay) before = { 0 };
  g_auto (DagSimDay) after = { 0 };
  DagAlertWatch *watch;
  DagAlertItem *item;
  g_autofree char *subject = NULL;
  gboolean found = FALSE;
  GListModel *items;

  dag_sim_day_open (&before, DAG_SIM_OVERLOAD, 2, 0, 480);
  dag_sim_day_live (&before, 560);
  watch = dag_dashboard_get_alerts (before.dashboard);
  item = find_firing (watch);
  subject = g_strdup (dag_alert_item_get_alert (item)->subject);
  g_assert_true (dag_alert_watch_acknowledge (watch, item, "Mail team helps", "Ack"));

  dag_sim_day_live (&before, 561);
  dag_sim_day_open (&after, DAG_SIM_OVERLOAD, 2, 0, 480);
  copy_board (dag_dashboard_get_board (before.dashboard),
              dag_dashboard_get_board (after.dashboard));
  after.at_ms = before.at_ms;
  dag_test_clock_pass (&after.clock, 81 * 60.0);
  dag_sim_day_live (&before, 562); /* both have seen the same now */
  dag_sim_day_live (&after, 562);
  assert_same_tally (watch, dag_dashboard_get_alerts (after.dashboard));
  items = dag_alert_watch_get_items (dag_dashboard_get_alerts (after.dashboard));
  g_assert_cmpuint (g_list_model_get_n_items (items), >=,
                    count_kept (dag_alert_watch_get_items (watch)));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) other = g_list_model_get_item (items, i);
      const DagAlert *alert = dag_alert_item_get_alert (other);

      if (!g_str_equal (alert->subject, subject)
          || alert->rule->kind != dag_alert_item_get_alert (item)->rule->kind)
        continue;
      found = TRUE;
      g_assert_cmpint (alert->state, ==, DAG_ALERT_ACKNOWLEDGED);
      g_assert_cmpstr (alert->note, ==, "Mail team helps");
      g_assert_cmpfloat (alert->worst, >, 0.0);
    }
  g_assert_true (found);
}

static void
count_up (guint *n)
{
  (*n)++;
}

/* As the program starts: answers come while the board is still being read from the disk.
 * Nothing is said before it is known what was said already, and then nothing twice. */
static void
test_restart_while_loading (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-alerts-XXXXXX", NULL);
  g_autofree char *path = dag_store_make_path (folder, "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11");
  g_autofree char *subject = NULL;
  guint n_told = 0;
  DagAlertKind kind;

  {
    g_auto (DagSimDay) before = { 0 };
    g_autoptr (DagStore) store = dag_store_new (path);
    DagBoard *board;
    DagAlertItem *item;

    dag_sim_day_open (&before, DAG_SIM_OVERLOAD, 2, 0, 480);
    board = dag_dashboard_get_board (before.dashboard);
    dag_board_set_clock (board, dag_test_clock_read, &before.clock);
    dag_board_set_store (board, store, "2026-11-09");
    dag_test_await (!dag_board_is_loading (board), 10000);
    dag_sim_day_live (&before, 560);
    item = find_firing (dag_dashboard_get_alerts (before.dashboard));
    subject = g_strdup (dag_alert_item_get_alert (item)->subject);
    kind = dag_alert_item_get_alert (item)->rule->kind;
    g_assert_true (dag_alert_watch_acknowledge (dag_dashboard_get_alerts (before.dashboard),
                                                item, "Mail team helps", "Ack"));
    dag_test_await (!dag_board_is_unsaved (board), 10000);
    dag_sim_day_close (&before);
    dag_store_close (store);
  }
  {
    g_auto (DagSimDay) after = { 0 };
    g_autoptr (DagStore) store = dag_store_new (path);
    g_autoptr (GPtrArray) open = NULL;
    DagAlertWatch *watch;
    DagBoard *board;
    gboolean found = FALSE;

    dag_sim_day_open (&after, DAG_SIM_OVERLOAD, 2, 0, 480);
    watch = dag_dashboard_get_alerts (after.dashboard);
    board = dag_dashboard_get_board (after.dashboard);
    dag_board_set_clock (board, dag_test_clock_read, &after.clock);
    g_signal_connect_swapped (watch, "told", G_CALLBACK (count_up), &n_told);
    dag_board_set_store (board, store, "2026-11-09");
    after.at_ms = dag_sim_clock_at (DAG_SIM_DAY, 560);
    dag_test_clock_pass (&after.clock, 80 * 60.0);
    dag_sim_day_live (&after, 561);
    g_assert_true (dag_board_is_loading (board));
    g_assert_cmpuint (
        g_list_model_get_n_items (dag_alert_watch_get_items (watch)), ==, 0);
    g_assert_cmpuint (n_told, ==, 0);

    dag_test_await (!dag_board_is_loading (board), 10000);
    dag_alert_watch_flush (watch);
    dag_sim_day_live (&after, 562);
    dag_alert_watch_flush (watch);
    open = dag_alert_watch_list_open (watch);
    for (guint i = 0; i < open->len; i++)
      {
        const DagAlert *alert = dag_alert_item_get_alert (g_ptr_array_index (open, i));

        if (!g_str_equal (alert->subject, subject) || alert->rule->kind != kind)
          continue;
        g_assert_false (found); /* once */
        found = TRUE;
        g_assert_cmpint (alert->state, ==, DAG_ALERT_ACKNOWLEDGED);
        g_assert_cmpstr (alert->note, ==, "Mail team helps");
      }
    g_assert_true (found);
    dag_sim_day_close (&after);
    dag_store_close (store);
  }
  dag_test_remove_tree (folder);
}

/* 08:30 in Amsterdam, when the shift of the next test begins. */
#define AT(minute) \
  (DAG_SAMPLE_TEN_O_CLOCK - DAG_SAMPLE_MINUTES (90) + DAG_SAMPLE_MINUTES (minute))

/* Contacts from the first minute on, and a lunch of half an hour after 150. */
static void
live_shift (DagDashboard *dashboard,
            int           from,
            int           to)
{
  for (int minute = from; minute <= to; minute++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (AT (minute));
      gboolean lunch = minute >= 150 && minute < 180;
      DagAgentSample *agent
          = dag_sample_agent (snapshot, "a", lunch ? DAG_STATE_BREAK : DAG_STATE_ON_CONTACT,
                              AT (minute < 150 ? 0 : lunch ? 150 : 180));

      agent->signed_in_at_us = AT (0);
      agent->team_id = g_strdup ("t");
      dag_dashboard_apply (dashboard, snapshot);
      dag_break_live_finish (dag_dashboard_get_breaks (dashboard));
    }
}

static const DagAlert *
find_airless (DagDashboard *dashboard,
              guint        *n_gapless)
{
  g_autoptr (GPtrArray) open
      = dag_alert_watch_list_open (dag_dashboard_get_alerts (dashboard));

  for (guint i = 0; i < open->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (open, i);
      const DagAlert *alert = dag_alert_item_get_alert (item);
      g_autoptr (GPtrArray) people = NULL;

      if (alert->rule->kind != DAG_ALERT_DAY_WITHOUT_AIR)
        continue;
      people = dag_alert_watch_list_people (dag_dashboard_get_alerts (dashboard), item);
      *n_gapless = 0;
      for (guint j = 0; j < people->len; j++)
        *n_gapless += ((DagAlertPerson *) g_ptr_array_index (people, j))->is_gapless ? 1 : 0;
      return alert;
    }
  return NULL;
}

/* The day without air is told after five hours where the roster has no break to come; one
 * that a lead plans is one. Where no roster is known, that is not claimed. */
static void
test_gapless (void)
{
  for (int round = 0; round < 3; round++)
    {
      g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
      DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
      const DagAlert *alert = NULL;
      guint n_gapless = 0;

      if (round < 2)
        {
          DagRosterShift *shift = dag_roster_shift_new ();

          shift->agent = g_strdup ("a");
          shift->start_us = AT (0);
          shift->end_us = AT (510);
          dag_roster_take (dag_break_live_get_roster (breaks), shift);
        }
      live_shift (dashboard, 0, 325);
      if (round == 1)
        {
          const DagBreakPerson person = { "a", "Agent a", "t", "2026-11-23" };
          G_GNUC_UNUSED g_autofree char *id
              = dag_break_plans_add (dag_break_live_get_plans (breaks), &person, AT (400),
                                     AT (415), 0);
        }
      live_shift (dashboard, 326, 329);
      alert = find_airless (dashboard, &n_gapless);
      g_assert_true (alert == NULL || alert->severity == DAG_ALERT_LEVEL_WATCH);
      live_shift (dashboard, 330, 334); /* five hours of work, and more than one since lunch */
      alert = find_airless (dashboard, &n_gapless);
      g_assert_nonnull (alert);
      g_assert_cmpint (alert->severity, ==,
                       round == 0 ? DAG_ALERT_LEVEL_OVERLOAD : DAG_ALERT_LEVEL_WATCH);
      g_assert_cmpuint (n_gapless, ==, round == 0 ? 1 : 0);
    }
}

/* Heavy marks are written on the board, counted for an hour, and erasable. */
static void
test_heavy (void)
{
  g_auto (DagSimDay) day = { 0 };
  DagAlertWatch *watch;
  DagSnapshot *snapshot;
  const char *agent;

  dag_sim_day_open (&day, DAG_SIM_CALM, 1, 0, 600);
  dag_sim_day_live (&day, 602);
  watch = dag_dashboard_get_alerts (day.dashboard);
  snapshot = dag_dashboard_get_newest (day.dashboard);
  agent = ((DagAgentSample *) g_ptr_array_index (snapshot->agents, 0))->id;
  g_assert_nonnull (dag_alert_watch_mark_heavy (watch, agent, "Mark"));
  g_assert_nonnull (dag_alert_watch_mark_heavy (watch, agent, "Mark"));
  g_assert_cmpuint (dag_alert_watch_count_heavy (watch, agent), ==, 2);
  g_assert_true (dag_alert_watch_erase_heavy (watch, agent, "Erase"));
  g_assert_cmpuint (dag_alert_watch_count_heavy (watch, agent), ==, 1);
  g_assert_true (dag_board_undo (dag_dashboard_get_board (day.dashboard)));
  g_assert_cmpuint (dag_alert_watch_count_heavy (watch, agent), ==, 2);
  dag_test_clock_pass (&day.clock, 3700.0);
  g_assert_cmpuint (dag_alert_watch_count_heavy (watch, agent), ==, 0);
}

/* What this thread itself took: other programs of the machine do not count. */
static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Nothing holds the main loop: ten thousand people are looked at a few at a time. */
static void
test_scale (void)
{
  g_auto (DagSimDay) day = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;
  DagAlertWatch *watch;
  double worst_ms = 0.0;
  guint n_turns = 0;

  /* a sanitizer takes ten times as long, and measures nothing */
  dag_sim_day_open (&day, DAG_SIM_BIG, 1, g_getenv ("DAG_SHORT") != NULL ? 2000 : 10000, 600);
  dag_sim_day_live (&day, 601);
  watch = dag_dashboard_get_alerts (day.dashboard);
  dag_alert_rules_get (dag_alert_watch_get_rules (watch), DAG_ALERT_STRETCH)->watch = 1.0;
  dag_alert_watch_flush (watch);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  day.at_ms += DAG_SIM_DAY_POLL_MS;
  dag_test_clock_pass (&day.clock, DAG_SIM_DAY_POLL_MS / 1000.0);
  snapshot = dag_sim_day_read (&day);
  dag_dashboard_apply (day.dashboard, snapshot); /* the dashboard's own work, at once */
  for (gboolean more = TRUE; more; n_turns++)
    {
      double began_ms = read_cpu_ms ();

      more = g_main_context_iteration (NULL, FALSE);
      worst_ms = MAX (worst_ms, read_cpu_ms () - began_ms);
    }
  g_test_message ("%u turns, the longest %.2f ms, %u alerts so far", n_turns, worst_ms,
                  g_list_model_get_n_items (dag_alert_watch_get_items (watch)));
  g_assert_cmpuint (n_turns, >, 5); /* not all at once */
  g_assert_cmpuint (g_list_model_get_n_items (dag_alert_watch_get_items (watch)), >=, 500);
  if (g_test_perf ())
    g_assert_cmpfloat (worst_ms, <, MOST_MS);
}

/* The origin on the screen is the one of the file; every rule has all of its words. */
static void
test_words (void)
{
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new_shipped ();

  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, (DagAlertKind) i);
      DagAlert alert = { .rule = rule, .subject = (char *) "agent:a", .value = 3.0,
                         .worst = 3.0, .severity = DAG_ALERT_LEVEL_OVERLOAD,
                         .state = DAG_ALERT_FIRING };
      g_autofree char *named = dag_words_alert_sentence (&alert, "<b>%s</b>");
      g_autofree char *unnamed = dag_words_alert_sentence (&alert, NULL);
      g_autofree char *shown = dag_words_alert_public (&alert, "Queue");
      g_autofree char *evidence = NULL;

      g_assert_cmpstr (dag_words_alert_origin ((DagAlertKind) i), ==, rule->origin);
      g_assert_cmpuint (strlen (dag_words_alert_rule ((DagAlertKind) i)), >, 4);
      g_assert_cmpuint (strlen (dag_words_alert_formula ((DagAlertKind) i)), >, 10);
      g_assert_cmpuint (strlen (dag_words_alert_heading (&alert)), >, 4);
      g_assert_nonnull (dag_words_alert_steps (&alert, 1)[0]);
      g_assert_null (strstr (dag_words_alert_steps (&alert, 10)[0], "person named"));
      g_assert_cmpuint (strlen (unnamed), >, 10);
      if (rule->kind != DAG_ALERT_DATA)
        g_assert_nonnull (strstr (named, "<b>%s</b>")); /* F-U01: as it is, no format */
      if (rule->scope == DAG_ALERT_ABOUT_AGENT)
        g_assert_null (strstr (shown, "Queue")); /* nobody on a lock screen */
      alert.is_blind = TRUE; /* F-U05 */
      evidence = dag_words_alert_evidence (&alert, DAG_SAMPLE_TEN_O_CLOCK);
      g_assert_nonnull (strstr (evidence, "no data since"));
      g_assert_null (strstr (named, "critical"));
      g_assert_null (strchr (named, '!'));
    }
}

static void
apply_long_wait (DagDashboard *dashboard,
                 const char   *at,
                 int64_t       minute,
                 double        wait_s)
{
  int64_t at_us = 0;
  g_autoptr (DagSnapshot) snapshot = NULL;
  DagQueueSample *queue;

  g_assert_true (dag_time_parse_rfc3339 (at, -1, &at_us));
  snapshot = dag_sample_snapshot (at_us + DAG_SAMPLE_MINUTES (minute));
  queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, wait_s > 0.0 ? 3 : 0);
  queue->target = (DagTarget){ 0.8, 20.0 };
  queue->longest_wait_s = wait_s;
  dag_sample_agent (snapshot, "a", DAG_STATE_ON_CONTACT, at_us);
  dag_dashboard_apply (dashboard, snapshot);
}

/* F-C02: the day before a Monday in October has 25 hours; its first one is tried as well. */
static void
test_longer_yesterday (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) tried = NULL;
  g_autoptr (DagAlertDays) days = NULL;
  g_autofree DagAlertTries *tries = NULL;

  for (int64_t minute = 0; minute < 20; minute++)
    apply_long_wait (dashboard, "2026-10-25T00:10:00+02:00", minute, 900.0);
  apply_long_wait (dashboard, "2026-10-26T00:02:00+01:00", 0, 0.0);
  dag_alert_days_read_async (dashboard, NULL, dag_test_on_ready, &read);
  dag_test_await (read != NULL, 10000);
  days = dag_alert_days_read_finish (dashboard, read, NULL);
  g_assert_nonnull (days);
  dag_alert_days_try_async (dashboard, days,
                            dag_alert_watch_get_rules (dag_dashboard_get_alerts (dashboard)),
                            NULL, dag_test_on_ready, &tried);
  dag_test_await (tried != NULL, 10000);
  tries = dag_alert_days_try_finish (dashboard, tried, NULL);
  g_assert_cmpint (tries->yesterday[DAG_ALERT_LONGEST_WAIT], ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/alert-watch/restart", test_restart);
  g_test_add_func ("/model/alert-watch/restart-while-loading", test_restart_while_loading);
  g_test_add_func ("/model/alert-watch/gapless", test_gapless);
  g_test_add_func ("/model/alert-watch/heavy", test_heavy);
  g_test_add_func ("/model/alert-watch/scale", test_scale);
  g_test_add_func ("/model/alert-watch/words", test_words);
  g_test_add_func ("/model/alert-watch/F-C02/longer-yesterday", test_longer_yesterday);
  return g_test_run ();
}
