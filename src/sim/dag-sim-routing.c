/* dag-sim-routing.c - who takes which contact: the longest idle, the longest waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

/* Whether @agent could take one more chat beside those that are open. */
static gboolean
has_window (const SimAgent *agent)
{
  return agent->state == DAG_STATE_ON_CONTACT && agent->channel == DAG_CHANNEL_CHAT
         && agent->open < agent->plan->chat_max && !agent->leaving && agent->n_wanted == 0;
}

/**
 * sim_routing_find_agent:
 * @queue: where somebody has come in
 *
 * Returns: the agent of that queue who has been free longest; for a chat, failing that,
 * the one with the fewest chats and room for one more; or %SIM_NONE
 */
guint
sim_routing_find_agent (DagSimCentre *self,
                        guint         index)
{
  SimQueue *queue = &self->queues[index];
  guint best = SIM_NONE;
  guint window = SIM_NONE;

  if (queue->plan->channel == DAG_CHANNEL_EMAIL)
    return SIM_NONE;
  for (guint i = 0; i < queue->n_agents; i++)
    {
      guint a = queue->agents[i];
      const SimAgent *agent = &self->agents[a];

      if (agent->state == DAG_STATE_AVAILABLE
          && (best == SIM_NONE || agent->free_ms < self->agents[best].free_ms))
        best = a;
      else if (queue->plan->channel == DAG_CHANNEL_CHAT && has_window (agent)
               && (window == SIM_NONE || agent->open < self->agents[window].open))
        window = a;
    }
  return best != SIM_NONE ? best : window;
}

static gboolean
may_take_mail (DagSimCentre   *self,
               const SimAgent *agent,
               guint           queue)
{
  const SimQueue *main_queue = &self->queues[agent->plan->queues[0]];

  if (agent->plan->queues[0] == queue)
    return TRUE;
  /* Others after a lull, and only while a colleague stays free on the main queue. */
  return self->now_ms - agent->free_ms >= 40 * DAG_SIM_SECOND_MS
         && main_queue->n_in_line == 0 && main_queue->by_state[DAG_STATE_AVAILABLE] >= 2;
}

/**
 * sim_routing_find_contact:
 * @agent: somebody with a hand free
 *
 * Returns: the contact that waits longest in the live queues of @agent, failing that a
 * mail; or %SIM_NONE
 */
guint
sim_routing_find_contact (DagSimCentre *self,
                          guint         index)
{
  const SimAgent *agent = &self->agents[index];
  guint best = SIM_NONE;

  for (guint i = 0; i < agent->plan->n_queues; i++)
    {
      guint q = agent->plan->queues[i];
      guint first = self->queues[q].first;
      DagChannel channel = self->queues[q].plan->channel;

      if (first == SIM_NONE || channel == DAG_CHANNEL_EMAIL)
        continue;
      if (agent->open > 0 && channel != DAG_CHANNEL_CHAT)
        continue;
      if (best == SIM_NONE
          || self->contacts[first].arrived_ms < self->contacts[best].arrived_ms)
        best = first;
    }
  for (guint i = 0; best == SIM_NONE && agent->open == 0 && i < agent->plan->n_queues; i++)
    {
      guint q = agent->plan->queues[i];

      if (self->queues[q].plan->channel == DAG_CHANNEL_EMAIL
          && self->queues[q].first != SIM_NONE && may_take_mail (self, agent, q))
        best = self->queues[q].first;
    }
  return best;
}

/* Returns: waiting per workable agent, in the worst of the live queues of @agent */
double
sim_routing_get_pressure (DagSimCentre *self,
                          guint         index)
{
  const SimAgent *agent = &self->agents[index];
  double worst = 0.0;

  for (guint i = 0; i < agent->plan->n_queues; i++)
    {
      const SimQueue *queue = &self->queues[agent->plan->queues[i]];
      guint workable = 0;

      if (queue->plan->channel == DAG_CHANNEL_EMAIL)
        continue;
      for (int s = DAG_STATE_AVAILABLE; s <= DAG_STATE_WRAP_UP; s++)
        workable += queue->by_state[s];
      worst = MAX (worst, (double) queue->n_in_line / MAX (1, workable));
    }
  return worst;
}
