/* dag-memory-history-past.c - the day so far as it was, from what is kept in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history.h"

#include "dag-history-past.h"
#include "dag-memory-history-list-private.h"
#include "dag-queue-day.h"
#include "dag-time.h"

#include <math.h>

/* ── Days ──────────────────────────────────────────────────────────────────────────── */

static void
widen (DagHistoryDay *day,
       int64_t        from_us,
       int64_t        to_us)
{
  from_us = MAX (from_us, day->from_us);
  to_us = MIN (to_us, day->to_us - 1);
  if (to_us < from_us)
    return;
  day->first_us = MIN (day->first_us, from_us);
  day->last_us = MAX (day->last_us, to_us);
}

/* Finds out what is known of the day at @at_us: what was watched, and what the source told.
 * Where nothing is, the first moment comes after the last. */
static DagHistoryDay
describe_day (DagMemoryHistory *self,
              int64_t           at_us,
              GTimeZone        *zone)
{
  DagHistoryDay day = { .from_us = dag_time_start_of_day (at_us, zone),
                        .to_us = dag_time_end_of_day (at_us, zone),
                        .first_us = G_MAXINT64,
                        .last_us = G_MININT64,
                        .has_people = g_hash_table_size (self->agents) > 0 };
  GHashTableIter iter;
  gpointer track;

  for (guint i = 0; i < self->samples->len; i++)
    {
      int64_t sample_us = g_array_index (self->samples, DagCentreSample, i).at_us;

      widen (&day, sample_us, sample_us);
      day.is_watched = day.is_watched || (sample_us >= day.from_us && sample_us < day.to_us);
    }
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    for (guint i = 0; i < dag_queue_track_get_n_intervals (track); i++)
      {
        int64_t end_us;
        int64_t start_us = dag_queue_track_get_interval_start (track, i, &end_us);

        widen (&day, start_us, MIN (end_us - 1, self->last->taken_at_us));
      }
  return day;
}

/* As far back as anything goes. */
static int64_t
find_first (DagMemoryHistory *self)
{
  int64_t first_us = dag_centre_samples_get_start (self->samples);
  GHashTableIter iter;
  gpointer track;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    if (dag_queue_track_get_n_intervals (track) > 0)
      first_us = MIN (first_us, dag_queue_track_get_interval_start (track, 0, NULL));
  return first_us;
}

GArray *
dag_memory_history_list_days (DagMemoryHistory *self,
                              GTimeZone        *zone)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DagHistoryDay));
  int64_t at_us = find_first (self);

  while (self->last != NULL && at_us <= self->last->taken_at_us)
    {
      DagHistoryDay day = describe_day (self, at_us, zone);

      if (day.first_us <= day.last_us)
        g_array_append_val (days, day);
      at_us = day.to_us;
    }
  return days;
}

static void
dag_memory_history_read_days_async (DagHistory          *history,
                                    GTimeZone           *zone,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_memory_history_read_days_async);
  g_task_return_pointer (task,
                         dag_memory_history_list_days (DAG_MEMORY_HISTORY (history), zone),
                         (GDestroyNotify) g_array_unref);
}

/* ── One moment ────────────────────────────────────────────────────────────────────── */

static int64_t
count_from_figure (double figure)
{
  return isnan (figure) ? DAG_COUNT_ABSENT : (int64_t) llround (figure);
}

/* The counters of the day up to the last interval that had ended by then. */
static void
sum_day (DagQueueSample      *queue,
         const DagQueueTrack *track,
         int64_t              midnight_us,
         int64_t              at_us)
{
  for (guint i = 0; i < dag_queue_track_get_n_intervals (track); i++)
    {
      int64_t end_us;
      int64_t start_us = dag_queue_track_get_interval_start (track, i, &end_us);
      DagInterval interval;

      if (start_us < midnight_us || end_us > at_us
          || isnan (dag_queue_track_get_interval_value (track, i, DAG_SERIES_OFFERED)))
        continue;
      dag_queue_track_get_interval (track, i, &interval);
      if (!dag_time_is_known (queue->today_since_us))
        queue->today_since_us = start_us;
      dag_queue_day_add (&queue->today, &interval.counts);
    }
  if (queue->today_since_us == midnight_us)
    queue->today_since_us = DAG_TIME_NONE;
}

static DagQueueSample *
picture_queue (DagMemoryHistory     *self,
               const DagQueueSample *now,
               int64_t               midnight_us,
               int64_t               at_us)
{
  DagQueueSample *queue = dag_queue_sample_new ();
  DagQueueTrack *track = g_hash_table_lookup (self->queues, now->id);
  double longest;

  queue->id = g_strdup (now->id);
  queue->name = g_strdup (now->name);
  queue->channel = now->channel;
  queue->channel_word = g_strdup (now->channel_word);
  queue->target = now->target;
  queue->short_within_s = now->short_within_s;
  if (track == NULL)
    return queue;
  queue->waiting = count_from_figure (
      dag_queue_track_get_value (track, DAG_SERIES_WAITING, at_us, self->gap_s));
  queue->staffed = count_from_figure (
      dag_queue_track_get_value (track, DAG_SERIES_STAFFED, at_us, self->gap_s));
  queue->available = count_from_figure (
      dag_queue_track_get_value (track, DAG_SERIES_AVAILABLE, at_us, self->gap_s));
  longest = dag_queue_track_get_value (track, DAG_SERIES_LONGEST_WAIT, at_us, self->gap_s);
  if (!isnan (longest))
    queue->longest_wait_s = longest;
  sum_day (queue, track, midnight_us, at_us);
  return queue;
}

static DagAgentSample *
picture_agent (DagMemoryHistory     *self,
               const DagAgentSample *now,
               int64_t               at_us)
{
  DagAgentSample *agent = dag_agent_sample_new ();
  const DagTrack *track = dag_memory_history_get_track (self, now->id);
  guint index = track != NULL ? dag_track_find_told (track, at_us) : G_MAXUINT;
  const DagTrackStep *step;

  agent->id = g_strdup (now->id);
  agent->name = g_strdup (now->name);
  agent->team_id = g_strdup (now->team_id);
  agent->team_name = g_strdup (now->team_name);
  agent->queues = g_strdupv (now->queues);
  agent->skills = g_strdupv (now->skills);
  if (index == G_MAXUINT)
    return agent;
  step = dag_track_get_step (track, index);
  agent->state = (DagAgentState) step->state;
  agent->since_us = step->at_us;
  agent->since_provenance = step->guessed ? DAG_PROVENANCE_DERIVED : DAG_PROVENANCE_GIVEN;
  agent->reason = g_strdup (dag_word_list_get (self->reasons, step->reason));
  agent->channel = (DagChannel) step->channel;
  agent->channel_known = step->channel_known;
  return agent;
}

static gboolean
was_watched (DagMemoryHistory *self,
             int64_t           at_us)
{
  static const DagSeriesKind kinds[] = { DAG_SERIES_WAITING, DAG_SERIES_STAFFED };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!isnan (dag_centre_samples_get_value (self->samples, kinds[i], at_us, self->gap_s)))
      return TRUE;
  return FALSE;
}

/* One queue, or one of the people after them. */
static void
picture_one (DagMemoryHistory *self,
             DagListing       *listing,
             guint             place)
{
  DagSnapshot *snapshot = listing->answer;
  GPtrArray *queues = listing->last->queues;

  if (place < queues->len)
    g_ptr_array_add (snapshot->queues, picture_queue (self, g_ptr_array_index (queues, place),
                                                      listing->from_us, listing->to_us));
  else
    g_ptr_array_add (snapshot->agents,
                     picture_agent (self,
                                    g_ptr_array_index (listing->last->agents,
                                                       place - queues->len),
                                    listing->to_us));
}

static DagSnapshot *
begin_picture (DagMemoryHistory *self,
               int64_t           at_us)
{
  DagSnapshot *snapshot = dag_snapshot_new ();

  snapshot->taken_at_us = at_us;
  snapshot->received_at_us = at_us;
  snapshot->absent = self->last->absent;
  snapshot->is_told = !was_watched (self, at_us);
  snapshot->source.name = g_strdup (self->last->source.name);
  snapshot->source.timezone = g_strdup (self->last->source.timezone);
  snapshot->source.simulated = self->last->source.simulated;
  snapshot->source.speed = self->last->source.speed;
  return snapshot;
}

/* Ten thousand people are pictured in pieces. */
static void
picture (DagMemoryHistory *self,
         int64_t           at_us,
         GTask            *task)
{
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&self->last->source);
  DagListing *listing = dag_listing_new ();

  listing->list_one = picture_one;
  listing->n = self->last->queues->len + self->last->agents->len;
  listing->answer = begin_picture (self, at_us);
  listing->free_answer = (GDestroyNotify) dag_snapshot_unref_elsewhere;
  listing->last = dag_snapshot_ref (self->last);
  listing->from_us = dag_time_start_of_day (at_us, zone);
  listing->to_us = at_us;
  dag_listing_run (listing, task);
}

/* Whether a moment lies in an interval of which the queue's counts are whole. */
static gboolean
has_interval (const DagQueueTrack *track,
              int64_t              at_us)
{
  for (guint i = dag_queue_track_get_n_intervals (track); i > 0; i--)
    {
      int64_t end_us;
      int64_t start_us = dag_queue_track_get_interval_start (track, i - 1, &end_us);

      if (at_us >= start_us)
        return at_us < end_us
               && !isnan (dag_queue_track_get_interval_value (track, i - 1, DAG_SERIES_OFFERED));
    }
  return FALSE;
}

/* Somebody watched then, or the source told of it: there is more than what was before. */
static gboolean
is_known (DagMemoryHistory *self,
          int64_t           at_us)
{
  GHashTableIter iter;
  gpointer track;

  if (was_watched (self, at_us))
    return TRUE;
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    if (has_interval (track, at_us))
      return TRUE;
  return FALSE;
}

static void
dag_memory_history_read_snapshot_async (DagHistory          *history,
                                        int64_t              at_us,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_memory_history_read_snapshot_async);
  if (self->last != NULL)
    at_us = MIN (at_us, self->last->taken_at_us);
  if (self->last != NULL && is_known (self, at_us))
    picture (self, at_us, task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             "nothing is known of that moment");
}

/* ── Changes of state ─────────────────────────────────────────────────────────────── */

DagStateChange *
dag_memory_history_new_change (DagMemoryHistory   *self,
                               const char         *agent,
                               const DagTrackStep *step)
{
  DagStateChange *change = dag_state_change_new ();

  change->agent = g_strdup (agent);
  change->at_us = step->at_us;
  change->state = (DagAgentState) step->state;
  change->reason = g_strdup (dag_word_list_get (self->reasons, step->reason));
  change->channel = (DagChannel) step->channel;
  change->channel_known = step->channel_known;
  change->contact = step->contact >= 0 ? step->contact : DAG_COUNT_ABSENT;
  return change;
}

void
dag_memory_history_append_changes (DagMemoryHistory *self,
                                   const char       *agent,
                                   int64_t           from_us,
                                   int64_t           to_us,
                                   GPtrArray        *changes)
{
  const DagTrack *track = dag_memory_history_get_track (self, agent);
  guint first;

  if (track == NULL)
    return;
  first = dag_track_find (track, from_us);
  for (guint i = first == G_MAXUINT ? 0 : first; i < dag_track_get_n_steps (track); i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      if (step->at_us >= to_us)
        break;
      g_ptr_array_add (changes, dag_memory_history_new_change (self, agent, step));
    }
}

void
dag_memory_history_past_init (DagHistoryInterface *iface)
{
  iface->read_days_async = dag_memory_history_read_days_async;
  iface->read_snapshot_async = dag_memory_history_read_snapshot_async;
  dag_memory_history_list_init (iface);
}
