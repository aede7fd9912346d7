/* dag-sidebar-status.h - how the source is: live, stale, offline; and whether it is simulated
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_SIDEBAR_STATUS (dag_sidebar_status_get_type ())
G_DECLARE_FINAL_TYPE (DagSidebarStatus, dag_sidebar_status, DAG, SIDEBAR_STATUS, AdwBin)

void dag_sidebar_status_set_dashboard (DagSidebarStatus *self,
                                       DagDashboard     *dashboard);
void dag_sidebar_status_set_compact   (DagSidebarStatus *self,
                                       gboolean          compact);

G_END_DECLS
