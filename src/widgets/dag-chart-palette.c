/* dag-chart-palette.c - the six roles of a chart: a colour and a pattern each, everywhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart-palette.h"

/* All six lie between the luminances 0.21 and 0.30: at least 3:1 on white and on the dark
 * card alike, so that no colour has to know the theme. Waiting and staffed, which stand
 * beside each other everywhere, are blue and amber; deuteranopes tell every pair apart. */
static const struct
{
  guint8 red;
  guint8 green;
  guint8 blue;
  DagChartPattern pattern;
} roles[DAG_N_CHART_ROLES] = {
  [DAG_CHART_ROLE_WAITING] = { 0x35, 0x84, 0xe4, { 0, 0, 1.0, 0.16 } },
  [DAG_CHART_ROLE_STAFFED] = { 0xc0, 0x78, 0x00, { 8, 4, 1.0, 0.0 } },
  [DAG_CHART_ROLE_NEEDED] = { 0xc2, 0x5b, 0xd0, { 2, 3, 1.0, 0.0 } },
  [DAG_CHART_ROLE_FORECAST] = { 0x3c, 0x9c, 0x48, { 12, 3, 0.75, 0.0 } },
  [DAG_CHART_ROLE_BAND] = { 0x86, 0x86, 0x86, { 1, 2, 0.5, 0.10 } },
  [DAG_CHART_ROLE_BREAK] = { 0x0c, 0x9c, 0xa8, { 4, 4, 0.75, 0.12 } },
};

GdkRGBA
dag_chart_role_get_color (DagChartRole role)
{
  GdkRGBA color = { 0.0f, 0.0f, 0.0f, 1.0f };

  g_return_val_if_fail ((int) role >= 0 && role < DAG_N_CHART_ROLES, color);

  color.red = (float) roles[role].red / 255.0f;
  color.green = (float) roles[role].green / 255.0f;
  color.blue = (float) roles[role].blue / 255.0f;
  return color;
}

DagChartPattern
dag_chart_role_get_pattern (DagChartRole role)
{
  DagChartPattern solid = { 0, 0, 1.0, 0.0 };

  g_return_val_if_fail ((int) role >= 0 && role < DAG_N_CHART_ROLES, solid);

  return roles[role].pattern;
}
