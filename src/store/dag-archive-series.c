/* dag-archive-series.c - series and intervals of the past
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

#include "dag-queue-track.h"
#include "dag-totals.h"

#include <math.h>

/* How far back a question may go: more hours than are ever kept. */
#define MAX_HOURS (3 * 366 * 24)

static double
get_row_value (const DagRow  *row,
               DagSeriesKind  kind,
               int64_t        at_us)
{
  double value = (double) NAN;

  if (row->values[DAG_COLUMN_PRESENT] != 1)
    return value;
  switch (kind)
    {
    case DAG_SERIES_WAITING:
      return dag_row_get_number (row, DAG_COLUMN_WAITING);
    case DAG_SERIES_LONGEST_WAIT:
      value = dag_row_get_wait_s (row, DAG_COLUMN_WAIT_START, at_us);
      return value >= 0.0 ? value : (double) NAN;
    case DAG_SERIES_STAFFED:
      return dag_row_get_number (row, DAG_COLUMN_STAFFED);
    case DAG_SERIES_AVAILABLE:
      return dag_row_get_number (row, DAG_COLUMN_AVAILABLE);
    case DAG_SERIES_SERVICE_LEVEL:
    case DAG_SERIES_OFFERED:
    case DAG_SERIES_ABANDONED:
      break;
    }
  return value;
}

/* A picture of an hour of which only the intervals are kept. */
static double
get_interval_value (const DagInterval *interval,
                    DagSeriesKind      kind)
{
  double value = (double) NAN;

  switch (kind)
    {
    case DAG_SERIES_WAITING:
      value = (double) interval->waiting_max;
      break;
    case DAG_SERIES_LONGEST_WAIT:
      value = interval->counts.longest_wait_s;
      break;
    case DAG_SERIES_STAFFED:
      value = dag_seconds_is_known (interval->staffed_s)
                  ? interval->staffed_s / (interval->minutes * 60.0)
                  : -1.0;
      break;
    case DAG_SERIES_AVAILABLE:
      return value;
    case DAG_SERIES_SERVICE_LEVEL:
      value = dag_queue_day_get_service_level (&interval->counts, DAG_SERVICE_LEVEL_STRICT);
      break;
    case DAG_SERIES_OFFERED:
      value = (double) interval->counts.offered;
      break;
    case DAG_SERIES_ABANDONED:
      value = (double) interval->counts.abandoned;
      break;
    }
  return value >= 0.0 ? value : (double) NAN;
}

/* The centre's own are sums of its queues. Those who wait do so in the live ones; how many
 * were at work is no sum: who answers in two queues would be there twice. */
static gboolean
add_intervals (DagArchiveQuestion  *self,
               DagDatabase         *database,
               int64_t              hour,
               guint                num,
               GArray              *points,
               GError             **error)
{
  DagQuarters quarters;

  if (!dag_series_kind_is_per_step (self->kind) && num == DAG_ENTITY_CENTRE)
    num = DAG_ENTITY_LIVE;
  if (!dag_archive_read_quarters (self->recorder, database, hour, num, &quarters, error))
    return FALSE;
  if (self->kind == DAG_SERIES_STAFFED && num == DAG_ENTITY_LIVE)
    return TRUE;
  for (guint i = 0; i < quarters.n_quarters; i++)
    {
      const DagInterval *interval = &quarters.quarters[i].interval;

      dag_points_append_interval (points, self->kind, interval->start_us, interval->minutes,
                                  get_interval_value (interval, self->kind), self->from_us,
                                  self->to_us);
    }
  return TRUE;
}

static gboolean
add_rows (DagArchiveQuestion  *self,
          DagDatabase         *database,
          int64_t              hour,
          guint                num,
          GArray              *points,
          int64_t             *last_us,
          GError             **error)
{
  g_autoptr (GArray) times = dag_archive_read_times (self->recorder, database, hour, error);
  g_auto (DagCursor) cursor = { .blob = NULL };

  if (times == NULL
      || !dag_archive_open_hour (self->recorder, database, hour, num, &cursor, error))
    return FALSE;
  if (times->len <= 1)
    return add_intervals (self, database, hour, num, points, error);
  for (guint poll = 1; poll < times->len; poll++)
    {
      int64_t at_us = g_array_index (times, int64_t, poll);

      if (at_us < self->from_us || at_us >= self->to_us)
        continue;
      dag_cursor_go_to (&cursor, poll);
      if (dag_time_is_known (*last_us)
          && (double) (at_us - *last_us) > self->gap_s * (double) DAG_USEC_PER_SEC)
        dag_points_append (points, *last_us + DAG_USEC_PER_SEC, (double) NAN);
      dag_points_append (points, at_us, get_row_value (&cursor.row, self->kind, at_us));
      *last_us = at_us;
    }
  return TRUE;
}

static guint
get_num (DagArchiveQuestion *self)
{
  const DagEntity *entity;

  if (self->id == NULL)
    return self->kind == DAG_SERIES_SERVICE_LEVEL ? DAG_ENTITY_LIVE : DAG_ENTITY_CENTRE;
  entity = dag_recorder_find (self->recorder, DAG_ENTITY_QUEUE, self->id);
  return entity != NULL ? entity->num : 0;
}

/* The intervals of the centre that are under way are the sums of those of the queues. */
static gboolean
add_open_sums (DagArchiveQuestion  *self,
               DagDatabase         *database,
               guint                num,
               GArray              *points,
               GError             **error)
{
  DagRecorder *recorder = self->recorder;
  DagQuarters sum = { .n_quarters = 0 };

  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      const DagEntity *entity = g_ptr_array_index (recorder->entities, i);
      DagQuarters quarters;

      if (entity == NULL || entity->kind != DAG_ENTITY_QUEUE
          || (num == DAG_ENTITY_LIVE && !dag_channel_is_live (entity->channel)))
        continue;
      if (!dag_archive_read_quarters (recorder, database, recorder->hour, entity->num, &quarters,
                                      error))
        return FALSE;
      dag_quarters_sum (&sum, &quarters);
    }
  for (guint i = 0; i < sum.n_quarters; i++)
    {
      const DagInterval *interval = &sum.quarters[i].interval;

      dag_points_append_interval (points, self->kind, interval->start_us, interval->minutes,
                                  get_interval_value (interval, self->kind), self->from_us,
                                  self->to_us);
    }
  return TRUE;
}

static gpointer
run_series (DagDatabase *database,
            gpointer     input,
            GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  gboolean per_step = dag_series_kind_is_per_step (self->kind);
  int64_t last_us = DAG_TIME_NONE;
  int64_t end;
  guint num;

  if (!dag_recorder_load (self->recorder, database, error))
    return NULL;
  num = get_num (self);
  end = MIN (dag_hour_of (self->to_us - 1), dag_hour_of (self->from_us) + MAX_HOURS);
  for (int64_t hour = dag_hour_of (self->from_us); num != 0 && hour <= end; hour++)
    {
      gboolean read;

      if (per_step && self->id == NULL && hour == self->recorder->hour)
        read = add_open_sums (self, database, num, points, error);
      else if (per_step)
        read = add_intervals (self, database, hour, num, points, error);
      else
        read = add_rows (self, database, hour, num, points, &last_us, error);
      if (!read)
        return NULL;
    }
  return g_steal_pointer (&points);
}

static gboolean
list_intervals (DagArchiveQuestion  *self,
                DagDatabase         *database,
                DagEntity           *entity,
                GPtrArray           *intervals,
                GError             **error)
{
  int64_t end = MIN (dag_hour_of (self->to_us - 1), dag_hour_of (self->from_us) + MAX_HOURS);

  for (int64_t hour = dag_hour_of (self->from_us); hour <= end; hour++)
    {
      DagQuarters quarters;

      if (!dag_archive_read_quarters (self->recorder, database, hour, entity->num, &quarters,
                                      error))
        return FALSE;
      for (guint i = 0; i < quarters.n_quarters; i++)
        {
          DagInterval *copy;

          if (quarters.quarters[i].interval.start_us < self->from_us
              || quarters.quarters[i].interval.start_us >= self->to_us)
            continue;
          copy = dag_interval_new ();
          *copy = quarters.quarters[i].interval;
          copy->queue = g_strdup (entity->id);
          copy->is_told = quarters.quarters[i].given;
          g_ptr_array_add (intervals, copy);
        }
    }
  return TRUE;
}

static gpointer
run_intervals (DagDatabase *database,
               gpointer     input,
               GError     **error)
{
  DagArchiveQuestion *self = input;
  DagRecorder *recorder = self->recorder;
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);

  if (!dag_recorder_load (recorder, database, error))
    return NULL;
  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (recorder->entities, i);

      if (entity == NULL || entity->kind != DAG_ENTITY_QUEUE
          || (self->id != NULL && !g_str_equal (self->id, entity->id)))
        continue;
      if (!list_intervals (self, database, entity, intervals, error))
        return NULL;
    }
  return g_steal_pointer (&intervals);
}

const DagStoreJob dag_archive_job_series = {
  .mode = DAG_STORE_READ,
  .run = run_series,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_array_unref,
};

const DagStoreJob dag_archive_job_intervals = {
  .mode = DAG_STORE_READ,
  .run = run_intervals,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};
