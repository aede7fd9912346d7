/* dag-asterisk-clock.c - how far Asterisk's clock is from ours, from Date headers alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-clock.h"

#include "dag-value.h"

/* Two clocks drift apart: what is known gets a little wider with every answer. */
#define DRIFT_US 500

/**
 * dag_asterisk_clock_learn:
 * @self: a clock
 * @skew_us: what one answer says (DagHttpTrace), right to half a second and half of
 * @elapsed_us: how long that answer took
 */
void
dag_asterisk_clock_learn (DagAsteriskClock *self,
                          int64_t           skew_us,
                          int64_t           elapsed_us)
{
  int64_t slack_us = (DAG_USEC_PER_SEC + elapsed_us) / 2;
  int64_t low_us = skew_us - slack_us;
  int64_t high_us = skew_us + slack_us;

  if (self->is_known)
    {
      low_us = MAX (low_us, self->low_us - DRIFT_US);
      high_us = MIN (high_us, self->high_us + DRIFT_US);
    }
  /* They rule each other out: one of the clocks was set. Believe the newest. */
  if (low_us > high_us)
    {
      low_us = skew_us - slack_us;
      high_us = skew_us + slack_us;
    }
  self->is_known = TRUE;
  self->low_us = low_us;
  self->high_us = high_us;
}

/**
 * dag_asterisk_clock_get_skew:
 * @self: a clock
 *
 * Returns: Asterisk's clock minus ours, in microseconds; 0 where nothing is known
 */
int64_t
dag_asterisk_clock_get_skew (const DagAsteriskClock *self)
{
  return self->is_known ? self->low_us + (self->high_us - self->low_us) / 2 : 0;
}
