/* test-words.c - figures and faults in words, as tables of cases
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-time.h"
#include "dag-words-can-go.h"
#include "dag-words-dashboard.h"
#include "dag-words-fault.h"
#include "dag-words-number.h"
#include "dag-words-overview.h"
#include "dag-words-report.h"
#include "dag-words-standup.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  double value;
  const char *text;
} Case;

static void
check (const Case *cases,
       guint       n_cases,
       char     *(*words) (double value))
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *text = words (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_duration (void)
{
  static const Case cases[] = {
    { 0, "0:00" },     { 0.9, "0:00" },       { 42, "0:42" },
    { 59.99, "0:59" }, { 60, "1:00" },        { 725, "12:05" },
    { 3599.9, "59:59" }, { 3600, "1 h 00" },  { 7800, "2 h 10" },
    { 90000, "25 h 00" }, { -1, "–" },        { -2, "–" },
  };

  check (cases, G_N_ELEMENTS (cases), dag_words_duration);
}

static void
test_spoken (void)
{
  static const Case cases[] = {
    { 0, "0 seconds" },         { 1, "1 second" }, { 60, "1 minute" },
    { 720, "12 minutes" },      { 3600, "1 hour" }, { 7800, "2 hours 10 minutes" },
    { 3660, "1 hour 1 minute" }, { -1, "unknown" },
  };

  check (cases, G_N_ELEMENTS (cases), dag_words_duration_spoken);
}

static void
test_age (void)
{
  static const Case cases[] = {
    { 0, "0 s ago" },     { 4.7, "4 s ago" },    { 59.9, "59 s ago" },
    { 60, "1 min ago" },  { 3599, "59 min ago" }, { 7800, "2 h 10 ago" },
    { -1, "–" },
  };

  check (cases, G_N_ELEMENTS (cases), dag_words_age);
}

/* A service level is never rounded up into compliance. */
static void
test_percent (void)
{
  static const Case cases[] = {
    { 0, "0 %" },       { 0.7956, "79 %" }, { 0.7999999, "79 %" }, { 0.8, "80 %" },
    { 0.29, "29 %" },   { 0.57, "57 %" },   { 1.0, "100 %" },      { 0.9999, "99 %" },
    { -1, "–" },
  };

  check (cases, G_N_ELEMENTS (cases), dag_words_percent);
}

static void
test_difference (void)
{
  g_autofree char *more = dag_words_difference (4);
  g_autofree char *less = dag_words_difference (-2);
  g_autofree char *same = dag_words_difference (0);

  g_assert_cmpstr (more, ==, "+4");
  g_assert_cmpstr (less, ==, "−2");
  g_assert_cmpstr (same, ==, "0");
}

static void
test_page_number (void)
{
  g_autofree char *text = dag_words_page_number (2, 3);

  g_assert_cmpstr (text, ==, "2 of 3");
}

static void
assert_taken (char       *text,
              const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* Of a past day: a team that is not known is not "no team", and the same mean is the same
 * number of minutes on every page. */
static void
test_past_teams (void)
{
  DagReportTeam team = { .name = (char *) "Noord", .n_people = 8, .told = TRUE,
                         .break_s = 8 * 63.9 * 60.0, .meeting_s = DAG_SECONDS_ABSENT };

  assert_taken (dag_words_team_line ("Noord", 1, TRUE), "Noord");
  assert_taken (dag_words_team_line (NULL, 1, TRUE), "Team not known");
  assert_taken (dag_words_team_line (NULL, 1, FALSE), "One small team");
  assert_taken (dag_words_team_line (NULL, 2, TRUE), "2 small teams together");
  assert_taken (dag_words_minutes_each (63.9 * 60.0), "63 min");
  assert_taken (dag_words_report_team_cell (&team, 2), "63 min");
  assert_taken (dag_words_report_team_cell (&team, 3), DAG_WORDS_UNKNOWN);
  assert_taken (dag_words_kept_at_work (DAG_COUNT_ABSENT),
                "Nothing is kept of the people at this moment.");
  assert_taken (dag_words_kept_at_work (18),
                "18 people were at work at this moment; no more is kept.");
}

static void
test_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autofree char *clock = NULL;
  g_autofree char *since = NULL;
  g_autofree char *at_least = NULL;
  g_autofree char *none = dag_words_clock (DAG_TIME_NONE, zone);
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 ("2026-11-23T13:02:59Z", -1, &time_us));
  clock = dag_words_clock (time_us, zone);
  since = dag_words_since (time_us, zone, FALSE);
  at_least = dag_words_since (time_us, zone, TRUE);
  g_assert_cmpstr (clock, ==, "14:02");
  g_assert_cmpstr (since, ==, "since 14:02");
  g_assert_cmpstr (at_least, ==, "since 14:02 at least");
  g_assert_cmpstr (none, ==, "–");
}

static void
test_calm_line (void)
{
  g_autoptr (DagQueueSample) queue = dag_queue_sample_new ();
  static const struct
  {
    int64_t waiting;
    double longest_s;
    guint n_queues;
    DagMood mood;
    const char *text;
  } cases[] = {
    { 0, -1, 3, DAG_MOOD_CALM, "Calm. Nobody is waiting." },
    { 3, 42, 3, DAG_MOOD_CALM, "Calm. 3 waiting, longest 0:42 in <b>%s & co." },
    { 1, 42, 3, DAG_MOOD_CALM, "Calm. 1 waiting, for 0:42 in <b>%s & co." },
    { 9, 190, 1, DAG_MOOD_BUSY, "Busy. 9 waiting, longest 3:10." },
    { 9, -1, 3, DAG_MOOD_BUSY, "Busy. 9 waiting." },
    { 2, 5, 1, DAG_MOOD_NOBODY, "Nobody is signed in. 2 waiting, longest 0:05." },
    { 40, 700, 1, DAG_MOOD_OVERLOAD, "Too busy for this team. 40 waiting, longest 11:40." },
    { -1, -1, 1, DAG_MOOD_UNKNOWN, "How many are waiting is not known just now." },
    { 2, 5, 1, DAG_MOOD_UNKNOWN, "2 waiting, longest 0:05." },
    { 4, 37, 1, DAG_MOOD_EVEN, "4 waiting, longest 0:37." },
  };

  queue->id = g_strdup ("q");
  queue->name = g_strdup ("<b>%s & co");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagTotals totals = { 0 };
      g_autofree char *text = NULL;

      totals.waiting = cases[i].waiting;
      totals.longest_wait_s = cases[i].longest_s;
      totals.longest_wait_queue = queue;
      totals.n_queues = cases[i].n_queues;
      text = dag_words_calm_line (&totals, cases[i].mood);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Who could use a break, and who could go: one sentence, and nothing where there is none. */
static void
test_calm_care (void)
{
  static const struct
  {
    DagWordsCare care;
    const char *text;
  } cases[] = {
    { { 0, NULL, 0.0, 0, 0 }, NULL },
    { { 13, "Anna", 7800.0, 2, 0 }, "13 people could use a break; 2 could go now." },
    { { 2, NULL, 7800.0, 0, 0 }, "2 people could use a break." },
    { { 1, "Anna", 7800.0, 1, 10 },
      "Anna has had no break for 2 h 10; 1 could go in 10 minutes." },
    { { 1, NULL, 7800.0, 0, 0 }, "Somebody has had no break for 2 h 10." },
    { { 1, "Anna", 900.0, 0, 0 }, "Anna could use a break." },
    { { 0, NULL, 0.0, 1, 0 }, "1 person could go on a break now." },
    { { 0, NULL, 0.0, 3, 20 }, "3 people could go on a break in 20 minutes." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dag_words_calm_care (&cases[i].care);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_changes (void)
{
  static const struct
  {
    DagChangeKind kind;
    const char *reason;
    double to;
    const char *text;
  } cases[] = {
    { DAG_CHANGE_WAITING, NULL, 6, "+6 waiting" },
    { DAG_CHANGE_WAITING, NULL, -6, "−6 waiting" },
    { DAG_CHANGE_QUEUE_SILENT, NULL, 0, "Chat fell silent" },
    { DAG_CHANGE_QUEUE_GREW, NULL, 4, "Chat: +4 waiting" },
    { DAG_CHANGE_AGENT_BACK, "Lunch", 0, "Chat back (Lunch)" },
    { DAG_CHANGE_AGENT_BACK, NULL, 0, "Chat back from a break" },
    { DAG_CHANGE_AGENT_BREAK, NULL, 0, "Chat on a break" },
    { DAG_CHANGE_AGENT_BREAK, "Pauze", 0, "Chat on a break" },
    { DAG_CHANGE_AGENT_BACK, "Toilet", 0, "Chat back from a break" },
    { DAG_CHANGE_AGENT_BACK, "BREAK", 0, "Chat back from a break" },
    { DAG_CHANGE_SERVICE_LEVEL, NULL, -5, "service level −5 points" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagChange change = { .kind = cases[i].kind,
                           .name = (char *) "Chat",
                           .reason = (char *) cases[i].reason,
                           .to = cases[i].to };
      g_autofree char *text = dag_words_change (&change);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* F-D10: a name that turns the writing round stays inside itself. */
static void
test_names_in_sentences (void)
{
  g_autoptr (DagQueueSample) queue = dag_queue_sample_new ();
  DagTotals totals = { .waiting = 2, .longest_wait_s = 5, .n_queues = 2 };
  DagChange change = { .kind = DAG_CHANGE_AGENT_BACK,
                       .name = (char *) "A\xe2\x80\xae\nna",
                       .reason = (char *) "\xd7\x90\nLunch" };
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  queue->name = g_strdup ("\xd7\x90\xe2\x80\xae\n2");
  totals.longest_wait_queue = queue;
  line = dag_words_calm_line (&totals, DAG_MOOD_BUSY);
  text = dag_words_change (&change);
  g_assert_cmpstr (line, ==,
                   "Busy. 2 waiting, longest 0:05 in "
                   "\xe2\x81\xa8\xd7\x90 2\xe2\x81\xa9.");
  g_assert_cmpstr (text, ==, "A na back (\xe2\x81\xa8\xd7\x90 Lunch\xe2\x81\xa9)");
}

/* Each reason has a sentence and a word of its own. */
static void
test_faults (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int fault = DAG_FAULT_REFUSED; fault <= DAG_FAULT_USAGE; fault++)
    {
      g_autoptr (GError) error = g_error_new_literal (DAG_FAULT, fault, "<b>technical</b>");
      char *sentence = dag_words_fault_sentence (error);

      g_assert_null (strstr (sentence, "technical"));
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_hash_table_add (sentences, sentence));
      g_assert_true (g_hash_table_add (words, (gpointer) dag_fault_get_word ((DagFault) fault)));
      g_assert_cmpint (dag_fault_get_exit_code ((DagFault) fault), >=, 2);
      g_assert_cmpint (dag_fault_get_exit_code ((DagFault) fault), <=, 6);
    }
}

static void
test_names (void)
{
  for (guint i = 0; i < DAG_N_STATES; i++)
    g_assert_cmpstr (dag_words_agent_state ((DagAgentState) i), !=, "");
  for (guint i = 0; i < DAG_N_CHANNELS; i++)
    g_assert_cmpstr (dag_words_channel ((DagChannel) i), !=, "");
  for (guint i = 0; i < DAG_N_PARTS; i++)
    g_assert_cmpstr (dag_words_part ((DagPart) (1u << i)), !=, "");
  for (guint i = 0; i < DAG_N_SERVICE_LEVEL_KINDS; i++)
    g_assert_cmpstr (dag_words_service_level_formula ((DagServiceLevelKind) i), !=, "");
}

static void
test_level_unit (void)
{
  DagTotals totals = { .target = { 0.8, 20.0 }, .n_targets = 5, .n_on_target = 2 };
  g_autofree char *shared = dag_words_level_unit (&totals);
  g_autofree char *of_one = dag_words_level_formula (&totals, DAG_SERVICE_LEVEL_STRICT);
  g_autofree char *apart = NULL;
  g_autofree char *of_many = NULL;
  g_autofree char *all = dag_words_level_caption (&totals, DAG_SERVICE_LEVEL_STRICT, FALSE);
  g_autofree char *some = NULL;
  g_autofree char *counted = NULL;

  g_assert_cmpstr (shared, ==, "of 80 %");
  g_assert_true (g_str_has_prefix (of_one, "80 % within 20 seconds\n"));
  totals.target = (DagTarget){ DAG_SHARE_ABSENT, DAG_SECONDS_ABSENT };
  apart = dag_words_level_unit (&totals);
  of_many = dag_words_level_formula (&totals, DAG_SERVICE_LEVEL_STRICT);
  g_assert_cmpstr (apart, ==, "2 of 5 on target");
  g_assert_true (g_str_has_prefix (of_many, "Each queue has a target of its own"));
  g_assert_null (strstr (of_many, "Phone and chat alone"));
  g_assert_cmpstr (all, ==, "strict, today");

  totals.n_left_out = 1; /* a queue of mail stands in the table, and is not counted */
  some = dag_words_level_caption (&totals, DAG_SERVICE_LEVEL_STRICT, TRUE);
  counted = dag_words_level_formula (&totals, DAG_SERVICE_LEVEL_STRICT);
  g_assert_cmpstr (some, ==, "phone and chat · strict, until then");
  g_assert_nonnull (strstr (counted, "\nPhone and chat alone"));
}

/* What somebody does in a pause is told from five minutes on, and never that they went
 * to the toilet. */
static void
test_reason (void)
{
  static const struct
  {
    DagAgentState state;
    const char *reason;
    double since_s;
    const char *told;
  } cases[] = { { DAG_STATE_BREAK, "Lunch", 300.0, "Lunch" },
                { DAG_STATE_BREAK, "Lunch", 299.0, NULL },
                { DAG_STATE_BREAK, "Lunch", DAG_SECONDS_ABSENT, NULL },
                { DAG_STATE_BREAK, "Toilet", 900.0, NULL },
                { DAG_STATE_BREAK, "WC", 900.0, NULL },
                { DAG_STATE_BREAK, NULL, 900.0, NULL },
                { DAG_STATE_BREAK, "Toilet break", 900.0, NULL },
                { DAG_STATE_MEETING, "Huisarts", 900.0, NULL },
                { DAG_STATE_MEETING, "Training", 10.0, "Training" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagAgentSample agent = { .state = cases[i].state, .reason = (char *) cases[i].reason };

      g_assert_cmpstr (dag_words_reason (&agent, cases[i].since_s), ==, cases[i].told);
    }
  g_assert_cmpfloat_with_epsilon (dag_words_state_s (DAG_STATE_ON_CONTACT, 42.0), 42.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dag_words_state_s (DAG_STATE_BREAK, 300.0), 300.0, 1e-9);
  g_assert_false (dag_seconds_is_known (dag_words_state_s (DAG_STATE_BREAK, 299.0)));
  g_assert_false (dag_seconds_is_known (dag_words_state_s (DAG_STATE_OFFLINE, 60.0)));
}

/* Short enough for a narrow card. */
static void
test_stretch (void)
{
  g_autofree char *minutes = dag_words_can_go_stretch (56 * 60 + 59.0);
  g_autofree char *hours = dag_words_can_go_stretch (7800.0);

  g_assert_cmpstr (minutes, ==, "56 min without a break");
  g_assert_cmpstr (hours, ==, "2 h 10 without a break");
}

static void
test_days (void)
{
  g_autofree char *day = dag_words_day_long ("2026-11-23");
  g_autofree char *week = dag_words_week ("2026-11-23");
  g_autofree char *none = dag_words_week ("soon");

  g_assert_cmpstr (day, ==, "Monday 23 November");
  g_assert_cmpstr (week, ==, "Week of Monday 23 November");
  g_assert_cmpstr (none, ==, "Week of –");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/duration", test_duration);
  g_test_add_func ("/words/spoken", test_spoken);
  g_test_add_func ("/words/age", test_age);
  g_test_add_func ("/words/percent", test_percent);
  g_test_add_func ("/words/difference", test_difference);
  g_test_add_func ("/words/page-number", test_page_number);
  g_test_add_func ("/words/past-teams", test_past_teams);
  g_test_add_func ("/words/clock", test_clock);
  g_test_add_func ("/words/stretch", test_stretch);
  g_test_add_func ("/words/days", test_days);
  g_test_add_func ("/words/reason", test_reason);
  g_test_add_func ("/words/calm-line", test_calm_line);
  g_test_add_func ("/words/calm-care", test_calm_care);
  g_test_add_func ("/words/changes", test_changes);
  g_test_add_func ("/words/names-in-sentences", test_names_in_sentences);
  g_test_add_func ("/words/faults", test_faults);
  g_test_add_func ("/words/level-unit", test_level_unit);
  g_test_add_func ("/words/names", test_names);
  return g_test_run ();
}
