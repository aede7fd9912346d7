/* dag-team-breaks.h - what teams had in breaks on a past day, nobody named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

/* The people of one team, or of all small teams together, over one day. */
typedef struct
{
  char *name;       /* (nullable): team not known, or with @n_teams those too small */
  guint n_teams;
  guint n_people;   /* who worked that day */
  gboolean told;    /* they are enough for @break_s to be said */
  double break_s;   /* mean a person, pauses as the source tells them */
  gboolean tells_long; /* enough worked so long that they were owed a break */
  guint n_long;     /* who did */
  guint n_short;    /* who of them had less than was owed */
} DagTeamBreaks;

GPtrArray *dag_team_breaks_count (GPtrArray *totals) G_GNUC_WARN_UNUSED_RESULT;
void       dag_team_breaks_free  (DagTeamBreaks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagTeamBreaks, dag_team_breaks_free)

G_END_DECLS
