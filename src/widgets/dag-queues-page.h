/* dag-queues-page.h - the Queues page: a table of queues, and one queue in detail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-table-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_QUEUES_PAGE (dag_queues_page_get_type ())
G_DECLARE_FINAL_TYPE (DagQueuesPage, dag_queues_page, DAG, QUEUES_PAGE, DagTablePage)

DagPage *dag_queues_page_new (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
