/* dag-break-row.h - one lane of the Breaks page: who, the shift as a band, and until when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-frame.h"
#include "dag-break-lane.h"

G_BEGIN_DECLS

/**
 * DagBreakRow:
 *
 * Drawn, not made of labels, so that hundreds of lanes scroll; only while it is seen.
 * Signal "plan-dragged" (agent, plan, gint64 was_us, from_us, to_us): a planned break was
 * moved from @was_us, or drawn where there was none; @plan is %NULL for one of the roster's
 * and for a new one.
 */
#define DAG_TYPE_BREAK_ROW (dag_break_row_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakRow, dag_break_row, DAG, BREAK_ROW, GtkWidget)

GtkWidget          *dag_break_row_new      (const DagBreakFrame *frame)
                                            G_GNUC_WARN_UNUSED_RESULT;
void                dag_break_row_set_slot (DagBreakRow *self,
                                            DagSlot     *slot);
void                dag_break_row_set_lane (DagBreakRow        *self,
                                            const DagBreakLane *lane);
void                dag_break_row_update   (DagBreakRow *self);
void                dag_break_row_tick     (DagBreakRow *self);

char               *dag_break_lane_dup_name  (const DagBreakLane *lane)
                                              G_GNUC_WARN_UNUSED_RESULT;
char               *dag_break_lane_dup_state (const DagBreakLane *lane)
                                              G_GNUC_WARN_UNUSED_RESULT;
char               *dag_break_lane_describe  (const DagBreakLane  *lane,
                                              const DagBreakFrame *frame)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
