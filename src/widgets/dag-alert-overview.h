/* dag-alert-overview.h - the most urgent alert on the overview, and how many more there are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* Hidden while nothing is open that nobody has taken. */
#define DAG_TYPE_ALERT_OVERVIEW (dag_alert_overview_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertOverview, dag_alert_overview, DAG, ALERT_OVERVIEW, AdwBin)

void dag_alert_overview_update (DagAlertOverview *self,
                                DagDashboard     *dashboard,
                                gboolean          with_people);

G_END_DECLS
