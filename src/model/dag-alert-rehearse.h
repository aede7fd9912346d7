/* dag-alert-rehearse.h - reads yesterday and today from the history, to try rules on them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rehearsal.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

/* The two days; free with dag_alert_days_free(). */
typedef struct
{
  DagAlertRehearsal *yesterday;
  DagAlertRehearsal *today; /* so far */
} DagAlertDays;

void          dag_alert_days_free      (DagAlertDays *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertDays, dag_alert_days_free)

void          dag_alert_days_read_async  (DagDashboard        *dashboard,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
DagAlertDays *dag_alert_days_read_finish (DagDashboard  *dashboard,
                                          GAsyncResult  *result,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
