/* dag-alert-actions.h - the application's actions on alerts, and the notifications
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-alert-notifier.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

void              dag_alert_actions_install      (GtkApplication *application,
                                                  DagDashboard   *dashboard,
                                                  GSettings      *settings);
DagAlertNotifier *dag_alert_actions_get_notifier (GtkApplication *application);

G_END_DECLS
