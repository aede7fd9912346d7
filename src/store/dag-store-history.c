/* dag-store-history.c - the history of a contact centre on the disk, today's also in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history.h"

#include "dag-store-history-private.h"

/* So many answers may wait to be written; more than that, and the disk is in trouble. */
#define MAX_PENDING 64
/* What the source tells of the past is gathered for so long, or until there is so much. */
#define LATE_MS 400
#define MAX_LATE 200000

static void dag_store_history_history_init (DagHistoryInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagStoreHistory, dag_store_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAG_TYPE_HISTORY,
                                                      dag_store_history_history_init))

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── One answer ────────────────────────────────────────────────────────────────────── */

typedef struct
{
  DagRecorder *recorder;
  DagSnapshot *snapshot; /* (nullable) */
  GPtrArray *changes;    /* (nullable) */
  GPtrArray *intervals;  /* (nullable) */
  double gap_s;
  gboolean with_people;
  int64_t from_us;
} Record;

static void
record_free (gpointer memory)
{
  Record *self = memory;

  g_clear_pointer (&self->recorder, dag_recorder_unref);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->intervals, g_ptr_array_unref);
  g_free (self);
}

static Record *
record_new (DagStoreHistory *self)
{
  Record *record = g_new0 (Record, 1);

  record->recorder = dag_recorder_ref (self->recorder);
  record->gap_s = dag_memory_history_get_gap_s (self->memory);
  return record;
}

static gpointer
run_snapshot (DagDatabase *database,
              gpointer     input,
              GError     **error)
{
  Record *record = input;

  dag_recorder_record (record->recorder, database, record->snapshot, record->gap_s,
                       record->with_people, error);
  return NULL;
}

static gpointer
run_late (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  Record *record = input;

  if (record->changes == NULL
      || dag_recorder_add_changes (record->recorder, database, record->changes, error))
    if (record->intervals != NULL)
      dag_recorder_add_intervals (record->recorder, database, record->intervals, error);
  return NULL;
}

static gpointer
run_rewind (DagDatabase *database,
            gpointer     input,
            GError     **error)
{
  Record *record = input;

  dag_recorder_rewind (record->recorder, database, record->from_us, error);
  return NULL;
}

static const DagStoreJob snapshot_job
    = { .mode = DAG_STORE_BARE, .run = run_snapshot, .free_input = record_free };
static const DagStoreJob late_job
    = { .mode = DAG_STORE_WRITE, .run = run_late, .free_input = record_free };
static const DagStoreJob rewind_job
    = { .mode = DAG_STORE_WRITE, .run = run_rewind, .free_input = record_free };

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DagStoreHistory) self = DAG_STORE_HISTORY (user_data);
  g_autoptr (GError) error = NULL;

  if (DAG_STORE (source) == self->store)
    self->n_pending--;
  /* The store itself says so in "problem". */
  dag_store_run_finish (DAG_STORE (source), result, &error);
  if (error != NULL)
    g_debug ("an answer was not kept: %s", error->message);
}

static void
dag_store_history_add_snapshot (DagHistory  *history,
                                DagSnapshot *snapshot)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);
  Record *record;

  dag_history_add_snapshot (DAG_HISTORY (self->memory), snapshot);
  if (snapshot->taken_at_us <= self->last_at_us)
    return;
  self->last_at_us = snapshot->taken_at_us;
  if (self->store == NULL || self->n_pending >= MAX_PENDING || !dag_store_history_try_lock (self))
    return;
  record = record_new (self);
  record->snapshot = dag_snapshot_ref (snapshot);
  record->with_people = self->keeps_people;
  self->n_pending++;
  dag_store_run_async (self->store, &snapshot_job, record, NULL, on_recorded,
                       g_object_ref (self));
}

/* ── What the source tells of the past ─────────────────────────────────────────────── */

/* Whoever asks is told of it. */
void
dag_store_history_flush_late (DagStoreHistory *self)
{
  Record *record;

  g_clear_handle_id (&self->late_id, g_source_remove);
  if (self->store == NULL || (self->late_changes == NULL && self->late_intervals == NULL))
    return;
  record = record_new (self);
  record->changes = g_steal_pointer (&self->late_changes);
  record->intervals = g_steal_pointer (&self->late_intervals);
  dag_store_run_async (self->store, &late_job, record, NULL, NULL, NULL);
}

static gboolean
on_late_due (gpointer user_data)
{
  DagStoreHistory *self = user_data;

  self->late_id = 0;
  dag_store_history_flush_late (self);
  return G_SOURCE_REMOVE;
}

static void
flush_late_soon (DagStoreHistory *self)
{
  if (self->late_changes != NULL && self->late_changes->len >= MAX_LATE)
    dag_store_history_flush_late (self);
  else if (self->late_id == 0)
    self->late_id = g_timeout_add (LATE_MS, on_late_due, self);
}

/* What is older than the memory goes to the disk alone. */
static gboolean
is_for_memory (DagStoreHistory *self,
               int64_t          at_us)
{
  return self->store == NULL || at_us >= self->last_at_us - DAG_STORE_HISTORY_MEMORY_US;
}

static void
remember_state_changes (DagStoreHistory *self,
                        GPtrArray       *changes)
{
  g_autoptr (GPtrArray) recent = g_ptr_array_sized_new (changes->len);

  for (guint i = 0; i < changes->len; i++)
    if (is_for_memory (self, ((DagStateChange *) changes->pdata[i])->at_us))
      g_ptr_array_add (recent, changes->pdata[i]);
  dag_history_add_state_changes (DAG_HISTORY (self->memory), recent);
}

static void
remember_intervals (DagStoreHistory *self,
                    GPtrArray       *intervals)
{
  g_autoptr (GPtrArray) recent = g_ptr_array_sized_new (intervals->len);

  for (guint i = 0; i < intervals->len; i++)
    if (is_for_memory (self, ((DagInterval *) intervals->pdata[i])->start_us))
      g_ptr_array_add (recent, intervals->pdata[i]);
  dag_history_add_intervals (DAG_HISTORY (self->memory), recent);
}

static void
dag_store_history_add_state_changes (DagHistory *history,
                                     GPtrArray  *changes)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);

  remember_state_changes (self, changes);
  if (self->store == NULL || !self->keeps_people || !dag_store_history_is_recording (self))
    return;
  if (self->late_changes == NULL)
    self->late_changes
        = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);

      if (!dag_memory_history_is_restricted (self->memory, change->agent))
        g_ptr_array_add (self->late_changes, dag_state_change_copy (change));
    }
  flush_late_soon (self);
}

static void
dag_store_history_add_intervals (DagHistory *history,
                                 GPtrArray  *intervals)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);

  remember_intervals (self, intervals);
  if (self->store == NULL || !dag_store_history_is_recording (self))
    return;
  if (self->late_intervals == NULL)
    self->late_intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  for (guint i = 0; i < intervals->len; i++)
    g_ptr_array_add (self->late_intervals, dag_interval_copy (intervals->pdata[i]));
  flush_late_soon (self);
}

/* Forgets what is in memory; what is on the disk stays there. */
static void
dag_store_history_clear (DagHistory *history)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (history);

  dag_store_history_attach (self, NULL, FALSE);
  dag_history_clear (DAG_HISTORY (self->memory));
}

static void
dag_store_history_history_init (DagHistoryInterface *iface)
{
  iface->add_snapshot = dag_store_history_add_snapshot;
  iface->add_state_changes = dag_store_history_add_state_changes;
  iface->add_intervals = dag_store_history_add_intervals;
  iface->clear = dag_store_history_clear;
  dag_store_history_past_init (iface);
}

static void
dag_store_history_dispose (GObject *object)
{
  DagStoreHistory *self = DAG_STORE_HISTORY (object);

  if (self->memory != NULL)
    dag_store_history_attach (self, NULL, FALSE);
  g_clear_object (&self->memory);
  G_OBJECT_CLASS (dag_store_history_parent_class)->dispose (object);
}

static void
dag_store_history_class_init (DagStoreHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_store_history_dispose;

  signals[RESTORED] = g_signal_new ("restored", DAG_TYPE_STORE_HISTORY, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_store_history_init (DagStoreHistory *self)
{
  self->lock = -1;
  self->keeps_people = TRUE;
  self->retention = DAG_RETENTION_DEFAULT;
}

/**
 * dag_store_history_new:
 * @memory: the history of the day, with which it works together
 *
 * Returns: (transfer full): a history that keeps nothing yet: see
 *   dag_store_history_attach()
 */
DagStoreHistory *
dag_store_history_new (DagMemoryHistory *memory)
{
  DagStoreHistory *self = g_object_new (DAG_TYPE_STORE_HISTORY, NULL);

  self->memory = g_object_ref (memory);
  return self;
}

DagMemoryHistory *
dag_store_history_get_memory (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), NULL);

  return self->memory;
}

/**
 * dag_store_history_attach:
 * @self: a history
 * @store: (nullable): the database of the contact centre that is watched from now on
 * @records: whether what comes in is to be kept
 *
 * Lets go of the last one, after what is still to be written, and gives the hours that are
 * kept in @store to the memory, a little at a time.
 */
void
dag_store_history_attach (DagStoreHistory *self,
                          DagStore        *store,
                          gboolean         records)
{
  g_return_if_fail (DAG_IS_STORE_HISTORY (self));
  g_return_if_fail (store == NULL || DAG_IS_STORE (store));

  dag_store_history_flush_late (self);
  dag_store_history_stop_restore (self);
  dag_store_history_stop_purging (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->late_changes, g_ptr_array_unref);
  g_clear_pointer (&self->late_intervals, g_ptr_array_unref);
  g_clear_pointer (&self->recorder, dag_recorder_unref);
  if (self->store != NULL)
    dag_store_history_drop_lock (self);
  g_clear_object (&self->store);
  self->records = records;
  self->n_pending = 0;
  self->last_at_us = DAG_TIME_NONE;
  if (store == NULL)
    return;
  self->store = g_object_ref (store);
  self->recorder = dag_recorder_new ();
  self->cancellable = g_cancellable_new ();
  if (dag_store_get_path (store) != NULL)
    dag_store_history_restore (self);
  dag_store_history_start_purging (self);
}

gboolean
dag_store_history_keeps_people (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), FALSE);

  return self->keeps_people;
}

/**
 * dag_store_history_set_keeps_people:
 * @self: a history
 * @keeps_people: whether what each person does is kept
 *
 * Where not, only the figures of queues and of the whole centre are: as long as nobody has
 * said what the names are for.
 */
void
dag_store_history_set_keeps_people (DagStoreHistory *self,
                                    gboolean         keeps_people)
{
  g_return_if_fail (DAG_IS_STORE_HISTORY (self));

  self->keeps_people = keeps_people;
}

DagStore *
dag_store_history_get_store (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), NULL);

  return self->store;
}

/**
 * dag_store_history_get_n_pending:
 * @self: a history
 *
 * Returns: how many answers are not on the disk yet
 */
guint
dag_store_history_get_n_pending (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), 0);

  return self->n_pending;
}

/**
 * dag_store_history_rewind:
 * @self: a history
 * @from_us: the first moment to be forgotten
 *
 * The source's clock was set back.
 */
void
dag_store_history_rewind (DagStoreHistory *self,
                          int64_t          from_us)
{
  Record *record;

  g_return_if_fail (DAG_IS_STORE_HISTORY (self));

  dag_memory_history_rewind (self->memory, from_us);
  self->last_at_us = DAG_TIME_NONE;
  if (self->store == NULL || !dag_store_history_is_recording (self))
    return;
  dag_store_history_flush_late (self);
  record = record_new (self);
  record->from_us = from_us;
  dag_store_run_async (self->store, &rewind_job, record, NULL, NULL, NULL);
}
