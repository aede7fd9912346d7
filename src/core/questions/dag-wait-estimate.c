/* dag-wait-estimate.c - how long somebody who comes in now will wait, if that can be said
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time that turns out too short angers more than none, so it is rounded up, and left out
 * where it cannot be trusted. */
#include "config.h"

#include "dag-wait-estimate.h"

#include "dag-totals.h"

#include <math.h>

/* Up to ten minutes by the minute, to half an hour by five, then by ten. */
static int
round_up (double seconds)
{
  double minutes = MAX (1.0, ceil (seconds / 60.0 - 1e-9));
  double step = minutes <= 10 ? 1 : minutes <= 30 ? 5 : 10;

  minutes = ceil (minutes / step) * step;
  return minutes > DAG_WAIT_MAX_MINUTES ? DAG_WAIT_MAX_MINUTES + 1 : (int) minutes;
}

/* Position × handle time ÷ active people, for the one who would come in now. */
static double
reckon (const DagQueueSample *queue,
        int64_t               active)
{
  return (double) (queue->waiting + 1) * queue->today.handle_s
         / (double) queue->today.handled / (double) active;
}

static DagWaitVerdict
judge (DagWaitEstimate      *estimate,
       const DagQueueSample *queue,
       gboolean              old)
{
  int64_t active = dag_queue_sample_count_workable (queue);

  if (old)
    return DAG_WAIT_OLD;
  if (!dag_channel_is_live (queue->channel))
    return DAG_WAIT_NOT_LIVE;
  if (!dag_count_is_known (queue->waiting))
    return DAG_WAIT_UNKNOWN;
  if (active == 0)
    return DAG_WAIT_NOBODY;
  if (queue->waiting == 0 && dag_count_is_known (queue->available) && queue->available > 0)
    return DAG_WAIT_NONE;
  /* A given 0 while people wait and nobody is free is want of data, not an estimate. */
  if (dag_seconds_is_known (queue->expected_wait_s) && queue->expected_wait_s > 0)
    estimate->seconds = queue->expected_wait_s;
  else if (!dag_count_is_known (active) || !dag_count_is_known (queue->today.handled)
           || !dag_seconds_is_known (queue->today.handle_s))
    return DAG_WAIT_UNKNOWN;
  else if (queue->today.handled < DAG_WAIT_MIN_HANDLED)
    return DAG_WAIT_TOO_FEW;
  else
    {
      estimate->seconds = reckon (queue, active);
      estimate->derived = TRUE;
    }
  if (dag_seconds_is_known (queue->longest_wait_s)
      && queue->longest_wait_s > 2 * MAX (60.0, estimate->seconds))
    return DAG_WAIT_CONTRADICTED;
  return DAG_WAIT_TRUSTED;
}

/**
 * dag_wait_estimate:
 * @estimate: (out caller-allocates): what can be said
 * @queue: a queue as it is now
 * @old: whether the figures are old
 *
 * How long somebody who comes in now will wait: the source's own estimate, or else position
 * × average handle time ÷ active people from at least %DAG_WAIT_MIN_HANDLED contacts.
 */
void
dag_wait_estimate (DagWaitEstimate      *estimate,
                   const DagQueueSample *queue,
                   gboolean              old)
{
  g_return_if_fail (estimate != NULL && queue != NULL);

  *estimate = (DagWaitEstimate) { .seconds = DAG_SECONDS_ABSENT };
  estimate->verdict = judge (estimate, queue, old);
  if (estimate->verdict == DAG_WAIT_TRUSTED)
    estimate->minutes = round_up (estimate->seconds);
  else
    estimate->seconds = DAG_SECONDS_ABSENT;
}
