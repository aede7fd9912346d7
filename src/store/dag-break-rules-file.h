/* dag-break-rules-file.h - sets of break rules as files, shipped or made by a user
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-break-rule.h"

G_BEGIN_DECLS

DagBreakRuleSet *dag_break_rules_parse     (const char  *text,
                                            gssize       length,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
DagBreakRuleSet *dag_break_rules_load_file (const char  *path,
                                            char       **text,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *dag_break_rules_load_folder (const char  *path,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
