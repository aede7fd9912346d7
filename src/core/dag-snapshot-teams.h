/* dag-snapshot-teams.h - a picture without persons, and its people counted by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* A smaller group is not told of: its figures would be those of persons. */
#define DAG_LEAST_GROUP 5

DagSnapshot *dag_snapshot_without_people (DagSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* The people of one team, or of all small teams together. */
typedef struct
{
  char *name; /* (nullable): people whose team is not known, or with @n_teams of those too small */
  guint n_teams;
  guint n_people;
  gboolean told; /* it is large enough for the rest to be filled in */
  int64_t by_state[DAG_N_STATES];
} DagTeamCount;

GPtrArray   *dag_snapshot_count_teams    (const DagSnapshot *snapshot)
                                          G_GNUC_WARN_UNUSED_RESULT;
void         dag_team_count_free         (DagTeamCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagTeamCount, dag_team_count_free)

G_END_DECLS
