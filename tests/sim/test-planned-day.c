/* test-planned-day.c - the same bad day with its breaks planned, and without
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulated "overload" day, twice for each seed: once people take the breaks of their
 * roster when the line allows it and lose them when it does not; once a lead lets Dagstart
 * plan the breaks at the beginning and every half hour, and they are taken as planned. Then
 * every shift is judged by the shipped rules: the Dutch law, and the house rule of two
 * hours at a screen. "-m perf" does 100 seeds ("./dev long"). */
#include "config.h"

#include "dag-break-planner.h"
#include "dag-break-rules-file.h"
#include "dag-sim-outlook.h"

#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define DAY 20780 /* Monday 23 November 2026 */
#define EVERY_MS (30 * DAG_SIM_MINUTE_MS)
#define MOST_SEEDS 100

typedef struct
{
  double lawful;  /* share of the shifts that keep the law on breaks */
  double in_time; /* share of the shifts with a breather in every two hours */
  double both;
  double level;   /* service level of the live queues, the whole day */
  double wait_s;
  double break_minutes; /* per shift */
} Day;

static GPtrArray *sets;

static void
load_set (const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s/data/break-rules/%s.json",
                                           g_getenv ("DAG_SOURCE_ROOT"), id);
  g_autoptr (GError) error = NULL;
  DagBreakRuleSet *set = dag_break_rules_load_file (path, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (sets, set);
}

static DagSegmentKind
get_kind (DagAgentState state,
          int64_t       length_ms)
{
  if (state == DAG_STATE_BREAK && length_ms >= 5 * DAG_SIM_MINUTE_MS)
    return DAG_SEGMENT_BREAK;
  return state == DAG_STATE_MEETING ? DAG_SEGMENT_OTHER_WORK : DAG_SEGMENT_WORK;
}

/* The shift of one agent up to now, from the changes of state. */
static DagShift *
read_shift (DagSimCentre *centre,
            guint         agent)
{
  const GArray *changes = dag_sim_centre_get_record (centre)->changes;
  DagShift *shift = dag_shift_new ();
  DagAgentState state = DAG_STATE_OFFLINE;
  int64_t since_ms = 0;

  for (guint i = 0; i <= changes->len; i++)
    {
      const DagSimChange *change
          = i < changes->len ? &g_array_index (changes, DagSimChange, i) : NULL;
      int64_t at_ms = change != NULL ? change->at_ms : dag_sim_centre_get_now (centre);

      if (change != NULL && (change->agent != agent || (DagAgentState) change->state == state))
        continue;
      if (state != DAG_STATE_OFFLINE)
        dag_shift_append (shift, get_kind (state, at_ms - since_ms), (at_ms - since_ms) / 1000);
      if (change != NULL)
        state = (DagAgentState) change->state;
      since_ms = at_ms;
    }
  return shift;
}

/* --- the lead ------------------------------------------------------------------------ */

typedef struct
{
  DagSimCentre *centre;
  GArray **plans; /* per agent: of DagPlannedBreak in seconds from midnight */
  int64_t midnight_ms;
} Lead;

static void
fill_loads (Lead              *lead,
            DagBreakPlanner   *planner,
            const DagSnapshot *snapshot)
{
  g_autoptr (DagOutlook) outlook = dag_outlook_new_from_snapshot (snapshot);
  double ahead[DAG_SIM_OUTLOOK_MOST];

  for (guint q = 0; q < planner->n_queues; q++)
    {
      const DagOutlookQueue *queue = &outlook->queues[q];

      dag_sim_outlook_forecast (lead->centre, q, 0.0, ahead, DAG_SIM_OUTLOOK_MOST);
      for (guint slot = 0; slot < planner->n_slots; slot++)
        *dag_break_planner_get_load (planner, q, slot) = (DagQueueLoad){
          .arrivals_per_s = queue->is_live
                                ? ahead[MIN (slot / 3, DAG_SIM_OUTLOOK_MOST - 1)] / 900.0
                                : 0.0,
          .handle_s = queue->handle_s,
          .patience_s = queue->patience_s,
          .within_s = queue->within_s,
        };
    }
}

/* What is still to come of the last plan; at first, the breaks of the roster, anywhere. */
static void
fill_wanted (Lead              *lead,
             guint              agent,
             const DagSimShift *shift,
             DagPlannerPerson  *person)
{
  int64_t now_s = (dag_sim_centre_get_now (lead->centre) - lead->midnight_ms) / 1000;

  for (guint i = 0; lead->plans[agent] == NULL && i < shift->n_breaks; i++)
    {
      DagPlannedBreak wanted = { .length_s = shift->breaks[i].length_ms / 1000, .before_s = -1 };

      dag_break_planner_want (person, &wanted);
    }
  for (guint i = 0; lead->plans[agent] != NULL && i < lead->plans[agent]->len; i++)
    {
      DagPlannedBreak wanted = g_array_index (lead->plans[agent], DagPlannedBreak, i);

      if (wanted.start_s <= now_s)
        continue;
      wanted.start_s -= now_s;
      wanted.before_s = wanted.start_s;
      /* in the next half hour it has been told: it stays */
      wanted.is_locked = wanted.start_s < 1800;
      dag_break_planner_want (person, &wanted);
    }
}

static void
add_person (Lead                 *lead,
            DagBreakPlanner      *planner,
            guint                 agent,
            const DagSimShift    *shift,
            const DagAgentSample *sample)
{
  const DagSimAgentPlan *plan = &dag_sim_centre_get_plan (lead->centre)->agents[agent];
  int64_t now_ms = dag_sim_centre_get_now (lead->centre);
  DagPlannerPerson *person = dag_break_planner_add_person (planner, sample->id);

  g_clear_pointer (&person->so_far, dag_shift_free);
  person->so_far = read_shift (lead->centre, agent);
  person->comes_s = MAX (0, shift->start_ms - now_ms) / 1000;
  person->leaves_s = (shift->end_ms - now_ms) / 1000;
  person->late_s = 600;
  if (sample->state == DAG_STATE_BREAK)
    person->back_s
        = MAX (60, 900 - (now_ms - sample->since_us / 1000) / 1000);
  for (guint s = 0; s < sets->len; s++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (sets, s);

      for (guint r = 0; r < set->rules->len; r++)
        if (dag_break_rule_applies_to (set, g_ptr_array_index (set->rules, r), sets,
                                       DAG_AGE_ADULT))
          g_ptr_array_add (person->rules, g_ptr_array_index (set->rules, r));
    }
  dag_break_planner_share_out (planner, person, plan->queues, plan->n_queues);
  fill_wanted (lead, agent, shift, person);
}

static void
agree (Lead                *lead,
       guint                agent,
       const DagPlannerRow *row)
{
  int64_t now_ms = dag_sim_centre_get_now (lead->centre);
  int64_t now_s = (now_ms - lead->midnight_ms) / 1000;

  dag_sim_centre_set_follows_plan (lead->centre, agent, TRUE);
  dag_sim_centre_drop_breaks (lead->centre, agent);
  g_clear_pointer (&lead->plans[agent], g_array_unref);
  lead->plans[agent] = g_array_copy (row->breaks);
  for (guint i = 0; i < row->breaks->len; i++)
    {
      DagPlannedBreak *one = &g_array_index (lead->plans[agent], DagPlannedBreak, i);

      dag_sim_centre_plan_break (lead->centre, agent, now_ms + one->start_s * 1000,
                                 one->length_s * 1000);
      one->start_s += now_s;
    }
}

static void
plan_now (Lead *lead)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (lead->centre);
  int64_t now_ms = dag_sim_centre_get_now (lead->centre);
  g_autoptr (DagSnapshot) snapshot = dag_sim_outlook_snapshot (lead->centre);
  g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (plan->n_queues, 156);
  g_autoptr (DagBreakPlanning) planning = NULL;
  g_autoptr (GArray) agents = g_array_new (FALSE, FALSE, sizeof (guint));

  fill_loads (lead, planner, snapshot);
  for (guint a = 0; a < plan->n_agents; a++)
    {
      const DagAgentSample *sample = g_ptr_array_index (snapshot->agents, a);
      DagSimShift shift;

      if (!dag_sim_roster_get_shift (plan, a, DAY, &shift) || shift.end_ms <= now_ms
          || (sample->state == DAG_STATE_OFFLINE
              && now_ms > shift.start_ms + 10 * DAG_SIM_MINUTE_MS))
        continue;
      add_person (lead, planner, a, &shift, sample);
      g_array_append_val (agents, a);
    }
  planning = dag_break_planner_plan (planner);
  for (guint i = 0; i < agents->len; i++)
    agree (lead, g_array_index (agents, guint, i),
           &g_array_index (planning->rows, DagPlannerRow, i));
}

static void
lead_day (DagSimCentre *centre)
{
  guint n = dag_sim_centre_get_plan (centre)->n_agents;
  Lead lead = { centre, g_new0 (GArray *, n), dag_sim_clock_get_midnight (DAY) };

  for (int64_t at_ms = dag_sim_clock_at (DAY, 8 * 60 - 10);
       at_ms <= dag_sim_clock_at (DAY, 19 * 60 + 30); at_ms += EVERY_MS)
    {
      dag_sim_centre_run_until (centre, at_ms);
      plan_now (&lead);
    }
  for (guint a = 0; a < n; a++)
    g_clear_pointer (&lead.plans[a], g_array_unref);
  g_free (lead.plans);
}

/* --- what came of it ----------------------------------------------------------------- */

static void
judge_shift (const DagShift *shift,
             Day            *day)
{
  gboolean lawful = dag_break_rule_set_judge (g_ptr_array_index (sets, 0), sets, DAG_AGE_ADULT,
                                              NULL, shift)
                    != DAG_VERDICT_BREACH;
  gboolean in_time = dag_break_rule_set_judge (g_ptr_array_index (sets, 1), sets, DAG_AGE_ADULT,
                                               NULL, shift)
                     != DAG_VERDICT_BREACH;

  day->lawful += lawful ? 1.0 : 0.0;
  day->in_time += in_time ? 1.0 : 0.0;
  day->both += lawful && in_time ? 1.0 : 0.0;
  day->break_minutes += (double) dag_shift_sum_s (shift, DAG_SEGMENT_BREAK) / 60.0;
}

static Day
live_day (uint64_t seed,
          gboolean planned)
{
  g_autoptr (DagSimCentre) centre
      = dag_sim_centre_new (dag_sim_plan_new (DAG_SIM_OVERLOAD, seed, 0, 0),
                            dag_sim_clock_at (DAY, 480));
  Day day = { 0 };
  DagSimCounts counts = { 0 };
  guint n = 0;

  if (planned)
    lead_day (centre);
  dag_sim_centre_run_until (centre, dag_sim_clock_at (DAY, 21 * 60));
  for (guint a = 0; a < dag_sim_centre_get_plan (centre)->n_agents; a++)
    {
      g_autoptr (DagShift) shift = read_shift (centre, a);

      if (dag_shift_get_span_s (shift) < 4 * 3600)
        continue;
      n++;
      judge_shift (shift, &day);
    }
  for (guint q = 0; q < 4; q++) /* three on the telephone, one chat */
    dag_sim_counts_add (&counts, dag_sim_centre_get_counts (centre, q));
  day.lawful /= n;
  day.in_time /= n;
  day.both /= n;
  day.break_minutes /= n;
  day.level = (double) counts.answered_within / counts.offered;
  day.wait_s = (double) (counts.wait_answered_ms + counts.wait_abandoned_ms) / 1000.0
               / counts.offered;
  return day;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Mean, and what eight of ten seeds lie in. */
static double
report (const char *what,
        const Day  *days,
        gsize       member,
        guint       n,
        double      unit)
{
  double values[MOST_SEEDS];
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      values[i] = *(const double *) (const void *) ((const char *) &days[i] + member) * unit;
      sum += values[i];
    }
  qsort (values, n, sizeof (double), compare_doubles);
  g_test_message ("%s: mean %.1f, eight of ten days %.1f to %.1f", what, sum / n, values[n / 10],
                  values[n - 1 - n / 10]);
  return sum / n;
}

static void
test_planned_day (void)
{
  /* what a sanitizer adds says nothing of the figures: there it is only gone through */
  guint n = g_test_perf () ? MOST_SEEDS : SANITIZED ? 1 : 6;
  static Day days[2][MOST_SEEDS];
  double both[2];

  if (!g_test_perf ())
    g_test_message ("%u seeds of 100: the whole takes too long here (./dev long)", n);
  for (guint i = 0; i < n; i++)
    for (int planned = 0; planned < 2; planned++)
      days[planned][i] = live_day (7000 + i, planned);
  for (int planned = 0; planned < 2; planned++)
    {
      const Day *all = days[planned];

      g_test_message ("%s", planned ? "breaks planned by Dagstart" : "as it comes");
      report ("  shifts that keep the law, %", all, G_STRUCT_OFFSET (Day, lawful), n, 100.0);
      report ("  shifts with a breather every two hours, %", all,
              G_STRUCT_OFFSET (Day, in_time), n, 100.0);
      both[planned] = report ("  shifts that got every break in time, %", all,
                              G_STRUCT_OFFSET (Day, both), n, 100.0);
      report ("  break minutes a shift", all, G_STRUCT_OFFSET (Day, break_minutes), n, 1.0);
      report ("  service level, %", all, G_STRUCT_OFFSET (Day, level), n, 100.0);
      report ("  mean wait, s", all, G_STRUCT_OFFSET (Day, wait_s), n, 1.0);
    }
  g_assert_cmpfloat (both[1], >, both[0] + 20.0);
  g_assert_cmpfloat (both[1], >, 80.0);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  sets = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_set_unref);
  load_set ("nl");
  load_set ("nl-house");
  g_test_add_func ("/sim/planned-day/breaks", test_planned_day);
  result = g_test_run ();
  g_clear_pointer (&sets, g_ptr_array_unref);
  return result;
}
