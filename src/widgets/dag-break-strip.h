/* dag-break-strip.h - the lane of one person under its own axis
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-break-lane.h"

G_BEGIN_DECLS

/* Signal "plan-dragged" as of a row. */
#define DAG_TYPE_BREAK_STRIP (dag_break_strip_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakStrip, dag_break_strip, DAG, BREAK_STRIP, GtkWidget)

void dag_break_strip_show (DagBreakStrip      *self,
                           const DagBreakLane *lane,
                           int64_t             now_us,
                           GTimeZone          *zone,
                           gboolean            old);

G_END_DECLS
