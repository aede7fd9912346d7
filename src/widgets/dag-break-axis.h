/* dag-break-axis.h - the times above the lanes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-frame.h"

G_BEGIN_DECLS

#define DAG_TYPE_BREAK_AXIS (dag_break_axis_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakAxis, dag_break_axis, DAG, BREAK_AXIS, GtkWidget)

GtkWidget *dag_break_axis_new (const DagBreakFrame *frame) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
