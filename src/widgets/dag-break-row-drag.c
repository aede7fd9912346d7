/* dag-break-row-drag.c - a planned break is drawn, moved, made longer or shorter by dragging
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-row-private.h"

#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define STEP_US (5 * MINUTE_US)
#define EDGE 5.0f      /* pixels around an edge that are the edge */
#define THRESHOLD 4.0  /* a press that moves less is none */

static int64_t
snap (int64_t at_us)
{
  return (at_us + STEP_US / 2) / STEP_US * STEP_US;
}

/* What a press at @x takes hold of. */
static DagBreakDrag
find_grip (DagBreakRow *self,
           float        x)
{
  const DagBreakFrame *frame = self->frame;
  int64_t at_us = dag_break_frame_time_at (frame, x);

  for (guint i = 0; i < self->lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (self->lane->plans, DagBreakPlan, i);
      float begin = dag_break_frame_x_of (frame, plan->from_us);
      float end = dag_break_frame_x_of (frame, plan->to_us);

      if (plan->to_us <= frame->now_us || x < MIN (begin, end) - EDGE / 2
          || x > MAX (begin, end) + EDGE / 2)
        continue;
      self->drag_plan = plan->id;
      self->drag_from_us = plan->from_us;
      self->drag_to_us = plan->to_us;
      if (fabsf (end - begin) > 4 * EDGE && fabsf (x - begin) < EDGE)
        return DAG_BREAK_DRAG_BEGIN;
      if (fabsf (end - begin) > 4 * EDGE && fabsf (x - end) < EDGE)
        return DAG_BREAK_DRAG_END;
      return DAG_BREAK_DRAG_MOVE;
    }
  self->drag_plan = NULL;
  self->drag_from_us = self->drag_to_us = snap (at_us);
  return at_us > frame->now_us && at_us < self->lane->ends_us ? DAG_BREAK_DRAG_NEW
                                                              : DAG_BREAK_DRAG_NONE;
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               DagBreakRow    *self)
{
  float band_y = dag_break_row_get_band_y (self);
  gboolean in_band = (float) y >= band_y - 6 && (float) y <= band_y + DAG_BREAK_BAND_HEIGHT + 6
                     && (float) x >= self->frame->lane_x
                     && (float) x <= self->frame->lane_x + self->frame->lane_width;

  self->drag = DAG_BREAK_DRAG_NONE;
  if (self->lane == NULL || self->lane->is_over || !in_band
      || find_grip (self, (float) x) == DAG_BREAK_DRAG_NONE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* Never into the past, never shorter than five minutes. */
static void
place (DagBreakRow *self,
       int64_t      by_us)
{
  int64_t now_us = self->frame->now_us;

  self->from_us = self->drag_from_us;
  self->to_us = self->drag_to_us;
  switch (self->drag)
    {
    case DAG_BREAK_DRAG_NEW:
      self->from_us = snap (MIN (self->drag_from_us, self->drag_from_us + by_us));
      self->to_us = snap (MAX (self->drag_from_us, self->drag_from_us + by_us));
      break;
    case DAG_BREAK_DRAG_MOVE:
      self->from_us = MAX (snap (self->drag_from_us + by_us), now_us);
      self->to_us = self->from_us + self->drag_to_us - self->drag_from_us;
      break;
    case DAG_BREAK_DRAG_BEGIN:
      self->from_us = MIN (snap (self->drag_from_us + by_us), self->to_us - STEP_US);
      break;
    case DAG_BREAK_DRAG_END:
      self->to_us = snap (self->drag_to_us + by_us);
      break;
    case DAG_BREAK_DRAG_NONE:
      break;
    }
  self->from_us = MAX (self->from_us, MIN (now_us, self->drag_from_us));
  self->to_us = MAX (self->to_us, self->from_us + STEP_US);
}

static void
move_by (DagBreakRow *self,
         double       dx)
{
  const DagBreakFrame *frame = self->frame;
  double per_pixel = (double) (frame->to_us - frame->from_us) / (double) frame->lane_width;

  place (self, (int64_t) ((frame->rtl ? -dx : dx) * per_pixel));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
let_go (DagBreakRow *self)
{
  gboolean moved = self->drag != DAG_BREAK_DRAG_NONE
                   && (self->from_us != self->drag_from_us || self->to_us != self->drag_to_us);
  int64_t was_us = self->drag == DAG_BREAK_DRAG_NEW ? DAG_TIME_NONE : self->drag_from_us;

  self->drag = DAG_BREAK_DRAG_NONE;
  if (moved && self->lane != NULL)
    g_signal_emit_by_name (self, "plan-dragged", self->lane->sample->id, self->drag_plan, was_us,
                           self->from_us, self->to_us);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                DagBreakRow    *self)
{
  double x = 0;
  double y = 0;

  if (self->lane == NULL || (self->drag == DAG_BREAK_DRAG_NONE && fabs (dx) < THRESHOLD))
    return;
  if (self->drag == DAG_BREAK_DRAG_NONE)
    {
      gtk_gesture_drag_get_start_point (gesture, &x, &y);
      self->drag = find_grip (self, (float) x);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  move_by (self, dx);
}

static void
on_drag_end (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             DagBreakRow    *self)
{
  let_go (self);
}

/* A whole drag at once: what a gesture does in steps. */
void
dag_break_row_drag_by (DagBreakRow *self,
                       double       x,
                       double       dx)
{
  self->drag = find_grip (self, (float) x);
  if (self->drag == DAG_BREAK_DRAG_NONE)
    return;
  move_by (self, dx);
  let_go (self);
}

static void
on_cancel (GtkGesture       *gesture,
           GdkEventSequence *sequence,
           DagBreakRow      *self)
{
  self->drag = DAG_BREAK_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dag_break_row_install_drag (DagBreakRow *self)
{
  self->gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->gesture, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (self->gesture, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (self->gesture, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (self->gesture, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->gesture));
}
