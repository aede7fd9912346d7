/* dag-chart-series.c - one line of a chart: its name, its role, its points
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart-series.h"

#include "dag-words-number.h"

#include <math.h>
#include <string.h>

struct _DagChartSeries
{
  GObject parent_instance;

  char *label;
  DagChartRole role;
  DagChartShape shape;
  DagChartFormat format;
  GArray *points; /* of DagPoint, (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagChartSeries, dag_chart_series, G_TYPE_OBJECT)

static char *
format_count (double value)
{
  return isnan (value) ? g_strdup (DAG_WORDS_UNKNOWN)
                       : dag_words_count ((int64_t) lround (value));
}

static void
dag_chart_series_finalize (GObject *object)
{
  DagChartSeries *self = DAG_CHART_SERIES (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (dag_chart_series_parent_class)->finalize (object);
}

static void
dag_chart_series_class_init (DagChartSeriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_chart_series_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
dag_chart_series_init (DagChartSeries *self)
{
  self->format = format_count;
}

/**
 * dag_chart_series_new:
 * @label: its word in the legend, translated
 * @role: its colour and pattern
 * @shape: how its points are joined
 *
 * Returns: (transfer full): a series without points, whose values are counts
 */
DagChartSeries *
dag_chart_series_new (const char    *label,
                      DagChartRole   role,
                      DagChartShape  shape)
{
  DagChartSeries *self = g_object_new (DAG_TYPE_CHART_SERIES, NULL);

  self->label = g_strdup (label);
  self->role = role;
  self->shape = shape;
  return self;
}

static gboolean
is_same (GArray *a,
         GArray *b)
{
  return a == b
         || (a != NULL && b != NULL && a->len == b->len
             && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (DagPoint)) == 0));
}

/**
 * dag_chart_series_set_points:
 * @self: a series
 * @points: (element-type DagPoint) (nullable): oldest first, shared, never changed again;
 *   a point of NaN begins a gap. The same points again draw nothing anew.
 */
void
dag_chart_series_set_points (DagChartSeries *self,
                             GArray         *points)
{
  g_return_if_fail (DAG_IS_CHART_SERIES (self));

  if (is_same (self->points, points))
    return;
  if (points != NULL)
    g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dag_chart_series_set_format:
 * @self: a series
 * @format: how its values are written; they are counts where it is never set
 */
void
dag_chart_series_set_format (DagChartSeries *self,
                             DagChartFormat  format)
{
  g_return_if_fail (DAG_IS_CHART_SERIES (self) && format != NULL);

  self->format = format;
}

/**
 * dag_chart_series_get_points:
 * @self: a series
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_points): its points
 */
const DagPoint *
dag_chart_series_get_points (DagChartSeries *self,
                             guint          *n_points)
{
  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), NULL);

  *n_points = self->points != NULL ? self->points->len : 0;
  return *n_points > 0 ? (const DagPoint *) (void *) self->points->data : NULL;
}

const char *
dag_chart_series_get_label (DagChartSeries *self)
{
  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), NULL);

  return self->label;
}

DagChartRole
dag_chart_series_get_role (DagChartSeries *self)
{
  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), DAG_CHART_ROLE_WAITING);

  return self->role;
}

DagChartShape
dag_chart_series_get_shape (DagChartSeries *self)
{
  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), DAG_CHART_SHAPE_LINE);

  return self->shape;
}

/**
 * dag_chart_series_format:
 * @self: a series
 * @value: one of its values, or NaN
 *
 * Returns: (transfer full): the value in words, a dash for NaN
 */
char *
dag_chart_series_format (DagChartSeries *self,
                         double          value)
{
  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), NULL);

  return isnan (value) ? g_strdup (DAG_WORDS_UNKNOWN) : self->format (value);
}

/**
 * dag_chart_series_value_at:
 * @self: a series
 * @at_us: a moment, microseconds since 1970
 *
 * Returns: the value in force then: of the last point at or before it; NaN in a gap,
 *   before the first point and where there is none
 */
double
dag_chart_series_value_at (DagChartSeries *self,
                           int64_t         at_us)
{
  const DagPoint *points;
  guint low = 0;
  guint high;

  g_return_val_if_fail (DAG_IS_CHART_SERIES (self), NAN);

  points = dag_chart_series_get_points (self, &high);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (points[middle].at_us <= at_us)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? NAN : points[low - 1].value;
}
