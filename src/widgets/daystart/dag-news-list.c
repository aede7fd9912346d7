/* dag-news-list.c - the news that agents hear before customers do, and who has heard it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-list.h"

#include "dag-note-text.h"

#include <glib/gi18n.h>

struct _DagNewsList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  DagStandupDesk *desk;
};

/* One row: the news, how it stands, and what to do. */
typedef struct
{
  DagStandupDesk *desk;
  DagBoardEntry *news;
  GtkLabel *state;   /* of the row, which outlives this */
  GtkWidget *asked;
} Row;

G_DEFINE_FINAL_TYPE (DagNewsList, dag_news_list, ADW_TYPE_BIN)

static void
row_free (Row *row)
{
  g_clear_object (&row->desk);
  g_clear_object (&row->news);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "dag-row");
}

static void
show (GtkWidget *widget)
{
  Row *row = get_row (widget);
  g_autofree char *text = NULL;

  if (dag_board_entry_is_removed (row->news))
    return;
  text = dag_news_describe (row->desk, row->news);
  gtk_label_set_text (row->state, text);
  gtk_widget_set_visible (row->asked,
                          dag_board_entry_get_number (row->news, "first-asked-at") == 0);
}

static void
on_board_changed (GtkWidget     *widget,
                  DagBoardEntry *entry)
{
  Row *row = get_row (widget);

  if (entry == row->news
      || g_strcmp0 (dag_board_entry_get_parent (entry), dag_board_entry_get_id (row->news)) == 0)
    show (widget);
}

static void
on_heard_clicked (GtkWidget *widget)
{
  Row *row = get_row (widget);

  dag_news_confirm (row->desk, row->news);
}

static void
on_asked_clicked (GtkWidget *widget)
{
  Row *row = get_row (widget);
  DagBoard *board = dag_standup_desk_get_board (row->desk);

  dag_board_begin (board, _ ("A customer asked"));
  dag_board_set (board, row->news, "first-asked-at",
                 g_variant_new_int64 (g_get_real_time ()));
  dag_board_end (board);
}

static void
on_remove_clicked (GtkWidget *widget)
{
  Row *row = get_row (widget);
  DagBoard *board = dag_standup_desk_get_board (row->desk);

  dag_board_begin (board, _ ("Take news away"));
  dag_board_remove (board, row->news);
  dag_board_end (board);
}

static GtkWidget *
add_button (GtkWidget  *box,
            GtkWidget  *widget,
            const char *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "dag-chip");
  g_signal_connect_object (button, "clicked", callback, widget, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
new_state (Row *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  row->state = GTK_LABEL (label);
  gtk_label_set_xalign (row->state, 0.0f);
  gtk_label_set_wrap (row->state, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dag-dim");
  return label;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  DagNewsList *self = user_data;
  DagBoard *board = dag_standup_desk_get_board (self->desk);
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new0 (Row, 1);

  row->desk = g_object_ref (self->desk);
  row->news = g_object_ref (item);
  g_object_set_data_full (G_OBJECT (widget), "dag-row", row, (GDestroyNotify) row_free);
  gtk_box_append (GTK_BOX (column),
                  dag_note_text_new (board, item, "text", _ ("News"), _ ("Edit news")));
  gtk_box_append (GTK_BOX (column), new_state (row));
  add_button (buttons, widget, _ ("All Heard It"), G_CALLBACK (on_heard_clicked));
  row->asked
      = add_button (buttons, widget, _ ("A Customer Asked"), G_CALLBACK (on_asked_clicked));
  add_button (buttons, widget, _ ("Take Away"), G_CALLBACK (on_remove_clicked));
  gtk_box_append (GTK_BOX (column), buttons);
  gtk_widget_add_css_class (column, "dag-action");
  gtk_widget_set_focusable (widget, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), column);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_board_changed), widget,
                           G_CONNECT_SWAPPED);
  show (widget);
  return widget;
}

static void
dag_news_list_dispose (GObject *object)
{
  g_clear_object (&DAG_NEWS_LIST (object)->desk);
  G_OBJECT_CLASS (dag_news_list_parent_class)->dispose (object);
}

static void
dag_news_list_class_init (DagNewsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_news_list_dispose;
}

static void
dag_news_list_init (DagNewsList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "dag-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("News"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/**
 * dag_news_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): the news of its team on its day
 */
GtkWidget *
dag_news_list_new (DagStandupDesk *desk)
{
  DagNewsList *self = g_object_new (DAG_TYPE_NEWS_LIST, NULL);
  g_autoptr (DagBoardView) view = dag_news_new_view (desk);

  self->desk = g_object_ref (desk);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (view), create_row, self, NULL);
  return GTK_WIDGET (self);
}
