/* dag-recorder-late.c - what the source tells of hours that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-recorder-private.h"

/* Nothing older is taken: the last day at work before a long weekend is not. */
#define MAX_LATE_HOURS (6 * 24)

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *left = *(const DagStateChange *const *) a;
  const DagStateChange *right = *(const DagStateChange *const *) b;
  int order = strcmp (left->agent, right->agent);

  if (order != 0)
    return order;
  return (left->at_us > right->at_us) - (left->at_us < right->at_us);
}

static gboolean
read_hours (DagDatabase  *database,
            DagEntity    *entity,
            int64_t       from_hour,
            int64_t       to_hour,
            DagTrack     *track,
            GError      **error)
{
  g_autoptr (DagStatement) row
      = dag_database_prepare (database, "SELECT b FROM agent_hour WHERE k = ?", error);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));

  for (int64_t hour = from_hour; row != NULL && hour < to_hour; hour++)
    {
      g_autoptr (GError) local = NULL;

      dag_statement_bind_int64 (row, 1, dag_key_of (hour, entity->num));
      if (dag_statement_next (row, &local))
        {
          gsize length;
          const guint8 *blob = dag_statement_get_blob (row, 0, &length);

          dag_steps_read (blob, length, hour, steps);
        }
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      dag_statement_restart (row);
    }
  for (guint i = 0; i < steps->len; i++)
    dag_track_add (track, &g_array_index (steps, DagTrackStep, i));
  return row != NULL;
}

static gboolean
write_hours (DagDatabase  *database,
             DagEntity    *entity,
             int64_t       from_hour,
             int64_t       to_hour,
             DagTrack     *track,
             GError      **error)
{
  for (int64_t hour = from_hour; hour < to_hour; hour++)
    {
      g_autoptr (GBytes) blob = dag_steps_pack (track, hour);

      if (blob != NULL
          && !dag_recorder_put_blob (
              database, "INSERT OR REPLACE INTO agent_hour (k, b) VALUES (?, ?)",
              dag_key_of (hour, entity->num), blob, error))
        return FALSE;
    }
  return TRUE;
}

static DagTrackStep
to_step (DagRecorder          *self,
         const DagStateChange *change)
{
  return (DagTrackStep){ .at_us = change->at_us,
                         .contact = (int32_t) CLAMP (change->contact, -1, G_MAXINT32),
                         .reason = dag_recorder_intern (self, change->reason),
                         .state = (guint8) change->state,
                         .channel = (guint8) change->channel,
                         .channel_known = change->channel_known };
}

/* The changes [first, end) are of one agent, by time. */
static gboolean
add_of_one (DagRecorder  *self,
            DagDatabase  *database,
            GPtrArray    *changes,
            guint         first,
            guint         end,
            GError      **error)
{
  const DagStateChange *oldest = g_ptr_array_index (changes, first);
  DagEntity *entity = dag_recorder_ensure (self, DAG_ENTITY_AGENT, oldest->agent);
  g_autoptr (DagTrack) track = dag_track_new ();
  int64_t from_hour
      = CLAMP (dag_hour_of (oldest->at_us), self->hour - MAX_LATE_HOURS, self->hour);
  gboolean learnt = FALSE;

  if (entity == NULL)
    return TRUE;
  if (!read_hours (database, entity, from_hour, self->hour, track, error))
    return FALSE;
  for (guint i = 0; i < dag_track_get_n_steps (entity->track); i++)
    dag_track_add (track, dag_track_get_step (entity->track, i));
  for (guint i = first; i < end; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      DagTrackStep step = to_step (self, change);

      if (dag_hour_of (change->at_us) >= from_hour && change->at_us <= self->last_at_us)
        learnt = dag_track_add (track, &step) || learnt;
    }
  if (!learnt)
    return TRUE;
  if (!write_hours (database, entity, from_hour, self->hour, track, error))
    return FALSE;
  dag_track_trim (track, self->hour * DAG_HOUR_US);
  g_clear_pointer (&entity->track, dag_track_free);
  entity->track = g_steal_pointer (&track);
  self->closed_day
      = MIN (self->closed_day, dag_recorder_get_day (self, from_hour * DAG_HOUR_US));
  return TRUE;
}

/**
 * dag_recorder_add_changes:
 * @self: a recorder
 * @database: in a transaction
 * @changes: (element-type DagStateChange): as the source tells them; sorted here
 * @error: set when it failed
 *
 * Puts them into the hours where they belong; known ones are not doubled. Those of the hour
 * under way are in the journal only when the hour is over: the source tells them again. The
 * sums of a day that is over are made anew, so that whoever asks next has all of it.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_add_changes (DagRecorder  *self,
                          DagDatabase  *database,
                          GPtrArray    *changes,
                          GError      **error)
{
  if (!dag_recorder_load (self, database, error))
    return FALSE;
  if (self->hour == 0)
    return TRUE; /* without an answer nobody knows what time it is */
  g_ptr_array_sort (changes, compare_changes);
  for (guint first = 0, end; first < changes->len; first = end)
    {
      const DagStateChange *oldest = g_ptr_array_index (changes, first);

      for (end = first + 1; end < changes->len; end++)
        if (!g_str_equal (((DagStateChange *) g_ptr_array_index (changes, end))->agent,
                          oldest->agent))
          break;
      if (!add_of_one (self, database, changes, first, end, error))
        return FALSE;
    }
  return dag_recorder_save_entities (self, database, error)
         && dag_recorder_close_days (self, database, error);
}

/**
 * dag_recorder_add_intervals:
 * @self: a recorder
 * @database: in a transaction
 * @intervals: (element-type DagInterval): as the source tells them
 * @error: set when it failed
 *
 * They take the place of sums of ours.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_add_intervals (DagRecorder  *self,
                            DagDatabase  *database,
                            GPtrArray    *intervals,
                            GError      **error)
{
  g_autoptr (GHashTable) hours = NULL;
  GHashTableIter iter;
  gpointer key;

  if (!dag_recorder_load (self, database, error))
    return FALSE;
  hours = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = g_ptr_array_index (intervals, i);
      DagEntity *entity = dag_recorder_ensure (self, DAG_ENTITY_QUEUE, interval->queue);
      DagQuarters one = { .n_quarters = 0 };
      int64_t hour = dag_hour_of (interval->start_us);

      if (entity == NULL || interval->minutes < 1 || interval->minutes > 60
          || interval->start_us <= 0)
        continue;
      dag_quarters_put (&one, interval, TRUE);
      if (!dag_recorder_put_quarters (self, database, hour, entity->num, &one, NULL, error))
        return FALSE;
      g_hash_table_add (hours, g_memdup2 (&hour, sizeof hour));
    }
  g_hash_table_iter_init (&iter, hours);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!dag_recorder_sum_quarters (self, database, *(int64_t *) key, error))
      return FALSE;
  return dag_recorder_save_entities (self, database, error);
}
