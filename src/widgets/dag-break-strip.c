/* dag-break-strip.c - the lane of one person under its own axis
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-strip.h"

#include "dag-break-axis.h"
#include "dag-break-row.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define MIN_HOURS 4

struct _DagBreakStrip
{
  GtkWidget parent_instance;

  GtkWidget *axis;
  GtkWidget *row;
  DagBreakFrame frame;
};

static guint plan_dragged_signal;

G_DEFINE_FINAL_TYPE (DagBreakStrip, dag_break_strip, GTK_TYPE_WIDGET)

static void
on_plan_dragged (DagBreakRow   *row,
                 const char    *agent,
                 const char    *plan,
                 int64_t        was_us,
                 int64_t        from_us,
                 int64_t        to_us,
                 DagBreakStrip *self)
{
  g_signal_emit (self, plan_dragged_signal, 0, agent, plan, was_us, from_us, to_us);
}

static void
dag_break_strip_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DagBreakStrip *self = DAG_BREAK_STRIP (widget);
  int axis = 0;

  gtk_widget_measure (self->row, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->axis, orientation, -1, &axis, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum += axis;
  *natural += axis;
}

static void
dag_break_strip_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DagBreakStrip *self = DAG_BREAK_STRIP (widget);
  GtkAllocation area = { 0, 0, width, 0 };

  self->frame.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  dag_break_frame_place (&self->frame, (float) width, 1.0f);
  gtk_widget_measure (self->axis, GTK_ORIENTATION_VERTICAL, -1, &area.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->axis, &area, -1);
  area.y = area.height;
  area.height = MAX (0, height - area.height);
  gtk_widget_size_allocate (self->row, &area, -1);
}

static void
dag_break_strip_dispose (GObject *object)
{
  DagBreakStrip *self = DAG_BREAK_STRIP (object);

  g_clear_pointer (&self->axis, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  G_OBJECT_CLASS (dag_break_strip_parent_class)->dispose (object);
}

static void
dag_break_strip_finalize (GObject *object)
{
  g_clear_pointer (&DAG_BREAK_STRIP (object)->frame.zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_break_strip_parent_class)->finalize (object);
}

static void
dag_break_strip_class_init (DagBreakStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_break_strip_dispose;
  object_class->finalize = dag_break_strip_finalize;
  widget_class->measure = dag_break_strip_measure;
  widget_class->size_allocate = dag_break_strip_size_allocate;
  plan_dragged_signal = g_signal_new (
      "plan-dragged", DAG_TYPE_BREAK_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
}

static void
dag_break_strip_init (DagBreakStrip *self)
{
  self->frame.bare = TRUE;
  self->axis = dag_break_axis_new (&self->frame);
  self->row = dag_break_row_new (&self->frame);
  gtk_widget_set_parent (self->axis, GTK_WIDGET (self));
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  g_signal_connect_object (self->row, "plan-dragged", G_CALLBACK (on_plan_dragged), self, 0);
}

/**
 * dag_break_strip_show:
 * @self: a strip
 * @lane: whose
 * @now_us: the centre's present
 * @zone: the centre's zone
 * @old: whether the figures are stale
 */
void
dag_break_strip_show (DagBreakStrip      *self,
                      const DagBreakLane *lane,
                      int64_t             now_us,
                      GTimeZone          *zone,
                      gboolean            old)
{
  int64_t end_us;

  g_return_if_fail (DAG_IS_BREAK_STRIP (self) && lane != NULL && zone != NULL);

  if (self->frame.zone != zone)
    {
      g_clear_pointer (&self->frame.zone, g_time_zone_unref);
      self->frame.zone = g_time_zone_ref (zone);
    }
  self->frame.now_us = now_us;
  self->frame.old = old;
  end_us = MAX (lane->is_over ? lane->at_us : lane->ends_us, now_us);
  self->frame.from_us = lane->begins_us / HOUR_US * HOUR_US;
  self->frame.to_us
      = (MAX (end_us, self->frame.from_us + MIN_HOURS * HOUR_US) / HOUR_US + 1) * HOUR_US;
  dag_break_row_set_lane (DAG_BREAK_ROW (self->row), lane);
  gtk_widget_queue_draw (self->axis);
}
