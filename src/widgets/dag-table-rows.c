/* dag-table-rows.c - what a live table shows, and what is chosen in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

void
dag_table_build_rows (DagTable *self)
{
  self->rows = dag_slot_rows_new (self->model);
  g_signal_connect_object (self->rows, "settled", G_CALLBACK (dag_table_restore_selection), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dag_slot_rows_set_growing (self->rows, gtk_widget_get_mapped (GTK_WIDGET (self)));
}
