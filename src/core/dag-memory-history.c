/* dag-memory-history.c - a bounded history of the day in memory, filled by polls and by backfill
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history.h"

#include "dag-memory-history-private.h"
#include "dag-memory.h"

#include <math.h>

/* A day, also the one whose clocks are set back: 25 hours (F-C02). */
#define KEEP_US (25 * 3600 * DAG_USEC_PER_SEC)
#define KEEP_TRACK_US (30 * 3600 * DAG_USEC_PER_SEC)
#define DEFAULT_GAP_S 180.0
/* All queues together keep no more minutes than this (20 bytes each). */
#define MAX_MINUTES 400000
#define DAY_MINUTES (25 * 60)
/* By the centre's clock, between two rounds of forgetting: polls may be hours of it apart. */
#define TRIM_EVERY_US (30 * 60 * DAG_USEC_PER_SEC)

static void dag_memory_history_history_init (DagHistoryInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagMemoryHistory, dag_memory_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAG_TYPE_HISTORY,
                                                      dag_memory_history_history_init))

DagTrack *
dag_memory_history_ensure_track (DagMemoryHistory *self,
                                 const char       *agent)
{
  DagTrack *track = g_hash_table_lookup (self->agents, agent);

  if (track == NULL)
    {
      track = dag_track_new ();
      g_hash_table_insert (self->agents, g_strdup (agent), track);
    }
  return track;
}

DagQueueTrack *
dag_memory_history_ensure_queue (DagMemoryHistory *self,
                                 const char       *queue)
{
  DagQueueTrack *track = g_hash_table_lookup (self->queues, queue);

  if (track == NULL)
    {
      track = dag_queue_track_new ();
      g_hash_table_insert (self->queues, g_strdup (queue), track);
    }
  return track;
}

static void
add_centre_sample (DagMemoryHistory *self,
                   DagSnapshot      *snapshot)
{
  DagCentreSample sample = { .at_us = snapshot->taken_at_us };
  DagTotals totals;

  dag_totals_compute (&totals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  sample.waiting = (float) totals.waiting;
  sample.longest_wait_s = (float) totals.longest_wait_s;
  sample.staffed = (float) totals.staffed;
  sample.available = (float) totals.by_state[DAG_STATE_AVAILABLE];
  sample.service_level = (float) totals.service_level;
  if (snapshot->agents->len == 0)
    sample.staffed = sample.available = -1.0f;
  g_array_append_val (self->samples, sample);
}

/* Whether only counters moved since the last answer. */
static gboolean
is_same_state (const DagAgentSample *a,
               const DagAgentSample *b)
{
  return a->state == b->state && a->since_us == b->since_us
         && a->since_provenance == b->since_provenance && a->channel == b->channel
         && a->is_restricted == b->is_restricted && g_strcmp0 (a->reason, b->reason) == 0;
}

static void
observe_agent (DagMemoryHistory     *self,
               DagTrack             *track,
               const DagAgentSample *agent,
               gboolean              lost)
{
  int64_t taken_at_us = self->last->taken_at_us;
  guint n_steps = dag_track_get_n_steps (track);
  const DagTrackStep *before = n_steps > 0 ? dag_track_get_step (track, n_steps - 1) : NULL;
  DagTrackStep step = { .at_us = agent->since_us,
                        .contact = -1,
                        .reason = dag_word_list_intern (self->reasons, agent->reason),
                        .state = (guint8) agent->state,
                        .channel = (guint8) agent->channel,
                        .channel_known = agent->channel_known,
                        .fresh = agent->since_provenance == DAG_PROVENANCE_GIVEN };

  if (!dag_time_is_known (step.at_us))
    {
      /* The source does not tell since when: the state began at the latest now. */
      gboolean same = before != NULL && before->state == step.state && !lost;

      step.at_us = same ? before->at_us : taken_at_us;
    }
  dag_track_observe (track, &step, taken_at_us);
}

/* An agent that is not in the answer: unknown from now on, and not signed off (F-D04). */
static void
lose_missing (DagMemoryHistory *self,
              DagSnapshot      *before)
{
  g_autoptr (GHashTable) seen = NULL;

  if (before == NULL || before->agents->len == 0)
    return;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->last->agents->len; i++)
    g_hash_table_add (seen, ((DagAgentSample *) g_ptr_array_index (self->last->agents, i))->id);
  for (guint i = 0; i < before->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (before->agents, i);

      if (!agent->is_restricted && !g_hash_table_contains (seen, agent->id))
        dag_track_lose (dag_memory_history_ensure_track (self, agent->id), self->last->taken_at_us);
    }
  self->revision++;
}

/* Nobody watched for a while: whoever did not stay in one state all along was unknown. */
static void
lose_all (DagMemoryHistory *self,
          int64_t           at_us)
{
  GHashTableIter iter;
  gpointer track;

  self->revision++;
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    dag_track_lose (track, at_us);
}

/* Whether every agent stands where it stood: then nobody can have vanished. */
static gboolean
add_agents (DagMemoryHistory *self,
            DagSnapshot      *before,
            gboolean          lost)
{
  GPtrArray *agents = self->last->agents;
  GPtrArray *tracks = g_ptr_array_sized_new (agents->len);
  gboolean same_places = before != NULL && before->agents->len == agents->len;

  for (guint i = 0; i < agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (agents, i);
      const DagAgentSample *was
          = before != NULL && i < before->agents->len ? g_ptr_array_index (before->agents, i)
                                                      : NULL;
      gboolean same_place = was != NULL && (was == agent || g_str_equal (was->id, agent->id));
      DagTrack *track = same_place ? g_ptr_array_index (self->last_tracks, i) : NULL;

      if (track == NULL && !agent->is_restricted)
        track = dag_memory_history_ensure_track (self, agent->id);
      if (track != NULL
          && (lost || !same_place || (was != agent && !is_same_state (was, agent))))
        observe_agent (self, track, agent, lost);
      same_places = same_places && same_place;
      g_ptr_array_add (tracks, track);
    }
  g_clear_pointer (&self->last_tracks, g_ptr_array_unref);
  self->last_tracks = tracks;
  return same_places;
}

static void
trim (DagMemoryHistory *self)
{
  int64_t now_us = self->last->taken_at_us;
  guint n_queues = MAX (g_hash_table_size (self->queues), 1);
  guint max_minutes = CLAMP (MAX_MINUTES / n_queues, 60, DAY_MINUTES);
  GHashTableIter iter;
  gpointer track;

  self->trimmed_at_us = now_us;
  self->revision++;
  g_ptr_array_set_size (self->retired, 0);
  dag_centre_samples_trim (self->samples, now_us - KEEP_US, DAG_MEMORY_MAX_SAMPLES);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    dag_queue_track_trim (track, now_us - KEEP_US, max_minutes);
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    dag_track_trim (track, now_us - KEEP_TRACK_US);
}

/* By the last answer: what was before a gap stays for one more. */
static void
trim_if_due (DagMemoryHistory *self)
{
  if (self->last == NULL)
    return;
  if (!dag_time_is_known (self->trimmed_at_us))
    self->trimmed_at_us = self->last->taken_at_us;
  else if (self->last->taken_at_us - self->trimmed_at_us >= TRIM_EVERY_US)
    trim (self);
}

/* The first answer after what was kept from before the program was started. Returns:
 * whether nobody watched for a while in between */
static gboolean
resume (DagMemoryHistory *self,
        DagSnapshot      *snapshot)
{
  int64_t away_us = snapshot->taken_at_us - self->restored_until_us;

  if ((double) away_us <= self->gap_s * (double) DAG_USEC_PER_SEC)
    return FALSE;
  lose_all (self, self->restored_until_us);
  return TRUE;
}

static void
dag_memory_history_add_snapshot (DagHistory  *history,
                                 DagSnapshot *snapshot)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (DagSnapshot) before = NULL;
  gboolean lost = FALSE;

  if (self->last != NULL && snapshot->taken_at_us <= self->last->taken_at_us)
    return;
  trim_if_due (self);
  before = g_steal_pointer (&self->last);
  self->last = dag_snapshot_ref (snapshot);
  if (before != NULL)
    lost = (double) (snapshot->taken_at_us - before->taken_at_us)
           > self->gap_s * (double) DAG_USEC_PER_SEC;
  if (lost)
    lose_all (self, before->taken_at_us);
  else if (before == NULL && dag_time_is_known (self->restored_until_us))
    lost = resume (self, snapshot);
  add_centre_sample (self, snapshot);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      dag_queue_track_add_sample (dag_memory_history_ensure_queue (self, queue->id), queue,
                                  snapshot->taken_at_us);
    }
  if (!add_agents (self, before, lost))
    lose_missing (self, before);
}

static void
dag_memory_history_add_state_changes (DagHistory *history,
                                      GPtrArray  *changes)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);

  self->revision++;
  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      DagTrackStep step = { .at_us = change->at_us,
                            .contact = (int32_t) CLAMP (change->contact, -1, G_MAXINT32),
                            .reason = dag_word_list_intern (self->reasons, change->reason),
                            .state = (guint8) change->state,
                            .channel = (guint8) change->channel,
                            .channel_known = change->channel_known };

      if (dag_memory_history_is_restricted (self, change->agent))
        continue;
      dag_track_add (dag_memory_history_ensure_track (self, change->agent), &step);
      if (!dag_time_is_known (self->backfilled_from_us)
          || change->at_us < self->backfilled_from_us)
        self->backfilled_from_us = change->at_us;
    }
  g_clear_pointer (&self->curve, g_array_unref);
}

static void
dag_memory_history_add_intervals (DagHistory *history,
                                  GPtrArray  *intervals)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = g_ptr_array_index (intervals, i);

      dag_queue_track_add_interval (dag_memory_history_ensure_queue (self, interval->queue),
                                    interval);
    }
}

static void
make_tables (DagMemoryHistory *self)
{
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) dag_queue_track_free);
  self->agents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) dag_track_free);
}

static void
dag_memory_history_clear (DagHistory *history)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);

  self->revision++;
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->last_tracks, g_ptr_array_unref);
  g_clear_pointer (&self->curve, g_array_unref);
  g_array_set_size (self->samples, 0);
  dag_memory_free_elsewhere (self->queues, (GDestroyNotify) g_hash_table_unref);
  dag_memory_free_elsewhere (self->agents, (GDestroyNotify) g_hash_table_unref);
  make_tables (self);
  g_clear_pointer (&self->reasons, dag_word_list_free);
  self->reasons = dag_word_list_new ();
  self->backfilled_from_us = self->restored_until_us = DAG_TIME_NONE;
  self->trimmed_at_us = DAG_TIME_NONE;
}

static void
dag_memory_history_read_series_async (DagHistory          *history,
                                      DagSeriesKind        kind,
                                      const char          *queue,
                                      int64_t              from_us,
                                      int64_t              to_us,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_memory_history_read_series_async);
  g_task_return_pointer (
      task,
      dag_memory_history_read (DAG_MEMORY_HISTORY (history), kind, queue, from_us, to_us),
      (GDestroyNotify) g_array_unref);
}

static GArray *
dag_memory_history_read_series_finish (DagHistory    *history,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, history), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dag_memory_history_read_agent_day_async (DagHistory          *history,
                                         const char          *agent,
                                         int64_t              from_us,
                                         int64_t              to_us,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  GPtrArray *changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  g_task_set_source_tag (task, dag_memory_history_read_agent_day_async);
  dag_memory_history_append_changes (DAG_MEMORY_HISTORY (history), agent, from_us, to_us,
                                     changes);
  g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
dag_memory_history_read_agent_day_finish (DagHistory    *history,
                                          GAsyncResult  *result,
                                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, history), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dag_memory_history_history_init (DagHistoryInterface *iface)
{
  iface->add_snapshot = dag_memory_history_add_snapshot;
  iface->add_state_changes = dag_memory_history_add_state_changes;
  iface->add_intervals = dag_memory_history_add_intervals;
  iface->clear = dag_memory_history_clear;
  iface->read_series_async = dag_memory_history_read_series_async;
  iface->read_series_finish = dag_memory_history_read_series_finish;
  iface->read_agent_day_async = dag_memory_history_read_agent_day_async;
  iface->read_agent_day_finish = dag_memory_history_read_agent_day_finish;
  dag_memory_history_past_init (iface);
}

static void
dag_memory_history_finalize (GObject *object)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (object);

  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->last_tracks, g_ptr_array_unref);
  g_clear_pointer (&self->curve, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->queues, g_hash_table_unref);
  g_clear_pointer (&self->agents, g_hash_table_unref);
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, dag_word_list_free);
  G_OBJECT_CLASS (dag_memory_history_parent_class)->finalize (object);
}

static void
dag_memory_history_class_init (DagMemoryHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_memory_history_finalize;
}

static void
dag_memory_history_init (DagMemoryHistory *self)
{
  self->samples = g_array_new (FALSE, FALSE, sizeof (DagCentreSample));
  make_tables (self);
  self->reasons = dag_word_list_new ();
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_track_free);
  self->gap_s = DEFAULT_GAP_S;
}

/**
 * dag_memory_history_new:
 *
 * Returns: (transfer full): a history in which nothing is known
 */
DagMemoryHistory *
dag_memory_history_new (void)
{
  return g_object_new (DAG_TYPE_MEMORY_HISTORY, NULL);
}

/**
 * dag_memory_history_set_gap_s:
 * @self: a history
 * @gap_s: answers further apart (on the source's clock) leave a gap between them
 */
void
dag_memory_history_set_gap_s (DagMemoryHistory *self,
                              double            gap_s)
{
  g_return_if_fail (DAG_IS_MEMORY_HISTORY (self));
  g_return_if_fail (gap_s > 0.0);

  self->gap_s = gap_s;
}

/**
 * dag_memory_history_get_gap_s:
 * @self: a history
 *
 * Returns: answers further apart than this leave a gap between them
 */
double
dag_memory_history_get_gap_s (DagMemoryHistory *self)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), DEFAULT_GAP_S);

  return self->gap_s;
}

/**
 * dag_memory_history_get_track:
 * @self: a history
 * @agent: an agent's id
 *
 * Returns: (transfer none) (nullable): what is known of the agent's shift, valid until the
 *   next change
 */
const DagTrack *
dag_memory_history_get_track (DagMemoryHistory *self,
                              const char       *agent)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), NULL);
  g_return_val_if_fail (agent != NULL, NULL);

  return g_hash_table_lookup (self->agents, agent);
}

/**
 * dag_memory_history_get_reason:
 * @self: a history
 * @number: the reason of a step of one of its tracks
 *
 * Returns: (transfer none) (nullable): the source's own word
 */
const char *
dag_memory_history_get_reason (DagMemoryHistory *self,
                               guint             number)
{
  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), NULL);

  return dag_word_list_get (self->reasons, number);
}

/**
 * dag_memory_history_get_value:
 * @self: a history
 * @kind: a figure of a moment, or the service level so far
 * @queue: (nullable): a queue's id, or %NULL for the whole centre
 * @at_us: the moment
 *
 * Returns: the figure as it was last seen before @at_us; NaN where that was too long ago
 */
double
dag_memory_history_get_value (DagMemoryHistory *self,
                              DagSeriesKind     kind,
                              const char       *queue,
                              int64_t           at_us)
{
  const DagQueueTrack *track;

  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), (double) NAN);

  if (queue == NULL)
    return dag_centre_samples_get_value (self->samples, kind, at_us, self->gap_s);
  track = g_hash_table_lookup (self->queues, queue);
  return track != NULL ? dag_queue_track_get_value (track, kind, at_us, self->gap_s)
                       : (double) NAN;
}

/* The people before the watching began, from their changes of state. */
static const GArray *
ensure_curve (DagMemoryHistory *self)
{
  int64_t to_us = dag_centre_samples_get_start (self->samples);

  if (self->curve == NULL && dag_time_is_known (self->backfilled_from_us))
    self->curve = dag_people_curve_new (self->agents, self->backfilled_from_us, to_us);
  return self->curve;
}

/**
 * dag_memory_history_read:
 * @self: a history
 * @kind: which figure
 * @queue: (nullable): a queue's id, or %NULL for the whole centre
 * @from_us: first moment
 * @to_us: first moment not wanted
 *
 * What dag_history_read_series_async() answers, at once.
 *
 * Returns: (transfer full) (element-type DagPoint): the points, oldest first
 */
GArray *
dag_memory_history_read (DagMemoryHistory *self,
                         DagSeriesKind     kind,
                         const char       *queue,
                         int64_t           from_us,
                         int64_t           to_us)
{
  GArray *points;
  int64_t watched_us;
  const DagQueueTrack *track;

  g_return_val_if_fail (DAG_IS_MEMORY_HISTORY (self), NULL);

  points = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  watched_us = dag_centre_samples_get_start (self->samples);
  if (queue != NULL)
    {
      track = g_hash_table_lookup (self->queues, queue);
      if (track != NULL)
        dag_queue_track_append_points (track, kind, from_us, to_us, self->gap_s, points);
      return points;
    }
  if (dag_series_kind_is_per_step (kind))
    dag_intervals_append_points (self->queues, kind, from_us, to_us, points);
  else
    {
      int64_t until_us = MIN (to_us, watched_us);

      if (kind == DAG_SERIES_STAFFED || kind == DAG_SERIES_AVAILABLE)
        dag_people_curve_append_points (ensure_curve (self), kind, from_us, until_us, points);
      else
        dag_intervals_append_points (self->queues, kind, from_us, until_us, points);
      dag_centre_samples_append_points (self->samples, kind, from_us, to_us, self->gap_s,
                                        points);
    }
  return points;
}
