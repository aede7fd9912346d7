/* dag-break-planning-bar.h - who can go now and when, and planning the breaks of the shift
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagBreakPlanningBar:
 *
 * Above the lanes: how many could go now, in ten and in twenty minutes, the best moments,
 * and the button that plans everybody's breaks.
 */
#define DAG_TYPE_BREAK_PLANNING_BAR (dag_break_planning_bar_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakPlanningBar, dag_break_planning_bar, DAG, BREAK_PLANNING_BAR, AdwBin)

GtkWidget *dag_break_planning_bar_new    (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;
void       dag_break_planning_bar_update (DagBreakPlanningBar *self,
                                          gboolean             with_people);
void       dag_break_planning_bar_plan   (DagBreakPlanningBar *self);

G_END_DECLS
