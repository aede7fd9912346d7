/* dag-source-clock.c - what time it is at the contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-source-clock.h"

#include <time.h>

/* An answer waits no longer than this between its receipt and our reading of it; more
 * means that the wall clock was stepped in between. */
#define MAX_HANDLING_US (30 * DAG_USEC_PER_SEC)
/* A source's time is given in whole seconds; it does not run back for that. */
#define MAX_JITTER_US (2 * DAG_USEC_PER_SEC)

/**
 * dag_moment_read:
 * @unused: nothing; makes it a #DagClockFunc
 *
 * Returns: now, on the machine's clocks
 */
DagMoment
dag_moment_read (gpointer unused)
{
  DagMoment now = { .wall_us = g_get_real_time () };
  struct timespec boot;

  if (clock_gettime (CLOCK_BOOTTIME, &boot) == 0)
    now.mono_us = boot.tv_sec * DAG_USEC_PER_SEC + boot.tv_nsec / 1000;
  else
    now.mono_us = g_get_monotonic_time ();
  return now;
}

/* The source's time when its answer had come in. */
static int64_t
read_source_us (const DagSnapshot *snapshot)
{
  int64_t source_us = snapshot->taken_at_us;

  if (!snapshot->source.simulated && snapshot->skew_known
      && dag_time_is_known (snapshot->received_at_us))
    source_us = MAX (source_us, snapshot->received_at_us + snapshot->skew_us);
  return source_us;
}

/**
 * dag_source_clock_set:
 * @self: a clock
 * @snapshot: an answer newer than the last
 * @now: our present
 */
void
dag_source_clock_set (DagSourceClock    *self,
                      const DagSnapshot *snapshot,
                      DagMoment          now)
{
  int64_t before_us;
  int64_t handling_us;

  g_return_if_fail (self != NULL && snapshot != NULL);

  before_us = self->is_set ? dag_source_clock_get_us (self, now) : DAG_TIME_NONE;
  handling_us = now.wall_us - snapshot->received_at_us;
  if (!dag_time_is_known (snapshot->received_at_us) || handling_us < 0
      || handling_us > MAX_HANDLING_US)
    handling_us = 0;
  self->is_set = TRUE;
  self->source_us = read_source_us (snapshot);
  self->mono_us = now.mono_us - handling_us;
  self->speed = snapshot->source.speed >= 0.0 ? snapshot->source.speed : 1.0;
  if (before_us != DAG_TIME_NONE)
    {
      int64_t back_us = before_us - dag_source_clock_get_us (self, now);

      if (back_us > 0 && back_us < MAX_JITTER_US)
        self->source_us += back_us;
    }
}

/**
 * dag_source_clock_get_us:
 * @self: a clock
 * @now: our present
 *
 * Returns: the time at the contact centre; our own where no answer came yet
 */
int64_t
dag_source_clock_get_us (const DagSourceClock *self,
                         DagMoment             now)
{
  g_return_val_if_fail (self != NULL, now.wall_us);

  if (!self->is_set)
    return now.wall_us;
  return self->source_us
         + (int64_t) ((double) MAX (now.mono_us - self->mono_us, 0) * self->speed);
}
