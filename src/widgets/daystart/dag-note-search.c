/* dag-note-search.c - what was found in all notes, actions and agendas, the latest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-note-search.h"

#include "dag-board-ask.h"
#include "dag-list-box.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define KEY_TEAM "dag-team"
#define KEY_DAY "dag-day"
#define MOST_SHOWN 60

struct _DagNoteSearch
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *rows;
  GCancellable *looking; /* (nullable) */
  char *today;
};

static guint opened_signal;

G_DEFINE_FINAL_TYPE (DagNoteSearch, dag_note_search, ADW_TYPE_BIN)

static const char *
get_line (const DagBoardItem *item)
{
  const char *text = dag_board_item_get_text (item, "text");

  return *text != '\0' ? text : dag_board_item_get_text (item, "title");
}

static GtkWidget *
new_row (DagNoteSearch      *self,
         const DagBoardItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = dag_words_day_short (item->day, self->today);
  g_autofree char *subtitle
      = item->team != NULL ? g_strdup_printf ("%s · %s", day, item->team) : g_strdup (day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_line (item));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KEY_TEAM, g_strdup (item->team), g_free);
  g_object_set_data_full (G_OBJECT (row), KEY_DAY, g_strdup (item->day), g_free);
  return row;
}

static void
show_found (DagNoteSearch *self,
            GPtrArray     *items)
{
  guint n = 0;

  dag_list_box_cut (self->rows, 0);
  for (guint i = 0; i < items->len && n < MOST_SHOWN; i++)
    {
      const DagBoardItem *item = items->pdata[i];

      if (item->day == NULL || *get_line (item) == '\0')
        continue;
      gtk_list_box_append (self->rows, new_row (self, item));
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "nothing");
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagNoteSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);

  if (answer != NULL)
    show_found (self, answer->items);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_activated (DagNoteSearch *self,
              GtkListBoxRow *row)
{
  g_signal_emit (self, opened_signal, 0, g_object_get_data (G_OBJECT (row), KEY_TEAM),
                 g_object_get_data (G_OBJECT (row), KEY_DAY));
}

static void
dag_note_search_dispose (GObject *object)
{
  DagNoteSearch *self = DAG_NOTE_SEARCH (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  G_OBJECT_CLASS (dag_note_search_parent_class)->dispose (object);
}

static void
dag_note_search_finalize (GObject *object)
{
  g_clear_pointer (&DAG_NOTE_SEARCH (object)->today, g_free);
  G_OBJECT_CLASS (dag_note_search_parent_class)->finalize (object);
}

static void
dag_note_search_class_init (DagNoteSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_note_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_note_search_finalize;
  opened_signal = g_signal_new (
      "opened", DAG_TYPE_NOTE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
      G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static GtkWidget *
new_page (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 780);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_add_css_class (scrolled, "dag-reach");
  return scrolled;
}

static void
dag_note_search_init (DagNoteSearch *self)
{
  GtkWidget *nothing = adw_status_page_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "dag-found");
  gtk_widget_set_valign (GTK_WIDGET (self->rows), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing Found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _ ("No note, action or agenda has these words."));
  gtk_stack_add_named (self->stack, new_page (GTK_WIDGET (self->rows)), "rows");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * dag_note_search_look_for:
 * @self: the search
 * @board: where to look
 * @text: what for
 * @today: the day it is
 */
void
dag_note_search_look_for (DagNoteSearch *self,
                          DagBoard      *board,
                          const char    *text,
                          const char    *today)
{
  g_return_if_fail (DAG_IS_NOTE_SEARCH (self) && DAG_IS_BOARD (board));

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_free (g_steal_pointer (&self->today));
  self->today = g_strdup (today);
  self->looking = g_cancellable_new ();
  dag_board_ask_async (board, DAG_BOARD_ASK_FIND, text, NULL, self->looking, on_found,
                       g_object_ref (self));
}
