/* dag-store-history-retention.c - after a start, and once a day: what is old goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history-private.h"

#define DAY_MS (24 * 3600 * 1000)

static void run_round (DagStoreHistory *self);

static void
on_round_done (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DagStoreHistory) self = DAG_STORE_HISTORY (user_data);
  g_autoptr (GError) error = NULL;
  gboolean has_more
      = GPOINTER_TO_INT (dag_store_run_finish (DAG_STORE (source), result, &error)) > 0;

  if (DAG_STORE (source) != self->store)
    return;
  self->is_purging = FALSE;
  if (error != NULL)
    g_debug ("what is old could not be deleted: %s", error->message);
  else if (has_more)
    run_round (self);
}

static void
run_round (DagStoreHistory *self)
{
  int64_t now_us = dag_time_is_known (self->last_at_us) ? self->last_at_us : g_get_real_time ();

  if (self->is_purging)
    return;
  self->is_purging = TRUE;
  dag_store_run_async (self->store, &dag_retention_job,
                       dag_retention_round_new (self->recorder, &self->retention, now_us),
                       self->cancellable, on_round_done, g_object_ref (self));
}

static gboolean
on_day_passed (gpointer user_data)
{
  DagStoreHistory *self = user_data;

  if (dag_store_history_is_recording (self))
    run_round (self);
  return G_SOURCE_CONTINUE;
}

void
dag_store_history_start_purging (DagStoreHistory *self)
{
  if (dag_store_history_is_recording (self))
    run_round (self);
  if (self->purge_id == 0)
    self->purge_id = g_timeout_add (DAY_MS, on_day_passed, self);
}

void
dag_store_history_stop_purging (DagStoreHistory *self)
{
  g_clear_handle_id (&self->purge_id, g_source_remove);
  self->is_purging = FALSE;
}

/**
 * dag_store_history_set_retention:
 * @self: a history
 * @retention: how long each level is kept
 *
 * What is older goes at once, and then once a day; a few hundred rows at a time, so that
 * nothing has to wait for it.
 */
void
dag_store_history_set_retention (DagStoreHistory    *self,
                                 const DagRetention *retention)
{
  g_return_if_fail (DAG_IS_STORE_HISTORY (self));
  g_return_if_fail (retention != NULL);

  if (memcmp (&self->retention, retention, sizeof *retention) == 0)
    return;
  self->retention = *retention;
  if (self->store != NULL)
    dag_store_history_start_purging (self);
}
