/* dag-chart-columns.c - any number of points as one span a pixel column, no extreme lost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart-columns.h"

#include <math.h>

#define SHORTEST_HOLE_US (60 * DAG_USEC_PER_SEC)

typedef struct
{
  int64_t from_us;
  int64_t to_us;
  DagChartColumn *columns;
  guint n_columns;
} Raster;

static int64_t
column_of (const Raster *raster,
           int64_t       at_us)
{
  double share = (double) (at_us - raster->from_us) /
                 (double) (raster->to_us - raster->from_us);

  return (int64_t) floor (share * raster->n_columns);
}

static int64_t
time_of (const Raster *raster,
         int64_t       column)
{
  return raster->from_us
         + (int64_t) ((double) (raster->to_us - raster->from_us) * (double) column
                      / raster->n_columns);
}

static void
cover (const Raster *raster,
       int64_t       column,
       double        value)
{
  DagChartColumn *span;

  if (column < 0 || column >= raster->n_columns)
    return;
  span = &raster->columns[column];
  span->low = isnan (span->low) ? value : MIN (span->low, value);
  span->high = isnan (span->high) ? value : MAX (span->high, value);
}

/* A slope crosses every column between its ends: each gets the values at both its edges.
 */
static void
cover_slope (const Raster   *raster,
             const DagPoint *a,
             const DagPoint *b)
{
  int64_t first = column_of (raster, a->at_us);
  int64_t last = column_of (raster, b->at_us);
  double rise = (b->value - a->value) / (double) MAX (b->at_us - a->at_us, 1);

  for (int64_t i = MAX (first, -1); i < MIN (last, (int64_t) raster->n_columns); i++)
    {
      double edge = a->value + rise * (double) (time_of (raster, i + 1) - a->at_us);

      edge = CLAMP (edge, MIN (a->value, b->value), MAX (a->value, b->value));
      cover (raster, i, edge);
      cover (raster, i + 1, edge);
    }
}

/* A step stays level to the next point and stands upright there. */
static void
cover_step (const Raster   *raster,
            const DagPoint *a,
            const DagPoint *b)
{
  int64_t first = column_of (raster, a->at_us);
  int64_t last = column_of (raster, b->at_us);

  for (int64_t i = MAX (first, 0); i <= MIN (last, (int64_t) raster->n_columns - 1); i++)
    cover (raster, i, a->value);
}

/* The column of the point before, and the times that surely fall into it: most points of a
 * long series only widen it. */
typedef struct
{
  DagChartColumn *span; /* (nullable) */
  int64_t from_us;
  int64_t to_us;
} Within;

static void
begin (Within         *within,
       const Raster   *raster,
       const DagPoint *point)
{
  int64_t column = MIN (column_of (raster, point->at_us), (int64_t) raster->n_columns - 1);

  cover (raster, column, point->value);
  within->span = &raster->columns[column];
  within->from_us = time_of (raster, column) + 2; /* clear of rounding */
  within->to_us = time_of (raster, column + 1) - 2;
}

static gboolean
widen (Within         *within,
       const DagPoint *point)
{
  DagChartColumn *span = within->span;

  if (span == NULL || point->at_us < within->from_us || point->at_us >= within->to_us
      || isnan (point->value))
    return FALSE;
  if (point->value < span->low)
    span->low = point->value;
  if (point->value > span->high)
    span->high = point->value;
  return TRUE;
}

/**
 * dag_chart_columns_compute:
 * @points: (array length=n_points): oldest first; NaN begins a gap
 * @n_points: how many
 * @step: whether a value holds until the next point, instead of sloping to it
 * @from_us: time at the left edge
 * @to_us: time at the right edge, later
 * @columns: (out caller-allocates) (array length=n_columns): what the line covers
 * @n_columns: how many pixels
 *
 * Every value in [from, to) lies within the span of its column: no peak is lost, however
 * many points fall into one pixel.
 */
void
dag_chart_columns_compute (const DagPoint *points,
                           guint           n_points,
                           gboolean        step,
                           int64_t         from_us,
                           int64_t         to_us,
                           DagChartColumn *columns,
                           guint           n_columns)
{
  Raster raster = { from_us, to_us, columns, n_columns };
  Within within = { NULL, 0, 0 };

  g_return_if_fail (to_us > from_us);

  for (guint i = 0; i < n_columns; i++)
    columns[i] = (DagChartColumn) { NAN, NAN };
  for (guint i = 0; i < n_points; i++)
    {
      gboolean joined = i > 0 && !isnan (points[i - 1].value);

      if (joined && widen (&within, &points[i]))
        continue;
      within.span = NULL;
      if (isnan (points[i].value))
        {
          if (step && joined)
            cover_step (&raster, &points[i - 1], &points[i]); /* it held until the gap */
          continue;
        }
      if (points[i].at_us >= from_us && points[i].at_us <= to_us)
        begin (&within, &raster, &points[i]);
      if (!joined || points[i].at_us < from_us || points[i - 1].at_us > to_us)
        continue;
      if (step)
        cover_step (&raster, &points[i - 1], &points[i]);
      else
        cover_slope (&raster, &points[i - 1], &points[i]);
    }
}

/**
 * dag_chart_extremes_find:
 * @points: (array length=n_points): oldest first
 * @n_points: how many
 * @from_us: first moment that counts
 * @to_us: last moment that counts
 * @extremes: (out caller-allocates): lowest, highest and last value between them
 */
void
dag_chart_extremes_find (const DagPoint   *points,
                         guint             n_points,
                         int64_t           from_us,
                         int64_t           to_us,
                         DagChartExtremes *extremes)
{
  *extremes = (DagChartExtremes) { NAN, NAN, NAN, 0 };
  for (guint i = 0; i < n_points; i++)
    {
      double value = points[i].value;

      if (points[i].at_us < from_us || points[i].at_us > to_us)
        continue;
      extremes->last = value;
      if (isnan (value))
        continue;
      extremes->low = fmin (extremes->low, value);
      if (isnan (extremes->high) || value > extremes->high)
        {
          extremes->high = value;
          extremes->high_at_us = points[i].at_us;
        }
    }
}

/**
 * dag_chart_hole_find:
 * @points: oldest first; NaN where nothing is known from then on
 * @n_points: how many
 * @from_us: what ended before it is not looked for
 * @hole_from_us: (out): where the last hole begins
 * @hole_to_us: (out): the next known point
 *
 * What was not known before the first known point, or is not yet after the last, is no hole;
 * neither is less than a minute.
 *
 * Returns: whether there is one
 */
gboolean
dag_chart_hole_find (const DagPoint *points,
                     guint           n_points,
                     int64_t         from_us,
                     int64_t        *hole_from_us,
                     int64_t        *hole_to_us)
{
  int64_t since_us = DAG_TIME_NONE;
  gboolean is_begun = FALSE;
  gboolean found = FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      if (isnan (points[i].value))
        {
          if (is_begun && !dag_time_is_known (since_us))
            since_us = points[i].at_us;
          continue;
        }
      if (dag_time_is_known (since_us) && points[i].at_us > from_us
          && points[i].at_us - since_us >= SHORTEST_HOLE_US)
        {
          *hole_from_us = MAX (since_us, from_us);
          *hole_to_us = points[i].at_us;
          found = TRUE;
        }
      since_us = DAG_TIME_NONE;
      is_begun = TRUE;
    }
  return found;
}

/**
 * dag_chart_scale_choose:
 * @highest: the highest value to show; NaN: none
 * @max_steps: how many lines there is room for
 *
 * Returns: an axis from 0 whose lines stand at 1, 2 or 5 times a power of ten, and whose
 *   top lies at or above @highest
 */
DagChartScale
dag_chart_scale_choose (double highest,
                        guint  max_steps)
{
  DagChartScale scale = { 1.0, 1.0, 1 };
  double power;
  const double factors[] = { 1.0, 2.0, 5.0, 10.0 };

  if (isnan (highest) || highest <= 1.0)
    return scale;
  max_steps = MAX (max_steps, 1);
  power = pow (10.0, floor (log10 (highest / max_steps)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      scale.step = MAX (power * factors[i], 1.0);
      scale.n_steps = (guint) ceil (highest / scale.step - 1e-9);
      if (scale.n_steps <= max_steps)
        break;
    }
  scale.top = scale.step * scale.n_steps;
  return scale;
}
