/* dag-asterisk-tally.c - a queue's day, counted from events, mended from counters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-tally.h"

#include <math.h>
#include <string.h>

void
dag_asterisk_tally_init (DagAsteriskTally *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * dag_asterisk_count_start_day:
 * @self: a count
 *
 * The base moves along: what the counter held yesterday is not missed today.
 */
void
dag_asterisk_count_start_day (DagAsteriskCount *self)
{
  self->base += self->counted;
  self->last_counted -= self->counted;
  self->counted = 0;
}

/**
 * dag_asterisk_tally_start_day:
 * @self: a tally
 *
 * Midnight of the centre's zone: today's figures begin at nought.
 */
void
dag_asterisk_tally_start_day (DagAsteriskTally *self)
{
  dag_asterisk_count_start_day (&self->answered);
  dag_asterisk_count_start_day (&self->abandoned);
  dag_asterisk_count_start_day (&self->handled);
  memset (&self->measured, 0, sizeof self->measured);
}

/**
 * dag_asterisk_tally_connect:
 * @self: a tally
 * @wait_s: how long the caller waited
 * @within_s: the seconds of the service-level target
 */
void
dag_asterisk_tally_connect (DagAsteriskTally *self,
                            int64_t           wait_s,
                            int64_t           within_s)
{
  self->answered.counted++;
  self->measured.answered++;
  self->measured.wait_answered_s += (double) wait_s;
  self->measured.answered_within += wait_s <= within_s;
  self->measured.longest_wait_s = MAX (self->measured.longest_wait_s, (double) wait_s);
}

/**
 * dag_asterisk_tally_abandon:
 * @self: a tally
 * @wait_s: how long the caller waited
 * @within_s: the seconds of the service-level target
 * @short_s: below this it counts as short
 */
void
dag_asterisk_tally_abandon (DagAsteriskTally *self,
                            int64_t           wait_s,
                            int64_t           within_s,
                            double            short_s)
{
  self->abandoned.counted++;
  self->measured.abandoned++;
  self->measured.wait_abandoned_s += (double) wait_s;
  self->measured.abandoned_within += wait_s <= within_s;
  self->measured.abandoned_short += (double) wait_s < short_s;
  self->measured.longest_wait_s = MAX (self->measured.longest_wait_s, (double) wait_s);
}

void
dag_asterisk_tally_complete (DagAsteriskTally *self,
                             int64_t           talk_s)
{
  self->handled.counted++;
  self->measured.handled++;
  self->measured.handle_s += (double) talk_s;
}

void
dag_asterisk_tally_wrap_up (DagAsteriskTally *self,
                            double            wrap_up_s)
{
  if (self->measured.handled > 0)
    self->measured.handle_s += wrap_up_s;
}

/* The counter fell: Asterisk was restarted or its statistics reset. In a gap all it holds
 * now came after the last poll; otherwise the events have told of it already. */
static void
rebase_after_reset (DagAsteriskCount *count,
                    int64_t           counter,
                    gboolean          gap)
{
  count->base = gap ? -count->last_counted : counter - count->counted;
  count->pending = 0;
}

/**
 * dag_asterisk_count_reconcile:
 * @self: a count
 * @counter: the counter it is held against, now
 * @reset: the counter fell
 * @gap: events may have been missed since the last time
 * @listening: events are coming in now
 */
void
dag_asterisk_count_reconcile (DagAsteriskCount *self,
                              int64_t           counter,
                              gboolean          reset,
                              gboolean          gap,
                              gboolean          listening)
{
  int64_t difference;
  int64_t settled;

  if (!self->has_base)
    self->base = counter - self->counted;
  else if (reset)
    rebase_after_reset (self, counter, gap);
  self->has_base = TRUE;
  difference = counter - self->counted - self->base;
  /* While events come in, one may be on its way: believe what two polls agree on. */
  settled = difference;
  if (listening)
    {
      settled = 0;
      if (difference > 0 && self->pending > 0)
        settled = MIN (difference, self->pending);
      else if (difference < 0 && self->pending < 0)
        settled = MAX (difference, self->pending);
    }
  if (settled > 0 && gap)
    self->counted += settled;
  else
    self->base += settled;
  self->pending = difference - settled;
  self->last = counter;
  self->last_counted = self->counted;
}

/**
 * dag_asterisk_tally_reconcile:
 * @self: a tally
 * @counters: what a poll says
 * @gap: events may have been missed since the last poll
 * @listening: events are coming in now
 */
void
dag_asterisk_tally_reconcile (DagAsteriskTally          *self,
                              const DagAsteriskCounters *counters,
                              gboolean                   gap,
                              gboolean                   listening)
{
  gboolean reset = counters->completed < self->handled.last
                   || counters->abandoned < self->abandoned.last;

  dag_asterisk_count_reconcile (&self->answered, counters->completed + counters->in_call,
                                reset, gap, listening);
  dag_asterisk_count_reconcile (&self->abandoned, counters->abandoned, reset, gap,
                                listening);
  dag_asterisk_count_reconcile (&self->handled, counters->completed, reset, gap,
                                listening);
}

/* The part of a measured sum that belongs to @counted contacts when @measured were. */
static double
stretch (double  sum,
         int64_t counted,
         int64_t measured)
{
  if (counted == measured)
    return sum;
  if (measured == 0)
    return DAG_SECONDS_UNKNOWN;
  return sum * (double) counted / (double) measured;
}

static int64_t
stretch_count (int64_t sum,
               int64_t counted,
               int64_t measured)
{
  if (counted == measured)
    return sum;
  if (measured == 0)
    return DAG_COUNT_UNKNOWN;
  return MIN (counted, (int64_t) lround (stretch ((double) sum, counted, measured)));
}

/**
 * dag_asterisk_tally_write:
 * @self: a tally
 * @has_target: whether the queue has seconds to be answered within
 * @day: (inout): where to write
 */
void
dag_asterisk_tally_write (const DagAsteriskTally *self,
                          gboolean                has_target,
                          DagQueueDay            *day)
{
  const DagQueueDay *measured = &self->measured;

  day->answered = self->answered.counted;
  day->abandoned = self->abandoned.counted;
  day->offered = day->answered + day->abandoned;
  day->handled = self->handled.counted;
  day->wait_answered_s
      = stretch (measured->wait_answered_s, day->answered, measured->answered);
  day->wait_abandoned_s
      = stretch (measured->wait_abandoned_s, day->abandoned, measured->abandoned);
  day->handle_s = stretch (measured->handle_s, day->handled, measured->handled);
  day->abandoned_short
      = stretch_count (measured->abandoned_short, day->abandoned, measured->abandoned);
  day->longest_wait_s = measured->longest_wait_s;
  if (!has_target)
    return;
  day->answered_within
      = stretch_count (measured->answered_within, day->answered, measured->answered);
  day->abandoned_within
      = stretch_count (measured->abandoned_within, day->abandoned, measured->abandoned);
}
