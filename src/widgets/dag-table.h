/* dag-table.h - the one pattern of every live table: sort, search, filter, choose, hold
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-column.h"
#include "dag-saved-view.h"
#include "dag-slot-model.h"

G_BEGIN_DECLS

/**
 * DagTableSpec:
 * @columns: the columns, the first one names the row
 * @n_columns: how many
 * @record_class: of the records in the model
 * @settings_key: where the choice of columns is kept (nullable)
 * @label: what the table is, for a screen reader; to be translated
 * @search_hint: in the empty search entry; to be translated
 * @default_order: the order without a sorted column
 * @default_rank: (nullable): two numbers that agree with @default_order, to sort faster
 * @matches: whether a record holds the folded text searched for
 * @filter: (nullable): whether a record passes the page's own filters
 * @describe_row: (nullable): one row in words, for a screen reader
 * @count_words: "12 queues", "3 of 12 queues"
 * @age: (nullable): the last column of an export: of which moment a row's figures are
 * @dup_filters: (nullable): the page's filters as words, for a saved view
 * @set_filters: (nullable): sets them again; words it does not know change nothing
 *
 * What sets one live table apart from another. All functions get the page as context.
 */
typedef struct
{
  const DagColumn *columns;
  guint n_columns;
  const DagRecordClass *record_class;
  const char *settings_key;
  const char *label;
  const char *search_hint;
  int (*default_order) (gconstpointer a,
                        gconstpointer b,
                        gpointer      context);
  void (*default_rank) (gconstpointer record,
                        guint64       rank[2]);
  gboolean (*matches) (gconstpointer record,
                       const char   *needle,
                       gpointer      context);
  gboolean (*filter) (gconstpointer record,
                      gpointer      context);
  char *(*describe_row) (gconstpointer record,
                         gpointer      context);
  char *(*count_words) (guint shown,
                        guint total);
  const DagColumnCaveat *age;
  char *(*dup_filters) (gpointer context);
  void (*set_filters) (const char *words,
                       gpointer    context);
} DagTableSpec;

/**
 * DagTable:
 *
 * Property "narrow" (read-only): only the columns that matter are shown.
 * Signals: "activated" (key): a row was chosen by a press or Enter; "filters-cleared": the
 * person asked to see everything again, and the page resets its own filters.
 * Actions: "table.column.ID" for each column, "table.compact", "table.default-order",
 * "table.reset-columns".
 */
#define DAG_TYPE_TABLE (dag_table_get_type ())
G_DECLARE_FINAL_TYPE (DagTable, dag_table, DAG, TABLE, GtkWidget)

void           dag_table_setup          (DagTable           *self,
                                         const DagTableSpec *spec,
                                         DagSlotModel       *model,
                                         gpointer            context);
void           dag_table_add_filter     (DagTable  *self,
                                         GtkWidget *widget);
void           dag_table_refilter       (DagTable *self);
void           dag_table_clear_filters  (DagTable *self);
void           dag_table_tick           (DagTable *self);
void           dag_table_update_column  (DagTable   *self,
                                         const char *id);
gboolean       dag_table_search         (DagTable *self);
void           dag_table_grab_rows      (DagTable *self);

void           dag_table_sort_by        (DagTable    *self,
                                         const char  *id,
                                         GtkSortType  direction);
const char    *dag_table_get_sort       (DagTable    *self,
                                         GtkSortType *direction);
void           dag_table_select_key     (DagTable   *self,
                                         const char *key);
const char    *dag_table_get_selected_key (DagTable *self);
gboolean       dag_table_is_filtered    (DagTable *self);
gboolean       dag_table_is_narrow      (DagTable *self);
DagSavedView  *dag_table_capture_view   (DagTable   *self,
                                         const char *name) G_GNUC_WARN_UNUSED_RESULT;
void           dag_table_show_view      (DagTable           *self,
                                         const DagSavedView *view);
GtkColumnView *dag_table_get_view       (DagTable *self);
const char    *dag_table_get_cell_text  (DagTable   *self,
                                         guint       position,
                                         const char *id);

G_END_DECLS
