/* dag-archive-hour.c - hours of the past: from the database, or from the one under way
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

void
dag_cursor_open (DagCursor    *self,
                 const guint8 *blob,
                 gsize         length)
{
  *self = (DagCursor){ .blob = g_bytes_new (blob, length) };
  dag_stream_reader_init (&self->reader, g_bytes_get_data (self->blob, NULL), length);
  dag_row_clear (&self->row);
  self->has_more = dag_stream_reader_next (&self->reader);
}

void
dag_cursor_open_stream (DagCursor       *self,
                        const DagStream *stream)
{
  *self = (DagCursor){ .blob = NULL };
  dag_stream_reader_init_plain (&self->reader, stream);
  dag_row_clear (&self->row);
  self->has_more = dag_stream_reader_next (&self->reader);
}

void
dag_cursor_clear (DagCursor *self)
{
  dag_stream_reader_clear (&self->reader);
  g_clear_pointer (&self->blob, g_bytes_unref);
}

/* Forward only. */
void
dag_cursor_go_to (DagCursor *self,
                  guint      poll)
{
  while (self->has_more && self->reader.poll <= poll)
    {
      self->row = self->reader.row;
      self->has_more = dag_stream_reader_next (&self->reader);
    }
}

/* An hour of which nothing is kept is an empty one. */
static gboolean
read_blob (DagDatabase   *database,
           const char    *sql,
           int64_t        key,
           DagStatement **statement,
           const guint8 **blob,
           gsize         *length,
           GError       **error)
{
  g_autoptr (GError) local = NULL;

  *blob = (const guint8 *) "";
  *length = 0;
  *statement = dag_database_prepare (database, sql, error);
  if (*statement == NULL)
    return FALSE;
  dag_statement_bind_int64 (*statement, 1, key);
  if (dag_statement_next (*statement, &local))
    *blob = dag_statement_get_blob (*statement, 0, length);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dag_archive_open_hour:
 * @recorder: the recorder
 * @database: the database
 * @hour: hours since 1970
 * @num: an entity, or the centre
 * @cursor: (out): before the first poll; to be cleared
 * @error: set when it cannot be read
 *
 * Returns: whether it went well; an hour of which nothing is kept is empty
 */
gboolean
dag_archive_open_hour (DagRecorder  *recorder,
                       DagDatabase  *database,
                       int64_t       hour,
                       guint         num,
                       DagCursor    *cursor,
                       GError      **error)
{
  g_autoptr (DagStatement) statement = NULL;
  const guint8 *blob;
  gsize length;

  if (hour == recorder->hour)
    {
      DagEntity *entity = dag_recorder_find_num (recorder, num);

      if (num == DAG_ENTITY_CENTRE)
        dag_cursor_open_stream (cursor, &recorder->centre);
      else if (entity != NULL && entity->kind == DAG_ENTITY_QUEUE)
        dag_cursor_open_stream (cursor, &entity->log->stream);
      else
        dag_cursor_open (cursor, (const guint8 *) "", 0);
      return TRUE;
    }
  *cursor = (DagCursor){ .blob = NULL };
  if (!read_blob (database, "SELECT b FROM queue_hour WHERE k = ?", dag_key_of (hour, num),
                  &statement, &blob, &length, error))
    return FALSE;
  dag_cursor_open (cursor, blob, length);
  return TRUE;
}

static void
add_times (DagCursor *cursor,
           GArray    *times)
{
  int64_t none = DAG_TIME_NONE;

  g_array_append_val (times, none); /* polls count from 1 */
  while (cursor->has_more)
    {
      guint poll = cursor->reader.poll;
      int64_t at_us;

      dag_cursor_go_to (cursor, poll);
      at_us = cursor->row.values[DAG_COLUMN_TAKEN_AT_MS] * 1000;
      /* Each poll has its own time; where one is missing the file is damaged. */
      if (poll != times->len || at_us <= g_array_index (times, int64_t, times->len - 1))
        break;
      g_array_append_val (times, at_us);
    }
}

GArray *
dag_stream_read_times (const DagStream *stream)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_auto (DagCursor) cursor = { .blob = NULL };

  dag_cursor_open_stream (&cursor, stream);
  add_times (&cursor, times);
  return times;
}

/* (element-type int64_t): when each poll of the hour was taken; [0] is none. */
GArray *
dag_archive_read_times (DagRecorder  *recorder,
                        DagDatabase  *database,
                        int64_t       hour,
                        GError      **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_auto (DagCursor) cursor = { .blob = NULL };

  if (!dag_archive_open_hour (recorder, database, hour, DAG_ENTITY_CENTRE, &cursor, error))
    return NULL;
  add_times (&cursor, times);
  return g_steal_pointer (&times);
}

/* @steps gets those of @hour, after the one in force when it began. */
gboolean
dag_archive_read_steps (DagRecorder  *recorder,
                        DagDatabase  *database,
                        int64_t       hour,
                        DagEntity    *entity,
                        GArray       *steps,
                        GError      **error)
{
  g_autoptr (DagStatement) statement = NULL;
  const guint8 *blob;
  gsize length;

  if (hour == recorder->hour)
    {
      for (guint i = 0; i < dag_track_get_n_steps (entity->track); i++)
        g_array_append_vals (steps, dag_track_get_step (entity->track, i), 1);
      return TRUE;
    }
  if (!read_blob (database, "SELECT b FROM agent_hour WHERE k = ?",
                  dag_key_of (hour, entity->num), &statement, &blob, &length, error))
    return FALSE;
  dag_steps_read (blob, length, hour, steps);
  return TRUE;
}

/* The intervals that begin in @hour; those under way are in them as far as they go. */
gboolean
dag_archive_read_quarters (DagRecorder  *recorder,
                           DagDatabase  *database,
                           int64_t       hour,
                           guint         num,
                           DagQuarters  *quarters,
                           GError      **error)
{
  g_autoptr (DagStatement) statement = NULL;
  DagEntity *entity = dag_recorder_find_num (recorder, num);
  const guint8 *blob;
  gsize length;

  quarters->n_quarters = 0;
  if (!read_blob (database, "SELECT b FROM interval_hour WHERE k = ?", dag_key_of (hour, num),
                  &statement, &blob, &length, error))
    return FALSE;
  dag_quarters_read (quarters, blob, length, hour);
  if (hour == recorder->hour && entity != NULL && entity->kind == DAG_ENTITY_QUEUE)
    {
      g_autoptr (GArray) times = dag_stream_read_times (&recorder->centre);
      DagQuarters ours;

      dag_recorder_collect_quarters (recorder, entity, times, &ours);
      for (guint i = 0; i < ours.n_quarters; i++)
        dag_quarters_put (quarters, &ours.quarters[i].interval, FALSE);
    }
  return TRUE;
}
