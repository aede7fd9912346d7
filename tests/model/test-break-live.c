/* test-break-live.c - from answers of a source to how everybody stands to the rules on breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live.h"
#include "dag-dashboard.h"
#include "dag-sample.h"
#include "dag-sanitized.h"

#include <time.h>

#define MINUTE DAG_SAMPLE_MINUTES (1)
/* 08:30 in Amsterdam, on the day of dag-sample.h */
#define START (DAG_SAMPLE_TEN_O_CLOCK - 90 * MINUTE)
#define AT(minute) (START + (int64_t) (minute) * MINUTE)

/* Of this thread: neighbours do not count. */
static int64_t
dag_test_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (int64_t) now.tv_sec * DAG_USEC_PER_SEC + now.tv_nsec / 1000;
}

static DagDashboard *
open_dashboard (void)
{
  DagDashboard *dashboard = dag_dashboard_new ();

  dag_break_config_set_folders (
      dag_break_live_get_config (dag_dashboard_get_breaks (dashboard)), NULL,
      g_test_get_filename (G_TEST_BUILT, "none", NULL));
  return dashboard;
}

/* One answer in which one person does one thing. */
static void
tell (DagDashboard  *dashboard,
      int            minute,
      const char    *id,
      DagAgentState  state,
      int            since,
      const char    *reason)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (AT (minute));
  DagAgentSample *agent = dag_sample_agent (snapshot, id, state, AT (since));

  agent->signed_in_at_us = AT (0);
  agent->reason = g_strdup (reason);
  dag_dashboard_apply (dashboard, snapshot);
  dag_break_live_finish (dag_dashboard_get_breaks (dashboard));
}

static const DagBreakLane *
find (DagDashboard *dashboard,
      const char   *id)
{
  const DagBreakLane *lane = dag_break_live_find (dag_dashboard_get_breaks (dashboard), id);

  g_assert_nonnull (lane);
  return lane;
}

static void
roster (DagDashboard *dashboard,
        const char   *id,
        int           to)
{
  DagRosterShift *shift = dag_roster_shift_new ();

  shift->agent = g_strdup (id);
  shift->start_us = AT (0);
  shift->end_us = AT (to);
  dag_roster_take (dag_break_live_get_roster (dag_dashboard_get_breaks (dashboard)), shift);
}

/* Every minute in between is one answer: a source that is watched all the time. */
static void
live (DagDashboard  *dashboard,
      int            from,
      int            to,
      DagAgentState  state,
      const char    *reason)
{
  for (int minute = from; minute <= to; minute++)
    tell (dashboard, minute, "a", state, from, reason);
}

static void
test_day (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  const DagBreakLane *lane;

  roster (dashboard, "a", 480);
  live (dashboard, 0, 200, DAG_STATE_ON_CONTACT, NULL);
  lane = find (dashboard, "a");
  g_assert_cmpint (lane->standing.state, ==, DAG_BREAK_STATE_OK);
  g_assert_cmpstr (lane->standing.rule->id, ==, "nl-atw-5:4-2a");
  g_assert_false (lane->end_is_assumed);
  g_assert_cmpint (lane->latest_start_us, ==, AT (449));
  g_assert_cmpint (lane->stretch_since_us, ==, AT (0));
  g_assert_cmpint (lane->credit.n_pieces, ==, 2);
  g_assert_cmpint (lane->credit.n_full, ==, 0);

  live (dashboard, 201, 216, DAG_STATE_BREAK, "Lunch");
  lane = find (dashboard, "a");
  g_assert_true (lane->is_pausing);
  g_assert_cmpint (lane->stretch_since_us, ==, DAG_TIME_NONE);
  live (dashboard, 217, 300, DAG_STATE_AVAILABLE, NULL);
  lane = find (dashboard, "a");
  g_assert_false (lane->is_away);
  g_assert_cmpint (lane->credit.n_full, ==, 1);
  g_assert_cmpint (lane->credit.have_s / 60, ==, 16);
  g_assert_cmpint (lane->stretch_since_us, ==, AT (217));
  g_assert_cmpint (lane->latest_start_us, ==, AT (464));

  live (dashboard, 301, 450, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_DUE);
  g_assert_cmpuint (
      dag_break_live_count (dag_dashboard_get_breaks (dashboard), DAG_BREAK_STATE_DUE), ==, 1);
  live (dashboard, 451, 470, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_LATE_RISK);
  live (dashboard, 471, 480, DAG_STATE_OFFLINE, NULL);
  lane = find (dashboard, "a");
  g_assert_true (lane->is_over);
  g_assert_cmpint (lane->standing.state, ==, DAG_BREAK_STATE_BREACH);
  g_assert_cmpint (lane->at_us, ==, AT (471));
}

/* A pause under five minutes is work in every figure; training is no break. */
static void
test_what_counts (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  const DagBreakLane *lane;

  live (dashboard, 0, 60, DAG_STATE_ON_CONTACT, NULL);
  live (dashboard, 61, 64, DAG_STATE_BREAK, "Toilet");
  lane = find (dashboard, "a");
  g_assert_true (lane->is_away);
  g_assert_false (lane->is_pausing);
  live (dashboard, 65, 90, DAG_STATE_ON_CONTACT, NULL);
  lane = find (dashboard, "a");
  g_assert_cmpuint (lane->spans->len, ==, 1);
  g_assert_cmpint (lane->stretch_since_us, ==, AT (0));
  live (dashboard, 91, 120, DAG_STATE_BREAK, "Training");
  lane = find (dashboard, "a");
  g_assert_false (lane->is_away);
  g_assert_cmpint (g_array_index (lane->spans, DagBreakSpan, 1).kind, ==,
                   DAG_SEGMENT_OTHER_WORK);
  live (dashboard, 121, 200, DAG_STATE_ON_CONTACT, NULL);
  live (dashboard, 201, 209, DAG_STATE_BREAK, "Koffie");
  live (dashboard, 210, 220, DAG_STATE_ON_CONTACT, NULL);
  lane = find (dashboard, "a");
  g_assert_cmpint (lane->credit.n_cut, ==, 1);
  g_assert_cmpint (lane->credit.cut_s, ==, 9 * 60);
  g_assert_cmpint (lane->credit.n_full, ==, 0);
  g_assert_true (lane->end_is_assumed);
}

/* F-C06, BR31: nobody watched for a while; what may have been a break makes no breach. */
static void
test_gap (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  const DagBreakLane *lane;

  roster (dashboard, "a", 480);
  live (dashboard, 0, 100, DAG_STATE_ON_CONTACT, NULL);
  live (dashboard, 160, 200, DAG_STATE_AVAILABLE, NULL);
  lane = find (dashboard, "a");
  g_assert_cmpint (lane->standing.state, ==, DAG_BREAK_STATE_UNKNOWN);
  g_assert_cmpint (lane->stretch_since_us, >=, AT (159));
}

/* Whom the source no longer names is not known, and has not gone. */
static void
test_vanished (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();

  live (dashboard, 0, 60, DAG_STATE_ON_CONTACT, NULL);
  for (int minute = 61; minute < 120; minute++)
    tell (dashboard, minute, "b", DAG_STATE_AVAILABLE, 61, NULL);
  g_assert_true (find (dashboard, "a")->vanished);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_UNKNOWN);
  dag_dashboard_disconnect (dashboard);
  g_assert_null (dag_break_live_find (dag_dashboard_get_breaks (dashboard), "a"));
}

/* A lane that says the same is the same object: nothing is drawn anew for it. */
static void
test_quiet (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  const DagBreakLane *before;

  live (dashboard, 0, 60, DAG_STATE_ON_CONTACT, NULL);
  before = find (dashboard, "a");
  live (dashboard, 61, 70, DAG_STATE_ON_CONTACT, NULL);
  g_assert_true (before == find (dashboard, "a"));
  live (dashboard, 71, 71, DAG_STATE_AVAILABLE, NULL);
  g_assert_false (before == find (dashboard, "a"));
}

/* Who goes from contact to contact, with a pause now and then, stands in every minute as if all
 * of the shift were looked at again: then the lane stays, as it says the same. */
static void
test_goes_on (void)
{
  static const DagAgentState states[]
      = { DAG_STATE_AVAILABLE, DAG_STATE_RINGING, DAG_STATE_ON_CONTACT, DAG_STATE_WRAP_UP,
          DAG_STATE_ON_CONTACT, DAG_STATE_BREAK,   DAG_STATE_MEETING,    DAG_STATE_WRAP_UP };
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  DagAgentState state = DAG_STATE_AVAILABLE;
  int since = 0;
  guint n_shared = 0;

  roster (dashboard, "a", 480);
  live (dashboard, 0, 1, state, NULL);
  for (int minute = 2; minute < 500; minute++)
    {
      g_autoptr (GArray) spans = g_array_ref (find (dashboard, "a")->spans);
      const DagBreakLane *before = find (dashboard, "a");
      const DagBreakLane *lane;

      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          state = states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))];
          since = minute - 1; /* as mostly, it began between two answers */
        }
      tell (dashboard, minute, "a", state, since, NULL);
      lane = find (dashboard, "a");
      n_shared += lane != before && lane->spans == spans ? 1 : 0;
      dag_break_live_look_again (breaks, NULL);
      dag_break_live_finish (breaks);
      g_assert_true (find (dashboard, "a") == lane);
      g_assert_cmpuint (dag_break_live_count (breaks, lane->standing.state), ==,
                        lane->is_over ? 0 : 1);
      g_assert_true (g_ptr_array_find (dag_break_live_list (breaks), lane, NULL));
    }
  g_assert_cmpuint (n_shared, >, 20);
}

/* While nobody looks at the table, it alone stays as it was; whom the list takes on or lets
 * go of, and all the rest, is known at once. */
static void
test_unseen (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  DagSlotModel *lanes = dag_break_live_get_lanes (breaks);
  gconstpointer listed;

  dag_break_live_set_seen (breaks, FALSE);
  live (dashboard, 0, 1, DAG_STATE_ON_CONTACT, NULL);
  listed = dag_slot_model_find_record (lanes, "a");
  g_assert_true (listed == find (dashboard, "a"));
  live (dashboard, 2, 20, DAG_STATE_BREAK, NULL);
  g_assert_true (find (dashboard, "a")->is_away);
  g_assert_true (dag_slot_model_find_record (lanes, "a") == listed);
  g_assert_true (g_ptr_array_find (dag_break_live_list (breaks), find (dashboard, "a"), NULL));
  dag_break_live_set_seen (breaks, TRUE);
  g_assert_true (dag_slot_model_find_record (lanes, "a") == find (dashboard, "a"));
  g_assert_cmpuint (dag_slot_model_get_n_records (lanes), ==, 1);
  live (dashboard, 21, 22, DAG_STATE_ON_CONTACT, NULL);
  g_assert_true (dag_slot_model_find_record (lanes, "a") == find (dashboard, "a"));
}

/* A rule that is switched on, or another word, tells at once. */
static void
test_config (void)
{
  static const char *const house[] = { "nl", "nl-house", NULL };
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  DagBreakConfig *config = dag_break_live_get_config (breaks);
  g_autoptr (GVariant) words
      = g_variant_ref_sink (g_variant_new_parsed ("{'koffie': 'screen-work'}"));
  g_autoptr (GArray) each = NULL;

  live (dashboard, 0, 110, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
  dag_break_config_set_chosen (config, house);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_DUE);
  g_assert_cmpstr (find (dashboard, "a")->standing.set->id, ==, "nl-house");
  g_assert_cmpint (find (dashboard, "a")->latest_start_us, ==, AT (120));
  each = dag_break_live_dup_standings (breaks, find (dashboard, "a"));
  g_assert_cmpuint (each->len, ==, 3);
  live (dashboard, 111, 121, DAG_STATE_BREAK, "KOFFIE ");
  live (dashboard, 122, 123, DAG_STATE_AVAILABLE, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
  dag_break_config_set_reasons (config, words);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_BREACH);
}

/* Who is rostered for the evening, and signed out, has no lane yet. */
static void
test_not_begun (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();

  roster (dashboard, "a", 900);
  for (int minute = 0; minute < 60; minute += 10)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (AT (minute));

      dag_sample_agent (snapshot, "a", DAG_STATE_OFFLINE, AT (-400));
      dag_dashboard_apply (dashboard, snapshot);
      dag_break_live_finish (dag_dashboard_get_breaks (dashboard));
    }
  g_assert_null (dag_break_live_find (dag_dashboard_get_breaks (dashboard), "a"));
}

/* Whoever is young, or waived a rule, by the settings alone: on the board. */
static void
test_people (void)
{
  static const char *const california[] = { "us-ca", NULL };
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  DagBreakPeople *people = dag_break_live_get_people (breaks);

  roster (dashboard, "a", 300);
  live (dashboard, 0, 100, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_NOT_APPLICABLE);
  dag_break_people_set_age (people, "a", "Anna", DAG_AGE_YOUTH);
  dag_break_live_finish (breaks);
  g_assert_cmpstr (find (dashboard, "a")->standing.set->id, ==, "nl-youth");
  g_assert_true (dag_board_undo (dag_dashboard_get_board (dashboard)));
  dag_break_live_finish (breaks);
  g_assert_cmpint (dag_break_people_get_age (people, "a"), ==, DAG_AGE_ADULT);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_NOT_APPLICABLE);

  dag_break_config_set_chosen (dag_break_live_get_config (breaks), california);
  roster (dashboard, "a", 350);
  live (dashboard, 101, 102, DAG_STATE_ON_CONTACT, NULL);
  dag_break_live_look_again (breaks, NULL);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
  dag_break_people_set_waived (people, "a", "Anna", "us-ca-meal1", TRUE);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_WAIVED);
  dag_break_people_set_waived (people, "a", "Anna", "us-ca-meal1", FALSE);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
}

/* F-C05, F-D07: the counters of the day begin at zero at midnight; a shift over it does not. */
static void
test_midnight (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  const int evening = 13 * 60; /* 21:30 */
  const int midnight = 15 * 60 + 30;

  for (int minute = evening; minute <= evening + 360; minute++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (AT (minute));
      DagAgentSample *agent
          = dag_sample_agent (snapshot, "a", DAG_STATE_ON_CONTACT, AT (evening));

      agent->signed_in_at_us = AT (evening);
      agent->today.handled = minute < midnight ? minute - evening : minute - midnight;
      agent->today.break_s = 0;
      dag_dashboard_apply (dashboard, snapshot);
      dag_break_live_finish (dag_dashboard_get_breaks (dashboard));
    }
  g_assert_cmpint (find (dashboard, "a")->begins_us, ==, AT (evening));
  g_assert_cmpint (find (dashboard, "a")->stretch_since_us, ==, AT (evening));
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
  g_assert_cmpint (find (dashboard, "a")->latest_start_us, ==,
                   AT (evening + DAG_BREAK_SHIFT_MINUTES - 31));
}

/* F-C06: the laptop slept through the break; the source tells it afterwards. */
static void
test_suspended (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  static const struct
  {
    int minute;
    DagAgentState state;
  } told[] = { { 150, DAG_STATE_BREAK }, { 185, DAG_STATE_ON_CONTACT } };

  roster (dashboard, "a", 480);
  live (dashboard, 0, 100, DAG_STATE_ON_CONTACT, NULL);
  live (dashboard, 400, 402, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup ("a");
      change->at_us = AT (told[i].minute);
      change->state = told[i].state;
      g_ptr_array_add (changes, change);
    }
  dag_history_add_state_changes (dag_dashboard_get_history (dashboard), changes);
  dag_break_live_look_again (breaks, NULL);
  dag_break_live_finish (breaks);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_OK);
  g_assert_cmpint (find (dashboard, "a")->credit.n_full, ==, 2);
}

static void
on_changed (DagBreakLive *breaks,
            guint        *n_changed)
{
  (*n_changed)++;
}

/* Ten thousand people: no piece of the work holds up a frame. */
#define MOST_MS (g_test_perf () ? 8.0 : 32.0)

static void
test_scale (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  double best_ms = 1e9;
  guint n_changed = 0;

  g_signal_connect (breaks, "changed", G_CALLBACK (on_changed), &n_changed);
  for (int round = 0; round < 4; round++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (AT (60 + round));
      double longest_ms = 0;
      guint n = 0;

      for (guint i = 0; i < 10000; i++)
        {
          g_autofree char *id = g_strdup_printf ("a%05u", i);
          DagAgentSample *agent = dag_sample_agent (
              snapshot, id, (i + (guint) round) % 3 ? DAG_STATE_ON_CONTACT : DAG_STATE_AVAILABLE,
              AT (59 + round));

          agent->signed_in_at_us = AT (0);
        }
      dag_dashboard_apply (dashboard, snapshot);
      while (n_changed == (guint) round)
        {
          int64_t begin_us = dag_test_cpu_us ();

          g_main_context_iteration (NULL, TRUE);
          longest_ms = MAX (longest_ms, (double) (dag_test_cpu_us () - begin_us) / 1000.0);
          n++;
        }
      g_assert_cmpuint (dag_break_live_list (breaks)->len, ==, 10000);
      g_test_message ("round %d: %u pieces, the longest %.1f ms", round, n, longest_ms);
      best_ms = MIN (best_ms, longest_ms);
    }
  g_test_minimized_result (best_ms, "10,000 lanes: longest piece %.1f ms", best_ms);
#ifndef SANITIZED
  if (dag_test_keeps_time ())
    g_assert_cmpfloat (best_ms, <, MOST_MS);
#endif
}

/* A lead's plan and note: the note counts, is marked, and what would be without it is kept. */
static void
test_plans (void)
{
  g_autoptr (DagDashboard) dashboard = open_dashboard ();
  DagBreakLive *breaks = dag_dashboard_get_breaks (dashboard);
  DagBreakPlans *plans = dag_break_live_get_plans (breaks);
  const DagBreakPerson person = { "a", "Anna", NULL, "2026-11-23" };
  const DagBreakLane *lane;
  g_autofree char *plan = NULL;
  g_autofree char *note = NULL;

  roster (dashboard, "a", 480);
  live (dashboard, 0, 455, DAG_STATE_ON_CONTACT, NULL);
  g_assert_cmpint (find (dashboard, "a")->standing.state, ==, DAG_BREAK_STATE_LATE_RISK);
  plan = dag_break_plans_add (plans, &person, AT (460), AT (475), DAG_TIME_NONE);
  note = dag_break_plans_note (plans, &person, AT (200), AT (230), NULL);
  dag_break_live_finish (breaks);
  lane = find (dashboard, "a");
  g_assert_cmpint (lane->standing.state, ==, DAG_BREAK_STATE_OK);
  g_assert_cmpint (lane->state_by_source, ==, DAG_BREAK_STATE_LATE_RISK);
  g_assert_cmpuint (lane->n_notes, ==, 1);
  g_assert_true (g_array_index (lane->spans, DagBreakSpan, 1).is_noted);
  g_assert_cmpuint (lane->plans->len, ==, 1);
  g_assert_cmpstr (g_array_index (lane->plans, DagBreakPlan, 0).id, ==, plan);

  g_assert_true (dag_break_plans_move (plans, plan, AT (465), AT (480)));
  dag_break_live_finish (breaks);
  lane = find (dashboard, "a");
  g_assert_cmpint (g_array_index (lane->plans, DagBreakPlan, 0).from_us, ==, AT (465));
  g_assert_true (dag_board_undo (dag_break_plans_get_board (plans)));
  dag_break_live_finish (breaks);
  lane = find (dashboard, "a");
  g_assert_cmpint (g_array_index (lane->plans, DagBreakPlan, 0).from_us, ==, AT (460));
  g_assert_true (dag_break_plans_remove (plans, note));
  g_assert_true (dag_break_plans_remove (plans, plan));
  g_assert_false (dag_break_plans_remove (plans, plan));
  dag_break_live_finish (breaks);
  lane = find (dashboard, "a");
  g_assert_cmpint (lane->standing.state, ==, DAG_BREAK_STATE_LATE_RISK);
  g_assert_cmpuint (lane->plans->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/break-live/day", test_day);
  g_test_add_func ("/model/break-live/what-counts", test_what_counts);
  g_test_add_func ("/model/break-live/gap", test_gap);
  g_test_add_func ("/model/break-live/vanished", test_vanished);
  g_test_add_func ("/model/break-live/quiet", test_quiet);
  g_test_add_func ("/model/break-live/goes-on", test_goes_on);
  g_test_add_func ("/model/break-live/unseen", test_unseen);
  g_test_add_func ("/model/break-live/config", test_config);
  g_test_add_func ("/model/break-live/not-begun", test_not_begun);
  g_test_add_func ("/model/break-live/people", test_people);
  g_test_add_func ("/model/break-live/midnight", test_midnight);
  g_test_add_func ("/model/break-live/suspended", test_suspended);
  g_test_add_func ("/model/break-live/plans", test_plans);
  g_test_add_func ("/model/break-live/scale", test_scale);
  return g_test_run ();
}
