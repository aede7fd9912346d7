/* dag-team-page.h - the Team page: a table of people, and one person's day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-table-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_TEAM_PAGE (dag_team_page_get_type ())
G_DECLARE_FINAL_TYPE (DagTeamPage, dag_team_page, DAG, TEAM_PAGE, DagTablePage)

DagPage *dag_team_page_new        (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

gboolean dag_team_page_mark_heavy (DagTeamPage *self);

G_END_DECLS
