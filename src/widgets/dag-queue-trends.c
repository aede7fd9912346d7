/* dag-queue-trends.c - the last hour of each queue that is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queue-trends.h"

#include <math.h>

#define STEPS 60
#define STEP_US (60 * DAG_USEC_PER_SEC)
#define HOLD_STEPS 15 /* the longest interval in which a source tells its past */
#define KEEP_US (30 * DAG_USEC_PER_SEC)

typedef struct
{
  int64_t read_at_us;
  gboolean known; /* a line has come in */
  float points[STEPS];
} Trend;

struct _DagQueueTrends
{
  GObject parent_instance;

  DagHistory *history;
  GCancellable *cancellable;
  GHashTable *trends; /* queue id → Trend */
  int64_t now_us;
  guint idle_id;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagQueueTrends, dag_queue_trends, G_TYPE_OBJECT)

/* What a read needs to know when it returns. */
typedef struct
{
  DagQueueTrends *trends;
  char *queue;
  int64_t from_us;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->trends);
  g_clear_pointer (&request->queue, g_free);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* The last value of each minute; it holds until another is known, for at most a quarter. */
static void
trend_fill (Trend  *trend,
            GArray *points,
            int64_t from_us)
{
  int last_at = -1 - HOLD_STEPS;

  for (guint i = 0; i < STEPS; i++)
    trend->points[i] = NAN;
  for (guint i = 0; i < points->len; i++)
    {
      const DagPoint *point = &g_array_index (points, DagPoint, i);
      int64_t step = (point->at_us - from_us) / STEP_US;

      if (step >= 0 && step < STEPS && !isnan (point->value))
        trend->points[step] = (float) point->value;
    }
  for (int i = 0; i < STEPS; i++)
    if (!isnan (trend->points[i]))
      last_at = i;
    else if (i - last_at <= HOLD_STEPS)
      trend->points[i] = trend->points[last_at];
  trend->known = TRUE;
}

static gboolean
on_changed_idle (gpointer user_data)
{
  DagQueueTrends *self = user_data;

  self->idle_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_series_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points
      = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);
  DagQueueTrends *self = request->trends;
  Trend *trend = NULL;

  if (points == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("the last hour of a queue cannot be read: %s", error->message);
      return;
    }
  trend = g_hash_table_lookup (self->trends, request->queue);
  if (trend == NULL)
    return;
  trend_fill (trend, points, request->from_us);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (on_changed_idle, self);
}

static void
dag_queue_trends_dispose (GObject *object)
{
  DagQueueTrends *self = DAG_QUEUE_TRENDS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (dag_queue_trends_parent_class)->dispose (object);
}

static void
dag_queue_trends_finalize (GObject *object)
{
  DagQueueTrends *self = DAG_QUEUE_TRENDS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trends, g_hash_table_unref);
  G_OBJECT_CLASS (dag_queue_trends_parent_class)->finalize (object);
}

static void
dag_queue_trends_class_init (DagQueueTrendsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_queue_trends_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_queue_trends_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_QUEUE_TRENDS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_queue_trends_init (DagQueueTrends *self)
{
  self->cancellable = g_cancellable_new ();
  self->trends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * dag_queue_trends_new:
 * @history: where the lines are
 *
 * Returns: (transfer full): trends, none of them read yet
 */
DagQueueTrends *
dag_queue_trends_new (DagHistory *history)
{
  DagQueueTrends *self = g_object_new (DAG_TYPE_QUEUE_TRENDS, NULL);

  self->history = g_object_ref (history);
  return self;
}

/**
 * dag_queue_trends_set_now:
 * @self: trends
 * @now_us: the end of the hour, as the source's clock has it
 */
void
dag_queue_trends_set_now (DagQueueTrends *self,
                          int64_t         now_us)
{
  g_return_if_fail (DAG_IS_QUEUE_TRENDS (self));

  self->now_us = now_us;
}

static void
dag_queue_trends_read (DagQueueTrends *self,
                       const char     *queue)
{
  Request *request = g_new0 (Request, 1);

  request->trends = g_object_ref (self);
  request->queue = g_strdup (queue);
  request->from_us = self->now_us - STEPS * STEP_US;
  dag_history_read_series_async (self->history, DAG_SERIES_WAITING, queue, request->from_us,
                                 self->now_us + DAG_USEC_PER_SEC, self->cancellable,
                                 on_series_ready, request);
}

/**
 * dag_queue_trends_get:
 * @self: trends
 * @queue: a queue's id
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (nullable): one value a minute, oldest first, NaN for a gap,
 *   valid until the main loop runs; %NULL until the first read has come in
 */
const float *
dag_queue_trends_get (DagQueueTrends *self,
                      const char     *queue,
                      guint          *n_points)
{
  Trend *trend = NULL;

  g_return_val_if_fail (DAG_IS_QUEUE_TRENDS (self) && queue != NULL, NULL);

  trend = g_hash_table_lookup (self->trends, queue);
  if (trend == NULL)
    {
      trend = g_new0 (Trend, 1);
      g_hash_table_insert (self->trends, g_strdup (queue), trend);
    }
  if (dag_time_is_known (self->now_us)
      && ABS (self->now_us - trend->read_at_us) >= KEEP_US)
    {
      trend->read_at_us = self->now_us;
      dag_queue_trends_read (self, queue);
    }
  *n_points = trend->known ? STEPS : 0;
  return trend->known ? trend->points : NULL;
}
