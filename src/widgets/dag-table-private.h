/* dag-table-private.h - shared by the files of the live table
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-cell.h"
#include "dag-slot-rows.h"
#include "dag-table.h"
#include "dag-views-button.h"

G_BEGIN_DECLS

#define DAG_TABLE_CELL_PADDING 24 /* both sides together, as in style.css */

/* One column of one table. */
typedef struct
{
  DagTable *table;
  const DagColumn *spec;
  GtkColumnViewColumn *column; /* owned */
  GtkSorter *sorter;           /* owned (nullable) */
  int width;                   /* pixels, with padding */
  int narrow_width;            /* the least of it in a narrow window, where it stretches */
  gboolean visible;            /* there is room for it */
  gboolean shown;              /* chosen by the person; a narrow window may hide it still */
} DagTableColumn;

struct _DagTable
{
  GtkWidget parent_instance;

  GtkWidget *toolbar;
  GtkBox *search_row;
  GtkEditable *search_entry;
  GtkBox *filters;
  GtkWidget *order_chip;
  GtkLabel *count_label;
  DagViewsButton *views_button;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;

  const DagTableSpec *spec;
  DagSlotModel *model;
  DagSlotRows *rows; /* of the model: those that the view knows of */
  GtkSingleSelection *selection;
  GSettings *settings;
  GSimpleActionGroup *actions;
  GPtrArray *columns; /* of DagTableColumn, in the order of the spec */
  GHashTable *cells;  /* set of the DagCells that have a record */
  DagCellShared shared;
  GObject *probes[2]; /* two different items, to ask a sorter for its direction */

  char *needle;       /* folded (nullable) */
  char *selected_key; /* (nullable) */
  DagTableColumn *sorted;
  DagTableColumn *probed;
  GtkSortType direction;
  guint idle_id;
  int width;           /* that the columns were chosen for */
  gboolean customised; /* the person chose the columns */
  gboolean narrow;
  gboolean pointer_inside;
  gboolean focus_inside;
  gboolean restoring; /* the selection is being set by the table itself */
  gboolean building;  /* the columns are being set by the table itself */
};

void            dag_table_build_columns   (DagTable *self);
void            dag_table_reload_columns  (DagTable *self);
void            dag_table_update_columns  (DagTable *self);
void            dag_table_update_widths   (DagTable *self);
const char     *dag_table_get_title       (DagTable             *self,
                                           const DagTableColumn *column);
void            dag_table_decorate_headers (DagTable *self);
DagTableColumn *dag_table_find_column     (DagTable   *self,
                                           const char *id);
void            dag_table_read_sorter     (DagTable *self);
void            dag_table_apply_order     (DagTable *self);
void            dag_table_order_install   (DagTable *self);
GMenu          *dag_table_order_new_menu  (DagTable *self) G_GNUC_WARN_UNUSED_RESULT;
void            dag_table_order_update    (DagTable *self);
void            dag_table_column_free     (gpointer column);
void            dag_table_update_seen     (DagTable *self);
void            dag_table_build_rows      (DagTable *self);
void            dag_table_restore_selection (DagTable *self);
void            dag_table_install_compact (DagTable *self);
void            dag_table_update_text_size (DagTable *self);
void            dag_table_measure         (GtkWidget      *widget,
                                           GtkOrientation  orientation,
                                           int             for_size,
                                           int            *minimum,
                                           int            *natural,
                                           int            *minimum_baseline,
                                           int            *natural_baseline);
void            dag_table_size_allocate   (GtkWidget *widget,
                                           int        width,
                                           int        height,
                                           int        baseline);

G_END_DECLS
