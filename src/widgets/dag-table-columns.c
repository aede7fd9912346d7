/* dag-table-columns.c - the columns of a live table: choice, order of rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

#include "dag-words-name.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* ── Cells ─────────────────────────────────────────────────────────────────────────── */

static void
on_cell_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               DagTableColumn           *column)
{
  gtk_list_item_set_child (item, dag_cell_new (column->spec, &column->table->shared));
}

static void
on_cell_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              DagTableColumn           *column)
{
  DagCell *cell = DAG_CELL (gtk_list_item_get_child (item));

  g_hash_table_add (column->table->cells, cell);
  dag_cell_set_slot (cell, DAG_SLOT (gtk_list_item_get_item (item)));
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                DagTableColumn           *column)
{
  DagCell *cell = DAG_CELL (gtk_list_item_get_child (item));

  g_hash_table_remove (column->table->cells, cell);
  dag_cell_set_slot (cell, NULL);
}

static GtkListItemFactory *
dag_table_column_new_factory (DagTableColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), column);
  return factory;
}

/* ── Order ─────────────────────────────────────────────────────────────────────────── */

/* GTK 4.8 cannot tell which header was pressed; but asked to compare two items it asks the
 * sorter of that column first, and the answer comes back turned where it sorts downwards. */
static int
on_probed (gconstpointer a,
           gconstpointer b,
           gpointer      user_data)
{
  DagTableColumn *column = user_data;

  if (column->table->probed == NULL)
    column->table->probed = column;
  return GTK_ORDERING_SMALLER;
}

void
dag_table_read_sorter (DagTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  self->probed = NULL;
  ordering = gtk_sorter_compare (sorter, self->probes[0], self->probes[1]);
  if (self->probed != NULL && self->probed != self->sorted
      && (self->probed->spec->flags & DAG_COLUMN_HIGH_FIRST) && !self->building)
    {
      self->building = TRUE;
      gtk_column_view_sort_by_column (self->view, self->probed->column, GTK_SORT_DESCENDING);
      self->building = FALSE;
      ordering = GTK_ORDERING_LARGER;
    }
  self->sorted = self->probed;
  self->direction
      = ordering == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  dag_table_order_update (self);
}

/* What is not known comes last in either direction. */
static int
compare_keys (DagTable        *self,
              const DagColumn *spec,
              gconstpointer    a,
              gconstpointer    b)
{
  double x = spec->get_key (a, self->shared.context);
  double y = spec->get_key (b, self->shared.context);

  if (isnan (x) || isnan (y))
    return (isnan (x) ? 1 : 0) - (isnan (y) ? 1 : 0);
  if (x < y)
    return self->direction == GTK_SORT_ASCENDING ? -1 : 1;
  if (x > y)
    return self->direction == GTK_SORT_ASCENDING ? 1 : -1;
  return 0;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  DagTable *self = user_data;
  const DagColumn *spec = self->sorted != NULL ? self->sorted->spec : NULL;
  int order = 0;

  if (spec != NULL && spec->get_key != NULL)
    order = compare_keys (self, spec, a, b);
  else if (spec != NULL)
    order = spec->compare (a, b, self->shared.context)
            * (self->direction == GTK_SORT_ASCENDING ? 1 : -1);
  if (order == 0)
    order = self->spec->default_order (a, b, self->shared.context);
  if (order == 0)
    order = g_strcmp0 (self->spec->record_class->get_key (a),
                       self->spec->record_class->get_key (b));
  return order;
}

/* The bits of a number as a number that orders alike, what is not known last. */
static guint64
rank_number (double      number,
             GtkSortType direction)
{
  guint64 bits = 0;

  if (isnan (number))
    return G_MAXUINT64;
  number += 0.0; /* no zero below zero */
  memcpy (&bits, &number, sizeof bits);
  bits = bits >> 63 != 0 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
  return direction == GTK_SORT_ASCENDING ? bits : ~bits;
}

/* Agrees with compare_records(): what lies behind a text counts only where it is whole. */
static void
rank_record (gconstpointer record,
             DagRank      *rank,
             gpointer      user_data)
{
  DagTable *self = user_data;
  const DagColumn *spec = self->sorted != NULL ? self->sorted->spec : NULL;
  gboolean is_whole = TRUE;

  if (spec != NULL && spec->get_key != NULL)
    rank->words[0]
        = rank_number (spec->get_key (record, self->shared.context), self->direction);
  else if (spec != NULL)
    is_whole = spec->get_text != NULL && dag_words_rank (spec->get_text (record), rank->words);
  if (spec != NULL && spec->get_text != NULL && self->direction == GTK_SORT_DESCENDING)
    for (guint i = 0; i < DAG_WORDS_N_RANKS; i++)
      rank->words[i] = ~rank->words[i];
  if (is_whole && self->spec->default_rank != NULL)
    self->spec->default_rank (record, rank->words + DAG_WORDS_N_RANKS);
}

void
dag_table_apply_order (DagTable *self)
{
  dag_slot_model_set_ranked_order (self->model, compare_records, rank_record, self, NULL);
}

/* ── Choice ────────────────────────────────────────────────────────────────────────── */

DagTableColumn *
dag_table_find_column (DagTable   *self,
                       const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (column->spec->id, id) == 0)
        return column;
    }
  return NULL;
}

static void
dag_table_save_columns (DagTable *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GListModel *columns = gtk_column_view_get_columns (self->view);

  if (self->spec->settings_key == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);

      for (guint j = 0; j < self->columns->len; j++)
        {
          DagTableColumn *column = g_ptr_array_index (self->columns, j);

          if (column->column == item && column->shown)
            g_ptr_array_add (ids, (gpointer) column->spec->id);
        }
    }
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, self->spec->settings_key,
                       (const char *const *) ids->pdata);
}

static void
on_column_state (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  DagTableColumn *column = user_data;

  DagTable *self = column->table;

  /* The first choice of one's own begins with what is seen. */
  for (guint i = 0; i < self->columns->len && !self->customised; i++)
    {
      DagTableColumn *other = g_ptr_array_index (self->columns, i);

      other->shown = gtk_column_view_column_get_visible (other->column);
    }
  self->customised = TRUE;
  column->shown = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  dag_table_update_columns (self);
  dag_table_save_columns (self);
}

static void
dag_table_mark_shown (DagTable       *self,
                      DagTableColumn *column,
                      gboolean        shown)
{
  g_autofree char *name = g_strconcat ("column.", column->spec->id, NULL);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
}

static void
dag_table_set_shown (DagTable       *self,
                     DagTableColumn *column,
                     gboolean        shown)
{
  column->shown = shown || column == g_ptr_array_index (self->columns, 0);
  dag_table_mark_shown (self, column, column->shown);
}

/* The chosen columns that fit: those of the highest rank give way. In a wide window a choice
 * of the person's own is shown whole and scrolls sideways. */
static guint
find_highest_rank (DagTable *self)
{
  guint rank = G_MAXUINT;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean fits = width <= 0 || (self->customised && !self->narrow);

  while (!fits && rank > 0)
    {
      guint next = 0;
      int sum = DAG_TABLE_CELL_PADDING; /* the table's own margins */

      for (guint i = 0; i < self->columns->len; i++)
        {
          DagTableColumn *column = g_ptr_array_index (self->columns, i);

          if (!column->shown || column->spec->rank > rank)
            continue;
          next = MAX (next, column->spec->rank);
          sum += column->width;
        }
      fits = sum <= width;
      rank = fits || next == 0 ? rank : next - 1;
      fits = fits || next == 0;
    }
  return rank;
}

/* The least a column may have: in a narrow window the one that stretches may give way. */
static int
get_least_width (DagTable       *self,
                 DagTableColumn *column)
{
  if (self->narrow && (column->spec->flags & DAG_COLUMN_EXPAND))
    return MIN (column->width, column->narrow_width);
  return column->width;
}

/* Marks those that are to be seen: of what is chosen that which matters, and in a narrow
 * window what finds room beside the name, rather than half of it at the edge.
 * Returns: the width that is left over, below 0 where they need more */
static int
choose_visible (DagTable *self)
{
  guint rank = find_highest_rank (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int left = width;
  guint n_visible = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);
      int least = get_least_width (self, column);
      gboolean fits = !self->narrow || width <= 0 || n_visible == 0 || least <= left;

      column->visible = column->shown && column->spec->rank <= rank && fits;
      left -= column->visible ? least : 0;
      n_visible += column->visible ? 1 : 0;
    }
  return left;
}

/* Shows what is chosen, and in a narrow window of that only what matters most. GTK 4.8 does
 * not stretch a column of fixed width; and its rows are as wide as all columns, hidden ones
 * too, which shifts them out of sight where one reads from right to left. */
void
dag_table_update_columns (DagTable *self)
{
  int left = choose_visible (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);
      gboolean stretches = (column->spec->flags & DAG_COLUMN_EXPAND) != 0;
      int width = get_least_width (self, column) + (stretches ? MAX (left, 0) : 0);

      gtk_column_view_column_set_title (column->column, dag_table_get_title (self, column));
      gtk_column_view_column_set_visible (column->column, column->visible);
      gtk_column_view_column_set_fixed_width (column->column, column->visible ? width : 0);
      if (!self->narrow)
        dag_table_mark_shown (self, column, column->visible);
    }
  dag_table_decorate_headers (self);
}

/* The choice that was kept, in its order; words this version does not know are passed over. */
static void
dag_table_load_columns (DagTable *self)
{
  g_auto (GStrv) ids = NULL;
  guint at = 0;

  if (self->spec->settings_key != NULL)
    ids = g_settings_get_strv (self->settings, self->spec->settings_key);
  self->customised = ids != NULL && ids[0] != NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);
      gboolean listed = ids != NULL && g_strv_contains ((const char *const *) ids,
                                                        column->spec->id);

      dag_table_set_shown (self, column,
                           self->customised ? listed
                                            : !(column->spec->flags & DAG_COLUMN_OPTIONAL));
    }
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      DagTableColumn *column = dag_table_find_column (self, ids[i]);

      if (column != NULL)
        gtk_column_view_insert_column (self->view, at++, column->column);
    }
}

/* As when the table was built: another choice of columns is kept now. */
void
dag_table_reload_columns (DagTable *self)
{
  self->building = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_insert_column (self->view, i,
                                   ((DagTableColumn *) self->columns->pdata[i])->column);
  dag_table_load_columns (self);
  self->building = FALSE;
  dag_table_update_columns (self);
}

static void
on_reset_columns (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DagTable *self = user_data;

  if (self->spec->settings_key != NULL)
    g_settings_reset (self->settings, self->spec->settings_key);
  dag_table_reload_columns (self);
}

/* A column was dragged to another place. */
static void
on_columns_moved (GListModel *columns,
                  guint       position,
                  guint       removed,
                  guint       added,
                  DagTable   *self)
{
  /* The view may outlive the table, and lets go of its columns then. */
  if (self->columns != NULL && !self->building
      && g_list_model_get_n_items (columns) == self->columns->len)
    dag_table_save_columns (self);
}

static void
dag_table_build_menu (DagTable *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) order = dag_table_order_new_menu (self);
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  for (guint i = 1; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *name = g_strconcat ("table.column.", column->spec->id, NULL);

      g_menu_append (columns, _ (column->spec->title), name);
    }
  g_menu_append (rows, _ ("Default Columns"), "table.reset-columns");
  g_menu_append (rows, _ ("Compact Rows"), "table.compact");
  g_menu_append (files, _ ("Export What Is Shown…"), "win.export");
  g_menu_append_submenu (menu, _ ("Sort By"), G_MENU_MODEL (order));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static DagTableColumn *
dag_table_add_column (DagTable        *self,
                      const DagColumn *spec)
{
  DagTableColumn *column = g_new0 (DagTableColumn, 1);
  g_autofree char *name = g_strconcat ("column.", spec->id, NULL);
  g_autoptr (GSimpleAction) action = NULL;

  column->table = self;
  column->spec = spec;
  column->column
      = gtk_column_view_column_new (_ (spec->title), dag_table_column_new_factory (column));
  if (spec->get_key != NULL || spec->compare != NULL)
    {
      column->sorter = GTK_SORTER (gtk_custom_sorter_new (on_probed, column, NULL));
      gtk_column_view_column_set_sorter (column->column, column->sorter);
    }
  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));
  g_signal_connect (action, "change-state", G_CALLBACK (on_column_state), column);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_column_view_append_column (self->view, column->column);
  return column;
}

void
dag_table_build_columns (DagTable *self)
{
  static const GActionEntry entries[] = {
    { "reset-columns", on_reset_columns },
  };

  self->building = TRUE;
  for (guint i = 0; i < self->spec->n_columns; i++)
    g_ptr_array_add (self->columns, dag_table_add_column (self, &self->spec->columns[i]));
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  dag_table_order_install (self);
  dag_table_load_columns (self);
  self->building = FALSE;
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (on_columns_moved), self, 0);
  dag_table_build_menu (self);
  dag_table_update_widths (self);
  dag_table_update_columns (self);
}

/* The factory and the sorter may outlive the table for a moment: they forget it. */
void
dag_table_column_free (gpointer column)
{
  DagTableColumn *self = column;

  g_signal_handlers_disconnect_by_data (gtk_column_view_column_get_factory (self->column),
                                        self);
  if (self->sorter != NULL)
    gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_clear_object (&self->sorter);
  g_clear_object (&self->column);
  g_free (self);
}
