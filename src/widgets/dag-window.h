/* dag-window.h - the main window: sidebar, pages, notices
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-application.h"
#include "dag-page.h"

G_BEGIN_DECLS

/**
 * DagWindow:
 *
 * Shows the sidebar and its pages while the dashboard has a source, and the welcome page
 * over the whole window while it has none.
 */
#define DAG_TYPE_WINDOW (dag_window_get_type ())
G_DECLARE_FINAL_TYPE (DagWindow, dag_window, DAG, WINDOW, AdwApplicationWindow)

DagWindow  *dag_window_new           (DagApplication *application) G_GNUC_WARN_UNUSED_RESULT;

DagPage    *dag_window_get_page      (DagWindow  *self,
                                      const char *name);
const char *dag_window_get_page_name (DagWindow *self);
void        dag_window_show_page     (DagWindow  *self,
                                      const char *name,
                                      const char *id);

G_END_DECLS
