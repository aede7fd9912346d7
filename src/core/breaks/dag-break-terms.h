/* dag-break-terms.h - all sets in force for one person at once, and how the person stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-watch.h"

G_BEGIN_DECLS

/* What one person is judged by. Nothing of it comes from the source. */
typedef struct
{
  GPtrArray *sets;           /* of DagBreakRuleSet: in force today */
  DagAgeClass age;
  const char *const *waived; /* (nullable): ids of rules */
  int64_t warn_s;            /* how long before its latest start a break is due */
} DagBreakTerms;

/* How one person stands to one rule, or to all of them. Times as in DagBreakWatch. */
typedef struct
{
  DagBreakState state;
  int64_t latest_start_s; /* the earliest of all, or DAG_BREAK_NO_START */
  int64_t have_s;
  int64_t need_s;
  int64_t turns_s; /* as in DagBreakWatch */
  const DagBreakRuleSet *set; /* (nullable): the strictest, and its rule; */
  const DagBreakRule *rule;   /* %NULL where no rule is in force */
} DagBreakStanding;

int      dag_break_state_get_urgency (DagBreakState state);
void     dag_break_terms_stand       (const DagBreakTerms *self,
                                      const DagShift      *so_far,
                                      int64_t              left_s,
                                      gboolean             is_over,
                                      DagBreakStanding    *standing,
                                      GArray              *each);

int64_t  dag_break_terms_find_pause_turn (GPtrArray      *sets,
                                          const DagShift *so_far,
                                          int64_t         left_s);
gboolean dag_break_terms_tell_screens (GPtrArray *sets);

/* What a person is owed and has had, by the rule that asks most: in pieces that count only
 * when they were not interrupted. */
typedef struct
{
  const DagBreakRule *rule; /* (nullable): no rule asks for a pause in this shift */
  int64_t need_s;
  int64_t have_s;
  int64_t piece_s; /* one piece; usually a quarter of an hour */
  int n_pieces;
  int n_full;
  int n_cut;       /* pauses of five minutes at least, too short for a piece */
  int64_t cut_s;   /* the last of these, … */
  int64_t cut_at_s; /* … and when it began */
} DagBreakCredit;

/* The shortest pause that is anybody's business. */
#define DAG_BREAK_LEAST_S 300

void     dag_break_terms_credit      (const DagBreakTerms *self,
                                      const DagShift      *so_far,
                                      int64_t              left_s,
                                      DagBreakCredit      *credit);

G_END_DECLS
