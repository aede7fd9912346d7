/* dag-chart-private.h - what the files of the chart share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-chart-columns.h"
#include "dag-chart.h"

G_BEGIN_DECLS

struct _DagChart
{
  GtkWidget parent_instance;

  GPtrArray *series; /* of DagChartSeries */
  char *title;
  char *placeholder; /* (nullable) */
  int64_t from_us;
  int64_t to_us;
  int64_t now_us;
  GTimeZone *zone; /* (nullable): nothing to show yet */
  int64_t cursor_us; /* DAG_TIME_NONE: none */
  gboolean focus_cursor; /* it was set by the keyboard */
  gboolean past;         /* now is a moment of another time */
  gboolean has_highest;
  double highest; /* of the visible part; NaN: nothing is known */

  GskRenderNode *plot; /* (nullable): what changes only with the figures */
};

/* Where things lie, in logical pixels, before mirroring. */
typedef struct
{
  double x; /* of the plot, from the start edge */
  double y;
  double width;
  double height;
  double line; /* height of a line of text */
  gboolean mirrored;
  double total; /* width of the whole widget */
} DagChartFrame;

DagChartFrame  dag_chart_get_frame      (DagChart            *self,
                                         const DagChartScale *scale);
DagChartScale  dag_chart_get_scale      (DagChart *self);
double         dag_chart_time_to_x      (DagChart            *self,
                                         const DagChartFrame *frame,
                                         int64_t              at_us);
void           dag_chart_snapshot_plot  (DagChart            *self,
                                         GtkSnapshot         *snapshot,
                                         const DagChartFrame *frame,
                                         const DagChartScale *scale);
void           dag_chart_snapshot_marks (DagChart            *self,
                                         GtkSnapshot         *snapshot,
                                         const DagChartFrame *frame);
void           dag_chart_snapshot_placeholder (DagChart            *self,
                                               GtkSnapshot         *snapshot,
                                               const DagChartFrame *frame);
PangoLayout   *dag_chart_new_layout     (DagChart   *self,
                                         const char *text,
                                         gboolean    bold);

G_END_DECLS
