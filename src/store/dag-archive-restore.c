/* dag-archive-restore.c - the last hours, read for the history in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)

static void
add_steps (DagRestoredAgent *agent,
           const DagTrack   *track)
{
  for (guint i = 0; i < dag_track_get_n_steps (track); i++)
    g_array_append_vals (agent->steps, dag_track_get_step (track, i), 1);
}

/* Hour by hour; a step that stands in two hours is put once. */
static gboolean
add_hour_of_agents (DagRecorder  *recorder,
                    DagDatabase  *database,
                    int64_t       hour,
                    GHashTable   *agents,
                    DagRestored  *restored,
                    GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT k, b FROM agent_hour WHERE k BETWEEN ? AND ? ORDER BY k", error);

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, dag_key_of (hour, 0));
  dag_statement_bind_int64 (rows, 2, dag_key_of (hour, DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      guint num = (guint) (dag_statement_get_int64 (rows, 0) & DAG_ENTITY_LAST);
      const DagEntity *entity = dag_recorder_find_num (recorder, num);
      DagRestoredAgent *agent = g_hash_table_lookup (agents, GUINT_TO_POINTER (num));
      guint n;
      gsize length;
      const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

      if (entity == NULL || entity->kind != DAG_ENTITY_AGENT)
        continue;
      if (agent == NULL)
        {
          agent = dag_restored_add_agent (restored, entity->id);
          g_hash_table_insert (agents, GUINT_TO_POINTER (num), agent);
        }
      n = agent->steps->len;
      dag_steps_read (blob, length, hour, agent->steps);
      if (n > 0 && agent->steps->len > n
          && memcmp (&g_array_index (agent->steps, DagTrackStep, n - 1),
                     &g_array_index (agent->steps, DagTrackStep, n), sizeof (DagTrackStep))
                 == 0)
        g_array_remove_index (agent->steps, n);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
add_open_agents (DagRecorder *recorder,
                 GHashTable  *agents,
                 DagRestored *restored)
{
  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      const DagEntity *entity = g_ptr_array_index (recorder->entities, i);
      DagRestoredAgent *agent = g_hash_table_lookup (agents, GUINT_TO_POINTER (i));

      if (entity == NULL || entity->kind != DAG_ENTITY_AGENT
          || dag_track_get_n_steps (entity->track) == 0)
        continue;
      if (agent == NULL)
        agent = dag_restored_add_agent (restored, entity->id);
      add_steps (agent, entity->track);
    }
}

static float
to_float (double value)
{
  return value >= 0.0 ? (float) value : NAN;
}

static float
most (float a,
      float b)
{
  return isnan (a) || b > a ? b : a;
}

static void
add_minute (GArray       *minutes,
            const DagRow *row,
            int64_t       at_us)
{
  DagQueueMinute now
      = { .minute = (int32_t) (at_us / MINUTE_US),
          .waiting = to_float (dag_row_get_number (row, DAG_COLUMN_WAITING)),
          .longest_wait_s = to_float (dag_row_get_wait_s (row, DAG_COLUMN_WAIT_START, at_us)),
          .staffed = to_float (dag_row_get_number (row, DAG_COLUMN_STAFFED)),
          .available = to_float (dag_row_get_number (row, DAG_COLUMN_AVAILABLE)) };
  DagQueueMinute *last
      = minutes->len > 0 ? &g_array_index (minutes, DagQueueMinute, minutes->len - 1) : NULL;

  if (last == NULL || last->minute < now.minute)
    {
      g_array_append_val (minutes, now);
      return;
    }
  last->waiting = most (last->waiting, now.waiting);
  last->longest_wait_s = most (last->longest_wait_s, now.longest_wait_s);
  last->staffed = now.staffed;
  last->available = now.available;
}

static gboolean
add_hour_of_queue (DagArchiveQuestion  *self,
                   DagDatabase         *database,
                   int64_t              hour,
                   const GArray        *times,
                   const DagEntity     *entity,
                   DagRestoredQueue    *queue,
                   DagRestored         *restored,
                   GError             **error)
{
  g_auto (DagCursor) cursor = { .blob = NULL };
  DagQuarters quarters;

  if (!dag_archive_open_hour (self->recorder, database, hour, entity->num, &cursor, error)
      || !dag_archive_read_quarters (self->recorder, database, hour, entity->num, &quarters,
                                     error))
    return FALSE;
  for (guint poll = 1; poll < times->len; poll++)
    {
      dag_cursor_go_to (&cursor, poll);
      if (cursor.row.values[DAG_COLUMN_PRESENT] == 1)
        add_minute (queue->minutes, &cursor.row, g_array_index (times, int64_t, poll));
    }
  for (guint i = 0; i < quarters.n_quarters; i++)
    {
      DagInterval *interval;

      /* One under way is not given as if it were whole. */
      if (hour == self->recorder->hour && !quarters.quarters[i].given
          && quarters.quarters[i].interval.start_us
                     + quarters.quarters[i].interval.minutes * MINUTE_US
                 > self->recorder->last_at_us)
        continue;
      interval = dag_interval_new ();
      *interval = quarters.quarters[i].interval;
      interval->queue = g_strdup (entity->id);
      g_ptr_array_add (restored->intervals, interval);
    }
  return TRUE;
}

static gboolean
add_queues (DagArchiveQuestion  *self,
            DagDatabase         *database,
            GPtrArray           *times,
            int64_t              first,
            DagRestored         *restored,
            GError             **error)
{
  DagRecorder *recorder = self->recorder;

  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      const DagEntity *entity = g_ptr_array_index (recorder->entities, i);
      DagRestoredQueue *queue;

      if (entity == NULL || entity->kind != DAG_ENTITY_QUEUE)
        continue;
      queue = dag_restored_add_queue (restored, entity->id, entity->channel);
      for (guint j = 0; j < times->len; j++)
        if (!add_hour_of_queue (self, database, first + j, g_ptr_array_index (times, j), entity,
                                queue, restored, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_samples (DagArchiveQuestion  *self,
             DagDatabase         *database,
             int64_t              hour,
             const GArray        *times,
             DagRestored         *restored,
             GError             **error)
{
  g_auto (DagCursor) cursor = { .blob = NULL };

  if (!dag_archive_open_hour (self->recorder, database, hour, DAG_ENTITY_CENTRE, &cursor, error))
    return FALSE;
  for (guint poll = 1; poll < times->len; poll++)
    {
      int64_t at_us = g_array_index (times, int64_t, poll);
      const int64_t *values = cursor.row.values;
      DagCentreSample sample = { .at_us = at_us };

      dag_cursor_go_to (&cursor, poll);
      sample.waiting = (float) values[DAG_COLUMN_WAITING];
      sample.longest_wait_s
          = (float) dag_row_get_wait_s (&cursor.row, DAG_COLUMN_WAIT_START, at_us);
      sample.staffed = (float) values[DAG_COLUMN_STAFFED];
      sample.available = (float) values[DAG_COLUMN_AVAILABLE];
      sample.service_level
          = values[DAG_COLUMN_LEVEL] >= 0 ? (float) values[DAG_COLUMN_LEVEL] / 10000.0f : -1.0f;
      g_array_append_val (restored->samples, sample);
    }
  return TRUE;
}

static gboolean
restore (DagArchiveQuestion  *self,
         DagDatabase         *database,
         DagRestored         *restored,
         GError             **error)
{
  DagRecorder *recorder = self->recorder;
  g_autoptr (GHashTable) agents = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) times
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  int64_t first = dag_hour_of (self->from_us);

  for (int64_t hour = first; hour <= recorder->hour; hour++)
    {
      GArray *of_hour = dag_archive_read_times (recorder, database, hour, error);

      if (of_hour == NULL)
        return FALSE;
      g_ptr_array_add (times, of_hour);
      if (!add_samples (self, database, hour, of_hour, restored, error)
          || !add_hour_of_agents (recorder, database, hour, agents, restored, error))
        return FALSE;
    }
  add_open_agents (recorder, agents, restored);
  for (guint i = 0; i < recorder->words->len; i++)
    g_ptr_array_add (restored->words, g_strdup (g_ptr_array_index (recorder->words, i)));
  return add_queues (self, database, times, first, restored, error);
}

static gpointer
run_restore (DagDatabase *database,
             gpointer     input,
             GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (DagRestored) restored = dag_restored_new ();

  if (!dag_recorder_load (self->recorder, database, error))
    return NULL;
  if (self->recorder->last_at_us < self->from_us)
    return g_steal_pointer (&restored); /* nothing of it is recent */
  restored->last_at_us = self->recorder->last_at_us;
  return restore (self, database, restored, error) ? g_steal_pointer (&restored) : NULL;
}

const DagStoreJob dag_archive_job_restore = {
  .mode = DAG_STORE_READ,
  .run = run_restore,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) dag_restored_free,
};
