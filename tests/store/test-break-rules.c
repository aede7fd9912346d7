/* test-break-rules.c - the shipped sets on worked shifts, shifts under way, hostile files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rules-file.h"
#include "dag-break-verdict.h"
#include "dag-break-watch.h"
#include "dag-fault.h"

#include <stdio.h>
#include <string.h>

static GPtrArray *
load_shipped (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "data", "break-rules", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = dag_break_rules_load_folder (path, &error);

  g_assert_no_error (error);
  return sets;
}

static DagBreakRuleSet *
find_set (GPtrArray  *sets,
          const char *id)
{
  for (guint i = 0; i < sets->len; i++)
    {
      DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      if (g_str_equal (set->id, id))
        return set;
    }
  g_error ("no set “%s”", id);
}

static DagBreakRule *
find_rule (GPtrArray  *sets,
           const char *id)
{
  for (guint i = 0; i < sets->len; i++)
    {
      DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        if (g_str_equal (((DagBreakRule *) g_ptr_array_index (set->rules, j))->id, id))
          return g_ptr_array_index (set->rules, j);
    }
  g_error ("no rule “%s”", id);
}

static DagShift *
parse_shift (const char *text)
{
  g_autoptr (GError) error = NULL;
  DagShift *shift = dag_shift_new_parse (text, &error);

  g_assert_no_error (error);
  return shift;
}

static int
minutes (int64_t seconds)
{
  return (int) (seconds / 60);
}

/* "nl-atw-5:4-2a=ok (work 420, break 30/30)" */
static void
check_rule_line (GPtrArray      *sets,
                 const char     *line,
                 const DagShift *shift)
{
  const char *equals = strchr (line, '=');
  g_autofree char *id = g_strndup (line, equals - line);
  g_autofree char *word = g_strndup (equals + 1, strcspn (equals + 1, " "));
  const char *expected = g_str_equal (word, "ok")    ? "compliant"
                         : g_str_equal (word, "n/a") ? "not-applicable"
                                                     : word;
  const char *at = NULL;
  DagRuleFinding finding;
  int work = 0;
  int have = 0;
  int need = 0;

  dag_break_rule_judge (find_rule (sets, id), shift, FALSE, &finding);
  g_test_message ("%s: %s", id, dag_verdict_get_word (finding.verdict));
  g_assert_cmpstr (dag_verdict_get_word (finding.verdict), ==, expected);
  at = strstr (line, "work ");
  if (at != NULL && sscanf (at, "work %d", &work) == 1 && strstr (line, "status") == NULL)
    g_assert_cmpint (minutes (finding.work_s), ==, work);
  at = strstr (line, "break ");
  if (at != NULL && sscanf (at, "break %d/%d", &have, &need) == 2)
    {
      g_assert_cmpint (minutes (finding.have_s), ==, have);
      g_assert_cmpint (minutes (finding.need_s), ==, need);
    }
  at = strstr (line, "longest stretch ");
  if (at != NULL && sscanf (at, "longest stretch %d", &have) == 1)
    g_assert_cmpint (minutes (finding.longest_s), ==, have);
}

static void
test_worked_shifts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "breaks.tsv", NULL);
  g_autoptr (GPtrArray) sets = load_shipped ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 20);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_auto (GStrv) rules = g_strsplit (cells[7], " | ", -1);
      g_autoptr (DagShift) shift = parse_shift (cells[4]);
      DagVerdict verdict;

      g_test_message ("%s %s", cells[0], cells[8]);
      for (guint j = 0; rules[j] != NULL; j++)
        check_rule_line (sets, rules[j], shift);
      verdict = dag_break_rule_set_judge (find_set (sets, cells[1]), NULL, DAG_AGE_ADULT, NULL,
                                          shift);
      g_assert_cmpstr (dag_verdict_get_word (verdict), ==, cells[6]);
    }
}

/* Edges the law texts leave to the engine. */
static void
test_edges (void)
{
  static const struct
  {
    const char *set;
    const char *shift;
    const char *verdict;
  } cases[] = {
    /* a break at the very start or end interrupts nothing */
    { "nl", "B30 W400", "breach" },
    { "nl", "W400 B30", "breach" },
    { "nl", "W200 B30 W200", "compliant" },
    /* a break and a paid pause after each other are one pause */
    { "uk", "W200 B10 P10 W200", "compliant" },
    { "uk", "W200 B10 W5 P10 W200", "breach" },
    /* one minute more */
    { "nl", "W331", "breach" },
    { "de", "W361", "breach" },
    { "de", "W180 B15 W180 B15 W5", "compliant" },
    /* nine hours and a minute with half an hour; over six hours on end */
    { "de", "W300 B30 W241", "breach" },
    { "de", "W361 B45 W60", "breach" },
    /* California: begun too late, taken in time, the second one */
    { "us-ca", "W301 B30 W60", "breach" },
    { "us-ca", "W300 B30 W60", "compliant" },
    { "us-ca", "W300 B30 W310", "breach" },
    { "us-ca", "W300 B30 W200 B30 W110", "compliant" },
    /* unknown that cannot change it */
    { "nl", "W100 U10 W100", "not-applicable" },
    { "nl", "W400 U10 W100", "breach" },
    { "nl", "W200 B30 W100 U10 W30", "compliant" },
    { "nl", "U600", "unknown" },
    { "nl", "B30", "not-applicable" },
    { "be", "W200 U20 W200", "unknown" },
    { "es-pvd", "W55", "not-applicable" },
    { "es-pvd", "W110 P10", "breach" },
  };
  g_autoptr (GPtrArray) sets = load_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagShift) shift = parse_shift (cases[i].shift);
      DagVerdict verdict = dag_break_rule_set_judge (find_set (sets, cases[i].set), NULL,
                                                     DAG_AGE_ADULT, NULL, shift);

      g_test_message ("%s: %s", cases[i].set, cases[i].shift);
      g_assert_cmpstr (dag_verdict_get_word (verdict), ==, cases[i].verdict);
    }
}

static void
test_replaced_and_waived (void)
{
  static const char *const waived[] = { "us-ca-meal1", NULL };
  g_autoptr (GPtrArray) sets = load_shipped ();
  g_autoptr (GPtrArray) with_cao = g_ptr_array_new ();
  g_autoptr (GPtrArray) with_youth = g_ptr_array_new ();
  g_autoptr (DagShift) quarter = parse_shift ("W200 B15 W200");
  g_autoptr (DagShift) five_hours = parse_shift ("W300");
  g_autoptr (DagShift) short_day = parse_shift ("W350");
  g_autoptr (DagShift) long_day = parse_shift ("W370");
  DagBreakRuleSet *nl = find_set (sets, "nl");
  DagBreakRuleSet *youth = find_set (sets, "nl-youth");
  DagBreakRuleSet *ca = find_set (sets, "us-ca");

  g_ptr_array_add (with_cao, nl);
  g_ptr_array_add (with_cao, find_set (sets, "nl-cao15"));
  g_ptr_array_add (with_youth, nl);
  g_ptr_array_add (with_youth, youth);

  /* the agreement's quarter takes the place of the law's half hour */
  g_assert_cmpint (dag_break_rule_set_judge (nl, NULL, DAG_AGE_ADULT, NULL, quarter), ==,
                   DAG_VERDICT_BREACH);
  g_assert_cmpint (dag_break_rule_set_judge (nl, with_cao, DAG_AGE_ADULT, NULL, quarter), ==,
                   DAG_VERDICT_NOT_APPLICABLE);
  g_assert_cmpint (dag_break_rule_set_judge (g_ptr_array_index (with_cao, 1), with_cao,
                                             DAG_AGE_ADULT, NULL, quarter),
                   ==, DAG_VERDICT_COMPLIANT);
  /* the rule for the young is theirs alone */
  g_assert_cmpint (dag_break_rule_set_judge (youth, with_youth, DAG_AGE_ADULT, NULL, five_hours),
                   ==, DAG_VERDICT_NOT_APPLICABLE);
  g_assert_cmpint (dag_break_rule_set_judge (youth, with_youth, DAG_AGE_YOUTH, NULL, five_hours),
                   ==, DAG_VERDICT_BREACH);
  g_assert_cmpint (dag_break_rule_set_judge (nl, with_youth, DAG_AGE_YOUTH, NULL, quarter), ==,
                   DAG_VERDICT_NOT_APPLICABLE);
  /* a waiver reaches as far as the law lets it */
  g_assert_cmpint (dag_break_rule_set_judge (ca, NULL, DAG_AGE_ADULT, waived, short_day), ==,
                   DAG_VERDICT_WAIVED);
  g_assert_cmpint (dag_break_rule_set_judge (ca, NULL, DAG_AGE_ADULT, waived, long_day), ==,
                   DAG_VERDICT_BREACH);
}

static void
test_under_way (void)
{
  static const struct
  {
    const char *rule;
    const char *so_far;
    int left_min;
    const char *state;
    int latest_min; /* from the start of the shift; -1: none */
  } cases[] = {
    /* eight hours rostered: 30 min must begin at 7:29 after the start at the latest */
    { "nl-atw-5:4-2a", "W60", 420, "ok", 449 },
    { "nl-atw-5:4-2a", "W430", 50, "due", 449 },
    { "nl-atw-5:4-2a", "W460", 20, "late-risk", 449 },
    { "nl-atw-5:4-2a", "W480", 0, "breach", 449 },
    { "nl-atw-5:4-2a", "W200 B15 W100", 165, "ok", 464 },
    { "nl-atw-5:4-2a", "W200 B30 W100", 150, "ok", -1 },
    { "nl-atw-5:4-2a", "W60", 270, "not-applicable", -1 },
    { "nl-atw-5:4-2a", "W200 U40 W100", 140, "unknown", -1 },
    /* a stretch runs to its limit */
    { "nl-house-screen-2h", "W90", 300, "ok", 120 },
    { "nl-house-screen-2h", "W105", 300, "due", 120 },
    { "nl-house-screen-2h", "W121", 300, "breach", -1 },
    { "nl-house-screen-2h", "W60 B10 W30", 300, "ok", 190 },
    { "nl-house-screen-2h", "W90", 20, "ok", 120 },
    { "nl-house-screen-2h", "W115 B5", 300, "ok", 120 },
    /* California's first meal begins within five hours */
    { "us-ca-meal1", "W100", 380, "ok", 300 },
    { "us-ca-meal1", "W290", 190, "due", 300 },
    { "us-ca-meal1", "W310", 170, "breach", 300 },
  };
  g_autoptr (GPtrArray) sets = load_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagShift) so_far = parse_shift (cases[i].so_far);
      DagBreakWatch watch;

      dag_break_rule_watch (find_rule (sets, cases[i].rule), so_far,
                            (int64_t) cases[i].left_min * 60, 20 * 60, FALSE, &watch);
      g_test_message ("%s: %s + %d: %s, latest %d", cases[i].rule, cases[i].so_far,
                      cases[i].left_min, dag_break_state_get_word (watch.state),
                      minutes (watch.latest_start_s));
      g_assert_cmpstr (dag_break_state_get_word (watch.state), ==, cases[i].state);
      if (cases[i].latest_min >= 0)
        g_assert_cmpint (minutes (watch.latest_start_s), ==, cases[i].latest_min);
      else
        g_assert_cmpint (watch.latest_start_s, ==, DAG_BREAK_NO_START);
    }
}

/* More pause, in a piece that counts, never makes it worse; less known never makes it
 * certain. */
static void
test_laws (void)
{
  g_autoptr (GPtrArray) sets = load_shipped ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (DagShift) shift = dag_shift_new ();
      g_autoptr (DagShift) hazy = dag_shift_new ();
      DagBreakRuleSet *set
          = g_ptr_array_index (sets, g_rand_int_range (random, 0, (int) sets->len));
      DagVerdict known;
      DagVerdict veiled;

      for (int i = 0; i < 9; i++)
        {
          DagSegmentKind kind = i % 2 == 0 ? DAG_SEGMENT_WORK
                                           : (DagSegmentKind) g_rand_int_range (random, 1, 4);
          int64_t length_s = g_rand_int_range (random, 1, i % 2 == 0 ? 150 : 45) * 60;
          gboolean veil = i % 2 == 1 && g_rand_int_range (random, 0, 3) == 0;

          dag_shift_append (shift, kind, length_s);
          dag_shift_append (hazy, veil ? DAG_SEGMENT_UNKNOWN : kind, length_s);
        }
      known = dag_break_rule_set_judge (set, NULL, DAG_AGE_YOUTH, NULL, shift);
      veiled = dag_break_rule_set_judge (set, NULL, DAG_AGE_YOUTH, NULL, hazy);
      g_assert_cmpint (known, !=, DAG_VERDICT_UNKNOWN);
      if (veiled != DAG_VERDICT_UNKNOWN)
        g_assert_cmpint (veiled, ==, known);
    }
}

/* F-X03 */
static void
test_hostile_files (void)
{
  static const struct
  {
    const char *find;
    const char *replace;
    int code;
    const char *names;
  } cases[] = {
    { "\"trigger_min\": 330", "\"trigger_min\": \"330\"", DAG_FAULT_FIELD, "rules[0].trigger_min" },
    { "\"trigger_min\": 330", "\"trigger_min\": 330.5", DAG_FAULT_FIELD, "rules[0].trigger_min" },
    { "\"trigger_min\": 330", "\"trigger_min\": 0", DAG_FAULT_FIELD, "rules[0].trigger_min" },
    { "\"trigger_min\": 330", "\"trigger_min\": 99999", DAG_FAULT_FIELD, "rules[0].trigger_min" },
    { "\"trigger_min\": 330,", "", DAG_FAULT_FIELD, "rules[0].trigger_min" },
    { "\"piece_min\": 15", "\"piece_min\": 31", DAG_FAULT_FIELD, "rules[0].piece_min" },
    { "\"piece_min\": 15", "\"piece_min\": 4", DAG_FAULT_FIELD, "rules[0].piece_min" },
    { "\"kind\": \"total\"", "\"kind\": \"sum\"", DAG_FAULT_FIELD, "rules[0].kind" },
    { "\"kind\"", "\"command\": \"x\", \"kind\"", DAG_FAULT_FIELD, "command" },
    { "nl-atw-5:4-2b", "nl-atw-5:4-2a", DAG_FAULT_FIELD, "rules[1].id" },
    { "nl-atw-5:4-2b", "../../etc", DAG_FAULT_FIELD, "rules[1].id" },
    { "\"level\": \"law\"", "\"level\": \"wish\"", DAG_FAULT_FIELD, "level" },
    { "\"as_of\": \"2026-11-01\"", "\"as_of\": \"2026-02-30\"", DAG_FAULT_FIELD, "as_of" },
    { "dagstart.break-rules/1", "dagstart.break-rules/2", DAG_FAULT_FIELD, "schema" },
    { "\"rules\": [", "\"rules\": [ 5,", DAG_FAULT_FIELD, "rules: " },
    { "{", "[", DAG_FAULT_PARSE, "" },
  };
  g_autofree char *path
      = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "data", "break-rules", "nl.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *nested = g_strnfill (32 * 1024, '[');
  g_autofree char *large = g_strnfill (32 * 1024 + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) broken = g_string_new (text);

      g_assert_cmpuint (g_string_replace (broken, cases[i].find, cases[i].replace, 1), ==, 1);
      g_assert_null (dag_break_rules_parse (broken->str, -1, &error));
      g_assert_error (error, DAG_FAULT, cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].names));
      g_clear_error (&error);
    }
  g_assert_null (dag_break_rules_parse (nested, -1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_DEPTH);
  g_clear_error (&error);
  g_assert_null (dag_break_rules_parse (large, -1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (dag_break_rules_parse ("42", -1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_SHAPE);
}

static void
test_bad_shifts (void)
{
  static const char *const cases[] = { "", "W", "W0", "X30", "W-5", "W30.5", "W99999", "30W" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dag_shift_new_parse (cases[i], &error));
      g_assert_error (error, DAG_FAULT, DAG_FAULT_USAGE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/break-rules/worked-shifts", test_worked_shifts);
  g_test_add_func ("/store/break-rules/edges", test_edges);
  g_test_add_func ("/store/break-rules/replaced-and-waived", test_replaced_and_waived);
  g_test_add_func ("/store/break-rules/under-way", test_under_way);
  g_test_add_func ("/store/break-rules/laws", test_laws);
  g_test_add_func ("/store/break-rules/hostile-files", test_hostile_files);
  g_test_add_func ("/store/break-rules/bad-shifts", test_bad_shifts);
  return g_test_run ();
}
