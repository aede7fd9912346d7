/* dag-break-live.h - how everybody stands to the rules on breaks just now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-config.h"
#include "dag-break-lane.h"
#include "dag-break-people.h"
#include "dag-break-plans.h"
#include "dag-memory-history.h"
#include "dag-roster.h"

G_BEGIN_DECLS

/**
 * DagBreakLive:
 *
 * Follows a dashboard: works out, a few milliseconds at a time, the lane of everybody whose
 * shift touches today. Who changed is due, and for whom time changes something: of all others
 * it is known that they would stand the same. Signal
 * "changed": after each round, the lanes are those of now; "turned" (an agent's id): in a
 * round, for each lane that says something else. Main thread only.
 */
#define DAG_TYPE_BREAK_LIVE (dag_break_live_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakLive, dag_break_live, DAG, BREAK_LIVE, GObject)

DagBreakLive       *dag_break_live_new           (DagMemoryHistory *history,
                                                  DagBoard         *board)
                                                  G_GNUC_WARN_UNUSED_RESULT;

DagBreakConfig     *dag_break_live_get_config    (DagBreakLive *self);
DagBreakPlans      *dag_break_live_get_plans     (DagBreakLive *self);
DagBreakPeople     *dag_break_live_get_people    (DagBreakLive *self);
DagRoster          *dag_break_live_get_roster    (DagBreakLive *self);
DagSlotModel       *dag_break_live_get_lanes     (DagBreakLive *self);
void                dag_break_live_set_seen      (DagBreakLive *self,
                                                  gboolean      seen);
int64_t             dag_break_live_get_now_us    (DagBreakLive *self);
GPtrArray          *dag_break_live_list          (DagBreakLive *self);
const DagBreakLane *dag_break_live_find          (DagBreakLive *self,
                                                  const char   *agent);
guint               dag_break_live_count         (DagBreakLive  *self,
                                                  DagBreakState  state);
void                dag_break_live_share         (DagBreakLive *self,
                                                  DagBreakLive *live);
gboolean            dag_break_live_is_past       (DagBreakLive *self);
void                dag_break_live_look_again    (DagBreakLive *self,
                                                  const char   *agent);
GArray             *dag_break_live_dup_standings (DagBreakLive       *self,
                                                  const DagBreakLane *lane)
                                                  G_GNUC_WARN_UNUSED_RESULT;
DagShift           *dag_break_live_dup_shift     (DagBreakLive       *self,
                                                  const DagBreakLane *lane,
                                                  int64_t            *left_s)
                                                  G_GNUC_WARN_UNUSED_RESULT;

/* The dashboard's own. */
void                dag_break_live_follow        (DagBreakLive *self,
                                                  DagSnapshot  *snapshot,
                                                  GTimeZone    *zone);
void                dag_break_live_finish        (DagBreakLive *self);
void                dag_break_live_clear         (DagBreakLive *self);

G_END_DECLS
