/* dag-memory-history-past.c - the day so far as it was, from what is kept in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history.h"

#include "dag-history-past.h"
#include "dag-memory-history-private.h"
#include "dag-queue-day.h"
#include "dag-state-sums.h"
#include "dag-time.h"

#include <math.h>

/* So many changes of state, and those of so many people, are listed in one go: a
 * millisecond. */
#define CHANGES_AT_ONCE 4000
#define AGENTS_AT_ONCE 2000

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

static GArray *
list_days (DagMemoryHistory *self,
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
  g_task_return_pointer (task, list_days (DAG_MEMORY_HISTORY (history), zone),
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

static DagSnapshot *
picture (DagMemoryHistory *self,
         int64_t           at_us)
{
  DagSnapshot *snapshot = dag_snapshot_new ();
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&self->last->source);
  int64_t midnight_us = dag_time_start_of_day (at_us, zone);

  snapshot->taken_at_us = at_us;
  snapshot->received_at_us = at_us;
  snapshot->absent = self->last->absent;
  snapshot->is_told = !was_watched (self, at_us);
  snapshot->source.name = g_strdup (self->last->source.name);
  snapshot->source.timezone = g_strdup (self->last->source.timezone);
  snapshot->source.simulated = self->last->source.simulated;
  snapshot->source.speed = self->last->source.speed;
  for (guint i = 0; i < self->last->queues->len; i++)
    g_ptr_array_add (snapshot->queues,
                     picture_queue (self, g_ptr_array_index (self->last->queues, i),
                                    midnight_us, at_us));
  for (guint i = 0; i < self->last->agents->len; i++)
    g_ptr_array_add (snapshot->agents,
                     picture_agent (self, g_ptr_array_index (self->last->agents, i), at_us));
  return snapshot;
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
    g_task_return_pointer (task, picture (self, at_us), (GDestroyNotify) dag_snapshot_unref);
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

/* ── Lists ─────────────────────────────────────────────────────────────────────────── */

/* The changes of everybody, while they are being listed. */
typedef struct
{
  GPtrArray *agents; /* ids */
  guint n_done;      /* of them */
  int64_t from_us;
  int64_t to_us;
  GPtrArray *changes; /* (nullable): handed out */
} Listing;

static void
listing_free (gpointer memory)
{
  Listing *listing = memory;

  g_clear_pointer (&listing->agents, g_ptr_array_unref);
  g_clear_pointer (&listing->changes, g_ptr_array_unref);
  g_free (listing);
}

/* Returns: whether that is all */
static gboolean
list_some (DagMemoryHistory *self,
           Listing          *listing,
           guint             n_changes)
{
  guint n_enough = listing->changes->len + n_changes;
  guint n_last = listing->n_done + MIN (AGENTS_AT_ONCE, listing->agents->len - listing->n_done);

  while (listing->n_done < n_last && listing->changes->len < n_enough)
    dag_memory_history_append_changes (
        self, g_ptr_array_index (listing->agents, listing->n_done++), listing->from_us,
        listing->to_us, listing->changes);
  return listing->n_done == listing->agents->len;
}

static gboolean
on_list_due (gpointer user_data)
{
  GTask *task = user_data;
  Listing *listing = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (!list_some (g_task_get_source_object (task), listing, CHANGES_AT_ONCE))
    return G_SOURCE_CONTINUE;
  g_task_return_pointer (task, g_steal_pointer (&listing->changes),
                         (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/* Ten thousand people make half a million changes in a day: they are listed in pieces. */
static void
dag_memory_history_read_state_changes_async (DagHistory          *history,
                                             int64_t              from_us,
                                             int64_t              to_us,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);
  GHashTableIter iter;
  gpointer agent;

  listing->from_us = from_us;
  listing->to_us = to_us;
  listing->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  listing->agents = g_ptr_array_new_full (g_hash_table_size (self->agents), g_free);
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, &agent, NULL))
    g_ptr_array_add (listing->agents, g_strdup (agent));
  g_task_set_source_tag (task, dag_memory_history_read_state_changes_async);
  g_task_set_task_data (task, listing, listing_free);
  if (list_some (self, listing, CHANGES_AT_ONCE))
    g_task_return_pointer (task, g_steal_pointer (&listing->changes),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_list_due, g_steal_pointer (&task),
                     g_object_unref);
}

static void
append_intervals (const DagQueueTrack *track,
                  const char          *queue,
                  int64_t              from_us,
                  int64_t              to_us,
                  GPtrArray           *intervals)
{
  for (guint i = 0; i < dag_queue_track_get_n_intervals (track); i++)
    {
      int64_t start_us = dag_queue_track_get_interval_start (track, i, NULL);
      DagInterval *copy;

      if (start_us < from_us || start_us >= to_us
          || isnan (dag_queue_track_get_interval_value (track, i, DAG_SERIES_OFFERED)))
        continue;
      copy = dag_interval_new ();
      dag_queue_track_get_interval (track, i, copy);
      copy->queue = g_strdup (queue);
      g_ptr_array_add (intervals, copy);
    }
}

static void
dag_memory_history_read_intervals_async (DagHistory          *history,
                                         const char          *queue,
                                         int64_t              from_us,
                                         int64_t              to_us,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  GPtrArray *intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  GHashTableIter iter;
  gpointer id;
  gpointer track;

  g_task_set_source_tag (task, dag_memory_history_read_intervals_async);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, &id, &track))
    if (queue == NULL || g_str_equal (queue, id))
      append_intervals (track, id, from_us, to_us, intervals);
  g_task_return_pointer (task, intervals, (GDestroyNotify) g_ptr_array_unref);
}

/* The seconds in each state between two moments. */
static void
sum_states (const DagTrack   *track,
            int64_t           from_us,
            int64_t           to_us,
            DagAgentDayTotal *total)
{
  guint n_steps = dag_track_get_n_steps (track);
  DagStateSums sums = { 0 };

  for (guint i = 0; i < n_steps; i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);
      int64_t start_us = MAX (step->at_us, from_us);
      int64_t end_us = i + 1 < n_steps ? dag_track_get_step (track, i + 1)->at_us : to_us;

      if (step->state < DAG_N_STATES)
        dag_state_sums_add (&sums, (DagAgentState) step->state, MIN (end_us, to_us) - start_us);
    }
  dag_state_sums_end (&sums);
  for (guint i = 0; i < DAG_N_STATES; i++)
    total->state_s[i] += (double) sums.us[i] / (double) DAG_USEC_PER_SEC;
}

static GPtrArray *
list_agent_days (DagMemoryHistory *self,
                 int64_t           from_us,
                 int64_t           to_us)
{
  GPtrArray *totals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_agent_day_total_free);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) days = NULL;

  if (self->last == NULL)
    return totals;
  zone = dag_source_new_zone (&self->last->source);
  days = list_days (self, zone);
  for (guint i = 0; i < days->len; i++)
    {
      const DagHistoryDay *day = &g_array_index (days, DagHistoryDay, i);

      for (guint j = 0; j < self->last->agents->len && day->to_us > from_us
                        && day->from_us < to_us; j++)
        {
          const DagAgentSample *agent = g_ptr_array_index (self->last->agents, j);
          const DagTrack *track = dag_memory_history_get_track (self, agent->id);
          DagAgentDayTotal *total;

          if (track == NULL)
            continue;
          total = dag_agent_day_total_new ();
          total->agent = g_strdup (agent->id);
          total->name = g_strdup (agent->name);
          total->team_name = g_strdup (agent->team_name);
          total->day_us = day->from_us;
          sum_states (track, MAX (day->from_us, from_us), MIN (day->last_us + 1, to_us), total);
          g_ptr_array_add (totals, total);
        }
    }
  return totals;
}

static void
dag_memory_history_read_agent_days_async (DagHistory          *history,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_memory_history_read_agent_days_async);
  g_task_return_pointer (task,
                         list_agent_days (DAG_MEMORY_HISTORY (history), from_us, to_us),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
dag_memory_history_past_init (DagHistoryInterface *iface)
{
  iface->read_days_async = dag_memory_history_read_days_async;
  iface->read_snapshot_async = dag_memory_history_read_snapshot_async;
  iface->read_state_changes_async = dag_memory_history_read_state_changes_async;
  iface->read_intervals_async = dag_memory_history_read_intervals_async;
  iface->read_agent_days_async = dag_memory_history_read_agent_days_async;
}
