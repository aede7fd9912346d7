/* dag-answer-list.c - answer cards: found by typing, copied with one key
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-list.h"

#include "dag-answers.h"
#include "dag-list-box.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-day.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 30

struct _DagAnswerList
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkToggleButton *retired_button;
  GtkLabel *none_label;
  GtkListBox *rows;
  GtkLabel *rest_label;

  DagDashboard *dashboard; /* (nullable) */
};

static guint open_signal;

G_DEFINE_FINAL_TYPE (DagAnswerList, dag_answer_list, ADW_TYPE_BIN)

static const char card_key[] = "dag-card";

/* ── A row ─────────────────────────────────────────────────────────────────────────── */

static DagBoardEntry *
get_card (GtkWidget *inside)
{
  GtkWidget *row = GTK_IS_LIST_BOX_ROW (inside)
                       ? inside
                       : gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), card_key);
}

static void
copy (DagAnswerList *self,
      DagBoardEntry *card)
{
  g_autofree char *sentence = NULL;
  const char *title = dag_board_entry_get_text (card, "title");

  if (!dag_answers_has_text (card))
    {
      g_signal_emit (self, open_signal, 0, card);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          dag_board_entry_get_text (card, "text"));
  sentence = g_strdup_printf (dag_answers_is_approved (card)
                                  /* Translators: %s is a question */
                                  ? _ ("Copied: %s")
                                  : _ ("Copied, but not approved yet: %s"),
                              title);
  dag_toast_show (GTK_WIDGET (self), sentence);
}

static void
on_copy_clicked (DagAnswerList *self,
                 GtkWidget     *button)
{
  copy (self, get_card (button));
}

static void
on_edit_clicked (DagAnswerList *self,
                 GtkWidget     *button)
{
  g_signal_emit (self, open_signal, 0, get_card (button));
}

static char *
new_state (DagAnswerList *self,
           DagBoardEntry *card)
{
  const char *by = dag_board_entry_get_text (card, "approved-by");
  g_autofree char *day = NULL;

  if (dag_answers_is_retired (card))
    return g_strdup (_ ("Retired"));
  if (!dag_answers_has_text (card))
    return g_strdup (_ ("No answer yet"));
  if (!dag_answers_is_approved (card))
    return g_strdup (_ ("Not approved yet"));
  day = dag_words_day (dag_board_entry_get_number (card, "approved-at"),
                       dag_dashboard_get_zone (self->dashboard));
  if (*by == '\0')
    /* Translators: a day */
    return g_strdup_printf (_ ("Approved, %s"), day);
  /* Translators: a name, a day */
  return g_strdup_printf (_ ("Approved by %s, %s"), by, day);
}

static char *
new_detail (DagAnswerList *self,
            DagBoardEntry *card)
{
  g_autofree char *state = new_state (self, card);
  g_autofree char *wire = dag_answers_dup_team (card);
  g_autofree char *team = wire != NULL ? dag_words_name (wire) : NULL;
  int64_t number = dag_board_entry_get_number (card, "version");
  int64_t key = dag_board_entry_get_number (card, "key");
  g_autoptr (GString) text = g_string_new (state);

  if (number > 1)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("version %d"), (int) number);
    }
  if (team != NULL)
    g_string_append_printf (text, " · %s", team);
  if (key > 0 && !dag_answers_is_retired (card))
    {
      g_string_append (text, " · ");
      /* Translators: a key to press, 1 … 9 */
      g_string_append_printf (text, _ ("key %d"), (int) key);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_label (GtkWidget  *box,
           const char *text,
           int         lines,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_button (DagAnswerList *self,
            const char    *icon_name,
            const char    *tooltip,
            const char    *title,
            GCallback      on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *spoken = g_strdup_printf (C_ ("answer", "%s: %s"), tooltip, title);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", on_clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_row (DagAnswerList *self,
         DagBoardEntry *card)
{
  const char *title = dag_board_entry_get_text (card, "title");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *detail;
  g_autofree char *about = new_detail (self, card);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, about);

  gtk_widget_set_hexpand (texts, TRUE);
  new_label (texts, title, 2, NULL);
  if (dag_answers_has_text (card))
    new_label (texts, dag_board_entry_get_text (card, "text"), 3, "dag-soft");
  detail = new_label (texts, about, 2, "caption");
  gtk_widget_add_css_class (detail, "dag-soft");
  gtk_widget_add_css_class (box, "dag-line");
  gtk_box_append (GTK_BOX (box), texts);
  if (dag_answers_has_text (card))
    gtk_box_append (GTK_BOX (box), new_button (self, "edit-copy-symbolic", _ ("Copy"), title,
                                               G_CALLBACK (on_copy_clicked)));
  gtk_box_append (GTK_BOX (box), new_button (self, "document-edit-symbolic", _ ("Change"),
                                             title, G_CALLBACK (on_edit_clicked)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), card_key, g_object_ref (card), g_object_unref);
  return row;
}

/* ── The list ──────────────────────────────────────────────────────────────────────── */

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  DagBoardEntry *one = *(DagBoardEntry *const *) a;
  DagBoardEntry *other = *(DagBoardEntry *const *) b;

  return dag_words_compare (dag_board_entry_get_text (one, "title"),
                            dag_board_entry_get_text (other, "title"));
}

/* Those that are to be seen, and whether there are retired ones at all. */
static GPtrArray *
list_found (DagAnswerList *self,
            guint         *n_cards,
            guint         *n_retired)
{
  GListModel *cards = dag_board_get_entries (dag_dashboard_get_board (self->dashboard),
                                             DAG_BOARD_ANSWER);
  gboolean with_retired = gtk_toggle_button_get_active (self->retired_button);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  *n_cards = g_list_model_get_n_items (cards);
  *n_retired = 0;
  for (guint i = 0; i < *n_cards; i++)
    {
      g_autoptr (DagBoardEntry) card = g_list_model_get_item (cards, i);
      gboolean is_retired = dag_answers_is_retired (card);

      *n_retired += is_retired;
      if (is_retired == with_retired && dag_answers_matches (card, typed))
        g_ptr_array_add (found, g_steal_pointer (&card));
    }
  g_ptr_array_sort (found, compare_titles);
  return found;
}

static void
show_none (DagAnswerList *self,
           guint          n_found,
           guint          n_cards)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_found > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), n_found == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_cards > 0);
  gtk_label_set_label (self->none_label,
                       n_cards == 0
                           ? _ ("A card holds the answer that everybody may give to a question "
                                "that keeps coming: write it once, copy it with one key.")
                           : _ ("No card has these words."));
}

/**
 * dag_answer_list_refresh:
 * @self: a list
 *
 * Shows the cards as they stand on the board.
 */
void
dag_answer_list_refresh (DagAnswerList *self)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *rest = NULL;
  guint n_cards;
  guint n_retired;

  g_return_if_fail (DAG_IS_ANSWER_LIST (self));

  if (self->dashboard == NULL)
    return;
  found = list_found (self, &n_cards, &n_retired);
  dag_list_box_cut (self->rows, 0);
  for (guint i = 0; i < found->len && i < MOST_SHOWN; i++)
    gtk_list_box_append (self->rows, new_row (self, g_ptr_array_index (found, i)));
  show_none (self, found->len, n_cards);
  gtk_widget_set_visible (GTK_WIDGET (self->retired_button),
                          n_retired > 0
                              || gtk_toggle_button_get_active (self->retired_button));
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), found->len > MOST_SHOWN);
  if (found->len <= MOST_SHOWN)
    return;
  rest = g_strdup_printf (ngettext ("%u more card: type to find it.",
                                    "%u more cards: type to find them.",
                                    found->len - MOST_SHOWN),
                          found->len - MOST_SHOWN);
  gtk_label_set_label (self->rest_label, rest);
}

static void
on_row_activated (DagAnswerList *self,
                  GtkListBoxRow *row)
{
  copy (self, get_card (GTK_WIDGET (row)));
}

static void
on_search_changed (DagAnswerList *self)
{
  dag_answer_list_refresh (self);
}

/* Enter copies the first that was found. */
static void
on_search_activated (DagAnswerList *self)
{
  GtkListBoxRow *row = NULL;

  dag_answer_list_refresh (self); /* it waits a moment for the next letter */
  row = gtk_list_box_get_row_at_index (self->rows, 0);
  if (row != NULL)
    on_row_activated (self, row);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
on_search_stopped (DagAnswerList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_new_clicked (DagAnswerList *self)
{
  g_signal_emit (self, open_signal, 0, NULL);
}

static void
on_entry_changed (DagAnswerList *self,
                  DagBoardEntry *entry)
{
  const char *kind = dag_board_entry_get_kind (entry);

  if ((kind == NULL || g_str_equal (kind, DAG_BOARD_ANSWER))
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_answer_list_refresh (self);
}

static void
dag_answer_list_map (GtkWidget *widget)
{
  dag_answer_list_refresh (DAG_ANSWER_LIST (widget));
  GTK_WIDGET_CLASS (dag_answer_list_parent_class)->map (widget);
}

static void
dag_answer_list_dispose (GObject *object)
{
  DagAnswerList *self = DAG_ANSWER_LIST (object);

  g_clear_object (&self->dashboard);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_ANSWER_LIST);
  G_OBJECT_CLASS (dag_answer_list_parent_class)->dispose (object);
}

static void
dag_answer_list_class_init (DagAnswerListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_answer_list_dispose;
  widget_class->map = dag_answer_list_map;
  open_signal = g_signal_new ("open", DAG_TYPE_ANSWER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, DAG_TYPE_BOARD_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-answer-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DagAnswerList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerList, retired_button);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerList, none_label);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerList, rows);
  gtk_widget_class_bind_template_child (widget_class, DagAnswerList, rest_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_new_clicked);
}

static void
dag_answer_list_init (DagAnswerList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
}

/**
 * dag_answer_list_set_dashboard:
 * @self: a list
 * @dashboard: on whose board the cards stand
 */
void
dag_answer_list_set_dashboard (DagAnswerList *self,
                               DagDashboard  *dashboard)
{
  g_return_if_fail (DAG_IS_ANSWER_LIST (self) && DAG_IS_DASHBOARD (dashboard));

  g_set_object (&self->dashboard, dashboard);
  g_signal_connect_object (dag_dashboard_get_board (dashboard), "entry-changed",
                           G_CALLBACK (on_entry_changed), self, G_CONNECT_SWAPPED);
}

/* Begins to search. Returns: whether there is anything to be found */
gboolean
dag_answer_list_search (DagAnswerList *self)
{
  g_return_val_if_fail (DAG_IS_ANSWER_LIST (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->search_entry))
         && gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Returns: whether somebody was searching */
gboolean
dag_answer_list_stop_search (DagAnswerList *self)
{
  g_return_val_if_fail (DAG_IS_ANSWER_LIST (self), FALSE);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  return TRUE;
}
