/* dag-keeping.h - what is kept on the disk follows the settings and the accepted purposes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

void dag_keeping_start          (DagDashboard *dashboard,
                                 GSettings    *settings);
void dag_keeping_read_retention (GSettings    *settings,
                                 DagRetention *retention);

const char *dag_keeping_get_centre_id (DagDashboard *dashboard);

G_END_DECLS
