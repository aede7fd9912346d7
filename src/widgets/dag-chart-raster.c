/* dag-chart-raster.c - draws spans of columns into an image, smooth at their ends
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cairo polyline of a noisy series costs 40 ms a frame; these spans cost less than one,
 * whatever the number of points. */
#include "config.h"

#include "dag-chart-raster.h"

#include <math.h>

typedef struct
{
  guint32 *pixels;
  int stride; /* in pixels */
  int width;
  int height;
  GdkRGBA color;
} Canvas;

/* Lays @alpha of the colour over one pixel (premultiplied, as cairo keeps it). */
static void
blend (Canvas *canvas,
       int     x,
       int     y,
       double  alpha)
{
  guint32 *pixel;
  double channels[4] = { (double) canvas->color.blue, (double) canvas->color.green,
                         (double) canvas->color.red, 1.0 };
  guint32 result = 0;

  if (alpha <= 0.0 || y < 0 || y >= canvas->height)
    return;
  alpha = MIN (alpha, 1.0);
  pixel = &canvas->pixels[y * canvas->stride + x];
  for (guint i = 0; i < 4; i++)
    {
      double old = (*pixel >> (8 * i)) & 0xff;

      result |= (guint32) (channels[i] * 255.0 * alpha + old * (1.0 - alpha) + 0.5)
                << (8 * i);
    }
  *pixel = result;
}

/* A vertical span of real height: the pixels at its ends get their share. */
static void
draw_span (Canvas *canvas,
           int     x,
           double  y0,
           double  y1,
           double  alpha)
{
  int first = MAX ((int) floor (y0), 0);
  int last = MIN ((int) ceil (y1), canvas->height);

  for (int y = first; y < last; y++)
    blend (canvas, x, y, alpha * (MIN (y1, y + 1.0) - MAX (y0, (double) y)));
}

static double
to_y (const Canvas *canvas,
      double        value,
      double        top,
      double        margin)
{
  return margin + (canvas->height - 2.0 * margin) * (1.0 - value / top);
}

/* Upright parts of a dashed line are drawn whole: a step must not vanish in a gap. */
static gboolean
is_in_dash (const DagChartPattern *pattern,
            int                    column,
            int                    scale)
{
  guint period = pattern->on + pattern->off;

  return pattern->on == 0 || (guint) (column / scale) % period < pattern->on;
}

static gboolean
is_upright (const Canvas         *canvas,
            const DagChartColumn *columns,
            int                   n_columns,
            int                   i,
            double                top,
            int                   scale)
{
  return i >= 0 && i < n_columns && !isnan (columns[i].low)
         && (columns[i].high - columns[i].low) / top * canvas->height > 3.0 * scale;
}

/* A steep stretch is one pixel wide: its neighbours lend it some width, as a pen would.
 */
static void
draw_stroke (Canvas               *canvas,
             const DagChartColumn *columns,
             int                   n_columns,
             int                   i,
             int                   x,
             double                top,
             double                half,
             double                margin)
{
  const DagChartColumn *column = &columns[i];
  double y0 = to_y (canvas, column->high, top, margin);
  double y1 = to_y (canvas, column->low, top, margin);

  draw_span (canvas, x, y0 - half, y1 + half, 1.0);
  for (int side = -1; side <= 1; side += 2)
    {
      int j = i + side;
      double n0;
      double n1;

      if (j < 0 || j >= n_columns || isnan (columns[j].low))
        continue;
      n0 = to_y (canvas, columns[j].high, top, margin) - half;
      n1 = to_y (canvas, columns[j].low, top, margin) + half;
      if (n0 < y0 - half)
        draw_span (canvas, x, n0, MIN (n1, y0 - half), 0.4 * half);
      if (n1 > y1 + half)
        draw_span (canvas, x, MAX (n0, y1 + half), n1, 0.4 * half);
    }
}

/**
 * dag_chart_raster_draw:
 * @image: an ARGB32 image, as wide as there are columns
 * @columns: (array length=n_columns): what the line covers, in values
 * @n_columns: how many
 * @top: the value at the upper edge; the lower edge is 0
 * @scale: device pixels of a logical one
 * @mirrored: whether time runs from right to left
 * @role: colour and pattern
 */
void
dag_chart_raster_draw (cairo_surface_t      *image,
                       const DagChartColumn *columns,
                       guint                 n_columns,
                       double                top,
                       int                   scale,
                       gboolean              mirrored,
                       DagChartRole          role)
{
  DagChartPattern pattern = dag_chart_role_get_pattern (role);
  double half = pattern.half_width * scale;
  double margin = 1.0 * scale;
  Canvas canvas = { .color = dag_chart_role_get_color (role) };

  g_return_if_fail (cairo_image_surface_get_format (image) == CAIRO_FORMAT_ARGB32);

  cairo_surface_flush (image);
  canvas.pixels = (guint32 *) (void *) cairo_image_surface_get_data (image);
  canvas.stride = cairo_image_surface_get_stride (image) / 4;
  canvas.width = cairo_image_surface_get_width (image);
  canvas.height = cairo_image_surface_get_height (image);
  for (int i = 0; i < MIN ((int) n_columns, canvas.width); i++)
    {
      int x = mirrored ? canvas.width - 1 - i : i;
      gboolean upright;

      if (isnan (columns[i].low))
        continue;
      upright = FALSE;
      for (int j = i - 1; j <= i + 1; j++)
        upright = upright
                  || is_upright (&canvas, columns, (int) n_columns, j, top, scale);
      if (pattern.fill > 0.0)
        draw_span (&canvas, x, to_y (&canvas, columns[i].high, top, margin),
                   canvas.height, pattern.fill);
      if (upright || is_in_dash (&pattern, i, scale))
        draw_stroke (&canvas, columns, (int) n_columns, i, x, top, half, margin);
    }
  cairo_surface_mark_dirty (image);
}
