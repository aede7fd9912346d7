/* dag-sim-centre.c - a contact centre simulated by discrete events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

#include <string.h>

static void
start_queue (DagSimCentre *self,
             guint         index)
{
  SimQueue *queue = &self->queues[index];
  uint64_t seed = self->plan->seed;

  queue->plan = &self->plan->queues[index];
  queue->first = SIM_NONE;
  queue->last = SIM_NONE;
  dag_sim_rng_init (&queue->arrival, seed, DAG_SIM_STREAM_ARRIVAL, index);
  dag_sim_rng_init (&queue->patience, seed, DAG_SIM_STREAM_PATIENCE, index);
  dag_sim_rng_init (&queue->handle, seed, DAG_SIM_STREAM_HANDLE, index);
  dag_sim_rng_init (&queue->reason, seed, DAG_SIM_STREAM_REASON, index);
}

static void
start_agent (DagSimCentre *self,
             guint         index)
{
  SimAgent *agent = &self->agents[index];

  agent->plan = &self->plan->agents[index];
  agent->state = DAG_STATE_OFFLINE;
  agent->channel = DAG_N_CHANNELS;
  agent->wrapping = SIM_NONE;
  agent->promise = SIM_NONE;
  agent->since_ms = self->now_ms;
  agent->counted_ms = self->now_ms;
  dag_sim_rng_init (&agent->pause, self->plan->seed, DAG_SIM_STREAM_PAUSE, index);
  for (guint i = 0; i < agent->plan->n_queues; i++)
    {
      SimQueue *queue = &self->queues[agent->plan->queues[i]];

      queue->n_agents++;
      queue->by_state[DAG_STATE_OFFLINE]++;
    }
}

/* Gives each queue the list of those who serve it. */
static void
join_agents (DagSimCentre *self)
{
  for (guint q = 0; q < self->plan->n_queues; q++)
    {
      self->queues[q].agents = g_new (guint, self->queues[q].n_agents);
      self->queues[q].n_agents = 0;
    }
  for (guint a = 0; a < self->plan->n_agents; a++)
    for (guint i = 0; i < self->plan->agents[a].n_queues; i++)
      {
        SimQueue *queue = &self->queues[self->plan->agents[a].queues[i]];

        queue->agents[queue->n_agents++] = a;
      }
}

/**
 * dag_sim_centre_new:
 * @plan: (transfer full): what the centre is like
 * @start_ms: a moment of the day that is wanted; the simulation begins at that day's
 *   midnight, or as much before it as @plan says
 *
 * Returns: (transfer full): the centre at its beginning; run it with
 * dag_sim_centre_run_until()
 */
DagSimCentre *
dag_sim_centre_new (DagSimPlan *plan,
                    int64_t     start_ms)
{
  DagSimCentre *self = g_new0 (DagSimCentre, 1);
  int64_t day = dag_sim_clock_get_day (start_ms);

  self->plan = plan;
  self->origin_ms = dag_sim_clock_at (day, plan->origin_minute);
  self->now_ms = self->origin_ms;
  self->day = dag_sim_clock_get_day (self->now_ms);
  self->midnight_ms = dag_sim_clock_get_midnight (self->day);
  self->offset_ms = dag_sim_clock_get_offset_ms (self->now_ms);
  self->free_contact = SIM_NONE;
  self->queues = g_new0 (SimQueue, plan->n_queues);
  self->agents = g_new0 (SimAgent, plan->n_agents);
  self->promises = g_array_new (FALSE, TRUE, sizeof (SimPromise));
  self->agreed = g_array_new (FALSE, TRUE, sizeof (SimAgreed));
  self->record = dag_sim_record_new (plan->n_queues, self->origin_ms);
  dag_sim_rng_init (&self->callback, plan->seed, DAG_SIM_STREAM_CALLBACK, 0);
  for (guint q = 0; q < plan->n_queues; q++)
    start_queue (self, q);
  for (guint a = 0; a < plan->n_agents; a++)
    start_agent (self, a);
  join_agents (self);
  for (guint a = 0; !plan->rostered && a < plan->n_agents; a++)
    sim_agent_next (self, a);
  for (guint q = 0; q < plan->n_queues; q++)
    sim_queue_start (self, q);
  sim_shift_plan_day (self, self->day - 1);
  sim_shift_plan_day (self, self->day);
  dag_sim_heap_push (&self->heap, self->origin_ms + DAG_SIM_BUCKET_MS, SIM_EVENT_BUCKET, 0, 0);
  dag_sim_heap_push (&self->heap, dag_sim_clock_get_midnight (self->day + 1),
                     SIM_EVENT_MIDNIGHT, 0, 0);
  return self;
}

void
dag_sim_centre_free (DagSimCentre *self)
{
  if (self == NULL)
    return;
  for (guint q = 0; q < self->plan->n_queues; q++)
    g_free (self->queues[q].agents);
  dag_sim_heap_clear (&self->heap);
  dag_sim_record_free (self->record);
  g_array_unref (self->promises);
  g_array_unref (self->agreed);
  g_free (self->queues);
  g_free (self->agents);
  g_free (self->contacts);
  dag_sim_plan_free (self->plan);
  g_free (self);
}

/* What callers hear: set every five minutes by how long the line is, and taken away when
 * it is short again. */
static void
announce (DagSimCentre *self,
          SimQueue     *queue)
{
  const SimContact *first;
  int64_t longest;

  if (queue->plan->channel != DAG_CHANNEL_PHONE || queue->first == SIM_NONE)
    {
      queue->announced_ms = 0;
      return;
    }
  first = &self->contacts[queue->first];
  longest = self->now_ms - first->arrived_ms;
  if (longest < 90 * DAG_SIM_SECOND_MS)
    queue->announced_ms = 0;
  else
    {
      queue->announced_ms = self->now_ms;
      queue->announced_wait_ms
          = (longest + DAG_SIM_MINUTE_MS - 1) / DAG_SIM_MINUTE_MS * DAG_SIM_MINUTE_MS;
    }
}

/* Five minutes are over. */
static void
on_bucket (DagSimCentre *self)
{
  dag_sim_heap_push (&self->heap, self->now_ms + DAG_SIM_BUCKET_MS, SIM_EVENT_BUCKET, 0, 0);
  self->offset_ms = dag_sim_clock_get_offset_ms (self->now_ms);
  if (!self->plan->keeps_history)
    return;
  for (guint a = 0; a < self->plan->n_agents; a++)
    {
      SimAgent *agent = &self->agents[a];

      if (agent->staffed_ms == 0)
        continue;
      for (guint i = 0; i < agent->plan->n_queues; i++)
        dag_sim_record_get_bucket (self->record, agent->plan->queues[i])->staffed_ms
            += self->now_ms - agent->staffed_ms;
      agent->staffed_ms = self->now_ms;
    }
  for (guint q = 0; q < self->plan->n_queues; q++)
    {
      announce (self, &self->queues[q]);
      dag_sim_record_start_bucket (self->record, q, sim_queue_waiting (&self->queues[q]));
    }
}

/* A new day: counters begin at zero, the next shifts come up. */
static void
on_midnight (DagSimCentre *self)
{
  self->day++;
  self->midnight_ms = self->now_ms;
  for (guint a = 0; a < self->plan->n_agents; a++)
    {
      sim_agent_settle (self, a);
      self->agents[a].today = (SimAgentDay){ 0 };
      self->agents[a].n_lost = 0;
    }
  for (guint q = 0; q < self->plan->n_queues; q++)
    {
      self->queues[q].today = (DagSimCounts){ 0 };
      memset (self->queues[q].reasons_today, 0, sizeof self->queues[q].reasons_today);
    }
  dag_sim_record_forget_before (self->record, self->now_ms - 2 * DAG_SIM_DAY_MS);
  sim_shift_plan_day (self, self->day);
  dag_sim_heap_push (&self->heap, dag_sim_clock_get_midnight (self->day + 1),
                     SIM_EVENT_MIDNIGHT, 0, 0);
}

static void
on_contact_event (DagSimCentre      *self,
                  const DagSimEvent *event)
{
  if (self->contacts[event->subject].generation != event->detail)
    return;
  if (event->kind == SIM_EVENT_PATIENCE)
    sim_queue_on_patience (self, event->subject);
  else if (event->kind == SIM_EVENT_ANSWER)
    sim_agent_on_answer (self, event->subject);
  else
    sim_agent_on_finish (self, event->subject);
}

static void
on_agent_event (DagSimCentre      *self,
                const DagSimEvent *event)
{
  if (self->agents[event->subject].generation != event->detail)
    return;
  if (event->kind == SIM_EVENT_WRAPPED)
    sim_agent_on_wrapped (self, event->subject);
  else if (event->kind == SIM_EVENT_LULL)
    sim_agent_on_lull (self, event->subject);
  else
    sim_agent_next (self, event->subject);
}

static void
on_event (DagSimCentre      *self,
          const DagSimEvent *event)
{
  switch ((SimEventKind) event->kind)
    {
    case SIM_EVENT_ARRIVAL:
      sim_queue_on_arrival (self, event->subject);
      break;
    case SIM_EVENT_PATIENCE:
    case SIM_EVENT_ANSWER:
    case SIM_EVENT_FINISH:
      on_contact_event (self, event);
      break;
    case SIM_EVENT_WRAPPED:
    case SIM_EVENT_PAUSE_END:
    case SIM_EVENT_LULL:
      on_agent_event (self, event);
      break;
    case SIM_EVENT_SIGN_IN:
      sim_shift_on_sign_in (self, event->subject, event->detail);
      break;
    case SIM_EVENT_SIGN_OUT:
      if (self->agents[event->subject].shift == event->detail)
        sim_shift_on_sign_out (self, event->subject);
      break;
    case SIM_EVENT_PAUSE_DUE:
      sim_shift_on_pause_due (self, event->subject, (DagSimPauseKind) event->detail);
      break;
    case SIM_EVENT_PAUSE_AGREED:
      sim_shift_on_pause_agreed (self, event->subject);
      break;
    case SIM_EVENT_PAUSE_RETRY:
      if (self->agents[event->subject].state == DAG_STATE_AVAILABLE)
        sim_agent_next (self, event->subject);
      break;
    case SIM_EVENT_CALL_BACK:
      sim_promise_on_time (self, event->subject);
      break;
    case SIM_EVENT_BUCKET:
      on_bucket (self);
      break;
    case SIM_EVENT_MIDNIGHT:
      on_midnight (self);
      break;
    }
}

/**
 * dag_sim_centre_run_until:
 * @time_ms: a time not before now; an earlier one does nothing
 *
 * Lets everything happen up to and including @time_ms. The way there makes no difference:
 * one long run and many short ones give the same history.
 */
void
dag_sim_centre_run_until (DagSimCentre *self,
                          int64_t       time_ms)
{
  DagSimEvent event;

  g_return_if_fail (self != NULL);

  while (dag_sim_heap_pop (&self->heap, time_ms, &event))
    {
      self->now_ms = event.at_ms;
      on_event (self, &event);
    }
  self->now_ms = MAX (self->now_ms, time_ms);
}

const DagSimPlan *
dag_sim_centre_get_plan (const DagSimCentre *self)
{
  return self->plan;
}

int64_t
dag_sim_centre_get_now (const DagSimCentre *self)
{
  return self->now_ms;
}

int64_t
dag_sim_centre_get_origin (const DagSimCentre *self)
{
  return self->origin_ms;
}

const DagSimRecord *
dag_sim_centre_get_record (const DagSimCentre *self)
{
  return self->record;
}

/* Returns: what happened in @queue since the beginning */
const DagSimCounts *
dag_sim_centre_get_counts (const DagSimCentre *self,
                           guint               queue)
{
  return &self->queues[queue].ever;
}

/**
 * dag_sim_centre_get_busy_ms:
 *
 * Returns: the time that all agents together have spent on contacts since the beginning,
 * up to now
 */
int64_t
dag_sim_centre_get_busy_ms (const DagSimCentre *self)
{
  int64_t sum = self->busy_ms;

  for (guint a = 0; a < self->plan->n_agents; a++)
    if (self->agents[a].state == DAG_STATE_ON_CONTACT)
      sum += self->now_ms - self->agents[a].counted_ms;
  return sum;
}
