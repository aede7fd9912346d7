/* dag-slot-model.c - a live table: fixed positions, moving records, no items-changed on a sort
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-model.h"

#include "dag-slot-private.h"

#include <string.h>

#define NOT_SHOWN G_MAXUINT

/* A record with what the table knows of it. */
typedef struct
{
  gpointer record; /* owned */
  guint generation; /* of the last set_records() that had it */
  guint position;   /* in the shown list, or NOT_SHOWN */
  gboolean moved;   /* contents changed since it was put in its place */
  gboolean passes;  /* the filter's verdict */
} Entry;

struct _DagSlotModel
{
  GObject parent_instance;

  const DagRecordClass *record_class;
  GHashTable *by_key;  /* key (of the entry's record) → Entry, owned */
  GPtrArray *input;    /* of Entry, in the order of the last set_records() */
  GPtrArray *sorted;   /* of Entry, every record */
  GPtrArray *shown;    /* of Entry, those that pass the filter */
  GPtrArray *slots;    /* of DagSlot (nullable), by position, not owned */
  guint generation;

  GCompareDataFunc compare;
  gpointer compare_data;
  GDestroyNotify compare_destroy;
  DagRecordFilter filter;
  gpointer filter_data;
  GDestroyNotify filter_destroy;

  gboolean held;
  gboolean order_pending;
};

typedef enum
{
  PROP_HELD = 1,
  PROP_ORDER_PENDING,
  PROP_N_ITEMS,
  PROP_N_RECORDS,
  N_PROPERTIES
} DagSlotModelProperty;

enum
{
  APPLIED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void dag_slot_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagSlotModel, dag_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dag_slot_model_list_model_init))

static const char *
entry_get_key (DagSlotModel *self,
               const Entry  *entry)
{
  return self->record_class->get_key (entry->record);
}

static void
entry_free (DagSlotModel *self,
            Entry        *entry)
{
  self->record_class->unref (entry->record);
  g_free (entry);
}

/* Equal records are ordered by their key, so that two polls never swap them. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  DagSlotModel *self = user_data;
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;
  int order = 0;

  if (self->compare != NULL)
    order = self->compare (left->record, right->record, self->compare_data);
  return order != 0 ? order : strcmp (entry_get_key (self, left), entry_get_key (self, right));
}

static int
compare_two (DagSlotModel *self,
             const Entry  *left,
             const Entry  *right)
{
  return compare_entries (&left, &right, self);
}

/* Puts @moved (any order) back among the others, which are in order: one merge. */
static void
merge_back (DagSlotModel *self,
            GPtrArray    *moved)
{
  GPtrArray *stay = self->sorted;
  GPtrArray *merged = g_ptr_array_sized_new (stay->len + moved->len);
  guint i = 0;
  guint j = 0;

  g_ptr_array_sort_with_data (moved, compare_entries, self);
  while (i < stay->len && j < moved->len)
    {
      Entry *left = g_ptr_array_index (stay, i);
      Entry *right = g_ptr_array_index (moved, j);
      gboolean take_left = compare_two (self, left, right) <= 0;

      g_ptr_array_add (merged, take_left ? left : right);
      if (take_left)
        i++;
      else
        j++;
    }
  for (; i < stay->len; i++)
    g_ptr_array_add (merged, g_ptr_array_index (stay, i));
  for (; j < moved->len; j++)
    g_ptr_array_add (merged, g_ptr_array_index (moved, j));
  self->sorted = merged;
  g_ptr_array_unref (stay);
}

/* Takes the moved entries out of the sorted list and merges them back. */
static void
sort_moved (DagSlotModel *self)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->sorted, i);

      if (entry->moved)
        g_ptr_array_add (moved, entry);
      else
        self->sorted->pdata[n++] = entry;
      entry->moved = FALSE;
    }
  g_ptr_array_set_size (self->sorted, (int) n);
  if (moved->len > 0)
    merge_back (self, moved);
}

static void
sort_all (DagSlotModel *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    ((Entry *) g_ptr_array_index (self->sorted, i))->moved = FALSE;
  g_ptr_array_sort_with_data (self->sorted, compare_entries, self);
}

static gboolean
is_in_order (DagSlotModel *self)
{
  for (guint i = 1; i < self->shown->len; i++)
    if (compare_two (self, g_ptr_array_index (self->shown, i - 1),
                     g_ptr_array_index (self->shown, i))
        > 0)
      return FALSE;
  return TRUE;
}

static void
run_filter (DagSlotModel *self,
            Entry        *entry)
{
  entry->passes
      = self->filter == NULL || self->filter (entry->record, self->filter_data);
}

/* Lists what passes, in order. */
static void
rebuild_shown (DagSlotModel *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->sorted, i);

      entry->position = entry->passes ? self->shown->len : NOT_SHOWN;
      if (entry->passes)
        g_ptr_array_add (self->shown, entry);
    }
}

/* Lets every living slot show the record of its position. */
static void
refresh_slots (DagSlotModel *self,
               guint         n_before)
{
  guint n_stay = MIN (n_before, self->shown->len);

  for (guint i = 0; i < self->slots->len; i++)
    {
      g_autoptr (DagSlot) slot = NULL;
      Entry *entry = i < self->shown->len ? g_ptr_array_index (self->shown, i) : NULL;

      if (g_ptr_array_index (self->slots, i) == NULL)
        continue;
      slot = g_object_ref (g_ptr_array_index (self->slots, i));
      dag_slot_show (slot, entry != NULL ? entry->record : NULL, i < n_stay);
    }
}

static void
update_pending (DagSlotModel *self)
{
  gboolean pending = self->held && !is_in_order (self);

  if (pending == self->order_pending)
    return;
  self->order_pending = pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER_PENDING]);
}

/* Everything a change of contents, order or filter has to tell, in the one right order. */
static void
publish (DagSlotModel *self)
{
  guint n_before = self->shown->len;
  guint n_after;

  rebuild_shown (self);
  n_after = self->shown->len;
  refresh_slots (self, n_before);
  if (n_after > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_after - n_before);
  else if (n_after < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_after, n_before - n_after, 0);
  if (n_after != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  update_pending (self);
  g_signal_emit (self, signals[APPLIED], 0);
}

/* Finds the entry of a record that comes at @index; mostly the one that came there before. */
static Entry *
find_entry (DagSlotModel *self,
            gpointer      record,
            guint         index)
{
  const char *key = self->record_class->get_key (record);
  Entry *likely = index < self->input->len ? g_ptr_array_index (self->input, index) : NULL;

  if (likely != NULL
      && (likely->record == record || g_str_equal (entry_get_key (self, likely), key)))
    return likely;
  return g_hash_table_lookup (self->by_key, key);
}

static Entry *
add_entry (DagSlotModel *self,
           gpointer      record)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->record = self->record_class->ref (record);
  entry->moved = TRUE;
  entry->position = NOT_SHOWN;
  run_filter (self, entry);
  g_hash_table_insert (self->by_key, (gpointer) entry_get_key (self, entry), entry);
  g_ptr_array_add (self->sorted, entry);
  return entry;
}

/* The hash table's key lives in the record: change both together. */
static void
replace_record (DagSlotModel *self,
                Entry        *entry,
                gpointer      record)
{
  gpointer before = entry->record;

  entry->record = self->record_class->ref (record);
  entry->moved = TRUE;
  run_filter (self, entry);
  g_hash_table_replace (self->by_key, (gpointer) entry_get_key (self, entry), entry);
  self->record_class->unref (before);
}

/* Drops the entries that the last set_records() did not have. */
static void
drop_missing (DagSlotModel *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->sorted, i);

      if (entry->generation == self->generation)
        self->sorted->pdata[n++] = entry;
      else
        {
          g_hash_table_remove (self->by_key, entry_get_key (self, entry));
          entry_free (self, entry);
        }
    }
  g_ptr_array_set_size (self->sorted, (int) n);
}

static GType
dag_slot_model_get_item_type (GListModel *list)
{
  return DAG_TYPE_SLOT;
}

static guint
dag_slot_model_get_n_items (GListModel *list)
{
  return DAG_SLOT_MODEL (list)->shown->len;
}

static gpointer
dag_slot_model_get_item (GListModel *list,
                         guint       position)
{
  DagSlotModel *self = DAG_SLOT_MODEL (list);
  DagSlot *slot;
  Entry *entry;

  if (position >= self->shown->len)
    return NULL;
  if (position >= self->slots->len)
    g_ptr_array_set_size (self->slots, (int) self->shown->len);
  slot = g_ptr_array_index (self->slots, position);
  if (slot != NULL)
    return g_object_ref (slot);
  slot = dag_slot_new (self, self->record_class, position);
  entry = g_ptr_array_index (self->shown, position);
  dag_slot_show (slot, entry->record, FALSE);
  self->slots->pdata[position] = slot;
  return slot;
}

static void
dag_slot_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dag_slot_model_get_item_type;
  iface->get_n_items = dag_slot_model_get_n_items;
  iface->get_item = dag_slot_model_get_item;
}

static void
clear_order (DagSlotModel *self)
{
  if (self->compare_destroy != NULL)
    self->compare_destroy (self->compare_data);
  self->compare = NULL;
  self->compare_data = NULL;
  self->compare_destroy = NULL;
}

static void
clear_filter (DagSlotModel *self)
{
  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = NULL;
  self->filter_data = NULL;
  self->filter_destroy = NULL;
}

static void
dag_slot_model_finalize (GObject *object)
{
  DagSlotModel *self = DAG_SLOT_MODEL (object);

  for (guint i = 0; i < self->slots->len; i++)
    if (g_ptr_array_index (self->slots, i) != NULL)
      dag_slot_detach (g_ptr_array_index (self->slots, i));
  for (guint i = 0; i < self->sorted->len; i++)
    entry_free (self, g_ptr_array_index (self->sorted, i));
  clear_order (self);
  clear_filter (self);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->input, g_ptr_array_unref);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_slot_model_parent_class)->finalize (object);
}

static void
dag_slot_model_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DagSlotModel *self = DAG_SLOT_MODEL (object);

  switch ((DagSlotModelProperty) id)
    {
    case PROP_HELD:
      g_value_set_boolean (value, self->held);
      break;
    case PROP_ORDER_PENDING:
      g_value_set_boolean (value, self->order_pending);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->shown->len);
      break;
    case PROP_N_RECORDS:
      g_value_set_uint (value, self->sorted->len);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dag_slot_model_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if ((DagSlotModelProperty) id == PROP_HELD)
    dag_slot_model_set_held (DAG_SLOT_MODEL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dag_slot_model_class_init (DagSlotModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dag_slot_model_finalize;
  object_class->get_property = dag_slot_model_get_property;
  object_class->set_property = dag_slot_model_set_property;

  properties[PROP_HELD] = g_param_spec_boolean (
      "held", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDER_PENDING] = g_param_spec_boolean (
      "order-pending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_RECORDS] = g_param_spec_uint (
      "n-records", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DagSlotModel::applied:
   *
   * Contents or order changed; a selection kept by key is to be looked up again.
   */
  signals[APPLIED] = g_signal_new ("applied", DAG_TYPE_SLOT_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_slot_model_init (DagSlotModel *self)
{
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->input = g_ptr_array_new ();
  self->sorted = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->slots = g_ptr_array_new ();
}

/* A slot was let go by all who showed it. */
void
dag_slot_model_forget_slot (DagSlotModel *self,
                            guint         position)
{
  g_assert (position < self->slots->len);

  self->slots->pdata[position] = NULL;
}

/**
 * dag_slot_model_new:
 * @record_class: (transfer none): how to read the records; must outlive the model
 *
 * Returns: (transfer full): an empty table
 */
DagSlotModel *
dag_slot_model_new (const DagRecordClass *record_class)
{
  DagSlotModel *self;

  g_return_val_if_fail (record_class != NULL, NULL);

  self = g_object_new (DAG_TYPE_SLOT_MODEL, NULL);
  self->record_class = record_class;
  return self;
}

/**
 * dag_slot_model_set_records:
 * @self: a table
 * @records: (transfer none): every record, in any order, each key once
 *
 * Records are immutable: the same pointer means the same contents, and only the others
 * are put in order again. While the order is held, a changed record keeps its place and
 * a new one comes last.
 */
void
dag_slot_model_set_records (DagSlotModel *self,
                            GPtrArray    *records)
{
  GPtrArray *input;
  guint n_before;

  g_return_if_fail (DAG_IS_SLOT_MODEL (self));
  g_return_if_fail (records != NULL);

  input = g_ptr_array_sized_new (records->len);
  n_before = self->sorted->len;
  self->generation++;
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      Entry *entry = find_entry (self, record, i);

      if (entry == NULL)
        entry = add_entry (self, record);
      else if (entry->record != record)
        replace_record (self, entry, record);
      entry->generation = self->generation;
      g_ptr_array_add (input, entry);
    }
  g_ptr_array_unref (self->input);
  self->input = input;
  drop_missing (self);
  if (!self->held)
    sort_moved (self);
  publish (self);
  if (self->sorted->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RECORDS]);
}

/**
 * dag_slot_model_set_order:
 * @self: a table
 * @compare: (nullable): compares two records; ties are settled by key; %NULL: by key
 * @user_data: for @compare
 * @destroy: (nullable): frees @user_data
 *
 * Applied at once, even while the order is held: it is the user who asks. @compare must
 * give the same answer for the same two records until dag_slot_model_resort().
 */
void
dag_slot_model_set_order (DagSlotModel     *self,
                          GCompareDataFunc  compare,
                          gpointer          user_data,
                          GDestroyNotify    destroy)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  clear_order (self);
  self->compare = compare;
  self->compare_data = user_data;
  self->compare_destroy = destroy;
  dag_slot_model_apply_order (self);
}

/**
 * dag_slot_model_set_filter:
 * @self: a table
 * @filter: (nullable): which records are shown; %NULL: all
 * @user_data: for @filter
 * @destroy: (nullable): frees @user_data
 */
void
dag_slot_model_set_filter (DagSlotModel    *self,
                           DagRecordFilter  filter,
                           gpointer         user_data,
                           GDestroyNotify   destroy)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  clear_filter (self);
  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  for (guint i = 0; i < self->sorted->len; i++)
    run_filter (self, g_ptr_array_index (self->sorted, i));
  publish (self);
}

/**
 * dag_slot_model_resort:
 * @self: a table
 *
 * For an order or a filter that depends on something outside the records. The order waits
 * while it is held.
 */
void
dag_slot_model_resort (DagSlotModel *self)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  for (guint i = 0; i < self->sorted->len; i++)
    run_filter (self, g_ptr_array_index (self->sorted, i));
  if (!self->held)
    sort_all (self);
  publish (self);
}

/**
 * dag_slot_model_set_held:
 * @self: a table
 * @held: whether nothing may move, as while the pointer is over it
 *
 * Letting go applies the order that waits.
 */
void
dag_slot_model_set_held (DagSlotModel *self,
                         gboolean      held)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  if (self->held == held)
    return;
  self->held = held;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
  if (!held)
    dag_slot_model_apply_order (self);
}

gboolean
dag_slot_model_get_held (DagSlotModel *self)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), FALSE);

  return self->held;
}

/**
 * dag_slot_model_is_order_pending:
 * @self: a table
 *
 * Returns: whether the order is held and would be another
 */
gboolean
dag_slot_model_is_order_pending (DagSlotModel *self)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), FALSE);

  return self->order_pending;
}

/**
 * dag_slot_model_apply_order:
 * @self: a table
 *
 * Sorts now, also while the order is held (it stays held).
 */
void
dag_slot_model_apply_order (DagSlotModel *self)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  sort_all (self);
  publish (self);
}

/**
 * dag_slot_model_get_n_records:
 * @self: a table
 *
 * Returns: how many records there are, before the filter
 */
guint
dag_slot_model_get_n_records (DagSlotModel *self)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), 0);

  return self->sorted->len;
}

/**
 * dag_slot_model_find_key:
 * @self: a table
 * @key: the key of a record
 * @position: (out) (optional): where it is shown
 *
 * Returns: whether it is shown
 */
gboolean
dag_slot_model_find_key (DagSlotModel *self,
                         const char   *key,
                         guint        *position)
{
  Entry *entry;

  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  entry = g_hash_table_lookup (self->by_key, key);
  if (entry == NULL || entry->position == NOT_SHOWN)
    return FALSE;
  if (position != NULL)
    *position = entry->position;
  return TRUE;
}

/**
 * dag_slot_model_get_record:
 * @self: a table
 * @position: a place in the shown list
 *
 * Returns: (transfer none) (nullable): the record there; valid until the next change
 */
gconstpointer
dag_slot_model_get_record (DagSlotModel *self,
                           guint         position)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), NULL);

  if (position >= self->shown->len)
    return NULL;
  return ((Entry *) g_ptr_array_index (self->shown, position))->record;
}
