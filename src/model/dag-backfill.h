/* dag-backfill.h - asks the source for what happened before we watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"
#include "dag-history.h"

G_BEGIN_DECLS

/**
 * DagBackfill:
 *
 * With the first answer, and again after a time without answers, reads the changes of
 * state and the intervals of the day so far, and every quarter of an hour the intervals
 * that ended. It feeds them to the history in pieces, so that the screen never waits. A
 * source that cannot tell is not asked again; other trouble is tried a few times.
 *
 * Signal: "learnt": the history knows more about the past now.
 */
#define DAG_TYPE_BACKFILL (dag_backfill_get_type ())
G_DECLARE_FINAL_TYPE (DagBackfill, dag_backfill, DAG, BACKFILL, GObject)

DagBackfill *dag_backfill_new    (DagConnector *connector,
                                  DagHistory   *history) G_GNUC_WARN_UNUSED_RESULT;
void         dag_backfill_follow (DagBackfill *self,
                                  DagSnapshot *snapshot,
                                  gboolean     had_gap);
void         dag_backfill_take   (DagBackfill *self,
                                  GPtrArray   *records,
                                  gboolean     are_changes);
void         dag_backfill_stop   (DagBackfill *self);
gboolean     dag_backfill_is_busy (DagBackfill *self);

G_END_DECLS
