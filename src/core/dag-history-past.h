/* dag-history-past.h - asks a history for past days: pictures, changes, intervals, sums
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

void         dag_history_read_days_async           (DagHistory          *self,
                                                    GTimeZone           *zone,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
GArray      *dag_history_read_days_finish          (DagHistory    *self,
                                                    GAsyncResult  *result,
                                                    GError       **error);

void         dag_history_day_get_span              (const DagHistoryDay *day,
                                                    int64_t             *from_us,
                                                    int64_t             *to_us);

void         dag_history_read_snapshot_async       (DagHistory          *self,
                                                    int64_t              at_us,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
DagSnapshot *dag_history_read_snapshot_finish      (DagHistory    *self,
                                                    GAsyncResult  *result,
                                                    GError       **error);

void         dag_history_read_state_changes_async  (DagHistory          *self,
                                                    int64_t              from_us,
                                                    int64_t              to_us,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
GPtrArray   *dag_history_read_state_changes_finish (DagHistory    *self,
                                                    GAsyncResult  *result,
                                                    GError       **error);

void         dag_history_read_intervals_async      (DagHistory          *self,
                                                    const char          *queue,
                                                    int64_t              from_us,
                                                    int64_t              to_us,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
GPtrArray   *dag_history_read_intervals_finish     (DagHistory    *self,
                                                    GAsyncResult  *result,
                                                    GError       **error);

void         dag_history_read_agent_days_async     (DagHistory          *self,
                                                    int64_t              from_us,
                                                    int64_t              to_us,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
GPtrArray   *dag_history_read_agent_days_finish    (DagHistory    *self,
                                                    GAsyncResult  *result,
                                                    GError       **error);

G_END_DECLS
