/* dag-overview-page.h - is it bad now, and who needs me: the page that is looked at most
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_OVERVIEW_PAGE (dag_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (DagOverviewPage, dag_overview_page, DAG, OVERVIEW_PAGE, DagPage)

G_END_DECLS
