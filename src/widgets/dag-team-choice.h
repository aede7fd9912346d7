/* dag-team-choice.h - a filter by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* Hidden where there is no choice. Signal "changed": another team was chosen. */
#define DAG_TYPE_TEAM_CHOICE (dag_team_choice_get_type ())
G_DECLARE_FINAL_TYPE (DagTeamChoice, dag_team_choice, DAG, TEAM_CHOICE, AdwBin)

DagTeamChoice *dag_team_choice_new    (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean       dag_team_choice_update (DagTeamChoice *self,
                                       DagDashboard  *dashboard);
gboolean       dag_team_choice_passes (DagTeamChoice *self,
                                       const char    *team);
const char    *dag_team_choice_get_team (DagTeamChoice *self);
gboolean       dag_team_choice_select (DagTeamChoice *self,
                                       const char    *team);
void           dag_team_choice_clear  (DagTeamChoice *self);

G_END_DECLS
