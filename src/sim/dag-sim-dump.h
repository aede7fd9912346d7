/* dag-sim-dump.h - a whole history as text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-centre.h"

G_BEGIN_DECLS

char *dag_sim_dump_dup   (DagSimCentre *centre,
                          int64_t       until_ms) G_GNUC_WARN_UNUSED_RESULT;
void  dag_sim_dump_print (DagSimCentre *centre,
                          int64_t       until_ms);

G_END_DECLS
