/* dag-break-plans.h - planned breaks and notes on breaks, as they stand on the board
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"
#include "dag-break-evidence.h"
#include "dag-break-lane.h"

G_BEGIN_DECLS

/* No planned break is longer, and no note. */
#define DAG_BREAK_PLAN_MOST_S (3 * 3600)

/**
 * DagBreakPlans:
 *
 * Reads and writes the board's items of breaks, by person. Each act is one step that can be
 * undone. Signal "changed" (const char *agent; %NULL: of many). Main thread only.
 */
#define DAG_TYPE_BREAK_PLANS (dag_break_plans_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakPlans, dag_break_plans, DAG, BREAK_PLANS, GObject)

/* Of whom an item is, and of which day. */
typedef struct
{
  const char *agent; /* id */
  const char *name;  /* (nullable) */
  const char *team;  /* (nullable) */
  const char *day;   /* YYYY-MM-DD at the centre */
} DagBreakPerson;

DagBreakPlans *dag_break_plans_new      (DagBoard *board) G_GNUC_WARN_UNUSED_RESULT;
DagBoard      *dag_break_plans_get_board (DagBreakPlans *self);

char          *dag_break_plans_add      (DagBreakPlans        *self,
                                         const DagBreakPerson *person,
                                         int64_t               from_us,
                                         int64_t               to_us,
                                         int64_t               replaces_us);
gboolean       dag_break_plans_move     (DagBreakPlans *self,
                                         const char    *id,
                                         int64_t        from_us,
                                         int64_t        to_us);
/* What the planner does: it marks what it wrote, to tell it from what people chose. */
void           dag_break_plans_put      (DagBreakPlans        *self,
                                         const char           *id,
                                         const DagBreakPerson *person,
                                         int64_t               from_us,
                                         int64_t               to_us,
                                         int64_t               replaces_us);
gboolean       dag_break_plans_is_as_planned (DagBoardEntry *entry);
gboolean       dag_break_plans_remove   (DagBreakPlans *self,
                                         const char    *id);
char          *dag_break_plans_note     (DagBreakPlans        *self,
                                         const DagBreakPerson *person,
                                         int64_t               from_us,
                                         int64_t               to_us,
                                         const char           *text);

void           dag_break_plans_append   (DagBreakPlans *self,
                                         const char    *agent,
                                         int64_t        from_us,
                                         int64_t        to_us,
                                         GArray        *plans);
gboolean       dag_break_plans_replaces (DagBreakPlans *self,
                                         const char    *agent,
                                         int64_t        from_us);
void           dag_break_plans_append_notes (DagBreakPlans *self,
                                             const char    *agent,
                                             int64_t        from_us,
                                             int64_t        to_us,
                                             GArray        *notes);
GPtrArray     *dag_break_plans_dup_notes (DagBreakPlans *self,
                                          const char    *agent,
                                          int64_t        from_us,
                                          int64_t        to_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
