/* dag-snapshot.c - the whole present state of a contact centre: immutable, shared by reference
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot.h"

#include "dag-memory.h"

#include <string.h>

static const char *const channel_words[] = {
  [DAG_CHANNEL_PHONE] = "phone",   [DAG_CHANNEL_EMAIL] = "email",
  [DAG_CHANNEL_CHAT] = "chat",     [DAG_CHANNEL_MESSAGING] = "messaging",
  [DAG_CHANNEL_SOCIAL] = "social", [DAG_CHANNEL_OTHER] = "other",
  [DAG_CHANNEL_UNKNOWN] = "unknown",
};

static const char *const state_words[] = {
  [DAG_STATE_AVAILABLE] = "available",   [DAG_STATE_RINGING] = "ringing",
  [DAG_STATE_ON_CONTACT] = "on-contact", [DAG_STATE_WRAP_UP] = "wrap-up",
  [DAG_STATE_BREAK] = "break",           [DAG_STATE_MEETING] = "meeting",
  [DAG_STATE_OFFLINE] = "offline",       [DAG_STATE_UNKNOWN] = "unknown",
};

static void
dag_snapshot_clear (DagSnapshot *self)
{
  g_clear_pointer (&self->source.name, g_free);
  g_clear_pointer (&self->source.timezone, g_free);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->agents, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->callbacks, g_ptr_array_unref);
  for (guint i = 0; i < DAG_SNAPSHOT_N_TOTALS; i++)
    g_clear_pointer (&self->totals[i], g_free);
}

/**
 * dag_snapshot_new:
 *
 * Returns: (transfer full): an empty snapshot with empty lists that own their records
 */
DagSnapshot *
dag_snapshot_new (void)
{
  DagSnapshot *self = g_atomic_rc_box_new0 (DagSnapshot);

  self->source.speed = 1.0;
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_queue_sample_unref);
  self->agents = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_agent_sample_unref);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_reason_sample_unref);
  self->callbacks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_callback_sample_unref);
  return self;
}

/**
 * dag_snapshot_copy_with:
 * @other: an answer
 * @queues: (transfer none): its queues from now on
 * @agents: (transfer none): its agents
 *
 * Returns: (transfer full): an answer that says the same of all else
 */
DagSnapshot *
dag_snapshot_copy_with (const DagSnapshot *other,
                        GPtrArray         *queues,
                        GPtrArray         *agents)
{
  DagSnapshot *self = g_atomic_rc_box_new0 (DagSnapshot);

  *self = *other;
  self->source.name = g_strdup (other->source.name);
  self->source.timezone = g_strdup (other->source.timezone);
  self->queues = g_ptr_array_ref (queues);
  self->agents = g_ptr_array_ref (agents);
  self->reasons = g_ptr_array_ref (other->reasons);
  self->callbacks = g_ptr_array_ref (other->callbacks);
  memset (self->totals, 0, sizeof self->totals); /* other people, other figures */
  return self;
}

DagSnapshot *
dag_snapshot_ref (DagSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dag_snapshot_unref (DagSnapshot *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_snapshot_clear);
}

/**
 * dag_source_new_zone:
 * @source: a source
 *
 * Returns: (transfer full): the zone of the centre; the local one where the source names
 *   none, or one that this computer does not know
 */
GTimeZone *
dag_source_new_zone (const DagSource *source)
{
  GTimeZone *zone = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (source->timezone != NULL)
    zone = g_time_zone_new_identifier (source->timezone);
  return zone != NULL ? zone : g_time_zone_new_local ();
}

/**
 * dag_snapshot_unref_elsewhere:
 * @self: (transfer full): a big one
 *
 * Lets go of it on another thread: to free 10,000 records takes as long as half a frame.
 */
void
dag_snapshot_unref_elsewhere (DagSnapshot *self)
{
  dag_memory_free_elsewhere (self, (GDestroyNotify) dag_snapshot_unref);
}

static void
dag_queue_day_init (DagQueueDay *day)
{
  day->offered = day->answered = day->abandoned = DAG_COUNT_ABSENT;
  day->abandoned_short = day->answered_within = day->abandoned_within = DAG_COUNT_ABSENT;
  day->handled = day->tagged = DAG_COUNT_ABSENT;
  day->wait_answered_s = day->wait_abandoned_s = DAG_SECONDS_ABSENT;
  day->handle_s = day->longest_wait_s = DAG_SECONDS_ABSENT;
}

/**
 * dag_queue_sample_new:
 *
 * Returns: (transfer full): a record in which everything is absent
 */
DagQueueSample *
dag_queue_sample_new (void)
{
  DagQueueSample *self = g_atomic_rc_box_new0 (DagQueueSample);

  self->channel = DAG_CHANNEL_UNKNOWN;
  self->waiting = DAG_COUNT_ABSENT;
  self->longest_wait_s = self->oldest_s = self->expected_wait_s = DAG_SECONDS_ABSENT;
  self->target.level = DAG_SHARE_ABSENT;
  self->target.within_s = self->short_within_s = DAG_SECONDS_ABSENT;
  self->staffed = self->available = self->ringing = self->on_contact = DAG_COUNT_ABSENT;
  self->wrap_up = self->on_break = self->meeting = DAG_COUNT_ABSENT;
  self->announcement.wait_s = DAG_SECONDS_ABSENT;
  dag_queue_day_init (&self->today);
  return self;
}

DagQueueSample *
dag_queue_sample_ref (DagQueueSample *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
dag_queue_sample_clear (DagQueueSample *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->channel_word, g_free);
  g_clear_pointer (&self->announcement.text, g_free);
}

void
dag_queue_sample_unref (DagQueueSample *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_queue_sample_clear);
}

/**
 * dag_agent_sample_new:
 *
 * Returns: (transfer full): a record in which everything is absent
 */
DagAgentSample *
dag_agent_sample_new (void)
{
  DagAgentSample *self = g_atomic_rc_box_new0 (DagAgentSample);

  self->state = DAG_STATE_UNKNOWN;
  self->since_provenance = DAG_PROVENANCE_ABSENT;
  self->channel = DAG_CHANNEL_UNKNOWN;
  self->today.handled = DAG_COUNT_ABSENT;
  self->today.talk_s = self->today.hold_s = self->today.wrap_up_s = DAG_SECONDS_ABSENT;
  self->today.idle_s = self->today.break_s = DAG_SECONDS_ABSENT;
  return self;
}

/**
 * dag_agent_sample_copy:
 * @other: a record
 *
 * Returns: (transfer full): a record of its own that says the same
 */
DagAgentSample *
dag_agent_sample_copy (const DagAgentSample *other)
{
  DagAgentSample *self = g_atomic_rc_box_new0 (DagAgentSample);

  *self = *other;
  self->is_packed = FALSE;
  self->id = g_strdup (other->id);
  self->name = g_strdup (other->name);
  self->team_id = g_strdup (other->team_id);
  self->team_name = g_strdup (other->team_name);
  self->state_word = g_strdup (other->state_word);
  self->reason = g_strdup (other->reason);
  self->queues = g_strdupv (other->queues);
  self->skills = g_strdupv (other->skills);
  self->contacts
      = g_memdup2 (other->contacts, other->n_contacts * sizeof (DagConcurrency));
  return self;
}

DagAgentSample *
dag_agent_sample_ref (DagAgentSample *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
dag_agent_sample_clear (DagAgentSample *self)
{
  if (self->is_packed)
    return;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->team_id, g_free);
  g_clear_pointer (&self->team_name, g_free);
  g_clear_pointer (&self->state_word, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->queues, g_strfreev);
  g_clear_pointer (&self->skills, g_strfreev);
  g_clear_pointer (&self->contacts, g_free);
}

void
dag_agent_sample_unref (DagAgentSample *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_agent_sample_clear);
}

DagReasonSample *
dag_reason_sample_new (void)
{
  DagReasonSample *self = g_atomic_rc_box_new0 (DagReasonSample);

  self->today = DAG_COUNT_ABSENT;
  return self;
}

static void
dag_reason_sample_clear (DagReasonSample *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->queue, g_free);
}

void
dag_reason_sample_unref (DagReasonSample *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_reason_sample_clear);
}

DagCallbackSample *
dag_callback_sample_new (void)
{
  DagCallbackSample *self = g_atomic_rc_box_new0 (DagCallbackSample);

  self->state = DAG_CALLBACK_UNKNOWN;
  return self;
}

static void
dag_callback_sample_clear (DagCallbackSample *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->queue, g_free);
  g_clear_pointer (&self->agent, g_free);
}

void
dag_callback_sample_unref (DagCallbackSample *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_callback_sample_clear);
}

/**
 * dag_channel_is_live:
 * @channel: a channel
 *
 * Returns: whether somebody is waiting there at this moment (phone, chat), and not an item
 *   that can be answered within hours (e-mail, social)
 */
gboolean
dag_channel_is_live (DagChannel channel)
{
  return channel == DAG_CHANNEL_PHONE || channel == DAG_CHANNEL_CHAT;
}

const char *
dag_channel_get_word (DagChannel channel)
{
  g_return_val_if_fail ((size_t) channel < G_N_ELEMENTS (channel_words), "unknown");

  return channel_words[channel];
}

static gboolean
find_word (const char *const *words,
           guint              n_words,
           const char        *word,
           guint             *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dag_channel_from_word:
 * @word: the API's word
 * @channel: (out): the channel, %DAG_CHANNEL_UNKNOWN where the word is new
 *
 * Returns: whether the word is known
 */
gboolean
dag_channel_from_word (const char *word,
                       DagChannel *channel)
{
  guint index = DAG_CHANNEL_UNKNOWN;
  gboolean known = find_word (channel_words, G_N_ELEMENTS (channel_words), word, &index);

  *channel = (DagChannel) index;
  return known;
}

const char *
dag_agent_state_get_word (DagAgentState state)
{
  g_return_val_if_fail ((size_t) state < G_N_ELEMENTS (state_words), "unknown");

  return state_words[state];
}

/**
 * dag_agent_state_from_word:
 * @word: the API's word
 * @state: (out): the state, %DAG_STATE_UNKNOWN where the word is new
 *
 * Returns: whether the word is known
 */
gboolean
dag_agent_state_from_word (const char    *word,
                           DagAgentState *state)
{
  guint index = DAG_STATE_UNKNOWN;
  gboolean known = find_word (state_words, G_N_ELEMENTS (state_words), word, &index);

  *state = (DagAgentState) index;
  return known;
}
