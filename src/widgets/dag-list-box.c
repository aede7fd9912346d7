/* dag-list-box.c - rows that are too many
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-list-box.h"

/**
 * dag_list_box_cut:
 * @list: a list
 * @n_rows: how many of its rows stay at most, from the first
 */
void
dag_list_box_cut (GtkListBox *list,
                  guint       n_rows)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_list_box_get_row_at_index (list, (int) n_rows)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
