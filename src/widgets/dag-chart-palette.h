/* dag-chart-palette.h - the six roles of a chart: a colour and a pattern each, everywhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_CHART_ROLE_WAITING,
  DAG_CHART_ROLE_STAFFED,
  DAG_CHART_ROLE_NEEDED,
  DAG_CHART_ROLE_FORECAST,
  DAG_CHART_ROLE_BAND,
  DAG_CHART_ROLE_BREAK,
} DagChartRole;
#define DAG_N_CHART_ROLES 6

/* The pattern says the role to who sees no colour. */
typedef struct
{
  guint on;  /* of a dash, pixels; 0: solid */
  guint off;
  double half_width; /* of the line, pixels */
  double fill;       /* opacity of the area below the line; 0: none */
} DagChartPattern;

GdkRGBA         dag_chart_role_get_color   (DagChartRole role);
DagChartPattern dag_chart_role_get_pattern (DagChartRole role);

G_END_DECLS
