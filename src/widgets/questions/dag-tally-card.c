/* dag-tally-card.c - questions counted by hand: a key, or a press, for each one heard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tally-card.h"

#include "dag-answers.h"
#include "dag-compat.h"
#include "dag-text-room.h"

#include <glib/gi18n.h>

struct _DagTallyCard
{
  AdwBin parent_instance;

  GtkLabel *remark;
  GtkFlowBox *buttons;
  GtkEntry *entry;

  DagDashboard *dashboard; /* (nullable) */
  GtkWidget *by_key[DAG_ANSWERS_MAX_KEY + 1]; /* (nullable): the button of a key */
  GtkLabel *counts[DAG_ANSWERS_MAX_KEY + 1];
  GtkLabel *titles[DAG_ANSWERS_MAX_KEY + 1];
};

G_DEFINE_FINAL_TYPE (DagTallyCard, dag_tally_card, ADW_TYPE_BIN)

static DagBoard *
get_board (DagTallyCard *self)
{
  return dag_dashboard_get_board (self->dashboard);
}

static void
on_counted (DagTallyCard *self,
            GtkWidget    *button)
{
  for (guint key = 1; key <= DAG_ANSWERS_MAX_KEY; key++)
    if (self->by_key[key] == button)
      dag_tally_card_count (self, key);
}

static GtkWidget *
new_button (DagTallyCard *self,
            guint         key)
{
  g_autofree char *number = g_strdup_printf ("%u", key);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *shown = gtk_label_new (number);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (shown, "dag-pill");
  gtk_widget_add_css_class (shown, "numeric");
  gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "heading");
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "dag-tally");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_counted), self,
                           G_CONNECT_SWAPPED);
  self->titles[key] = GTK_LABEL (title);
  self->counts[key] = GTK_LABEL (count);
  return button;
}

/* The place of a key among those that are shown. */
static int
find_place (DagTallyCard *self,
            guint         key)
{
  int place = 0;

  for (guint i = 1; i < key; i++)
    place += self->by_key[i] != NULL;
  return place;
}

static void
show_key (DagTallyCard  *self,
          guint          key,
          DagBoardEntry *card)
{
  const char *title;
  g_autofree char *count = NULL;
  g_autofree char *spoken = NULL;
  guint n;

  if (card == NULL)
    {
      if (self->by_key[key] != NULL)
        gtk_flow_box_remove (self->buttons, gtk_widget_get_parent (self->by_key[key]));
      self->by_key[key] = NULL;
      return;
    }
  if (self->by_key[key] == NULL)
    {
      GtkWidget *button = new_button (self, key);

      gtk_flow_box_insert (self->buttons, button, find_place (self, key));
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
      self->by_key[key] = button;
    }
  title = dag_board_entry_get_text (card, "title");
  n = dag_question_watch_count_tally (dag_dashboard_get_questions (self->dashboard), card);
  count = g_strdup_printf ("%u", n);
  /* Translators: spoken; a question, how often it was heard today, the key to count it with */
  spoken = g_strdup_printf (_ ("%s: heard %u times today, key %u"), title, n, key);
  gtk_label_set_label (self->titles[key], title);
  gtk_label_set_label (self->counts[key], count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->by_key[key]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * dag_tally_card_refresh:
 * @self: a card
 *
 * Shows the questions that have a key, and how often each was heard today.
 */
void
dag_tally_card_refresh (DagTallyCard *self)
{
  gboolean has_any = FALSE;

  g_return_if_fail (DAG_IS_TALLY_CARD (self));

  if (self->dashboard == NULL)
    return;
  for (guint key = 1; key <= DAG_ANSWERS_MAX_KEY; key++)
    {
      DagBoardEntry *card = dag_answers_find_by_key (get_board (self), key);

      has_any = has_any || card != NULL;
      show_key (self, key, card);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), has_any);
  gtk_widget_set_visible (GTK_WIDGET (self->entry),
                          dag_answers_find_free_key (get_board (self)) > 0);
  gtk_label_set_label (self->remark,
                       has_any ? _ ("Press its key each time you hear a question, anywhere on "
                                    "this page. Ctrl+Z takes the last one back.")
                               : _ ("Name a question: it gets a key, and each press counts it "
                                    "once. Counts are of questions, never of people."));
}

/**
 * dag_tally_card_count:
 * @self: a card
 * @key: 1 … %DAG_ANSWERS_MAX_KEY
 *
 * The question with that key was heard.
 *
 * Returns: whether there is one
 */
gboolean
dag_tally_card_count (DagTallyCard *self,
                      guint         key)
{
  DagBoardEntry *card;
  DagQuestionWatch *watch;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (DAG_IS_TALLY_CARD (self), FALSE);

  if (self->dashboard == NULL || key == 0)
    return FALSE;
  card = dag_answers_find_by_key (get_board (self), key);
  if (card == NULL)
    return FALSE;
  watch = dag_dashboard_get_questions (self->dashboard);
  dag_question_watch_tally (watch, card);
  dag_tally_card_refresh (self);
  /* Translators: spoken when a question was counted; the question, how often today */
  sentence = g_strdup_printf (_ ("%s: %u today"), dag_board_entry_get_text (card, "title"),
                              dag_question_watch_count_tally (watch, card));
  dag_compat_announce (GTK_WIDGET (self), sentence);
  return TRUE;
}

/* Begins to write another question. Returns: whether there is a key left for it */
gboolean
dag_tally_card_grab (DagTallyCard *self)
{
  g_return_val_if_fail (DAG_IS_TALLY_CARD (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->entry))
         && gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_entered (DagTallyCard *self)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *name = NULL;
  DagAnswerDraft draft = { .title = title, .text = "" };

  if (*title == '\0' || self->dashboard == NULL)
    return;
  name = dag_answers_dup_name (get_board (self));
  draft.name = name;
  draft.key = dag_answers_find_free_key (get_board (self));
  dag_answers_save (get_board (self), NULL, &draft);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_entry_changed (DagTallyCard  *self,
                  DagBoardEntry *entry)
{
  const char *kind = dag_board_entry_get_kind (entry);

  if ((kind == NULL || g_str_equal (kind, DAG_BOARD_ANSWER)
       || g_str_equal (kind, DAG_BOARD_TALLY))
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_tally_card_refresh (self);
}

static void
dag_tally_card_map (GtkWidget *widget)
{
  dag_tally_card_refresh (DAG_TALLY_CARD (widget));
  GTK_WIDGET_CLASS (dag_tally_card_parent_class)->map (widget);
}

static void
dag_tally_card_dispose (GObject *object)
{
  DagTallyCard *self = DAG_TALLY_CARD (object);

  g_clear_object (&self->dashboard);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_TALLY_CARD);
  G_OBJECT_CLASS (dag_tally_card_parent_class)->dispose (object);
}

static void
dag_tally_card_class_init (DagTallyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_tally_card_dispose;
  widget_class->map = dag_tally_card_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-tally-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTallyCard, remark);
  gtk_widget_class_bind_template_child (widget_class, DagTallyCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, DagTallyCard, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
}

static void
dag_tally_card_init (DagTallyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
}

/**
 * dag_tally_card_set_dashboard:
 * @self: a card
 * @dashboard: on whose board the questions stand
 */
void
dag_tally_card_set_dashboard (DagTallyCard *self,
                              DagDashboard *dashboard)
{
  g_return_if_fail (DAG_IS_TALLY_CARD (self) && DAG_IS_DASHBOARD (dashboard));

  g_set_object (&self->dashboard, dashboard);
  g_signal_connect_object (dag_dashboard_get_board (dashboard), "entry-changed",
                           G_CALLBACK (on_entry_changed), self, G_CONNECT_SWAPPED);
}
