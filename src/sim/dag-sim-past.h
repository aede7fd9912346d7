/* dag-sim-past.h - the weeks before the simulation began
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-plan.h"
#include "dag-sim-record.h"

G_BEGIN_DECLS

void dag_sim_past_fill_bucket  (const DagSimPlan *plan,
                                guint             queue,
                                int64_t           start_ms,
                                DagSimCounts     *counts);
void dag_sim_past_fill_reasons (const DagSimPlan *plan,
                                guint             queue,
                                int64_t           day,
                                int64_t           today,
                                DagSimReasonDay  *reasons);

G_END_DECLS
