/* dag-question-keep.c - what was asked and how long it took, to the database and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-store.h"
#include "dag-question-watch-private.h"

/* Counters only rise: what a crash takes is told by the next answer. */
#define SAVE_MS 20000

static void
restore_wait (DagQuestionWatch   *self,
              const DagQueueWait *wait)
{
  DagWaitRecord *record = g_hash_table_lookup (self->waits, wait->queue);

  if (record == NULL)
    {
      record = dag_wait_record_new ();
      g_hash_table_insert (self->waits, g_strdup (wait->queue), record);
    }
  dag_wait_record_restore (record, &wait->cell);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DagQuestionWatch) self = DAG_QUESTION_WATCH (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagQuestionRequest) kept
      = dag_store_run_finish (DAG_STORE (source), result, &error);

  if (kept == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("what was asked before could not be read: %s", error->message);
      return;
    }
  g_clear_object (&self->loading);
  if (self->past == NULL || kept->day != self->day)
    return;
  for (guint i = 0; i < kept->counts->len; i++)
    {
      const DagReasonCount *count = g_ptr_array_index (kept->counts, i);

      if (count->day == self->day)
        dag_reason_today_restore (self->today, count);
      else
        dag_reason_past_add_count (self->past, count);
    }
  for (guint i = 0; i < kept->waits->len; i++)
    restore_wait (self, g_ptr_array_index (kept->waits, i));
  dag_question_watch_judge_later (self);
}

/* Reads what was kept of today and of the same weekdays. */
void
dag_question_watch_load (DagQuestionWatch *self)
{
  DagQuestionRequest *request;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->store == NULL || self->past == NULL)
    return;
  request = dag_question_request_new ();
  request->day = self->day;
  request->since_us = self->midnight_us;
  self->loading = g_cancellable_new ();
  dag_store_run_async (self->store, &dag_question_load_job, request, self->loading, on_loaded,
                       g_object_ref (self));
}

static void
add_waits (DagQuestionWatch   *self,
           const char         *queue,
           DagWaitRecord      *record,
           DagQuestionRequest *request)
{
  GArray *cells = dag_wait_record_get_cells (record);

  for (guint i = 0; i < cells->len; i++)
    {
      const DagWaitCell *cell = &g_array_index (cells, DagWaitCell, i);
      g_autofree char *key = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%u\n%u", queue,
                                              cell->quarter_us, cell->told_min,
                                              cell->waited_steps);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->saved, key)) == cell->n)
        continue;
      dag_question_request_add_wait (request, queue, cell);
      g_hash_table_insert (self->saved, g_steal_pointer (&key), GUINT_TO_POINTER (cell->n));
    }
}

static gboolean
can_save (DagQuestionWatch *self)
{
  return self->store != NULL && self->past != NULL && !dag_store_is_read_only (self->store);
}

/* Writes what is new. */
void
dag_question_watch_save (DagQuestionWatch *self)
{
  DagQuestionRequest *request;
  GHashTableIter iter;
  gpointer queue;
  gpointer record;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!can_save (self))
    return;
  request = dag_question_request_new ();
  g_clear_pointer (&request->counts, g_ptr_array_unref);
  request->counts = dag_reason_today_take_changed (self->today);
  g_hash_table_iter_init (&iter, self->waits);
  /* while what was kept is not known yet, whatever were written would replace it */
  while (self->loading == NULL && g_hash_table_iter_next (&iter, &queue, &record))
    add_waits (self, queue, record, request);
  if (request->counts->len + request->waits->len > 0)
    dag_store_run_async (self->store, &dag_question_save_job, request, NULL, NULL, NULL);
  else
    dag_question_request_free (request);
}

static gboolean
on_save_due (gpointer user_data)
{
  DagQuestionWatch *self = user_data;

  self->save_id = 0;
  dag_question_watch_save (self);
  return G_SOURCE_REMOVE;
}

void
dag_question_watch_save_later (DagQuestionWatch *self)
{
  if (self->save_id == 0 && self->store != NULL)
    self->save_id = g_timeout_add (SAVE_MS, on_save_due, self);
}

void
dag_question_watch_stop_saving (DagQuestionWatch *self)
{
  if (self->store != NULL)
    dag_question_watch_save (self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
}

/**
 * dag_question_watch_set_store:
 * @self: a watch
 * @store: (nullable): where it is kept from now on
 *
 * What is still to be written goes to the last one first.
 */
void
dag_question_watch_set_store (DagQuestionWatch *self,
                              DagStore         *store)
{
  g_return_if_fail (DAG_IS_QUESTION_WATCH (self));
  g_return_if_fail (store == NULL || DAG_IS_STORE (store));

  dag_question_watch_stop_saving (self);
  g_set_object (&self->store, store);
  g_hash_table_remove_all (self->saved);
  dag_question_watch_load (self);
}

/* ── The first customer who asked ──────────────────────────────────────────────────── */

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (DagQuestionRequest) found
      = dag_store_run_finish (DAG_STORE (source), result, &error);
  int64_t *first_us = g_task_get_task_data (task);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (dag_time_is_known (found->found_us)
      && (!dag_time_is_known (*first_us) || found->found_us < *first_us))
    *first_us = found->found_us;
  g_task_return_boolean (task, TRUE);
}

/**
 * dag_question_watch_find_first_async:
 * @self: a watch
 * @reason: id of a reason that the source records
 * @since_us: after this time, by the centre's clock; as far back as it is kept
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * When was the first contact with that reason? A contact is seen at the poll after it was
 * noted; where nobody watched, with the first poll after that.
 */
void
dag_question_watch_find_first_async (DagQuestionWatch    *self,
                                     const char          *reason,
                                     int64_t              since_us,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  DagQuestionRequest *request;
  int64_t first_us;

  g_return_if_fail (DAG_IS_QUESTION_WATCH (self) && reason != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_question_watch_find_first_async);
  first_us = dag_reason_today_find_first (self->today, reason, since_us);
  g_task_set_task_data (task, g_memdup2 (&first_us, sizeof first_us), g_free);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  dag_question_watch_save (self);
  request = dag_question_request_new ();
  request->reason = g_strdup (reason);
  request->since_us = since_us;
  dag_store_run_async (self->store, &dag_question_find_job, request, cancellable, on_found,
                       g_steal_pointer (&task));
}

/**
 * dag_question_watch_find_first_finish:
 * @self: a watch
 * @result: of the search
 * @error: of %DAG_STORE_ERROR, or cancelled
 *
 * Returns: when that was; DAG_TIME_NONE: nobody asked since, or @error is set
 */
int64_t
dag_question_watch_find_first_finish (DagQuestionWatch  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self), DAG_TIME_NONE);
  g_return_val_if_fail (g_task_is_valid (result, self), DAG_TIME_NONE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return DAG_TIME_NONE;
  return *(int64_t *) g_task_get_task_data (G_TASK (result));
}
