/* dag-break-rules-window.h - the preferences on breaks: rules, times, words, sets of one's own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-break-config.h"

G_BEGIN_DECLS

#define DAG_TYPE_BREAK_RULES_WINDOW (dag_break_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakRulesWindow, dag_break_rules_window, DAG, BREAK_RULES_WINDOW,
                      AdwWindow)

DagBreakRulesWindow *dag_break_rules_window_new      (GtkWindow      *parent,
                                                      GSettings      *settings,
                                                      DagBreakConfig *config)
                                                      G_GNUC_WARN_UNUSED_RESULT;
void                 dag_break_rules_window_add_file (DagBreakRulesWindow *self,
                                                      GFile               *file);

G_END_DECLS
