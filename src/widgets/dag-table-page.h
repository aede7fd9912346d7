/* dag-table-page.h - a page that is a live table, and one of its rows in detail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-glance.h"
#include "dag-page.h"
#include "dag-table.h"

G_BEGIN_DECLS

/**
 * DagTablePage:
 *
 * Its "child" belongs to it: a stack of words while there is no row, the table, and the
 * detail of the row that was activated or asked for with dag_page_show().
 */
#define DAG_TYPE_TABLE_PAGE (dag_table_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DagTablePage, dag_table_page, DAG, TABLE_PAGE, DagPage)

/**
 * DagTablePageClass:
 * @get_records: what the dashboard knows, of which the table shows what passes its filters
 * @refreshed: an answer was applied: columns that show more than their record; @is_other:
 *   the figures grew old, or are fresh again
 * @say_empty: words for a table without a row
 * @set_filter: (nullable): the filter of this word, as a tile of the Overview asks for it
 * @clear_filters: everything is shown again
 * @begin_detail: the detail of @id is about to be shown
 * @update_detail: shows the record; returns (transfer full): the title of the detail
 * @tick_detail: a second went by while the detail is open
 */
struct _DagTablePageClass
{
  DagPageClass parent_class;

  DagSlotModel *(*get_records) (DagDashboard *dashboard);
  void (*refreshed) (DagTablePage *self,
                     gboolean      is_other);
  void (*say_empty) (AdwStatusPage *page,
                     DagDashboard  *dashboard);
  void (*set_filter) (DagTablePage *self,
                      const char   *word);
  void (*clear_filters) (DagTablePage *self);
  void (*begin_detail) (DagTablePage *self,
                        const char   *id);
  char *(*update_detail) (DagTablePage *self,
                          gconstpointer record,
                          const char   *id);
  void (*tick_detail) (DagTablePage *self);
};

void        dag_table_page_setup      (DagTablePage       *self,
                                       const DagTableSpec *spec,
                                       GtkWidget          *detail);
DagTable   *dag_table_page_get_table  (DagTablePage *self);
DagGlance  *dag_table_page_get_glance (DagTablePage *self);
const char *dag_table_page_get_chosen (DagTablePage *self);

G_END_DECLS
