/* dag-store-history-forget.c - somebody asked to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-forget.h"
#include "dag-store-history-private.h"

static void
on_forgotten (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer found = dag_store_run_finish (DAG_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, found != NULL);
}

/**
 * dag_store_history_forget_async:
 * @agent: id of a person
 *
 * What that person did, their totals and their name go from the disk; a number without a
 * name stays. As long as the source names them, what comes after is kept anew.
 */
void
dag_store_history_forget_async (DagStoreHistory     *self,
                                const char          *agent,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_store_history_forget_async);
  if (self->store == NULL || !dag_store_history_is_recording (self))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  dag_store_run_async (self->store, &dag_forget_job,
                       dag_forget_request_new (self->recorder, agent), NULL, on_forgotten,
                       g_steal_pointer (&task));
}

/* Returns: whether anything was kept of that person */
gboolean
dag_store_history_forget_finish (DagStoreHistory  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
