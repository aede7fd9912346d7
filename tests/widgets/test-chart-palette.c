/* test-chart-palette.c - the six roles are seen on both backgrounds and told apart
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-chart-palette.h"

#include <math.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear ((double) color->red) + 0.7152 * linear ((double) color->green)
         + 0.0722 * linear ((double) color->blue);
}

/* WCAG 2.1 */
static double
contrast (const GdkRGBA *a,
          const GdkRGBA *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_contrast (void)
{
  const char *grounds[] = { "#ffffff", "#fafafa", "#242424", "#363636" };

  for (int role = 0; role < DAG_N_CHART_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      {
        GdkRGBA color = dag_chart_role_get_color ((DagChartRole) role);
        GdkRGBA ground;

        g_assert_true (gdk_rgba_parse (&ground, grounds[i]));
        g_test_message ("role %d on %s: %.2f", role, grounds[i],
                        contrast (&color, &ground));
        g_assert_cmpfloat (contrast (&color, &ground), >=, 3.0);
      }
}

static double
curve (double share)
{
  return share > 0.008856 ? cbrt (share) : 7.787 * share + 16.0 / 116.0;
}

/* CIE Lab as a deuteranope sees it (Machado, Oliveira and Fernandes 2009, severity 1). */
static void
to_lab (const GdkRGBA *color,
        double         lab[3])
{
  double r = linear ((double) color->red);
  double g = linear ((double) color->green);
  double b = linear ((double) color->blue);
  double dr = CLAMP (0.367322 * r + 0.860646 * g - 0.227968 * b, 0.0, 1.0);
  double dg = CLAMP (0.280085 * r + 0.672501 * g + 0.047413 * b, 0.0, 1.0);
  double db = CLAMP (-0.011820 * r + 0.042940 * g + 0.968881 * b, 0.0, 1.0);
  double x = curve ((0.4124 * dr + 0.3576 * dg + 0.1805 * db) / 0.9505);
  double y = curve (0.2126 * dr + 0.7152 * dg + 0.0722 * db);
  double z = curve ((0.0193 * dr + 0.1192 * dg + 0.9505 * db) / 1.089);

  lab[0] = 116.0 * y - 16.0;
  lab[1] = 500.0 * (x - y);
  lab[2] = 200.0 * (y - z);
}

static void
test_deuteranopia (void)
{
  for (int i = 0; i < DAG_N_CHART_ROLES; i++)
    for (int j = i + 1; j < DAG_N_CHART_ROLES; j++)
      {
        GdkRGBA a = dag_chart_role_get_color ((DagChartRole) i);
        GdkRGBA b = dag_chart_role_get_color ((DagChartRole) j);
        double la[3];
        double lb[3];

        to_lab (&a, la);
        to_lab (&b, lb);
        g_assert_cmpfloat (hypot (hypot (la[0] - lb[0], la[1] - lb[1]), la[2] - lb[2]),
                           >=, 15.0);
      }
}

/* Who sees no colour at all tells the roles by their pattern. */
static void
test_patterns (void)
{
  for (int i = 0; i < DAG_N_CHART_ROLES; i++)
    for (int j = i + 1; j < DAG_N_CHART_ROLES; j++)
      {
        DagChartPattern a = dag_chart_role_get_pattern ((DagChartRole) i);
        DagChartPattern b = dag_chart_role_get_pattern ((DagChartRole) j);

        g_assert_false (a.on == b.on && a.off == b.off);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-palette/contrast", test_contrast);
  g_test_add_func ("/chart-palette/deuteranopia", test_deuteranopia);
  g_test_add_func ("/chart-palette/patterns", test_patterns);
  return g_test_run ();
}
