/* dag-recorder.h - turns answers of the source into rows of the database, on the worker thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-database.h"
#include "dag-history.h"

G_BEGIN_DECLS

/**
 * DagRecorder:
 *
 * Remembers the hour that is under way: the last row of each queue and the latest changes of
 * each agent. Every poll becomes one journal row with what changed; when the hour is over
 * it becomes one blob for each queue and each agent. All but new, ref and unref run in jobs
 * of one store.
 */
typedef struct _DagRecorder DagRecorder;

DagRecorder *dag_recorder_new           (void) G_GNUC_WARN_UNUSED_RESULT;
DagRecorder *dag_recorder_ref           (DagRecorder *self);
void         dag_recorder_unref         (DagRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagRecorder, dag_recorder_unref)

gboolean     dag_recorder_load          (DagRecorder  *self,
                                         DagDatabase  *database,
                                         GError      **error);
gboolean     dag_recorder_record        (DagRecorder  *self,
                                         DagDatabase  *database,
                                         DagSnapshot  *snapshot,
                                         double        gap_s,
                                         gboolean      with_people,
                                         GError      **error);
gboolean     dag_recorder_add_changes   (DagRecorder  *self,
                                         DagDatabase  *database,
                                         GPtrArray    *changes,
                                         GError      **error);
gboolean     dag_recorder_add_intervals (DagRecorder  *self,
                                         DagDatabase  *database,
                                         GPtrArray    *intervals,
                                         GError      **error);
gboolean     dag_recorder_rewind        (DagRecorder  *self,
                                         DagDatabase  *database,
                                         int64_t       from_us,
                                         GError      **error);

G_END_DECLS
