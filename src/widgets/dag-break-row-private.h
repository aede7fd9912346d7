/* dag-break-row-private.h - the inside of a lane's row, for its drawing and its dragging
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-row.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_BREAK_DRAG_NONE,
  DAG_BREAK_DRAG_NEW,
  DAG_BREAK_DRAG_MOVE,
  DAG_BREAK_DRAG_BEGIN, /* the edge at which the break begins */
  DAG_BREAK_DRAG_END,
} DagBreakDrag;

struct _DagBreakRow
{
  GtkWidget parent_instance;

  const DagBreakFrame *frame;
  DagSlot *slot;
  gulong slot_changed;
  DagBreakLane *lane; /* (nullable) */
  PangoLayout *name;
  PangoLayout *state;
  PangoLayout *due;
  PangoLayout *credit;
  float now_x; /* as drawn */

  GtkGesture *gesture;
  DagBreakDrag drag;
  const char *drag_plan; /* (nullable): interned */
  int64_t drag_from_us;  /* as it was */
  int64_t drag_to_us;
  int64_t from_us;       /* as it is under the pointer */
  int64_t to_us;
};

void dag_break_row_draw         (DagBreakRow *self,
                                 GtkSnapshot *snapshot);
float dag_break_row_get_band_y  (DagBreakRow *self);
void dag_break_row_install_drag (DagBreakRow *self);
void dag_break_row_drag_by      (DagBreakRow *self,
                                 double       x,
                                 double       dx);

G_END_DECLS
