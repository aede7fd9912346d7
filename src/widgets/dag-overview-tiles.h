/* dag-overview-tiles.h - what the tiles of the overview say, and where they lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-tile.h"

G_BEGIN_DECLS

void dag_overview_tiles_update (DagDashboard *dashboard,
                                DagTile      *waiting,
                                DagTile      *longest,
                                DagTile      *service_level,
                                DagTile      *people);

G_END_DECLS
