/* dag-memory-restore.c - the hours before the program was started, given back to the memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-restore.h"

#include "dag-memory-history-private.h"

/* So many intervals take as long as one agent or queue. */
#define INTERVALS_EACH 20

static void
restored_agent_free (gpointer memory)
{
  DagRestoredAgent *self = memory;

  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self);
}

static void
restored_queue_free (gpointer memory)
{
  DagRestoredQueue *self = memory;

  g_clear_pointer (&self->queue, g_free);
  g_clear_pointer (&self->minutes, g_array_unref);
  g_free (self);
}

DagRestored *
dag_restored_new (void)
{
  DagRestored *self = g_new0 (DagRestored, 1);

  self->agents = g_ptr_array_new_with_free_func (restored_agent_free);
  self->queues = g_ptr_array_new_with_free_func (restored_queue_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  self->samples = g_array_new (FALSE, FALSE, sizeof (DagCentreSample));
  return self;
}

void
dag_restored_free (DagRestored *self)
{
  g_clear_pointer (&self->agents, g_ptr_array_unref);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->intervals, g_ptr_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_free (self);
}

/* (transfer none) */
DagRestoredAgent *
dag_restored_add_agent (DagRestored *self,
                        const char  *agent)
{
  DagRestoredAgent *restored = g_new0 (DagRestoredAgent, 1);

  restored->agent = g_strdup (agent);
  restored->steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
  g_ptr_array_add (self->agents, restored);
  return restored;
}

/* (transfer none) */
DagRestoredQueue *
dag_restored_add_queue (DagRestored *self,
                        const char  *queue,
                        DagChannel   channel)
{
  DagRestoredQueue *restored = g_new0 (DagRestoredQueue, 1);

  restored->queue = g_strdup (queue);
  restored->channel = channel;
  restored->minutes = g_array_new (FALSE, FALSE, sizeof (DagQueueMinute));
  g_ptr_array_add (self->queues, restored);
  return restored;
}

/* Nobody watched between what was kept and what was seen since: a state that began there is
 * not carried over the gap. */
static void
mark_gap (DagMemoryHistory *self,
          DagTrack         *track,
          int64_t           last_at_us)
{
  guint index = dag_track_find (track, last_at_us);
  DagTrackStep step = { .at_us = last_at_us,
                        .contact = -1,
                        .state = DAG_STATE_UNKNOWN,
                        .channel = DAG_CHANNEL_UNKNOWN,
                        .guessed = TRUE };

  if (index == G_MAXUINT || index + 1 >= dag_track_get_n_steps (track)
      || (double) (dag_track_get_step (track, index + 1)->at_us - last_at_us)
             <= self->gap_s * (double) DAG_USEC_PER_SEC)
    return;
  dag_track_add (track, &step);
}

static void
restore_agent (DagMemoryHistory       *self,
               const DagRestored      *restored,
               const DagRestoredAgent *agent)
{
  DagTrack *track;

  if (dag_memory_history_is_restricted (self, agent->agent))
    return;
  track = dag_memory_history_ensure_track (self, agent->agent);
  for (guint i = 0; i < agent->steps->len; i++)
    {
      DagTrackStep step = g_array_index (agent->steps, DagTrackStep, i);

      step.reason = dag_word_list_intern (
          self->reasons, step.reason < restored->words->len
                             ? g_ptr_array_index (restored->words, step.reason)
                             : NULL);
      dag_track_add (track, &step);
    }
  if (dag_time_is_known (restored->last_at_us))
    mark_gap (self, track, restored->last_at_us);
}

static void
restore_samples (DagMemoryHistory *self,
                 const GArray     *samples)
{
  int64_t start_us = dag_centre_samples_get_start (self->samples);
  guint n = samples->len;

  while (n > 0 && g_array_index (samples, DagCentreSample, n - 1).at_us >= start_us)
    n--;
  if (n > 0)
    g_array_prepend_vals (self->samples, samples->data, n);
}

static void
note_start (DagMemoryHistory *self,
            const DagRestored *restored)
{
  for (guint i = 0; i < restored->agents->len; i++)
    {
      const DagRestoredAgent *agent = g_ptr_array_index (restored->agents, i);
      int64_t at_us = agent->steps->len > 0
                          ? g_array_index (agent->steps, DagTrackStep, 0).at_us
                          : DAG_TIME_NONE;

      if (dag_time_is_known (at_us)
          && (!dag_time_is_known (self->backfilled_from_us) || at_us < self->backfilled_from_us))
        self->backfilled_from_us = at_us;
    }
}

static void
restore_intervals (DagMemoryHistory *self,
                   DagRestored      *restored,
                   guint             n)
{
  g_autoptr (GPtrArray) piece = g_ptr_array_new ();

  while (piece->len < n && restored->n_intervals_done < restored->intervals->len)
    g_ptr_array_add (piece,
                     g_ptr_array_index (restored->intervals, restored->n_intervals_done++));
  dag_history_add_intervals (DAG_HISTORY (self), piece);
}

/**
 * dag_memory_history_restore:
 * @self: a history, which may have seen answers already
 * @restored: what was kept of the hours before; a part of it is taken with each call
 * @n_at_once: of so many agents and queues
 *
 * Merges what was kept with what is known; nothing is doubled. Where nobody watched
 * between the two, states are unknown.
 *
 * Returns: whether there is more to do
 */
gboolean
dag_memory_history_restore (DagMemoryHistory *self,
                            DagRestored      *restored,
                            guint             n_at_once)
{
  guint n;

  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), FALSE);
  g_return_val_if_fail (restored != NULL, FALSE);

  self->revision++;
  if (restored->n_agents_done + restored->n_queues_done + restored->n_intervals_done == 0)
    {
      restore_samples (self, restored->samples);
      note_start (self, restored);
      if (dag_time_is_known (restored->last_at_us))
        self->restored_until_us = restored->last_at_us;
    }
  for (n = 0; n < n_at_once && restored->n_agents_done < restored->agents->len; n++)
    restore_agent (self, restored,
                   g_ptr_array_index (restored->agents, restored->n_agents_done++));
  for (; n < n_at_once && restored->n_queues_done < restored->queues->len; n++)
    {
      const DagRestoredQueue *queue
          = g_ptr_array_index (restored->queues, restored->n_queues_done++);

      dag_queue_track_restore (dag_memory_history_ensure_queue (self, queue->queue),
                               queue->channel,
                               (const DagQueueMinute *) (gpointer) queue->minutes->data,
                               queue->minutes->len);
    }
  if (n < n_at_once)
    restore_intervals (self, restored, (n_at_once - n) * INTERVALS_EACH);
  g_clear_pointer (&self->curve, g_array_unref);
  return restored->n_agents_done < restored->agents->len
         || restored->n_queues_done < restored->queues->len
         || restored->n_intervals_done < restored->intervals->len;
}

#define SWAP(a, b)            \
  G_STMT_START                \
  {                           \
    __typeof__ (a) was = (a); \
    (a) = (b);                \
    (b) = was;                \
  }                           \
  G_STMT_END

/**
 * dag_memory_history_take_over:
 * @self: a history
 * @other: one that was filled elsewhere, as on another thread; it has what @self had
 *   afterwards, and nobody is to ask it any more
 *
 * Everything in @self is forgotten at once, and it knows what @other did.
 */
void
dag_memory_history_take_over (DagMemoryHistory *self,
                              DagMemoryHistory *other)
{
  g_return_if_fail (DAG_IS_MEMORY_HISTORY (self));
  g_return_if_fail (DAG_IS_MEMORY_HISTORY (other) && other != self);

  self->revision++;
  SWAP (self->last, other->last);
  SWAP (self->last_tracks, other->last_tracks);
  SWAP (self->samples, other->samples);
  SWAP (self->queues, other->queues);
  SWAP (self->agents, other->agents);
  SWAP (self->reasons, other->reasons);
  SWAP (self->curve, other->curve);
  self->backfilled_from_us = other->backfilled_from_us;
  self->restored_until_us = other->restored_until_us;
  self->trimmed_at_us = other->trimmed_at_us;
  if (self->restricted != other->restricted)
    dag_memory_history_set_restricted (self, self->restricted);
}

/**
 * dag_memory_history_get_revision:
 * @self: a history
 *
 * Who keeps what follows from a track works it out anew where the agent's record is
 * another one, and for everybody where this is.
 *
 * Returns: another number when something was learnt, or forgotten, of any track by another
 *   way than by a record that changed
 */
guint
dag_memory_history_get_revision (DagMemoryHistory *self)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), 0);

  return self->revision;
}
