/* dag-sim-centre.h - a contact centre simulated by discrete events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-plan.h"
#include "dag-sim-record.h"

G_BEGIN_DECLS

typedef struct _DagSimCentre DagSimCentre;

DagSimCentre       *dag_sim_centre_new         (DagSimPlan *plan,
                                                int64_t     start_ms) G_GNUC_WARN_UNUSED_RESULT;
void                dag_sim_centre_free        (DagSimCentre *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagSimCentre, dag_sim_centre_free)

void                dag_sim_centre_run_until   (DagSimCentre *self,
                                                int64_t       time_ms);

/* What a team lead may do: plan the breaks. */
void                dag_sim_centre_plan_break  (DagSimCentre *self,
                                                guint         agent,
                                                int64_t       start_ms,
                                                int64_t       length_ms);
void                dag_sim_centre_drop_breaks (DagSimCentre *self,
                                                guint         agent);
void                dag_sim_centre_set_follows_plan (DagSimCentre *self,
                                                     guint         agent,
                                                     gboolean      follows_plan);

const DagSimPlan   *dag_sim_centre_get_plan    (const DagSimCentre *self);
int64_t             dag_sim_centre_get_now     (const DagSimCentre *self);
int64_t             dag_sim_centre_get_origin  (const DagSimCentre *self);
const DagSimRecord *dag_sim_centre_get_record  (const DagSimCentre *self);
const DagSimCounts *dag_sim_centre_get_counts  (const DagSimCentre *self,
                                                guint               queue);
int64_t             dag_sim_centre_get_busy_ms (const DagSimCentre *self);

G_END_DECLS
