/* dag-board-view.c - the entries of one kind that belong to a place, in an order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-view.h"

struct _DagBoardView
{
  GObject parent_instance;

  DagBoard *board;
  char *kind;
  GPtrArray *entries;
  DagBoardMatchFunc match;
  DagBoardCompareFunc compare; /* (nullable): in the order of making */
  gpointer user_data;
  GDestroyNotify free_data; /* (nullable) */
};

static void dag_board_view_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagBoardView, dag_board_view, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dag_board_view_list_model_init))

static gboolean
belongs (DagBoardView  *self,
         DagBoardEntry *entry)
{
  return !dag_board_entry_is_removed (entry) && !dag_board_entry_is_hidden (entry)
         && g_strcmp0 (dag_board_entry_get_kind (entry), self->kind) == 0
         && self->match (entry, self->user_data);
}

static int
compare (DagBoardView  *self,
         DagBoardEntry *a,
         DagBoardEntry *b)
{
  int order = self->compare != NULL ? self->compare (a, b) : 0;

  return order != 0
             ? order
             : g_strcmp0 (dag_board_entry_get_id (a), dag_board_entry_get_id (b));
}

static gboolean
is_in_place (DagBoardView *self,
             guint         at)
{
  GPtrArray *entries = self->entries;

  return (at == 0 || compare (self, entries->pdata[at - 1], entries->pdata[at]) < 0)
         && (at + 1 == entries->len
             || compare (self, entries->pdata[at], entries->pdata[at + 1]) < 0);
}

static guint
find_place (DagBoardView  *self,
            DagBoardEntry *entry)
{
  guint at = 0;

  while (at < self->entries->len && compare (self, self->entries->pdata[at], entry) < 0)
    at++;
  return at;
}

static void
take_out (DagBoardView *self,
          guint         at)
{
  g_ptr_array_remove_index (self->entries, at);
  g_list_model_items_changed (G_LIST_MODEL (self), at, 1, 0);
}

static void
put_in (DagBoardView  *self,
        DagBoardEntry *entry)
{
  guint at = find_place (self, entry);

  g_ptr_array_insert (self->entries, (int) at, g_object_ref (entry));
  g_list_model_items_changed (G_LIST_MODEL (self), at, 0, 1);
}

static void
on_entry_changed (DagBoardView  *self,
                  DagBoardEntry *entry)
{
  gboolean wanted = belongs (self, entry);
  guint at;
  gboolean is_here = g_ptr_array_find (self->entries, entry, &at);

  if (is_here && wanted && is_in_place (self, at))
    return;
  if (is_here)
    take_out (self, at);
  if (wanted)
    put_in (self, entry);
}

static GType
get_item_type (GListModel *model)
{
  return DAG_TYPE_BOARD_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return DAG_BOARD_VIEW (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DagBoardView *self = DAG_BOARD_VIEW (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (self->entries->pdata[position]);
}

static void
dag_board_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dag_board_view_dispose (GObject *object)
{
  g_clear_object (&DAG_BOARD_VIEW (object)->board);
  G_OBJECT_CLASS (dag_board_view_parent_class)->dispose (object);
}

static void
dag_board_view_finalize (GObject *object)
{
  DagBoardView *self = DAG_BOARD_VIEW (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->kind, g_free);
  if (self->free_data != NULL)
    self->free_data (self->user_data);
  G_OBJECT_CLASS (dag_board_view_parent_class)->finalize (object);
}

static void
dag_board_view_class_init (DagBoardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_board_view_dispose;
  object_class->finalize = dag_board_view_finalize;
}

static void
dag_board_view_init (DagBoardView *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

static int
compare_in_array (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return compare (user_data, *(DagBoardEntry *const *) a, *(DagBoardEntry *const *) b);
}

static void
fill (DagBoardView *self)
{
  GListModel *all = dag_board_get_entries (self->board, self->kind);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);

      if (belongs (self, entry))
        g_ptr_array_add (self->entries, g_steal_pointer (&entry));
    }
  g_ptr_array_sort_with_data (self->entries, compare_in_array, self);
}

/**
 * dag_board_view_new:
 * @board: the board
 * @kind: the word of a kind
 * @match: whether an entry of that kind belongs here
 * @compare: (nullable): the order; %NULL: that of making, which also parts equals
 * @user_data: for @match
 * @free_data: (nullable): frees it
 *
 * Returns: (transfer full): a list that follows the board
 */
DagBoardView *
dag_board_view_new (DagBoard            *board,
                    const char          *kind,
                    DagBoardMatchFunc    match,
                    DagBoardCompareFunc  compare_entries,
                    gpointer             user_data,
                    GDestroyNotify       free_data)
{
  DagBoardView *self;

  g_return_val_if_fail (DAG_IS_BOARD (board) && kind != NULL && match != NULL, NULL);

  self = g_object_new (DAG_TYPE_BOARD_VIEW, NULL);
  self->board = g_object_ref (board);
  self->kind = g_strdup (kind);
  self->match = match;
  self->compare = compare_entries;
  self->user_data = user_data;
  self->free_data = free_data;
  fill (self);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_child_of (DagBoardEntry *entry,
             gpointer       parent)
{
  return g_strcmp0 (dag_board_entry_get_parent (entry), parent) == 0;
}

/**
 * dag_board_view_new_children:
 * @board: the board
 * @kind: the word of a kind
 * @parent: id of an item
 * @compare_entries: (nullable): the order
 *
 * Returns: (transfer full): the entries of that kind that belong to that item
 */
DagBoardView *
dag_board_view_new_children (DagBoard            *board,
                             const char          *kind,
                             const char          *parent,
                             DagBoardCompareFunc  compare_entries)
{
  return dag_board_view_new (board, kind, is_child_of, compare_entries, g_strdup (parent),
                             g_free);
}

guint
dag_board_view_get_n (DagBoardView *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_VIEW (self), 0);

  return self->entries->len;
}

/**
 * dag_board_view_get:
 * @self: a view
 * @position: from 0
 *
 * Returns: (transfer none): the entry there
 */
DagBoardEntry *
dag_board_view_get (DagBoardView *self,
                    guint         position)
{
  g_return_val_if_fail (DAG_IS_BOARD_VIEW (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return self->entries->pdata[position];
}

/**
 * dag_board_view_look_again:
 * @self: a view whose @match depends on more than the entries: what that is has changed
 */
void
dag_board_view_look_again (DagBoardView *self)
{
  guint n = self->entries->len;

  g_return_if_fail (DAG_IS_BOARD_VIEW (self));

  g_ptr_array_set_size (self->entries, 0);
  fill (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, self->entries->len);
}
