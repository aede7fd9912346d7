/* dag-alert-days.h - yesterday and today, to try rules on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rehearsal.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

/* The two days. Counted; one thread at a time looks into them. */
typedef struct _DagAlertDays DagAlertDays;

DagAlertDays *dag_alert_days_ref         (DagAlertDays *self);
void          dag_alert_days_unref       (DagAlertDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertDays, dag_alert_days_unref)

void          dag_alert_days_read_async  (DagDashboard        *dashboard,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
DagAlertDays *dag_alert_days_read_finish (DagDashboard  *dashboard,
                                          GAsyncResult  *result,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* How often each rule would have fired, or why that is not known: as
 * dag_alert_rehearsal_count() says it. */
typedef struct
{
  int yesterday[DAG_N_ALERT_KINDS];
  int today[DAG_N_ALERT_KINDS]; /* so far */
} DagAlertTries;

void          dag_alert_days_try_async   (DagDashboard        *dashboard,
                                          DagAlertDays        *days,
                                          DagAlertRules       *rules,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
DagAlertTries *dag_alert_days_try_finish (DagDashboard  *dashboard,
                                          GAsyncResult  *result,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
