/* dag-archive-told.c - a moment at which nobody watched, from what is kept of its intervals
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source told them afterwards, or the samples have gone after their days. How many waited
 * at that very moment is not known then, and not guessed; the counts of the day so far are. */
#include "config.h"

#include "dag-archive-private.h"

#include "dag-queue-day.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)

/* The queues of one moment, while its day is gone through. */
typedef struct
{
  DagRecorder *recorder;
  GHashTable *queues; /* number → DagQueueSample */
  int64_t from_us;    /* the midnight before */
  int64_t at_us;
  gboolean is_known;  /* the moment lies in an interval of one of them */
} Picture;

static DagQueueSample *
ensure_queue (Picture         *self,
              const DagEntity *entity)
{
  DagQueueSample *queue = g_hash_table_lookup (self->queues, GUINT_TO_POINTER (entity->num));

  if (queue != NULL)
    return queue;
  queue = dag_queue_sample_new ();
  queue->id = g_strdup (entity->id);
  queue->name = g_strdup (entity->name != NULL ? entity->name : entity->id);
  queue->channel = entity->channel;
  queue->target = entity->target;
  queue->short_within_s = entity->short_s;
  g_hash_table_insert (self->queues, GUINT_TO_POINTER (entity->num), queue);
  return queue;
}

/* What had ended by then counts; what lay around it makes the moment a known one. */
static void
add_quarters (Picture           *self,
              guint              num,
              const DagQuarters *quarters)
{
  const DagEntity *entity = dag_recorder_find_num (self->recorder, num);

  if (entity == NULL || entity->kind != DAG_ENTITY_QUEUE)
    return;
  for (guint i = 0; i < quarters->n_quarters; i++)
    {
      const DagInterval *interval = &quarters->quarters[i].interval;
      int64_t end_us = interval->start_us + interval->minutes * MINUTE_US;
      DagQueueSample *queue;

      if (interval->start_us < self->from_us || interval->start_us > self->at_us)
        continue;
      queue = ensure_queue (self, entity);
      if (end_us > self->at_us)
        {
          self->is_known = TRUE;
          continue;
        }
      if (!dag_time_is_known (queue->today_since_us))
        queue->today_since_us = interval->start_us;
      dag_queue_day_add (&queue->today, &interval->counts);
    }
}

static gboolean
add_past_hours (Picture      *self,
                DagDatabase  *database,
                GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT k, b FROM interval_hour WHERE k BETWEEN ? AND ? ORDER BY k", error);
  int64_t last = MIN (dag_hour_of (self->at_us), self->recorder->hour - 1);

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, dag_key_of (dag_hour_of (self->from_us), 0));
  dag_statement_bind_int64 (rows, 2, dag_key_of (last, DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      int64_t key = dag_statement_get_int64 (rows, 0);
      DagQuarters quarters;
      gsize length;
      const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

      dag_quarters_read (&quarters, blob, length, key >> DAG_ENTITY_BITS);
      add_quarters (self, (guint) (key & DAG_ENTITY_LAST), &quarters);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The hour under way: its first minutes, before the watching began. */
static gboolean
add_open_hour (Picture      *self,
               DagDatabase  *database,
               GError      **error)
{
  DagRecorder *recorder = self->recorder;

  if (dag_hour_of (self->at_us) != recorder->hour)
    return TRUE;
  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      DagQuarters quarters;

      if (!dag_archive_read_quarters (recorder, database, recorder->hour, i, &quarters, error))
        return FALSE;
      add_quarters (self, i, &quarters);
    }
  return TRUE;
}

static void
take_queues (Picture     *self,
             DagSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer queue;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &queue))
    {
      DagQueueSample *sample = queue;

      if (sample->today_since_us == self->from_us)
        sample->today_since_us = DAG_TIME_NONE;
      g_ptr_array_add (snapshot->queues, dag_queue_sample_ref (sample));
    }
}

/**
 * dag_archive_picture_told:
 * @self: a question; its moment is @from_us
 * @database: the database
 * @snapshot: gets the queues, with the counts of the day so far, and who was there
 * @error: set when it cannot be read, or nothing is kept of the moment (not found)
 *
 * Returns: whether it went well
 */
gboolean
dag_archive_picture_told (DagArchiveQuestion  *self,
                          DagDatabase         *database,
                          DagSnapshot         *snapshot,
                          GError             **error)
{
  DagRecorder *recorder = self->recorder;
  g_autoptr (GHashTable) queues
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dag_queue_sample_unref);
  Picture picture = { .recorder = recorder, .queues = queues, .at_us = self->from_us };

  picture.from_us
      = dag_recorder_get_day_start (recorder, dag_recorder_get_day (recorder, self->from_us));
  if (!add_past_hours (&picture, database, error)
      || !add_open_hour (&picture, database, error))
    return FALSE;
  if (!picture.is_known || (dag_time_is_known (recorder->last_at_us)
                            && picture.at_us > recorder->last_at_us))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nobody watched then");
      return FALSE;
    }
  snapshot->taken_at_us = picture.at_us;
  snapshot->is_told = TRUE;
  take_queues (&picture, snapshot);
  if (!dag_archive_add_agents (self, database, snapshot, error))
    return FALSE;
  snapshot->lacks_people = snapshot->agents->len == 0;
  snapshot->kept_staffed = DAG_COUNT_ABSENT;
  snapshot->kept_available = DAG_COUNT_ABSENT;
  return TRUE;
}
