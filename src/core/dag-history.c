/* dag-history.c - what was: state changes, intervals and samples behind one interface
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history.h"

G_DEFINE_INTERFACE (DagHistory, dag_history, G_TYPE_OBJECT)

static void
dag_history_default_init (DagHistoryInterface *iface)
{
}

DagStateChange *
dag_state_change_new (void)
{
  DagStateChange *self = g_new0 (DagStateChange, 1);

  self->state = DAG_STATE_UNKNOWN;
  self->channel = DAG_CHANNEL_UNKNOWN;
  self->contact = DAG_COUNT_ABSENT;
  return self;
}

DagStateChange *
dag_state_change_copy (const DagStateChange *self)
{
  DagStateChange *copy = dag_state_change_new ();

  *copy = *self;
  copy->agent = g_strdup (self->agent);
  copy->reason = g_strdup (self->reason);
  return copy;
}

void
dag_state_change_free (DagStateChange *self)
{
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_free (self);
}

DagInterval *
dag_interval_new (void)
{
  g_autoptr (DagQueueSample) blank = dag_queue_sample_new ();
  DagInterval *self = g_new0 (DagInterval, 1);

  self->counts = blank->today; /* everything absent */
  self->target = blank->target;
  self->waiting_max = DAG_COUNT_ABSENT;
  self->staffed_s = DAG_SECONDS_ABSENT;
  return self;
}

DagInterval *
dag_interval_copy (const DagInterval *self)
{
  DagInterval *copy = dag_interval_new ();

  *copy = *self;
  copy->queue = g_strdup (self->queue);
  return copy;
}

void
dag_interval_free (DagInterval *self)
{
  g_clear_pointer (&self->queue, g_free);
  g_free (self);
}

/**
 * dag_history_add_snapshot:
 * @self: a history
 * @snapshot: the newest answer of the source
 *
 * Keeps what matters of @snapshot; one that is not newer than the last is left out.
 */
void
dag_history_add_snapshot (DagHistory  *self,
                          DagSnapshot *snapshot)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (snapshot != NULL);

  DAG_HISTORY_GET_IFACE (self)->add_snapshot (self, snapshot);
}

/**
 * dag_history_add_state_changes:
 * @self: a history
 * @changes: (element-type DagStateChange): changes read from the source, in any order
 *
 * Merges them; those already known (same agent, time and state) are not doubled.
 */
void
dag_history_add_state_changes (DagHistory *self,
                               GPtrArray  *changes)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (changes != NULL);

  DAG_HISTORY_GET_IFACE (self)->add_state_changes (self, changes);
}

/**
 * dag_history_add_intervals:
 * @self: a history
 * @intervals: (element-type DagInterval): intervals read from the source
 *
 * Merges them; a later reading of the same interval replaces the earlier one.
 */
void
dag_history_add_intervals (DagHistory *self,
                           GPtrArray  *intervals)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (intervals != NULL);

  DAG_HISTORY_GET_IFACE (self)->add_intervals (self, intervals);
}

/**
 * dag_history_clear:
 * @self: a history
 *
 * Forgets everything, as when another source is connected.
 */
void
dag_history_clear (DagHistory *self)
{
  g_return_if_fail (DAG_IS_HISTORY (self));

  DAG_HISTORY_GET_IFACE (self)->clear (self);
}

/**
 * dag_history_read_series_async:
 * @self: a history
 * @kind: which figure
 * @queue: (nullable): a queue's id, or %NULL for the whole centre
 * @from_us: first moment, microseconds since 1970
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_series_async (DagHistory          *self,
                               DagSeriesKind        kind,
                               const char          *queue,
                               int64_t              from_us,
                               int64_t              to_us,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));

  DAG_HISTORY_GET_IFACE (self)->read_series_async (self, kind, queue, from_us, to_us,
                                                   cancellable, callback, user_data);
}

/**
 * dag_history_read_series_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagPoint): oldest first; empty where nothing is
 *   known; a point of NaN marks a gap
 */
GArray *
dag_history_read_series_finish (DagHistory    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (DAG_IS_HISTORY (self), NULL);

  return DAG_HISTORY_GET_IFACE (self)->read_series_finish (self, result, error);
}

/**
 * dag_history_read_agent_day_async:
 * @self: a history
 * @agent: an agent's id
 * @from_us: first moment, microseconds since 1970
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_agent_day_async (DagHistory          *self,
                                  const char          *agent,
                                  int64_t              from_us,
                                  int64_t              to_us,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (agent != NULL);

  DAG_HISTORY_GET_IFACE (self)->read_agent_day_async (self, agent, from_us, to_us,
                                                      cancellable, callback, user_data);
}

/**
 * dag_history_read_agent_day_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagStateChange): oldest first; the first may lie
 *   before the time asked for: it is the state in force then
 */
GPtrArray *
dag_history_read_agent_day_finish (DagHistory    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (DAG_IS_HISTORY (self), NULL);

  return DAG_HISTORY_GET_IFACE (self)->read_agent_day_finish (self, result, error);
}
