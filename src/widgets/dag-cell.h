/* dag-cell.h - one cell of a live table: drawn, not made of labels
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-column.h"
#include "dag-slot-model.h"

G_BEGIN_DECLS

/**
 * DagCell:
 *
 * Shows what a column's formatter makes of a slot's record. A GtkLabel would queue a resize
 * of the whole table for each new text (three times the work); a cell only draws itself
 * again, and only while it lies in the part of the table that is seen: an unseen one
 * remembers that it is behind, and catches up when the table asks.
 */
#define DAG_TYPE_CELL (dag_cell_get_type ())
G_DECLARE_FINAL_TYPE (DagCell, dag_cell, DAG, CELL, GtkWidget)

/* What all the cells of one table share. */
typedef struct
{
  gpointer context;   /* for the formatters: the page */
  double row_height;  /* 0: not known yet, everything counts as seen */
  double seen_from;   /* the part of the table that is seen, in pixels */
  double seen_to;
  GHashTable *icons;  /* name → GtkIconPaintable */
  char *(*describe_row) (gconstpointer record,
                         gpointer      context); /* a row in words (nullable) */
} DagCellShared;

void        dag_cell_content_clear (DagCellContent *content);

GtkWidget  *dag_cell_new      (const DagColumn     *column,
                               const DagCellShared *shared) G_GNUC_WARN_UNUSED_RESULT;
void        dag_cell_set_slot (DagCell *self,
                               DagSlot *slot);
DagSlot    *dag_cell_get_slot (DagCell *self);
void        dag_cell_update   (DagCell *self);
void        dag_cell_invalidate (DagCell *self);
void        dag_cell_catch_up (DagCell *self);
gboolean    dag_cell_is_seen  (DagCell *self);
gboolean    dag_cell_is_behind (DagCell *self);
const char *dag_cell_get_text (DagCell *self);
const DagColumn *dag_cell_get_column (DagCell *self);

G_END_DECLS
