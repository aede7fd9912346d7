/* dag-ctl-report.h - a snapshot as a report: for programs and for people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"
#include "dag-ctl-alerts.h"

G_BEGIN_DECLS

char *dag_ctl_report_to_json      (DagSnapshot         *snapshot,
                                   const DagPollRecord *poll,
                                   DagCtlAlerts        *alerts,
                                   gboolean             pretty) G_GNUC_WARN_UNUSED_RESULT;
char *dag_ctl_report_failure_json (const GError        *failure,
                                   const DagPollRecord *poll,
                                   DagCtlAlerts        *alerts) G_GNUC_WARN_UNUSED_RESULT;
char *dag_ctl_report_to_text      (DagSnapshot  *snapshot,
                                   DagCtlAlerts *alerts) G_GNUC_WARN_UNUSED_RESULT;
char *dag_ctl_report_to_line      (DagSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
