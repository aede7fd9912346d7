/* dag-sim-snapshot.h - the present state of the simulated centre as the API gives it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-centre.h"

G_BEGIN_DECLS

void dag_sim_snapshot_append (GString            *json,
                              const DagSimCentre *centre,
                              double              speed);

G_END_DECLS
