/* dag-break-row-draw.c - a lane as it is drawn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-row-private.h"

#include "dag-break-draw.h"
#include "dag-compat.h"

#include <math.h>

#define LIGHTER 0.62f
#define LIGHTER_HIGH_CONTRAST 0.9f
#define REST_HEIGHT 4
#define PADDING 6
#define MARK 3 /* above a break: a sign that is no colour */

static GdkRGBA
lighten (const DagBreakRow *self,
         const GdkRGBA     *color)
{
  GdkRGBA faded = *color;

  faded.alpha *= self->frame->high_contrast ? LIGHTER_HIGH_CONTRAST : LIGHTER;
  return faded;
}

/* @at_end: at the ending edge of @width */
static void
draw_text (DagBreakRow   *self,
           GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           float          x,
           float          y,
           float          width,
           gboolean       at_end,
           const GdkRGBA *color)
{
  PangoRectangle extents;

  if (width < 4)
    return;
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (at_end != self->frame->rtl)
    x += width - (float) extents.width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - (float) extents.x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static float
get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height;
}

/* What is rostered and still to come: a thin line. */
static void
draw_rest (DagBreakRow   *self,
           GtkSnapshot   *snapshot,
           float          y,
           const GdkRGBA *color)
{
  const DagBreakFrame *frame = self->frame;
  graphene_rect_t area;

  if (self->lane->is_over)
    return;
  dag_break_frame_area (frame, frame->now_us, self->lane->ends_us,
                        y + (DAG_BREAK_BAND_HEIGHT - REST_HEIGHT) / 2.0f, REST_HEIGHT, &area);
  dag_break_draw_fill (snapshot, &area, color, self->lane->end_is_assumed ? 0.07f : 0.14f);
}

static void
draw_spans (DagBreakRow   *self,
            GtkSnapshot   *snapshot,
            float          y,
            const GdkRGBA *color)
{
  const DagBreakLane *lane = self->lane;

  for (guint i = 0; i < lane->spans->len; i++)
    {
      const DagBreakSpan *span = &g_array_index (lane->spans, DagBreakSpan, i);
      gboolean is_last = i + 1 == lane->spans->len && !lane->is_over;
      /* a pause too short to be shown is drawn as what it is part of */
      DagBreakLook look = dag_break_look_of_span (
          span->is_fresh && i > 0 ? &g_array_index (lane->spans, DagBreakSpan, i - 1) : span);
      graphene_rect_t area;

      dag_break_frame_area (self->frame, span->from_us,
                            is_last ? MAX (span->to_us, self->frame->now_us) : span->to_us, y,
                            DAG_BREAK_BAND_HEIGHT, &area);
      if (area.size.width < 0.5f)
        continue;
      dag_break_look_snapshot (look, snapshot, &area, color);
      if (look == DAG_BREAK_LOOK_BREAK || look == DAG_BREAK_LOOK_PAID
          || look == DAG_BREAK_LOOK_NOTED)
        dag_break_draw_fill (snapshot,
                             &GRAPHENE_RECT_INIT (area.origin.x, y - MARK - 1,
                                                  MAX (3, area.size.width), MARK),
                             color, 0.75f);
    }
}

static void
draw_plan (DagBreakRow   *self,
           GtkSnapshot   *snapshot,
           int64_t        from_us,
           int64_t        to_us,
           float          y,
           const GdkRGBA *color)
{
  graphene_rect_t area;

  dag_break_frame_area (self->frame, from_us, to_us, y - 2, DAG_BREAK_BAND_HEIGHT + 4, &area);
  if (area.size.width >= 1)
    dag_break_look_snapshot (DAG_BREAK_LOOK_PLANNED, snapshot, &area, color);
}

static void
draw_plans (DagBreakRow   *self,
            GtkSnapshot   *snapshot,
            float          y,
            const GdkRGBA *color)
{
  for (guint i = 0; i < self->lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (self->lane->plans, DagBreakPlan, i);

      if (self->drag != DAG_BREAK_DRAG_NONE && plan->id == self->drag_plan
          && plan->from_us == self->drag_from_us)
        continue; /* it is under the pointer */
      if (plan->to_us > self->frame->now_us)
        draw_plan (self, snapshot, plan->from_us, plan->to_us, y, color);
    }
  if (self->drag != DAG_BREAK_DRAG_NONE)
    draw_plan (self, snapshot, self->from_us, self->to_us, y, color);
}

/* The window in which the break is due, and its end: a flag. */
static void
draw_due (DagBreakRow   *self,
          GtkSnapshot   *snapshot,
          float          y,
          const GdkRGBA *color)
{
  const DagBreakLane *lane = self->lane;
  const DagBreakFrame *frame = self->frame;
  int64_t from_us;
  graphene_rect_t area;
  float x;

  if (lane->is_over || !dag_time_is_known (lane->latest_start_us)
      || lane->latest_start_us < frame->now_us || lane->latest_start_us > frame->to_us)
    return;
  from_us = MAX (frame->now_us, lane->latest_start_us - lane->warn_s * DAG_USEC_PER_SEC);
  dag_break_frame_area (frame, from_us, lane->latest_start_us, y, DAG_BREAK_BAND_HEIGHT, &area);
  dag_break_look_snapshot (DAG_BREAK_LOOK_DUE, snapshot, &area, color);
  x = floorf (dag_break_frame_x_of (frame, lane->latest_start_us));
  dag_break_draw_fill (snapshot, &GRAPHENE_RECT_INIT (x, y - 3, 1.5f, DAG_BREAK_BAND_HEIGHT + 6),
                       color, 0.8f);
  dag_break_draw_fill (snapshot, &GRAPHENE_RECT_INIT (frame->rtl ? x : x - 5, y - 3, 6.5f, 5),
                       color, 0.8f);
}

static void
draw_now (DagBreakRow   *self,
          GtkSnapshot   *snapshot,
          const GdkRGBA *color)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  gboolean narrow = self->frame->shape == DAG_BREAK_NARROW;
  float y = narrow ? dag_break_row_get_band_y (self) - 4 : 0;

  if (self->frame->now_us < self->frame->from_us || self->frame->now_us > self->frame->to_us)
    return;
  dag_break_draw_fill (snapshot, &GRAPHENE_RECT_INIT (self->now_x, y, 1.5f, height - y), color,
                       0.8f);
}

static void
draw_credit (DagBreakRow   *self,
             GtkSnapshot   *snapshot,
             float          x,
             float          y,
             float          width,
             const GdkRGBA *color)
{
  const DagBreakFrame *frame = self->frame;
  GdkRGBA faded = lighten (self, color);
  float height = get_height (self->credit);
  float rings;

  if (self->lane->credit.rule == NULL)
    return;
  rings = dag_break_draw_credit (&self->lane->credit, snapshot, frame->rtl ? x + width : x,
                                 y + floorf ((height - DAG_BREAK_QUARTER) / 2), frame->rtl,
                                 color);
  rings += 8;
  draw_text (self, snapshot, self->credit, frame->rtl ? x : x + rings, y, width - rings, FALSE,
             &faded);
}

static void
draw_wide (DagBreakRow   *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color)
{
  const DagBreakFrame *frame = self->frame;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float both = get_height (self->name) + get_height (self->state);
  float y = floorf ((height - both) / 2);
  float name_x = frame->rtl ? frame->width - DAG_BREAK_MARGIN - frame->name_width
                            : DAG_BREAK_MARGIN;
  float words_x = frame->rtl ? DAG_BREAK_MARGIN
                             : frame->width - DAG_BREAK_MARGIN - frame->words_width;
  GdkRGBA faded = lighten (self, color);

  draw_text (self, snapshot, self->name, name_x, y, frame->name_width, FALSE, color);
  draw_text (self, snapshot, self->state, name_x, y + get_height (self->name),
             frame->name_width, FALSE, &faded);
  if (self->lane->credit.rule == NULL) /* one line alone stands in the middle */
    y = floorf ((height - get_height (self->due)) / 2);
  draw_text (self, snapshot, self->due, words_x, y, frame->words_width, FALSE, color);
  draw_credit (self, snapshot, words_x, y + get_height (self->due), frame->words_width, color);
}

/* In front of the credit in words, which stands at the ending edge. */
static void
draw_rings_before (DagBreakRow   *self,
                   GtkSnapshot   *snapshot,
                   float          words_x,
                   float          y,
                   const GdkRGBA *color)
{
  const DagBreakFrame *frame = self->frame;
  float rings = dag_break_credit_width (&self->lane->credit);
  float height = get_height (self->credit);
  int width = 0;
  float x;

  pango_layout_get_pixel_size (self->credit, &width, NULL);
  x = frame->rtl ? words_x + (float) width + 8 + rings
                 : words_x + frame->words_width - (float) width - 8 - rings;
  dag_break_draw_credit (&self->lane->credit, snapshot, x,
                         y + floorf ((height - DAG_BREAK_QUARTER) / 2), frame->rtl, color);
}

static void
draw_narrow (DagBreakRow   *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *color)
{
  const DagBreakFrame *frame = self->frame;
  float gap = frame->lane_width - frame->name_width - frame->words_width;
  float name_x = frame->rtl ? frame->lane_x + frame->words_width + gap : frame->lane_x;
  float words_x = frame->rtl ? frame->lane_x : frame->lane_x + frame->name_width + gap;
  GdkRGBA faded = lighten (self, color);
  float y = PADDING;

  draw_text (self, snapshot, self->name, name_x, y, frame->name_width, FALSE, color);
  draw_text (self, snapshot, self->due, words_x, y, frame->words_width, TRUE, color);
  y += get_height (self->name);
  draw_text (self, snapshot, self->state, name_x, y, frame->name_width, FALSE, &faded);
  draw_text (self, snapshot, self->credit, words_x, y, frame->words_width, TRUE, &faded);
  draw_rings_before (self, snapshot, words_x, y, color);
}

/* Everything of one lane; what is old dims. */
void
dag_break_row_draw (DagBreakRow *self,
                    GtkSnapshot *snapshot)
{
  float y = dag_break_row_get_band_y (self);
  GdkRGBA color;

  dag_compat_widget_get_color (GTK_WIDGET (self), &color);
  if (self->frame->old || self->lane->vanished || self->lane->is_over)
    color.alpha *= self->frame->high_contrast ? LIGHTER_HIGH_CONTRAST : LIGHTER;
  if (self->frame->shape == DAG_BREAK_NARROW)
    draw_narrow (self, snapshot, &color);
  else if (self->frame->shape == DAG_BREAK_WIDE)
    draw_wide (self, snapshot, &color);
  draw_rest (self, snapshot, y, &color);
  draw_spans (self, snapshot, y, &color);
  draw_due (self, snapshot, y, &color);
  draw_plans (self, snapshot, y, &color);
  draw_now (self, snapshot, &color);
}
