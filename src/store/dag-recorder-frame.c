/* dag-recorder-frame.c - what changed with one poll, as one row of the journal
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-recorder-private.h"

#define FRAME_VERSION 1

typedef enum
{
  FRAME_FULL = 1 << 0, /* builds on nothing */
  FRAME_LOST = 1 << 1, /* nobody watched before it */
} FrameFlags;

static void
write_num (GByteArray      *bytes,
           const DagEntity *entity,
           guint           *last_num)
{
  dag_bytes_add_signed (bytes, (int64_t) entity->num - (int64_t) *last_num);
  *last_num = entity->num;
}

static void
write_queues (DagRecorder *self,
              gboolean     full,
              GByteArray  *bytes)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  guint last_num = 0;
  guint n_rows = 0;
  DagRow blank;

  dag_row_clear (&blank);
  for (guint i = 0; i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);
      const DagRow *before = full ? &blank : &entity->log->stream.last;

      if (dag_row_equal (&entity->log->row, before))
        continue;
      write_num (body, entity, &last_num);
      dag_row_write (&entity->log->row, before, body);
      n_rows++;
    }
  dag_bytes_add (bytes, n_rows);
  g_byte_array_append (bytes, body->data, body->len);
}

static void
write_agents (DagRecorder *self,
              int64_t      taken_at_us,
              gboolean     full,
              GByteArray  *bytes)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GPtrArray *agents = full ? self->agent_list : self->changed;
  guint last_num = 0;
  guint n_steps = 0;

  for (guint i = 0; i < agents->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (agents, i);
      guint n = dag_track_get_n_steps (entity->track);

      if (n == 0)
        continue;
      write_num (body, entity, &last_num);
      dag_step_write (dag_track_get_step (entity->track, n - 1), taken_at_us, body);
      n_steps++;
    }
  dag_bytes_add (bytes, n_steps);
  g_byte_array_append (bytes, body->data, body->len);
}

/**
 * dag_recorder_write_frame:
 * @self: a recorder that has taken an answer in
 * @taken_at_us: when it was taken
 * @lost_at_us: from when on nobody watched, or NONE
 * @full: it shall build on nothing
 *
 * Returns: (transfer full): the journal row
 */
GBytes *
dag_recorder_write_frame (DagRecorder *self,
                          int64_t      taken_at_us,
                          int64_t      lost_at_us,
                          gboolean     full)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_lost = dag_time_is_known (lost_at_us);
  DagRow blank;

  dag_row_clear (&blank);
  dag_bytes_add (bytes, FRAME_VERSION);
  dag_bytes_add (bytes, (full ? FRAME_FULL : 0u) | (is_lost ? FRAME_LOST : 0u));
  if (is_lost)
    dag_bytes_add_signed (bytes, (lost_at_us - taken_at_us) / 1000);
  dag_row_write (&self->centre_row, full ? &blank : &self->centre.last, bytes);
  write_queues (self, full, bytes);
  write_agents (self, taken_at_us, full, bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* %NULL with @reader bad where there is no such entity. */
static DagEntity *
read_entity (DagRecorder   *self,
             DagEntityKind  kind,
             int64_t       *num,
             DagByteReader *reader)
{
  DagEntity *entity = NULL;

  *num = dag_bytes_sum (*num, dag_byte_reader_next_signed (reader));
  if (*num >= DAG_ENTITY_FIRST && *num <= DAG_ENTITY_LAST)
    entity = dag_recorder_find_num (self, (guint) *num);
  if (entity == NULL || entity->kind != kind)
    {
      reader->bad = TRUE;
      return NULL;
    }
  return entity;
}

static void
read_queues (DagRecorder   *self,
             gboolean       full,
             DagByteReader *reader)
{
  uint64_t n_rows = dag_byte_reader_next (reader);
  int64_t num = 0;

  for (guint i = 0; i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);

      if (full)
        dag_row_clear (&entity->log->row);
      else
        entity->log->row = entity->log->stream.last;
    }
  while (n_rows-- > 0 && !reader->bad)
    {
      DagEntity *entity = read_entity (self, DAG_ENTITY_QUEUE, &num, reader);

      if (entity != NULL)
        dag_row_read (&entity->log->row, reader);
    }
}

static void
read_agents (DagRecorder   *self,
             int64_t        taken_at_us,
             DagByteReader *reader)
{
  uint64_t n_steps = dag_byte_reader_next (reader);
  int64_t num = 0;

  while (n_steps-- > 0 && !reader->bad)
    {
      DagEntity *entity = read_entity (self, DAG_ENTITY_AGENT, &num, reader);
      DagTrackStep step;

      dag_step_read (&step, taken_at_us, reader);
      if (entity == NULL || reader->bad)
        break;
      if (step.guessed)
        dag_track_lose (entity->track, step.at_us);
      else
        dag_track_observe (entity->track, &step, taken_at_us);
    }
}

/**
 * dag_recorder_read_frame:
 * @self: a recorder
 * @taken_at_us: when the answer was taken
 * @blob: a journal row, or anything else
 * @length: of @blob
 *
 * Takes one poll in again, as after a crash.
 *
 * Returns: whether all of it could be read
 */
gboolean
dag_recorder_read_frame (DagRecorder  *self,
                         int64_t       taken_at_us,
                         const guint8 *blob,
                         gsize         length)
{
  DagByteReader reader = dag_byte_reader (blob, length);
  uint64_t version = dag_byte_reader_next (&reader);
  uint64_t flags = dag_byte_reader_next (&reader);
  gboolean full = (flags & FRAME_FULL) != 0;

  if (version != FRAME_VERSION || reader.bad)
    return FALSE;
  if ((flags & FRAME_LOST) != 0)
    {
      int64_t ago_ms = dag_byte_reader_next_signed (&reader);

      if (ago_ms > 0 || ago_ms < -G_GINT64_CONSTANT (400000000000))
        return FALSE;
      for (guint i = 0; i < self->agent_list->len; i++)
        dag_track_lose (((DagEntity *) g_ptr_array_index (self->agent_list, i))->track,
                        taken_at_us + ago_ms * 1000);
    }
  if (full)
    dag_row_clear (&self->centre_row);
  else
    self->centre_row = self->centre.last;
  dag_row_read (&self->centre_row, &reader);
  read_queues (self, full, &reader);
  read_agents (self, taken_at_us, &reader);
  return !reader.bad;
}

/* Copies the steps of all but @num; the numbers are told as differences. */
static GBytes *
copy_without (const guint8  *blob,
              const guint8  *steps_at,
              DagByteReader *reader,
              guint          num)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  uint64_t n_steps = dag_byte_reader_next (reader);
  int64_t was = 0;
  int64_t told = 0;
  guint n_kept = 0;

  for (uint64_t i = 0; i < n_steps && !reader->bad; i++)
    {
      const guint8 *step_at;
      DagTrackStep step;

      was = dag_bytes_sum (was, dag_byte_reader_next_signed (reader));
      step_at = reader->at;
      dag_step_read (&step, 0, reader);
      if (was == num || reader->bad)
        continue;
      dag_bytes_add_signed (body, (int64_t) ((uint64_t) was - (uint64_t) told));
      g_byte_array_append (body, step_at, (guint) (reader->at - step_at));
      told = was;
      n_kept++;
    }
  g_byte_array_append (bytes, blob, (guint) (steps_at - blob));
  dag_bytes_add (bytes, n_kept);
  g_byte_array_append (bytes, body->data, body->len);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dag_recorder_strip_frame:
 * @blob: a journal row, or anything else
 * @length: of @blob
 * @num: a person
 *
 * Returns: (transfer full) (nullable): the row without what that person did; %NULL: it
 *   cannot be read, so that nobody knows what stands in it
 */
GBytes *
dag_recorder_strip_frame (const guint8 *blob,
                          gsize         length,
                          guint         num)
{
  DagByteReader reader = dag_byte_reader (blob, length);
  uint64_t version = dag_byte_reader_next (&reader);
  uint64_t flags = dag_byte_reader_next (&reader);
  uint64_t n_rows;
  DagRow row;

  if (version != FRAME_VERSION)
    return NULL;
  if ((flags & FRAME_LOST) != 0)
    dag_byte_reader_next_signed (&reader);
  dag_row_clear (&row);
  dag_row_read (&row, &reader);
  n_rows = dag_byte_reader_next (&reader);
  while (n_rows-- > 0 && !reader.bad)
    {
      dag_byte_reader_next_signed (&reader);
      dag_row_read (&row, &reader);
    }
  if (reader.bad)
    return NULL;
  {
    g_autoptr (GBytes) bytes = copy_without (blob, reader.at, &reader, num);

    return reader.bad ? NULL : g_steal_pointer (&bytes);
  }
}

/* What is in the rows joins the hour: in memory, in the order of the polls. */
void
dag_recorder_keep_rows (DagRecorder *self,
                        int64_t      taken_at_us)
{
  self->n_polls++;
  dag_stream_add (&self->centre, &self->centre_row, self->n_polls);
  for (guint i = 0; i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);

      dag_stream_add (&entity->log->stream, &entity->log->row, self->n_polls);
    }
  self->last_at_us = taken_at_us;
}

/* The streams begin anew; the tracks keep what is in force. */
void
dag_recorder_begin_hour (DagRecorder *self,
                         int64_t      hour)
{
  self->hour = hour;
  self->n_polls = 0;
  self->before_us = self->last_at_us;
  dag_stream_restart (&self->centre);
  for (guint i = 0; i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);

      entity->log->before = entity->log->stream.last;
      dag_stream_restart (&entity->log->stream);
    }
  for (guint i = 0; i < self->agent_list->len; i++)
    dag_track_trim (((DagEntity *) g_ptr_array_index (self->agent_list, i))->track,
                    hour * DAG_HOUR_US);
}
