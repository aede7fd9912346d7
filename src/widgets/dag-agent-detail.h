/* dag-agent-detail.h - one person: the day as a band of states, and a few facts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"
#include "dag-glance.h"
#include "dag-rows.h"

G_BEGIN_DECLS

#define DAG_TYPE_AGENT_DETAIL (dag_agent_detail_get_type ())
G_DECLARE_FINAL_TYPE (DagAgentDetail, dag_agent_detail, DAG, AGENT_DETAIL, AdwBin)

void        dag_agent_detail_begin    (DagAgentDetail *self,
                                       DagDashboard   *dashboard,
                                       const char     *id);
void        dag_agent_detail_update   (DagAgentDetail    *self,
                                       const DagAgentRow *row,
                                       const DagGlance   *glance);
void        dag_agent_detail_tick     (DagAgentDetail  *self,
                                       const DagGlance *glance);
const char *dag_agent_detail_get_name (DagAgentDetail *self);

G_END_DECLS
