/* dag-state-sums.c - how long somebody was in each state of a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-state-sums.h"

#include "dag-track.h"

#define BREATHER_US (DAG_BREATHER_S * DAG_USEC_PER_SEC)

/* What a pause too short to be told of is counted as. */
static DagAgentState
get_work_around (const DagStateSums *self)
{
  return self->before == DAG_STATE_OFFLINE ? DAG_STATE_AVAILABLE : self->before;
}

/**
 * dag_state_sums_end:
 * @self: sums
 *
 * The day ends here, and with it a pause that was under way.
 */
void
dag_state_sums_end (DagStateSums *self)
{
  g_return_if_fail (self != NULL);

  self->us[self->pause_us >= BREATHER_US ? DAG_STATE_BREAK : get_work_around (self)]
      += self->pause_us;
  self->pause_us = 0;
}

/**
 * dag_state_sums_add:
 * @self: sums
 * @state: what came next
 * @length_us: for how long
 */
void
dag_state_sums_add (DagStateSums  *self,
                    DagAgentState  state,
                    int64_t        length_us)
{
  g_return_if_fail (self != NULL && (guint) state < DAG_N_STATES);

  if (length_us <= 0)
    return;
  if (state == DAG_STATE_BREAK)
    {
      self->pause_us += length_us;
      return;
    }
  dag_state_sums_end (self);
  self->us[state] += length_us;
  self->before = state;
}
