/* dag-chart-draw.c - the pictures of a chart: lines of values, marks of time, legend, cursor
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart-private.h"

#include "dag-chart-raster.h"
#include "dag-compat.h"
#include "dag-time-axis.h"
#include "dag-words-day.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define GAP 6.0
#define TICK_ROOM 76.0 /* for the label of a mark and the air beside it */
#define SWATCH 22.0
#define FAINT 0.13f

/* Of text that is not the first to be read. */
static float
dim (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9f
                                                                                : 0.62f;
}

PangoLayout *
dag_chart_new_layout (DagChart   *self,
                      const char *text,
                      gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Draws @layout with its start edge at @x (mirrored with everything else). */
static void
append_text (DagChart            *self,
             GtkSnapshot         *snapshot,
             const DagChartFrame *frame,
             PangoLayout         *layout,
             double               x,
             double               y,
             float                opacity)
{
  GdkRGBA color;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (frame->mirrored)
    x = frame->total - x - width;
  dag_compat_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= opacity;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
append_box (DagChart            *self,
            GtkSnapshot         *snapshot,
            const DagChartFrame *frame,
            graphene_rect_t      box,
            float                opacity)
{
  GdkRGBA color;

  if (frame->mirrored)
    box.origin.x = (float) frame->total - box.origin.x - box.size.width;
  dag_compat_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= opacity;
  gtk_snapshot_append_color (snapshot, &color, &box);
}

static double
text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The labels of the value axis are those of the first series. */
static char *
format_value (DagChart *self,
              double    value)
{
  return self->series->len > 0 ? dag_chart_series_format (self->series->pdata[0], value)
                               : dag_words_count ((int64_t) value);
}

DagChartFrame
dag_chart_get_frame (DagChart            *self,
                     const DagChartScale *scale)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *top = format_value (self, scale->top);
  g_autoptr (PangoLayout) layout = dag_chart_new_layout (self, top, FALSE);
  DagChartFrame frame = { 0 };
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  frame.total = gtk_widget_get_width (widget);
  frame.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  frame.line = height;
  frame.x = width + GAP + 2.0;
  frame.y = height + 3.0 * GAP;
  frame.width = MAX (floor (frame.total - frame.x), 1.0);
  frame.height = MAX (floor (gtk_widget_get_height (widget) - frame.y - height - GAP),
                      1.0);
  return frame;
}

double
dag_chart_time_to_x (DagChart            *self,
                     const DagChartFrame *frame,
                     int64_t              at_us)
{
  return frame->x + frame->width * (double) (at_us - self->from_us) /
                        (double) (self->to_us - self->from_us);
}

static void
append_value_axis (DagChart            *self,
                   GtkSnapshot         *snapshot,
                   const DagChartFrame *frame,
                   const DagChartScale *scale)
{
  for (guint i = 0; i <= scale->n_steps; i++)
    {
      double y = frame->y + frame->height * (1.0 - (double) i / scale->n_steps);
      g_autofree char *text = format_value (self, scale->step * i);
      g_autoptr (PangoLayout) layout = dag_chart_new_layout (self, text, FALSE);

      append_box (self, snapshot, frame,
                  GRAPHENE_RECT_INIT ((float) frame->x, (float) round (y),
                                      (float) frame->width, 1.0f),
                  i == 0 ? 2.0f * FAINT : FAINT);
      append_text (self, snapshot, frame, layout, frame->x - GAP - text_width (layout),
                   y - frame->line / 2.0, dim ());
    }
}

/* Marks keep clear of the word "now", which stands where now is. */
static void
append_time_axis (DagChart            *self,
                  GtkSnapshot         *snapshot,
                  const DagChartFrame *frame)
{
  guint room = (guint) MAX (frame->width / TICK_ROOM, 1.0);
  g_autoptr (GArray) ticks = dag_time_axis_choose (self->from_us, self->to_us, self->zone,
                                                   room);
  int64_t span_us = self->to_us - self->from_us;
  g_autofree char *then = dag_words_clock (self->now_us, self->zone);
  g_autoptr (PangoLayout) now
      = dag_chart_new_layout (self, self->past ? then : _ ("now"), TRUE);
  double y = frame->y + frame->height + GAP;
  double now_x = dag_chart_time_to_x (self, frame, self->now_us);
  double now_width = text_width (now);
  double now_start = CLAMP (now_x - now_width / 2.0, 0.0, frame->total - now_width);
  gboolean has_now = self->now_us >= self->from_us && self->now_us <= self->to_us;

  for (guint i = 0; i < ticks->len; i++)
    {
      int64_t at_us = g_array_index (ticks, int64_t, i);
      double x = dag_chart_time_to_x (self, frame, at_us);
      g_autofree char *text = dag_words_tick (at_us, span_us, self->zone);
      g_autoptr (PangoLayout) layout = dag_chart_new_layout (self, text, FALSE);
      double start = MIN (x - text_width (layout) / 2.0,
                          frame->total - text_width (layout));

      append_box (self, snapshot, frame,
                  GRAPHENE_RECT_INIT ((float) round (x),
                                      (float) (frame->y + frame->height), 1.0f, 4.0f),
                  2.0f * FAINT);
      if (!has_now || start + text_width (layout) + 2.0 * GAP < now_start
          || start > now_start + now_width + 2.0 * GAP)
        append_text (self, snapshot, frame, layout, start, y, dim ());
    }
  if (!has_now)
    return;
  append_box (self, snapshot, frame,
              GRAPHENE_RECT_INIT ((float) round (MIN (now_x, frame->total - 1.0)),
                                  (float) (frame->y - GAP), 1.0f,
                                  (float) (frame->height + GAP)),
              0.5f);
  append_text (self, snapshot, frame, now, now_start, y, 1.0f);
}

/* All lines in one image of device pixels, painted by one cairo node: a texture node
 * would be fetched back from itself at every frame by the cairo renderer of GTK 4.8. */
static void
append_lines (DagChart            *self,
              GtkSnapshot         *snapshot,
              const DagChartFrame *frame,
              const DagChartScale *scale)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint n_columns = (guint) (frame->width * factor);
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) n_columns, (int) (frame->height * factor));
  g_autofree DagChartColumn *columns = g_new (DagChartColumn, n_columns);
  double left = frame->mirrored ? 0.0 : frame->x;
  cairo_t *cr;

  for (guint i = 0; i < self->series->len; i++)
    {
      DagChartSeries *series = self->series->pdata[i];
      guint n_points;
      const DagPoint *points = dag_chart_series_get_points (series, &n_points);
      gboolean step = dag_chart_series_get_shape (series) == DAG_CHART_SHAPE_STEP;

      dag_chart_columns_compute (points, n_points, step, self->from_us, self->to_us,
                                 columns, n_columns);
      dag_chart_raster_draw (image, columns, n_columns, scale->top, factor,
                             frame->mirrored, dag_chart_series_get_role (series));
    }
  cairo_surface_set_device_scale (image, factor, factor);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) left, (float) frame->y,
                                                       (float) frame->width,
                                                       (float) frame->height));
  cairo_set_source_surface (cr, image, left, frame->y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static gboolean
has_points (DagChart *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      guint n_points;
      const DagPoint *points = dag_chart_series_get_points (self->series->pdata[i],
                                                            &n_points);

      for (guint j = 0; j < n_points; j++)
        if (!isnan (points[j].value))
          return TRUE;
    }
  return FALSE;
}

/* Words in the middle, where there is nothing to draw yet. */
void
dag_chart_snapshot_placeholder (DagChart            *self,
                                GtkSnapshot         *snapshot,
                                const DagChartFrame *frame)
{
  g_autoptr (PangoLayout) layout = dag_chart_new_layout (self, self->placeholder, FALSE);
  int height;

  pango_layout_set_width (layout, (int) (frame->width * 0.8 * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  append_text (self, snapshot, frame, layout, frame->x + frame->width * 0.1,
               frame->y + (frame->height - height) / 2.0, dim ());
}

/* What changes only with the figures: axes and lines. */
void
dag_chart_snapshot_plot (DagChart            *self,
                         GtkSnapshot         *snapshot,
                         const DagChartFrame *frame,
                         const DagChartScale *scale)
{
  append_value_axis (self, snapshot, frame, scale);
  if (has_points (self))
    append_lines (self, snapshot, frame, scale);
  else if (self->placeholder != NULL)
    dag_chart_snapshot_placeholder (self, snapshot, frame);
  append_time_axis (self, snapshot, frame);
}

/* A short piece of the line, so that the pattern names the series as well as the colour.
 */
static double
append_swatch (GtkSnapshot         *snapshot,
               const DagChartFrame *frame,
               DagChartRole         role,
               double               x)
{
  GdkRGBA color = dag_chart_role_get_color (role);
  DagChartPattern pattern = dag_chart_role_get_pattern (role);
  double y = frame->line / 2.0;
  double thick = pattern.half_width * 2.0;
  double period = pattern.on == 0 ? SWATCH : pattern.on + pattern.off;

  for (double at = 0.0; at < SWATCH; at += period)
    {
      double width = MIN (pattern.on == 0 ? SWATCH : pattern.on, SWATCH - at);
      double left = frame->mirrored ? frame->total - x - at - width : x + at;

      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) left,
                                                      (float) (y - thick / 2.0),
                                                      (float) width, (float) thick));
    }
  return x + SWATCH + GAP;
}

/* "— Waiting 9": the word of a series, and with the cursor its value there. */
static double
append_legend (DagChart            *self,
               GtkSnapshot         *snapshot,
               const DagChartFrame *frame,
               DagChartSeries      *series,
               double               x)
{
  g_autoptr (PangoLayout) word
      = dag_chart_new_layout (self, dag_chart_series_get_label (series), FALSE);
  double value;

  x = append_swatch (snapshot, frame, dag_chart_series_get_role (series), x);
  append_text (self, snapshot, frame, word, x, 0.0, dim ());
  x += text_width (word) + GAP;
  value = self->cursor_us != DAG_TIME_NONE
              ? dag_chart_series_value_at (series, self->cursor_us)
              : NAN;
  if (self->cursor_us != DAG_TIME_NONE)
    {
      g_autofree char *text = dag_chart_series_format (series, value);
      g_autoptr (PangoLayout) figure = dag_chart_new_layout (self, text, TRUE);

      append_text (self, snapshot, frame, figure, x, 0.0, 1.0f);
      x += MAX (text_width (figure), 24.0) + GAP;
    }
  return x + 2.0 * GAP;
}

static void
append_cursor (DagChart            *self,
               GtkSnapshot         *snapshot,
               const DagChartFrame *frame)
{
  double x = dag_chart_time_to_x (self, frame, self->cursor_us);
  g_autofree char *when
      = dag_words_moment (self->cursor_us, self->to_us - self->from_us, self->zone);
  g_autoptr (PangoLayout) layout = dag_chart_new_layout (self, when, TRUE);
  double width = text_width (layout);

  append_box (self, snapshot, frame,
              GRAPHENE_RECT_INIT ((float) round (MIN (x, frame->total - 1.0)),
                                  (float) (frame->y - GAP), 1.0f,
                                  (float) (frame->height + GAP)),
              0.35f);
  append_text (self, snapshot, frame, layout, frame->total - width, 0.0, 1.0f);
}

/* What follows the pointer: the legend with its values, the cursor. */
void
dag_chart_snapshot_marks (DagChart            *self,
                          GtkSnapshot         *snapshot,
                          const DagChartFrame *frame)
{
  double x = frame->x;

  for (guint i = 0; i < self->series->len; i++)
    x = append_legend (self, snapshot, frame, self->series->pdata[i], x);
  if (self->cursor_us != DAG_TIME_NONE)
    append_cursor (self, snapshot, frame);
}
