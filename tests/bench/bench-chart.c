/* bench-chart.c - a chart's columns against a plain polyline of the same points
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "dag-bench.h"
#include "dag-chart-raster.h"

#define WIDTH 900
#define HEIGHT 300
#define N_SERIES 4
#define ROUNDS 21
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* The noise of a busy queue. */
static DagPoint *
make_points (guint n_points,
             guint seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  DagPoint *points = g_new (DagPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      points[i].at_us = DAY_US * i / n_points;
      points[i].value = 10.0 + 6.0 * sin (i * 0.01) + g_rand_double_range (dice, -3.0, 3.0);
    }
  return points;
}

/* Both clear the surface and draw every series. */
static double
draw_ours (cairo_surface_t *image,
           DagPoint *const *series,
           guint            n_points)
{
  static DagChartColumn columns[WIDTH];
  double begin = dag_bench_cpu_ms ();
  cairo_t *cr = cairo_create (image);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  for (guint i = 0; i < N_SERIES; i++)
    {
      dag_chart_columns_compute (series[i], n_points, FALSE, 0, DAY_US, columns, WIDTH);
      dag_chart_raster_draw (image, columns, WIDTH, 20.0, 1, FALSE, (DagChartRole) i);
    }
  return dag_bench_cpu_ms () - begin;
}

static double
draw_polyline (cairo_surface_t *image,
               DagPoint *const *series,
               guint            n_points)
{
  double begin = dag_bench_cpu_ms ();
  cairo_t *cr = cairo_create (image);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_set_line_width (cr, 2.0);
  for (guint i = 0; i < N_SERIES; i++)
    {
      cairo_set_source_rgb (cr, 0.2 * i, 0.4, 0.8);
      for (guint j = 0; j < n_points; j++)
        cairo_line_to (cr, (double) WIDTH * series[i][j].at_us / DAY_US,
                       HEIGHT - HEIGHT * series[i][j].value / 20.0);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  return dag_bench_cpu_ms () - begin;
}

/* Every extreme of every column is in what is drawn. */
static void
check_extremes (const DagPoint *points,
                guint           n_points)
{
  static DagChartColumn columns[WIDTH];
  double low = INFINITY;
  double high = -INFINITY;
  double drawn_low = INFINITY;
  double drawn_high = -INFINITY;

  dag_chart_columns_compute (points, n_points, FALSE, 0, DAY_US, columns, WIDTH);
  for (guint i = 0; i < n_points; i++)
    {
      low = MIN (low, points[i].value);
      high = MAX (high, points[i].value);
    }
  for (guint i = 0; i < WIDTH; i++)
    {
      drawn_low = fmin (drawn_low, columns[i].low);
      drawn_high = fmax (drawn_high, columns[i].high);
    }
  g_assert_cmpfloat (drawn_low, <=, low);
  g_assert_cmpfloat (drawn_high, >=, high);
}

/* @peers: (nullable): the polyline is drawn too */
static double
bench (guint          n_points,
       DagBenchTimes *peers)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  DagBenchTimes times = { 0 };
  DagPoint *series[N_SERIES];

  for (guint i = 0; i < N_SERIES; i++)
    {
      series[i] = make_points (n_points, i + 1);
      check_extremes (series[i], n_points);
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      dag_bench_add (&times, draw_ours (image, series, n_points));
      if (peers != NULL)
        dag_bench_add (peers, draw_polyline (image, series, n_points));
    }
  for (guint i = 0; i < N_SERIES; i++)
    g_free (series[i]);
  cairo_surface_destroy (image);
  return dag_bench_median (&times);
}

int
main (void)
{
  DagBenchTimes peers = { 0 };
  double small = bench (1440, &peers);

  dag_bench_figure (8, "chart of 4 × 1,440 points, a frame", "ms CPU", small, "cairo polyline",
                    dag_bench_median (&peers), 0.30);
  dag_bench_figure (8, "4 × 267,840 points (186 times as many)", "ms CPU", bench (267840, NULL),
                    "4 × 1,440 points", small, 10.0);
  return 0;
}
