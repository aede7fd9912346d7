/* dag-alert-rehearse.c - reads yesterday and today from the history, to try rules on them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rehearse.h"

#include "dag-time.h"

/* In a bigger centre the trial would take longer than anybody waits. */
#define MOST_QUEUES 40
#define MOST_PEOPLE 150
#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)

static const DagSeriesKind series[] = { DAG_SERIES_WAITING, DAG_SERIES_STAFFED,
                                        DAG_SERIES_LONGEST_WAIT, DAG_SERIES_SERVICE_LEVEL };

/* One reading: queues first, a series after the other, then people. */
typedef struct
{
  DagAlertDays *days;
  DagSnapshot *snapshot;
  DagHistory *history;
  int64_t from_us;
  int64_t midnight_us;
  int64_t to_us;
  guint queue;
  guint kind;
  guint person;
} Reading;

static void read_next (GTask *task);

void
dag_alert_days_free (DagAlertDays *days)
{
  g_clear_pointer (&days->yesterday, dag_alert_rehearsal_free);
  g_clear_pointer (&days->today, dag_alert_rehearsal_free);
  g_free (days);
}

static void
reading_free (gpointer memory)
{
  Reading *reading = memory;

  g_clear_pointer (&reading->days, dag_alert_days_free);
  g_clear_pointer (&reading->snapshot, dag_snapshot_unref);
  g_clear_object (&reading->history);
  g_free (reading);
}

static void
on_series_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points
      = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);
  const DagQueueSample *queue = g_ptr_array_index (reading->snapshot->queues, reading->queue);

  if (points != NULL)
    {
      DagSeriesKind kind = series[reading->kind];

      dag_alert_rehearsal_add_series (reading->days->yesterday, queue->id, &queue->target,
                                      kind, points);
      dag_alert_rehearsal_add_series (reading->days->today, queue->id, &queue->target, kind,
                                      points);
    }
  if (++reading->kind == G_N_ELEMENTS (series))
    {
      reading->kind = 0;
      reading->queue++;
    }
  read_next (g_steal_pointer (&task));
}

static DagTrack *
new_track (GPtrArray *changes)
{
  DagTrack *track = dag_track_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      DagTrackStep step = { .at_us = change->at_us,
                            .contact = (int32_t) CLAMP (change->contact, -1, G_MAXINT32),
                            .state = (guint8) change->state,
                            .channel = (guint8) change->channel,
                            .channel_known = change->channel_known };

      dag_track_add (track, &step);
    }
  return track;
}

static void
on_day_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, &error);
  const DagAgentSample *agent = g_ptr_array_index (reading->snapshot->agents, reading->person);
  const char *team = agent->team_id != NULL ? agent->team_id : "";

  if (changes != NULL && changes->len > 0)
    {
      g_autoptr (DagTrack) track = new_track (changes);

      dag_alert_rehearsal_add_person (reading->days->yesterday, agent->id, team, track);
      dag_alert_rehearsal_add_person (reading->days->today, agent->id, team, track);
    }
  reading->person++;
  read_next (g_steal_pointer (&task));
}

static gboolean
has_queue (Reading *reading)
{
  while (reading->queue < reading->snapshot->queues->len && reading->queue < MOST_QUEUES)
    {
      const DagQueueSample *queue
          = g_ptr_array_index (reading->snapshot->queues, reading->queue);

      if (dag_channel_is_live (queue->channel))
        return TRUE;
      reading->queue++;
    }
  return FALSE;
}

static gboolean
on_next_due (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (has_queue (reading))
    {
      const DagQueueSample *queue
          = g_ptr_array_index (reading->snapshot->queues, reading->queue);

      dag_history_read_series_async (reading->history, series[reading->kind], queue->id,
                                     reading->from_us, reading->to_us, cancellable,
                                     on_series_ready, g_steal_pointer (&task));
      return G_SOURCE_REMOVE;
    }
  if (reading->snapshot->agents->len <= MOST_PEOPLE
      && reading->person < reading->snapshot->agents->len)
    {
      const DagAgentSample *agent
          = g_ptr_array_index (reading->snapshot->agents, reading->person);

      dag_history_read_agent_day_async (reading->history, agent->id, reading->from_us,
                                        reading->to_us, cancellable, on_day_ready,
                                        g_steal_pointer (&task));
      return G_SOURCE_REMOVE;
    }
  g_task_return_pointer (task, g_steal_pointer (&reading->days),
                         (GDestroyNotify) dag_alert_days_free);
  return G_SOURCE_REMOVE;
}

/* Each piece of the work in a turn of its own, so that no frame is missed. */
static void
read_next (GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_next_due, task, g_object_unref);
}

/**
 * dag_alert_days_read_async:
 * @dashboard: whose history
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
dag_alert_days_read_async (DagDashboard        *dashboard,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (dashboard, cancellable, callback, user_data);
  DagSnapshot *snapshot = dag_dashboard_get_newest (dashboard);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, dag_alert_days_read_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->snapshot = snapshot != NULL ? dag_snapshot_ref (snapshot) : dag_snapshot_new ();
  reading->history = g_object_ref (dag_dashboard_get_history (dashboard));
  reading->to_us = dag_dashboard_get_now_us (dashboard);
  reading->midnight_us
      = dag_time_start_of_day (reading->to_us, dag_dashboard_get_zone (dashboard));
  reading->from_us = reading->midnight_us - DAY_US;
  reading->days = g_new0 (DagAlertDays, 1);
  reading->days->yesterday
      = dag_alert_rehearsal_new (reading->from_us, reading->midnight_us);
  reading->days->today = dag_alert_rehearsal_new (reading->midnight_us, reading->to_us);
  read_next (task);
}

/**
 * dag_alert_days_read_finish:
 * @dashboard: whose history
 * @result: of the callback
 * @error: where it was cancelled
 *
 * Returns: (transfer full) (nullable): the two days
 */
DagAlertDays *
dag_alert_days_read_finish (DagDashboard  *dashboard,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dashboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
