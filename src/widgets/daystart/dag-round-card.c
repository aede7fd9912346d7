/* dag-round-card.c - how busy it feels: answers are given, a figure of the team comes out
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answers are summed in memory and nowhere else; what is written when the round is
 * closed is what dag_workload_round_close() gives, and it is no step that undo could take
 * apart. One round a team and a day. */
#include "config.h"

#include "dag-round-card.h"

#include "dag-beside.h"
#include "dag-did-list.h"
#include "dag-line-box.h"
#include "dag-round-book.h"
#include "dag-shrink.h"
#include "dag-text-room.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define MOST_PAST 5
#define KEY_ANSWER "dag-answer"

struct _DagRoundCard
{
  AdwBin parent_instance;

  GtkWidget *ask;
  GtkBox *answers;
  GtkEntry *word;
  GtkLabel *count;
  GtkWidget *close;
  GtkBox *past;
  GtkBox *column;

  DagStandupDesk *desk;
  DagBoardEntry *topic;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (DagRoundCard, dag_round_card, ADW_TYPE_BIN)

static DagWorkloadRound *
get_round (DagRoundCard *self)
{
  return dag_round_book_get (dag_standup_desk_get_board (self->desk),
                             dag_standup_desk_get_team (self->desk),
                             dag_standup_desk_get_day (self->desk));
}

static DagBoardEntry *
find_figure (DagRoundCard *self)
{
  return dag_board_find_keyed (dag_standup_desk_get_board (self->desk), DAG_BOARD_ROUND,
                               dag_standup_desk_get_team (self->desk),
                               dag_standup_desk_get_day (self->desk), NULL, NULL);
}

static void
show (DagRoundCard *self)
{
  guint n_answers = get_round (self)->n_answers;
  g_autofree char *text = dag_words_round_count (n_answers);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->close, n_answers >= DAG_ROUND_MIN_ANSWERS);
  gtk_widget_set_visible (self->ask, find_figure (self) == NULL);
}

/* The rounds of the days before, the last one first: each beside what was measured. */
static void
show_past (DagRoundCard *self)
{
  DagBoard *board = dag_standup_desk_get_board (self->desk);
  GListModel *all = dag_board_get_entries (board, DAG_BOARD_ROUND);
  guint n_shown = 0;

  dag_line_box_clear (self->past);
  for (guint i = g_list_model_get_n_items (all); i-- > 0 && n_shown < MOST_PAST;)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);
      g_autofree char *day = dag_words_day_short (dag_board_entry_get_day (entry),
                                                  dag_standup_desk_get_today (self->desk));
      g_autofree char *text = NULL;

      if (g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (self->desk))
              != 0
          || g_strcmp0 (dag_board_entry_get_day (entry), dag_standup_desk_get_day (self->desk))
                 >= 0)
        continue;
      text = dag_words_round_past (day, (int) dag_board_entry_get_number (entry, "level"),
                                   (guint) dag_board_entry_get_number (entry, "answers"),
                                   dag_board_entry_get_text (entry, "measured"));
      dag_line_box_add (self->past, "·", text);
      n_shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->past), n_shown > 0);
}

static void
on_rounds_changed (DagRoundCard *self)
{
  show_past (self);
  show (self);
}

static void
take_answer (DagRoundCard *self,
             int           answer)
{
  dag_workload_round_answer (get_round (self), answer,
                             gtk_editable_get_text (GTK_EDITABLE (self->word)));
  gtk_editable_set_text (GTK_EDITABLE (self->word), "");
  show (self);
}

static void
on_answer_clicked (DagRoundCard *self,
                   GtkWidget    *button)
{
  take_answer (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), KEY_ANSWER)));
}

/* As fast as they are called out: 1 to 5, with the keyboard on any of the answers. */
static gboolean
on_answer_key (DagRoundCard    *self,
               guint            key,
               guint            code,
               GdkModifierType  state)
{
  int answer = (int) gdk_keyval_to_unicode (key) - '0';

  if (answer < DAG_ROUND_LOWEST || answer > DAG_ROUND_HIGHEST
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  take_answer (self, answer);
  return GDK_EVENT_STOP;
}

/* What was measured beside it. */
static char *
describe_load (DagRoundCard *self)
{
  DagRoundMeasured measured;

  dag_round_book_measure (
      dag_dashboard_get_snapshot (dag_standup_desk_get_dashboard (self->desk)),
      dag_standup_desk_get_team (self->desk), &measured);
  return dag_words_round_measured (measured.load, measured.n_busy, measured.n_working,
                                   measured.n_breaks);
}

static void
keep (DagRoundCard             *self,
      const DagWorkloadFigure  *figure,
      char                    **words)
{
  DagBoard *board = dag_standup_desk_get_board (self->desk);
  DagBoardEntry *entry
      = dag_board_ensure (board, DAG_BOARD_ROUND, dag_standup_desk_get_team (self->desk),
                          dag_standup_desk_get_day (self->desk), NULL, NULL);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *measured = describe_load (self);

  dag_board_set (board, entry, "answers", g_variant_new_int64 (figure->n_answers));
  dag_board_set (board, entry, "level", g_variant_new_int64 (figure->halves));
  dag_board_set (board, entry, "words", g_variant_new_strv ((const char *const *) words, -1));
  dag_board_set (board, entry, "measured", g_variant_new_string (measured));
  dag_board_set (board, entry, "closed-at", g_variant_new_int64 (g_get_real_time ()));
  g_ptr_array_add (facts, dag_words_round_figure (figure->halves, figure->n_answers));
  if (words[0] != NULL)
    g_ptr_array_add (facts, g_strjoinv (" · ", words));
  g_ptr_array_add (facts, g_strdup (measured));
  g_ptr_array_add (facts, NULL);
  dag_standup_set_facts (dag_standup_desk_get_standup (self->desk), self->topic,
                         (const char *const *) facts->pdata);
}

static void
on_close_clicked (DagRoundCard *self)
{
  g_auto (GStrv) words = NULL;
  DagWorkloadFigure figure;

  if (!dag_workload_round_close (get_round (self), &figure, &words))
    return;
  keep (self, &figure, words);
  show (self);
  g_signal_emit (self, done_signal, 0); /* the keyboard must not go with the answers */
}

static void
dag_round_card_dispose (GObject *object)
{
  DagRoundCard *self = DAG_ROUND_CARD (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->topic);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_ROUND_CARD);
  G_OBJECT_CLASS (dag_round_card_parent_class)->dispose (object);
}

static void
dag_round_card_class_init (DagRoundCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_round_card_dispose;
  done_signal = g_signal_new ("done", DAG_TYPE_ROUND_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);

  g_type_ensure (DAG_TYPE_BESIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-round-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, ask);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, answers);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, word);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, count);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, close);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, past);
  gtk_widget_class_bind_template_child (widget_class, DagRoundCard, column);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
add_answer (DagRoundCard *self,
            int           answer)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *label = g_strdup_printf ("%d", answer);
  g_autofree char *spoken = dag_words_round_answer (answer);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_object_set_data (G_OBJECT (button), KEY_ANSWER, GINT_TO_POINTER (answer));
  gtk_widget_add_css_class (button, "dag-answer");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_answer_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->answers, button);
}

static void
dag_round_card_init (DagRoundCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  dag_shrink_label (self->close);
  for (int answer = DAG_ROUND_LOWEST; answer <= DAG_ROUND_HIGHEST; answer++)
    add_answer (self, answer);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_answer_key), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->answers), keys);
}

/**
 * dag_round_card_new:
 * @desk: the desk
 * @topic: the topic that will say what came out
 *
 * Returns: (transfer full): the round of its team and day
 */
GtkWidget *
dag_round_card_new (DagStandupDesk *desk,
                    DagBoardEntry  *topic)
{
  DagRoundCard *self = g_object_new (DAG_TYPE_ROUND_CARD, NULL);

  self->desk = g_object_ref (desk);
  self->topic = g_object_ref (topic);
  gtk_box_append (self->column, dag_did_list_new (desk));
  on_rounds_changed (self);
  g_signal_connect_object (
      dag_board_get_entries (dag_standup_desk_get_board (desk), DAG_BOARD_ROUND),
      "items-changed", G_CALLBACK (on_rounds_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dag_round_card_grab:
 * @self: a round
 *
 * Moves the keyboard to the answers.
 *
 * Returns: whether there is something to answer still
 */
gboolean
dag_round_card_grab (DagRoundCard *self)
{
  g_return_val_if_fail (DAG_IS_ROUND_CARD (self), FALSE);

  return gtk_widget_get_visible (self->ask)
         && gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->answers)));
}
