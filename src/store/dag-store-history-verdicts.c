/* dag-store-history-verdicts.c - what the rules on breaks said of shifts is kept, and told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history-private.h"
#include "dag-verdict-store.h"

#define EVERYBODY GUINT_TO_POINTER (1)

/**
 * dag_store_history_can_keep_verdicts:
 * @self: a history
 *
 * Returns: whether it records, and people too
 */
gboolean
dag_store_history_can_keep_verdicts (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), FALSE);

  return self->store != NULL && self->keeps_people && dag_store_history_is_recording (self);
}

/**
 * dag_store_history_add_verdicts:
 * @self: a history
 * @records: (transfer full) (element-type DagBreakRecord): of shifts; they replace what was
 *   kept of the same ones
 *
 * Keeps them, where dag_store_history_can_keep_verdicts() says so, as long as the retention
 * says; those of people who are not kept at all are dropped.
 */
void
dag_store_history_add_verdicts (DagStoreHistory *self,
                                GPtrArray       *records)
{
  DagVerdictRequest *request;

  g_return_if_fail (DAG_IS_STORE_HISTORY (self) && records != NULL);

  if (records->len == 0 || !dag_store_history_can_keep_verdicts (self))
    {
      g_ptr_array_unref (records);
      return;
    }
  request = dag_verdict_request_new (self->recorder);
  request->records = records;
  dag_store_run_async (self->store, &dag_verdict_save_job, request, NULL, NULL, NULL);
}

static const char *
get_agent (gconstpointer line)
{
  return ((const DagBreakRecord *) line)->agent;
}

static const DagStoreLine record_line
    = { .get_agent = get_agent, .free = (GDestroyNotify) dag_break_record_free };

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GPtrArray *records = dag_store_run_finish (DAG_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (records != NULL && g_task_get_task_data (task) == EVERYBODY)
    dag_store_history_return_people (task, records, &record_line, NULL);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dag_store_history_read_verdicts_async:
 * @self: a history
 * @agent: (nullable): id of one person; %NULL: everybody
 * @from_us: shifts that began then or later, …
 * @to_us: … and before this
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Those of shifts that are under way are not among them, but for breaches.
 */
void
dag_store_history_read_verdicts_async (DagStoreHistory     *self,
                                       const char          *agent,
                                       int64_t              from_us,
                                       int64_t              to_us,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  DagVerdictRequest *request;

  g_return_if_fail (DAG_IS_STORE_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_store_history_read_verdicts_async);
  if (agent == NULL)
    g_task_set_task_data (task, EVERYBODY, NULL);
  if (self->store == NULL)
    {
      g_task_return_pointer (
          task, g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_record_free),
          (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  request = dag_verdict_request_new (self->recorder);
  request->agent = g_strdup (agent);
  request->from_us = MAX (from_us, DAG_USEC_PER_SEC);
  request->to_us = MAX (to_us, request->from_us);
  dag_store_run_async (self->store, &dag_verdict_load_job, request, cancellable, on_read,
                       g_steal_pointer (&task));
}

/**
 * dag_store_history_read_verdicts_finish:
 * @self: a history
 * @result: of the reading
 * @error: of %DAG_STORE_ERROR, or cancelled
 *
 * Returns: (transfer full) (element-type DagBreakRecord) (nullable): by day and person, or
 *   %NULL
 */
GPtrArray *
dag_store_history_read_verdicts_finish (DagStoreHistory  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
