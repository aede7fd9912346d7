/* dag-question-row.c - one question that customers ask: how often, its course, its answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-row.h"

#include "dag-answers.h"
#include "dag-question-trend.h"
#include "dag-words-name.h"
#include "dag-words-question.h"

#include <glib/gi18n.h>

struct _DagQuestionRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  DagQuestionTrend *trend;
  GtkButton *answer_button;
  GtkWidget *more;        /* of a rising one */
  GtkWidget *topic_button;
  GtkWidget *topic_done;
  GtkLabel *news;

  char *id;
};

enum
{
  TOPIC,
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagQuestionRow, dag_question_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_topic_clicked (DagQuestionRow *self)
{
  g_autofree char *id = g_strdup (self->id);

  g_signal_emit (self, signals[TOPIC], 0, id);
}

static void
on_answer_clicked (DagQuestionRow *self)
{
  g_autofree char *id = g_strdup (self->id);

  g_signal_emit (self, signals[ANSWER], 0, id);
}

static void
dag_question_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_QUESTION_ROW);
  g_clear_pointer (&DAG_QUESTION_ROW (object)->id, g_free);
  G_OBJECT_CLASS (dag_question_row_parent_class)->dispose (object);
}

static void
dag_question_row_class_init (DagQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_question_row_dispose;
  signals[TOPIC]
      = g_signal_new ("topic", DAG_TYPE_QUESTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANSWER]
      = g_signal_new ("answer", DAG_TYPE_QUESTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DAG_TYPE_QUESTION_TREND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, figure);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, trend);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, answer_button);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, more);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, topic_button);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, topic_done);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionRow, news);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_clicked);
}

static void
dag_question_row_init (DagQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): a row of nothing yet */
GtkWidget *
dag_question_row_new (void)
{
  return g_object_new (DAG_TYPE_QUESTION_ROW, NULL);
}

static void
show_trend (DagQuestionRow    *self,
            DagQuestionWatch  *watch,
            const DagQuestion *question)
{
  float points[DAG_REASON_PAST_DAYS + 1];
  guint n_points
      = question->is_tally ? 0 : dag_question_watch_get_trend (watch, question->id, points);

  gtk_widget_set_visible (GTK_WIDGET (self->trend), n_points > 0);
  if (n_points > 0)
    dag_question_trend_show (self->trend, points, n_points,
                             n_points == DAG_REASON_PAST_DAYS + 1);
}

static void
show_answer (DagQuestionRow    *self,
             DagBoard          *board,
             const DagQuestion *question,
             const char        *label)
{
  DagBoardEntry *card = dag_answers_find_for (board, question->id);
  gboolean is_there = card != NULL && dag_answers_has_text (card);
  /* Translators: on a button; opens the answer to a question */
  const char *word = is_there ? _ ("Answer") : _ ("Write an Answer");
  /* Translators: spoken; a word as “Answer”, and the question */
  g_autofree char *spoken = g_strdup_printf (C_ ("answer", "%s: %s"), word, label);

  gtk_button_set_icon_name (self->answer_button,
                            is_there ? "dag-questions-symbolic" : "list-add-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->answer_button), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* What was told about it in the news, where anything was. */
static void
show_news (DagQuestionRow    *self,
           DagBoard          *board,
           const DagQuestion *question,
           const char        *today)
{
  DagBoardEntry *news = dag_answers_find_news (board, question->id, today);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->news), news != NULL);
  if (news == NULL)
    return;
  /* Translators: news that was told about a question */
  text = g_strdup_printf (_ ("News: %s"), dag_board_entry_get_text (news, "text"));
  gtk_label_set_label (self->news, text);
}

/**
 * dag_question_row_show:
 * @self: a row
 * @watch: what looks at the questions
 * @board: where answers and topics stand
 * @question: what it shows
 */
void
dag_question_row_show (DagQuestionRow    *self,
                       DagQuestionWatch  *watch,
                       DagBoard          *board,
                       const DagQuestion *question)
{
  g_autofree char *label = dag_words_name_or_id (question->label, question->id);
  g_autofree char *figure = dag_words_question_figure (question);
  g_autofree char *chance = dag_words_question_chance (question);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, figure);
  g_autofree char *today = dag_question_watch_dup_today (watch);
  gboolean is_topic;

  g_return_if_fail (DAG_IS_QUESTION_ROW (self));

  if (g_strcmp0 (self->id, question->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (question->id);
    }
  is_topic = dag_question_watch_is_topic (watch, question->id);
  gtk_label_set_label (self->title, label);
  gtk_label_set_label (self->figure, figure);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figure), chance);
  show_trend (self, watch, question);
  show_answer (self, board, question, label);
  show_news (self, board, question, today);
  gtk_widget_set_visible (self->more, question->is_rising);
  gtk_widget_set_visible (self->topic_button, !is_topic);
  gtk_widget_set_visible (self->topic_done, is_topic);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}
