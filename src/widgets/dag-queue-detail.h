/* dag-queue-detail.h - one queue: figures, trend, people, reasons, and the wait text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"
#include "dag-glance.h"
#include "dag-rows.h"

G_BEGIN_DECLS

/**
 * DagQueueDetail:
 *
 * Signal: "agent-activated" (id): one of its people was pressed.
 */
#define DAG_TYPE_QUEUE_DETAIL (dag_queue_detail_get_type ())
G_DECLARE_FINAL_TYPE (DagQueueDetail, dag_queue_detail, DAG, QUEUE_DETAIL, AdwBin)

void        dag_queue_detail_begin    (DagQueueDetail *self,
                                       DagDashboard   *dashboard,
                                       const char     *id);
void        dag_queue_detail_update   (DagQueueDetail    *self,
                                       const DagQueueRow *row,
                                       const DagGlance   *glance);
void        dag_queue_detail_tick     (DagQueueDetail  *self,
                                       const DagGlance *glance);
const char *dag_queue_detail_get_name (DagQueueDetail *self);

G_END_DECLS
