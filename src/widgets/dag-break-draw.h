/* dag-break-draw.h - parts of a shift as they are drawn: texture as well as colour
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-break-lane.h"

G_BEGIN_DECLS

/* What a part of a lane is drawn as. */
typedef enum
{
  DAG_BREAK_LOOK_WORK,
  DAG_BREAK_LOOK_OTHER,
  DAG_BREAK_LOOK_BREAK,
  DAG_BREAK_LOOK_PAID,
  DAG_BREAK_LOOK_NOTED,
  DAG_BREAK_LOOK_UNKNOWN,
  DAG_BREAK_LOOK_PLANNED,
  DAG_BREAK_LOOK_DUE,
} DagBreakLook;
#define DAG_N_BREAK_LOOKS 8

DagBreakLook dag_break_look_of_span  (const DagBreakSpan *span);
const char  *dag_break_look_get_label (DagBreakLook look);
void         dag_break_look_snapshot (DagBreakLook           look,
                                      GtkSnapshot           *snapshot,
                                      const graphene_rect_t *area,
                                      const GdkRGBA         *color);
void         dag_break_draw_fill     (GtkSnapshot           *snapshot,
                                      const graphene_rect_t *area,
                                      const GdkRGBA         *color,
                                      float                  alpha);
float        dag_break_credit_width  (const DagBreakCredit *credit);
float        dag_break_draw_credit   (const DagBreakCredit *credit,
                                      GtkSnapshot          *snapshot,
                                      float                 x,
                                      float                 y,
                                      gboolean              rtl,
                                      const GdkRGBA        *color);
GtkWidget   *dag_break_swatch_new    (DagBreakLook look) G_GNUC_WARN_UNUSED_RESULT;

#define DAG_BREAK_QUARTER 11 /* pixels */

G_END_DECLS
