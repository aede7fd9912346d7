/* dag-promise-list.c - who promised to ring back by when, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-promise-list.h"

#include <glib/gi18n.h>

#define HOUR_US (3600 * DAG_USEC_PER_SEC)

struct _DagPromiseList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GtkLabel *share;
  DagStandupDesk *desk;
};

typedef struct
{
  DagStandupDesk *desk;
  DagBoardEntry *promise;
  GtkLabel *state;
  GtkWidget *buttons;
} Row;

G_DEFINE_FINAL_TYPE (DagPromiseList, dag_promise_list, ADW_TYPE_BIN)

static void
row_free (Row *row)
{
  g_clear_object (&row->desk);
  g_clear_object (&row->promise);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "dag-row");
}

static int64_t
get_now_us (DagStandupDesk *desk)
{
  return dag_dashboard_get_now_us (dag_standup_desk_get_dashboard (desk));
}

static void
show (GtkWidget *widget)
{
  Row *row = get_row (widget);
  g_autofree char *text = NULL;

  if (dag_board_entry_is_removed (row->promise))
    return;
  text = dag_promise_describe (row->desk, row->promise, get_now_us (row->desk));
  gtk_label_set_text (row->state, text);
  gtk_widget_set_visible (row->buttons,
                          dag_board_entry_get_number (row->promise, "done-at") == 0);
}

static void
put_number (Row        *row,
            const char *label,
            const char *field,
            int64_t     value)
{
  DagBoard *board = dag_standup_desk_get_board (row->desk);

  dag_board_begin (board, label);
  dag_board_set (board, row->promise, field, g_variant_new_int64 (value));
  dag_board_end (board);
}

static void
on_kept_clicked (GtkWidget *widget)
{
  Row *row = get_row (widget);

  put_number (row, _ ("Rung back"), "done-at", get_now_us (row->desk));
}

/* A new time, agreed with the customer: an hour from now. */
static void
on_later_clicked (GtkWidget *widget)
{
  Row *row = get_row (widget);
  DagBoard *board = dag_standup_desk_get_board (row->desk);
  int64_t n_moved = dag_board_entry_get_number (row->promise, "moved");

  dag_board_begin (board, _ ("A new time"));
  put_number (row, _ ("A new time"), "due-at", get_now_us (row->desk) + HOUR_US);
  put_number (row, _ ("A new time"), "moved", n_moved + 1);
  dag_board_end (board);
}

static void
add_button (GtkWidget  *box,
            GtkWidget  *widget,
            const char *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "dag-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, widget, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_label (const char *text,
           gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dag-dim");
    }
  return label;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  DagPromiseList *self = user_data;
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new0 (Row, 1);

  row->desk = g_object_ref (self->desk);
  row->promise = g_object_ref (item);
  row->state = GTK_LABEL (new_label (NULL, TRUE));
  row->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_object_set_data_full (G_OBJECT (widget), "dag-row", row, (GDestroyNotify) row_free);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column),
                  new_label (dag_board_entry_get_text (item, "reference"), FALSE));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (row->state));
  add_button (row->buttons, widget, _ ("Rung Back"), G_CALLBACK (on_kept_clicked));
  add_button (row->buttons, widget, _ ("An Hour Later"), G_CALLBACK (on_later_clicked));
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), row->buttons);
  gtk_widget_add_css_class (line, "dag-action");
  gtk_widget_set_focusable (widget, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  g_signal_connect_object (item, "changed", G_CALLBACK (show), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_standup_desk_get_dashboard (self->desk), "applied",
                           G_CALLBACK (show), widget, G_CONNECT_SWAPPED);
  show (widget);
  return widget;
}

static void
show_share (DagPromiseList *self)
{
  g_autofree char *text = dag_promise_share (self->desk, get_now_us (self->desk));

  gtk_label_set_text (self->share, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), text != NULL);
}

static void
dag_promise_list_dispose (GObject *object)
{
  g_clear_object (&DAG_PROMISE_LIST (object)->desk);
  G_OBJECT_CLASS (dag_promise_list_parent_class)->dispose (object);
}

static void
dag_promise_list_class_init (DagPromiseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_promise_list_dispose;
}

static void
dag_promise_list_init (DagPromiseList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->share = GTK_LABEL (new_label (NULL, TRUE));
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "dag-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Promises"), -1);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->share));
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * dag_promise_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): the promises of its team on its day
 */
GtkWidget *
dag_promise_list_new (DagStandupDesk *desk)
{
  DagPromiseList *self = g_object_new (DAG_TYPE_PROMISE_LIST, NULL);
  g_autoptr (DagBoardView) view = dag_promise_new_view (desk);

  self->desk = g_object_ref (desk);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (view), create_row, self, NULL);
  show_share (self);
  g_signal_connect_object (dag_standup_desk_get_board (desk), "entry-changed",
                           G_CALLBACK (show_share), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
