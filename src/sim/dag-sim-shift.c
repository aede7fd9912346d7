/* dag-sim-shift.c - coming, going, breaks taken and lost, meetings
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

#include <math.h>

/* A break put off this long is not taken any more. */
#define LOST_AFTER_MS (80 * DAG_SIM_MINUTE_MS)
#define PUT_OFF_MS (6 * DAG_SIM_MINUTE_MS)

/* Lets the shifts that begin on @day come up. */
void
sim_shift_plan_day (DagSimCentre *self,
                    int64_t       day)
{
  for (guint a = 0; a < self->plan->n_agents; a++)
    {
      DagSimShift shift;
      int64_t at;

      if (!dag_sim_roster_get_shift (self->plan, a, day, &shift) || shift.absent
          || shift.end_ms <= self->now_ms)
        continue;
      at = shift.start_ms
           + dag_sim_rng_between_ms (&self->agents[a].pause, -5 * DAG_SIM_MINUTE_MS,
                                     2 * DAG_SIM_MINUTE_MS);
      dag_sim_heap_push (&self->heap, MAX (self->now_ms, at), SIM_EVENT_SIGN_IN, a,
                         (guint) day);
    }
}

static void
schedule_pause (DagSimCentre    *self,
                guint            agent,
                DagSimPauseKind  kind,
                int64_t          at_ms)
{
  if (at_ms > self->now_ms)
    dag_sim_heap_push (&self->heap, at_ms, SIM_EVENT_PAUSE_DUE, agent, kind);
}

/* One team a day meets, in two halves so that somebody stays on the telephone. */
static void
plan_team_meeting (DagSimCentre      *self,
                   guint              index,
                   const DagSimShift *shift)
{
  int64_t day = dag_sim_clock_get_day (shift->start_ms);
  guint n_teams = self->plan->n_teams;
  int64_t at = dag_sim_clock_at (day, 13 * 60 + 30 + (int) (index / n_teams % 2) * 45);

  if (self->plan->agents[index].team == (guint) (day % n_teams) && at > shift->start_ms
      && at < shift->end_ms - DAG_SIM_HOUR_MS)
    schedule_pause (self, index, DAG_SIM_PAUSE_TEAM, at);
}

/* Some are coached or trained today. Two draws never stand in one call: its arguments are
 * evaluated in whatever order the compiler likes. */
static void
plan_coaching (DagSimCentre      *self,
               guint              index,
               const DagSimShift *shift)
{
  DagSimRng *rng = &self->agents[index].pause;
  DagSimPauseKind kind;
  int64_t after_ms;

  if (!dag_sim_rng_chance (rng, 0.22))
    return;
  kind = dag_sim_rng_chance (rng, 0.6) ? DAG_SIM_PAUSE_COACHING : DAG_SIM_PAUSE_TRAINING;
  after_ms = dag_sim_rng_between_ms (rng, 45 * DAG_SIM_MINUTE_MS, 400 * DAG_SIM_MINUTE_MS);
  schedule_pause (self, index, kind, shift->start_ms + after_ms);
}

static void
schedule_pauses (DagSimCentre      *self,
                 guint              index,
                 const DagSimShift *shift)
{
  DagSimRng *rng = &self->agents[index].pause;
  int64_t at = shift->start_ms;

  for (guint i = 0; i < shift->n_breaks; i++)
    schedule_pause (self, index, shift->breaks[i].kind,
                    shift->breaks[i].start_ms
                        + dag_sim_rng_between_ms (rng, -2 * DAG_SIM_MINUTE_MS,
                                                  4 * DAG_SIM_MINUTE_MS));
  /* A toilet pause every two and a half hours or so. */
  for (;;)
    {
      at += (int64_t) floor (40.0 * (double) DAG_SIM_MINUTE_MS
                             + dag_sim_rng_exponential (rng, 110.0 * (double) DAG_SIM_MINUTE_MS));
      if (at >= shift->end_ms)
        break;
      schedule_pause (self, index, DAG_SIM_PAUSE_TOILET, at);
    }
  plan_team_meeting (self, index, shift);
  plan_coaching (self, index, shift);
}

void
sim_shift_on_sign_in (DagSimCentre *self,
                      guint         index,
                      int64_t       day)
{
  SimAgent *agent = &self->agents[index];
  DagSimShift shift;

  if (agent->state != DAG_STATE_OFFLINE
      || !dag_sim_roster_get_shift (self->plan, index, day, &shift))
    return;
  agent->shift++;
  agent->leaving = FALSE;
  agent->n_wanted = 0;
  agent->promise = SIM_NONE;
  agent->signed_in_ms = self->now_ms;
  dag_sim_heap_push (&self->heap,
                     shift.end_ms
                         + dag_sim_rng_between_ms (&agent->pause, -DAG_SIM_MINUTE_MS,
                                                   4 * DAG_SIM_MINUTE_MS),
                     SIM_EVENT_SIGN_OUT, index, agent->shift);
  schedule_pauses (self, index, &shift);
  sim_agent_next (self, index);
}

/* The end of a shift; who is in a conversation finishes it first. */
void
sim_shift_on_sign_out (DagSimCentre *self,
                       guint         index)
{
  SimAgent *agent = &self->agents[index];

  agent->leaving = TRUE;
  agent->n_wanted = 0;
  if (agent->state == DAG_STATE_AVAILABLE)
    sim_agent_next (self, index);
}

void
sim_shift_on_pause_due (DagSimCentre    *self,
                        guint            index,
                        DagSimPauseKind  kind)
{
  SimAgent *agent = &self->agents[index];

  if (agent->state == DAG_STATE_OFFLINE || agent->leaving
      || agent->n_wanted == SIM_MAX_WANTED
      || (agent->follows_plan && kind <= DAG_SIM_PAUSE_LUNCH))
    return;
  agent->wanted[agent->n_wanted++] = (SimWanted){ kind, self->now_ms, self->now_ms, 0 };
  if (agent->state == DAG_STATE_AVAILABLE)
    sim_agent_next (self, index);
}

/**
 * dag_sim_centre_plan_break:
 * @agent: whose
 * @start_ms: not before now; at that time, or after the contact at hand, it is taken
 *   however many wait: somebody agreed on it
 * @length_ms: how long
 */
void
dag_sim_centre_plan_break (DagSimCentre *self,
                           guint         agent,
                           int64_t       start_ms,
                           int64_t       length_ms)
{
  SimAgreed agreed = { start_ms, length_ms, agent, FALSE };

  g_return_if_fail (agent < self->plan->n_agents && length_ms > 0);

  g_array_append_val (self->agreed, agreed);
  dag_sim_heap_push (&self->heap, MAX (start_ms, self->now_ms), SIM_EVENT_PAUSE_AGREED,
                     self->agreed->len - 1, 0);
}

/* The breaks planned for @agent that have not begun are off. */
void
dag_sim_centre_drop_breaks (DagSimCentre *self,
                            guint         agent)
{
  for (guint i = 0; i < self->agreed->len; i++)
    {
      SimAgreed *agreed = &g_array_index (self->agreed, SimAgreed, i);

      if (agreed->agent == agent && agreed->start_ms > self->now_ms)
        agreed->dropped = TRUE;
    }
}

/* Whether @agent goes by what is planned, and not by the roster's breaks. */
void
dag_sim_centre_set_follows_plan (DagSimCentre *self,
                                 guint         agent,
                                 gboolean      follows_plan)
{
  g_return_if_fail (agent < self->plan->n_agents);

  self->agents[agent].follows_plan = follows_plan;
}

void
sim_shift_on_pause_agreed (DagSimCentre *self,
                           guint         index)
{
  const SimAgreed *agreed = &g_array_index (self->agreed, SimAgreed, index);
  SimAgent *agent = &self->agents[agreed->agent];
  DagSimPauseKind kind = agreed->length_ms > 20 * DAG_SIM_MINUTE_MS ? DAG_SIM_PAUSE_LUNCH
                                                                    : DAG_SIM_PAUSE_BREAK;

  if (agreed->dropped || agent->state == DAG_STATE_OFFLINE || agent->leaving
      || agent->n_wanted == SIM_MAX_WANTED)
    return;
  agent->wanted[agent->n_wanted++]
      = (SimWanted){ kind, self->now_ms, self->now_ms, agreed->length_ms };
  if (agent->state == DAG_STATE_AVAILABLE)
    sim_agent_next (self, agreed->agent);
}

/* How much pressure somebody bears before putting off a pause, over the plan's limit:
 * meetings go first, lunch last. */
static double
get_bearing (DagSimPauseKind kind)
{
  switch (kind)
    {
    case DAG_SIM_PAUSE_BREAK:
      return 1.0;
    case DAG_SIM_PAUSE_LUNCH:
      return 3.0;
    case DAG_SIM_PAUSE_TOILET:
      return 1.6;
    case DAG_SIM_PAUSE_COACHING:
    case DAG_SIM_PAUSE_TRAINING:
    case DAG_SIM_PAUSE_TEAM:
      return 0.4;
    }
  g_assert_not_reached ();
}

static int64_t
draw_length_ms (DagSimRng       *rng,
                DagSimPauseKind  kind)
{
  static const double minutes[] = { 15.0, 30.0, 4.5, 30.0, 45.0, 30.0 };
  static const double spread[] = { 0.8, 1.6, 1.1, 2.0, 3.0, 2.0 };
  double length = minutes[kind] + spread[kind] * dag_sim_rng_normal (rng);

  return (int64_t) floor (MAX (2.0, length) * (double) DAG_SIM_MINUTE_MS);
}

static void
drop_wanted (SimAgent *agent,
             guint     i)
{
  agent->n_wanted--;
  for (; i < agent->n_wanted; i++)
    agent->wanted[i] = agent->wanted[i + 1];
}

/* Puts a pause off, or gives it up. Returns: whether it is still wanted */
static gboolean
put_off (DagSimCentre *self,
         guint         index,
         guint         i)
{
  SimAgent *agent = &self->agents[index];
  SimWanted *wanted = &agent->wanted[i];

  if (self->now_ms - wanted->due_ms >= LOST_AFTER_MS)
    {
      agent->n_lost += dag_sim_pause_is_break (wanted->kind) ? 1 : 0;
      drop_wanted (agent, i);
      return FALSE;
    }
  wanted->retry_ms = self->now_ms + PUT_OFF_MS;
  dag_sim_heap_push (&self->heap, wanted->retry_ms, SIM_EVENT_PAUSE_RETRY, index, 0);
  return TRUE;
}

/**
 * sim_shift_start_pause:
 *
 * Starts the first pause that is wanted and possible. Under pressure people put their
 * breaks off, and in the end lose them: nobody is told to.
 *
 * Returns: whether @agent is off the queues now
 */
gboolean
sim_shift_start_pause (DagSimCentre *self,
                       guint         index)
{
  SimAgent *agent = &self->agents[index];
  double pressure = sim_routing_get_pressure (self, index) / self->plan->pressure_limit;
  guint i = 0;

  while (i < agent->n_wanted)
    {
      SimWanted wanted = agent->wanted[i];
      gboolean rest = dag_sim_pause_is_break (wanted.kind);

      if (wanted.retry_ms > self->now_ms)
        i++;
      else if (wanted.length_ms == 0 && pressure > get_bearing (wanted.kind))
        i += put_off (self, index, i) ? 1 : 0;
      else
        {
          drop_wanted (agent, i);
          sim_agent_set_state (self, index, rest ? DAG_STATE_BREAK : DAG_STATE_MEETING,
                               dag_sim_pause_get_reason (wanted.kind), DAG_N_CHANNELS);
          dag_sim_heap_push (&self->heap,
                             self->now_ms
                                 + (wanted.length_ms > 0
                                        ? wanted.length_ms
                                        : draw_length_ms (&agent->pause, wanted.kind)),
                             SIM_EVENT_PAUSE_END, index, agent->generation);
          return TRUE;
        }
    }
  return FALSE;
}
