/* dag-privacy-window.h - the sheet for a works council, and what one person may ask
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_PRIVACY_WINDOW (dag_privacy_window_get_type ())
G_DECLARE_FINAL_TYPE (DagPrivacyWindow, dag_privacy_window, DAG, PRIVACY_WINDOW, AdwWindow)

DagPrivacyWindow *dag_privacy_window_new (GtkWindow    *parent,
                                          DagDashboard *dashboard);

G_END_DECLS
