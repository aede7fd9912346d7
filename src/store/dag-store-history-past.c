/* dag-store-history-past.c - who answers a question about the past: the memory or the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-past.h"
#include "dag-store-history-private.h"

/* The memory has this much, with what was restored. */

/* Whether the memory knows as much of the time from @from_us on as the database does. */
static gboolean
asks_memory (DagStoreHistory *self,
             int64_t          from_us)
{
  if (self->store == NULL)
    return TRUE;
  return dag_time_is_known (self->last_at_us) && self->restore_id == 0
         && from_us >= self->last_at_us - DAG_STORE_HISTORY_MEMORY_US;
}

static void dag_store_history_read_state_changes_async (DagHistory          *history,
                                                        int64_t              from_us,
                                                        int64_t              to_us,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
static void dag_store_history_read_agent_days_async    (DagHistory          *history,
                                                        int64_t              from_us,
                                                        int64_t              to_us,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);

static DagArchiveQuestion *
new_question (DagStoreHistory *self,
              const char      *id,
              int64_t          from_us,
              int64_t          to_us)
{
  DagArchiveQuestion *question = dag_archive_question_new (self->recorder);

  question->id = g_strdup (id);
  question->from_us = MAX (from_us, DAG_USEC_PER_SEC);
  question->to_us = MAX (to_us, question->from_us + 1);
  question->gap_s = dag_memory_history_get_gap_s (self->memory);
  return question;
}

/* ── From the database ─────────────────────────────────────────────────────────────── */

static const char *
get_change_agent (gconstpointer line)
{
  return ((const DagStateChange *) line)->agent;
}

static const char *
get_total_agent (gconstpointer line)
{
  return ((const DagAgentDayTotal *) line)->agent;
}

static const DagStoreLine change_line
    = { .get_agent = get_change_agent, .free = (GDestroyNotify) dag_state_change_free };
static const DagStoreLine total_line
    = { .get_agent = get_total_agent, .free = (GDestroyNotify) dag_agent_day_total_free };

/* Returns: (nullable): what the lines of an answer are, where they are of everybody */
static const DagStoreLine *
find_line (GTask *task)
{
  gpointer tag = g_task_get_source_tag (task);

  if (tag == dag_store_history_read_state_changes_async)
    return &change_line;
  return tag == dag_store_history_read_agent_days_async ? &total_line : NULL;
}

static void
on_job_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer = dag_store_run_finish (DAG_STORE (source), result, &error);
  const DagStoreJob *job = g_task_get_task_data (task);
  const DagStoreLine *line = find_line (task);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (answer != NULL && line != NULL)
    dag_store_history_return_people (task, answer, line, NULL);
  else
    g_task_return_pointer (task, answer, job->free_result);
}

/* @question and @task are consumed; the store may be another one when the answer comes. */
void
dag_store_history_run (DagStoreHistory    *self,
                       const DagStoreJob  *job,
                       DagArchiveQuestion *question,
                       GTask              *task)
{
  dag_store_history_flush_late (self);
  g_task_set_task_data (task, (gpointer) job, NULL);
  dag_store_run_async (self->store, job, question, g_task_get_cancellable (task), on_job_ready,
                       task);
}

/* ── From the memory ───────────────────────────────────────────────────────────────── */

static void
on_series_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GArray *points = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);

  if (points != NULL)
    g_task_return_pointer (task, points, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_agent_day_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GPtrArray *changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The five newer ones answer with a task of their own. */
static void
pass_on (GTask          *task,
         gpointer        answer,
         GError         *error,
         GDestroyNotify  free_answer)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, free_answer);
}

static void
on_snapshot_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer = dag_history_read_snapshot_finish (DAG_HISTORY (source), result, &error);

  pass_on (task, answer, error, (GDestroyNotify) dag_snapshot_unref);
}

static void
on_changes_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer
      = dag_history_read_state_changes_finish (DAG_HISTORY (source), result, &error);

  pass_on (task, answer, error, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer = dag_history_read_intervals_finish (DAG_HISTORY (source), result, &error);

  pass_on (task, answer, error, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_days_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer = dag_history_read_days_finish (DAG_HISTORY (source), result, &error);

  pass_on (task, answer, error, (GDestroyNotify) g_array_unref);
}

static void
on_agent_days_ready (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  gpointer answer = dag_history_read_agent_days_finish (DAG_HISTORY (source), result, &error);

  pass_on (task, answer, error, (GDestroyNotify) g_ptr_array_unref);
}

/* ── The interface ─────────────────────────────────────────────────────────────────── */

static void
dag_store_history_read_series_async (DagHistory          *history,
                                     DagSeriesKind        kind,
                                     const char          *queue,
                                     int64_t              from_us,
                                     int64_t              to_us,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);
  DagArchiveQuestion *question;

  g_task_set_source_tag (task, dag_store_history_read_series_async);
  if (asks_memory (self, from_us))
    {
      dag_history_read_series_async (DAG_HISTORY (self->memory), kind, queue, from_us, to_us,
                                     cancellable, on_series_ready, task);
      return;
    }
  question = new_question (self, queue, from_us, to_us);
  question->kind = kind;
  dag_store_history_run (self, &dag_archive_job_series, question, task);
}

static gpointer
finish (DagHistory    *history,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, history), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GArray *
dag_store_history_read_series_finish (DagHistory    *history,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return finish (history, result, error);
}

static GPtrArray *
dag_store_history_read_agent_day_finish (DagHistory    *history,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  return finish (history, result, error);
}

static void
dag_store_history_read_agent_day_async (DagHistory          *history,
                                        const char          *agent,
                                        int64_t              from_us,
                                        int64_t              to_us,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_read_agent_day_async);
  if (asks_memory (self, from_us))
    dag_history_read_agent_day_async (DAG_HISTORY (self->memory), agent, from_us, to_us,
                                      cancellable, on_agent_day_ready, task);
  else
    dag_store_history_run (self, &dag_archive_job_changes,
                           new_question (self, agent, from_us, to_us), task);
}

static void
dag_store_history_read_days_async (DagHistory          *history,
                                   GTimeZone           *zone,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);
  DagArchiveQuestion *question;

  g_task_set_source_tag (task, dag_store_history_read_days_async);
  if (self->store == NULL)
    {
      dag_history_read_days_async (DAG_HISTORY (self->memory), zone, cancellable, on_days_ready,
                                   task);
      return;
    }
  question = new_question (self, NULL, 0, G_MAXINT64);
  question->zone = g_time_zone_ref (zone);
  dag_store_history_run (self, &dag_archive_job_days, question, task);
}

static void
dag_store_history_read_snapshot_async (DagHistory          *history,
                                       int64_t              at_us,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_read_snapshot_async);
  if (self->store == NULL)
    dag_history_read_snapshot_async (DAG_HISTORY (self->memory), at_us, cancellable,
                                     on_snapshot_ready, task);
  else
    dag_store_history_run (self, &dag_archive_job_snapshot,
                           new_question (self, NULL, at_us, at_us + 1), task);
}

static void
dag_store_history_read_state_changes_async (DagHistory          *history,
                                            int64_t              from_us,
                                            int64_t              to_us,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_read_state_changes_async);
  if (asks_memory (self, from_us))
    dag_history_read_state_changes_async (DAG_HISTORY (self->memory), from_us, to_us,
                                          cancellable, on_changes_ready, task);
  else
    dag_store_history_run (self, &dag_archive_job_changes,
                           new_question (self, NULL, from_us, to_us), task);
}

static void
dag_store_history_read_intervals_async (DagHistory          *history,
                                        const char          *queue,
                                        int64_t              from_us,
                                        int64_t              to_us,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_read_intervals_async);
  if (asks_memory (self, from_us))
    dag_history_read_intervals_async (DAG_HISTORY (self->memory), queue, from_us, to_us,
                                      cancellable, on_intervals_ready, task);
  else
    dag_store_history_run (self, &dag_archive_job_intervals,
                           new_question (self, queue, from_us, to_us), task);
}

/* The sums of days that are over; of today, which is still under way, the memory's. */
static void
dag_store_history_read_agent_days_async (DagHistory          *history,
                                         int64_t              from_us,
                                         int64_t              to_us,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_read_agent_days_async);
  if (asks_memory (self, from_us))
    dag_history_read_agent_days_async (DAG_HISTORY (self->memory), from_us, to_us, cancellable,
                                       on_agent_days_ready, task);
  else
    dag_store_history_run (self, &dag_archive_job_agent_days,
                           new_question (self, NULL, from_us, to_us), task);
}

void
dag_store_history_past_init (DagHistoryInterface *iface)
{
  iface->read_series_async = dag_store_history_read_series_async;
  iface->read_series_finish = dag_store_history_read_series_finish;
  iface->read_agent_day_async = dag_store_history_read_agent_day_async;
  iface->read_agent_day_finish = dag_store_history_read_agent_day_finish;
  iface->read_days_async = dag_store_history_read_days_async;
  iface->read_snapshot_async = dag_store_history_read_snapshot_async;
  iface->read_state_changes_async = dag_store_history_read_state_changes_async;
  iface->read_intervals_async = dag_store_history_read_intervals_async;
  iface->read_agent_days_async = dag_store_history_read_agent_days_async;
}
