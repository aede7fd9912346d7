/* dag-preferences-window.h - the settings, in force at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-connect-session.h"

G_BEGIN_DECLS

#define DAG_TYPE_PREFERENCES_WINDOW (dag_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DagPreferencesWindow, dag_preferences_window, DAG, PREFERENCES_WINDOW,
                      AdwWindow)

DagPreferencesWindow *dag_preferences_window_new (GtkWindow         *parent,
                                                  DagConnectSession *session)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
