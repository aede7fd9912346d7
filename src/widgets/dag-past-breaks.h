/* dag-past-breaks.h - what teams had in breaks on a past day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-history.h"

G_BEGIN_DECLS

#define DAG_TYPE_PAST_BREAKS (dag_past_breaks_get_type ())
G_DECLARE_FINAL_TYPE (DagPastBreaks, dag_past_breaks, DAG, PAST_BREAKS, AdwBin)

void dag_past_breaks_read (DagPastBreaks       *self,
                           DagHistory          *history,
                           const DagHistoryDay *day);

G_END_DECLS
