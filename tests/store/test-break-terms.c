/* test-break-terms.c - several sets at once, credit, evidence; the shifts that go wrong elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-evidence.h"
#include "dag-break-rules-file.h"
#include "dag-break-terms.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define WARN_S (20 * 60)

static GPtrArray *shipped;

/* "nl,nl-house" */
static GPtrArray *
choose (const char *ids)
{
  g_auto (GStrv) wanted = g_strsplit (ids, ",", -1);
  GPtrArray *sets = g_ptr_array_new ();

  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint j = 0; j < shipped->len; j++)
      if (g_str_equal (((DagBreakRuleSet *) g_ptr_array_index (shipped, j))->id, wanted[i]))
        g_ptr_array_add (sets, g_ptr_array_index (shipped, j));
  g_assert_cmpuint (sets->len, ==, g_strv_length (wanted));
  return sets;
}

static DagShift *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DagShift *shift = dag_shift_new_parse (text, &error);

  g_assert_no_error (error);
  return shift;
}

/* Which rule of all is told, how it stands, and until when. */
static void
test_strictest (void)
{
  static const struct
  {
    const char *sets;
    const char *so_far;
    int left_min;
    const char *rule;
    const char *state;
    int latest_min; /* -1: none */
  } cases[] = {
    /* the house rule comes first, the law stays in the background */
    { "nl,nl-house", "W60", 420, "nl-house-screen-2h", "ok", 120 },
    { "nl,nl-house", "W105", 375, "nl-house-screen-2h", "due", 120 },
    /* broken for good beats what is only due */
    { "nl,nl-house", "W130 B5 W10", 335, "nl-house-screen-2h", "breach", 449 },
    /* what is certain and can be helped beats what is not known */
    { "nl,nl-house", "W60 U40 W10 B10 W105", 255, "nl-house-screen-2h", "due", 240 },
    { "nl", "W100 U40 W105", 240, "nl-atw-5:4-2a", "unknown", -1 },
    /* law and agreement of one place: the agreement takes the law's place */
    { "nl,nl-cao15", "W100", 380, "nl-atw-5:4-3-cao", "ok", 464 },
    { "de", "W100", 300, "de-4-stretch", "ok", 360 },
    { "de,uk", "W330", 120, "de-4-stretch", "ok", 360 },
    { "fr,fr-p2st", "W170", 310, "fr-p2st-art6-seq", "due", 180 },
    { "us-ca", "W120 B30 W60", 200, "us-ca-meal1", "ok", -1 },
    { "at,nl", "W95", 385, "at-bsv-10", "due", 110 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sets = choose (cases[i].sets);
      g_autoptr (DagShift) so_far = parse (cases[i].so_far);
      const DagBreakTerms terms = { .sets = sets, .warn_s = WARN_S };
      DagBreakStanding standing;

      dag_break_terms_stand (&terms, so_far, (int64_t) cases[i].left_min * 60, FALSE, &standing,
                             NULL);
      g_test_message ("%s: %s + %d: %s %s %d", cases[i].sets, cases[i].so_far,
                      cases[i].left_min, standing.rule->id,
                      dag_break_state_get_word (standing.state),
                      (int) (standing.latest_start_s / 60));
      g_assert_cmpstr (standing.rule->id, ==, cases[i].rule);
      g_assert_cmpstr (dag_break_state_get_word (standing.state), ==, cases[i].state);
      if (cases[i].latest_min < 0)
        g_assert_cmpint (standing.latest_start_s, ==, DAG_BREAK_NO_START);
      else
        g_assert_cmpint (standing.latest_start_s / 60, ==, cases[i].latest_min);
    }
}

/* No rules, or none for this person: nothing is claimed. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) youth = choose ("nl-youth");
  g_autoptr (DagShift) so_far = parse ("W400");
  DagBreakTerms terms = { .sets = none, .warn_s = WARN_S };
  DagBreakStanding standing;
  DagBreakCredit credit;

  dag_break_terms_stand (&terms, so_far, 60, FALSE, &standing, NULL);
  g_assert_null (standing.rule);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_NOT_APPLICABLE);
  dag_break_terms_credit (&terms, so_far, 60, &credit);
  g_assert_null (credit.rule);
  terms.sets = youth;
  dag_break_terms_stand (&terms, so_far, 60, FALSE, &standing, NULL);
  g_assert_null (standing.rule);
  terms.age = DAG_AGE_YOUTH;
  dag_break_terms_stand (&terms, so_far, 60, TRUE, &standing, NULL);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_BREACH);
}

/* Youth: from four and a half hours. Waiver: California's first meal, up to six hours. */
static void
test_person (void)
{
  static const char *const waived[] = { "us-ca-meal1", NULL };
  g_autoptr (GPtrArray) nl = choose ("nl,nl-youth");
  g_autoptr (GPtrArray) ca = choose ("us-ca");
  g_autoptr (DagShift) five = parse ("W285");
  g_autoptr (DagShift) hours = parse ("W200");
  DagBreakTerms terms = { .sets = nl, .warn_s = WARN_S };
  DagBreakStanding standing;

  dag_break_terms_stand (&terms, five, 0, TRUE, &standing, NULL);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_NOT_APPLICABLE);
  terms.age = DAG_AGE_YOUTH;
  dag_break_terms_stand (&terms, five, 0, TRUE, &standing, NULL);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_BREACH);
  g_assert_cmpstr (standing.set->id, ==, "nl-youth");

  terms = (DagBreakTerms){ .sets = ca, .waived = waived, .warn_s = WARN_S };
  dag_break_terms_stand (&terms, hours, 150 * 60, FALSE, &standing, NULL);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_WAIVED);
  dag_break_terms_stand (&terms, hours, 200 * 60, FALSE, &standing, NULL);
  g_assert_cmpint (standing.state, ==, DAG_BREAK_STATE_OK);
  terms.waived = NULL;
  dag_break_terms_stand (&terms, hours, 150 * 60, FALSE, &standing, NULL);
  g_assert_cmpint (standing.latest_start_s, ==, 300 * 60);
}

/* A pause that began in time is in time while it lasts, and not once it is cut short. */
static void
test_pause_under_way (void)
{
  static const struct
  {
    const char *so_far;
    int left_min;
    const char *state;
  } cases[] = {
    { "W448", 32, "due" },
    { "W448 B2", 30, "ok" },
    { "W448 B20", 12, "ok" },
    { "W448 B2 W1", 29, "late-risk" },
    { "W452", 28, "late-risk" },
    { "W452 B10", 18, "late-risk" },
    { "W430 B30", 20, "ok" },
  };
  g_autoptr (GPtrArray) nl = choose ("nl");
  const DagBreakTerms terms = { .sets = nl, .warn_s = WARN_S };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagShift) so_far = parse (cases[i].so_far);
      DagBreakStanding standing;

      dag_break_terms_stand (&terms, so_far, (int64_t) cases[i].left_min * 60, FALSE, &standing,
                             NULL);
      g_test_message ("%s + %d", cases[i].so_far, cases[i].left_min);
      g_assert_cmpstr (dag_break_state_get_word (standing.state), ==, cases[i].state);
    }
}

/* Quarters fill only when they were not interrupted. */
static void
test_credit (void)
{
  static const struct
  {
    const char *sets;
    const char *so_far;
    int left_min;
    int have_min;
    int need_min;
    int n_pieces;
    int n_full;
    int n_cut;
  } cases[] = {
    { "nl", "W60", 420, 0, 30, 2, 0, 0 },
    { "nl", "W60 B15 W60", 345, 15, 30, 2, 1, 0 },
    { "nl", "W60 B14 W60", 346, 0, 30, 2, 0, 1 },
    { "nl", "W60 B4 W60", 356, 0, 30, 2, 0, 0 }, /* nobody's business */
    { "nl", "W60 B22 W60", 338, 22, 30, 2, 1, 0 },
    { "nl", "W60 B31 W60", 329, 30, 30, 2, 2, 0 },
    { "nl", "W60 B9 W60 B15 W60", 276, 15, 30, 2, 1, 1 },
    { "nl", "W60 B9", 411, 0, 30, 2, 0, 0 },  /* under way: not cut yet */
    { "nl", "W60 B16", 404, 16, 30, 2, 1, 0 },
    { "nl", "B20 W60", 420, 0, 30, 2, 0, 0 }, /* before any work */
    { "nl", "W60", 600, 0, 45, 3, 0, 0 },
    { "uk", "W60 B15 W60", 345, 0, 20, 1, 0, 1 },
    { "uk", "W60 B20 W60", 340, 20, 20, 1, 1, 0 },
    { "us-ca", "W60 B30 W60", 500, 30, 60, 2, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sets = choose (cases[i].sets);
      g_autoptr (DagShift) so_far = parse (cases[i].so_far);
      const DagBreakTerms terms = { .sets = sets, .warn_s = WARN_S };
      DagBreakCredit credit;

      dag_break_terms_credit (&terms, so_far, (int64_t) cases[i].left_min * 60, &credit);
      g_test_message ("%s: %s + %d", cases[i].sets, cases[i].so_far, cases[i].left_min);
      g_assert_cmpint (credit.have_s / 60, ==, cases[i].have_min);
      g_assert_cmpint (credit.need_s / 60, ==, cases[i].need_min);
      g_assert_cmpint (credit.n_pieces, ==, cases[i].n_pieces);
      g_assert_cmpint (credit.n_full, ==, cases[i].n_full);
      g_assert_cmpint (credit.n_cut, ==, cases[i].n_cut);
    }
}

/* A law is judged by the text of its day. */
static void
test_validity (void)
{
  g_autoptr (DagBreakRuleSet) set = dag_break_rule_set_new ();

  g_assert_true (dag_break_rule_set_is_in_force (set, "2026-11-23"));
  set->valid_from = g_strdup ("2019-01-01");
  set->valid_to = g_strdup ("2026-11-23");
  g_assert_false (dag_break_rule_set_is_in_force (set, "2018-12-31"));
  g_assert_true (dag_break_rule_set_is_in_force (set, "2019-01-01"));
  g_assert_true (dag_break_rule_set_is_in_force (set, "2026-11-23"));
  g_assert_false (dag_break_rule_set_is_in_force (set, "2026-11-24"));
}

/* ── Evidence ──────────────────────────────────────────────────────────────────────── */

typedef struct
{
  int hour; /* of the night, UTC */
  int minute;
  DagAgentState state;
} Step;

static int64_t
at (GDateTime *midnight,
    int        hour,
    int        minute)
{
  return g_date_time_to_unix (midnight) * DAG_USEC_PER_SEC + (hour * 60 + minute) * MINUTE_US;
}

static DagTrack *
make_track (GDateTime  *midnight,
            const Step *steps,
            guint       n)
{
  DagTrack *track = dag_track_new ();

  for (guint i = 0; i < n; i++)
    {
      DagTrackStep step = { .at_us = at (midnight, steps[i].hour, steps[i].minute),
                            .contact = -1,
                            .state = (guint8) steps[i].state };

      dag_track_add (track, &step);
    }
  return track;
}

/* F-C02, F-C05, BR32: 22:00–07:00 by the clock is eight hours in the night that misses one,
 * and ten in the night that has one twice; over midnight it is one shift. */
static void
test_clock_changes (void)
{
  static const struct
  {
    int year;
    int month;
    int day; /* of the evening */
    int work_min;
    const char *state; /* of the Dutch rules, after one half hour of break */
  } nights[] = {
    { 2026, 3, 28, 450, "ok" },
    { 2026, 6, 10, 510, "ok" },
    { 2026, 10, 24, 570, "ok" },
    { 2026, 12, 31, 510, "ok" }, /* over the year's end, in week 53 */
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (DagBreakReasons) reasons = dag_break_reasons_new ();
  g_autoptr (GPtrArray) nl = choose ("nl");
  const DagBreakTerms terms = { .sets = nl, .warn_s = WARN_S };

  for (guint i = 0; i < G_N_ELEMENTS (nights); i++)
    {
      g_autoptr (GDateTime) begin = g_date_time_new (zone, nights[i].year, nights[i].month,
                                                     nights[i].day, 22, 0, 0);
      g_autoptr (GDateTime) evening = g_date_time_add_days (begin, 1);
      g_autoptr (GDateTime) end = g_date_time_add_hours (evening, -15);
      const Step steps[] = { { -4, 0, DAG_STATE_OFFLINE },
                             { 0, 0, DAG_STATE_ON_CONTACT },
                             { 3, 30, DAG_STATE_BREAK },
                             { 4, 0, DAG_STATE_AVAILABLE } };
      g_autoptr (DagTrack) track = make_track (begin, steps, G_N_ELEMENTS (steps));
      int64_t now_us = g_date_time_to_unix (end) * DAG_USEC_PER_SEC;
      g_autoptr (GArray) spans
          = dag_break_evidence_read (track, DAG_TIME_NONE, now_us, reasons, NULL, NULL);
      g_autoptr (DagShift) shift = dag_break_evidence_to_shift (spans);
      DagBreakStanding standing;

      g_assert_cmpint (dag_shift_sum_s (shift, DAG_SEGMENT_WORK) / 60, ==, nights[i].work_min);
      dag_break_terms_stand (&terms, shift, 0, TRUE, &standing, NULL);
      g_assert_cmpstr (dag_break_state_get_word (standing.state), ==, nights[i].state);
    }
}

/* What is read of a track, as letters: W O B P U, small where it is marked. */
static char *
spell (GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const DagBreakSpan *span = &g_array_index (spans, DagBreakSpan, i);
      char letter = "WOBPU"[span->kind];

      if (span->is_noted || span->is_fresh)
        letter = g_ascii_tolower (letter);
      g_string_append_printf (text, "%s%c%d", i > 0 ? " " : "", letter,
                              (int) ((span->to_us - span->from_us) / MINUTE_US));
    }
  return g_string_free (text, FALSE);
}

/* F-C06: gaps, short pauses, signing out and in, edges. */
static void
test_reading (void)
{
#define ON DAG_STATE_ON_CONTACT
#define OFF DAG_STATE_OFFLINE
#define REST DAG_STATE_BREAK
#define GAP DAG_STATE_UNKNOWN
  static const struct
  {
    const char *name;
    Step steps[8];
    int begins; /* minutes, or -1 */
    const char *spans;
  } cases[] = {
    { "plain", { { 0, 0, ON }, { 1, 0, REST }, { 1, 30, ON } }, -1, "W60 B30 W150" },
    { "a short pause is work", { { 0, 0, ON }, { 1, 0, REST }, { 1, 4, ON } }, -1, "W240" },
    { "five minutes are a pause", { { 0, 0, ON }, { 1, 0, REST }, { 1, 5, ON } }, -1,
      "W60 B5 W175" },
    { "one under way is not shown", { { 0, 0, ON }, { 3, 57, REST } }, -1, "W237 b3" },
    { "two reasons on end are one", { { 0, 0, ON }, { 1, 0, REST }, { 1, 3, OFF }, { 1, 6, ON } },
      -1, "W60 B3 B3 W174" },
    { "a gap", { { 0, 0, ON }, { 1, 0, GAP }, { 1, 45, ON } }, -1, "W60 U45 W135" },
    { "beside a gap it may be longer",
      { { 0, 0, ON }, { 1, 0, REST }, { 1, 3, GAP }, { 1, 30, ON } }, -1, "W60 U30 W150" },
    { "before the watching", { { 1, 0, ON } }, 0, "U60 W180" },
    { "seen from the sign-in on", { { 0, 0, OFF }, { 1, 0, ON } }, 0, "W180" },
    { "signed out at noon", { { 0, 0, ON }, { 1, 0, OFF }, { 2, 0, ON } }, -1,
      "W60 B60 W120" },
    { "a meeting", { { 0, 0, ON }, { 1, 0, DAG_STATE_MEETING }, { 2, 0, ON } }, -1,
      "W60 O60 W120" },
    { "nobody yet", { { 0, 0, OFF } }, -1, "" },
  };
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 11, 23, 8, 0, 0);
  g_autoptr (DagBreakReasons) reasons = dag_break_reasons_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 1;
      g_autoptr (DagTrack) track = NULL;
      g_autoptr (GArray) spans = NULL;
      g_autofree char *spelled = NULL;
      int64_t begins_us
          = cases[i].begins < 0 ? DAG_TIME_NONE : at (midnight, 0, cases[i].begins);

      while (n < 8 && (cases[i].steps[n].hour > 0 || cases[i].steps[n].minute > 0))
        n++;
      track = make_track (midnight, cases[i].steps, n);
      spans = dag_break_evidence_read (track, begins_us, at (midnight, 4, 0), reasons, NULL,
                                       NULL);
      spelled = spell (spans);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (spelled, ==, cases[i].spans);
    }
}

/* A note lies over what the source says, keeps its mark, and makes no shift longer. */
static void
test_notes (void)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 11, 23, 8, 0, 0);
  const Step steps[] = { { 0, 0, ON }, { 1, 0, REST }, { 1, 30, ON } };
  g_autoptr (DagTrack) track = make_track (midnight, steps, 3);
  g_autoptr (DagBreakReasons) reasons = dag_break_reasons_new ();
  g_autoptr (GArray) spans = dag_break_evidence_read (track, DAG_TIME_NONE, at (midnight, 4, 0),
                                                      reasons, NULL, NULL);
  const DagBreakNote notes[] = {
    { at (midnight, 1, 15), at (midnight, 1, 45), DAG_SEGMENT_BREAK },
    { at (midnight, 3, 45), at (midnight, 5, 0), DAG_SEGMENT_BREAK },
    { at (midnight, 6, 0), at (midnight, 7, 0), DAG_SEGMENT_BREAK },
  };
  g_autoptr (GArray) both = dag_break_evidence_note (spans, notes, 3);
  g_autoptr (GArray) none = dag_break_evidence_note (spans, NULL, 0);
  g_autofree char *spelled = spell (both);
  g_autofree char *plain = spell (none);

  g_assert_cmpstr (plain, ==, "W60 B30 W150");
  g_assert_cmpstr (spelled, ==, "W60 B15 b30 W120 b15");
}

static void
test_words (void)
{
  static const struct
  {
    const char *word;
    DagSegmentKind kind;
  } cases[] = {
    { "Lunch", DAG_SEGMENT_BREAK },        { "  LUNCHPAUZE ", DAG_SEGMENT_BREAK },
    { "Koffie", DAG_SEGMENT_BREAK },       { "Toilet", DAG_SEGMENT_BREAK },
    { "wc", DAG_SEGMENT_BREAK },           { "Training", DAG_SEGMENT_OTHER_WORK },
    { "Teamoverleg", DAG_SEGMENT_OTHER_WORK }, { "1-op-1", DAG_SEGMENT_OTHER_WORK },
    { "Coaching break", DAG_SEGMENT_BREAK }, { "Administratie", DAG_SEGMENT_WORK },
    { "E-mail", DAG_SEGMENT_WORK },        { "Screen break", DAG_SEGMENT_PAUSE },
    { "Beeldschermpauze", DAG_SEGMENT_PAUSE }, { "PVD", DAG_SEGMENT_PAUSE },
    { "xyzzy", DAG_SEGMENT_BREAK },        { "", DAG_SEGMENT_BREAK },
    { "\xff\xfe", DAG_SEGMENT_BREAK },
  };
  g_autoptr (DagBreakReasons) reasons = dag_break_reasons_new ();
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("word %u", i);
      g_assert_cmpint (dag_break_reasons_find (reasons, cases[i].word), ==, cases[i].kind);
    }
  dag_break_reasons_set (reasons, "Xyzzy", DAG_SEGMENT_WORK);
  g_assert_cmpint (dag_break_reasons_find (reasons, "XYZZY"), ==, DAG_SEGMENT_WORK);
  g_assert_cmpint (dag_break_reasons_get_kind (reasons, DAG_STATE_BREAK, "xyzzy "), ==,
                   DAG_SEGMENT_WORK);
  g_assert_cmpint (dag_break_reasons_get_kind (reasons, DAG_STATE_MEETING, NULL), ==,
                   DAG_SEGMENT_OTHER_WORK);
  dag_break_reasons_set (reasons, "Pauze op kantoor", DAG_SEGMENT_BREAK);
  g_assert_cmpint (
      dag_break_reasons_get_kind (reasons, DAG_STATE_MEETING, "pauze op kantoor"), ==,
      DAG_SEGMENT_BREAK);
  list = dag_break_reasons_list (reasons);
  g_assert_cmpuint (list->len, >=, 2);
  dag_break_reasons_clear (reasons);
  g_assert_cmpint (dag_break_reasons_find (reasons, "xyzzy"), ==, DAG_SEGMENT_BREAK);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "data", "break-rules", NULL);
  int result;

  g_test_init (&argc, &argv, NULL);
  shipped = dag_break_rules_load_folder (path, NULL);
  g_assert_nonnull (shipped);
  g_test_add_func ("/store/break-terms/strictest", test_strictest);
  g_test_add_func ("/store/break-terms/nothing", test_nothing);
  g_test_add_func ("/store/break-terms/person", test_person);
  g_test_add_func ("/store/break-terms/pause-under-way", test_pause_under_way);
  g_test_add_func ("/store/break-terms/credit", test_credit);
  g_test_add_func ("/store/break-terms/validity", test_validity);
  g_test_add_func ("/store/break-terms/clock-changes", test_clock_changes);
  g_test_add_func ("/store/break-terms/reading", test_reading);
  g_test_add_func ("/store/break-terms/notes", test_notes);
  g_test_add_func ("/store/break-terms/words", test_words);
  result = g_test_run ();
  g_ptr_array_unref (shipped);
  return result;
}
