/* dag-sidebar.h - the list of pages, and below it how the source is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagSidebar:
 *
 * Properties: "compact" (construct-only: icons alone), "pages" (GtkSelectionModel of
 * AdwViewStackPage: the selected one is the page that is seen, both ways), "dashboard".
 */
#define DAG_TYPE_SIDEBAR (dag_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DagSidebar, dag_sidebar, DAG, SIDEBAR, AdwBin)

void dag_sidebar_set_dashboard (DagSidebar   *self,
                                DagDashboard *dashboard);
void dag_sidebar_set_pages     (DagSidebar        *self,
                                GtkSelectionModel *pages);

G_END_DECLS
