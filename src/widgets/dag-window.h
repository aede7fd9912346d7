/* dag-window.h - the main window: sidebar, pages, notices
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-application.h"

G_BEGIN_DECLS

#define DAG_TYPE_WINDOW (dag_window_get_type ())
G_DECLARE_FINAL_TYPE (DagWindow, dag_window, DAG, WINDOW, AdwApplicationWindow)

DagWindow *dag_window_new (DagApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
