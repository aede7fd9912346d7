/* dag-queue-day.c - counters of a queue added up: absence is never zero
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queue-day.h"

static void
add_count (int64_t *sum,
           int64_t  count)
{
  if (dag_count_is_known (count))
    *sum = MAX (*sum, 0) + count;
}

static void
add_seconds (double *sum,
             double  seconds)
{
  if (dag_seconds_is_known (seconds))
    *sum = MAX (*sum, 0.0) + seconds;
}

/**
 * dag_queue_day_add:
 * @sum: counters, absent ones at first
 * @counts: what is added; what is not known adds nothing
 *
 * The longest wait becomes the longer of both.
 */
void
dag_queue_day_add (DagQueueDay       *sum,
                   const DagQueueDay *counts)
{
  add_count (&sum->offered, counts->offered);
  add_count (&sum->answered, counts->answered);
  add_count (&sum->abandoned, counts->abandoned);
  add_count (&sum->abandoned_short, counts->abandoned_short);
  add_count (&sum->answered_within, counts->answered_within);
  add_count (&sum->abandoned_within, counts->abandoned_within);
  add_count (&sum->handled, counts->handled);
  add_seconds (&sum->wait_answered_s, counts->wait_answered_s);
  add_seconds (&sum->wait_abandoned_s, counts->wait_abandoned_s);
  add_seconds (&sum->handle_s, counts->handle_s);
  sum->longest_wait_s = MAX (sum->longest_wait_s, counts->longest_wait_s);
}
