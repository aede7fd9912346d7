/* dag-answer-editor.c - the window in which an answer card is written, approved, put away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-editor.h"

#include "dag-answers.h"
#include "dag-board-ask.h"
#include "dag-team-names.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-day.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

#define MAX_REASONS 60

struct _DagAnswerEditor
{
  AdwWindow parent_instance;

  GtkEditable *title_row;
  GtkTextView *text_view;
  GtkWidget *text_label;
  AdwExpanderRow *reasons_row;
  AdwComboRow *key_row;
  AdwComboRow *team_row;
  GtkEditable *name_row;
  GtkSwitch *approved_switch;
  GtkWidget *save_button;
  GtkWidget *retire_button;
  GtkWidget *history_group;
  GtkListBox *history;

  DagDashboard *dashboard;
  DagBoardEntry *card;   /* (nullable): a new one */
  GPtrArray *teams;      /* of names */
  GPtrArray *checks;     /* of GtkCheckButton, each with its reason */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DagAnswerEditor, dag_answer_editor, ADW_TYPE_WINDOW)

static const char reason_key[] = "dag-reason";

static DagBoard *
get_board (DagAnswerEditor *self)
{
  return dag_dashboard_get_board (self->dashboard);
}

static char *
dup_text (DagAnswerEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter from;
  GtkTextIter to;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  text = gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
  return g_strdup (g_strstrip (text));
}

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
on_typed (DagAnswerEditor *self)
{
  g_autofree char *title = dup_stripped (self->title_row);

  gtk_widget_set_sensitive (self->save_button, *title != '\0');
}

static GPtrArray *
list_checked (DagAnswerEditor *self)
{
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (reasons, g_object_get_data (self->checks->pdata[i], reason_key));
  g_ptr_array_add (reasons, NULL);
  return reasons;
}

static void
on_save_clicked (DagAnswerEditor *self)
{
  g_autofree char *title = dup_stripped (self->title_row);
  g_autofree char *text = dup_text (self);
  g_autofree char *name = dup_stripped (self->name_row);
  g_autoptr (GPtrArray) reasons = list_checked (self);
  guint team = adw_combo_row_get_selected (self->team_row);
  DagAnswerDraft draft = {
    .team = team > 0 && team <= self->teams->len ? self->teams->pdata[team - 1] : NULL,
    .title = title,
    .text = text,
    .reasons = (const char *const *) reasons->pdata,
    .key = adw_combo_row_get_selected (self->key_row),
    .name = name,
    .approved = gtk_switch_get_active (self->approved_switch) && *text != '\0',
  };

  if (*title == '\0')
    return;
  dag_answers_save (get_board (self), self->card, &draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_cancel_clicked (DagAnswerEditor *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_retire_clicked (DagAnswerEditor *self)
{
  dag_answers_retire (get_board (self), self->card, !dag_answers_is_retired (self->card));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
dag_answer_editor_dispose (GObject *object)
{
  DagAnswerEditor *self = DAG_ANSWER_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->card);
  g_clear_object (&self->dashboard);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_answer_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, title_row);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, text_label);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, reasons_row);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, key_row);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, team_row);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, approved_switch);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, retire_button);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, history_group);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerEditor, history);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retire_clicked);
}

static void
dag_answer_editor_class_init (DagAnswerEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_answer_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-answer-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dag_answer_editor_init (DagAnswerEditor *self)
{
  GtkAccessible *text;

  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_toast_give_place (ADW_WINDOW (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  text = GTK_ACCESSIBLE (self->text_view);
  gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answer"), -1);
}

/* ── What can be chosen ────────────────────────────────────────────────────────────── */

static void
add_reason (DagAnswerEditor *self,
            const char      *id,
            const char      *label,
            gboolean         active)
{
  g_autofree char *shown = dag_words_name_or_id (label, id);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", shown,
                                 "activatable-widget", check, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, shown,
                                  -1);
  g_object_set_data_full (G_OBJECT (check), reason_key, g_strdup (id), g_free);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->reasons_row, row);
  g_ptr_array_add (self->checks, check);
}

/* Those that the source records now, and those the card is linked to already. */
static void
list_reasons (DagAnswerEditor *self,
              const char      *question)
{
  const DagQuestionRadar *radar
      = dag_question_watch_get_radar (dag_dashboard_get_questions (self->dashboard));
  g_auto (GStrv) linked
      = self->card != NULL ? dag_board_entry_dup_list (self->card, "reasons") : NULL;
  guint n = 0;

  for (guint i = 0; radar != NULL && i < radar->questions->len && n < MAX_REASONS; i++)
    {
      const DagQuestion *reason = g_ptr_array_index (radar->questions, i);

      if (reason->is_tally)
        continue;
      add_reason (self, reason->id, reason->label,
                  g_strcmp0 (reason->id, question) == 0
                      || (linked != NULL
                          && g_strv_contains ((const char *const *) linked, reason->id)));
      n++;
    }
  for (guint i = 0; linked != NULL && linked[i] != NULL; i++)
    if (radar == NULL || dag_question_radar_find (radar, linked[i]) == NULL)
      add_reason (self, linked[i], NULL, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_row), self->checks->len > 0);
}

static void
list_teams (DagAnswerEditor *self)
{
  g_autofree char *team = self->card != NULL ? dag_answers_dup_team (self->card) : NULL;
  g_autoptr (GtkStringList) names = NULL;
  guint selected;

  self->teams = dag_team_names_list (dag_dashboard_get_snapshot (self->dashboard));
  /* of a team of which nobody is there just now it stays */
  if (team != NULL && !g_ptr_array_find_with_equal_func (self->teams, team, g_str_equal, NULL))
    g_ptr_array_add (self->teams, g_strdup (team));
  names = dag_team_names_show (self->teams, _ ("Everybody"), team, &selected);
  adw_combo_row_set_model (self->team_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->team_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->team_row), self->teams->len > 0);
}

static void
list_keys (DagAnswerEditor *self)
{
  g_autoptr (GtkStringList) keys = gtk_string_list_new (NULL);

  gtk_string_list_append (keys, _ ("None"));
  for (guint key = 1; key <= DAG_ANSWERS_MAX_KEY; key++)
    gtk_string_list_take (keys, g_strdup_printf ("%u", key));
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (keys));
  adw_combo_row_set_selected (
      self->key_row,
      self->card != NULL ? (guint) dag_board_entry_get_number (self->card, "key") : 0);
}

/* ── What was ──────────────────────────────────────────────────────────────────────── */

static char *
new_version_title (const DagAnswerVersion *version,
                   GTimeZone              *zone)
{
  g_autofree char *day = dag_words_day (version->at_us, zone);

  if (*version->name == '\0')
    /* Translators: number of a version, a day */
    return g_strdup_printf (_ ("Version %u · %s"), version->number, day);
  /* Translators: number of a version, a day, who wrote it */
  return g_strdup_printf (_ ("Version %u · %s · %s"), version->number, day, version->name);
}

static char *
new_version_changes (const DagAnswerVersion *version)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (version->has_title)
    g_ptr_array_add (parts, (gpointer) C_ ("changed", "question"));
  if (version->text != NULL)
    g_ptr_array_add (parts, (gpointer) C_ ("changed", "answer"));
  if (version->has_links)
    g_ptr_array_add (parts, (gpointer) C_ ("changed", "links"));
  if (version->has_approval)
    g_ptr_array_add (parts, (gpointer) C_ ("changed", "approval"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
add_version (DagAnswerEditor        *self,
             const DagAnswerVersion *version)
{
  g_autofree char *title
      = new_version_title (version, dag_dashboard_get_zone (self->dashboard));
  g_autofree char *changes = new_version_changes (version);
  /* Translators: what was changed in a version, “answer, links”; and the answer then */
  g_autofree char *subtitle = version->text != NULL && *version->text != '\0'
                                  ? g_strdup_printf (C_ ("version", "Changed: %s. “%s”"),
                                                     changes, version->text)
                                  : g_strdup_printf (_ ("Changed: %s."), changes);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);

  gtk_list_box_append (self->history, row);
}

static void
on_edits (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagAnswerEditor) self = user_data;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, NULL);
  g_autoptr (GPtrArray) versions = NULL;

  if (answer == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  versions = dag_answers_read_versions (answer->edits);
  for (guint i = 0; i < versions->len; i++)
    add_version (self, g_ptr_array_index (versions, i));
  gtk_widget_set_visible (self->history_group, versions->len > 0);
}

static void
show_card (DagAnswerEditor *self)
{
  DagBoard *board = get_board (self);

  gtk_editable_set_text (self->title_row, dag_board_entry_get_text (self->card, "title"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view),
                            dag_board_entry_get_text (self->card, "text"), -1);
  gtk_switch_set_active (self->approved_switch, dag_answers_is_approved (self->card));
  gtk_widget_set_visible (self->retire_button, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->retire_button),
                        dag_answers_is_retired (self->card) ? _ ("Bring Back") : _ ("Retire"));
  dag_board_ask_async (board, DAG_BOARD_ASK_EDITS, dag_board_entry_get_id (self->card), NULL,
                       self->cancellable, on_edits, g_object_ref (self));
}

/**
 * dag_answer_editor_new:
 * @dashboard: what is watched
 * @card: (nullable): a card; %NULL: a new one
 * @question: (nullable): id of the reason that a new card is for
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
dag_answer_editor_new (DagDashboard  *dashboard,
                       DagBoardEntry *card,
                       const char    *question)
{
  DagAnswerEditor *self = g_object_new (DAG_TYPE_ANSWER_EDITOR, NULL);
  g_autofree char *name = NULL;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), GTK_WIDGET (self));

  self->dashboard = g_object_ref (dashboard);
  if (card != NULL)
    self->card = g_object_ref (card);
  name = dag_answers_dup_name (get_board (self));
  gtk_editable_set_text (self->name_row, name);
  list_reasons (self, question);
  list_teams (self);
  list_keys (self);
  if (card != NULL)
    show_card (self);
  else if (question != NULL)
    {
      const DagQuestion *reason = dag_question_radar_find (
          dag_question_watch_get_radar (dag_dashboard_get_questions (dashboard)), question);
      g_autofree char *label
          = reason != NULL ? dag_words_name_or_id (reason->label, reason->id) : NULL;

      gtk_editable_set_text (self->title_row, label != NULL ? label : "");
    }
  on_typed (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        card != NULL || question != NULL ? GTK_WIDGET (self->text_view)
                                                         : GTK_WIDGET (self->title_row));
  return GTK_WIDGET (self);
}
