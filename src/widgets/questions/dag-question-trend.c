/* dag-question-trend.c - how often a question was asked, drawn the size of a word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-trend.h"

#include "dag-compat.h"
#include "dag-reason-past.h"
#include "dag-sparkline.h"
#include "dag-words-question.h"

#include <string.h>

#define WIDTH 96
#define HEIGHT 24
#define MARGIN 3

struct _DagQuestionTrend
{
  GtkWidget parent_instance;

  float points[DAG_REASON_PAST_DAYS + 1];
  guint n_points;
};

G_DEFINE_FINAL_TYPE (DagQuestionTrend, dag_question_trend, GTK_TYPE_WIDGET)

static void
dag_question_trend_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
dag_question_trend_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DagQuestionTrend *self = DAG_QUESTION_TREND (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT (MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN);
  GdkRGBA color;

  if (self->n_points == 0)
    return;
  dag_compat_widget_get_color (widget, &color);
  dag_sparkline_snapshot (snapshot, self->points, self->n_points, &area, &color);
}

static void
dag_question_trend_class_init (DagQuestionTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dag_question_trend_measure;
  widget_class->snapshot = dag_question_trend_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "dag-question-trend");
}

static void
dag_question_trend_init (DagQuestionTrend *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * dag_question_trend_show:
 * @self: a trend
 * @points: of equal steps in time, oldest first, NaN where nothing is known
 * @n_points: how many, at most %DAG_REASON_PAST_DAYS + 1; 0: nothing is shown
 * @are_days: days, the last is today; else half hours
 */
void
dag_question_trend_show (DagQuestionTrend *self,
                         const float      *points,
                         guint             n_points,
                         gboolean          are_days)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DAG_IS_QUESTION_TREND (self));
  g_return_if_fail (n_points <= G_N_ELEMENTS (self->points));

  self->n_points = n_points;
  memcpy (self->points, points, n_points * sizeof *points);
  text = dag_words_question_trend (points, n_points, are_days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), n_points > 0 ? text : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
