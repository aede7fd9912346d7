/* dag-chart.c - lines over time: a legend, a few marks, now as a line, values on demand
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart-private.h"

#include "dag-compat.h"
#include "dag-words-chart.h"
#include "dag-words-day.h"

#include <math.h>

#define MINIMUM_LINES 8 /* of text: large letters need a larger chart */
#define NATURAL_LINES 14
#define MINIMUM_WIDTH 200
#define STEP_ROOM 44.0 /* between two lines of the value axis */

G_DEFINE_FINAL_TYPE (DagChart, dag_chart, GTK_TYPE_WIDGET)

static void
dag_chart_invalidate (DagChart *self)
{
  g_clear_pointer (&self->plot, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dag_chart_update_summary (DagChart *self)
{
  g_autofree char *summary = dag_chart_dup_summary (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

static void
on_series_changed (DagChart *self)
{
  self->has_highest = FALSE;
  dag_chart_invalidate (self);
  dag_chart_update_summary (self);
}

/* The cursor stands on a moment, not on a pixel: new figures may slide in under it. */
static void
on_motion (DagChart *self,
           double    x,
           double    y)
{
  DagChartScale scale = dag_chart_get_scale (self);
  DagChartFrame frame = dag_chart_get_frame (self, &scale);
  double along = (frame.mirrored ? frame.total - x : x) - frame.x;

  if (self->zone == NULL)
    return;
  self->focus_cursor = FALSE;
  if (along < 0.0 || along > frame.width)
    dag_chart_set_cursor (self, DAG_TIME_NONE);
  else
    dag_chart_set_cursor (self, self->from_us +
                                    (int64_t) ((double) (self->to_us - self->from_us) *
                                               along / frame.width));
}

static void
on_leave (DagChart *self)
{
  if (!self->focus_cursor)
    dag_chart_set_cursor (self, DAG_TIME_NONE);
}

static void
announce_cursor (DagChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when
      = dag_words_moment (self->cursor_us, self->to_us - self->from_us, self->zone);

  g_string_append (text, when);
  for (guint i = 0; i < self->series->len; i++)
    {
      DagChartSeries *series = self->series->pdata[i];
      g_autofree char *value = dag_chart_series_format (
          series, dag_chart_series_value_at (series, self->cursor_us));

      g_string_append_printf (text, ", %s %s", dag_chart_series_get_label (series),
                              value);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  dag_compat_announce (GTK_WIDGET (self), text->str);
}

static gboolean
on_key_pressed (DagChart        *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int64_t step_us = (self->to_us - self->from_us) / 24;
  int64_t at_us = self->cursor_us != DAG_TIME_NONE ? self->cursor_us : self->to_us;

  if (self->zone == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Left)
    at_us += rtl ? step_us : -step_us;
  else if (key == GDK_KEY_Right)
    at_us += rtl ? -step_us : step_us;
  else if (key == GDK_KEY_Home)
    at_us = self->from_us;
  else if (key == GDK_KEY_End)
    at_us = self->to_us;
  else
    return FALSE;
  self->focus_cursor = TRUE;
  dag_chart_set_cursor (self, CLAMP (at_us, self->from_us, self->to_us));
  announce_cursor (self);
  return TRUE;
}

static void
on_focus_left (DagChart *self)
{
  self->focus_cursor = FALSE;
  dag_chart_set_cursor (self, DAG_TIME_NONE);
  dag_chart_update_summary (self);
}

static void
dag_chart_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = dag_chart_new_layout (DAG_CHART (widget), "0", FALSE);
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH
                                                       : MINIMUM_LINES * line;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH
                                                       : NATURAL_LINES * line;
  *minimum_baseline = *natural_baseline = -1;
}

static void
dag_chart_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  dag_chart_invalidate (DAG_CHART (widget));
}

static void
dag_chart_css_changed (GtkWidget         *widget,
                       GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dag_chart_parent_class)->css_changed (widget, change);
  dag_chart_invalidate (DAG_CHART (widget));
}

static void
dag_chart_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  DagChart *self = DAG_CHART (widget);
  DagChartScale scale = dag_chart_get_scale (self);
  DagChartFrame frame = dag_chart_get_frame (self, &scale);

  if (frame.width < 2.0 || frame.height < 2.0)
    return;
  if (self->zone == NULL)
    {
      if (self->placeholder != NULL)
        dag_chart_snapshot_placeholder (self, snapshot, &frame);
      return;
    }
  if (self->plot == NULL)
    {
      GtkSnapshot *plot = gtk_snapshot_new ();

      dag_chart_snapshot_plot (self, plot, &frame, &scale);
      self->plot = gtk_snapshot_free_to_node (plot);
    }
  if (self->plot != NULL)
    gtk_snapshot_append_node (snapshot, self->plot);
  dag_chart_snapshot_marks (self, snapshot, &frame);
}

static void
dag_chart_dispose (GObject *object)
{
  DagChart *self = DAG_CHART (object);

  g_clear_pointer (&self->plot, gsk_render_node_unref);
  if (self->series != NULL)
    g_ptr_array_set_size (self->series, 0);
  G_OBJECT_CLASS (dag_chart_parent_class)->dispose (object);
}

static void
dag_chart_finalize (GObject *object)
{
  DagChart *self = DAG_CHART (object);

  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->placeholder, g_free);
  G_OBJECT_CLASS (dag_chart_parent_class)->finalize (object);
}

static void
dag_chart_class_init (DagChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_chart_finalize;
  widget_class->measure = dag_chart_measure;
  widget_class->size_allocate = dag_chart_size_allocate;
  widget_class->css_changed = dag_chart_css_changed;
  widget_class->snapshot = dag_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "dag-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dag_chart_init (DagChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->series = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dag_chart_new (void)
{
  return g_object_new (DAG_TYPE_CHART, NULL);
}

/**
 * dag_chart_set_title:
 * @self: a chart
 * @title: its name for a screen reader; it is not drawn
 */
void
dag_chart_set_title (DagChart   *self,
                     const char *title)
{
  g_return_if_fail (DAG_IS_CHART (self));

  g_free (g_steal_pointer (&self->title));
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/**
 * dag_chart_set_placeholder:
 * @self: a chart
 * @text: (nullable): what stands there while no value is known
 */
void
dag_chart_set_placeholder (DagChart   *self,
                           const char *text)
{
  g_return_if_fail (DAG_IS_CHART (self));

  if (g_strcmp0 (self->placeholder, text) == 0)
    return;
  g_free (g_steal_pointer (&self->placeholder));
  self->placeholder = g_strdup (text);
  dag_chart_invalidate (self);
}

/**
 * dag_chart_add_series:
 * @self: a chart
 * @series: drawn over those before it; the first one's format labels the value axis
 */
void
dag_chart_add_series (DagChart       *self,
                      DagChartSeries *series)
{
  g_return_if_fail (DAG_IS_CHART (self) && DAG_IS_CHART_SERIES (series));

  g_ptr_array_add (self->series, g_object_ref (series));
  g_signal_connect_object (series, "changed", G_CALLBACK (on_series_changed), self,
                           G_CONNECT_SWAPPED);
  on_series_changed (self);
}

/**
 * dag_chart_set_range:
 * @self: a chart
 * @from_us: time at the start, microseconds since 1970
 * @to_us: time at the end, later
 * @now_us: where the line of now stands
 * @zone: the centre's zone
 */
void
dag_chart_set_range (DagChart  *self,
                     int64_t    from_us,
                     int64_t    to_us,
                     int64_t    now_us,
                     GTimeZone *zone)
{
  g_return_if_fail (DAG_IS_CHART (self));
  g_return_if_fail (to_us > from_us && zone != NULL);

  if (self->from_us == from_us && self->to_us == to_us && self->now_us == now_us
      && self->zone == zone)
    return;
  if (self->from_us != from_us || self->to_us != to_us)
    self->has_highest = FALSE;
  self->from_us = from_us;
  self->to_us = to_us;
  self->now_us = now_us;
  if (self->zone != zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (zone);
    }
  if (self->cursor_us != DAG_TIME_NONE)
    self->cursor_us = CLAMP (self->cursor_us, from_us, to_us);
  dag_chart_invalidate (self);
}

/**
 * dag_chart_set_cursor:
 * @self: a chart
 * @at_us: the moment whose values are read, or %DAG_TIME_NONE
 */
void
dag_chart_set_cursor (DagChart *self,
                      int64_t   at_us)
{
  g_return_if_fail (DAG_IS_CHART (self));

  if (self->cursor_us == at_us)
    return;
  self->cursor_us = at_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int64_t
dag_chart_get_cursor (DagChart *self)
{
  g_return_val_if_fail (DAG_IS_CHART (self), DAG_TIME_NONE);

  return self->cursor_us;
}

/**
 * dag_chart_set_past:
 * @self: a chart
 * @past: whether "now" is a moment of another time, and is called by its time
 */
void
dag_chart_set_past (DagChart *self,
                    gboolean  past)
{
  g_return_if_fail (DAG_IS_CHART (self));

  if (self->past == past)
    return;
  self->past = past;
  dag_chart_invalidate (self);
}

/* Asked for at every move of the pointer: a month has a quarter of a million points. */
static double
find_highest (DagChart *self)
{
  double highest = NAN;

  for (guint i = 0; i < self->series->len; i++)
    {
      guint n_points;
      const DagPoint *points = dag_chart_series_get_points (self->series->pdata[i],
                                                            &n_points);

      for (guint j = 0; j < n_points; j++)
        if (points[j].at_us >= self->from_us && points[j].at_us <= self->to_us)
          if (isnan (highest) || points[j].value > highest)
            highest = points[j].value;
    }
  return highest;
}

/* The highest value of the visible part decides the axis. */
DagChartScale
dag_chart_get_scale (DagChart *self)
{
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - 60.0;

  if (!self->has_highest)
    self->highest = find_highest (self);
  self->has_highest = TRUE;
  return dag_chart_scale_choose (self->highest, (guint) CLAMP (room / STEP_ROOM, 2.0, 5.0));
}

/**
 * dag_chart_dup_summary:
 * @self: a chart
 *
 * Returns: (transfer full): what the chart shows, as sentences for who does not see it
 */
char *
dag_chart_dup_summary (DagChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DAG_IS_CHART (self), NULL);

  for (guint i = 0; i < self->series->len && self->zone != NULL; i++)
    {
      DagChartSeries *series = self->series->pdata[i];
      DagChartExtremes extremes = { NAN, NAN, NAN, 0 };
      guint n_points;
      const DagPoint *points = dag_chart_series_get_points (series, &n_points);
      g_autofree char *last = NULL;
      g_autofree char *low = NULL;
      g_autofree char *high = NULL;
      g_autofree char *when = NULL;
      g_autofree char *sentence = NULL;

      dag_chart_extremes_find (points, n_points, self->from_us, self->to_us, &extremes);
      last = dag_chart_series_format (series, extremes.last);
      low = dag_chart_series_format (series, extremes.low);
      high = dag_chart_series_format (series, extremes.high);
      if (dag_time_is_known (extremes.high_at_us))
        when = dag_words_moment (extremes.high_at_us, self->to_us - self->from_us, self->zone);
      sentence = dag_words_chart_series (dag_chart_series_get_label (series), last, low,
                                         high, when);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }
  if (text->len == 0 && self->placeholder != NULL)
    g_string_assign (text, self->placeholder);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
