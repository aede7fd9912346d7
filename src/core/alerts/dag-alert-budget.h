/* dag-alert-budget.h - how much of a lead's attention alerts may take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-engine.h"

G_BEGIN_DECLS

/* Within this time what belongs to a group that was told is not told again, unless the team
 * is worse off; that several people need a break is one thing, however it grows. */
#define DAG_ALERT_TOLD_ONCE_US ((int64_t) 3600 * DAG_USEC_PER_SEC)

/* Decides what is told now. What belongs together is told once; what there is no budget for
 * stays untold, and has its turn when there is. */
typedef struct _DagAlertBudget DagAlertBudget;

DagAlertBudget *dag_alert_budget_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            dag_alert_budget_free        (DagAlertBudget *self);

void            dag_alert_budget_spend       (DagAlertBudget *self,
                                              int64_t         now_us,
                                              GPtrArray      *alerts,
                                              DagAlertNews   *news);
gboolean        dag_alert_budget_is_in_storm (DagAlertBudget *self);

G_END_DECLS
