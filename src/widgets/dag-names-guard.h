/* dag-names-guard.h - hides names when nobody is at the screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DagNamesGuard:
 *
 * Follows keys and pointer in a window. When the session is locked, or nothing was touched
 * for as long as the preferences say, it sets "win.hide-names". The key for it (F8) shows
 * them again. Main thread only.
 */
#define DAG_TYPE_NAMES_GUARD (dag_names_guard_get_type ())
G_DECLARE_FINAL_TYPE (DagNamesGuard, dag_names_guard, DAG, NAMES_GUARD, GObject)

DagNamesGuard *dag_names_guard_add   (GtkApplicationWindow *window,
                                      GSettings            *settings);
void           dag_names_guard_check (DagNamesGuard *self,
                                      int64_t        now_us);

G_END_DECLS
