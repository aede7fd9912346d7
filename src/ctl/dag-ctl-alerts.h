/* dag-ctl-alerts.h - alerts without a screen: the same rules on the same answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dag-connector.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Looks at one answer after another; keeps the day in memory. By the shipped rules. */
typedef struct _DagCtlAlerts DagCtlAlerts;

DagCtlAlerts *dag_ctl_alerts_new    (DagConnector *connector) G_GNUC_WARN_UNUSED_RESULT;
void          dag_ctl_alerts_free   (DagCtlAlerts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCtlAlerts, dag_ctl_alerts_free)

void          dag_ctl_alerts_look   (DagCtlAlerts *self,
                                     DagSnapshot  *snapshot);
void          dag_ctl_alerts_miss   (DagCtlAlerts *self,
                                     guint         poll_s);
void          dag_ctl_alerts_report (DagCtlAlerts *self,
                                     JsonBuilder  *builder,
                                     GTimeZone    *zone);
void          dag_ctl_alerts_append (DagCtlAlerts *self,
                                     GString      *text);

void dag_ctl_alerts_report_break (DagCtlAlerts *self,
                                  JsonBuilder  *builder,
                                  const char   *agent);

G_END_DECLS
