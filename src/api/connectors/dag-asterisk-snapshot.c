/* dag-asterisk-snapshot.c - what the model knows, in the shape everything else speaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-model-private.h"
#include "dag-value.h"

/* Asterisk has no teams, no rosters, no reasons for a call, no way to tell hold from talk. */
#define NEVER_SUPPLIED                                                       \
  (DAG_PART_EXPECTED_WAIT | DAG_PART_TEAM | DAG_PART_HOLD | DAG_PART_REASONS \
   | DAG_PART_CALLBACKS | DAG_PART_INTERVALS | DAG_PART_SHIFTS | DAG_PART_DEFERRED)

#define ALWAYS_DERIVED                                                \
  (DAG_PART_QUEUE_TODAY | DAG_PART_STATE_SINCE | DAG_PART_AGENT_TODAY \
   | DAG_PART_STATE_CHANGES)

#define FROM_EVENTS (DAG_PART_SERVICE_LEVEL | DAG_PART_HANDLE_TIME)

static int64_t *
find_count (DagQueueSample *sample,
            DagAgentState   state)
{
  switch (state)
    {
    case DAG_STATE_AVAILABLE:
      return &sample->available;
    case DAG_STATE_RINGING:
      return &sample->ringing;
    case DAG_STATE_ON_CONTACT:
      return &sample->on_contact;
    case DAG_STATE_WRAP_UP:
      return &sample->wrap_up;
    case DAG_STATE_BREAK:
      return &sample->on_break;
    case DAG_STATE_MEETING:
      return &sample->meeting;
    case DAG_STATE_OFFLINE:
    case DAG_STATE_UNKNOWN:
      return NULL;
    }
  return NULL;
}

/* One agent in one of its queues: whoever left this queue alone is on a break from it. */
static void
count_member (const DagAsteriskModel  *self,
              DagQueueSample          *sample,
              const DagAsteriskAgent  *agent,
              const DagAsteriskMember *member)
{
  DagAgentState state = agent->state;
  int64_t *count;

  if (member->paused && (state == DAG_STATE_AVAILABLE || state == DAG_STATE_WRAP_UP))
    state = dag_asterisk_options_map_reason (self->options, member->reason);
  count = find_count (sample, state);
  if (count == NULL)
    return;
  (*count)++;
  sample->staffed++;
}

static DagQueueSample *
sample_queue (const DagAsteriskModel *self,
              const DagAsteriskQueue *queue)
{
  DagQueueSample *sample = dag_queue_sample_new ();
  gboolean has_target = queue->within_s > 0;

  sample->id = g_strdup (queue->name);
  sample->name = g_strdup (queue->name);
  sample->channel = DAG_CHANNEL_PHONE;
  sample->waiting = queue->waiting;
  sample->longest_wait_s = (double) queue->longest_s;
  sample->short_within_s = self->options->short_s;
  if (has_target)
    {
      sample->target.within_s = (double) queue->within_s;
      sample->target.level
          = dag_asterisk_options_get_target_level (self->options, queue->name);
    }
  sample->staffed = sample->available = sample->ringing = sample->on_contact = 0;
  sample->wrap_up = sample->on_break = sample->meeting = 0;
  dag_asterisk_tally_write (&queue->tally, has_target, &sample->today);
  if (self->watch_start_us > self->day_start_us)
    sample->today_since_us = self->watch_start_us;
  return sample;
}

static void
add_agent (DagAsteriskModel       *self,
           DagSnapshot            *snapshot,
           GHashTable             *samples,
           const DagAsteriskAgent *agent)
{
  DagAgentSample *sample = dag_asterisk_agent_sample (agent, self->options, self->now_us);

  if (self->watch_start_us > self->day_start_us)
    sample->today_since_us = self->watch_start_us;
  if (dag_time_is_known (sample->signed_in_at_us))
    snapshot->absent &= ~(DagParts) DAG_PART_SIGNED_IN;
  g_ptr_array_add (snapshot->agents, sample);
  for (guint i = 0; i < agent->members->len; i++)
    {
      const DagAsteriskMember *member = g_ptr_array_index (agent->members, i);
      DagQueueSample *queue = g_hash_table_lookup (samples, member->queue);

      if (queue != NULL)
        count_member (self, queue, agent, member);
    }
}

/* What this Asterisk, as it is set up, cannot supply, and what was worked out here. */
static void
write_parts (const DagAsteriskModel *self,
             DagSnapshot            *snapshot)
{
  snapshot->absent = NEVER_SUPPLIED | DAG_PART_SIGNED_IN;
  snapshot->derived = ALWAYS_DERIVED;
  if (self->options->target_level < 0.0
      && g_hash_table_size (self->options->targets) == 0)
    snapshot->absent |= DAG_PART_TARGET;
  if (dag_asterisk_options_has_wrapup (self->options))
    snapshot->derived |= DAG_PART_WRAP_UP;
  else
    snapshot->absent |= DAG_PART_WRAP_UP;
  if (self->is_refused)
    snapshot->absent |= FROM_EVENTS;
  else
    snapshot->derived |= FROM_EVENTS;
}

/**
 * dag_asterisk_model_make_snapshot:
 * @self: a model that has taken a status
 *
 * Returns: (transfer full): what is known now; when it was received and the skew are the
 *   caller's to fill in
 */
DagSnapshot *
dag_asterisk_model_make_snapshot (DagAsteriskModel *self)
{
  DagSnapshot *snapshot = dag_snapshot_new ();
  g_autoptr (GHashTable) samples = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL, snapshot);

  snapshot->taken_at_us = self->now_us;
  snapshot->source.name = g_strdup (self->options->name);
  snapshot->source.timezone = g_strdup (self->options->zone_name);
  snapshot->n_dropped = self->n_dropped;
  write_parts (self, snapshot);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DagQueueSample *sample = sample_queue (self, value);

      g_hash_table_insert (samples, sample->id, sample);
      g_ptr_array_add (snapshot->queues, sample);
    }
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      add_agent (self, snapshot, samples, value);
      snapshot->n_unknown_words += ((DagAsteriskAgent *) value)->word != NULL;
    }
  return snapshot;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *one = *(DagStateChange *const *) a;
  const DagStateChange *other = *(DagStateChange *const *) b;

  return (one->at_us > other->at_us) - (one->at_us < other->at_us);
}

/**
 * dag_asterisk_model_list_changes:
 * @self: a model
 * @since_us: from when on
 *
 * Returns: (transfer full) (element-type DagStateChange): what was watched since then,
 *   oldest first
 */
GPtrArray *
dag_asterisk_model_list_changes (DagAsteriskModel *self,
                                 int64_t           since_us)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dag_state_change_free);

  g_return_val_if_fail (self != NULL, list);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (self->changes, i);
      DagStateChange *copy;

      if (change->at_us < since_us)
        continue;
      copy = dag_state_change_new ();
      copy->agent = g_strdup (change->agent);
      copy->at_us = change->at_us;
      copy->state = change->state;
      copy->reason = g_strdup (change->reason);
      copy->channel = change->channel;
      copy->channel_known = change->channel_known;
      copy->contact = change->contact;
      g_ptr_array_add (list, copy);
    }
  g_ptr_array_sort (list, compare_changes);
  return list;
}
