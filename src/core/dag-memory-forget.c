/* dag-memory-forget.c - what the memory gives up: a time that never was, people who asked for it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history-private.h"

/**
 * dag_memory_history_rewind:
 * @self: a history
 * @from_us: the first moment to be forgotten
 *
 * The source's clock was set back.
 */
void
dag_memory_history_rewind (DagMemoryHistory *self,
                           int64_t           from_us)
{
  GHashTableIter iter;
  gpointer track;

  g_return_if_fail (DAG_IS_MEMORY_HISTORY (self));

  self->revision++;
  self->trimmed_at_us = DAG_TIME_NONE; /* it may lie in the future now */
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->last_tracks, g_ptr_array_unref);
  g_clear_pointer (&self->curve, g_array_unref);
  dag_centre_samples_cut (self->samples, from_us);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    dag_queue_track_cut (track, from_us);
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    dag_track_cut (track, from_us);
}

/* Whoever is looking at the track of somebody may go on until it has the next answer. */
static void
retire (DagMemoryHistory *self,
        const char       *agent)
{
  gpointer key = NULL;
  gpointer track = NULL;

  if (!g_hash_table_steal_extended (self->agents, agent, &key, &track))
    return;
  g_free (key);
  g_ptr_array_add (self->retired, track);
  for (guint i = 0; self->last_tracks != NULL && i < self->last_tracks->len; i++)
    if (self->last_tracks->pdata[i] == track)
      self->last_tracks->pdata[i] = NULL;
}

/**
 * dag_memory_history_set_restricted:
 * @self: a history
 * @ids: (nullable): a set of ids of people; not changed any more
 *
 * Of these people nothing is kept from now on, and what was is given up.
 */
void
dag_memory_history_set_restricted (DagMemoryHistory *self,
                                   GHashTable       *ids)
{
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (DAG_IS_MEMORY_HISTORY (self));

  if (ids != NULL)
    g_hash_table_ref (ids);
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  self->restricted = ids;
  self->revision++;
  if (ids == NULL)
    return;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    retire (self, id);
}

gboolean
dag_memory_history_is_restricted (DagMemoryHistory *self,
                                  const char       *agent)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self) && agent != NULL, FALSE);

  return self->restricted != NULL && g_hash_table_contains (self->restricted, agent);
}

/**
 * dag_memory_history_get_restricted:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): ids of the people of whom nothing is kept; it does
 *   not change, another one takes its place
 */
GHashTable *
dag_memory_history_get_restricted (DagMemoryHistory *self)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), NULL);

  return self->restricted;
}
