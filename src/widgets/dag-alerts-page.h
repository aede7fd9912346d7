/* dag-alerts-page.h - what needs a lead, what was done about it, and what was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_ALERTS_PAGE (dag_alerts_page_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertsPage, dag_alerts_page, DAG, ALERTS_PAGE, DagPage)

DagPage *dag_alerts_page_new (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
