/* dag-break-watch.h - how a shift under way stands to the rules, and until when a break fits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-verdict.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_BREAK_STATE_NOT_APPLICABLE,
  DAG_BREAK_STATE_WAIVED,
  DAG_BREAK_STATE_OK,
  DAG_BREAK_STATE_DUE,       /* must begin within the warning time */
  DAG_BREAK_STATE_UNKNOWN,   /* what is missing could change it */
  DAG_BREAK_STATE_LATE_RISK, /* no longer fits in the shift as rostered */
  DAG_BREAK_STATE_BREACH,
} DagBreakState;

#define DAG_BREAK_NO_START ((int64_t) -1)
#define DAG_BREAK_NO_TURN G_MAXINT64

/* Times in elapsed seconds from the start of the shift. */
typedef struct
{
  DagBreakState state;
  int64_t latest_start_s; /* last moment at which the pause fits, or DAG_BREAK_NO_START */
  int64_t have_s;         /* as in DagRuleFinding */
  int64_t need_s;
  int64_t turns_s;        /* while work goes on nothing of this changes before then, in a
                           * shift that ends as rostered; DAG_BREAK_NO_TURN: never */
} DagBreakWatch;

const char *dag_break_state_get_word (DagBreakState state);

void        dag_break_rule_watch     (const DagBreakRule *rule,
                                      const DagShift     *so_far,
                                      int64_t             left_s,
                                      int64_t             warn_s,
                                      gboolean            waived,
                                      DagBreakWatch      *watch);

int64_t     dag_break_rule_find_pause_turn (const DagBreakRule *rule,
                                            const DagShift     *so_far,
                                            int64_t             left_s);

G_END_DECLS
