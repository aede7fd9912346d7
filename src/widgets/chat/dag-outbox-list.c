/* dag-outbox-list.c - what was to be posted and was not, and why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outbox-list.h"

#include "dag-board-view.h"
#include "dag-chat-outbox.h"
#include "dag-post-state.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

struct _DagOutboxList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  DagBoardView *view; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DagOutboxList, dag_outbox_list, ADW_TYPE_BIN)

/* What is on its way for the first time is nobody's worry yet. */
static gboolean
is_waiting (DagBoardEntry *entry,
            gpointer       user_data)
{
  DagChatReason reason = DAG_CHAT_SENT;

  if (dag_post_is_sending (entry))
    return dag_board_entry_get_number (entry, "tried-at") > 0;
  return dag_post_get_reason (entry, &reason) && reason != DAG_CHAT_SENT;
}

/* "Thanks → #stand-up" */
static char *
describe (DagBoardEntry *entry)
{
  g_autoptr (DagChatMessage) message = dag_post_dup_message (entry);
  const char *text = message->title;

  if (text == NULL && message->lines->len > 0)
    text = ((DagChatLine *) message->lines->pdata[0])->text;
  /* Translators: what was to be posted; the name of the channel */
  return g_strdup_printf (C_ ("chat", "%s → %s"), text != NULL ? text : "",
                          dag_board_entry_get_text (entry, "channel"));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = describe (item);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), dag_post_state_new (item));
  gtk_widget_add_css_class (column, "dag-post-row");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), column);
  return row;
}

static void
on_items_changed (DagOutboxList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), dag_board_view_get_n (self->view) > 0);
}

static void
dag_outbox_list_dispose (GObject *object)
{
  g_clear_object (&DAG_OUTBOX_LIST (object)->view);
  G_OBJECT_CLASS (dag_outbox_list_parent_class)->dispose (object);
}

static void
dag_outbox_list_class_init (DagOutboxListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_outbox_list_dispose;
}

static void
dag_outbox_list_init (DagOutboxList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("Not posted"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not posted"), -1);
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), column);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dag_outbox_list_set_board:
 * @self: the list
 * @board: whose messages; hidden while all were sent
 */
void
dag_outbox_list_set_board (DagOutboxList *self,
                           DagBoard      *board)
{
  g_return_if_fail (DAG_IS_OUTBOX_LIST (self) && DAG_IS_BOARD (board));

  g_clear_object (&self->view);
  self->view = dag_board_view_new (board, DAG_BOARD_POST, is_waiting, NULL, NULL, NULL);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->view), create_row, NULL, NULL);
  g_signal_connect_object (self->view, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
}
