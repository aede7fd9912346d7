/* dag-alert-rule-row.h - one rule on alerts: on or off, its thresholds, where they come from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

/* Signal "chosen" after a person set something, which is stored then. */
#define DAG_TYPE_ALERT_RULE_ROW (dag_alert_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertRuleRow, dag_alert_rule_row, DAG, ALERT_RULE_ROW, AdwExpanderRow)

GtkWidget   *dag_alert_rule_row_new      (DagAlertWatch *watch,
                                          GSettings     *settings,
                                          DagAlertKind   kind) G_GNUC_WARN_UNUSED_RESULT;
DagAlertKind dag_alert_rule_row_get_kind (DagAlertRuleRow *self);
void         dag_alert_rule_row_set_tried (DagAlertRuleRow *self,
                                           const char      *text);

G_END_DECLS
