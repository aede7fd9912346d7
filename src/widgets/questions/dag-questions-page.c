/* dag-questions-page.c - what customers ask, what rises, and the answers that are given
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-questions-page.h"

#include "dag-answer-editor.h"
#include "dag-answer-list.h"
#include "dag-answers.h"
#include "dag-list-box.h"
#include "dag-question-row.h"
#include "dag-question-watch.h"
#include "dag-sidebar.h"
#include "dag-standup.h"
#include "dag-tally-card.h"
#include "dag-team-names.h"
#include "dag-toast.h"
#include "dag-words-name.h"
#include "dag-words-question.h"

#include <glib/gi18n.h>

#define MOST_ASKED 10

struct _DagQuestionsPage
{
  DagPage parent_instance;

  GtkStack *stack;
  GtkWidget *scroller;
  GtkLabel *summary;
  GtkLabel *coverage;
  GtkLabel *test;
  GtkWidget *team_box;
  GtkDropDown *team_drop_down;
  GtkWidget *rising_box;
  GtkListBox *rising;
  GtkWidget *asked_box;
  GtkListBox *asked;
  GtkLabel *hidden;
  DagTallyCard *tally;
  DagAnswerList *answers;

  DagQuestionWatch *watch;
  GPtrArray *teams; /* (nullable): names, as the source has them */
};

G_DEFINE_FINAL_TYPE (DagQuestionsPage, dag_questions_page, DAG_TYPE_PAGE)

static DagBoard *
get_board (DagQuestionsPage *self)
{
  return dag_dashboard_get_board (dag_page_get_dashboard (DAG_PAGE (self)));
}

/* ── What can be done ──────────────────────────────────────────────────────────────── */

static void
open_editor (DagQuestionsPage *self,
             DagBoardEntry    *card,
             const char       *question)
{
  GtkWidget *editor
      = dag_answer_editor_new (dag_page_get_dashboard (DAG_PAGE (self)), card, question);

  gtk_window_set_transient_for (GTK_WINDOW (editor),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (editor));
}

static void
on_answer_wanted (DagQuestionsPage *self,
                  const char       *id)
{
  open_editor (self, dag_answers_find_for (get_board (self), id), id);
}

static void
on_card_opened (DagQuestionsPage *self,
                DagBoardEntry    *card)
{
  open_editor (self, card, NULL);
}

static const char *
get_team (DagQuestionsPage *self)
{
  guint at = gtk_drop_down_get_selected (self->team_drop_down);

  return self->teams != NULL && at < self->teams->len ? self->teams->pdata[at] : NULL;
}

static void
on_agenda_opened (GtkWidget *page)
{
  gtk_widget_activate_action (page, "win.show-page", "s", "day-start");
}

static void
on_topic_wanted (DagQuestionsPage *self,
                 const char       *id)
{
  const DagQuestion *question
      = dag_question_radar_find (dag_question_watch_get_radar (self->watch), id);
  g_autofree char *source = g_strconcat (DAG_TOPIC_QUESTION, id, NULL);
  g_autofree char *today = dag_question_watch_dup_today (self->watch);
  g_autofree char *title = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (DagStandup) standup = NULL;

  if (question == NULL || today == NULL)
    return;
  title = dag_words_name_or_id (question->label, question->id);
  figure = dag_words_question_figure (question);
  standup = dag_standup_new (get_board (self), get_team (self), today);
  dag_standup_add_topic_from (standup, source, title, figure);
  /* Translators: %s is a question */
  sentence = g_strdup_printf (_ ("On today’s agenda: %s"), title);
  dag_toast_offer (GTK_WIDGET (self), sentence, _ ("Open"), G_CALLBACK (on_agenda_opened));
}

/* ── What is seen ──────────────────────────────────────────────────────────────────── */

static DagQuestionRow *
ensure_row (DagQuestionsPage *self,
            GtkListBox       *list,
            guint             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);
  GtkWidget *made;

  if (row != NULL)
    return DAG_QUESTION_ROW (row);
  made = dag_question_row_new ();
  g_signal_connect_object (made, "topic", G_CALLBACK (on_topic_wanted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (made, "answer", G_CALLBACK (on_answer_wanted), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (list, made);
  return DAG_QUESTION_ROW (made);
}

static void
show_questions (DagQuestionsPage       *self,
                const DagQuestionRadar *radar)
{
  DagBoard *board = get_board (self);
  g_autofree char *hidden = dag_words_radar_hidden (radar->n_hidden);
  guint n_asked = 0;

  for (guint i = 0; i < radar->n_rising; i++)
    dag_question_row_show (ensure_row (self, self->rising, i), self->watch, board,
                           g_ptr_array_index (radar->questions, i));
  dag_list_box_cut (self->rising, radar->n_rising);
  for (guint i = radar->n_rising; i < radar->questions->len && n_asked < MOST_ASKED; i++)
    {
      const DagQuestion *question = g_ptr_array_index (radar->questions, i);

      if (question->today >= DAG_RADAR_MIN_SHOWN)
        dag_question_row_show (ensure_row (self, self->asked, n_asked++), self->watch, board,
                               question);
    }
  dag_list_box_cut (self->asked, n_asked);
  gtk_widget_set_visible (self->rising_box, radar->n_rising > 0);
  gtk_widget_set_visible (self->asked_box, n_asked > 0);
  gtk_label_set_label (self->hidden, hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), radar->n_hidden > 0);
}

static void
show_head (DagQuestionsPage       *self,
           const DagQuestionRadar *radar)
{
  g_autofree char *summary = dag_words_radar_summary (radar);
  g_autofree char *coverage = dag_words_radar_coverage (radar);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->coverage, coverage);
  gtk_widget_set_visible (GTK_WIDGET (self->test), radar->verdict == DAG_RADAR_READY);
}

/* The one that was chosen stays chosen where it is still there. */
static void
show_teams (DagQuestionsPage *self)
{
  g_autoptr (GPtrArray) teams
      = dag_team_names_list (dag_dashboard_get_snapshot (
          dag_page_get_dashboard (DAG_PAGE (self))));
  g_autoptr (GtkStringList) names = NULL;
  guint selected;

  if (dag_team_names_equal (self->teams, teams))
    return;
  names = dag_team_names_show (teams, NULL, get_team (self), &selected);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  self->teams = g_steal_pointer (&teams);
  gtk_drop_down_set_model (self->team_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->team_drop_down, selected);
  gtk_widget_set_visible (self->team_box, self->teams->len > 1);
}

static void
dag_questions_page_refresh (DagPage *page)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (page);
  const DagQuestionRadar *radar = dag_question_watch_get_radar (self->watch);

  gtk_stack_set_visible_child_name (self->stack, radar != NULL ? "questions" : "waiting");
  if (radar == NULL)
    return;
  show_teams (self);
  show_head (self, radar);
  show_questions (self, radar);
}

static void
on_watch_changed (DagQuestionsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_questions_page_refresh (DAG_PAGE (self));
}

static void
on_n_new_changed (DagQuestionsPage *self)
{
  dag_page_set_badge (DAG_PAGE (self), dag_question_watch_get_n_new (self->watch));
}

static gboolean
dag_questions_page_search (DagPage *page)
{
  return dag_answer_list_search (DAG_QUESTIONS_PAGE (page)->answers);
}

static gboolean
dag_questions_page_go_back (DagPage *page)
{
  return dag_answer_list_stop_search (DAG_QUESTIONS_PAGE (page)->answers);
}

/* ── Keys ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_writing (DagQuestionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
on_digit (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   key)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (widget);

  return !is_writing (self) && dag_tally_card_count (self->tally, GPOINTER_TO_UINT (key));
}

/* A line that is being written takes back its own typing. */
static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   action)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (widget);

  if (is_writing (self))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, action, NULL);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *controller,
         guint               key,
         GdkModifierType     state,
         GtkShortcutFunc     func,
         gpointer            with)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, state),
                        gtk_callback_action_new (func, with, NULL)));
}

static void
add_keys (DagQuestionsPage *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint key = 1; key <= DAG_ANSWERS_MAX_KEY; key++)
    {
      add_key (controller, GDK_KEY_0 + key, 0, on_digit, GUINT_TO_POINTER (key));
      add_key (controller, GDK_KEY_KP_0 + key, 0, on_digit, GUINT_TO_POINTER (key));
    }
  add_key (controller, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key, (gpointer) "questions.undo");
  add_key (controller, GDK_KEY_z, both, on_undo_key, (gpointer) "questions.redo");
  add_key (controller, GDK_KEY_y, GDK_CONTROL_MASK, on_undo_key, (gpointer) "questions.redo");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
say_step (DagQuestionsPage *self,
          const char       *label,
          const char       *format)
{
  g_autofree char *sentence = NULL;

  if (label == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  sentence = g_strdup_printf ("%s: %s", format, label);
  dag_toast_show (GTK_WIDGET (self), sentence);
}

static void
undo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (widget);

  say_step (self, dag_board_get_undo_label (get_board (self)), _ ("Undone"));
  dag_board_undo (get_board (self));
}

static void
redo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (widget);

  say_step (self, dag_board_get_redo_label (get_board (self)), _ ("Done again"));
  dag_board_redo (get_board (self));
}

static void
count_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  if (!dag_tally_card_grab (DAG_QUESTIONS_PAGE (widget)->tally))
    gtk_widget_error_bell (widget);
}

/* ── The object ────────────────────────────────────────────────────────────────────── */

/* Brought by a key: the keys of the tally work at once. Whoever goes through the sidebar row
 * by row stays there. */
static void
dag_questions_page_map (GtkWidget *widget)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  GTK_WIDGET_CLASS (dag_questions_page_parent_class)->map (widget);
  if (dag_page_get_dashboard (DAG_PAGE (self)) == NULL)
    return;
  if (focus == NULL || gtk_widget_get_ancestor (focus, DAG_TYPE_SIDEBAR) == NULL)
    gtk_widget_grab_focus (self->scroller);
}

static void
dag_questions_page_constructed (GObject *object)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (object);
  DagDashboard *dashboard;

  G_OBJECT_CLASS (dag_questions_page_parent_class)->constructed (object);
  dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  if (dashboard == NULL)
    return;
  self->watch = g_object_ref (dag_dashboard_get_questions (dashboard));
  dag_tally_card_set_dashboard (self->tally, dashboard);
  dag_answer_list_set_dashboard (self->answers, dashboard);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::n-new", G_CALLBACK (on_n_new_changed), self,
                           G_CONNECT_SWAPPED);
  on_n_new_changed (self);
}

static void
dag_questions_page_dispose (GObject *object)
{
  DagQuestionsPage *self = DAG_QUESTIONS_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_QUESTIONS_PAGE);
  G_OBJECT_CLASS (dag_questions_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, test);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, team_box);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, team_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, rising_box);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, rising);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, asked_box);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, asked);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, tally);
  gtk_widget_class_bind_template_child (widget_class, DagQuestionsPage, answers);
  gtk_widget_class_bind_template_callback (widget_class, on_card_opened);
}

static void
dag_questions_page_class_init (DagQuestionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dag_questions_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = dag_questions_page_dispose;
  widget_class->map = dag_questions_page_map;
  page_class->refresh = dag_questions_page_refresh;
  page_class->search = dag_questions_page_search;
  page_class->go_back = dag_questions_page_go_back;
  g_type_ensure (DAG_TYPE_ANSWER_LIST);
  g_type_ensure (DAG_TYPE_TALLY_CARD);
  gtk_widget_class_install_action (widget_class, "questions.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "questions.redo", NULL, redo_activated);
  gtk_widget_class_install_action (widget_class, "questions.count", NULL, count_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "questions.count", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-questions-page.ui");
  bind_children (widget_class);
}

static void
dag_questions_page_init (DagQuestionsPage *self)
{
  g_autofree char *test = dag_words_radar_test ();
  g_autofree char *formula = dag_words_radar_formula ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->test, test);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->test), formula);
  add_keys (self);
}

/**
 * dag_questions_page_new:
 * @dashboard: what it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_questions_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_QUESTIONS_PAGE, "dashboard", dashboard, "title",
                       _ ("Questions"), "icon-name", "dag-questions-symbolic", NULL);
}
