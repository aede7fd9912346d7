/* dag-slot-model.c - a live table: fixed positions, moving records, no items-changed on a sort
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-model.h"

#include "dag-slot-order-private.h"
#include "dag-slot-private.h"

/* What is asked of a table of so many records is done a few milliseconds at a time. */
#define BIG_TABLE 2000
#define BUDGET_US 2500

struct _DagSlotModel
{
  GObject parent_instance;

  DagSlotOrder order;
  GPtrArray *slots; /* of DagSlot (nullable), by position, not owned */
  gboolean held;
  gboolean order_pending;
  guint idle_id; /* an update is under way that nobody else goes on with */
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

/* Lets every living slot show the record of its position; one of a row that is to go, none. */
static void
refresh_slots (DagSlotModel *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      g_autoptr (DagSlot) slot = NULL;

      if (g_ptr_array_index (self->slots, i) == NULL)
        continue;
      slot = g_object_ref (g_ptr_array_index (self->slots, i));
      dag_slot_show (slot, dag_slot_order_get_record (&self->order, i), TRUE);
    }
}

static void
update_pending (DagSlotModel *self)
{
  gboolean pending = self->held && !dag_slot_order_is_sorted (&self->order);

  if (pending == self->order_pending)
    return;
  self->order_pending = pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER_PENDING]);
}

/* Everything a change of contents, order or filter has to tell, in the one right order. */
static void
publish (DagSlotModel *self,
         guint         n_before,
         guint         n_records_before)
{
  guint n_after = self->order.shown->len;

  refresh_slots (self);
  if (n_after > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_after - n_before);
  else if (n_after < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_after, n_before - n_after, 0);
  if (n_after != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  update_pending (self);
  g_signal_emit (self, signals[APPLIED], 0);
  if (self->order.sorted->len != n_records_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RECORDS]);
}

/* Goes on with what is under way. Returns: whether it is done */
static gboolean
go_on (DagSlotModel *self,
       int64_t       until_us)
{
  guint n_before = self->order.shown->len;
  guint n_records_before = self->order.sorted->len;

  if (!dag_slot_order_is_under_way (&self->order))
    return TRUE;
  if (!dag_slot_order_continue (&self->order, until_us))
    return FALSE;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  publish (self, n_before, n_records_before);
  return TRUE;
}

static gboolean
on_update_due (gpointer user_data)
{
  go_on (user_data, g_get_monotonic_time () + BUDGET_US);
  return G_SOURCE_CONTINUE; /* it is removed when it is done */
}

/* Somebody asked for something else than new records. */
static void
begin_again (DagSlotModel *self,
             gboolean      sorts_all,
             gboolean      filters)
{
  dag_slot_order_again (&self->order, sorts_all, filters);
  if (dag_slot_order_get_size (&self->order) < BIG_TABLE)
    go_on (self, G_MAXINT64);
  else if (self->idle_id == 0)
    self->idle_id = g_idle_add (on_update_due, self);
}

static GType
dag_slot_model_get_item_type (GListModel *list)
{
  return DAG_TYPE_SLOT;
}

static guint
dag_slot_model_get_n_items (GListModel *list)
{
  return DAG_SLOT_MODEL (list)->order.shown->len;
}

static gpointer
dag_slot_model_get_item (GListModel *list,
                         guint       position)
{
  DagSlotModel *self = DAG_SLOT_MODEL (list);

  return position < self->order.shown->len ? dag_slot_model_dup_slot (self, position) : NULL;
}

/* The slot of a position, also beyond the end, where it shows nothing.
 * Returns: (transfer full) */
DagSlot *
dag_slot_model_dup_slot (DagSlotModel *self,
                         guint         position)
{
  DagSlot *slot;

  if (position >= self->slots->len)
    g_ptr_array_set_size (self->slots, (int) MAX (self->order.shown->len, position + 1));
  slot = g_ptr_array_index (self->slots, position);
  if (slot != NULL)
    return g_object_ref (slot);
  slot = dag_slot_new (self, self->order.record_class, position);
  dag_slot_show (slot, dag_slot_order_get_record (&self->order, position), FALSE);
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
dag_slot_model_finalize (GObject *object)
{
  DagSlotModel *self = DAG_SLOT_MODEL (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  for (guint i = 0; i < self->slots->len; i++)
    if (g_ptr_array_index (self->slots, i) != NULL)
      dag_slot_detach (g_ptr_array_index (self->slots, i));
  dag_slot_order_clear (&self->order);
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
      g_value_set_uint (value, self->order.shown->len);
      break;
    case PROP_N_RECORDS:
      g_value_set_uint (value, self->order.sorted->len);
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
  dag_slot_order_init (&self->order);
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
  self->order.record_class = record_class;
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
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));
  g_return_if_fail (records != NULL);

  dag_slot_order_begin (&self->order, records, !self->held);
  go_on (self, G_MAXINT64);
}

/**
 * dag_slot_model_begin_records:
 * @self: a table
 * @records: (transfer none): as in dag_slot_model_set_records()
 *
 * Begins to take them over; dag_slot_model_continue() does it. Until that is done the table
 * is what it was, whole.
 */
void
dag_slot_model_begin_records (DagSlotModel *self,
                              GPtrArray    *records)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));
  g_return_if_fail (records != NULL);

  dag_slot_order_begin (&self->order, records, !self->held);
}

/**
 * dag_slot_model_begin_changed:
 * @self: a table
 * @records: (transfer none): new records, and others of the same key than before
 *
 * As dag_slot_model_begin_records(), where all others are what they were: where few change
 * of very many this is all there is to do.
 *
 * Returns: whether it began: not while other records are being taken over
 */
gboolean
dag_slot_model_begin_changed (DagSlotModel *self,
                              GPtrArray    *records)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), FALSE);
  g_return_val_if_fail (records != NULL, FALSE);

  return dag_slot_order_begin_part (&self->order, records, !self->held);
}

/**
 * dag_slot_model_continue:
 * @self: a table
 * @until_us: of the monotonic clock: about so long; %G_MAXINT64: to the end
 *
 * Goes on with what is under way: new records, another order or another filter.
 *
 * Returns: whether nothing is under way any more
 */
gboolean
dag_slot_model_continue (DagSlotModel *self,
                         int64_t       until_us)
{
  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), TRUE);

  return go_on (self, until_us);
}

/**
 * dag_slot_model_set_order:
 * @self: a table
 * @compare: (nullable): compares two records; ties are settled by key; %NULL: by key
 * @user_data: for @compare
 * @destroy: (nullable): frees @user_data
 *
 * Applied even while the order is held: it is the user who asks; at once, or where the table
 * is big a moment later. @compare must give the same answer for the same two records until
 * dag_slot_model_resort().
 */
void
dag_slot_model_set_order (DagSlotModel     *self,
                          GCompareDataFunc  compare,
                          gpointer          user_data,
                          GDestroyNotify    destroy)
{
  dag_slot_model_set_ranked_order (self, compare, NULL, user_data, destroy);
}

/**
 * dag_slot_model_set_ranked_order:
 * @self: a table
 * @compare: (nullable): as in dag_slot_model_set_order()
 * @rank: (nullable): an order that agrees with @compare, and may be coarser
 * @user_data: for both
 * @destroy: (nullable): frees @user_data
 */
void
dag_slot_model_set_ranked_order (DagSlotModel     *self,
                                 GCompareDataFunc  compare,
                                 DagRecordRank     rank,
                                 gpointer          user_data,
                                 GDestroyNotify    destroy)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  dag_slot_order_set_compare (&self->order, compare, rank, user_data, destroy);
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

  dag_slot_order_set_filter (&self->order, filter, user_data, destroy);
  begin_again (self, FALSE, TRUE);
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

  begin_again (self, !self->held, TRUE);
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
  dag_slot_order_set_sorts (&self->order, !held);
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
 * Sorts now, also while the order is held (it stays held); a big table takes a moment.
 */
void
dag_slot_model_apply_order (DagSlotModel *self)
{
  g_return_if_fail (DAG_IS_SLOT_MODEL (self));

  begin_again (self, TRUE, FALSE);
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

  return self->order.sorted->len;
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
  DagSlotEntry *entry;

  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  entry = dag_slot_order_find_key (&self->order, key);
  if (entry == NULL || entry->position == DAG_NOT_SHOWN)
    return FALSE;
  if (position != NULL)
    *position = entry->position;
  return TRUE;
}

/**
 * dag_slot_model_find_record:
 * @self: a table
 * @key: the key of a record
 *
 * Returns: (transfer none) (nullable): the record of that key, also where the filter hides
 *   it; valid until the next change
 */
gconstpointer
dag_slot_model_find_record (DagSlotModel *self,
                            const char   *key)
{
  DagSlotEntry *entry;

  g_return_val_if_fail (DAG_IS_SLOT_MODEL (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = dag_slot_order_find_key (&self->order, key);
  return entry != NULL ? entry->record : NULL;
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

  return dag_slot_order_get_record (&self->order, position);
}
