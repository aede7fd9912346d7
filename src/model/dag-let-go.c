/* dag-let-go.c - many things are freed a few at a time, so that no frame is missed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-let-go.h"

/* So long in one go; so many between two looks at the clock. */
#define BUDGET_US 1500
#define CHUNK 50
/* Fewer are freed at once. */
#define MANY 500

static gboolean
on_idle (gpointer user_data)
{
  GPtrArray *things = user_data;
  int64_t until_us = g_get_monotonic_time () + BUDGET_US;

  while (things->len > 0 && g_get_monotonic_time () < until_us)
    g_ptr_array_set_size (things, (int) (things->len - MIN (things->len, CHUNK)));
  return things->len > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * dag_let_go:
 * @things: (transfer full): frees what is in it
 *
 * Frees them on the main thread, while it has nothing else to do.
 */
void
dag_let_go (GPtrArray *things)
{
  g_return_if_fail (things != NULL);

  if (things->len < MANY)
    g_ptr_array_unref (things);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 10, on_idle, things,
                     (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dag_let_go_table:
 * @table: whose keys belong to the values, or to nobody; empty afterwards
 * @free_value: frees a value
 *
 * As dag_let_go() with the values.
 */
void
dag_let_go_table (GHashTable     *table,
                  GDestroyNotify  free_value)
{
  GPtrArray *things;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (table != NULL && free_value != NULL);

  things = g_ptr_array_new_full (g_hash_table_size (table), free_value);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (things, value);
  g_hash_table_steal_all (table);
  dag_let_go (things);
}

/**
 * dag_let_go_store:
 * @store: empty afterwards
 *
 * As dag_let_go() with the objects in it.
 */
void
dag_let_go_store (GListStore *store)
{
  GListModel *list = G_LIST_MODEL (store);
  guint n = g_list_model_get_n_items (list);
  GPtrArray *things = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (things, g_list_model_get_item (list, i));
  g_list_store_remove_all (store);
  dag_let_go (things);
}
