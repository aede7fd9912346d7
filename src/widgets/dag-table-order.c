/* dag-table-order.c - the order of a live table, chosen from its menu
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A header is sorted by with the pointer alone: GTK gives it no focus. Whoever works by
 * the keyboard finds the same in the menu, which also says what the order is (F-U07). */
#include "config.h"

#include "dag-table-private.h"

#include <glib/gi18n.h>

#define DEFAULT_ORDER "" /* what the table itself puts first */

static GtkSortType
first_direction (const DagTableColumn *column)
{
  return column->spec->flags & DAG_COLUMN_HIGH_FIRST ? GTK_SORT_DESCENDING
                                                     : GTK_SORT_ASCENDING;
}

/* Whoever asks for another order wants to see it, also while the old one is held. */
static void
sort_now (DagTable *self, const char *id, GtkSortType direction)
{
  dag_table_sort_by (self, id, direction);
  if (dag_slot_model_is_order_pending (self->model))
    dag_slot_model_apply_order (self->model);
}

static void
on_sort (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DagTable *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  const DagTableColumn *column = dag_table_find_column (self, id);

  if (column != NULL && column->sorter != NULL)
    sort_now (self, id, first_direction (column));
  else
    sort_now (self, NULL, GTK_SORT_ASCENDING);
}

static void
on_reverse (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DagTable *self = user_data;

  if (self->sorted != NULL)
    sort_now (self, self->sorted->spec->id,
              self->direction == GTK_SORT_ASCENDING ? GTK_SORT_DESCENDING
                                                    : GTK_SORT_ASCENDING);
}

/**
 * dag_table_order_install:
 * @self: a table, once
 *
 * Adds its actions: "sort" by the id of a column, or by none; and "reverse-order".
 */
void
dag_table_order_install (DagTable *self)
{
  static const GActionEntry entries[] = {
    { "sort", on_sort, "s", "''" },
    { "reverse-order", on_reverse },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  dag_table_order_update (self);
}

/**
 * dag_table_order_new_menu:
 * @self: a table with its columns
 *
 * Returns: (transfer full): the orders that there are
 */
GMenu *
dag_table_order_new_menu (DagTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  g_menu_append (columns, _ ("Default Order"), "table.sort::" DEFAULT_ORDER);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DagTableColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *action = g_strconcat ("table.sort::", column->spec->id, NULL);

      if (column->sorter != NULL)
        g_menu_append (columns, _ (column->spec->title), action);
    }
  g_menu_append (direction, _ ("Reverse Order"), "table.reverse-order");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return menu;
}

/**
 * dag_table_order_update:
 * @self: a table whose order was chosen, here or at a header
 */
void
dag_table_order_update (DagTable *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  const char *id = self->sorted != NULL ? self->sorted->spec->id : DEFAULT_ORDER;

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort")),
                             g_variant_new_string (id));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (map, "reverse-order")),
      self->sorted != NULL);
}
