/* dag-break-order.c - the order of the lanes: who may need care first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-order.h"

#include "dag-words-name.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)

static guint64
get_start_rank (const DagBreakLane *lane)
{
  int64_t at_us = dag_time_is_known (lane->latest_start_us) ? lane->latest_start_us
                  : dag_time_is_known (lane->stretch_since_us)
                      ? lane->stretch_since_us + 24 * HOUR_US /* after who has a latest start */
                      : G_MAXINT64 / 2;

  return (guint64) MAX (at_us / (60 * DAG_USEC_PER_SEC), 0);
}

/**
 * dag_break_order_rank:
 *
 * Agrees with dag_break_order_compare().
 */
void
dag_break_order_rank (gconstpointer record,
                      DagRank      *rank,
                      gpointer      user_data)
{
  const DagBreakLane *lane = record;

  rank->words[0] = (guint64) dag_break_lane_get_care_group (lane);
  rank->words[1] = get_start_rank (lane);
  dag_words_rank (lane->sample->name, rank->words + 2);
}

/**
 * dag_break_order_compare:
 *
 * Who may need care comes first; then whose break must begin first, then whose stretch is
 * the longest, then by name. Never by contacts, load or speed.
 */
int
dag_break_order_compare (gconstpointer a,
                         gconstpointer b,
                         gpointer      user_data)
{
  const DagBreakLane *one = a;
  const DagBreakLane *other = b;
  int groups = dag_break_lane_get_care_group (one) - dag_break_lane_get_care_group (other);
  guint64 start = get_start_rank (one);
  guint64 other_start = get_start_rank (other);
  int names;

  if (groups != 0)
    return groups;
  if (start != other_start)
    return start < other_start ? -1 : 1;
  names = dag_words_compare (one->sample->name, other->sample->name);
  return names != 0 ? names : g_strcmp0 (one->sample->id, other->sample->id);
}
