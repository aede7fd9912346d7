/* dag-history.c - what was: state changes, intervals and samples behind one interface
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history.h"

G_DEFINE_INTERFACE (DagHistory, dag_history, G_TYPE_OBJECT)

static void
dag_history_default_init (DagHistoryInterface *iface)
{
}

static void
change_clear (DagStateChange *self)
{
  self->state = DAG_STATE_UNKNOWN;
  self->channel = DAG_CHANNEL_UNKNOWN;
  self->contact = DAG_COUNT_ABSENT;
}

DagStateChange *
dag_state_change_new (void)
{
  DagStateChange *self = g_new0 (DagStateChange, 1);

  change_clear (self);
  return self;
}

/**
 * dag_state_change_new_in:
 * @pool: where it shall lie; its words have to be of it, too
 *
 * Returns: (transfer full): an empty change, which holds a reference of @pool
 */
DagStateChange *
dag_state_change_new_in (DagPool *pool)
{
  DagStateChange *self = dag_pool_take (pool, sizeof *self);

  change_clear (self);
  self->pool = dag_pool_ref (pool);
  return self;
}

/**
 * dag_state_change_copy:
 * @self: a change that nobody alters any more
 *
 * Returns: (transfer full): the same once more; of one in a pool, itself
 */
DagStateChange *
dag_state_change_copy (const DagStateChange *self)
{
  DagStateChange *copy = NULL;

  if (self->pool != NULL)
    {
      dag_pool_ref (self->pool);
      return (DagStateChange *) self;
    }
  copy = dag_state_change_new ();
  *copy = *self;
  copy->agent = g_strdup (self->agent);
  copy->reason = g_strdup (self->reason);
  return copy;
}

void
dag_state_change_free (DagStateChange *self)
{
  if (self->pool != NULL)
    {
      dag_pool_unref (self->pool);
      return;
    }
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_free (self);
}

/* Everything absent. */
static void
interval_clear (DagInterval *self)
{
  g_autoptr (DagQueueSample) blank = dag_queue_sample_new ();

  self->counts = blank->today;
  self->target = blank->target;
  self->waiting_max = DAG_COUNT_ABSENT;
  self->staffed_s = DAG_SECONDS_ABSENT;
}

DagInterval *
dag_interval_new (void)
{
  DagInterval *self = g_new0 (DagInterval, 1);

  interval_clear (self);
  return self;
}

/**
 * dag_interval_new_in:
 * @pool: where it shall lie; the queue's id has to be of it, too
 *
 * Returns: (transfer full): an interval of which nothing is known, with a reference of @pool
 */
DagInterval *
dag_interval_new_in (DagPool *pool)
{
  DagInterval *self = dag_pool_take (pool, sizeof *self);

  interval_clear (self);
  self->pool = dag_pool_ref (pool);
  return self;
}

/**
 * dag_interval_copy:
 * @self: an interval that nobody alters any more
 *
 * Returns: (transfer full): the same once more; of one in a pool, itself
 */
DagInterval *
dag_interval_copy (const DagInterval *self)
{
  DagInterval *copy = NULL;

  if (self->pool != NULL)
    {
      dag_pool_ref (self->pool);
      return (DagInterval *) self;
    }
  copy = dag_interval_new ();
  *copy = *self;
  copy->queue = g_strdup (self->queue);
  return copy;
}

void
dag_interval_free (DagInterval *self)
{
  if (self->pool != NULL)
    {
      dag_pool_unref (self->pool);
      return;
    }
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
