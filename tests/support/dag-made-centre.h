/* dag-made-centre.h - a contact centre made up poll by poll, the same for the same numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Records of those who did not change are shared from answer to answer, as the reader
 * shares them. */
typedef struct
{
  GRand *chance;
  DagSnapshot *last; /* (nullable) */
  guint n_agents;
  guint n_queues;
  int64_t now_us;
} DagMadeCentre;

static inline void
dag_made_centre_init (DagMadeCentre *self,
                      guint          n_agents,
                      guint          n_queues,
                      int64_t        from_us)
{
  *self = (DagMadeCentre){ .chance = g_rand_new_with_seed (4711),
                           .n_agents = n_agents,
                           .n_queues = n_queues,
                           .now_us = from_us };
}

static inline void
dag_made_centre_clear (DagMadeCentre *self)
{
  g_clear_pointer (&self->chance, g_rand_free);
  g_clear_pointer (&self->last, dag_snapshot_unref);
}

static inline DagAgentSample *
dag_made_centre_agent (DagMadeCentre        *self,
                       const DagAgentSample *was,
                       guint                 number)
{
  static const char *const reasons[] = { "Lunch", "Koffie", "Toilet" };
  DagAgentSample *agent
      = was != NULL ? dag_agent_sample_copy (was) : dag_agent_sample_new ();

  if (was == NULL)
    {
      agent->id = g_strdup_printf ("a-%05u", number);
      agent->name = g_strdup_printf ("Anna de B\xc3\xb8r %u", number);
      agent->team_id = g_strdup_printf ("t%u", number % 7);
      agent->team_name = g_strdup_printf ("Team %u", number % 7);
    }
  agent->state = (DagAgentState) g_rand_int_range (self->chance, 0, DAG_STATE_OFFLINE + 1);
  agent->since_us = self->now_us - g_rand_int_range (self->chance, 0, 9000) * 1000;
  agent->since_provenance = DAG_PROVENANCE_GIVEN;
  g_clear_pointer (&agent->reason, g_free);
  if (agent->state == DAG_STATE_BREAK)
    agent->reason = g_strdup (reasons[g_rand_int_range (self->chance, 0, 3)]);
  agent->channel_known = agent->state == DAG_STATE_ON_CONTACT;
  agent->channel = agent->channel_known ? DAG_CHANNEL_PHONE : DAG_CHANNEL_UNKNOWN;
  return agent;
}

static inline void
dag_made_centre_count (DagMadeCentre *self,
                       DagQueueDay   *day,
                       guint          n)
{
  gboolean in_time = g_rand_int_range (self->chance, 0, 5) > 0;

  day->offered += n;
  day->answered += n;
  day->answered_within += in_time ? n : 0;
  day->wait_answered_s += n * (in_time ? 9.0 : 63.0);
  day->handled += n;
  day->handle_s += n * (double) g_rand_int_range (self->chance, 60, 500);
}

/* Every figure is known; a good part of them changes with each poll. */
static inline DagQueueSample *
dag_made_centre_queue (DagMadeCentre        *self,
                       const DagQueueSample *was,
                       guint                 number)
{
  DagQueueSample *queue = dag_queue_sample_new ();
  guint busy = number % 4 == 0 ? 3 : 12; /* polls to a contact */

  queue->id = g_strdup_printf ("q%u", number);
  queue->name = g_strdup_printf ("Facturen %u", number);
  queue->channel = number % 5 == 4 ? DAG_CHANNEL_EMAIL : DAG_CHANNEL_PHONE;
  queue->target = (DagTarget){ 0.8, 20.0 };
  queue->short_within_s = 5.0;
  if (was == NULL)
    {
      queue->waiting = queue->available = queue->ringing = queue->wrap_up = 0;
      queue->staffed = 13;
      queue->on_contact = 8;
      queue->on_break = queue->meeting = 1;
      queue->today = (DagQueueDay){ .longest_wait_s = 0.0, .tagged = DAG_COUNT_ABSENT };
      queue->longest_wait_s = 0.0;
      queue->expected_wait_s = 30.0;
      return queue;
    }
  queue->today = was->today;
  queue->staffed = was->staffed;
  queue->available = was->available;
  queue->ringing = was->ringing;
  queue->on_contact = was->on_contact;
  queue->wrap_up = was->wrap_up;
  queue->on_break = was->on_break;
  queue->meeting = was->meeting;
  queue->waiting = was->waiting;
  queue->expected_wait_s = was->expected_wait_s;
  queue->longest_wait_s = was->waiting > 0 ? was->longest_wait_s + 10.0 : 0.0;
  if (g_rand_int_range (self->chance, 0, (int) busy) > 0)
    return queue;
  queue->waiting = g_rand_int_range (self->chance, 0, 6);
  queue->longest_wait_s = queue->waiting > 0 ? g_rand_int_range (self->chance, 1, 90) : 0.0;
  queue->today.longest_wait_s = MAX (queue->today.longest_wait_s, queue->longest_wait_s);
  queue->on_contact = g_rand_int_range (self->chance, 6, 11);
  queue->wrap_up = g_rand_int_range (self->chance, 0, 3);
  queue->available = 11 - queue->on_contact > 0 ? 11 - queue->on_contact : 0;
  queue->expected_wait_s = 30.0 + 15.0 * (double) queue->waiting;
  dag_made_centre_count (self, &queue->today, 1 + (guint) g_rand_int_range (self->chance, 0, 2));
  if (g_rand_int_range (self->chance, 0, 20) == 0)
    {
      queue->today.offered++;
      queue->today.abandoned++;
      queue->today.wait_abandoned_s += 41.0;
    }
  if (g_rand_int_range (self->chance, 0, 40) == 0)
    queue->staffed = g_rand_int_range (self->chance, 10, 16);
  return queue;
}

/* The next answer, @seconds later; one agent in @one_in changed. Returns: (transfer none) */
static inline DagSnapshot *
dag_made_centre_poll (DagMadeCentre *self,
                      double         seconds,
                      guint          one_in)
{
  DagSnapshot *next = dag_snapshot_new ();
  DagSnapshot *last = self->last;

  self->now_us += (int64_t) (seconds * (double) DAG_USEC_PER_SEC);
  next->taken_at_us = next->received_at_us = self->now_us;
  next->source.name = g_strdup ("Voorbeeld");
  next->source.timezone = g_strdup ("Europe/Amsterdam");
  for (guint i = 0; i < self->n_agents; i++)
    {
      DagAgentSample *was = last != NULL ? g_ptr_array_index (last->agents, i) : NULL;
      gboolean changes = was == NULL || g_rand_int_range (self->chance, 0, (int) one_in) == 0;

      g_ptr_array_add (next->agents, changes ? dag_made_centre_agent (self, was, i)
                                             : dag_agent_sample_ref (was));
    }
  for (guint i = 0; i < self->n_queues; i++)
    g_ptr_array_add (next->queues,
                     dag_made_centre_queue (
                         self, last != NULL ? g_ptr_array_index (last->queues, i) : NULL, i));
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = next;
  return next;
}

G_END_DECLS
