/* dag-snapshot-equal.c - whether two records say the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot-equal.h"

#include <string.h>

/* Values come over the wire and are never worked on: the same text gave the same bits. */
static gboolean
same (double one,
      double other)
{
  return !(one < other) && !(one > other);
}

static gboolean
same_text (const char *one,
           const char *other)
{
  return g_strcmp0 (one, other) == 0;
}

static gboolean
same_ids (char *const *one,
          char *const *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_strv_equal ((const char *const *) one, (const char *const *) other);
}

static gboolean
same_target (const DagTarget *one,
             const DagTarget *other)
{
  return same (one->level, other->level) && same (one->within_s, other->within_s);
}

static gboolean
same_queue_day (const DagQueueDay *one,
                const DagQueueDay *other)
{
  return one->offered == other->offered && one->answered == other->answered
         && one->abandoned == other->abandoned
         && one->abandoned_short == other->abandoned_short
         && one->answered_within == other->answered_within
         && one->abandoned_within == other->abandoned_within
         && same (one->wait_answered_s, other->wait_answered_s)
         && same (one->wait_abandoned_s, other->wait_abandoned_s)
         && one->handled == other->handled && same (one->handle_s, other->handle_s)
         && same (one->longest_wait_s, other->longest_wait_s) && one->tagged == other->tagged;
}

static gboolean
same_people (const DagQueueSample *one,
             const DagQueueSample *other)
{
  return one->staffed == other->staffed && one->available == other->available
         && one->ringing == other->ringing && one->on_contact == other->on_contact
         && one->wrap_up == other->wrap_up && one->on_break == other->on_break
         && one->meeting == other->meeting;
}

/**
 * dag_queue_sample_equal:
 * @one: a record
 * @other: another
 *
 * Returns: whether they say the same
 */
gboolean
dag_queue_sample_equal (const DagQueueSample *one,
                        const DagQueueSample *other)
{
  return same_text (one->id, other->id) && same_text (one->name, other->name)
         && one->channel == other->channel
         && same_text (one->channel_word, other->channel_word)
         && one->waiting == other->waiting
         && same (one->longest_wait_s, other->longest_wait_s)
         && same (one->oldest_s, other->oldest_s)
         && same (one->expected_wait_s, other->expected_wait_s)
         && same_target (&one->target, &other->target)
         && same (one->short_within_s, other->short_within_s) && same_people (one, other)
         && same_queue_day (&one->today, &other->today)
         && one->today_since_us == other->today_since_us
         && same_text (one->announcement.text, other->announcement.text)
         && same (one->announcement.wait_s, other->announcement.wait_s)
         && one->announcement.set_at_us == other->announcement.set_at_us;
}

static gboolean
same_agent_day (const DagAgentDay *one,
                const DagAgentDay *other)
{
  return one->handled == other->handled && same (one->talk_s, other->talk_s)
         && same (one->hold_s, other->hold_s) && same (one->wrap_up_s, other->wrap_up_s)
         && same (one->idle_s, other->idle_s) && same (one->break_s, other->break_s);
}

static gboolean
same_contacts (const DagAgentSample *one,
               const DagAgentSample *other)
{
  if (one->n_contacts != other->n_contacts)
    return FALSE;
  for (guint i = 0; i < one->n_contacts; i++)
    if (one->contacts[i].channel != other->contacts[i].channel
        || one->contacts[i].open != other->contacts[i].open
        || one->contacts[i].max != other->contacts[i].max)
      return FALSE;
  return TRUE;
}

gboolean
dag_agent_sample_equal (const DagAgentSample *one,
                        const DagAgentSample *other)
{
  return same_text (one->id, other->id) && same_text (one->name, other->name)
         && same_text (one->team_id, other->team_id)
         && same_text (one->team_name, other->team_name) && one->state == other->state
         && same_text (one->state_word, other->state_word)
         && one->since_us == other->since_us
         && one->since_provenance == other->since_provenance
         && same_text (one->reason, other->reason) && one->channel == other->channel
         && one->channel_known == other->channel_known
         && same_ids (one->queues, other->queues) && same_ids (one->skills, other->skills)
         && same_contacts (one, other) && one->signed_in_at_us == other->signed_in_at_us
         && same_agent_day (&one->today, &other->today)
         && one->today_since_us == other->today_since_us
         && one->is_restricted == other->is_restricted;
}

gboolean
dag_reason_sample_equal (const DagReasonSample *one,
                         const DagReasonSample *other)
{
  return same_text (one->id, other->id) && same_text (one->label, other->label)
         && same_text (one->queue, other->queue) && one->today == other->today;
}

gboolean
dag_callback_sample_equal (const DagCallbackSample *one,
                           const DagCallbackSample *other)
{
  return same_text (one->id, other->id) && same_text (one->queue, other->queue)
         && same_text (one->agent, other->agent)
         && one->promised_at_us == other->promised_at_us
         && one->due_at_us == other->due_at_us && one->done_at_us == other->done_at_us
         && one->state == other->state;
}

static gboolean
same_list (GPtrArray *one,
           GPtrArray *other,
           GEqualFunc equal)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (one->pdata[i] != other->pdata[i] && !equal (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * dag_snapshot_equal:
 * @one: a snapshot
 * @other: another
 *
 * When and how they were received is left out.
 *
 * Returns: whether the source said the same, in the same order
 */
gboolean
dag_snapshot_equal (const DagSnapshot *one,
                    const DagSnapshot *other)
{
  return one->taken_at_us == other->taken_at_us
         && same_text (one->source.name, other->source.name)
         && same_text (one->source.timezone, other->source.timezone)
         && one->source.simulated == other->source.simulated
         && same (one->source.speed, other->source.speed) && one->absent == other->absent
         && one->derived == other->derived
         && one->n_unknown_words == other->n_unknown_words
         && one->n_dropped == other->n_dropped
         && same_list (one->queues, other->queues, (GEqualFunc) dag_queue_sample_equal)
         && same_list (one->agents, other->agents, (GEqualFunc) dag_agent_sample_equal)
         && same_list (one->reasons, other->reasons, (GEqualFunc) dag_reason_sample_equal)
         && same_list (one->callbacks, other->callbacks,
                       (GEqualFunc) dag_callback_sample_equal);
}
