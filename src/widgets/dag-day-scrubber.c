/* dag-day-scrubber.c - the hours of a day as a line of how many waited, with a handle on one moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-scrubber.h"

#include "dag-chart-columns.h"
#include "dag-chart-raster.h"
#include "dag-compat.h"
#include "dag-history-past.h"
#include "dag-time-axis.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define EDGE 12 /* room for half the handle at both ends */
#define LANE 44
#define KNOB 14
#define TICK_ROOM 64

struct _DagDayScrubber
{
  GtkWidget parent_instance;

  DagHistoryDay day;
  int64_t from_us; /* the hours that are drawn */
  int64_t to_us;
  GTimeZone *zone; /* (nullable): no day yet */
  GArray *points;  /* (nullable) of DagPoint */
  int64_t at_us;
  GskRenderNode *lane; /* (nullable): the line, until day, size or points change */
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagDayScrubber, dag_day_scrubber, GTK_TYPE_WIDGET)

/* ── Places ────────────────────────────────────────────────────────────────────────── */

static gboolean
is_mirrored (DagDayScrubber *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_length (DagDayScrubber *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE, 1);
}

static float
time_to_x (DagDayScrubber *self,
           int64_t         at_us)
{
  double share = (double) (at_us - self->from_us)
                 / (double) MAX (self->to_us - self->from_us, 1);
  double along = EDGE + share * get_length (self);

  return (float) (is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - along : along);
}

static int64_t
x_to_time (DagDayScrubber *self,
           double          x)
{
  double along = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
  double share = CLAMP ((along - EDGE) / get_length (self), 0.0, 1.0);
  int64_t at_us = self->from_us
                  + (int64_t) (share * (double) (self->to_us - self->from_us));

  return at_us - at_us % MINUTE_US;
}

/* ── Drawing ───────────────────────────────────────────────────────────────────────── */

static void
append_fill (GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             const GdkRGBA         *color,
             float                  opacity)
{
  GdkRGBA faded = *color;

  faded.alpha *= opacity;
  gtk_snapshot_append_color (snapshot, &faded, area);
}

static double
find_highest (GArray *points)
{
  double highest = 1.0;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      double value = g_array_index (points, DagPoint, i).value;

      if (value > highest)
        highest = value;
    }
  return highest;
}

static void
append_line (DagDayScrubber *self,
             GtkSnapshot    *snapshot)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint n_columns = (guint) get_length (self) * (guint) factor;
  g_autofree DagChartColumn *columns = g_new (DagChartColumn, n_columns);
  cairo_surface_t *image;
  cairo_t *cr;

  if (self->points == NULL || self->points->len == 0)
    return;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) n_columns, LANE * factor);
  dag_chart_columns_compute ((const DagPoint *) (void *) self->points->data, self->points->len,
                             TRUE, self->from_us, self->to_us, columns, n_columns);
  dag_chart_raster_draw (image, columns, n_columns, find_highest (self->points) * 1.1, factor,
                         is_mirrored (self), DAG_CHART_ROLE_WAITING);
  cairo_surface_set_device_scale (image, factor, factor);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (EDGE, 0, (float) get_length (self), LANE));
  cairo_set_source_surface (cr, image, EDGE, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static void
append_axis (DagDayScrubber *self,
             GtkSnapshot    *snapshot,
             const GdkRGBA  *color)
{
  g_autoptr (GArray) ticks
      = dag_time_axis_choose (self->from_us, self->to_us, self->zone,
                              (guint) MAX (get_length (self) / TICK_ROOM, 2.0));
  GdkRGBA faded = *color;

  faded.alpha *= 0.7f;
  for (guint i = 0; i < ticks->len; i++)
    {
      int64_t at_us = g_array_index (ticks, int64_t, i);
      float x = time_to_x (self, at_us);
      g_autofree char *text = dag_words_clock (at_us, self->zone);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      int width = 0;

      pango_layout_get_pixel_size (layout, &width, NULL);
      append_fill (snapshot, &GRAPHENE_RECT_INIT (roundf (x), LANE, 1, 4), color, 0.3f);
      x = CLAMP (x - (float) width / 2, 0,
                 (float) MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), LANE + 6));
      gtk_snapshot_append_layout (snapshot, layout, &faded);
      gtk_snapshot_restore (snapshot);
    }
}

static void
append_ground_between (DagDayScrubber *self,
                       GtkSnapshot    *snapshot,
                       const GdkRGBA  *color,
                       int64_t         from_us,
                       int64_t         to_us)
{
  float a = time_to_x (self, from_us);
  float b = time_to_x (self, to_us);

  append_fill (snapshot, &GRAPHENE_RECT_INIT (MIN (a, b), 0, MAX (fabsf (b - a), 1), LANE),
               color, 0.05f);
}

/* What is known of the day lies on another ground than the rest of it, and than the hours in
 * which nobody watched. */
static void
append_ground (DagDayScrubber *self,
               GtkSnapshot    *snapshot,
               const GdkRGBA  *color)
{
  int64_t from_us = self->day.first_us;
  guint n_known = 0;

  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    n_known += !isnan (g_array_index (self->points, DagPoint, i).value);
  for (guint i = 0; n_known > 0 && i < self->points->len; i++)
    {
      const DagPoint *point = &g_array_index (self->points, DagPoint, i);

      if (isnan (point->value) && dag_time_is_known (from_us))
        {
          if (point->at_us > from_us)
            append_ground_between (self, snapshot, color, from_us, point->at_us);
          from_us = DAG_TIME_NONE;
        }
      else if (!isnan (point->value) && !dag_time_is_known (from_us))
        from_us = point->at_us;
    }
  if (dag_time_is_known (from_us) && from_us < self->day.last_us)
    append_ground_between (self, snapshot, color, from_us, self->day.last_us);
}

static void
append_lane (DagDayScrubber *self,
             GtkSnapshot    *snapshot,
             const GdkRGBA  *color)
{
  append_ground (self, snapshot, color);
  append_fill (snapshot, &GRAPHENE_RECT_INIT (EDGE, LANE, (float) get_length (self), 1), color,
               0.2f);
  append_line (self, snapshot);
  append_axis (self, snapshot, color);
}

static void
append_handle (DagDayScrubber *self,
               GtkSnapshot    *snapshot,
               const GdkRGBA  *color)
{
  float x = roundf (time_to_x (self, self->at_us));
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - KNOB / 2.0f, LANE - KNOB / 2.0f, KNOB, KNOB);
  GskRoundedRect knob;

  append_fill (snapshot, &GRAPHENE_RECT_INIT (x - 1, 0, 2, LANE), color, 0.85f);
  gsk_rounded_rect_init_from_rect (&knob, &box, KNOB / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
dag_day_scrubber_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DagDayScrubber *self = DAG_DAY_SCRUBBER (widget);
  GdkRGBA color;

  if (self->zone == NULL || gtk_widget_get_width (widget) < 4 * EDGE)
    return;
  dag_compat_widget_get_color (widget, &color);
  if (self->lane == NULL)
    {
      GtkSnapshot *lane = gtk_snapshot_new ();

      append_lane (self, lane, &color);
      self->lane = gtk_snapshot_free_to_node (lane);
    }
  if (self->lane != NULL)
    gtk_snapshot_append_node (snapshot, self->lane);
  append_handle (self, snapshot, &color);
}

static void
invalidate (DagDayScrubber *self)
{
  g_clear_pointer (&self->lane, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dag_day_scrubber_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  invalidate (DAG_DAY_SCRUBBER (widget));
}

static void
dag_day_scrubber_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dag_day_scrubber_parent_class)->css_changed (widget, change);
  invalidate (DAG_DAY_SCRUBBER (widget));
}

static void
dag_day_scrubber_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int line = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 600;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, "0:00");
  pango_layout_get_pixel_size (layout, NULL, &line);
  *minimum = *natural = LANE + 6 + MAX (line, KNOB / 2);
}

/* ── Moving ────────────────────────────────────────────────────────────────────────── */

static void
update_accessible (DagDayScrubber *self)
{
  g_autofree char *clock = NULL;

  if (self->zone == NULL)
    return;
  clock = dag_words_clock (self->at_us, self->zone);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      (double) (self->to_us - self->from_us) / (double) MINUTE_US,
      GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      (double) (self->at_us - self->from_us) / (double) MINUTE_US,
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, clock, -1);
}

static void
choose (DagDayScrubber *self,
        int64_t         at_us)
{
  if (self->zone == NULL)
    return;
  at_us = CLAMP (at_us, self->day.first_us, self->day.last_us);
  if (at_us == self->at_us)
    return;
  dag_day_scrubber_set_at (self, at_us);
  g_signal_emit (self, signals[MOVED], 0, at_us);
}

static gboolean
on_step_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  int minutes = g_variant_get_int32 (args);

  dag_day_scrubber_move (DAG_DAY_SCRUBBER (widget),
                         is_mirrored (DAG_DAY_SCRUBBER (widget)) ? -minutes : minutes);
  return TRUE;
}

static gboolean
on_jump_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  dag_day_scrubber_move (DAG_DAY_SCRUBBER (widget), g_variant_get_int32 (args));
  return TRUE;
}

static void
on_drag_begin (GtkGestureDrag *drag,
               double          x,
               double          y,
               DagDayScrubber *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose (self, x_to_time (self, x));
}

static void
on_drag_update (GtkGestureDrag *drag,
                double          dx,
                double          dy,
                DagDayScrubber *self)
{
  double x = 0;

  gtk_gesture_drag_get_start_point (drag, &x, NULL);
  choose (self, x_to_time (self, x + dx));
}

static void
dag_day_scrubber_dispose (GObject *object)
{
  DagDayScrubber *self = DAG_DAY_SCRUBBER (object);

  g_clear_pointer (&self->lane, gsk_render_node_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_day_scrubber_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc function;
    int minutes;
  } keys[] = {
    { GDK_KEY_Left, 0, on_step_key, -5 },
    { GDK_KEY_Right, 0, on_step_key, 5 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, on_step_key, -1 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, on_step_key, 1 },
    { GDK_KEY_Page_Up, 0, on_jump_key, -60 },
    { GDK_KEY_Page_Down, 0, on_jump_key, 60 },
    { GDK_KEY_Home, 0, on_jump_key, -100000 },
    { GDK_KEY_End, 0, on_jump_key, 100000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers,
                                  keys[i].function, "i", keys[i].minutes);
}

static void
dag_day_scrubber_class_init (DagDayScrubberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_day_scrubber_dispose;
  widget_class->measure = dag_day_scrubber_measure;
  widget_class->size_allocate = dag_day_scrubber_size_allocate;
  widget_class->css_changed = dag_day_scrubber_css_changed;
  widget_class->snapshot = dag_day_scrubber_snapshot;
  signals[MOVED] = g_signal_new ("moved", DAG_TYPE_DAY_SCRUBBER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "dag-day-scrubber");
}

static void
dag_day_scrubber_init (DagDayScrubber *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time of the day"), -1);
}

/**
 * dag_day_scrubber_set_day:
 * @self: a scrubber
 * @day: the day it shows
 * @zone: the centre's zone
 */
void
dag_day_scrubber_set_day (DagDayScrubber      *self,
                          const DagHistoryDay *day,
                          GTimeZone           *zone)
{
  g_return_if_fail (DAG_IS_DAY_SCRUBBER (self) && day != NULL && zone != NULL);

  self->day = *day;
  dag_history_day_get_span (day, &self->from_us, &self->to_us);
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  self->at_us = CLAMP (self->at_us, day->first_us, day->last_us);
  update_accessible (self);
  invalidate (self);
}

/**
 * dag_day_scrubber_set_points:
 * @self: a scrubber
 * @points: (nullable) (element-type DagPoint): how many waited, oldest first
 */
void
dag_day_scrubber_set_points (DagDayScrubber *self,
                             GArray         *points)
{
  g_return_if_fail (DAG_IS_DAY_SCRUBBER (self));

  if (points != NULL)
    g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  invalidate (self);
}

/**
 * dag_day_scrubber_set_at:
 * @self: a scrubber
 * @at_us: where the handle stands
 */
void
dag_day_scrubber_set_at (DagDayScrubber *self,
                         int64_t         at_us)
{
  g_return_if_fail (DAG_IS_DAY_SCRUBBER (self));

  self->at_us = at_us;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int64_t
dag_day_scrubber_get_at (DagDayScrubber *self)
{
  g_return_val_if_fail (DAG_IS_DAY_SCRUBBER (self), DAG_TIME_NONE);

  return self->at_us;
}

/**
 * dag_day_scrubber_move:
 * @self: a scrubber
 * @minutes: how far, below zero back; as if a key had been pressed
 */
void
dag_day_scrubber_move (DagDayScrubber *self,
                       int             minutes)
{
  g_return_if_fail (DAG_IS_DAY_SCRUBBER (self));

  choose (self, self->at_us + minutes * MINUTE_US);
}
