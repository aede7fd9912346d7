/* dag-alert-notifier.h - tells a lead who looks elsewhere: desktop notifications, or a banner
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagAlertNotifier:
 *
 * Sends a GNotification for what the watch tells, with Acknowledge and Snooze; no names of
 * people, nothing in quiet hours, and gone as soon as nobody is needed any more. Where no
 * service takes notifications (F-U06) the banner of the window says it instead.
 * A GNotification has no sound: whether the desktop makes one is the desktop's to decide.
 * Signals: "banner" (const char *heading, const char *body, const char *action, gboolean
 * is_alert: no test); "bell": a team is overloaded, and the user wants to hear that.
 */
#define DAG_TYPE_ALERT_NOTIFIER (dag_alert_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertNotifier, dag_alert_notifier, DAG, ALERT_NOTIFIER, GObject)

DagAlertNotifier *dag_alert_notifier_new  (GApplication *application,
                                           DagDashboard *dashboard,
                                           GSettings    *settings)
                                           G_GNUC_WARN_UNUSED_RESULT;

gboolean          dag_alert_notifier_test (DagAlertNotifier *self);
gboolean          dag_alert_notifier_has_service (DagAlertNotifier *self);

G_END_DECLS
