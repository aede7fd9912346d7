/* dag-trend-card.c - waiting and staffed over two hours, a day, a week or a month
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-trend-card.h"

#include "dag-chart-columns.h"
#include "dag-chart.h"
#include "dag-shrink.h"
#include "dag-words-chart.h"

#include <glib/gi18n.h>

enum
{
  SERIES_WAITING,
  SERIES_STAFFED,
  N_SERIES
};

static const DagSeriesKind kinds[N_SERIES] = {
  [SERIES_WAITING] = DAG_SERIES_WAITING,
  [SERIES_STAFFED] = DAG_SERIES_STAFFED,
};

struct _DagTrendCard
{
  AdwBin parent_instance;

  GtkBox *ranges;
  DagChart *chart;
  GtkLabel *hole;
  GtkToggleButton *buttons[DAG_N_TREND_RANGES];

  DagChartSeries *series[N_SERIES];
  DagHistory *history; /* (nullable) */
  char *queue;         /* (nullable): the whole centre */
  GCancellable *reading;
  DagTrendRange range;
  gboolean past;
  int64_t now_us;
  int64_t read_us; /* the now of the last reading; DAG_TIME_NONE: read at once */
  GTimeZone *zone; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DagTrendCard, dag_trend_card, ADW_TYPE_BIN)

/* One reading of one series: owns what it needs until the answer comes. */
typedef struct
{
  DagTrendCard *card;
  guint series;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->card);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The source tells of a quarter of an hour when it is over, so that between the last one and
 * the first answer nobody knows how many waited, while what people did is told to the second:
 * one line ends and the other does not. It is said over two hours, where it is seen. */
static void
show_hole (DagTrendCard *self,
           GArray       *points)
{
  g_autofree char *text = NULL;
  int64_t from_us = 0;
  int64_t to_us = 0;

  if (points != NULL && self->range == DAG_TREND_HOURS && self->zone != NULL)
    {
      dag_trend_range_get_bounds (self->range, self->now_us, self->zone, &from_us, &to_us);
      if (dag_chart_hole_find ((const DagPoint *) (void *) points->data, points->len, from_us,
                               &from_us, &to_us))
        text = dag_words_chart_hole (from_us, to_us, self->zone);
    }
  gtk_label_set_label (self->hole, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hole), text != NULL);
}

static void
on_series_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points
      = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);

  if (points != NULL && reading->card->series[reading->series] != NULL)
    {
      dag_chart_series_set_points (reading->card->series[reading->series], points);
      if (reading->series == SERIES_WAITING)
        show_hole (reading->card, points);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_message ("no series for the chart: %s", error->message);
      dag_chart_set_placeholder (reading->card->chart, _ ("The trend cannot be read."));
    }
}

static void
stop_reading (DagTrendCard *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_series (DagTrendCard *self)
{
  int64_t from_us;
  int64_t to_us;

  stop_reading (self);
  self->reading = g_cancellable_new ();
  self->read_us = self->now_us;
  dag_trend_range_get_bounds (self->range, self->now_us, self->zone, &from_us, &to_us);
  for (guint i = 0; i < N_SERIES; i++)
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->card = g_object_ref (self);
      reading->series = i;
      dag_history_read_series_async (self->history, kinds[i], self->queue, from_us,
                                     (self->past ? to_us : self->now_us) + DAG_USEC_PER_SEC,
                                     self->reading,
                                     on_series_ready, reading);
    }
}

static void
update (DagTrendCard *self)
{
  int64_t since_us = ABS (self->now_us - self->read_us);
  int64_t from_us;
  int64_t to_us;

  if (self->history == NULL || self->zone == NULL)
    return;
  dag_trend_range_get_bounds (self->range, self->now_us, self->zone, &from_us, &to_us);
  dag_chart_set_range (self->chart, from_us, to_us, self->now_us, self->zone);
  if (!dag_time_is_known (self->read_us) || since_us >= dag_trend_range_get_pace_us (self->range))
    read_series (self);
}

static void
on_range_toggled (GtkToggleButton *button,
                  DagTrendCard    *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < DAG_N_TREND_RANGES; i++)
    if (self->buttons[i] == button)
      self->range = (DagTrendRange) i;
  self->read_us = DAG_TIME_NONE;
  update (self);
}

static void
add_buttons (DagTrendCard *self)
{
  static const char *const labels[DAG_N_TREND_RANGES]
      = { N_ ("2 h"), N_ ("Day"), N_ ("Week"), N_ ("Month") };
  static const char *const hints[DAG_N_TREND_RANGES]
      = { N_ ("The last two hours"), N_ ("The whole day"), N_ ("Seven days"),
          N_ ("31 days") };

  for (guint i = 0; i < DAG_N_TREND_RANGES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[i]));

      gtk_widget_set_tooltip_text (button, _ (hints[i]));
      gtk_widget_add_css_class (button, "dag-range");
      dag_shrink_label (button);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (self->ranges, button);
    }
  gtk_toggle_button_set_active (self->buttons[DAG_TREND_HOURS], TRUE);
  for (guint i = 0; i < DAG_N_TREND_RANGES; i++)
    g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_range_toggled), self,
                             0);
}

static void
dag_trend_card_dispose (GObject *object)
{
  DagTrendCard *self = DAG_TREND_CARD (object);

  stop_reading (self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_TREND_CARD);
  for (guint i = 0; i < N_SERIES; i++)
    g_clear_object (&self->series[i]);
  g_clear_object (&self->history);
  g_clear_pointer (&self->queue, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_trend_card_parent_class)->dispose (object);
}

static void
dag_trend_card_class_init (DagTrendCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_trend_card_dispose;
  g_type_ensure (DAG_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-trend-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTrendCard, ranges);
  gtk_widget_class_bind_template_child (widget_class, DagTrendCard, chart);
  gtk_widget_class_bind_template_child (widget_class, DagTrendCard, hole);
}

static void
dag_trend_card_init (DagTrendCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
  self->series[SERIES_WAITING] = dag_chart_series_new (
      C_ ("chart", "Waiting"), DAG_CHART_ROLE_WAITING, DAG_CHART_SHAPE_STEP);
  self->series[SERIES_STAFFED] = dag_chart_series_new (
      C_ ("chart", "Staffed"), DAG_CHART_ROLE_STAFFED, DAG_CHART_SHAPE_STEP);
  for (guint i = 0; i < N_SERIES; i++)
    dag_chart_add_series (self->chart, self->series[i]);
  dag_chart_set_title (self->chart, _ ("Waiting and staffed"));
}

/**
 * dag_trend_card_set_subject:
 * @self: a card
 * @history: where the figures come from
 * @queue: (nullable): a queue's id, or %NULL for the whole centre
 *
 * The lines of another subject go at once; dag_trend_card_update() reads the new ones.
 */
void
dag_trend_card_set_subject (DagTrendCard *self,
                            DagHistory   *history,
                            const char   *queue)
{
  g_return_if_fail (DAG_IS_TREND_CARD (self) && DAG_IS_HISTORY (history));

  if (self->history == history && g_strcmp0 (self->queue, queue) == 0)
    return;
  stop_reading (self);
  g_set_object (&self->history, history);
  g_free (g_steal_pointer (&self->queue));
  self->queue = g_strdup (queue);
  self->read_us = DAG_TIME_NONE;
  for (guint i = 0; i < N_SERIES; i++)
    dag_chart_series_set_points (self->series[i], NULL);
  show_hole (self, NULL);
}

/**
 * dag_trend_card_set_past:
 * @self: a card
 * @past: whether it shows a moment of another time
 */
void
dag_trend_card_set_past (DagTrendCard *self,
                         gboolean      past)
{
  g_return_if_fail (DAG_IS_TREND_CARD (self));

  self->past = past;
  dag_chart_set_past (self->chart, past);
}

void
dag_trend_card_set_placeholder (DagTrendCard *self,
                                const char   *text)
{
  g_return_if_fail (DAG_IS_TREND_CARD (self));

  dag_chart_set_placeholder (self->chart, text);
}

/**
 * dag_trend_card_update:
 * @self: a card
 * @now_us: microseconds since 1970, on the source's clock
 * @zone: the centre's zone
 */
void
dag_trend_card_update (DagTrendCard *self,
                       int64_t       now_us,
                       GTimeZone    *zone)
{
  g_return_if_fail (DAG_IS_TREND_CARD (self) && zone != NULL);

  self->now_us = now_us;
  if (self->zone != zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (zone);
      self->read_us = DAG_TIME_NONE;
    }
  update (self);
}

void
dag_trend_card_set_range (DagTrendCard *self,
                          DagTrendRange range)
{
  g_return_if_fail (DAG_IS_TREND_CARD (self) && range < DAG_N_TREND_RANGES);

  gtk_toggle_button_set_active (self->buttons[range], TRUE);
}

DagTrendRange
dag_trend_card_get_range (DagTrendCard *self)
{
  g_return_val_if_fail (DAG_IS_TREND_CARD (self), DAG_TREND_HOURS);

  return self->range;
}
