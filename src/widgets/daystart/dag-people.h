/* dag-people.h - the people of a team, as pickers and attendance list them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-words-name.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *name; /* fit to be shown */
  guint64 rank[DAG_WORDS_N_RANKS]; /* of the name: what they are sorted by first */
} DagPerson;

GPtrArray       *dag_people_list      (DagDashboard *dashboard,
                                       const char   *team_name) G_GNUC_WARN_UNUSED_RESULT;
const DagPerson *dag_people_find      (GPtrArray  *people,
                                       const char *id);
const DagPerson *dag_people_match     (GPtrArray  *people,
                                       const char *beginning);
gboolean         dag_people_equal     (GPtrArray *a,
                                       GPtrArray *b);

G_END_DECLS
