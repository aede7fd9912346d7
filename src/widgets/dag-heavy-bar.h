/* dag-heavy-bar.h - one key for a heavy contact, on the page of the person it was with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* Never a score: it counts the last hour alone, on this person's own page alone. */
#define DAG_TYPE_HEAVY_BAR (dag_heavy_bar_get_type ())
G_DECLARE_FINAL_TYPE (DagHeavyBar, dag_heavy_bar, DAG, HEAVY_BAR, AdwBin)

void dag_heavy_bar_set_person (DagHeavyBar  *self,
                               DagDashboard *dashboard,
                               const char   *agent);

void dag_heavy_mark           (GtkWidget    *widget,
                               DagDashboard *dashboard,
                               const char   *agent);

G_END_DECLS
