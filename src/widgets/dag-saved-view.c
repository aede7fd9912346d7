/* dag-saved-view.c - a way to look at a table, kept under a name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-saved-view.h"

#include "dag-words-name.h"

#define ENTRY "(ssassbss)"

/**
 * dag_saved_view_new:
 * @table: the table's key of the settings
 * @name: what the person calls it
 *
 * Returns: (transfer full): a view of the table as it ships
 */
DagSavedView *
dag_saved_view_new (const char *table,
                    const char *name)
{
  DagSavedView *self = g_new0 (DagSavedView, 1);

  self->table = g_strdup (table);
  self->name = g_strdup (name);
  self->columns = g_new0 (char *, 1);
  self->sort = g_strdup ("");
  self->search = g_strdup ("");
  self->filters = g_strdup ("");
  return self;
}

void
dag_saved_view_free (DagSavedView *self)
{
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->filters, g_free);
  g_free (self);
}

/**
 * dag_saved_views_read:
 * @kept: of type "a(ssassbss)"
 *
 * Returns: (transfer full) (element-type DagSavedView): the views; those without a name or
 *   beyond the limit are passed over
 */
GPtrArray *
dag_saved_views_read (GVariant *kept)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_saved_view_free);
  GVariantIter iter;
  GVariant *entry;

  g_return_val_if_fail (g_variant_is_of_type (kept, G_VARIANT_TYPE ("a" ENTRY)), views);

  g_variant_iter_init (&iter, kept);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (DagSavedView) view = g_new0 (DagSavedView, 1);

      g_variant_get (entry, ENTRY, &view->table, &view->name, NULL, &view->sort,
                     &view->descending, &view->search, &view->filters);
      g_variant_get_child (entry, 2, "^as", &view->columns);
      g_variant_unref (entry);
      if (view->name[0] != '\0' && views->len < DAG_MAX_SAVED_VIEWS)
        g_ptr_array_add (views, g_steal_pointer (&view));
    }
  return views;
}

/**
 * dag_saved_views_write:
 * @views: (element-type DagSavedView): views
 *
 * Returns: (transfer floating): what dag_saved_views_read() reads
 */
GVariant *
dag_saved_views_write (GPtrArray *views)
{
  g_auto (GVariantBuilder) builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" ENTRY));
  for (guint i = 0; i < views->len; i++)
    {
      const DagSavedView *view = views->pdata[i];

      g_variant_builder_add (&builder, "(ss^assbss)", view->table, view->name, view->columns,
                             view->sort, view->descending, view->search, view->filters);
    }
  return g_variant_builder_end (&builder);
}

/**
 * dag_saved_views_find:
 * @views: (element-type DagSavedView): views
 * @table: whose
 * @name: which; upper and lower case are the same name
 * @index: (out) (optional): its place in @views
 *
 * Returns: whether it is there
 */
gboolean
dag_saved_views_find (GPtrArray  *views,
                      const char *table,
                      const char *name,
                      guint      *index)
{
  g_autofree char *folded = dag_words_fold (name);

  for (guint i = 0; i < views->len; i++)
    {
      const DagSavedView *view = views->pdata[i];
      g_autofree char *other = dag_words_fold (view->name);

      if (!g_str_equal (view->table, table) || !g_str_equal (other, folded))
        continue;
      if (index != NULL)
        *index = i;
      return TRUE;
    }
  return FALSE;
}

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  const DagSavedView *x = *(const DagSavedView *const *) a;
  const DagSavedView *y = *(const DagSavedView *const *) b;
  int order = g_strcmp0 (x->table, y->table);

  return order != 0 ? order : dag_words_compare (x->name, y->name);
}

/**
 * dag_saved_views_put:
 * @views: (element-type DagSavedView): views; stays sorted by name
 * @view: (transfer full): takes the place of the one of the same name
 *
 * Returns: whether there was room for it
 */
gboolean
dag_saved_views_put (GPtrArray    *views,
                     DagSavedView *view)
{
  guint index = 0;

  if (dag_saved_views_find (views, view->table, view->name, &index))
    g_ptr_array_remove_index (views, index);
  if (views->len >= DAG_MAX_SAVED_VIEWS)
    {
      dag_saved_view_free (view);
      return FALSE;
    }
  g_ptr_array_add (views, view);
  g_ptr_array_sort (views, compare_views);
  return TRUE;
}
