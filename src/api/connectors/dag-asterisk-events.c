/* dag-asterisk-events.c - what the event session tells: exact starts and today's counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-list.h"
#include "dag-asterisk-model-private.h"
#include "dag-value.h"

static void
remove_member (DagAsteriskModel        *self,
               const DagAsteriskMember *member,
               const char              *key)
{
  DagAsteriskAgent *agent = dag_asterisk_model_find_agent (self, member);
  DagAsteriskMember *old = g_hash_table_lookup (self->members, key);

  if (old != NULL)
    g_ptr_array_remove (agent->members, old);
  g_hash_table_remove (self->members, key);
  g_hash_table_replace (self->removed, g_strdup (key),
                        g_memdup2 (&self->now_us, sizeof self->now_us));
  dag_asterisk_model_update_agent (self, agent, TRUE);
}

/* A member changed: the event carries the whole row. */
static gboolean
on_member (DagAsteriskModel *self,
           DagAmiBlock       block)
{
  g_autoptr (DagAsteriskMember) member = dag_asterisk_member_read (block, NULL);
  g_autofree char *key = NULL;
  DagAsteriskAgent *agent;
  DagAsteriskMember *old;

  if (member == NULL)
    return FALSE;
  key = dag_asterisk_member_dup_key (member->queue, member->interface);
  if (dag_ami_block_is_event (block, "QueueMemberRemoved"))
    {
      remove_member (self, member, key);
      return TRUE;
    }
  g_hash_table_remove (self->removed, key);
  agent = dag_asterisk_model_find_agent (self, member);
  old = g_hash_table_lookup (self->members, key);
  if (old != NULL)
    {
      member->polled_calls = old->polled_calls;
      g_ptr_array_remove (agent->members, old);
    }
  member->event_us = self->now_us;
  g_ptr_array_add (agent->members, member);
  g_hash_table_replace (self->members, g_steal_pointer (&key), g_steal_pointer (&member));
  dag_asterisk_model_update_agent (self, agent, TRUE);
  return TRUE;
}

/* The membership an Agent… event speaks of, if it is on the list. */
static DagAsteriskMember *
find_member (DagAsteriskModel *self,
             DagAmiBlock       block,
             const char       *queue)
{
  g_autofree char *key = NULL;
  const char *interface;

  if (!dag_ami_block_read_text (block, "Interface", TRUE, &interface, NULL))
    return NULL;
  key = dag_asterisk_member_dup_key (queue, interface);
  return g_hash_table_lookup (self->members, key);
}

static gboolean
on_connect (DagAsteriskModel *self,
            DagAmiBlock       block,
            DagAsteriskQueue *queue)
{
  DagAsteriskMember *member = find_member (self, block, queue->name);
  int64_t wait_s;

  if (!dag_ami_block_read_count (block, "HoldTime", TRUE, &wait_s, NULL))
    return FALSE;
  dag_asterisk_tally_connect (&queue->tally, wait_s, queue->within_s);
  if (member == NULL)
    return TRUE;
  member->in_call = 1;
  member->event_us = self->now_us;
  dag_asterisk_model_update_agent (self, dag_asterisk_model_find_agent (self, member),
                                   TRUE);
  return TRUE;
}

static gboolean
on_complete (DagAsteriskModel *self,
             DagAmiBlock       block,
             DagAsteriskQueue *queue)
{
  DagAsteriskMember *member = find_member (self, block, queue->name);
  DagAsteriskAgent *agent;
  int64_t talk_s;

  if (!dag_ami_block_read_count (block, "TalkTime", TRUE, &talk_s, NULL))
    return FALSE;
  dag_asterisk_tally_complete (&queue->tally, talk_s);
  if (member == NULL)
    return TRUE;
  agent = dag_asterisk_model_find_agent (self, member);
  agent->handled.counted++;
  g_free (agent->last_queue);
  agent->last_queue = g_strdup (queue->name);
  member->in_call = 0;
  member->last_call_s = MAX (member->last_call_s, self->now_us / DAG_USEC_PER_SEC);
  member->event_us = self->now_us;
  dag_asterisk_model_update_agent (self, agent, TRUE);
  return TRUE;
}

static gboolean
on_abandon (DagAsteriskModel *self,
            DagAmiBlock       block,
            DagAsteriskQueue *queue)
{
  int64_t wait_s;

  if (!dag_ami_block_read_count (block, "HoldTime", TRUE, &wait_s, NULL))
    return FALSE;
  dag_asterisk_tally_abandon (&queue->tally, wait_s, queue->within_s,
                              self->options->short_s);
  return TRUE;
}

static const struct
{
  const char *event;
  gboolean (*handle) (DagAsteriskModel *self,
                      DagAmiBlock       block,
                      DagAsteriskQueue *queue);
} call_events[] = {
  { "AgentConnect", on_connect },
  { "AgentComplete", on_complete },
  { "QueueCallerAbandon", on_abandon },
};

static gboolean
on_event (DagAsteriskModel *self,
          DagAmiBlock       block,
          const char       *event)
{
  const char *name;
  DagAsteriskQueue *queue;

  if (g_str_has_prefix (event, "QueueMember"))
    return on_member (self, block);
  for (guint i = 0; i < G_N_ELEMENTS (call_events); i++)
    {
      if (!g_str_equal (event, call_events[i].event))
        continue;
      if (!dag_ami_block_read_text (block, "Queue", TRUE, &name, NULL))
        return FALSE;
      queue = dag_asterisk_model_find_queue (self, name);
      return queue == NULL || call_events[i].handle (self, block, queue);
    }
  return TRUE; /* another event: Asterisk has hundreds */
}

static gboolean
is_of_queue (const char *event)
{
  return g_str_has_prefix (event, "Queue") || g_str_has_prefix (event, "Agent");
}

/**
 * dag_asterisk_model_apply_events:
 * @self: a model
 * @events: an answer to WaitEvent, checked to be a success
 * @now_us: when it came
 *
 * An event that cannot be read is left out and counted; the next poll tells the truth.
 * Before the first status there is nothing the events could change, and they are left.
 */
void
dag_asterisk_model_apply_events (DagAsteriskModel *self,
                                 const DagAmiText *events,
                                 int64_t           now_us)
{
  g_return_if_fail (self != NULL && events != NULL);

  if (self->watch_start_us == 0)
    return;
  dag_asterisk_model_advance (self, now_us);
  for (guint i = 0; i < dag_ami_text_get_n_blocks (events); i++)
    {
      DagAmiBlock block = dag_ami_text_get_block (events, i);
      const char *event = dag_ami_block_peek (block, "Event");

      if (event == NULL || !is_of_queue (event))
        continue;
      self->has_heard = TRUE;
      if (!on_event (self, block, event))
        self->n_dropped++;
    }
}
