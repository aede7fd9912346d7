/* dag-alert-trail.c - how a value went since an alert's first sign, against its limit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-trail.h"

#include "dag-compat.h"

#include <math.h>

#define WIDTH 96
#define HEIGHT 36
#define LEAST_POINTS 3

struct _DagAlertTrail
{
  GtkWidget parent_instance;

  GArray *points; /* of DagAlertPoint */
  double limit;
};

G_DEFINE_FINAL_TYPE (DagAlertTrail, dag_alert_trail, GTK_TYPE_WIDGET)

static void
dag_alert_trail_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static double
get_top (DagAlertTrail *self)
{
  double top = isfinite (self->limit) ? self->limit : 0.0;

  for (guint i = 0; i < self->points->len; i++)
    {
      double value = g_array_index (self->points, DagAlertPoint, i).value;

      if (isfinite (value))
        top = MAX (top, value);
    }
  return MAX (top, 1e-6) * 1.08;
}

static void
draw_limit (DagAlertTrail *self,
            cairo_t       *cr,
            const GdkRGBA *color,
            double         top)
{
  const double dashes[] = { 3.0, 3.0 };
  double y = HEIGHT - self->limit / top * (HEIGHT - 2.0) - 1.0;

  if (!isfinite (self->limit) || self->limit < 0.0)
    return;
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.5);
  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_move_to (cr, 0.0, round (y) + 0.5);
  cairo_line_to (cr, WIDTH, round (y) + 0.5);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
draw_values (DagAlertTrail *self,
             cairo_t       *cr,
             const GdkRGBA *color,
             double         top)
{
  const DagAlertPoint *first = &g_array_index (self->points, DagAlertPoint, 0);
  const DagAlertPoint *last
      = &g_array_index (self->points, DagAlertPoint, self->points->len - 1);
  double span = (double) MAX (last->at_us - first->at_us, 1);

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.8);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->points->len; i++)
    {
      const DagAlertPoint *point = &g_array_index (self->points, DagAlertPoint, i);
      double value = CLAMP (isfinite (point->value) ? point->value : top, 0.0, top);

      cairo_line_to (cr, (double) (point->at_us - first->at_us) / span * (WIDTH - 2.0) + 1.0,
                     HEIGHT - value / top * (HEIGHT - 2.0) - 1.0);
    }
  cairo_stroke (cr);
}

/* Time goes the way the language is read, as in every chart here. */
static void
dag_alert_trail_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DagAlertTrail *self = DAG_ALERT_TRAIL (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  GdkRGBA color;
  double top;
  cairo_t *cr;

  if (self->points == NULL || self->points->len < LEAST_POINTS)
    return;
  dag_compat_widget_get_color (widget, &color);
  top = get_top (self);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, WIDTH, 0.0);
      cairo_scale (cr, -1.0, 1.0);
    }
  draw_limit (self, cr, &color, top);
  draw_values (self, cr, &color, top);
  cairo_destroy (cr);
}

static void
dag_alert_trail_finalize (GObject *object)
{
  DagAlertTrail *self = DAG_ALERT_TRAIL (object);

  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (dag_alert_trail_parent_class)->finalize (object);
}

static void
dag_alert_trail_class_init (DagAlertTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dag_alert_trail_finalize;
  widget_class->measure = dag_alert_trail_measure;
  widget_class->snapshot = dag_alert_trail_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dag_alert_trail_init (DagAlertTrail *self)
{
}

/**
 * dag_alert_trail_show:
 * @self: a trail
 * @alert: whose values are drawn; nothing where there are too few, or they only grow with
 *   the time, as a stretch of work does
 */
void
dag_alert_trail_show (DagAlertTrail  *self,
                      const DagAlert *alert)
{
  gboolean worth;

  g_return_if_fail (DAG_IS_ALERT_TRAIL (self) && alert != NULL);

  worth = alert->rule->scope == DAG_ALERT_ABOUT_TEAM
          && alert->rule->kind != DAG_ALERT_DAY_WITHOUT_AIR && alert->trail != NULL
          && alert->trail->len >= LEAST_POINTS;
  gtk_widget_set_visible (GTK_WIDGET (self), worth);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = worth ? g_array_copy (alert->trail) : NULL;
  self->limit = alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? alert->levels.overload
                                                            : alert->levels.watch;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
