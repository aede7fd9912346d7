/* dag-store-history-restore.c - after a start: the last hours into the memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-restore.h"
#include "dag-store-history-private.h"

/* As far back as the memory goes. */
#define RESTORE_US (25 * 3600 * DAG_USEC_PER_SEC)
/* So many agents or queues at a time: a millisecond or two. */
#define AT_ONCE 40

static gboolean
on_restore_due (gpointer user_data)
{
  DagStoreHistory *self = user_data;

  if (dag_memory_history_restore (self->memory, self->restored, AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->restore_id = 0;
  g_clear_pointer (&self->restored, dag_restored_free);
  g_signal_emit_by_name (self, "restored");
  return G_SOURCE_REMOVE;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DagStoreHistory) self = DAG_STORE_HISTORY (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagRestored) restored
      = dag_store_run_finish (DAG_STORE (source), result, &error);

  if (restored == NULL || DAG_STORE (source) != self->store)
    return;
  self->restored = g_steal_pointer (&restored);
  self->restore_id = g_idle_add (on_restore_due, self);
}

/* By our own clock: the source's is not known yet, and hours are not minutes. */
void
dag_store_history_restore (DagStoreHistory *self)
{
  DagArchiveQuestion *question = dag_archive_question_new (self->recorder);

  question->from_us = g_get_real_time () - RESTORE_US;
  dag_store_run_async (self->store, &dag_archive_job_restore, question, self->cancellable,
                       on_read, g_object_ref (self));
}

void
dag_store_history_stop_restore (DagStoreHistory *self)
{
  g_clear_handle_id (&self->restore_id, g_source_remove);
  g_clear_pointer (&self->restored, dag_restored_free);
}
