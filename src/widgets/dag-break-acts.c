/* dag-break-acts.c - what a lead does to one person's day: plan, move, take out, note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-acts.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define STEP_US (5 * MINUTE_US)
#define USUAL_US (15 * MINUTE_US)
#define SOON_US (5 * MINUTE_US)
#define BETWEEN_US (60 * MINUTE_US) /* from one planned break to the next that is proposed */

static char *
dup_day (int64_t    at_us,
         GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return there != NULL ? g_date_time_format (there, "%Y-%m-%d") : NULL;
}

/* Nothing is planned in a past day. Returns: (nullable): whose break may be */
static const DagBreakLane *
find_lane (DagBreakLive *breaks,
           const char   *agent)
{
  return dag_break_live_is_past (breaks) ? NULL : dag_break_live_find (breaks, agent);
}

static void
add_plan (DagBreakLive       *breaks,
          const DagBreakLane *lane,
          int64_t             from_us,
          int64_t             to_us,
          int64_t             replaces_us,
          GTimeZone          *zone)
{
  g_autofree char *day = dup_day (lane->begins_us, zone);
  DagBreakPerson person = { lane->sample->id, lane->sample->name, lane->sample->team_name, day };
  g_autofree char *id = NULL;

  if (day != NULL)
    id = dag_break_plans_add (dag_break_live_get_plans (breaks), &person, from_us, to_us,
                              replaces_us);
}

/* Moves a plan of a lead's, or puts one in the place of the roster's. */
static void
move_plan (DagBreakLive       *breaks,
           const DagBreakLane *lane,
           const char         *plan,
           int64_t             was_us,
           int64_t             from_us,
           int64_t             to_us,
           GTimeZone          *zone)
{
  if (plan != NULL)
    dag_break_plans_move (dag_break_live_get_plans (breaks), plan, from_us, to_us);
  else
    add_plan (breaks, lane, from_us, to_us, was_us, zone);
}

/**
 * dag_break_acts_drag:
 * @breaks: the view
 * @agent: whose break
 * @plan: (nullable): the plan that was moved; %NULL: the roster's, or a new one
 * @was_us: when it began, or %DAG_TIME_NONE for a new one
 * @from_us: when it begins
 * @to_us: when it ends
 * @zone: the centre's zone
 */
void
dag_break_acts_drag (DagBreakLive *breaks,
                     const char   *agent,
                     const char   *plan,
                     int64_t       was_us,
                     int64_t       from_us,
                     int64_t       to_us,
                     GTimeZone    *zone)
{
  const DagBreakLane *lane = find_lane (breaks, agent);

  if (lane != NULL)
    move_plan (breaks, lane, plan, was_us, from_us, to_us, zone);
}

/* How long the break is that is still owed; a quarter of an hour where none is. */
static int64_t
get_length_us (const DagBreakLane *lane)
{
  int64_t missing_s = lane->credit.need_s - lane->credit.have_s;

  if (lane->credit.rule == NULL || missing_s <= 0)
    return USUAL_US;
  return MAX (missing_s, lane->credit.piece_s) * DAG_USEC_PER_SEC;
}

/**
 * dag_break_acts_plan:
 * @breaks: the view
 * @agent: whose break
 * @now_us: the centre's present
 * @zone: the centre's zone
 *
 * Proposes the break that is owed for the next round moment, after one that is planned
 * already, and no later than the rules allow. From there it is moved.
 *
 * Returns: whether there is a shift to plan in
 */
gboolean
dag_break_acts_plan (DagBreakLive *breaks,
                     const char   *agent,
                     int64_t       now_us,
                     GTimeZone    *zone)
{
  const DagBreakLane *lane = find_lane (breaks, agent);
  int64_t earliest_us = (now_us + SOON_US + STEP_US - 1) / STEP_US * STEP_US;
  int64_t from_us = earliest_us;

  if (lane == NULL || lane->is_over)
    return FALSE;
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (plan->to_us > now_us)
        from_us = MAX (from_us, plan->to_us + BETWEEN_US);
    }
  if (dag_time_is_known (lane->latest_start_us) && lane->latest_start_us >= earliest_us)
    from_us = MIN (from_us, lane->latest_start_us / STEP_US * STEP_US);
  add_plan (breaks, lane, from_us, from_us + get_length_us (lane), DAG_TIME_NONE, zone);
  return TRUE;
}

/* What the keys move: a lead's own next plan, else the roster's. */
static const DagBreakPlan *
find_movable (const DagBreakLane *lane,
              int64_t             now_us)
{
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (plan->id != NULL && plan->to_us > now_us)
        return plan;
    }
  return dag_break_lane_get_next_plan (lane, now_us);
}

/**
 * dag_break_acts_shift:
 * @breaks: the view
 * @agent: whose break
 * @now_us: the centre's present
 * @begin_min: by how much the next planned break begins later
 * @end_min: by how much it ends later
 * @zone: the centre's zone
 *
 * Never into the past, never shorter than five minutes.
 *
 * Returns: whether one is planned
 */
gboolean
dag_break_acts_shift (DagBreakLive *breaks,
                      const char   *agent,
                      int64_t       now_us,
                      int           begin_min,
                      int           end_min,
                      GTimeZone    *zone)
{
  const DagBreakLane *lane = find_lane (breaks, agent);
  const DagBreakPlan *plan = lane != NULL ? find_movable (lane, now_us) : NULL;
  int64_t from_us;
  int64_t to_us;

  if (plan == NULL)
    return FALSE;
  from_us = plan->from_us + begin_min * MINUTE_US;
  to_us = plan->to_us + end_min * MINUTE_US;
  if ((begin_min != 0 && from_us < now_us) || to_us - from_us < STEP_US
      || to_us - from_us > DAG_BREAK_PLAN_MOST_S * DAG_USEC_PER_SEC)
    return TRUE;
  move_plan (breaks, lane, plan->id, plan->from_us, from_us, to_us, zone);
  return TRUE;
}

/**
 * dag_break_acts_remove:
 * @breaks: the view
 * @agent: whose break
 * @now_us: the centre's present
 *
 * Returns: whether a lead's next planned break was taken out; the roster's stays
 */
gboolean
dag_break_acts_remove (DagBreakLive *breaks,
                       const char   *agent,
                       int64_t       now_us)
{
  const DagBreakLane *lane = find_lane (breaks, agent);
  const DagBreakPlan *plan = lane != NULL ? find_movable (lane, now_us) : NULL;

  return plan != NULL && plan->id != NULL
         && dag_break_plans_remove (dag_break_live_get_plans (breaks), plan->id);
}

/**
 * dag_break_acts_note:
 * @breaks: the view
 * @agent: who was on a break, and forgot to set it
 * @from_us: from when
 * @to_us: until when
 * @zone: the centre's zone
 *
 * Returns: whether it lies in the shift and was noted
 */
gboolean
dag_break_acts_note (DagBreakLive *breaks,
                     const char   *agent,
                     int64_t       from_us,
                     int64_t       to_us,
                     GTimeZone    *zone)
{
  const DagBreakLane *lane = dag_break_live_find (breaks, agent);
  g_autofree char *day = lane != NULL ? dup_day (lane->begins_us, zone) : NULL;
  g_autofree char *id = NULL;
  DagBreakPerson person;

  if (day == NULL || from_us < lane->begins_us || to_us <= from_us
      || to_us - from_us > DAG_BREAK_PLAN_MOST_S * DAG_USEC_PER_SEC)
    return FALSE;
  person = (DagBreakPerson){ lane->sample->id, lane->sample->name, lane->sample->team_name,
                             day };
  id = dag_break_plans_note (dag_break_live_get_plans (breaks), &person, from_us, to_us, NULL);
  return TRUE;
}

/**
 * dag_break_acts_do:
 * @breaks: the view
 * @agent: whose day
 * @act: a word of DagBreakLanes' signal "key", but "note"
 * @now_us: the centre's present
 * @zone: the centre's zone
 *
 * Returns: whether there was anything to do it to
 */
gboolean
dag_break_acts_do (DagBreakLive *breaks,
                   const char   *agent,
                   const char   *act,
                   int64_t       now_us,
                   GTimeZone    *zone)
{
  static const struct
  {
    const char *act;
    int begin_min;
    int end_min;
  } shifts[] = {
    { "earlier", -5, -5 },
    { "later", 5, 5 },
    { "shorter", 0, -5 },
    { "longer", 0, 5 },
  };

  if (g_str_equal (act, "plan"))
    return dag_break_acts_plan (breaks, agent, now_us, zone);
  if (g_str_equal (act, "remove"))
    return dag_break_acts_remove (breaks, agent, now_us);
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (g_str_equal (act, shifts[i].act))
      return dag_break_acts_shift (breaks, agent, now_us, shifts[i].begin_min,
                                   shifts[i].end_min, zone);
  return FALSE;
}
