/* dag-packed-interval.c - an interval of a queue that takes little room
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-packed-interval.h"

#include <string.h>

#define MAX_TARGETS 0x7fff /* beyond, one more stands for the last */

static guint
find_target (const DagTarget *target,
             DagTightArray   *targets)
{
  guint index = targets->len;

  while (index > 0)
    if (memcmp (dag_tight_array_index (targets, DagTarget, --index), target, sizeof *target)
        == 0)
      return index;
  if (targets->len < MAX_TARGETS)
    dag_tight_array_append (targets, target);
  return targets->len - 1;
}

/**
 * dag_packed_interval_set_counts:
 * @self: an interval
 * @interval: of which all but its time and its target is taken
 */
void
dag_packed_interval_set_counts (DagPackedInterval *self,
                                const DagInterval *interval)
{
  const DagQueueDay *day = &interval->counts;
  const double seconds[DAG_PACKED_SECONDS]
      = { day->wait_answered_s, day->wait_abandoned_s, day->handle_s, day->longest_wait_s,
          interval->staffed_s };
  const int64_t counts[DAG_PACKED_COUNTS]
      = { day->offered,         day->answered,        day->abandoned,
          day->abandoned_short, day->answered_within, day->abandoned_within,
          day->handled,         day->tagged,          interval->waiting_max };

  for (guint i = 0; i < DAG_PACKED_SECONDS; i++)
    self->seconds[i] = (float) seconds[i];
  for (guint i = 0; i < DAG_PACKED_COUNTS; i++)
    self->counts[i] = (int32_t) CLAMP (counts[i], G_MININT32, G_MAXINT32);
}

/**
 * dag_packed_interval_pack:
 * @interval: an interval; its queue is left out
 * @targets: (element-type DagTarget): the different ones of the same owner, which may grow
 *
 * Returns: the interval, not known to be whole
 */
DagPackedInterval
dag_packed_interval_pack (const DagInterval *interval,
                          DagTightArray     *targets)
{
  DagPackedInterval self = { .start_us = interval->start_us,
                             .minutes = (guint16) CLAMP (interval->minutes, 0, G_MAXUINT16) };

  self.target = find_target (&interval->target, targets) & MAX_TARGETS;
  dag_packed_interval_set_counts (&self, interval);
  return self;
}

/**
 * dag_packed_interval_unpack:
 * @self: an interval
 * @targets: as it was packed with
 * @interval: (out caller-allocates): its queue is %NULL
 */
void
dag_packed_interval_unpack (const DagPackedInterval *self,
                            const DagTightArray     *targets,
                            DagInterval             *interval)
{
  *interval = (DagInterval){
    .start_us = self->start_us,
    .minutes = self->minutes,
    .counts = { .offered = self->counts[0],
                .answered = self->counts[1],
                .abandoned = self->counts[2],
                .abandoned_short = self->counts[3],
                .answered_within = self->counts[4],
                .abandoned_within = self->counts[5],
                .handled = self->counts[6],
                .tagged = self->counts[7],
                .wait_answered_s = (double) self->seconds[0],
                .wait_abandoned_s = (double) self->seconds[1],
                .handle_s = (double) self->seconds[2],
                .longest_wait_s = (double) self->seconds[3] },
    .waiting_max = self->counts[8],
    .staffed_s = (double) self->seconds[4],
    .target = *dag_tight_array_index (targets, DagTarget, self->target),
  };
}

/* Returns: the first moment after it */
int64_t
dag_packed_interval_get_end (const DagPackedInterval *self)
{
  return self->start_us + self->minutes * 60 * DAG_USEC_PER_SEC;
}
