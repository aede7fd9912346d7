/* dag-table-rows.c - the rows of a live table come a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

/* GtkListView makes 200 rows and more as soon as they are there, which takes a tenth of a
 * second: too long at once, and for nothing where the page is never looked at. */
#define ROWS_CHUNK 4
#define MAX_CHUNKED 256

static gboolean
on_grow_due (gpointer user_data)
{
  DagTable *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint size = gtk_slice_list_model_get_size (self->rows) + ROWS_CHUNK;

  if (size < MIN (n, MAX_CHUNKED))
    {
      gtk_slice_list_model_set_size (self->rows, size);
      return G_SOURCE_CONTINUE;
    }
  self->grow_id = 0;
  gtk_slice_list_model_set_size (self->rows, n < MAX_CHUNKED ? n : G_MAXUINT);
  dag_table_restore_selection (self);
  return G_SOURCE_REMOVE;
}

/* After the model changed, or the table came into sight: more rows come in pieces. */
void
dag_table_update_rows (DagTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (self->rows == NULL)
    return;
  if (n < MAX_CHUNKED && n < gtk_slice_list_model_get_size (self->rows))
    gtk_slice_list_model_set_size (self->rows, n);
  if (n > gtk_slice_list_model_get_size (self->rows) && self->grow_id == 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->grow_id = g_idle_add (on_grow_due, self);
}

/* The view, and what is chosen in it. */
void
dag_table_build_rows (DagTable *self)
{
  self->rows = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, 0);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dag_table_update_rows (self);
}
