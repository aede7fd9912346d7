/* dag-sparkline.c - a trend the size of a word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sparkline.h"

#include <math.h>

#define FILL_ALPHA 0.16f
#define LINE_ALPHA 0.70
#define LINE_WIDTH 1.5
#define DOT_RADIUS 2.0

/* A gap in what is known is a gap in the line; zero is the base line. */
static gboolean
trace (cairo_t               *cr,
       const float           *points,
       guint                  n_points,
       const graphene_rect_t *area,
       float                  top)
{
  float step = area->size.width / (float) MAX (1, n_points - 1);
  float bottom = area->origin.y + area->size.height;
  gboolean pen_down = FALSE;
  gboolean last = FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      double x = area->origin.x + step * (float) i;
      double y = bottom - points[i] / top * area->size.height;

      last = !isnan (points[i]);
      if (!last)
        pen_down = FALSE;
      else if (pen_down)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      pen_down = last;
    }
  return last;
}

/**
 * dag_sparkline_snapshot:
 * @snapshot: where to draw
 * @points: values of equal steps in time, oldest first, NaN where nothing is known
 * @n_points: how many
 * @area: where
 * @color: of the line
 *
 * Draws a line from the base line 0 to its own highest value (at least 4, so that one
 * waiting contact does not look like a mountain).
 */
void
dag_sparkline_snapshot (GtkSnapshot           *snapshot,
                        const float           *points,
                        guint                  n_points,
                        const graphene_rect_t *area,
                        const GdkRGBA         *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (area->origin.x - 3, area->origin.y - 3,
                                               area->size.width + 6, area->size.height + 6);
  float top = 4;
  cairo_t *cr;

  g_return_if_fail (snapshot != NULL && points != NULL);

  for (guint i = 0; i < n_points; i++)
    if (!isnan (points[i]))
      top = MAX (top, points[i]);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue,
                         color->alpha * FILL_ALPHA);
  cairo_rectangle (cr, area->origin.x, area->origin.y + area->size.height, area->size.width,
                   1);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * LINE_ALPHA);
  if (trace (cr, points, n_points, area, top) && n_points > 0)
    {
      double y = area->origin.y
                 + area->size.height * (1 - points[n_points - 1] / top);

      cairo_stroke (cr);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
      cairo_arc (cr, area->origin.x + area->size.width, y, DOT_RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}
