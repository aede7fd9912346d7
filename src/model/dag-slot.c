/* dag-slot.c - one position of a live table
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-private.h"

struct _DagSlot
{
  GObject parent_instance;

  DagSlotModel *model; /* (nullable): not owned; cleared when the model goes first */
  const DagRecordClass *record_class;
  gpointer record; /* (nullable): owned, so that a new record never has its address */
  guint position;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagSlot, dag_slot, G_TYPE_OBJECT)

static void
dag_slot_dispose (GObject *object)
{
  DagSlot *self = DAG_SLOT (object);

  if (self->model != NULL)
    dag_slot_model_forget_slot (self->model, self->position);
  self->model = NULL;
  if (self->record != NULL)
    self->record_class->unref (g_steal_pointer (&self->record));
  G_OBJECT_CLASS (dag_slot_parent_class)->dispose (object);
}

static void
dag_slot_class_init (DagSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_slot_dispose;

  /**
   * DagSlot::changed:
   *
   * The position shows another record now (or none).
   */
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_slot_init (DagSlot *self)
{
}

/* Makes the proxy of @position, which the model keeps in sight without owning it. */
DagSlot *
dag_slot_new (DagSlotModel         *model,
              const DagRecordClass *record_class,
              guint                 position)
{
  DagSlot *self = g_object_new (DAG_TYPE_SLOT, NULL);

  self->model = model;
  self->record_class = record_class;
  self->position = position;
  return self;
}

void
dag_slot_detach (DagSlot *self)
{
  self->model = NULL;
}

/* Shows @record from now on; records are immutable, so the same one needs no redraw. */
void
dag_slot_show (DagSlot  *self,
               gpointer  record,
               gboolean  emit)
{
  gpointer before = self->record;

  if (before == record)
    return;
  self->record = record != NULL ? self->record_class->ref (record) : NULL;
  if (emit)
    g_signal_emit (self, signals[CHANGED], 0);
  if (before != NULL)
    self->record_class->unref (before);
}

/**
 * dag_slot_get_position:
 * @self: a slot
 *
 * Returns: its place in the table, which never changes
 */
guint
dag_slot_get_position (DagSlot *self)
{
  g_return_val_if_fail (DAG_IS_SLOT (self), 0);

  return self->position;
}

/**
 * dag_slot_get_record:
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): the record it shows, valid until "changed"; %NULL
 *   where the table has become shorter
 */
gconstpointer
dag_slot_get_record (DagSlot *self)
{
  g_return_val_if_fail (DAG_IS_SLOT (self), NULL);

  return self->record;
}
