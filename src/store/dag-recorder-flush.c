/* dag-recorder-flush.c - an hour is over: one blob for each queue and each agent
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

/* Signed off or gone for so long: not written any more, hour after hour. */
#define ABSENT_US (24 * DAG_HOUR_US)

#define PUT_AGENT "INSERT OR REPLACE INTO agent_hour (k, b) VALUES (?, ?)"
#define PUT_QUEUE "INSERT OR REPLACE INTO queue_hour (k, b) VALUES (?, ?)"
#define PUT_INTERVAL "INSERT OR REPLACE INTO interval_hour (k, b) VALUES (?, ?)"

static gboolean
is_long_absent (const DagTrack *track,
                int64_t         hour)
{
  const DagTrackStep *last = dag_track_get_step (track, dag_track_get_n_steps (track) - 1);

  return (last->state == DAG_STATE_OFFLINE || last->state == DAG_STATE_UNKNOWN)
         && last->at_us < hour * DAG_HOUR_US - ABSENT_US;
}

static gboolean
flush_agent (DagRecorder  *self,
             DagDatabase  *database,
             DagEntity    *entity,
             GError      **error)
{
  g_autoptr (GBytes) blob = NULL;

  if (dag_track_get_n_steps (entity->track) == 0 || is_long_absent (entity->track, self->hour))
    return TRUE;
  blob = dag_steps_pack (entity->track, self->hour);
  return blob == NULL
         || dag_recorder_put_blob (database, PUT_AGENT, dag_key_of (self->hour, entity->num),
                                   blob, error);
}

static gboolean
flush_queue (DagRecorder  *self,
             DagDatabase  *database,
             DagEntity    *entity,
             const GArray *times,
             GError      **error)
{
  g_autoptr (GBytes) blob = NULL;
  DagQuarters quarters;

  if (entity->log->stream.n_rows == 0)
    return TRUE;
  blob = dag_stream_pack (&entity->log->stream);
  if (!dag_recorder_put_blob (database, PUT_QUEUE, dag_key_of (self->hour, entity->num), blob,
                              error))
    return FALSE;
  dag_recorder_collect_quarters (self, entity, times, &quarters);
  return dag_recorder_put_quarters (self, database, self->hour, entity->num, &quarters, NULL,
                                    error);
}

/* Puts @more among those that are there; the sums of all queues are not renewed. */
gboolean
dag_recorder_put_quarters (DagRecorder        *self,
                           DagDatabase        *database,
                           int64_t             hour,
                           guint               num,
                           const DagQuarters  *more,
                           DagQuarters        *result,
                           GError            **error)
{
  g_autoptr (DagStatement) row
      = dag_database_prepare (database, "SELECT b FROM interval_hour WHERE k = ?", error);
  g_autoptr (GBytes) blob = NULL;
  g_autoptr (GError) local = NULL;
  DagQuarters all = { .n_quarters = 0 };
  gboolean changed = FALSE;

  if (row == NULL)
    return FALSE;
  dag_statement_bind_int64 (row, 1, dag_key_of (hour, num));
  if (dag_statement_next (row, &local))
    {
      gsize length;
      const guint8 *bytes = dag_statement_get_blob (row, 0, &length);

      dag_quarters_read (&all, bytes, length, hour);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < more->n_quarters; i++)
    changed = dag_quarters_put (&all, &more->quarters[i].interval, more->quarters[i].given)
              || changed;
  if (result != NULL)
    *result = all;
  if (!changed)
    return TRUE;
  blob = dag_quarters_pack (&all, hour);
  return dag_recorder_put_blob (database, PUT_INTERVAL, dag_key_of (hour, num), blob, error);
}

static gboolean
put_sum (DagDatabase        *database,
         int64_t             hour,
         guint               num,
         const DagQuarters  *sum,
         GError            **error)
{
  g_autoptr (GBytes) blob = NULL;

  if (sum->n_quarters == 0)
    return TRUE;
  blob = dag_quarters_pack (sum, hour);
  return dag_recorder_put_blob (database, PUT_INTERVAL, dag_key_of (hour, num), blob, error);
}

/* The intervals of the whole centre, from those of its queues. */
gboolean
dag_recorder_sum_quarters (DagRecorder  *self,
                           DagDatabase  *database,
                           int64_t       hour,
                           GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT k, b FROM interval_hour WHERE k BETWEEN ? AND ?", error);
  DagQuarters every = { .n_quarters = 0 };
  DagQuarters live = { .n_quarters = 0 };

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, dag_key_of (hour, DAG_ENTITY_FIRST));
  dag_statement_bind_int64 (rows, 2, dag_key_of (hour, DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      DagEntity *entity = dag_recorder_find_num (
          self, (guint) (dag_statement_get_int64 (rows, 0) & DAG_ENTITY_LAST));
      DagQuarters quarters;
      gsize length;
      const guint8 *bytes = dag_statement_get_blob (rows, 1, &length);

      dag_quarters_read (&quarters, bytes, length, hour);
      dag_quarters_sum (&every, &quarters);
      if (entity != NULL && dag_channel_is_live (entity->channel))
        dag_quarters_sum (&live, &quarters);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return put_sum (database, hour, DAG_ENTITY_CENTRE, &every, error)
         && put_sum (database, hour, DAG_ENTITY_LIVE, &live, error);
}

static gboolean
empty_journal (DagDatabase  *database,
               int64_t       next_us,
               GError      **error)
{
  g_autoptr (DagStatement) statement
      = dag_database_prepare (database, "DELETE FROM journal WHERE t < ?", error);

  if (statement == NULL)
    return FALSE;
  dag_statement_bind_int64 (statement, 1, next_us / 1000);
  return dag_statement_run (statement, error);
}

/**
 * dag_recorder_flush:
 * @self: a recorder
 * @database: in a transaction
 * @next_us: the first answer after the hour
 * @error: set when it failed; what is remembered does not change
 *
 * Writes the hour under way as blobs and empties the journal of it.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_flush (DagRecorder  *self,
                    DagDatabase  *database,
                    int64_t       next_us,
                    GError      **error)
{
  g_autoptr (GBytes) centre = dag_stream_pack (&self->centre);
  g_autoptr (GArray) times = dag_stream_read_times (&self->centre);

  if (!dag_recorder_put_blob (database, PUT_QUEUE, dag_key_of (self->hour, DAG_ENTITY_CENTRE),
                              centre, error))
    return FALSE;
  for (guint i = 0; i < self->agent_list->len; i++)
    if (!flush_agent (self, database, g_ptr_array_index (self->agent_list, i), error))
      return FALSE;
  for (guint i = 0; i < self->queue_list->len; i++)
    if (!flush_queue (self, database, g_ptr_array_index (self->queue_list, i), times, error))
      return FALSE;
  return dag_recorder_sum_quarters (self, database, self->hour, error)
         && empty_journal (database, next_us, error);
}
