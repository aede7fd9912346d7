/* test-chart-columns.c - every extreme is kept, gaps stay gaps, axes are round
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-chart-columns.h"

#include <math.h>

#define SECOND ((int64_t) G_USEC_PER_SEC)
#define NOON (12 * 3600 * SECOND)

static void
fill_noise (DagPoint *points,
            guint     n,
            guint32   seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    points[i] = (DagPoint){ (int64_t) i * SECOND,
                            g_rand_double_range (rand, 0.0, 100.0) };
}

/* Every point must lie within the span of its column, for more and for fewer columns. */
static void
test_extremes (gconstpointer user_data)
{
  const guint n = GPOINTER_TO_UINT (user_data);
  const guint n_columns = 900;
  g_autofree DagPoint *points = g_new (DagPoint, n);
  g_autofree DagChartColumn *columns = g_new (DagChartColumn, n_columns);
  int64_t to_us = (int64_t) n * SECOND;

  for (guint step = 0; step < 2; step++)
    {
      double low = INFINITY;
      double high = -INFINITY;

      fill_noise (points, n, 7 + n);
      points[n / 3].value = 1000.0; /* one peak, one sample wide */
      points[n / 2].value = -5.0;
      dag_chart_columns_compute (points, n, step == 1, 0, to_us, columns, n_columns);
      for (guint i = 0; i < n; i++)
        {
          guint column = (guint) ((double) points[i].at_us / (double) to_us * n_columns);

          g_assert_cmpfloat (columns[column].low, <=, points[i].value);
          g_assert_cmpfloat (columns[column].high, >=, points[i].value);
        }
      for (guint i = 0; i < n_columns; i++)
        {
          low = fmin (low, columns[i].low);
          high = fmax (high, columns[i].high);
        }
      g_assert_cmpfloat_with_epsilon (high, 1000.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (low, -5.0, 1e-9);
    }
}

/* A line without gaps covers every column, and neighbours touch. */
static void
test_connected (void)
{
  DagPoint points[] = { { 0, 0.0 }, { 50 * SECOND, 100.0 }, { 100 * SECOND, 20.0 } };
  DagChartColumn columns[300];

  dag_chart_columns_compute (points, G_N_ELEMENTS (points), FALSE, 0, 100 * SECOND,
                             columns, 300);
  for (guint i = 0; i < 300; i++)
    g_assert_false (isnan (columns[i].low));
  for (guint i = 1; i < 300; i++)
    {
      g_assert_cmpfloat (columns[i].low, <=, columns[i - 1].high + 1e-6);
      g_assert_cmpfloat (columns[i].high, >=, columns[i - 1].low - 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (columns[75].low, 50.0, 1.0);
}

/* Absence is a gap, never a line to zero. */
static void
test_gap (void)
{
  DagPoint points[] = { { 0, 5.0 },
                        { 20 * SECOND, 5.0 },
                        { 30 * SECOND, NAN },
                        { 60 * SECOND, 7.0 },
                        { 99 * SECOND, 7.0 } };
  DagChartColumn columns[100];

  for (guint step = 0; step < 2; step++)
    {
      dag_chart_columns_compute (points, G_N_ELEMENTS (points), step == 1, 0,
                                 100 * SECOND, columns, 100);
      g_assert_cmpfloat_with_epsilon (columns[10].low, 5.0, 1e-9);
      for (guint i = 31; i < 60; i++)
        g_assert_true (isnan (columns[i].low));
      g_assert_cmpfloat_with_epsilon (columns[80].high, 7.0, 1e-9);
      /* a step holds until the gap begins; a slope has nothing to lead to */
      g_assert_cmpint (isnan (columns[29].high), ==, step == 0);
    }
}

static void
test_step (void)
{
  DagPoint points[] = { { 0, 3.0 }, { 50 * SECOND, 9.0 }, { 99 * SECOND, 9.0 } };
  DagChartColumn columns[100];

  dag_chart_columns_compute (points, G_N_ELEMENTS (points), TRUE, 0, 100 * SECOND,
                             columns, 100);
  g_assert_cmpfloat_with_epsilon (columns[49].low, 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (columns[49].high, 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (columns[50].low, 3.0, 1e-9); /* stands upright */
  g_assert_cmpfloat_with_epsilon (columns[50].high, 9.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (columns[51].low, 9.0, 1e-9);
}

/* What lies outside the range still leads the line in and out of it. */
static void
test_outside (void)
{
  DagPoint points[] = { { -100 * SECOND, 0.0 }, { 200 * SECOND, 300.0 } };
  DagChartColumn columns[100];

  dag_chart_columns_compute (points, G_N_ELEMENTS (points), FALSE, 0, 100 * SECOND,
                             columns, 100);
  g_assert_cmpfloat_with_epsilon (columns[0].low, 100.0, 1.5);
  g_assert_cmpfloat_with_epsilon (columns[99].high, 200.0, 1.5);
  dag_chart_columns_compute (points, 0, FALSE, 0, 100 * SECOND, columns, 100);
  g_assert_true (isnan (columns[50].low));
}

static void
test_scale (void)
{
  const double highs[] = {
    0.0, 1.0, 3.0, 7.0, 9.0, 10.0, 11.0, 26.0, 99.0, 101.0, 1234.0
  };

  for (guint i = 0; i < G_N_ELEMENTS (highs); i++)
    for (guint most = 2; most <= 5; most++)
      {
        DagChartScale scale = dag_chart_scale_choose (highs[i], most);
        double digit = scale.step / pow (10.0, floor (log10 (scale.step) + 1e-9));

        g_assert_cmpfloat (scale.top, >=, highs[i]);
        g_assert_cmpuint (scale.n_steps, <=, most);
        g_assert_cmpfloat_with_epsilon (scale.top, scale.step * scale.n_steps, 1e-9);
        g_assert_true (fabs (digit - 1.0) < 1e-6 || fabs (digit - 2.0) < 1e-6
                       || fabs (digit - 5.0) < 1e-6);
      }
  g_assert_cmpfloat_with_epsilon (dag_chart_scale_choose (NAN, 4).top, 1.0, 1e-9);
}

static void
test_found (void)
{
  DagPoint points[] = {
    { 0, 3.0 }, { SECOND, 9.0 }, { 2 * SECOND, NAN }, { 3 * SECOND, 4.0 }
  };
  DagChartExtremes extremes;

  dag_chart_extremes_find (points, 4, 0, 10 * SECOND, &extremes);
  g_assert_cmpfloat_with_epsilon (extremes.low, 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (extremes.high, 9.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (extremes.last, 4.0, 1e-9);
  g_assert_cmpint (extremes.high_at_us, ==, SECOND);
  dag_chart_extremes_find (points, 3, 2 * SECOND, 10 * SECOND, &extremes);
  g_assert_true (isnan (extremes.last));
  g_assert_cmpint (extremes.high_at_us, ==, 0);
}

/* Minutes and what is known at them ('-': nothing from then on) → the last hole from noon on. */
static void
test_hole (void)
{
  static const struct
  {
    const char *known;
    int minutes[6];
    int from;
    int to; /* 0: none */
  } cases[] = {
    { "", { 0 }, 0, 0 },
    { "xx", { 0, 15 }, 0, 0 },
    { "xx-x", { 0, 15, 30, 40 }, 30, 40 },     /* the last quarter told, the first answer */
    { "x-x-x-", { 0, 15, 15, 30, 30, 45 }, 0, 0 }, /* quarters side by side */
    { "x-", { 0, 15 }, 0, 0 },                 /* the end: it may come yet */
    { "-x", { 0, 15 }, 0, 0 },                 /* the beginning: nothing was before it */
    { "x-x-x", { 0, 5, 10, 20, 30 }, 20, 30 }, /* the last of two */
    { "x--x", { 0, 5, 6, 10 }, 5, 10 },
    { "x-x", { -30, -20, 10 }, 0, 10 },        /* as far as it is seen */
    { "x-xx", { -30, -20, -10, 10 }, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagPoint points[6];
      guint n = (guint) strlen (cases[i].known);
      int64_t from_us = NOON;
      int64_t to_us = NOON;

      for (guint j = 0; j < n; j++)
        points[j] = (DagPoint){ NOON + cases[i].minutes[j] * 60 * SECOND,
                                cases[i].known[j] == 'x' ? 1.0 : (double) NAN };
      g_test_message ("case %u", i);
      g_assert_cmpint (dag_chart_hole_find (points, n, NOON, &from_us, &to_us), ==,
                       cases[i].to != 0);
      g_assert_cmpint (from_us - NOON, ==, cases[i].from * 60 * SECOND);
      g_assert_cmpint (to_us - NOON, ==, cases[i].to * 60 * SECOND);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart-columns/extremes/few", GUINT_TO_POINTER (48),
                        test_extremes);
  g_test_add_data_func ("/chart-columns/extremes/day", GUINT_TO_POINTER (8640),
                        test_extremes);
  g_test_add_data_func ("/chart-columns/extremes/month", GUINT_TO_POINTER (267840),
                        test_extremes);
  g_test_add_func ("/chart-columns/connected", test_connected);
  g_test_add_func ("/chart-columns/gap", test_gap);
  g_test_add_func ("/chart-columns/step", test_step);
  g_test_add_func ("/chart-columns/outside", test_outside);
  g_test_add_func ("/chart-columns/scale", test_scale);
  g_test_add_func ("/chart-columns/found", test_found);
  g_test_add_func ("/chart-columns/hole", test_hole);
  return g_test_run ();
}
