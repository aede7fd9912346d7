/* dag-look-back.h - asks the source for the day before, where nobody watched it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-backfill.h"

G_BEGIN_DECLS

/* Of more people than that, what came in is read of a day nobody watched, and no more. */
#define DAG_LOOK_BACK_MOST_PEOPLE 2000

/**
 * DagLookBack:
 *
 * Once after a start, when the day so far is known: goes back, day by day, to the last one
 * on which there was work, and asks the source for what the history does not hold of it, so
 * that the stand-up can tell of a day on which the program was closed. What it learns is
 * given to the history by the backfill, which says so.
 */
#define DAG_TYPE_LOOK_BACK (dag_look_back_get_type ())
G_DECLARE_FINAL_TYPE (DagLookBack, dag_look_back, DAG, LOOK_BACK, GObject)

DagLookBack *dag_look_back_new    (DagConnector *connector,
                                   DagHistory   *history,
                                   DagBackfill  *backfill) G_GNUC_WARN_UNUSED_RESULT;
void         dag_look_back_follow (DagLookBack *self,
                                   DagSnapshot *snapshot,
                                   gboolean     with_people);
void         dag_look_back_stop   (DagLookBack *self);

G_END_DECLS
