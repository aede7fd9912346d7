/* dag-shortcuts-window.h - every key there is, from the one table of accelerators
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAG_TYPE_SHORTCUTS_WINDOW (dag_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (DagShortcutsWindow, dag_shortcuts_window, DAG, SHORTCUTS_WINDOW, AdwWindow)

DagShortcutsWindow *dag_shortcuts_window_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
