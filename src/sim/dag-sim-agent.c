/* dag-sim-agent.c - an agent's work: ringing, talking, wrapping up, being free
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

#define LULL_MS (40 * DAG_SIM_SECOND_MS)

static gboolean
is_staffed (DagAgentState state)
{
  return state != DAG_STATE_OFFLINE && state != DAG_STATE_UNKNOWN;
}

/* Returns: how much of the time from the last count to @until_ms somebody was on hold */
static int64_t
get_hold_ms (const SimAgent *agent,
             int64_t         until_ms)
{
  int64_t from = MAX (agent->counted_ms, agent->hold_from_ms);
  int64_t to = MIN (until_ms, agent->hold_to_ms);

  return MAX (0, to - from);
}

/* Adds the time since the last count to today's sums. */
void
sim_agent_settle (DagSimCentre *self,
                  guint         index)
{
  SimAgent *agent = &self->agents[index];
  int64_t span = self->now_ms - agent->counted_ms;

  switch (agent->state)
    {
    case DAG_STATE_AVAILABLE:
      agent->today.idle_ms += span;
      break;
    case DAG_STATE_ON_CONTACT:
      agent->today.hold_ms += get_hold_ms (agent, self->now_ms);
      agent->today.contact_ms += span;
      self->busy_ms += span;
      break;
    case DAG_STATE_WRAP_UP:
      agent->today.wrap_ms += span;
      break;
    case DAG_STATE_BREAK:
      agent->today.break_ms += span;
      break;
    case DAG_STATE_RINGING:
    case DAG_STATE_MEETING:
    case DAG_STATE_OFFLINE:
    case DAG_STATE_UNKNOWN:
      break;
    }
  agent->counted_ms = self->now_ms;
}

/* Keeps the staffed time of the agent's queues over coming and going. */
static void
note_staffed (DagSimCentre *self,
              SimAgent     *agent,
              gboolean      staffed)
{
  if (staffed)
    {
      agent->staffed_ms = self->now_ms;
      return;
    }
  for (guint i = 0; i < agent->plan->n_queues; i++)
    dag_sim_record_get_bucket (self->record, agent->plan->queues[i])->staffed_ms
        += self->now_ms - agent->staffed_ms;
  agent->staffed_ms = 0;
}

static void
log_change (DagSimCentre *self,
            guint         index)
{
  const SimAgent *agent = &self->agents[index];
  DagSimChange change = { self->now_ms, index, agent->today.contacts, agent->reason,
                          (guint8) agent->state, (guint8) agent->channel };

  if (self->plan->keeps_history)
    g_array_append_val (self->record->changes, change);
}

/**
 * sim_agent_set_state:
 * @reason: (nullable): the telephone system's word for it, static
 * @channel: a #DagChannel, or %DAG_N_CHANNELS for none
 */
void
sim_agent_set_state (DagSimCentre  *self,
                     guint          index,
                     DagAgentState  state,
                     const char    *reason,
                     guint          channel)
{
  SimAgent *agent = &self->agents[index];

  sim_agent_settle (self, index);
  for (guint i = 0; i < agent->plan->n_queues; i++)
    {
      SimQueue *queue = &self->queues[agent->plan->queues[i]];

      queue->by_state[agent->state]--;
      queue->by_state[state]++;
    }
  if (is_staffed (state) != is_staffed (agent->state))
    note_staffed (self, agent, is_staffed (state));
  agent->state = state;
  agent->reason = reason;
  agent->channel = channel;
  agent->since_ms = self->now_ms;
  agent->generation++;
  log_change (self, index);
}

/* How much longer a chat takes beside others: one person and customers who type three
 * quarters as long as they do, as a closed network (mean-value analysis). Three windows
 * are not three times the speed, but 1.69 times. */
static const double crowding[] = { 1.0, 1.327, 1.774 };

static int64_t
draw_handle_ms (DagSimCentre   *self,
                const SimAgent *agent,
                SimQueue       *queue)
{
  const DagSimQueuePlan *plan = queue->plan;
  double mean = plan->talk_ms * agent->plan->pace
                * crowding[MIN (MAX (agent->open, 1), G_N_ELEMENTS (crowding)) - 1];
  double drawn;

  if (plan->talk_variation <= 0.0)
    return dag_sim_round_ms (dag_sim_rng_exponential (&queue->handle, mean));
  drawn = dag_sim_rng_lognormal (&queue->handle, mean, plan->talk_variation);
  return dag_sim_round_ms (MAX (4000.0, drawn));
}

/* Some telephone calls are put on hold, a third of the way through. */
static void
draw_hold (SimAgent         *agent,
           SimQueue         *queue,
           const SimContact *contact,
           int64_t           now_ms)
{
  double length = (double) contact->handle_ms;
  double share;

  agent->hold_from_ms = 0;
  agent->hold_to_ms = 0;
  if (queue->plan->hold_share <= 0.0
      || !dag_sim_rng_chance (&queue->handle, queue->plan->hold_share))
    return;
  share = 0.08 + 0.2 * dag_sim_rng_uniform (&queue->handle);
  agent->hold_from_ms = now_ms + dag_sim_round_ms (0.3 * length);
  agent->hold_to_ms = agent->hold_from_ms + dag_sim_round_ms (share * length);
}

/* The conversation begins. */
static void
begin_contact (DagSimCentre *self,
               guint         index,
               guint         contact_index)
{
  SimAgent *agent = &self->agents[index];
  SimContact *contact = &self->contacts[contact_index];
  SimQueue *queue = &self->queues[contact->queue];

  if (contact->promise == SIM_NONE)
    sim_queue_count_answered (self, contact_index);
  contact->state = SIM_CONTACT_OPEN;
  agent->open++;
  agent->today.contacts++;
  contact->handle_ms = draw_handle_ms (self, agent, queue);
  draw_hold (agent, queue, contact, self->now_ms);
  if (agent->state == DAG_STATE_ON_CONTACT)
    log_change (self, index);
  else
    sim_agent_set_state (self, index, DAG_STATE_ON_CONTACT, NULL, queue->plan->channel);
  dag_sim_heap_push (&self->heap, self->now_ms + contact->handle_ms, SIM_EVENT_FINISH,
                     contact_index, contact->generation);
}

/**
 * sim_agent_take:
 * @contact: out of the line already
 *
 * Rings at the agent's, where the channel rings; else the contact begins.
 */
void
sim_agent_take (DagSimCentre *self,
                guint         index,
                guint         contact_index)
{
  SimContact *contact = &self->contacts[contact_index];
  SimQueue *queue = &self->queues[contact->queue];
  double ring_ms = queue->plan->ring_ms;

  contact->agent = index;
  if (ring_ms <= 0.0 || contact->promise != SIM_NONE)
    {
      begin_contact (self, index, contact_index);
      return;
    }
  contact->state = SIM_CONTACT_RINGING;
  queue->n_ringing++;
  sim_agent_set_state (self, index, DAG_STATE_RINGING, NULL, queue->plan->channel);
  ring_ms = dag_sim_rng_lognormal (&queue->handle, ring_ms, 0.5);
  dag_sim_heap_push (&self->heap, self->now_ms + dag_sim_round_ms (MIN (ring_ms, 12000.0)),
                     SIM_EVENT_ANSWER, contact_index, contact->generation);
}

void
sim_agent_on_answer (DagSimCentre *self,
                     guint         contact_index)
{
  SimContact *contact = &self->contacts[contact_index];

  self->queues[contact->queue].n_ringing--;
  begin_contact (self, contact->agent, contact_index);
}

/* Wrap-up begins; 0 where the queue has none or other windows are still open. */
static int64_t
draw_wrap_ms (const SimAgent *agent,
              SimQueue       *queue)
{
  double drawn;

  if (queue->plan->wrap_ms <= 0.0 || agent->open > 0)
    return 0;
  drawn = dag_sim_rng_lognormal (&queue->handle, queue->plan->wrap_ms * agent->plan->pace,
                                 0.6);
  return dag_sim_round_ms (MAX (2000.0, drawn));
}

void
sim_agent_on_finish (DagSimCentre *self,
                     guint         contact_index)
{
  SimContact *contact = &self->contacts[contact_index];
  SimQueue *queue = &self->queues[contact->queue];
  guint queue_index = contact->queue;
  guint index = contact->agent;
  SimAgent *agent = &self->agents[index];
  gboolean rung_back = contact->promise != SIM_NONE;
  int64_t wrap_ms;

  agent->open--;
  agent->today.handled++;
  wrap_ms = rung_back ? 0 : draw_wrap_ms (agent, queue);
  agent->wrapping_ms = contact->handle_ms;
  sim_contact_free (self, contact_index);
  if (wrap_ms > 0)
    {
      agent->wrapping = queue_index;
      sim_agent_set_state (self, index, DAG_STATE_WRAP_UP, NULL, queue->plan->channel);
      dag_sim_heap_push (&self->heap, self->now_ms + wrap_ms, SIM_EVENT_WRAPPED, index,
                         agent->generation);
      return;
    }
  if (!rung_back)
    {
      sim_queue_count_handled (self, queue_index, agent->wrapping_ms);
      if (dag_sim_rng_chance (&self->callback, queue->plan->callback_share))
        sim_promise_make (self, queue_index, index);
    }
  sim_agent_next (self, index);
}

void
sim_agent_on_wrapped (DagSimCentre *self,
                      guint         index)
{
  SimAgent *agent = &self->agents[index];
  guint queue = agent->wrapping;

  agent->wrapping = SIM_NONE;
  sim_queue_count_handled (self, queue,
                           agent->wrapping_ms + self->now_ms - agent->since_ms);
  if (dag_sim_rng_chance (&self->callback, self->queues[queue].plan->callback_share))
    sim_promise_make (self, queue, index);
  sim_agent_next (self, index);
}

/* Takes what waits for @agent, if anything; chats until the windows are full. */
static gboolean
take_waiting (DagSimCentre *self,
              guint         index)
{
  const SimAgent *agent = &self->agents[index];
  gboolean taken = FALSE;

  for (;;)
    {
      guint contact = sim_routing_find_contact (self, index);

      if (contact == SIM_NONE)
        return taken;
      sim_line_remove (self, contact);
      sim_agent_take (self, index, contact);
      taken = TRUE;
      if (agent->state != DAG_STATE_ON_CONTACT || agent->channel != DAG_CHANNEL_CHAT
          || agent->open >= agent->plan->chat_max)
        return TRUE;
    }
}

static gboolean
serves_mail (const DagSimCentre *self,
             const SimAgent     *agent)
{
  for (guint i = 0; i < agent->plan->n_queues; i++)
    if (self->queues[agent->plan->queues[i]].plan->channel == DAG_CHANNEL_EMAIL)
      return TRUE;
  return FALSE;
}

/**
 * sim_agent_next:
 *
 * What an agent does whose hands have come free: home, a break that is due, the next
 * contact, or being available. With a chat still open only another chat can follow.
 */
void
sim_agent_next (DagSimCentre *self,
                guint         index)
{
  SimAgent *agent = &self->agents[index];

  if (agent->open > 0)
    {
      if (!agent->leaving && agent->n_wanted == 0 && agent->open < agent->plan->chat_max)
        take_waiting (self, index);
      return;
    }
  if (agent->leaving)
    {
      sim_agent_set_state (self, index, DAG_STATE_OFFLINE, NULL, DAG_N_CHANNELS);
      return;
    }
  if (agent->n_wanted > 0 && sim_shift_start_pause (self, index))
    return;
  if (agent->state != DAG_STATE_AVAILABLE)
    agent->free_ms = self->now_ms;
  if (sim_promise_keep (self, index) || take_waiting (self, index)
      || agent->state == DAG_STATE_AVAILABLE)
    return;
  sim_agent_set_state (self, index, DAG_STATE_AVAILABLE, NULL, DAG_N_CHANNELS);
  if (serves_mail (self, agent))
    dag_sim_heap_push (&self->heap, self->now_ms + LULL_MS, SIM_EVENT_LULL, index,
                       agent->generation);
}

/* Still free after a while: there may be a mail. */
void
sim_agent_on_lull (DagSimCentre *self,
                   guint         index)
{
  SimAgent *agent = &self->agents[index];

  sim_agent_next (self, index);
  if (agent->state == DAG_STATE_AVAILABLE)
    dag_sim_heap_push (&self->heap, self->now_ms + LULL_MS, SIM_EVENT_LULL, index,
                       agent->generation);
}
