/* dag-break-lanes.h - the day of everybody, one lane each, under one axis
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-break-live.h"

G_BEGIN_DECLS

typedef gboolean (*DagBreakLaneFilter) (const DagBreakLane *lane,
                                        gpointer            user_data);

/**
 * DagBreakLanes:
 *
 * The order (care first) is held while the pointer or the focus is inside. Signals:
 * "activated" (const char *agent); "plan-dragged" as a row's; "key" (const char *agent,
 * const char *act): one of "plan", "earlier", "later", "longer", "shorter", "remove",
 * "note". Property "order-pending".
 */
#define DAG_TYPE_BREAK_LANES (dag_break_lanes_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakLanes, dag_break_lanes, DAG, BREAK_LANES, GtkWidget)

void        dag_break_lanes_setup       (DagBreakLanes     *self,
                                         DagBreakLive      *breaks,
                                         DagBreakLaneFilter filter,
                                         gpointer           user_data);
void        dag_break_lanes_refilter    (DagBreakLanes *self);
void        dag_break_lanes_refresh     (DagBreakLanes *self,
                                         int64_t        now_us,
                                         GTimeZone     *zone,
                                         gboolean       old);
void        dag_break_lanes_tick        (DagBreakLanes *self,
                                         int64_t        now_us);
void        dag_break_lanes_apply_order (DagBreakLanes *self);
void        dag_break_lanes_select      (DagBreakLanes *self,
                                         const char    *agent);
const char *dag_break_lanes_get_selected (DagBreakLanes *self);
void        dag_break_lanes_grab        (DagBreakLanes *self);

G_END_DECLS
