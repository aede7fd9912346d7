/* dag-chart.h - lines over time: a legend, a few marks, now as a line, values on demand
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-chart-series.h"

G_BEGIN_DECLS

/**
 * DagChart:
 *
 * Shows the series in [from, to) of a time axis in the centre's zone. Drawn once for each
 * change and kept. The pointer, or Left and Right with the focus on it, move a cursor
 * whose values stand in the legend. To a screen reader it is an image with a name and a
 * summary of its series in words.
 */
#define DAG_TYPE_CHART (dag_chart_get_type ())
G_DECLARE_FINAL_TYPE (DagChart, dag_chart, DAG, CHART, GtkWidget)

GtkWidget *dag_chart_new             (void) G_GNUC_WARN_UNUSED_RESULT;

void       dag_chart_set_title       (DagChart   *self,
                                      const char *title);
void       dag_chart_set_placeholder (DagChart   *self,
                                      const char *text);
void       dag_chart_add_series      (DagChart       *self,
                                      DagChartSeries *series);
void       dag_chart_set_range       (DagChart  *self,
                                      int64_t    from_us,
                                      int64_t    to_us,
                                      int64_t    now_us,
                                      GTimeZone *zone);
void       dag_chart_set_past        (DagChart *self,
                                      gboolean  past);
void       dag_chart_set_cursor      (DagChart *self,
                                      int64_t   at_us);
int64_t    dag_chart_get_cursor      (DagChart *self);
char      *dag_chart_dup_summary     (DagChart *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
