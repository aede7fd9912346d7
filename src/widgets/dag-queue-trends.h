/* dag-queue-trends.h - the last hour of each queue that is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

/**
 * DagQueueTrends:
 *
 * Reads the waiting line of a queue when it is asked for, keeps it, and reads it again
 * after half a minute. Signal: "changed" when some line came in.
 */
#define DAG_TYPE_QUEUE_TRENDS (dag_queue_trends_get_type ())
G_DECLARE_FINAL_TYPE (DagQueueTrends, dag_queue_trends, DAG, QUEUE_TRENDS, GObject)

DagQueueTrends *dag_queue_trends_new     (DagHistory *history) G_GNUC_WARN_UNUSED_RESULT;
void            dag_queue_trends_set_now (DagQueueTrends *self,
                                          int64_t         now_us);
const float    *dag_queue_trends_get     (DagQueueTrends *self,
                                          const char     *queue,
                                          guint          *n_points);

G_END_DECLS
