/* dag-history-past.c - asks a history for past days: pictures, changes, intervals, sums
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-past.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define MIN_SPAN_US (6 * HOUR_US)

DagAgentDayTotal *
dag_agent_day_total_new (void)
{
  return g_new0 (DagAgentDayTotal, 1);
}

void
dag_agent_day_total_free (DagAgentDayTotal *self)
{
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->team_name, g_free);
  g_free (self);
}

/* A history that keeps no such thing says so, and not that there was nothing. */
static void
refuse (DagHistory          *self,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, refuse);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "this history does not keep it");
}

static gpointer
finish (DagHistory    *self,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (DAG_IS_HISTORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_history_read_days_async:
 * @self: a history
 * @zone: the centre's zone: its midnights divide the days
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_days_async (DagHistory          *self,
                             GTimeZone           *zone,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (zone != NULL);

  if (DAG_HISTORY_GET_IFACE (self)->read_days_async == NULL)
    refuse (self, cancellable, callback, user_data);
  else
    DAG_HISTORY_GET_IFACE (self)->read_days_async (self, zone, cancellable, callback,
                                                   user_data);
}

/**
 * dag_history_read_days_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagHistoryDay): oldest first, none twice
 */
GArray *
dag_history_read_days_finish (DagHistory    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, result, error);
}

/**
 * dag_history_day_get_span:
 * @day: a day
 * @from_us: (out): its midnight, or the whole hour in which the first thing is known
 * @to_us: (out): the next midnight, or the whole hour after the last
 *
 * The hours of a day that are worth a place on the screen: those of which something is
 * known, six at least, and never more than the day has. Hours are counted from its
 * midnight, so that they are those of the clock wherever the centre is.
 */
void
dag_history_day_get_span (const DagHistoryDay *day,
                          int64_t             *from_us,
                          int64_t             *to_us)
{
  int64_t first_us;
  int64_t last_us;

  g_return_if_fail (day != NULL && from_us != NULL && to_us != NULL);

  first_us = CLAMP (day->first_us, day->from_us, day->to_us) - day->from_us;
  last_us = CLAMP (day->last_us, day->from_us, day->to_us) - day->from_us;
  *from_us = day->from_us + first_us / HOUR_US * HOUR_US;
  *to_us = day->from_us + (last_us + HOUR_US - 1) / HOUR_US * HOUR_US;
  *to_us = MIN (MAX (*to_us, *from_us + MIN_SPAN_US), day->to_us);
  *from_us = MAX (MIN (*from_us, *to_us - MIN_SPAN_US), day->from_us);
}

/**
 * dag_history_read_snapshot_async:
 * @self: a history
 * @at_us: the moment, microseconds since 1970
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_snapshot_async (DagHistory          *self,
                                 int64_t              at_us,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (dag_time_is_known (at_us));

  if (DAG_HISTORY_GET_IFACE (self)->read_snapshot_async == NULL)
    refuse (self, cancellable, callback, user_data);
  else
    DAG_HISTORY_GET_IFACE (self)->read_snapshot_async (self, at_us, cancellable,
                                                       callback, user_data);
}

/**
 * dag_history_read_snapshot_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) the centre as it was last known before @at_us: what is
 *   not kept of it is absent. %G_IO_ERROR_NOT_FOUND where nobody watched then
 */
DagSnapshot *
dag_history_read_snapshot_finish (DagHistory    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return finish (self, result, error);
}

/**
 * dag_history_read_state_changes_async:
 * @self: a history
 * @from_us: first moment, microseconds since 1970
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_state_changes_async (DagHistory          *self,
                                      int64_t              from_us,
                                      int64_t              to_us,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (to_us > from_us);

  if (DAG_HISTORY_GET_IFACE (self)->read_state_changes_async == NULL)
    refuse (self, cancellable, callback, user_data);
  else
    DAG_HISTORY_GET_IFACE (self)->read_state_changes_async (self, from_us, to_us,
                                                            cancellable, callback,
                                                            user_data);
}

/**
 * dag_history_read_state_changes_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagStateChange): of all agents in any order of
 *   agents, each one's oldest first, preceded by the one in force at the start
 */
GPtrArray *
dag_history_read_state_changes_finish (DagHistory    *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  return finish (self, result, error);
}

/**
 * dag_history_read_intervals_async:
 * @self: a history
 * @queue: (nullable): a queue's id, or %NULL for every queue
 * @from_us: first moment, microseconds since 1970
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_intervals_async (DagHistory          *self,
                                  const char          *queue,
                                  int64_t              from_us,
                                  int64_t              to_us,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (to_us > from_us);

  if (DAG_HISTORY_GET_IFACE (self)->read_intervals_async == NULL)
    refuse (self, cancellable, callback, user_data);
  else
    DAG_HISTORY_GET_IFACE (self)->read_intervals_async (self, queue, from_us, to_us,
                                                        cancellable, callback,
                                                        user_data);
}

/**
 * dag_history_read_intervals_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagInterval): those that begin in the time
 *   asked for, each queue's oldest first
 */
GPtrArray *
dag_history_read_intervals_finish (DagHistory    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (self, result, error);
}

/**
 * dag_history_read_agent_days_async:
 * @self: a history
 * @from_us: first moment, microseconds since 1970
 * @to_us: first moment not wanted
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_history_read_agent_days_async (DagHistory          *self,
                                   int64_t              from_us,
                                   int64_t              to_us,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (DAG_IS_HISTORY (self));
  g_return_if_fail (to_us > from_us);

  if (DAG_HISTORY_GET_IFACE (self)->read_agent_days_async == NULL)
    refuse (self, cancellable, callback, user_data);
  else
    DAG_HISTORY_GET_IFACE (self)->read_agent_days_async (self, from_us, to_us,
                                                         cancellable, callback,
                                                         user_data);
}

/**
 * dag_history_read_agent_days_finish:
 * @self: a history
 * @result: what the callback got
 * @error: set when it could not be read
 *
 * Returns: (transfer full) (element-type DagAgentDayTotal): oldest day first
 */
GPtrArray *
dag_history_read_agent_days_finish (DagHistory    *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return finish (self, result, error);
}
