/* dag-alert-days-read.c - reads yesterday and today from the history, to try rules on them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-days-private.h"

#include "dag-alert-watch.h"
#include "dag-break-record.h"
#include "dag-history-past.h"
#include "dag-store-history.h"
#include "dag-time.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
/* So many people are worked out at a time, in a thread. */
#define BATCH 32
/* The whole centre is looked at so often; a big one less often. */
#define MOMENT_US (5 * MINUTE_US)
#define BIG_MOMENT_US (15 * MINUTE_US)
#define BIG_CENTRE 500

static const DagSeriesKind series[]
    = { DAG_SERIES_WAITING, DAG_SERIES_STAFFED, DAG_SERIES_LONGEST_WAIT,
        DAG_SERIES_SERVICE_LEVEL, DAG_SERIES_OFFERED };

/* Somebody's states, on their way to the thread. */
typedef struct
{
  char *agent;
  char *team;
  DagTrack *track;
} Person;

/* One reading: queues first, a series after the other, then people, moments and polls. */
typedef struct
{
  DagAlertDays *days;
  DagSnapshot *snapshot; /* of now: which queues and people there are */
  DagHistory *history;
  GHashTable *skills;    /* agent → char ** (unowned): what the past does not tell */
  int64_t from_us;
  int64_t to_us;
  double drowning;
  guint queue;
  guint kind;
  guint person;
  int64_t moment_us;
  int64_t moment_step_us;
  gboolean has_polls;
  gboolean has_verdicts;
} Reading;

static void read_next (GTask *task);

static void
person_free (gpointer memory)
{
  Person *person = memory;

  g_clear_pointer (&person->agent, g_free);
  g_clear_pointer (&person->team, g_free);
  g_clear_pointer (&person->track, dag_track_free);
  g_free (person);
}

static void
reading_free (gpointer memory)
{
  Reading *reading = memory;

  g_clear_pointer (&reading->days, dag_alert_days_unref);
  g_clear_pointer (&reading->skills, g_hash_table_unref);
  g_clear_pointer (&reading->snapshot, dag_snapshot_unref);
  g_clear_object (&reading->history);
  g_free (reading);
}

/* --- queues ------------------------------------------------------------------------------- */

static void
on_series_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GArray) points
      = dag_history_read_series_finish (DAG_HISTORY (source), result, NULL);
  const DagQueueSample *queue = g_ptr_array_index (reading->snapshot->queues, reading->queue);

  for (guint i = 0; points != NULL && i < G_N_ELEMENTS (reading->days->days); i++)
    dag_alert_rehearsal_add_series (reading->days->days[i], queue->id, &queue->target,
                                    series[reading->kind], points);
  if (++reading->kind == G_N_ELEMENTS (series))
    {
      reading->kind = 0;
      reading->queue++;
    }
  read_next (g_steal_pointer (&task));
}

static gboolean
has_queue (Reading *reading)
{
  while (reading->queue < reading->snapshot->queues->len)
    {
      const DagQueueSample *queue
          = g_ptr_array_index (reading->snapshot->queues, reading->queue);

      if (dag_channel_is_live (queue->channel))
        return TRUE;
      reading->queue++;
    }
  return FALSE;
}

/* --- people ------------------------------------------------------------------------------- */

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

/* A batch of people, and the days they go into. */
typedef struct
{
  DagAlertDays *days;
  GPtrArray *people; /* of Person */
  guint n_asked;     /* answers that are still to come */
} Batch;

static void
batch_free (gpointer memory)
{
  Batch *batch = memory;

  g_clear_pointer (&batch->days, dag_alert_days_unref);
  g_clear_pointer (&batch->people, g_ptr_array_unref);
  g_free (batch);
}

static void
measure_batch (GTask        *task,
               gpointer      source,
               gpointer      memory,
               GCancellable *cancellable)
{
  Batch *batch = memory;

  for (guint i = 0; i < batch->people->len; i++)
    {
      const Person *person = g_ptr_array_index (batch->people, i);

      for (guint j = 0; j < G_N_ELEMENTS (batch->days->days); j++)
        dag_alert_rehearsal_add_person (batch->days->days[j], person->agent, person->team,
                                        person->track);
    }
  g_task_return_boolean (task, TRUE);
}

static void
on_batch_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  read_next (user_data);
}

/* One answer of a batch; the last one sends it on. */
typedef struct
{
  GTask *reading;
  GTask *measuring;
  guint person;
} Asked;

static void
on_day_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GTask) measuring = asked->measuring;
  g_autoptr (GTask) task = asked->reading;
  Reading *reading = g_task_get_task_data (task);
  Batch *batch = g_task_get_task_data (measuring);
  g_autoptr (GPtrArray) changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, NULL);
  const DagAgentSample *agent = g_ptr_array_index (reading->snapshot->agents, asked->person);

  if (changes != NULL && changes->len > 0)
    {
      Person *person = g_new0 (Person, 1);

      person->agent = g_strdup (agent->id);
      person->team = g_strdup (agent->team_id != NULL ? agent->team_id : "");
      person->track = new_track (changes);
      g_ptr_array_add (batch->people, person);
    }
  if (--batch->n_asked == 0)
    g_task_run_in_thread (measuring, measure_batch);
}

static void
read_people (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  guint n = MIN (BATCH, reading->snapshot->agents->len - reading->person);
  Batch *batch = g_new0 (Batch, 1);
  g_autoptr (GTask) measuring = g_task_new (NULL, NULL, on_batch_ready, g_object_ref (task));

  batch->days = dag_alert_days_ref (reading->days);
  batch->people = g_ptr_array_new_with_free_func (person_free);
  batch->n_asked = n;
  g_task_set_source_tag (measuring, read_people);
  g_task_set_task_data (measuring, batch, batch_free);
  for (guint i = 0; i < n; i++)
    {
      guint index = reading->person++;
      const DagAgentSample *agent = g_ptr_array_index (reading->snapshot->agents, index);
      Asked *asked = g_new (Asked, 1);

      *asked = (Asked){ g_object_ref (task), g_object_ref (measuring), index };
      dag_history_read_agent_day_async (reading->history, agent->id, reading->from_us,
                                        reading->to_us, g_task_get_cancellable (task),
                                        on_day_ready, asked);
    }
}

/* --- moments and polls -------------------------------------------------------------------- */

/* Who can do what changes slowly: where the past does not tell it, the present does. */
static void
lend_skills (Reading     *reading,
             DagSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      char **skills = g_hash_table_lookup (reading->skills, agent->id);

      if (agent->skills == NULL && skills != NULL)
        agent->skills = g_strdupv (skills);
    }
}

static void
on_moment_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot
      = dag_history_read_snapshot_finish (DAG_HISTORY (source), result, &error);

  if (snapshot != NULL)
    {
      lend_skills (reading, snapshot);
      for (guint i = 0; i < G_N_ELEMENTS (reading->days->days); i++)
        dag_alert_rehearsal_add_moment (reading->days->days[i], snapshot, reading->drowning);
    }
  reading->moment_us += reading->moment_step_us;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    reading->moment_us = reading->to_us;
  read_next (g_steal_pointer (&task));
}

static void
on_polls_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GArray) polls
      = dag_store_history_read_polls_finish (DAG_STORE_HISTORY (source), result, NULL);

  for (guint i = 0; polls != NULL && i < polls->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (reading->days->days); j++)
      dag_alert_rehearsal_add_poll (reading->days->days[j],
                                    &g_array_index (polls, DagHistoryPoll, i));
  read_next (g_steal_pointer (&task));
}

static void
on_verdicts_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records
      = dag_store_history_read_verdicts_finish (DAG_STORE_HISTORY (source), result, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const DagBreakRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < G_N_ELEMENTS (reading->days->days); j++)
        dag_alert_rehearsal_add_verdict (reading->days->days[j], record->begins_us,
                                         record->verdict == DAG_VERDICT_BREACH);
    }
  read_next (g_steal_pointer (&task));
}

/* --- the order ---------------------------------------------------------------------------- */

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
    }
  else if (reading->person < reading->snapshot->agents->len)
    read_people (task);
  else if (reading->moment_us < reading->to_us)
    dag_history_read_snapshot_async (reading->history, reading->moment_us, cancellable,
                                     on_moment_ready, g_steal_pointer (&task));
  else if (!reading->has_polls && DAG_IS_STORE_HISTORY (reading->history))
    {
      reading->has_polls = TRUE;
      dag_store_history_read_polls_async (DAG_STORE_HISTORY (reading->history),
                                          reading->from_us, reading->to_us, cancellable,
                                          on_polls_ready, g_steal_pointer (&task));
    }
  else if (!reading->has_verdicts && DAG_IS_STORE_HISTORY (reading->history))
    {
      reading->has_verdicts = TRUE;
      dag_store_history_read_verdicts_async (DAG_STORE_HISTORY (reading->history), NULL,
                                             reading->from_us, reading->to_us, cancellable,
                                             on_verdicts_ready, g_steal_pointer (&task));
    }
  else
    g_task_return_pointer (task, g_steal_pointer (&reading->days),
                           (GDestroyNotify) dag_alert_days_unref);
  return G_SOURCE_REMOVE;
}

/* Each piece of the work in a turn of its own, so that no frame is missed. */
static void
read_next (GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_next_due, task, g_object_unref);
}

static void
add_marks (DagDashboard *dashboard,
           DagAlertDays *days)
{
  GHashTableIter iter;
  gpointer agent = NULL;
  gpointer times_us = NULL;

  g_hash_table_iter_init (&iter,
                          dag_alert_watch_get_marks (dag_dashboard_get_alerts (dashboard)));
  while (g_hash_table_iter_next (&iter, &agent, &times_us))
    for (guint i = 0; i < G_N_ELEMENTS (days->days); i++)
      dag_alert_rehearsal_add_marks (days->days[i], agent, times_us);
}

static void
read_skills (Reading *reading)
{
  reading->skills = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < reading->snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (reading->snapshot->agents, i);

      if (agent->skills != NULL)
        g_hash_table_insert (reading->skills, agent->id, agent->skills);
    }
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
  GTimeZone *zone = dag_dashboard_get_zone (dashboard);
  const DagAlertRule *waiting
      = dag_alert_rules_get (dag_alert_watch_get_rules (dag_dashboard_get_alerts (dashboard)),
                             DAG_ALERT_WAITING_PER_AGENT);
  Reading *reading = g_new0 (Reading, 1);
  int64_t midnight_us;

  g_task_set_source_tag (task, dag_alert_days_read_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->snapshot = snapshot != NULL ? dag_snapshot_ref (snapshot) : dag_snapshot_new ();
  reading->history = g_object_ref (dag_dashboard_get_history (dashboard));
  reading->drowning = waiting != NULL ? waiting->watch : 1.0;
  reading->to_us = dag_dashboard_get_now_us (dashboard);
  midnight_us = dag_time_start_of_day (reading->to_us, zone);
  reading->from_us = dag_time_start_of_day (midnight_us - 1, zone); /* of 23 to 25 hours */
  reading->moment_us = reading->from_us;
  reading->moment_step_us
      = reading->snapshot->agents->len > BIG_CENTRE ? BIG_MOMENT_US : MOMENT_US;
  reading->days = g_new0 (DagAlertDays, 1);
  g_atomic_ref_count_init (&reading->days->n_refs);
  reading->days->days[0] = dag_alert_rehearsal_new (reading->from_us, midnight_us);
  reading->days->days[1] = dag_alert_rehearsal_new (midnight_us, reading->to_us);
  add_marks (dashboard, reading->days);
  read_skills (reading);
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
