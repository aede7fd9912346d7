/* dag-alert-breaks.c - what alerts ask about breaks, answered by the lanes of the day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-breaks.h"

#define BREATHER_US ((int64_t) DAG_BREATHER_S * DAG_USEC_PER_SEC)

/* Whether a break that is law, or agreed on, can no longer be had. What rests on a guess at
 * the end of the shift is not said. */
static int
is_late (gpointer    breaks,
         const char *agent)
{
  const DagBreakLane *lane = dag_break_live_find (DAG_BREAK_LIVE (breaks), agent);
  const DagBreakStanding *standing = lane != NULL ? &lane->standing : NULL;

  if (standing == NULL || standing->state == DAG_BREAK_STATE_UNKNOWN)
    return -1;
  if (standing->set == NULL || standing->set->level > DAG_BREAK_LEVEL_AGREEMENT)
    return 0;
  return standing->state == DAG_BREAK_STATE_BREACH
         || (standing->state == DAG_BREAK_STATE_LATE_RISK && !lane->end_is_assumed);
}

/* Whether what is left of the roster holds no break, be it the roster's own or one that a
 * lead planned. What is too short for a breather could hold none: then nothing is said. */
static int
is_gapless (gpointer    breaks,
            const char *agent)
{
  const DagBreakLane *lane = dag_break_live_find (DAG_BREAK_LIVE (breaks), agent);
  int64_t now_us = dag_break_live_get_now_us (DAG_BREAK_LIVE (breaks));

  if (lane == NULL || lane->end_is_assumed || lane->ends_us - now_us < BREATHER_US)
    return -1;
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (MIN (plan->to_us, lane->ends_us) - MAX (plan->from_us, now_us) >= BREATHER_US)
        return 0;
    }
  return 1;
}

/**
 * dag_alert_breaks_of:
 * @breaks: the lanes of the day; they outlive who asks
 *
 * Returns: whom the alerts can ask
 */
DagAlertBreaks
dag_alert_breaks_of (DagBreakLive *breaks)
{
  return (DagAlertBreaks){ is_late, is_gapless, breaks };
}
