/* dag-day-band.c - one person's day, drawn from left to right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-band.h"

#include "dag-chart-palette.h"
#include "dag-compat.h"
#include "dag-time-axis.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define LANE_HEIGHT 36
#define AXIS_SPACING 8
#define TICK_SPACING 90 /* at least so many pixels between two times */
#define HATCH 6

struct _DagDayBand
{
  GtkWidget parent_instance;

  GArray *segments; /* of DagDaySegment (nullable) */
  GTimeZone *zone;
  int64_t from_us;
  int64_t to_us;
  int64_t now_us;
  int cursor; /* a segment, or -1 */
  char *read_out;
};

typedef enum
{
  PROP_READ_OUT = 1,
} DagDayBandProperty;

static GParamSpec *properties[PROP_READ_OUT + 1];

G_DEFINE_FINAL_TYPE (DagDayBand, dag_day_band, GTK_TYPE_WIDGET)

/* ── Drawing ───────────────────────────────────────────────────────────────────────── */

static void
snapshot_hatch (GtkSnapshot           *snapshot,
                const graphene_rect_t *area,
                const GdkRGBA         *color,
                gboolean               upright)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  double x = area->origin.x;
  double y = area->origin.y;
  double h = area->size.height;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5);
  for (double at = floor (x / HATCH) * HATCH - h; at < x + area->size.width; at += HATCH)
    {
      cairo_move_to (cr, upright ? at : at, y + h);
      cairo_line_to (cr, upright ? at : at + h, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_fill (GtkSnapshot           *snapshot,
               const graphene_rect_t *area,
               const GdkRGBA         *color,
               float                  alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &faded, area);
}

/* A thin line along the middle: nobody knows. */
static void
snapshot_unknown (GtkSnapshot           *snapshot,
                  const graphene_rect_t *area,
                  const GdkRGBA         *color)
{
  float y = area->origin.y + area->size.height / 2;

  for (float x = area->origin.x + 3; x < area->origin.x + area->size.width - 2; x += 6)
    snapshot_fill (snapshot, &GRAPHENE_RECT_INIT (x, y, 2, 2), color, 0.4f);
}

/**
 * dag_day_band_snapshot_swatch:
 * @snapshot: where to draw
 * @kind: a kind of stretch
 * @area: where
 * @color: the text colour: tones are made of it, so that they fit light and dark
 */
void
dag_day_band_snapshot_swatch (GtkSnapshot           *snapshot,
                              DagDayKind             kind,
                              const graphene_rect_t *area,
                              const GdkRGBA         *color)
{
  GdkRGBA rest = dag_chart_role_get_color (DAG_CHART_ROLE_BREAK);
  GdkRGBA line = *color;

  line.alpha *= 0.35f;
  switch (kind)
    {
    case DAG_DAY_UNKNOWN:
      snapshot_unknown (snapshot, area, color);
      break;
    case DAG_DAY_FREE:
      snapshot_fill (snapshot, area, color, 0.10f);
      break;
    case DAG_DAY_CONTACT:
      snapshot_fill (snapshot, area, color, 0.42f);
      break;
    case DAG_DAY_WRAP_UP:
      snapshot_fill (snapshot, area, color, 0.14f);
      snapshot_hatch (snapshot, area, &line, FALSE);
      break;
    case DAG_DAY_MEETING:
      snapshot_fill (snapshot, area, color, 0.06f);
      snapshot_hatch (snapshot, area, &line, TRUE);
      break;
    case DAG_DAY_BREAK:
      snapshot_fill (snapshot, area, &rest, 1.0f);
      break;
    case DAG_DAY_OFFLINE:
      break;
    }
}

static float
x_of (DagDayBand *self,
      int64_t     at_us,
      float       width)
{
  double share = (double) (at_us - self->from_us) / (double) MAX (1, self->to_us - self->from_us);
  float x = (float) (share * width);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static void
snapshot_segment (DagDayBand          *self,
                  GtkSnapshot         *snapshot,
                  const DagDaySegment *segment,
                  const GdkRGBA       *color,
                  gboolean             pointed)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float a = x_of (self, MAX (segment->from_us, self->from_us), width);
  float b = x_of (self, MIN (segment->to_us, self->to_us), width);
  graphene_rect_t area = GRAPHENE_RECT_INIT (MIN (a, b), 0, MAX (1, fabsf (b - a)), LANE_HEIGHT);

  dag_day_band_snapshot_swatch (snapshot, segment->kind, &area, color);
  if (segment->kind == DAG_DAY_BREAK) /* marked above the lane too, not by colour alone */
    snapshot_fill (snapshot,
                   &GRAPHENE_RECT_INIT (area.origin.x, -5, MAX (3, area.size.width), 3), color,
                   0.8f);
  if (pointed)
    snapshot_fill (snapshot,
                   &GRAPHENE_RECT_INIT (area.origin.x, LANE_HEIGHT + 2, area.size.width, 3),
                   color, 0.8f);
}

static void
snapshot_axis (DagDayBand    *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (GArray) ticks = dag_time_axis_choose (
      self->from_us, self->to_us, self->zone, (guint) MAX (2, width / TICK_SPACING));
  GdkRGBA faded = *color;
  float from = 0;

  faded.alpha *= 0.7f;
  for (guint i = 0; i < ticks->len; i++)
    {
      int64_t at_us = g_array_index (ticks, int64_t, i);
      g_autofree char *text = dag_words_clock (at_us, self->zone);
      g_autoptr (PangoLayout) layout
          = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      float x = x_of (self, at_us, (float) width);
      int w = 0;

      pango_layout_get_pixel_size (layout, &w, NULL);
      snapshot_fill (snapshot, &GRAPHENE_RECT_INIT (x, LANE_HEIGHT, 1, AXIS_SPACING / 2 + 1),
                     color, 0.35f);
      x = CLAMP (x - (float) w / 2, 0, (float) MAX (0, width - w));
      if (x < from)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, LANE_HEIGHT + AXIS_SPACING));
      gtk_snapshot_append_layout (snapshot, layout, &faded);
      gtk_snapshot_restore (snapshot);
      from = x + (float) w + 12;
    }
}

static void
dag_day_band_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  DagDayBand *self = DAG_DAY_BAND (widget);
  float width = (float) gtk_widget_get_width (widget);
  GdkRGBA color;
  float x;

  if (self->segments == NULL || width < 2)
    return;
  dag_compat_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, 6));
  snapshot_fill (snapshot, &GRAPHENE_RECT_INIT (0, LANE_HEIGHT, width, 1), &color, 0.25f);
  for (guint i = 0; i < self->segments->len; i++)
    snapshot_segment (self, snapshot, &g_array_index (self->segments, DagDaySegment, i), &color,
                      self->cursor == (int) i);
  snapshot_axis (self, snapshot, &color);
  x = x_of (self, self->now_us, width);
  snapshot_fill (snapshot, &GRAPHENE_RECT_INIT (floorf (x), -6, 2, LANE_HEIGHT + 10), &color,
                 0.9f);
  gtk_snapshot_restore (snapshot);
}

static void
dag_day_band_measure (GtkWidget      *widget,
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
      *minimum = 120;
      *natural = 600;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, "0:00");
  pango_layout_get_pixel_size (layout, NULL, &line);
  *minimum = *natural = 6 + LANE_HEIGHT + AXIS_SPACING + line;
}

/* ── Cursor ────────────────────────────────────────────────────────────────────────── */

static void
dag_day_band_set_cursor (DagDayBand *self,
                         int         cursor)
{
  g_autofree char *read_out = NULL;

  if (cursor >= 0)
    read_out = dag_day_dup_read_out (&g_array_index (self->segments, DagDaySegment, cursor),
                                     self->zone);
  self->cursor = cursor;
  if (g_strcmp0 (read_out, self->read_out) == 0)
    return;
  g_free (self->read_out);
  self->read_out = g_steal_pointer (&read_out);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_OUT]);
  if (self->read_out != NULL)
    dag_compat_announce (GTK_WIDGET (self), self->read_out);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           DagDayBand               *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  int found = -1;

  for (guint i = 0; self->segments != NULL && i < self->segments->len; i++)
    {
      const DagDaySegment *segment = &g_array_index (self->segments, DagDaySegment, i);
      float a = x_of (self, segment->from_us, width);
      float b = x_of (self, segment->to_us, width);

      if (x >= MIN (a, b) && x < MAX (a, b))
        found = (int) i;
    }
  dag_day_band_set_cursor (self, found);
}

static void
on_leave (GtkEventControllerMotion *motion,
          DagDayBand               *self)
{
  dag_day_band_set_cursor (self, -1);
}

static gboolean
on_key (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int steps = g_variant_get_int32 (args);

  return dag_day_band_move_cursor (DAG_DAY_BAND (widget), rtl ? -steps : steps);
}

static void
dag_day_band_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((DagDayBandProperty) id)
    {
    case PROP_READ_OUT:
      g_value_set_string (value, DAG_DAY_BAND (object)->read_out);
      break;
    }
}

static void
dag_day_band_finalize (GObject *object)
{
  DagDayBand *self = DAG_DAY_BAND (object);

  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->read_out, g_free);
  G_OBJECT_CLASS (dag_day_band_parent_class)->finalize (object);
}

static void
dag_day_band_class_init (DagDayBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dag_day_band_finalize;
  G_OBJECT_CLASS (klass)->get_property = dag_day_band_get_property;
  widget_class->measure = dag_day_band_measure;
  widget_class->snapshot = dag_day_band_snapshot;
  properties[PROP_READ_OUT] = g_param_spec_string (
      "read-out", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties),
                                     properties);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_key, "i", 1);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "dag-day-band");
}

static void
dag_day_band_init (DagDayBand *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The day so far"), -1);
}

/**
 * dag_day_band_set_day:
 * @self: a band
 * @segments: (element-type DagDaySegment): what was done, oldest first
 * @from_us: left end
 * @to_us: right end
 * @now_us: where now is
 * @zone: the centre's zone
 */
void
dag_day_band_set_day (DagDayBand *self,
                      GArray     *segments,
                      int64_t     from_us,
                      int64_t     to_us,
                      int64_t     now_us,
                      GTimeZone  *zone)
{
  g_autofree char *summary = NULL;
  int cursor = self->cursor;

  g_return_if_fail (DAG_IS_DAY_BAND (self) && segments != NULL && zone != NULL);

  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->segments = g_array_ref (segments);
  self->zone = g_time_zone_ref (zone);
  self->from_us = from_us;
  self->to_us = to_us;
  self->now_us = now_us;
  dag_day_band_set_cursor (self, cursor < (int) segments->len ? cursor : -1);
  summary = dag_day_dup_summary (segments, zone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dag_day_band_move_cursor:
 * @self: a band
 * @steps: how many stretches onward, below zero back
 *
 * Returns: whether it moved
 */
gboolean
dag_day_band_move_cursor (DagDayBand *self,
                          int         steps)
{
  int last;
  int cursor;

  g_return_val_if_fail (DAG_IS_DAY_BAND (self), FALSE);

  last = self->segments != NULL ? (int) self->segments->len - 1 : -1;
  if (last < 0)
    return FALSE;
  cursor = self->cursor < 0 ? last : CLAMP (self->cursor + steps, 0, last);
  if (cursor == self->cursor)
    return FALSE;
  dag_day_band_set_cursor (self, cursor);
  return TRUE;
}

const char *
dag_day_band_get_read_out (DagDayBand *self)
{
  g_return_val_if_fail (DAG_IS_DAY_BAND (self), NULL);

  return self->read_out;
}
