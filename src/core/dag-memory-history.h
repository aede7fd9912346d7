/* dag-memory-history.h - a bounded history of the day in memory, filled by polls and by backfill
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"
#include "dag-track.h"

G_BEGIN_DECLS

/**
 * DagMemoryHistory:
 *
 * Keeps: the centre's figures at every poll (a day, at most %DAG_MEMORY_MAX_SAMPLES); each
 * queue's by the minute (a day, fewer where there are very many queues); what ended in
 * each queue by the quarter of an hour (from the source, else from its counters); and
 * every change of state of every agent, for a shift. All times are the source's clock.
 * Main thread only; one that nobody else knows of may be filled on another thread.
 */
#define DAG_TYPE_MEMORY_HISTORY (dag_memory_history_get_type ())
G_DECLARE_FINAL_TYPE (DagMemoryHistory, dag_memory_history, DAG, MEMORY_HISTORY, GObject)

#define DAG_MEMORY_MAX_SAMPLES 20000
#define DAG_MEMORY_INTERVAL_MINUTES 15

DagMemoryHistory *dag_memory_history_new       (void) G_GNUC_WARN_UNUSED_RESULT;

void              dag_memory_history_set_gap_s (DagMemoryHistory *self,
                                                double            gap_s);
double            dag_memory_history_get_gap_s (DagMemoryHistory *self);
void              dag_memory_history_rewind    (DagMemoryHistory *self,
                                                int64_t           from_us);

void              dag_memory_history_set_restricted (DagMemoryHistory *self,
                                                     GHashTable       *ids);
gboolean          dag_memory_history_is_restricted  (DagMemoryHistory *self,
                                                     const char       *agent);
GHashTable       *dag_memory_history_get_restricted (DagMemoryHistory *self);

guint             dag_memory_history_get_revision (DagMemoryHistory *self);
const DagTrack   *dag_memory_history_get_track (DagMemoryHistory *self,
                                                const char       *agent);
const char       *dag_memory_history_get_reason (DagMemoryHistory *self,
                                                guint             number);
double            dag_memory_history_get_value (DagMemoryHistory *self,
                                                DagSeriesKind     kind,
                                                const char       *queue,
                                                int64_t           at_us);
void              dag_memory_history_take_over (DagMemoryHistory *self,
                                                DagMemoryHistory *other);

GArray           *dag_memory_history_read      (DagMemoryHistory *self,
                                                DagSeriesKind     kind,
                                                const char       *queue,
                                                int64_t           from_us,
                                                int64_t           to_us)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
