/* dag-table-view.c - a table's columns, order, search and filters, taken and set again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

/**
 * dag_table_capture_view:
 * @self: a table
 * @name: of the view
 *
 * Returns: (transfer full): how the table is looked at now
 */
DagSavedView *
dag_table_capture_view (DagTable   *self,
                        const char *name)
{
  DagSavedView *view;

  g_return_val_if_fail (DAG_IS_TABLE (self) && self->spec != NULL, NULL);
  g_return_val_if_fail (self->spec->settings_key != NULL, NULL);

  view = dag_saved_view_new (self->spec->settings_key, name);
  g_strfreev (view->columns);
  view->columns = g_settings_get_strv (self->settings, self->spec->settings_key);
  g_free (view->sort);
  view->sort = g_strdup (self->sorted != NULL ? self->sorted->spec->id : "");
  view->descending = self->direction == GTK_SORT_DESCENDING;
  g_free (view->search);
  view->search = g_strdup (gtk_editable_get_text (self->search_entry));
  if (self->spec->dup_filters != NULL)
    {
      g_free (view->filters);
      view->filters = self->spec->dup_filters (self->shared.context);
    }
  return view;
}

/**
 * dag_table_show_view:
 * @self: a table
 * @view: of this table; a column this version does not know is passed over
 */
void
dag_table_show_view (DagTable           *self,
                     const DagSavedView *view)
{
  DagTableColumn *sorted;

  g_return_if_fail (DAG_IS_TABLE (self) && self->spec != NULL && view != NULL);

  dag_table_clear_filters (self);
  if (self->spec->set_filters != NULL)
    self->spec->set_filters (view->filters, self->shared.context);
  gtk_editable_set_text (self->search_entry, view->search);
  g_settings_set_strv (self->settings, self->spec->settings_key,
                       (const char *const *) view->columns);
  dag_table_reload_columns (self);
  sorted = dag_table_find_column (self, view->sort);
  dag_table_sort_by (self, sorted != NULL && sorted->sorter != NULL ? view->sort : NULL,
                     view->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  if (dag_slot_model_is_order_pending (self->model)) /* the person asked for it just now */
    dag_slot_model_apply_order (self->model);
}
