/* dag-sim-lists.h - the lists of the API: changes of state, intervals, reasons, shifts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-centre.h"
#include "dag-sim-query.h"

G_BEGIN_DECLS

/* Each appends one page, whole: {"schema":…,"items":[…],"next":…}. */
void dag_sim_lists_append_changes   (GString            *json,
                                     const DagSimCentre *centre,
                                     const DagSimQuery  *query);
void dag_sim_lists_append_intervals (GString            *json,
                                     const DagSimCentre *centre,
                                     const DagSimQuery  *query);
void dag_sim_lists_append_reasons   (GString            *json,
                                     const DagSimCentre *centre,
                                     const DagSimQuery  *query);
void dag_sim_lists_append_shifts    (GString            *json,
                                     const DagSimCentre *centre,
                                     const DagSimQuery  *query);

G_END_DECLS
