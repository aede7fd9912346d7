/* dag-alert-rules-window.h - being told, and the rules on alerts with their thresholds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

#define DAG_TYPE_ALERT_RULES_WINDOW (dag_alert_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertRulesWindow, dag_alert_rules_window, DAG, ALERT_RULES_WINDOW,
                      AdwWindow)

DagAlertRulesWindow *dag_alert_rules_window_new (GtkWindow     *parent,
                                                 DagAlertWatch *watch,
                                                 GSettings     *settings);

G_END_DECLS
