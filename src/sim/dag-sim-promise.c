/* dag-sim-promise.c - ringing back: promised, kept, missed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

#define RETRY_MS (4 * DAG_SIM_MINUTE_MS)
#define QUARTER_MS (15 * DAG_SIM_MINUTE_MS)

/* A promise by @agent to ring back by a round time, one to four hours ahead. */
void
sim_promise_make (DagSimCentre *self,
                  guint         queue,
                  guint         agent)
{
  DagSimRng *rng = &self->callback;
  int64_t ahead = dag_sim_rng_between_ms (rng, DAG_SIM_HOUR_MS, 4 * DAG_SIM_HOUR_MS);
  int64_t due = (self->now_ms + ahead) / QUARTER_MS * QUARTER_MS;
  int64_t start = due - dag_sim_rng_between_ms (rng, 2 * DAG_SIM_MINUTE_MS,
                                                50 * DAG_SIM_MINUTE_MS);
  SimPromise promise = { self->promises->len, queue, agent, self->now_ms, due, 0,
                         DAG_CALLBACK_OPEN };

  if (!self->plan->keeps_history)
    return;
  if (dag_sim_rng_chance (rng, 0.04))
    promise.state = DAG_CALLBACK_CANCELLED;
  else
    dag_sim_heap_push (&self->heap, MAX (start, self->now_ms), SIM_EVENT_CALL_BACK,
                       promise.number, 0);
  g_array_append_val (self->promises, promise);
}

static void
ring_back (DagSimCentre *self,
           SimPromise   *promise,
           guint         number)
{
  guint contact = sim_contact_new (self, promise->queue);

  promise->done_ms = self->now_ms;
  promise->state = self->now_ms <= promise->due_ms ? DAG_CALLBACK_KEPT : DAG_CALLBACK_MISSED;
  self->contacts[contact].promise = number;
  sim_agent_take (self, promise->agent, contact);
}

/**
 * sim_promise_keep:
 * @agent: somebody whose hands are free
 *
 * Rings back whom @agent has in mind to, unless the line is too long for it.
 *
 * Returns: whether @agent rings back now
 */
gboolean
sim_promise_keep (DagSimCentre *self,
                  guint         index)
{
  SimAgent *agent = &self->agents[index];
  guint number = agent->promise;

  if (number == SIM_NONE
      || sim_routing_get_pressure (self, index) > self->plan->pressure_limit)
    return FALSE;
  agent->promise = SIM_NONE;
  ring_back (self, &g_array_index (self->promises, SimPromise, number), number);
  return TRUE;
}

/* It is about time to ring back, or the time has passed. Who has gone home by then leaves
 * the promise unkept. */
void
sim_promise_on_time (DagSimCentre *self,
                     guint         number)
{
  SimPromise *promise = &g_array_index (self->promises, SimPromise, number);
  SimAgent *agent = &self->agents[promise->agent];

  if (promise->done_ms > 0)
    return;
  if (self->now_ms > promise->due_ms)
    promise->state = DAG_CALLBACK_MISSED;
  if (agent->promise == SIM_NONE && agent->state != DAG_STATE_OFFLINE)
    {
      agent->promise = number;
      if (agent->state == DAG_STATE_AVAILABLE)
        sim_agent_next (self, promise->agent);
    }
  if (promise->done_ms == 0 && self->now_ms < promise->due_ms + 2 * DAG_SIM_HOUR_MS)
    dag_sim_heap_push (&self->heap,
                       self->now_ms < promise->due_ms
                           ? MIN (self->now_ms + RETRY_MS, promise->due_ms + 1)
                           : self->now_ms + RETRY_MS,
                       SIM_EVENT_CALL_BACK, number, 0);
}
