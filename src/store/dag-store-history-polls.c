/* dag-store-history-polls.c - one record for each attempt to read the source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history-private.h"

static gpointer
run_add_poll (DagDatabase *database,
              gpointer     input,
              GError     **error)
{
  const DagHistoryPoll *poll = input;
  g_autoptr (DagStatement) insert = dag_database_prepare (
      database,
      "INSERT OR IGNORE INTO poll (t, fault, ms, bytes, items) VALUES (?, ?, ?, ?, ?)", error);

  if (insert == NULL)
    return NULL;
  dag_statement_bind_int64 (insert, 1, poll->at_us);
  dag_statement_bind_int64 (insert, 2, poll->fault);
  dag_statement_bind_int64 (insert, 3, poll->elapsed_ms);
  dag_statement_bind_int64 (insert, 4, (int64_t) MIN (poll->bytes, (guint64) G_MAXINT64));
  dag_statement_bind_int64 (insert, 5, poll->n_items);
  dag_statement_run (insert, error);
  return NULL;
}

static const DagStoreJob add_poll_job
    = { .mode = DAG_STORE_WRITE, .run = run_add_poll, .free_input = g_free };

/**
 * dag_store_history_add_poll:
 * @self: a history
 * @poll: an attempt, whether it went well or not
 */
void
dag_store_history_add_poll (DagStoreHistory      *self,
                            const DagHistoryPoll *poll)
{
  g_return_if_fail (DAG_IS_STORE_HISTORY (self));
  g_return_if_fail (poll != NULL);

  if (self->store != NULL && dag_store_history_is_recording (self))
    dag_store_run_async (self->store, &add_poll_job, g_memdup2 (poll, sizeof *poll), NULL, NULL,
                         NULL);
}

/**
 * dag_store_history_read_polls_async:
 * @self: a history
 * @from_us: first moment, by our wall clock
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_store_history_read_polls_async (DagStoreHistory     *self,
                                    int64_t              from_us,
                                    int64_t              to_us,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;
  DagArchiveQuestion *question;

  g_return_if_fail (DAG_IS_STORE_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_store_history_read_polls_async);
  if (self->store == NULL)
    {
      g_task_return_pointer (task, g_array_new (FALSE, FALSE, sizeof (DagHistoryPoll)),
                             (GDestroyNotify) g_array_unref);
      g_object_unref (task);
      return;
    }
  question = dag_archive_question_new (self->recorder);
  question->from_us = from_us;
  question->to_us = to_us;
  dag_store_history_run (self, &dag_archive_job_polls, question, task);
}

/**
 * dag_store_history_read_polls_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when they could not be read
 *
 * Returns: (transfer full) (element-type DagHistoryPoll): oldest first
 */
GArray *
dag_store_history_read_polls_finish (DagStoreHistory  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
