/* dag-calm-line.h - the one sentence that says enough, and the largest text of the overview
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_CALM_LINE (dag_calm_line_get_type ())
G_DECLARE_FINAL_TYPE (DagCalmLine, dag_calm_line, DAG, CALM_LINE, AdwBin)

void        dag_calm_line_update   (DagCalmLine  *self,
                                    DagDashboard *dashboard,
                                    gboolean      with_people);
const char *dag_calm_line_get_text (DagCalmLine *self);

G_END_DECLS
