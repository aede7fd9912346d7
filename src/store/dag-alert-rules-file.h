/* dag-alert-rules-file.h - rules on alerts as a file, shipped or made by a user
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rule.h"

G_BEGIN_DECLS

DagAlertRules *dag_alert_rules_parse       (const char  *text,
                                            gssize       length,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
DagAlertRules *dag_alert_rules_load_file   (const char  *path,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
DagAlertRules *dag_alert_rules_new_shipped (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
