/* dag-break-keep.h - what the rules on breaks said of shifts that are over goes to the disk
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-live.h"
#include "dag-store-history.h"

G_BEGIN_DECLS

/**
 * DagBreakKeep:
 *
 * Follows a view on breaks, a few milliseconds at a time: a shift that ended is written with
 * what each rule said of it, and one in which a rule is broken beyond mending at once. What is
 * still under way when nobody watches any more is written as unknown. Main thread only.
 */
#define DAG_TYPE_BREAK_KEEP (dag_break_keep_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakKeep, dag_break_keep, DAG, BREAK_KEEP, GObject)

DagBreakKeep *dag_break_keep_new         (DagBreakLive *live) G_GNUC_WARN_UNUSED_RESULT;
void          dag_break_keep_set_history (DagBreakKeep    *self,
                                          DagStoreHistory *history);
gboolean      dag_break_keep_stop_some   (DagBreakKeep *self,
                                          int64_t       until_us);
void          dag_break_keep_stop        (DagBreakKeep *self);

G_END_DECLS
