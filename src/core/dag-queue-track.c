/* dag-queue-track.c - what was seen of one queue: by the minute, and by the interval
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queue-track.h"

#include "dag-packed-interval.h"
#include "dag-totals.h"

#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define INTERVAL_MINUTES 15
#define INTERVAL_US (INTERVAL_MINUTES * MINUTE_US)
/* Counters read so far apart do not tell in which interval the contacts fell. */
#define MAX_DELTA_US INTERVAL_US
/* An interval of which we missed more than this is not whole. */
#define WHOLE_SLACK_US MINUTE_US

typedef DagQueueMinute Minute;
typedef DagPackedInterval Interval;

struct _DagQueueTrack
{
  DagChannel channel;
  DagTightArray minutes;   /* of Minute, by time */
  DagTightArray intervals; /* of Interval, by time */
  DagTightArray targets;   /* of DagTarget: the different ones of the intervals */
  DagQueueDay last_today;
  int64_t last_at_us; /* NONE: no sample yet */
};

#define MINUTE(self, index) dag_tight_array_index (&(self)->minutes, Minute, (index))
#define INTERVAL(self, index) \
  dag_tight_array_index (&(self)->intervals, Interval, (index))

/**
 * dag_queue_track_new:
 *
 * Returns: (transfer full): a track on which nothing is known
 */
DagQueueTrack *
dag_queue_track_new (void)
{
  DagQueueTrack *self = g_new0 (DagQueueTrack, 1);

  self->channel = DAG_CHANNEL_UNKNOWN;
  return self;
}

void
dag_queue_track_free (DagQueueTrack *self)
{
  dag_tight_array_clear (&self->minutes);
  dag_tight_array_clear (&self->intervals);
  dag_tight_array_clear (&self->targets);
  g_free (self);
}

gboolean
dag_series_kind_is_per_step (DagSeriesKind kind)
{
  return kind == DAG_SERIES_SERVICE_LEVEL || kind == DAG_SERIES_OFFERED
         || kind == DAG_SERIES_ABANDONED;
}

/* A gap that would begin at @at_us does not. */
void
dag_points_append (GArray *points,
                   int64_t at_us,
                   double  value)
{
  DagPoint point = { at_us, value };
  const DagPoint *last = points->len > 0
                             ? &g_array_index (points, DagPoint, points->len - 1)
                             : NULL;

  if (last != NULL && last->at_us == at_us && isnan (last->value))
    g_array_set_size (points, points->len - 1);
  g_array_append_val (points, point);
}

/* What is known of an interval: a count of it stands at its beginning, the figure of a
 * moment holds from there until it ends, where a gap begins unless the next follows. */
void
dag_points_append_interval (GArray        *points,
                            DagSeriesKind  kind,
                            int64_t        start_us,
                            int            minutes,
                            double         value,
                            int64_t        from_us,
                            int64_t        to_us)
{
  int64_t end_us = MIN (start_us + minutes * MINUTE_US, to_us);

  if (dag_series_kind_is_per_step (kind))
    {
      if (start_us >= from_us && start_us < to_us)
        dag_points_append (points, start_us, value);
      return;
    }
  start_us = MAX (start_us, from_us);
  if (start_us >= end_us)
    return;
  dag_points_append (points, start_us, value);
  dag_points_append (points, end_us, NAN);
}

static float
count_to_float (int64_t count)
{
  return dag_count_is_known (count) ? (float) count : NAN;
}

static float
most (float a,
      float b)
{
  return isnan (a) || b > a ? b : a;
}

static void
add_minute (DagQueueTrack        *self,
            const DagQueueSample *sample,
            int64_t               taken_at_us)
{
  Minute now = {
    .minute = (int32_t) (taken_at_us / MINUTE_US),
    .waiting = count_to_float (sample->waiting),
    .longest_wait_s
    = dag_seconds_is_known (sample->longest_wait_s) ? (float) sample->longest_wait_s : NAN,
    .staffed = count_to_float (sample->staffed),
    .available = count_to_float (sample->available),
  };
  Minute *last = self->minutes.len > 0 ? MINUTE (self, self->minutes.len - 1) : NULL;

  if (last == NULL || last->minute < now.minute)
    {
      dag_tight_array_append (&self->minutes, &now);
      return;
    }
  last->waiting = most (last->waiting, now.waiting);
  last->longest_wait_s = most (last->longest_wait_s, now.longest_wait_s);
  last->staffed = now.staffed;
  last->available = now.available;
}

/* A counter that went back was reset: what it shows came after that (F-D07). */
static void
add_delta (int64_t *sum,
           int64_t  before,
           int64_t  now)
{
  if (!dag_count_is_known (before) || !dag_count_is_known (now))
    return;
  *sum = MAX (*sum, 0) + (now >= before ? now - before : now);
}

static void
add_delta_s (double *sum,
             double  before,
             double  now)
{
  if (!dag_seconds_is_known (before) || !dag_seconds_is_known (now))
    return;
  *sum = MAX (*sum, 0.0) + (now >= before ? now - before : now);
}

/* The place of the interval that begins at @start_us, or where it belongs. */
static guint
find_interval (const DagQueueTrack *self,
               int64_t              start_us)
{
  guint index = self->intervals.len;

  while (index > 0 && INTERVAL (self, index - 1)->start_us >= start_us)
    index--;
  return index;
}

static Interval *
get_current_interval (DagQueueTrack *self,
                      int64_t        taken_at_us)
{
  g_autoptr (DagInterval) blank = NULL;
  Interval packed;
  Interval *last
      = self->intervals.len > 0 ? INTERVAL (self, self->intervals.len - 1) : NULL;

  if (last != NULL && taken_at_us < dag_packed_interval_get_end (last))
    return last;
  blank = dag_interval_new ();
  blank->start_us = taken_at_us - taken_at_us % INTERVAL_US;
  blank->minutes = INTERVAL_MINUTES;
  packed = dag_packed_interval_pack (blank, &self->targets);
  packed.is_whole = self->last_at_us <= blank->start_us + WHOLE_SLACK_US;
  dag_tight_array_append (&self->intervals, &packed);
  return INTERVAL (self, self->intervals.len - 1);
}

static void
add_counters (DagQueueTrack     *self,
              const DagQueueDay *now,
              int64_t            taken_at_us)
{
  const DagQueueDay *before = &self->last_today;
  Interval *packed = get_current_interval (self, taken_at_us);
  DagInterval interval;
  DagQueueDay *sum = &interval.counts;

  dag_packed_interval_unpack (packed, &self->targets, &interval);
  add_delta (&sum->offered, before->offered, now->offered);
  add_delta (&sum->answered, before->answered, now->answered);
  add_delta (&sum->abandoned, before->abandoned, now->abandoned);
  add_delta (&sum->abandoned_short, before->abandoned_short, now->abandoned_short);
  add_delta (&sum->answered_within, before->answered_within, now->answered_within);
  add_delta (&sum->abandoned_within, before->abandoned_within, now->abandoned_within);
  add_delta (&sum->handled, before->handled, now->handled);
  add_delta_s (&sum->wait_answered_s, before->wait_answered_s, now->wait_answered_s);
  add_delta_s (&sum->wait_abandoned_s, before->wait_abandoned_s, now->wait_abandoned_s);
  add_delta_s (&sum->handle_s, before->handle_s, now->handle_s);
  dag_packed_interval_set_counts (packed, &interval);
}

/**
 * dag_queue_track_add_sample:
 * @self: a track
 * @sample: the queue's present state
 * @taken_at_us: when it was so, later than the last one
 */
void
dag_queue_track_add_sample (DagQueueTrack        *self,
                            const DagQueueSample *sample,
                            int64_t               taken_at_us)
{
  g_return_if_fail (self != NULL && sample != NULL);

  self->channel = sample->channel;
  add_minute (self, sample, taken_at_us);
  if (dag_time_is_known (self->last_at_us)
      && taken_at_us - self->last_at_us <= MAX_DELTA_US)
    add_counters (self, &sample->today, taken_at_us);
  self->last_today = sample->today;
  self->last_at_us = taken_at_us;
}

/**
 * dag_queue_track_restore:
 * @self: a track
 * @channel: of the queue, where no sample told it yet
 * @minutes: what was kept, by time
 * @n_minutes: how many
 *
 * Puts @minutes before those that are known.
 */
void
dag_queue_track_restore (DagQueueTrack        *self,
                         DagChannel            channel,
                         const DagQueueMinute *minutes,
                         guint                 n_minutes)
{
  int32_t first;

  g_return_if_fail (self != NULL);

  first = self->minutes.len > 0 ? MINUTE (self, 0)->minute : G_MAXINT32;
  if (self->channel == DAG_CHANNEL_UNKNOWN)
    self->channel = channel;
  while (n_minutes > 0 && minutes[n_minutes - 1].minute >= first)
    n_minutes--;
  dag_tight_array_insert (&self->minutes, sizeof *minutes, 0, minutes, n_minutes);
}

/**
 * dag_queue_track_add_interval:
 * @self: a track
 * @interval: one interval as the source tells it
 *
 * It replaces what we had of that interval; where it is still under way, our own sums go
 * on from there.
 *
 * Returns: whether it was not there before
 */
gboolean
dag_queue_track_add_interval (DagQueueTrack     *self,
                              const DagInterval *interval)
{
  Interval given;
  guint index;

  g_return_val_if_fail (self != NULL && interval != NULL, FALSE);

  given = dag_packed_interval_pack (interval, &self->targets);
  given.is_whole = TRUE;
  index = find_interval (self, interval->start_us);
  if (index < self->intervals.len
      && INTERVAL (self, index)->start_us == interval->start_us)
    {
      *INTERVAL (self, index) = given;
      return FALSE;
    }
  dag_tight_array_insert (&self->intervals, sizeof given, index, &given, 1);
  return TRUE;
}

/**
 * dag_queue_track_trim:
 * @self: a track
 * @before_us: what ended before this is forgotten
 * @max_minutes: of the minutes no more than the last so many are kept
 */
void
dag_queue_track_trim (DagQueueTrack *self,
                      int64_t        before_us,
                      guint          max_minutes)
{
  guint n = 0;

  g_return_if_fail (self != NULL);

  while (n < self->minutes.len
         && (self->minutes.len - n > max_minutes
             || MINUTE (self, n)->minute < before_us / MINUTE_US))
    n++;
  dag_tight_array_remove (&self->minutes, sizeof (Minute), 0, n);
  for (n = 0; n < self->intervals.len && INTERVAL (self, n)->start_us < before_us;)
    n++;
  dag_tight_array_remove (&self->intervals, sizeof (Interval), 0, n);
}

/**
 * dag_queue_track_cut:
 * @self: a track
 * @from_us: the first moment to be forgotten
 */
void
dag_queue_track_cut (DagQueueTrack *self,
                     int64_t        from_us)
{
  g_return_if_fail (self != NULL);

  while (self->minutes.len > 0
         && MINUTE (self, self->minutes.len - 1)->minute >= from_us / MINUTE_US)
    dag_tight_array_remove (&self->minutes, sizeof (Minute), self->minutes.len - 1, 1);
  while (self->intervals.len > 0
         && INTERVAL (self, self->intervals.len - 1)->start_us >= from_us)
    dag_tight_array_remove (&self->intervals, sizeof (Interval), self->intervals.len - 1,
                            1);
  self->last_at_us = DAG_TIME_NONE;
}

gboolean
dag_queue_track_is_live (const DagQueueTrack *self)
{
  return dag_channel_is_live (self->channel);
}

guint
dag_queue_track_get_n_intervals (const DagQueueTrack *self)
{
  return self->intervals.len;
}

/* @end_us: (out) (optional) */
int64_t
dag_queue_track_get_interval_start (const DagQueueTrack *self,
                                    guint                index,
                                    int64_t             *end_us)
{
  const Interval *interval = INTERVAL (self, index);

  if (end_us != NULL)
    *end_us = dag_packed_interval_get_end (interval);
  return interval->start_us;
}

/* @interval: (out caller-allocates): its queue is %NULL: the owner knows */
void
dag_queue_track_get_interval (const DagQueueTrack *self,
                              guint                index,
                              DagInterval         *interval)
{
  dag_packed_interval_unpack (INTERVAL (self, index), &self->targets, interval);
}

/* Whether the interval has not ended, as far as was seen. */
static gboolean
is_under_way (const DagQueueTrack *self,
              const Interval      *interval)
{
  return self->last_at_us < dag_packed_interval_get_end (interval)
         && self->last_at_us >= interval->start_us;
}

/* The mean number waiting: total wait ÷ length (Little), which may be added over queues.
 * Where items may wait for hours that is no picture of the interval; of one under way the
 * waits of those who wait still are missing, so that it would tell of too few. */
static double
get_mean_waiting (const DagQueueTrack *self,
                  const Interval      *packed,
                  const DagInterval   *interval)
{
  const DagQueueDay *counts = &interval->counts;

  if (dag_channel_is_live (self->channel) && dag_seconds_is_known (counts->wait_answered_s)
      && dag_seconds_is_known (counts->wait_abandoned_s))
    return is_under_way (self, packed)
               ? NAN
               : (counts->wait_answered_s + counts->wait_abandoned_s)
                     / (interval->minutes * 60.0);
  if (dag_count_is_known (interval->waiting_max))
    return (double) interval->waiting_max;
  return NAN;
}

static double
get_whole_count (const Interval *interval,
                 int64_t         count)
{
  return dag_count_is_known (count) && interval->is_whole ? (double) count : NAN;
}

/* Seconds or a share: both are below zero where they are not known. */
static double
known_or_nan (double figure)
{
  return figure >= 0.0 ? figure : NAN;
}

/**
 * dag_queue_track_get_interval_value:
 * @self: a track
 * @index: an interval
 * @kind: which figure
 *
 * Returns: the figure of that interval, NaN where it is not known
 */
double
dag_queue_track_get_interval_value (const DagQueueTrack *self,
                                    guint                index,
                                    DagSeriesKind        kind)
{
  const Interval *packed = INTERVAL (self, index);
  DagInterval interval;

  dag_packed_interval_unpack (packed, &self->targets, &interval);
  switch (kind)
    {
    case DAG_SERIES_WAITING:
      return get_mean_waiting (self, packed, &interval);
    case DAG_SERIES_LONGEST_WAIT:
      return known_or_nan (interval.counts.longest_wait_s);
    case DAG_SERIES_STAFFED:
      return dag_seconds_is_known (interval.staffed_s)
                 ? interval.staffed_s / (interval.minutes * 60.0)
                 : NAN;
    case DAG_SERIES_AVAILABLE:
      return NAN;
    case DAG_SERIES_SERVICE_LEVEL:
      return known_or_nan (
          dag_queue_day_get_service_level (&interval.counts, DAG_SERVICE_LEVEL_STRICT));
    case DAG_SERIES_OFFERED:
      return get_whole_count (packed, interval.counts.offered);
    case DAG_SERIES_ABANDONED:
      return get_whole_count (packed, interval.counts.abandoned);
    }
  return NAN;
}

static double
get_minute_value (const Minute *minute,
                  DagSeriesKind kind)
{
  switch (kind)
    {
    case DAG_SERIES_WAITING:
      return (double) minute->waiting;
    case DAG_SERIES_LONGEST_WAIT:
      return (double) minute->longest_wait_s;
    case DAG_SERIES_STAFFED:
      return (double) minute->staffed;
    case DAG_SERIES_AVAILABLE:
      return (double) minute->available;
    case DAG_SERIES_SERVICE_LEVEL:
    case DAG_SERIES_OFFERED:
    case DAG_SERIES_ABANDONED:
      break;
    }
  return NAN;
}

/**
 * dag_queue_track_get_value:
 * @self: a track
 * @kind: a figure of a moment
 * @at_us: the moment
 * @gap_s: how old a sample may be
 *
 * Returns: the figure as it was last seen before @at_us, or NaN
 */
double
dag_queue_track_get_value (const DagQueueTrack *self,
                           DagSeriesKind        kind,
                           int64_t              at_us,
                           double               gap_s)
{
  guint index = self->minutes.len;
  int32_t minute = (int32_t) (at_us / MINUTE_US);

  while (index > 0 && MINUTE (self, index - 1)->minute > minute)
    index--;
  if (index == 0 || (minute - MINUTE (self, index - 1)->minute) * 60.0 > gap_s + 60.0)
    return NAN;
  return get_minute_value (MINUTE (self, index - 1), kind);
}

static void
append_intervals (const DagQueueTrack *self,
                  DagSeriesKind        kind,
                  int64_t              from_us,
                  int64_t              to_us,
                  GArray              *points)
{
  for (guint i = 0; i < self->intervals.len; i++)
    {
      const Interval *interval = INTERVAL (self, i);

      dag_points_append_interval (points, kind, interval->start_us, interval->minutes,
                                  dag_queue_track_get_interval_value (self, i, kind), from_us,
                                  to_us);
    }
}

/**
 * dag_queue_track_append_points:
 * @self: a track
 * @kind: which figure
 * @from_us: first moment
 * @to_us: first moment not wanted
 * @gap_s: samples further apart have a gap between them
 * @points: (element-type DagPoint): grows by the points, oldest first
 *
 * Of the time before the watching began the source's intervals tell.
 */
void
dag_queue_track_append_points (const DagQueueTrack *self,
                               DagSeriesKind        kind,
                               int64_t              from_us,
                               int64_t              to_us,
                               double               gap_s,
                               GArray              *points)
{
  int64_t watched_us
      = self->minutes.len > 0 ? MINUTE (self, 0)->minute * MINUTE_US : G_MAXINT64;
  int32_t last = 0;

  g_return_if_fail (self != NULL && points != NULL);

  if (dag_series_kind_is_per_step (kind))
    {
      append_intervals (self, kind, from_us, to_us, points);
      return;
    }
  append_intervals (self, kind, from_us, MIN (to_us, watched_us), points);
  for (guint i = 0; i < self->minutes.len; i++)
    {
      const Minute *minute = MINUTE (self, i);
      int64_t at_us = minute->minute * MINUTE_US;

      if (at_us <= from_us - MINUTE_US || at_us >= to_us)
        continue;
      if (last != 0 && (minute->minute - last) * 60.0 > gap_s + 60.0)
        dag_points_append (points, (last + 1) * MINUTE_US, NAN);
      dag_points_append (points, MAX (at_us, from_us), get_minute_value (minute, kind));
      last = minute->minute;
    }
}
