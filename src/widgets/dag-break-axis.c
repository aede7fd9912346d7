/* dag-break-axis.c - the times above the lanes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-axis.h"

#include "dag-break-draw.h"
#include "dag-compat.h"
#include "dag-time-axis.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define TICK_SPACING 76
#define TICK_HEIGHT 5
#define PADDING 4

struct _DagBreakAxis
{
  GtkWidget parent_instance;

  const DagBreakFrame *frame;
};

G_DEFINE_FINAL_TYPE (DagBreakAxis, dag_break_axis, GTK_TYPE_WIDGET)

/* Returns: where the text ends up, from its left edge */
static float
draw_time (DagBreakAxis  *self,
           GtkSnapshot   *snapshot,
           int64_t        at_us,
           gboolean       is_now,
           const GdkRGBA *color,
           float         *width)
{
  const DagBreakFrame *frame = self->frame;
  g_autofree char *text = dag_words_clock (at_us, frame->zone);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  float x = dag_break_frame_x_of (frame, at_us);
  int w = 0;

  if (is_now)
    {
      g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

      pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, bold);
    }
  pango_layout_get_pixel_size (layout, &w, NULL);
  *width = (float) w;
  x = CLAMP (x - (float) w / 2, frame->lane_x,
             MAX (frame->lane_x, frame->lane_x + frame->lane_width - (float) w));
  if (color != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf (x), PADDING));
      gtk_snapshot_append_layout (snapshot, layout, color);
      gtk_snapshot_restore (snapshot);
    }
  return x;
}

static void
dag_break_axis_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DagBreakAxis *self = DAG_BREAK_AXIS (widget);
  const DagBreakFrame *frame = self->frame;
  float bottom = (float) gtk_widget_get_height (widget);
  g_autoptr (GArray) ticks = NULL;
  GdkRGBA color;
  GdkRGBA faded;
  float now_x;
  float now_width = 0;
  float last_from = -HUGE_VALF;
  float last_to = -HUGE_VALF;

  if (frame->zone == NULL || frame->to_us <= frame->from_us || frame->lane_width < 40)
    return;
  dag_compat_widget_get_color (widget, &color);
  faded = color;
  faded.alpha *= frame->high_contrast ? 0.9f : 0.62f;
  now_x = draw_time (self, snapshot, frame->now_us, TRUE, &color, &now_width);
  ticks = dag_time_axis_choose (frame->from_us, frame->to_us, frame->zone,
                                (guint) MAX (2, (int) (frame->lane_width
                                                       / MAX (TICK_SPACING, 2 * now_width))));
  for (guint i = 0; i < ticks->len; i++)
    {
      int64_t at_us = g_array_index (ticks, int64_t, i);
      float width = 0;
      float x = draw_time (self, snapshot, at_us, FALSE, NULL, &width);

      dag_break_draw_fill (
          snapshot,
          &GRAPHENE_RECT_INIT (floorf (dag_break_frame_x_of (frame, at_us)),
                               bottom - TICK_HEIGHT, 1, TICK_HEIGHT),
          &color, 0.35f);
      /* neither on the present's time nor on the one before, which the edge may push aside */
      if ((x + width + 6 < now_x || x > now_x + now_width + 6)
          && (x + width + 6 < last_from || x > last_to + 6))
        {
          draw_time (self, snapshot, at_us, FALSE, &faded, &width);
          last_from = x;
          last_to = x + width;
        }
    }
  dag_break_draw_fill (
      snapshot,
      &GRAPHENE_RECT_INIT (floorf (dag_break_frame_x_of (frame, frame->now_us)),
                           bottom - TICK_HEIGHT, 1.5f, TICK_HEIGHT),
      &color, 0.8f);
}

static void
dag_break_axis_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int line = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, "0:00");
  pango_layout_get_pixel_size (layout, NULL, &line);
  *minimum = *natural = line + 2 * PADDING + TICK_HEIGHT;
}

static void
dag_break_axis_class_init (DagBreakAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dag_break_axis_snapshot;
  widget_class->measure = dag_break_axis_measure;
  /* every lane says its own times */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dag_break_axis_init (DagBreakAxis *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dag_break_axis_new:
 * @frame: of the lanes below; outlives the axis
 *
 * Returns: (transfer floating): their times
 */
GtkWidget *
dag_break_axis_new (const DagBreakFrame *frame)
{
  DagBreakAxis *self = g_object_new (DAG_TYPE_BREAK_AXIS, NULL);

  self->frame = frame;
  return GTK_WIDGET (self);
}
