/* dag-recorder-flush.c - an hour is over: one blob for each queue and each agent
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

#include <math.h>

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

/* What the polls of the hour show of the intervals: the most waiting, the longest wait, and
 * the people there, times the seconds until the next poll. */
static void
add_polls (const DagStream *stream,
           const GArray    *times,
           DagQuarters     *quarters)
{
  g_auto (DagCursor) cursor = { .blob = NULL };

  dag_cursor_open_stream (&cursor, stream);
  for (guint poll = 1, i = 0; poll < times->len && i < quarters->n_quarters; poll++)
    {
      int64_t at_us = g_array_index (times, int64_t, poll);
      int64_t next_us
          = poll + 1 < times->len ? g_array_index (times, int64_t, poll + 1) : at_us;
      DagInterval *interval = &quarters->quarters[i].interval;
      double wait_s;

      dag_cursor_go_to (&cursor, poll);
      if (at_us < interval->start_us)
        continue;
      while (at_us >= interval->start_us + interval->minutes * 60 * DAG_USEC_PER_SEC
             && ++i < quarters->n_quarters)
        interval = &quarters->quarters[i].interval;
      wait_s = dag_row_get_wait_s (&cursor.row, DAG_COLUMN_WAIT_START, at_us);
      interval->waiting_max
          = MAX (interval->waiting_max, cursor.row.values[DAG_COLUMN_WAITING]);
      interval->counts.longest_wait_s = MAX (interval->counts.longest_wait_s, wait_s);
      if (dag_count_is_known (cursor.row.values[DAG_COLUMN_STAFFED]))
        interval->staffed_s = MAX (interval->staffed_s, 0.0)
                              + (double) cursor.row.values[DAG_COLUMN_STAFFED]
                                    * (double) (next_us - at_us) / (double) DAG_USEC_PER_SEC;
    }
}

/* The intervals of the hour under way from our own sums: those that were watched from
 * their start. */
void
dag_recorder_collect_quarters (DagRecorder *self,
                               DagEntity   *entity,
                               DagQuarters *quarters)
{
  g_autoptr (GArray) times = NULL;

  quarters->n_quarters = 0;
  for (guint i = 0; i < dag_queue_track_get_n_intervals (entity->sums); i++)
    {
      const DagInterval *interval = dag_queue_track_get_interval (entity->sums, i);

      if (dag_hour_of (interval->start_us) == self->hour
          && !isnan (dag_queue_track_get_interval_value (entity->sums, i, DAG_SERIES_OFFERED)))
        {
          dag_quarters_put (quarters, interval, FALSE);
          quarters->quarters[quarters->n_quarters - 1].interval.target = entity->target;
        }
    }
  if (quarters->n_quarters == 0)
    return;
  times = dag_stream_read_times (&self->centre);
  add_polls (&entity->stream, times, quarters);
}

static gboolean
flush_queue (DagRecorder  *self,
             DagDatabase  *database,
             DagEntity    *entity,
             GError      **error)
{
  g_autoptr (GBytes) blob = NULL;
  DagQuarters quarters;

  if (entity->stream.n_rows == 0)
    return TRUE;
  blob = dag_stream_pack (&entity->stream);
  if (!dag_recorder_put_blob (database, PUT_QUEUE, dag_key_of (self->hour, entity->num), blob,
                              error))
    return FALSE;
  dag_recorder_collect_quarters (self, entity, &quarters);
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

  if (!dag_recorder_put_blob (database, PUT_QUEUE, dag_key_of (self->hour, DAG_ENTITY_CENTRE),
                              centre, error))
    return FALSE;
  for (guint i = DAG_ENTITY_FIRST; i < self->entities->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->entities, i);

      if (entity != NULL
          && !(entity->kind == DAG_ENTITY_AGENT ? flush_agent (self, database, entity, error)
                                                : flush_queue (self, database, entity, error)))
        return FALSE;
    }
  return dag_recorder_sum_quarters (self, database, self->hour, error)
         && empty_journal (database, next_us, error);
}
