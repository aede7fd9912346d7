/* test-track.c - an agent's shift: what is kept of it, and what follows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sample.h"
#include "dag-tight-array.h"
#include "dag-track.h"

#include <string.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK

static DagTrackStep
step_at (int64_t       at_us,
         DagAgentState state,
         int32_t       contact)
{
  return (DagTrackStep){ .at_us = at_us,
                         .state = (guint8) state,
                         .contact = contact,
                         .channel = DAG_CHANNEL_UNKNOWN };
}

/* Writes a shift as "minute.second letter[number]": A available, C on contact, W wrap-up,
 * B break, M meeting, O offline, R ringing, ? unknown. */
static DagTrack *
track_from_text (const char *text)
{
  static const char letters[] = "ARCWBMO?";
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  DagTrack *track = dag_track_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end = NULL;
      double minute = g_ascii_strtod (words[i], &end);
      const char *letter = strchr (letters, *end);
      int32_t contact = end[1] != '\0' ? (int32_t) g_ascii_strtoll (end + 1, NULL, 10) : -1;
      DagTrackStep step
          = step_at (T0 + (int64_t) (minute * 60.0) * DAG_USEC_PER_SEC,
                     (DagAgentState) (letter - letters), contact);

      g_assert_nonnull (letter);
      dag_track_add (track, &step);
    }
  return track;
}

static char *
track_to_text (DagTrack *track)
{
  static const char letters[] = "ARCWBMO?";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dag_track_get_n_steps (track); i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      g_string_append_printf (text, "%s%g%c", i > 0 ? " " : "",
                              (double) (step->at_us - T0) / 60e6, letters[step->state]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_track (DagTrack   *track,
              const char *expected)
{
  g_autofree char *text = track_to_text (track);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_merges (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 5C 10A");
  DagTrackStep step;

  /* known already, also when a clock was rounded */
  step = step_at (T0 + DAG_SAMPLE_MINUTES (5), DAG_STATE_ON_CONTACT, -1);
  g_assert_false (dag_track_add (track, &step));
  step = step_at (T0 + DAG_SAMPLE_MINUTES (5) - 400000, DAG_STATE_ON_CONTACT, 7);
  g_assert_false (dag_track_add (track, &step));
  g_assert_cmpint (dag_track_get_step (track, 1)->contact, ==, 7);
  /* repeats the state in force */
  step = step_at (T0 + DAG_SAMPLE_MINUTES (7), DAG_STATE_ON_CONTACT, -1);
  g_assert_false (dag_track_add (track, &step));
  assert_track (track, "0A 5C 10A");
  /* the next contact, straight after */
  step = step_at (T0 + DAG_SAMPLE_MINUTES (8), DAG_STATE_ON_CONTACT, 8);
  g_assert_true (dag_track_add (track, &step));
  assert_track (track, "0A 5C 8C 10A");
  /* learnt later, of earlier */
  step = step_at (T0 + DAG_SAMPLE_MINUTES (2), DAG_STATE_BREAK, -1);
  g_assert_true (dag_track_add (track, &step));
  assert_track (track, "0A 2B 5C 8C 10A");
  /* it began earlier than we knew */
  step = step_at (T0 + DAG_SAMPLE_MINUTES (4), DAG_STATE_ON_CONTACT, -1);
  g_assert_true (dag_track_add (track, &step));
  assert_track (track, "0A 2B 4C 8C 10A");
}

/* F-D04: unknown, not signed off; and no trace where the state went on all along. */
static void
test_vanishes_and_returns (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 5C");
  DagTrackStep same = step_at (T0 + DAG_SAMPLE_MINUTES (5), DAG_STATE_ON_CONTACT, -1);
  DagTrackStep other = step_at (T0 + DAG_SAMPLE_MINUTES (12), DAG_STATE_BREAK, -1);

  dag_track_lose (track, T0 + DAG_SAMPLE_MINUTES (8));
  assert_track (track, "0A 5C 8?");
  dag_track_observe (track, &same, T0 + DAG_SAMPLE_MINUTES (9));
  assert_track (track, "0A 5C");
  dag_track_lose (track, T0 + DAG_SAMPLE_MINUTES (10));
  dag_track_observe (track, &other, T0 + DAG_SAMPLE_MINUTES (13));
  assert_track (track, "0A 5C 10? 12B");
}

/* The same state, but it began anew: a contact of which we missed the end. */
static void
test_begins_anew (void)
{
  g_autoptr (DagTrack) track = track_from_text ("-600O 0A 5C");
  DagTrackStep next = step_at (T0 + DAG_SAMPLE_MINUTES (8), DAG_STATE_ON_CONTACT, -1);
  DagTrackStep told = step_at (T0 + DAG_SAMPLE_MINUTES (7), DAG_STATE_WRAP_UP, -1);
  DagTrackFigures figures;

  next.fresh = TRUE;
  dag_track_observe (track, &next, T0 + DAG_SAMPLE_MINUTES (9));
  dag_track_observe (track, &next, T0 + DAG_SAMPLE_MINUTES (10));
  assert_track (track, "-600O 0A 5C 8C");
  dag_track_measure (track, DAG_TIME_NONE, T0 + DAG_SAMPLE_MINUTES (10), &figures);
  g_assert_cmpint (figures.contacts_in_row, ==, 2);
  dag_track_add (track, &told);
  assert_track (track, "-600O 0A 5C 7W 8C");
  dag_track_measure (track, DAG_TIME_NONE, T0 + DAG_SAMPLE_MINUTES (10), &figures);
  g_assert_cmpint (figures.contacts_in_row, ==, 2);
}

/* What the source tells afterwards replaces what we did not know. */
static void
test_facts_replace_guesses (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 5C");
  DagTrackStep fact = step_at (T0 + DAG_SAMPLE_MINUTES (7), DAG_STATE_WRAP_UP, -1);

  dag_track_lose (track, T0 + DAG_SAMPLE_MINUTES (8));
  dag_track_add (track, &fact);
  assert_track (track, "0A 5C 7W");
}

/* A start that contradicts what is known, or lies in the future, cannot be. */
static void
test_observed_is_in_force (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 5C");
  DagTrackStep early = step_at (T0 + DAG_SAMPLE_MINUTES (4), DAG_STATE_WRAP_UP, -1);
  DagTrackStep late = step_at (T0 + DAG_SAMPLE_MINUTES (30), DAG_STATE_BREAK, -1);
  guint last;

  dag_track_observe (track, &early, T0 + DAG_SAMPLE_MINUTES (6));
  last = dag_track_get_n_steps (track) - 1;
  g_assert_cmpint (dag_track_get_step (track, last)->state, ==, DAG_STATE_WRAP_UP);
  g_assert_cmpint (dag_track_get_step (track, last)->at_us, ==, T0 + DAG_SAMPLE_MINUTES (5));
  dag_track_observe (track, &late, T0 + DAG_SAMPLE_MINUTES (7));
  last = dag_track_get_n_steps (track) - 1;
  g_assert_cmpint (dag_track_get_step (track, last)->state, ==, DAG_STATE_BREAK);
  g_assert_cmpint (dag_track_get_step (track, last)->at_us, ==, T0 + DAG_SAMPLE_MINUTES (7));
}

static void
test_trims_and_cuts (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 5C 10A 15B");

  dag_track_trim (track, T0 + DAG_SAMPLE_MINUTES (7));
  assert_track (track, "5C 10A 15B");
  dag_track_cut (track, T0 + DAG_SAMPLE_MINUTES (10));
  assert_track (track, "5C");
}

/* What is read again, in any order, changes nothing. */
static void
test_read_again (void)
{
  static const char letters[] = "ACWBM";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
      g_autoptr (DagTrack) straight = dag_track_new ();
      g_autoptr (DagTrack) again = dag_track_new ();
      g_autofree char *expected = NULL;
      int64_t at_us = T0;
      guint before = G_MAXUINT;

      for (guint i = 0; i < 40; i++)
        {
          guint letter = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (letters) - 1);
          DagTrackStep step
              = step_at (at_us, (DagAgentState) (letter == before ? DAG_STATE_MEETING : letter),
                         -1);

          /* now and then two changes share a moment */
          at_us += DAG_SAMPLE_SECONDS (i % 5 == 0 ? 0 : g_rand_int_range (rand, 3, 9));
          before = step.state;
          g_array_append_val (steps, step);
          dag_track_add (straight, &step);
        }
      expected = track_to_text (straight);
      for (guint i = 0; i < 400; i++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (int) steps->len);

          dag_track_add (again, &g_array_index (steps, DagTrackStep, i < steps->len ? i : at));
        }
      assert_track (again, expected);
    }
}

static void
test_figures (void)
{
  static const struct
  {
    const char *shift;
    double now;            /* minutes */
    double stretch;        /* sure without a break from here on */
    double last_break_end; /* < 0: none seen */
    gboolean break_given;
    int64_t contacts;
    double load;
    double break_minutes;
  } cases[] = {
    /* signed in at 0: the whole shift is known, and no break yet */
    { "-600O 0A 1C 4W 5C 9W 10A", 10.4, 0, -1, TRUE, 2, -1, 0 },
    /* a gap of half a minute ends a row of contacts, as it does for the alert; one of less
     * does not */
    { "-600O 0A 1C 4W 5C 9W 10A", 10.5, 0, -1, TRUE, 0, -1, 0 },
    { "-600O 0A 1C1 4C2 7C3 9A 9.4C4", 12, 0, -1, TRUE, 4, -1, 0 },
    { "-600O 0A 1C1 4C2 7C3 9A 9.6C4", 12, 0, -1, TRUE, 1, -1, 0 },
    { "-600O 0A 1C 4A 6.1C 9W", 9.5, 0, -1, TRUE, 1, -1, 0 },
    /* four minutes are no breather, five are */
    { "-600O 0A 30B 34A", 40, 0, -1, TRUE, 0, 0, 0 },
    { "-600O 0A 30B 35A", 40, 0, 35, TRUE, 0, 0, 5 },
    { "-600O 0A 30B 45A 60B 63C", 70, 0, 45, TRUE, 1, 7.0 / 22, 15 },
    /* the break under way counts, its end is not yet */
    { "-600O 0A 30B", 40, 0, -1, TRUE, 0, 0, 10 },
    /* signed off for lunch: a pause, though not on the status "break" */
    { "-600O 0A 60O 90A", 95, 0, 90, TRUE, 0, -1, 0 },
    /* watched from the middle of the shift: "at least" */
    { "0C 4A", 4.4, 0, -1, FALSE, 1, -1, 0 },
    { "0C 4A 20B 30C", 40, 0, 30, TRUE, 1, 10.0 / 20, 10 },
    /* where nothing is known neither work nor a break is counted (F-D04), and a breather
     * that it may hide is not denied: sure is only what came after */
    { "-600O 0A 30B 33? 50A", 55, 50, -1, FALSE, 0, -1, 0 },
    { "-600O 0A 30B 36? 50A", 55, 50, -1, FALSE, 0, -1, 6 },
    { "-600O 0A 30B 36? 50A 60B 65A", 70, 50, 65, TRUE, 0, -1, 11 },
    { "-600O 0A 30B 36? 50A", 49, 0, 36, TRUE, 0, -1, 6 },
    /* missing from one answer: the pause goes on, a contact is the same contact */
    { "-600O 0A 30B 33? 33.2B 36A", 50, 0, 36, TRUE, 0, -1, 5.8 },
    { "-600O 0C 30? 30.2C", 31, 0, -1, TRUE, 1, -1, 0 },
    { "-600O 0A 30B 35.5? 36A", 50, 0, 35.5, TRUE, 0, -1, 5.5 },
    /* F-C06: nine hours of sleep are a gap, and another shift */
    { "-600O 0A 60C 90? 630A", 640, 630, -1, FALSE, 0, -1, 0 },
    /* F-C05: from 22:00 to 02:00 is one shift */
    { "-1200O 720A 780B 795A 840C", 960, 720, 795, TRUE, 1, 1, 15 },
    /* half an hour of work: half of it with customers */
    { "-600O 0A 15C", 30, 0, -1, TRUE, 1, 0.5, 0 },
    /* a meeting is no breather, and neither work with customers nor idle */
    { "-600O 0A 20M 40C", 50, 0, -1, TRUE, 1, 10.0 / 10, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagTrack) track = track_from_text (cases[i].shift);
      DagTrackFigures figures;

      g_test_message ("case %u: %s", i, cases[i].shift);
      dag_track_measure (track, DAG_TIME_NONE, T0 + (int64_t) (cases[i].now * 60e6), &figures);
      g_assert_cmpfloat_with_epsilon ((double) (figures.stretch_since_us - T0) / 60e6,
                                      cases[i].stretch, 1e-9);
      g_assert_cmpint (figures.watched_since_us, <=, figures.stretch_since_us);
      if (cases[i].last_break_end < 0)
        g_assert_cmpint (figures.last_break_end_us, ==, DAG_TIME_NONE);
      else
        g_assert_cmpfloat_with_epsilon ((double) (figures.last_break_end_us - T0) / 60e6,
                                    cases[i].last_break_end, 1e-9);
      g_assert_cmpint (figures.last_break_provenance, ==,
                       cases[i].break_given ? DAG_PROVENANCE_GIVEN : DAG_PROVENANCE_DERIVED);
      g_assert_cmpint (figures.contacts_in_row, ==, cases[i].contacts);
      g_assert_cmpfloat_with_epsilon (figures.load, cases[i].load, 0.001);
      g_assert_cmpfloat_with_epsilon (figures.break_s / 60.0, cases[i].break_minutes, 1e-9);
    }
}

/* Of the past a pause under five minutes is not told, by either of its two words: what came
 * before goes on. */
static void
test_told (void)
{
  static const struct
  {
    const char *shift;
    double at; /* minutes */
    DagAgentState told;
  } cases[] = {
    { "-600O 0A 30B 34C", 29, DAG_STATE_AVAILABLE },
    { "-600O 0A 30B 34C", 32, DAG_STATE_AVAILABLE },
    { "-600O 0A 30B 34C", 34, DAG_STATE_ON_CONTACT },
    { "-600O 0A 30B 35C", 32, DAG_STATE_BREAK },
    { "-600O 0A 30B 32B 34.5C", 33, DAG_STATE_AVAILABLE },
    { "-600O 0A 30O 33C", 31, DAG_STATE_AVAILABLE },
    { "-600O 0A 30O 32B 36C", 31, DAG_STATE_OFFLINE },
    { "-600O 0A 30B", 32, DAG_STATE_BREAK },
    { "0B 3C", 1, DAG_STATE_ON_CONTACT },
    { "-600O 0A", -1, DAG_STATE_OFFLINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagTrack) track = track_from_text (cases[i].shift);
      guint index = dag_track_find_told (track, T0 + (int64_t) (cases[i].at * 60e6));

      g_test_message ("case %u: %s", i, cases[i].shift);
      g_assert_cmpint (dag_track_get_step (track, index)->state, ==, cases[i].told);
    }
}

/* F-C06: the last answer before a gap still told everybody's state. */
static void
test_told_last (void)
{
  g_autoptr (DagTrack) track = track_from_text ("-600O 0A");
  int64_t lost_us = T0 + DAG_SAMPLE_MINUTES (30);

  dag_track_lose (track, lost_us);
  g_assert_cmpint (
      dag_track_get_step (track, dag_track_find_told (track, lost_us))->state, ==,
      DAG_STATE_AVAILABLE);
  g_assert_cmpint (
      dag_track_get_step (track, dag_track_find_told (track, lost_us + 1))->state, ==,
      DAG_STATE_UNKNOWN);
}

static void
test_told_before (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A");

  g_assert_cmpuint (dag_track_find_told (track, T0 - 1), ==, G_MAXUINT);
}

/* Mail waits for whoever writes it: it is no contact of a row, and a gap between others. */
static void
test_mail_is_no_row (void)
{
  g_autoptr (DagTrack) track = track_from_text ("-600O 0A 1C1 4C2");
  DagTrackStep mail = step_at (T0 + DAG_SAMPLE_MINUTES (6), DAG_STATE_ON_CONTACT, -1);
  DagTrackFigures figures;

  mail.channel_known = TRUE;
  mail.channel = DAG_CHANNEL_EMAIL;
  mail.fresh = TRUE;
  dag_track_add (track, &mail);
  dag_track_measure (track, DAG_TIME_NONE, T0 + DAG_SAMPLE_MINUTES (6), &figures);
  g_assert_cmpint (figures.contacts_in_row, ==, 2);
  dag_track_measure (track, DAG_TIME_NONE, T0 + DAG_SAMPLE_MINUTES (7), &figures);
  g_assert_cmpint (figures.contacts_in_row, ==, 0);
}

static void
test_nothing_known (void)
{
  g_autoptr (DagTrack) track = dag_track_new ();
  DagTrackFigures figures;

  dag_track_measure (track, DAG_TIME_NONE, T0, &figures);
  g_assert_cmpint (figures.watched_since_us, ==, DAG_TIME_NONE);
  g_assert_cmpint (figures.stretch_since_us, ==, DAG_TIME_NONE);
  g_assert_cmpint (figures.last_break_provenance, ==, DAG_PROVENANCE_ABSENT);
  g_assert_cmpint (figures.contacts_in_row, ==, DAG_COUNT_ABSENT);
  g_assert_false (dag_share_is_known (figures.load));
  g_assert_false (dag_seconds_is_known (figures.break_s));
}

/* The source says when the agent signed in: what we know from there on is the shift. */
static void
test_signed_in (void)
{
  g_autoptr (DagTrack) track = track_from_text ("0A 30C");
  DagTrackFigures figures;

  dag_track_measure (track, T0, T0 + DAG_SAMPLE_MINUTES (40), &figures);
  g_assert_cmpint (figures.last_break_provenance, ==, DAG_PROVENANCE_GIVEN);
  dag_track_measure (track, T0 - DAG_SAMPLE_MINUTES (90), T0 + DAG_SAMPLE_MINUTES (40), &figures);
  g_assert_cmpint (figures.last_break_provenance, ==, DAG_PROVENANCE_DERIVED);
}

/* Held against a GArray through ten thousand changes; the room beside it stays small. */
static void
test_tight (void)
{
  DagTightArray tight = { NULL, 0, 0 };
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 10000; i++)
    {
      guint32 items[3] = { i, i + 1, i + 2 };
      guint at = plain->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) plain->len) : 0;
      guint n = (guint) g_rand_int_range (rand, 0, 9);

      n = MIN (n, plain->len - at);
      if (g_rand_int_range (rand, 0, 2) == 0)
        {
          dag_tight_array_insert (&tight, sizeof *items, at, items, 3);
          g_array_insert_vals (plain, at, items, 3);
        }
      else if (n > 0)
        {
          dag_tight_array_remove (&tight, sizeof *items, at, n);
          g_array_remove_range (plain, at, n);
        }
      g_assert_cmpuint (tight.room, <=, MAX (4, tight.len + tight.len / 3 + 1));
      if (plain->len > 0)
        g_assert_cmpmem (tight.items, tight.len * sizeof *items, plain->data,
                         plain->len * sizeof *items);
    }
  dag_tight_array_clear (&tight);
  g_assert_cmpuint (tight.len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track/merges", test_merges);
  g_test_add_func ("/track/vanishes-and-returns/F-D04", test_vanishes_and_returns);
  g_test_add_func ("/track/begins-anew", test_begins_anew);
  g_test_add_func ("/track/facts-replace-guesses", test_facts_replace_guesses);
  g_test_add_func ("/track/observed-is-in-force", test_observed_is_in_force);
  g_test_add_func ("/track/trims-and-cuts", test_trims_and_cuts);
  g_test_add_func ("/track/read-again", test_read_again);
  g_test_add_func ("/track/figures/F-C05/F-C06", test_figures);
  g_test_add_func ("/track/mail-is-no-row", test_mail_is_no_row);
  g_test_add_func ("/track/told", test_told);
  g_test_add_func ("/track/F-C06/told-last", test_told_last);
  g_test_add_func ("/track/told-before", test_told_before);
  g_test_add_func ("/track/nothing-known", test_nothing_known);
  g_test_add_func ("/track/signed-in", test_signed_in);
  g_test_add_func ("/track/tight", test_tight);
  return g_test_run ();
}
