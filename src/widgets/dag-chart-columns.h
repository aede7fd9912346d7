/* dag-chart-columns.h - any number of points as one span a pixel column, no extreme lost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

/* What a line covers within one column: NaN where nothing is known. */
typedef struct
{
  double low;
  double high;
} DagChartColumn;

void dag_chart_columns_compute (const DagPoint *points,
                                guint           n_points,
                                gboolean        step,
                                int64_t         from_us,
                                int64_t         to_us,
                                DagChartColumn *columns,
                                guint           n_columns);

/* What a summary tells of a line; NaN where nothing is known. */
typedef struct
{
  double last;
  double low;
  double high;
  int64_t high_at_us; /* when it was first that high */
} DagChartExtremes;

void dag_chart_extremes_find (const DagPoint   *points,
                              guint             n_points,
                              int64_t           from_us,
                              int64_t           to_us,
                              DagChartExtremes *extremes);

/* The last time between two known points of which nothing is known. */
gboolean dag_chart_hole_find (const DagPoint *points,
                              guint           n_points,
                              int64_t         from_us,
                              int64_t        *hole_from_us,
                              int64_t        *hole_to_us);

/* A round upper end of the value axis and its lines. */
typedef struct
{
  double top;
  double step;
  guint n_steps;
} DagChartScale;

DagChartScale dag_chart_scale_choose (double highest,
                                      guint  max_steps);

G_END_DECLS
