/* dag-quarters.c - the intervals of one queue in one hour as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-quarters.h"

#include "dag-steps.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define N_FIGURES 15

/**
 * dag_quarters_put:
 * @self: intervals of one hour
 * @interval: one of them
 * @given: the source itself tells it
 *
 * Puts it in its place. What the source told is not replaced by sums of ours.
 *
 * Returns: whether anything changed
 */
gboolean
dag_quarters_put (DagQuarters       *self,
                  const DagInterval *interval,
                  gboolean           given)
{
  DagQuarter quarter = { *interval, given };
  guint index = 0;

  quarter.interval.queue = NULL;
  while (index < self->n_quarters
         && self->quarters[index].interval.start_us < interval->start_us)
    index++;
  if (index < self->n_quarters
      && self->quarters[index].interval.start_us == interval->start_us)
    {
      if (self->quarters[index].given && !given)
        return FALSE;
      self->quarters[index] = quarter;
      return TRUE;
    }
  if (self->n_quarters == DAG_MAX_QUARTERS)
    return FALSE;
  memmove (&self->quarters[index + 1], &self->quarters[index],
           (self->n_quarters - index) * sizeof (DagQuarter));
  self->quarters[index] = quarter;
  self->n_quarters++;
  return TRUE;
}

static void
add (int64_t *sum,
     int64_t  more)
{
  if (dag_count_is_known (more))
    *sum = MAX (*sum, 0) + more;
}

static void
add_s (double *sum,
       double  more)
{
  if (dag_seconds_is_known (more))
    *sum = MAX (*sum, 0.0) + more;
}

static void
add_interval (DagInterval       *sum,
              const DagInterval *more)
{
  add (&sum->counts.offered, more->counts.offered);
  add (&sum->counts.answered, more->counts.answered);
  add (&sum->counts.abandoned, more->counts.abandoned);
  add (&sum->counts.abandoned_short, more->counts.abandoned_short);
  add (&sum->counts.answered_within, more->counts.answered_within);
  add (&sum->counts.abandoned_within, more->counts.abandoned_within);
  add (&sum->counts.handled, more->counts.handled);
  add (&sum->counts.tagged, more->counts.tagged);
  add (&sum->waiting_max, more->waiting_max);
  add_s (&sum->counts.wait_answered_s, more->counts.wait_answered_s);
  add_s (&sum->counts.wait_abandoned_s, more->counts.wait_abandoned_s);
  add_s (&sum->counts.handle_s, more->counts.handle_s);
  add_s (&sum->staffed_s, more->staffed_s);
  sum->counts.longest_wait_s
      = MAX (sum->counts.longest_wait_s, more->counts.longest_wait_s);
}

/**
 * dag_quarters_sum:
 * @self: the sums so far
 * @other: those of one more queue
 */
void
dag_quarters_sum (DagQuarters       *self,
                  const DagQuarters *other)
{
  for (guint i = 0; i < other->n_quarters; i++)
    {
      const DagInterval *interval = &other->quarters[i].interval;
      g_autoptr (DagInterval) blank = dag_interval_new ();
      guint index = 0;

      while (index < self->n_quarters
             && self->quarters[index].interval.start_us != interval->start_us)
        index++;
      if (index == self->n_quarters)
        {
          blank->start_us = interval->start_us;
          blank->minutes = interval->minutes;
          if (!dag_quarters_put (self, blank, TRUE))
            continue;
          for (index = 0; self->quarters[index].interval.start_us != interval->start_us;)
            index++;
        }
      add_interval (&self->quarters[index].interval, interval);
    }
}

static int64_t
from_seconds (double seconds)
{
  if (!dag_seconds_is_known (seconds))
    return DAG_COUNT_ABSENT;
  return (int64_t) (MIN (seconds, 1e12) + 0.5);
}

static double
to_seconds (int64_t value)
{
  return value >= 0 ? (double) value : DAG_SECONDS_ABSENT;
}

/* In the order of the file, which never changes. */
static void
get_figures (const DagInterval *interval,
             int64_t            figures[N_FIGURES])
{
  const DagQueueDay *counts = &interval->counts;
  const int64_t all[N_FIGURES] = {
    counts->offered,
    counts->answered,
    counts->abandoned,
    counts->abandoned_short,
    counts->answered_within,
    counts->abandoned_within,
    counts->handled,
    counts->tagged,
    from_seconds (counts->wait_answered_s),
    from_seconds (counts->wait_abandoned_s),
    from_seconds (counts->handle_s),
    from_seconds (counts->longest_wait_s),
    interval->waiting_max,
    from_seconds (interval->staffed_s),
    dag_share_is_known (interval->target.level)
        ? (int64_t) (interval->target.level * 10000.0 + 0.5)
        : DAG_COUNT_ABSENT,
  };

  memcpy (figures, all, sizeof all);
}

static void
set_figures (DagInterval   *interval,
             const int64_t  figures[N_FIGURES])
{
  DagQueueDay *counts = &interval->counts;

  counts->offered = figures[0];
  counts->answered = figures[1];
  counts->abandoned = figures[2];
  counts->abandoned_short = figures[3];
  counts->answered_within = figures[4];
  counts->abandoned_within = figures[5];
  counts->handled = figures[6];
  counts->tagged = figures[7];
  counts->wait_answered_s = to_seconds (figures[8]);
  counts->wait_abandoned_s = to_seconds (figures[9]);
  counts->handle_s = to_seconds (figures[10]);
  counts->longest_wait_s = to_seconds (figures[11]);
  interval->waiting_max = figures[12];
  interval->staffed_s = to_seconds (figures[13]);
  if (figures[14] >= 0)
    interval->target.level = (double) MIN (figures[14], 10000) / 10000.0;
}

/**
 * dag_quarters_pack:
 * @self: intervals of one hour
 * @hour: hours since 1970
 *
 * Returns: (transfer full): them as bytes
 */
GBytes *
dag_quarters_pack (const DagQuarters *self,
                   int64_t            hour)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < self->n_quarters; i++)
    {
      const DagInterval *interval = &self->quarters[i].interval;
      int64_t figures[N_FIGURES];
      uint64_t mask = self->quarters[i].given ? 1 : 0;

      get_figures (interval, figures);
      for (guint j = 0; j < N_FIGURES; j++)
        if (figures[j] >= 0)
          mask |= (uint64_t) 2 << j;
      dag_bytes_add (bytes, (uint64_t) ((interval->start_us - hour * DAG_HOUR_US) / MINUTE_US));
      dag_bytes_add (bytes, (uint64_t) interval->minutes);
      dag_bytes_add (bytes, mask);
      for (guint j = 0; j < N_FIGURES; j++)
        if (figures[j] >= 0)
          dag_bytes_add (bytes, (uint64_t) figures[j]);
      if (figures[N_FIGURES - 1] >= 0)
        dag_bytes_add (bytes, (uint64_t) MAX (from_seconds (interval->target.within_s), 0));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dag_quarters_read:
 * @self: (out): the intervals, up to the first damage
 * @blob: what dag_quarters_pack() made, or anything else
 * @length: of @blob
 * @hour: hours since 1970
 */
void
dag_quarters_read (DagQuarters  *self,
                   const guint8 *blob,
                   gsize         length,
                   int64_t       hour)
{
  DagByteReader reader = dag_byte_reader (blob, length);

  self->n_quarters = 0;
  while (dag_byte_reader_has_more (&reader) && self->n_quarters < DAG_MAX_QUARTERS)
    {
      g_autoptr (DagInterval) interval = dag_interval_new ();
      uint64_t minute = dag_byte_reader_next (&reader);
      uint64_t minutes = dag_byte_reader_next (&reader);
      uint64_t mask = dag_byte_reader_next (&reader);
      int64_t figures[N_FIGURES];
      gboolean sane = minute < 60 && minutes >= 1 && minutes <= 60;

      for (guint j = 0; j < N_FIGURES; j++)
        {
          uint64_t figure
              = (mask & ((uint64_t) 2 << j)) != 0 ? dag_byte_reader_next (&reader) : 0;

          figures[j] = (mask & ((uint64_t) 2 << j)) != 0 ? (int64_t) figure : DAG_COUNT_ABSENT;
          sane = sane && figure < (uint64_t) 1 << 50;
        }
      if (figures[N_FIGURES - 1] >= 0)
        interval->target.within_s = (double) (dag_byte_reader_next (&reader) & 0xfffff);
      if (reader.bad || !sane)
        break;
      interval->start_us = hour * DAG_HOUR_US + (int64_t) minute * MINUTE_US;
      interval->minutes = (int) minutes;
      set_figures (interval, figures);
      dag_quarters_put (self, interval, (mask & 1) != 0);
    }
}
