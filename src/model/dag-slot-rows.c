/* dag-slot-rows.c - the rows of a live table for a view: they come and go a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-rows.h"

#include "dag-slot-private.h"

/* GtkListView makes 200 rows and more as soon as they are there, and takes them down as soon
 * as they are not, which takes a tenth of a second: too long at once, and for nothing where
 * the page is never looked at. A row that is to go is empty from the moment on at which its
 * record went, so that nothing is shown that is not so; it goes a moment later. */
#define AT_ONCE 2
#define MAX_CHUNKED 256
#define BUDGET_US 1500

struct _DagSlotRows
{
  GObject parent_instance;

  DagSlotModel *model;
  guint size;
  gboolean growing;  /* somebody sees them */
  gboolean is_whole; /* they are as many as the model has, and more than a view makes */
  guint idle_id;
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void dag_slot_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagSlotRows, dag_slot_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dag_slot_rows_list_model_init))

static guint
get_wanted (DagSlotRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
set_size (DagSlotRows *self,
          guint        size)
{
  guint before = self->size;

  if (size == before)
    return;
  self->size = size;
  if (size > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, size - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), size, before - size, 0);
}

/* A few more, or fewer. Returns: whether there are as many as are wanted */
static gboolean
step (DagSlotRows *self)
{
  guint wanted = get_wanted (self);

  if (self->size > wanted)
    set_size (self, MAX (wanted, MIN (self->size, MAX_CHUNKED) - MIN (self->size, AT_ONCE)));
  else if (self->size < wanted && self->growing)
    set_size (self, self->size + AT_ONCE < MAX_CHUNKED ? MIN (self->size + AT_ONCE, wanted)
                                                        : wanted);
  self->is_whole = self->size == wanted && wanted >= MAX_CHUNKED;
  return self->size == wanted || (self->size < wanted && !self->growing);
}

static gboolean
on_step_due (gpointer user_data)
{
  g_autoptr (DagSlotRows) self = g_object_ref (user_data);
  int64_t until_us = g_get_monotonic_time () + BUDGET_US;

  do
    if (step (self))
      {
        self->idle_id = 0;
        g_signal_emit (self, signals[SETTLED], 0);
        return G_SOURCE_REMOVE;
      }
  while (g_get_monotonic_time () < until_us && self->idle_id != 0);
  return self->idle_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* As many as are wanted: at once where it is about a few, or about those that no view makes. */
static void
follow (DagSlotRows *self)
{
  guint wanted = get_wanted (self);

  if (self->is_whole && wanted >= MAX_CHUNKED)
    set_size (self, wanted);
  else if (self->size > wanted && self->size - wanted <= AT_ONCE)
    set_size (self, wanted);
  else if (self->idle_id == 0 && (self->size > wanted || (self->size < wanted && self->growing)))
    self->idle_id = g_idle_add (on_step_due, self);
}

static GType
dag_slot_rows_get_item_type (GListModel *list)
{
  return DAG_TYPE_SLOT;
}

static guint
dag_slot_rows_get_n_items (GListModel *list)
{
  return DAG_SLOT_ROWS (list)->size;
}

static gpointer
dag_slot_rows_get_item (GListModel *list,
                        guint       position)
{
  DagSlotRows *self = DAG_SLOT_ROWS (list);

  return position < self->size ? dag_slot_model_dup_slot (self->model, position) : NULL;
}

static void
dag_slot_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dag_slot_rows_get_item_type;
  iface->get_n_items = dag_slot_rows_get_n_items;
  iface->get_item = dag_slot_rows_get_item;
}

static void
dag_slot_rows_dispose (GObject *object)
{
  DagSlotRows *self = DAG_SLOT_ROWS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  G_OBJECT_CLASS (dag_slot_rows_parent_class)->dispose (object);
}

static void
dag_slot_rows_finalize (GObject *object)
{
  g_clear_object (&DAG_SLOT_ROWS (object)->model);
  G_OBJECT_CLASS (dag_slot_rows_parent_class)->finalize (object);
}

static void
dag_slot_rows_class_init (DagSlotRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_slot_rows_dispose;
  object_class->finalize = dag_slot_rows_finalize;

  /**
   * DagSlotRows::settled:
   *
   * There are as many rows as are wanted; a selection can be on any of them.
   */
  signals[SETTLED] = g_signal_new ("settled", DAG_TYPE_SLOT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_slot_rows_init (DagSlotRows *self)
{
}

/**
 * dag_slot_rows_new:
 * @model: (transfer none): a table
 *
 * Returns: (transfer full): a list of its slots, empty until somebody sees it
 */
DagSlotRows *
dag_slot_rows_new (DagSlotModel *model)
{
  DagSlotRows *self;

  g_return_val_if_fail (DAG_IS_SLOT_MODEL (model), NULL);

  self = g_object_new (DAG_TYPE_SLOT_ROWS, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dag_slot_rows_set_growing:
 * @self: rows
 * @growing: whether somebody sees them; rows that nobody sees are not made
 */
void
dag_slot_rows_set_growing (DagSlotRows *self,
                           gboolean     growing)
{
  g_return_if_fail (DAG_IS_SLOT_ROWS (self));

  self->growing = growing;
  follow (self);
}
