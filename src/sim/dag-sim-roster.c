/* dag-sim-roster.c - who works when, and when their breaks are planned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-roster.h"

/* Start and length in minutes. Twelve, so that the day is covered from 08:00 to 20:00
 * with most people where most contacts are. */
static const int day_shifts[12][2] = {
  { 480, 510 }, { 510, 510 }, { 480, 510 }, { 690, 510 }, { 570, 510 }, { 540, 510 },
  { 480, 300 }, { 480, 510 }, { 720, 480 }, { 510, 510 }, { 480, 510 }, { 600, 510 },
};
static const int round_the_clock[12][2] = {
  { 420, 510 }, { 420, 510 },  { 480, 510 },  { 420, 510 },  { 900, 510 }, { 1350, 510 },
  { 900, 510 }, { 1350, 510 }, { 900, 510 }, { 1380, 480 }, { 960, 480 }, { 900, 510 },
};

/* The source's own word in a shift's planned break. */
const char *
dag_sim_pause_get_word (DagSimPauseKind kind)
{
  static const char *const words[] = { "break",    "lunch",    "toilet",
                                       "coaching", "training", "team" };

  return words[kind];
}

/* The source's own word in an agent's state, as a Dutch telephone system shows it. */
const char *
dag_sim_pause_get_reason (DagSimPauseKind kind)
{
  static const char *const words[] = { "Pauze",    "Lunch",    "Toilet",
                                       "Coaching", "Training", "Teamoverleg" };

  return words[kind];
}

gboolean
dag_sim_pause_is_break (DagSimPauseKind kind)
{
  return kind <= DAG_SIM_PAUSE_TOILET;
}

static void
add_break (DagSimShift     *shift,
           DagSimPauseKind  kind,
           int64_t          after_min,
           int64_t          length_min)
{
  shift->breaks[shift->n_breaks++] = (DagSimPause){
    kind, shift->start_ms + after_min * DAG_SIM_MINUTE_MS, length_min * DAG_SIM_MINUTE_MS
  };
}

/* 15 + 30 + 15 minutes for a full day, 15 for a short one, spread in steps of 15 so that
 * not everybody goes at once. */
static void
plan_breaks (DagSimShift *shift,
             guint        agent)
{
  int64_t length_min = (shift->end_ms - shift->start_ms) / DAG_SIM_MINUTE_MS;
  int64_t step = (int64_t) (agent * 7 % 4) * 15;

  if (length_min < 330)
    {
      add_break (shift, DAG_SIM_PAUSE_BREAK, 120 + step / 2, 15);
      return;
    }
  add_break (shift, DAG_SIM_PAUSE_BREAK, 90 + step, 15);
  add_break (shift, DAG_SIM_PAUSE_LUNCH, 225 + step, 30);
  add_break (shift, DAG_SIM_PAUSE_BREAK, 375 + step, 15);
}

/**
 * dag_sim_roster_get_shift:
 * @agent: index
 * @day: any day, past or to come
 * @shift: (out): the shift that begins on @day
 *
 * A function of the seed, the agent and the day alone.
 *
 * Returns: whether @agent is rostered on @day
 */
gboolean
dag_sim_roster_get_shift (const DagSimPlan *plan,
                          guint             agent,
                          int64_t           day,
                          DagSimShift      *shift)
{
  const int *pattern = plan->scenario == DAG_SIM_NIGHT
                           ? round_the_clock[plan->agents[agent].pattern]
                           : day_shifts[plan->agents[agent].pattern];
  DagSimRng rng;

  dag_sim_rng_init (&rng, plan->seed, DAG_SIM_STREAM_ROSTER,
                    ((uint64_t) day << 20) + agent);
  *shift = (DagSimShift){ 0 };
  if (!plan->rostered || dag_sim_rng_chance (&rng, plan->off_share))
    return FALSE;
  shift->absent = dag_sim_rng_chance (&rng, plan->absent_share);
  shift->start_ms = dag_sim_clock_at (day, pattern[0]);
  shift->end_ms = dag_sim_clock_at (day, pattern[0] + pattern[1]);
  plan_breaks (shift, agent);
  return TRUE;
}
