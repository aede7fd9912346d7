/* dag-change-finder-private.h - the inside of the change finder, for what it tells of people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-change-finder.h"
#include "dag-totals.h"

G_BEGIN_DECLS

#define WINDOW_US (DAG_CHANGE_WINDOW_S * DAG_USEC_PER_SEC)
#define BREATHER_US (DAG_BREATHER_S * DAG_USEC_PER_SEC)

struct _DagChangeFinder
{
  DagMemoryHistory *history;
  DagSnapshot *last;       /* (nullable) */
  int64_t first_at_us;     /* when the watching began */
  DagServiceLevelKind level_kind;
  GArray *levels;          /* of Level, oldest first: the service level of each answer */
  GPtrArray *events;       /* of DagChange, oldest first */
  GPtrArray *past;         /* the same, of before the watching began */
  GHashTable *on_break;    /* id of an agent → DagChange: the break under way */
  GHashTable *activities;  /* id of a queue → Activity */
};

/* The newest changes that are kept, in whatever list; in a big centre the last minutes. */
#define MAX_EVENTS 256

/* Takes @change. */
void dag_change_finder_add_event      (DagChangeFinder *self,
                                       DagChange       *change);

/* People: the first answer, each later one, and what is under way. */
void dag_change_finder_begin_people   (DagChangeFinder *self,
                                       DagSnapshot     *snapshot);
void dag_change_finder_compare_people (DagChangeFinder *self,
                                       DagSnapshot     *snapshot);
void dag_change_finder_find_breaks    (DagChangeFinder *self,
                                       DagSnapshot     *snapshot,
                                       GPtrArray       *found);

G_END_DECLS
