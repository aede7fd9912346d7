/* dag-plan-breaks.h - lets the planner plan the breaks of the shift, and writes them down
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* A break that is to be planned, or moved. */
typedef struct
{
  char *agent;
  char *name; /* (nullable) */
  char *team; /* (nullable) */
  char *day;
  char *id;   /* (nullable): of the plan on the board that is moved */
  int64_t from_us;
  int64_t to_us;
  int64_t replaces_us; /* the rostered break it stands for, or NONE */
} DagBreakProposal;

/* What the planner made of the shift. */
typedef struct
{
  GPtrArray *proposals;   /* of DagBreakProposal: what changes */
  guint n_people;         /* whose breaks were looked at */
  guint n_breaks;         /* that are still to come, moved or not */
  double level;           /* service level that is expected until the end, or absent */
  double level_without;   /* if nobody had a break */
  GPtrArray *not_fitting; /* of char *: names of those for whom a rule can no longer be met */
} DagBreakProposals;

void               dag_break_proposals_free (DagBreakProposals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakProposals, dag_break_proposals_free)

void               dag_plan_breaks_async    (DagDashboard        *dashboard,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
DagBreakProposals *dag_plan_breaks_finish   (DagDashboard  *dashboard,
                                             GAsyncResult  *result,
                                             GError       **error);
void               dag_plan_breaks_write    (DagDashboard            *dashboard,
                                             const DagBreakProposals *proposals);

G_END_DECLS
