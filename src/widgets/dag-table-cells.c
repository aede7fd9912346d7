/* dag-table-cells.c - the cells of a live table: which are seen, which follow the clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

static void
on_cells_each (DagTable *self,
               void (*update) (DagCell *cell))
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    update (cell);
}

/* Rows are of one height, borders and all; 0 before the first allocation. */
static double
find_row_height (DagTable      *self,
                 GtkAdjustment *adjustment)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  double upper = gtk_adjustment_get_upper (adjustment);

  /* A view that is not full reports the height of the page instead. */
  return n > 0 && upper > gtk_adjustment_get_page_size (adjustment) ? upper / n : 0;
}

/* The view was scrolled or resized: cells that come into sight catch up. */
void
dag_table_update_seen (DagTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (self->model == NULL)
    return;
  self->shared.row_height = find_row_height (self, adjustment);
  self->shared.seen_from = gtk_adjustment_get_value (adjustment);
  self->shared.seen_to = self->shared.seen_from + gtk_adjustment_get_page_size (adjustment);
  on_cells_each (self, dag_cell_catch_up);
}

/**
 * dag_table_tick:
 * @self: a table
 *
 * A second went by: cells on the screen whose text follows the clock look again.
 */
void
dag_table_tick (DagTable *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_if_fail (DAG_IS_TABLE (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if ((dag_cell_get_column (cell)->flags & DAG_COLUMN_TICKING) && dag_cell_is_seen (cell))
      dag_cell_update (cell);
}

/**
 * dag_table_update_column:
 * @self: a table
 * @id: (nullable): of a column whose figures came from elsewhere than the records; %NULL
 *   for all of them
 */
void
dag_table_update_column (DagTable   *self,
                         const char *id)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_if_fail (DAG_IS_TABLE (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (id == NULL || g_strcmp0 (dag_cell_get_column (cell)->id, id) == 0)
      dag_cell_invalidate (cell);
}

/**
 * dag_table_get_cell_text:
 * @self: a table
 * @position: of a row
 * @id: of a column
 *
 * Returns: (nullable): what that cell shows, where one is there
 */
const char *
dag_table_get_cell_text (DagTable   *self,
                         guint       position,
                         const char *id)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_val_if_fail (DAG_IS_TABLE (self), NULL);

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (g_strcmp0 (dag_cell_get_column (cell)->id, id) == 0
        && dag_cell_get_slot (cell) != NULL
        && dag_slot_get_position (dag_cell_get_slot (cell)) == position)
      return dag_cell_get_text (cell);
  return NULL;
}
