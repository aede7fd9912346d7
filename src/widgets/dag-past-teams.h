/* dag-past-teams.h - the people of a past moment, counted by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagPastTeams:
 *
 * Teams of fewer than five people are told of together; nobody is named.
 */
#define DAG_TYPE_PAST_TEAMS (dag_past_teams_get_type ())
G_DECLARE_FINAL_TYPE (DagPastTeams, dag_past_teams, DAG, PAST_TEAMS, AdwBin)

void dag_past_teams_set_snapshot (DagPastTeams *self,
                                  DagSnapshot  *snapshot);

G_END_DECLS
