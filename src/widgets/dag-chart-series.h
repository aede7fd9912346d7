/* dag-chart-series.h - one line of a chart: its name, its role, its points
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-chart-palette.h"
#include "dag-history.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_CHART_SHAPE_LINE, /* straight from point to point */
  DAG_CHART_SHAPE_STEP, /* a value holds until the next point */
} DagChartShape;

/* Writes a value as the legend and the axis show it: "9", "71 %", "3:10". */
typedef char *(*DagChartFormat) (double value);

/**
 * DagChartSeries:
 *
 * Signal: "changed" when there are other points.
 */
#define DAG_TYPE_CHART_SERIES (dag_chart_series_get_type ())
G_DECLARE_FINAL_TYPE (DagChartSeries, dag_chart_series, DAG, CHART_SERIES, GObject)

DagChartSeries *dag_chart_series_new        (const char    *label,
                                             DagChartRole   role,
                                             DagChartShape  shape) G_GNUC_WARN_UNUSED_RESULT;

void            dag_chart_series_set_points (DagChartSeries *self,
                                             GArray         *points);
void            dag_chart_series_set_format (DagChartSeries *self,
                                             DagChartFormat  format);

const DagPoint *dag_chart_series_get_points (DagChartSeries *self,
                                             guint          *n_points);
const char     *dag_chart_series_get_label  (DagChartSeries *self);
DagChartRole    dag_chart_series_get_role   (DagChartSeries *self);
DagChartShape   dag_chart_series_get_shape  (DagChartSeries *self);
char           *dag_chart_series_format     (DagChartSeries *self,
                                             double          value) G_GNUC_WARN_UNUSED_RESULT;
double          dag_chart_series_value_at   (DagChartSeries *self,
                                             int64_t         at_us);

G_END_DECLS
