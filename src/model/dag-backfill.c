/* dag-backfill.c - asks the source for what happened before we watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-backfill.h"

#include "dag-fault.h"
#include "dag-memory.h"
#include "dag-time.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define INTERVAL_MINUTES 15
#define INTERVAL_US (INTERVAL_MINUTES * 60 * DAG_USEC_PER_SEC)
/* A shift that runs over midnight began before the day did. */
#define SHIFT_US (10 * HOUR_US)
/* Records given to the history at a time: about a millisecond. */
#define CHUNK 1000
/* After trouble: so many answers later again, so often. */
#define RETRY_AFTER 6
#define MAX_TRIES 5

/* One of the two things to be read. */
typedef struct
{
  gboolean off;      /* the source cannot tell */
  gboolean busy;
  gboolean due;
  int64_t from_us;   /* what is due, or being read, begins here */
  guint n_tries;
  guint wait;        /* answers to go by before the next try */
} Part;

struct _DagBackfill
{
  GObject parent_instance;

  DagConnector *connector;
  DagHistory *history;
  GCancellable *cancellable;
  Part changes;
  Part intervals;
  int64_t last_at_us;     /* taken_at of the last answer */
  GQueue pending;         /* of GPtrArray: read, but not yet given to the history */
  guint feed_id;
};

enum
{
  LEARNT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBackfill, dag_backfill, G_TYPE_OBJECT)

/* A batch of records and which kind they are. */
typedef struct
{
  GPtrArray *records;
  guint n_fed;
  gboolean are_changes;
} Batch;

static void
batch_free (gpointer memory)
{
  Batch *batch = memory;

  g_clear_pointer (&batch->records, g_ptr_array_unref);
  g_free (batch);
}

static gboolean
on_feed_due (gpointer user_data)
{
  DagBackfill *self = user_data;
  Batch *batch = g_queue_peek_head (&self->pending);
  g_autoptr (GPtrArray) piece = g_ptr_array_sized_new (CHUNK);

  while (batch->n_fed < batch->records->len && piece->len < CHUNK)
    g_ptr_array_add (piece, g_ptr_array_index (batch->records, batch->n_fed++));
  if (batch->are_changes)
    dag_history_add_state_changes (self->history, piece);
  else
    dag_history_add_intervals (self->history, piece);
  if (batch->n_fed == batch->records->len)
    batch_free (g_queue_pop_head (&self->pending));
  if (!g_queue_is_empty (&self->pending))
    return G_SOURCE_CONTINUE;
  self->feed_id = 0;
  dag_memory_trim_elsewhere ();
  g_signal_emit (self, signals[LEARNT], 0);
  return G_SOURCE_REMOVE;
}

/**
 * dag_backfill_take:
 * @self: a backfill
 * @records: (transfer full): changes of state or intervals, as the source told them
 * @are_changes: which of the two
 *
 * Gives them to the history, a little each time the main loop is idle.
 */
void
dag_backfill_take (DagBackfill *self,
                   GPtrArray   *records,
                   gboolean     are_changes)
{
  Batch *batch;

  g_return_if_fail (DAG_IS_BACKFILL (self));
  g_return_if_fail (records != NULL);

  if (records->len == 0)
    {
      g_ptr_array_unref (records);
      return;
    }
  batch = g_new0 (Batch, 1);
  batch->records = records;
  batch->are_changes = are_changes;
  g_queue_push_tail (&self->pending, batch);
  if (self->feed_id == 0)
    self->feed_id = g_idle_add (on_feed_due, self);
}

/* A part that the source does not have is left alone; other trouble is tried again. */
static void
note_failure (Part         *part,
              const GError *error)
{
  part->n_tries++;
  part->off = part->n_tries >= MAX_TRIES
              || g_error_matches (error, DAG_FAULT, DAG_FAULT_NOT_FOUND)
              || g_error_matches (error, DAG_FAULT, DAG_FAULT_FORBIDDEN)
              || g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH);
  part->due = !part->off;
  part->wait = RETRY_AFTER;
  g_debug ("the day so far could not be read%s: %s", part->off ? ", and is not tried again" : "",
           error->message);
}

static void
finish_part (DagBackfill *self,
             Part        *part,
             GPtrArray   *records,
             GError      *error)
{
  part->busy = FALSE;
  if (records == NULL)
    {
      note_failure (part, error);
      return;
    }
  part->n_tries = 0;
  dag_backfill_take (self, records, part == &self->changes);
}

static void
on_state_changes_ready (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (DagBackfill) self = DAG_BACKFILL (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *changes
      = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result, &error);

  if (changes != NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_part (self, &self->changes, changes, error);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DagBackfill) self = DAG_BACKFILL (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *intervals
      = dag_connector_read_intervals_finish (DAG_CONNECTOR (source), result, &error);

  if (intervals != NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_part (self, &self->intervals, intervals, error);
}

/* Whether @part can be asked for now. */
static gboolean
begin_part (Part *part)
{
  if (part->wait > 0)
    part->wait--;
  if (!part->due || part->off || part->busy || part->wait > 0)
    return FALSE;
  part->due = FALSE;
  part->busy = TRUE;
  return TRUE;
}

static void
ask (DagBackfill *self,
     int64_t      now_us)
{
  if (begin_part (&self->changes))
    dag_connector_read_state_changes_async (self->connector, self->changes.from_us,
                                            self->cancellable, on_state_changes_ready,
                                            g_object_ref (self));
  if (begin_part (&self->intervals))
    dag_connector_read_intervals_async (self->connector, self->intervals.from_us, now_us,
                                        INTERVAL_MINUTES, self->cancellable,
                                        on_intervals_ready, g_object_ref (self));
}

/* What is being read may still fail, and is then asked for again. */
static void
want (Part    *part,
      int64_t  from_us)
{
  part->from_us = part->due || part->busy ? MIN (part->from_us, from_us) : from_us;
  part->due = TRUE;
}

static int64_t
start_of_day (const DagSnapshot *snapshot)
{
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&snapshot->source);

  return dag_time_start_of_day (snapshot->taken_at_us, zone);
}

static void
dag_backfill_dispose (GObject *object)
{
  DagBackfill *self = DAG_BACKFILL (object);

  dag_backfill_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (dag_backfill_parent_class)->dispose (object);
}

static void
dag_backfill_class_init (DagBackfillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_backfill_dispose;

  signals[LEARNT] = g_signal_new ("learnt", DAG_TYPE_BACKFILL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_backfill_init (DagBackfill *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->pending);
}

/**
 * dag_backfill_new:
 * @connector: the source
 * @history: what is to learn
 *
 * Returns: (transfer full): a backfill that has asked for nothing yet
 */
DagBackfill *
dag_backfill_new (DagConnector *connector,
                  DagHistory   *history)
{
  DagBackfill *self = g_object_new (DAG_TYPE_BACKFILL, NULL);

  self->connector = g_object_ref (connector);
  self->history = g_object_ref (history);
  self->changes.off = !dag_connector_has_state_changes (connector);
  self->intervals.off = !dag_connector_has_intervals (connector);
  return self;
}

/**
 * dag_backfill_follow:
 * @self: a backfill
 * @snapshot: a good answer, newer than the last
 * @had_gap: there was a time without answers before it
 *
 * Asks for what is missing, if anything is.
 */
void
dag_backfill_follow (DagBackfill *self,
                     DagSnapshot *snapshot,
                     gboolean     had_gap)
{
  int64_t now_us = snapshot->taken_at_us;

  g_return_if_fail (DAG_IS_BACKFILL (self));

  if (!dag_time_is_known (self->last_at_us))
    {
      int64_t day_us = start_of_day (snapshot);

      want (&self->changes, MIN (day_us, now_us - SHIFT_US));
      want (&self->intervals, MIN (day_us, now_us - 3 * HOUR_US));
    }
  else
    {
      if (had_gap)
        want (&self->changes, self->last_at_us);
      if (had_gap || now_us / INTERVAL_US != self->last_at_us / INTERVAL_US)
        want (&self->intervals, self->last_at_us - HOUR_US);
    }
  self->last_at_us = now_us;
  ask (self, now_us);
}

/**
 * dag_backfill_stop:
 * @self: a backfill
 *
 * Gives up what is under way.
 */
void
dag_backfill_stop (DagBackfill *self)
{
  g_return_if_fail (DAG_IS_BACKFILL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->feed_id, g_source_remove);
  g_queue_clear_full (&self->pending, batch_free);
}

/**
 * dag_backfill_is_busy:
 * @self: a backfill
 *
 * Returns: whether anything is asked for, or not yet in the history
 */
gboolean
dag_backfill_is_busy (DagBackfill *self)
{
  g_return_val_if_fail (DAG_IS_BACKFILL (self), FALSE);

  return self->changes.busy || self->intervals.busy || self->feed_id != 0;
}
