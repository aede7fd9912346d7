/* dag-tables-private.h - from answers to the records of the live tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-history.h"
#include "dag-rows.h"

G_BEGIN_DECLS

/* An agent that vanished from the answers stays in the table for so long, a queue so long. */
#define DAG_AGENT_KEEP_S 300
#define DAG_QUEUE_KEEP_S 3600

/**
 * DagTables:
 *
 * Keeps one row an agent and one a queue. A row that says the same stays the same object,
 * so that nothing is drawn or sorted for it; the figures that only time changes are
 * brought up to date a few at a time.
 */
typedef struct _DagTables DagTables;

DagTables    *dag_tables_new           (DagMemoryHistory *history) G_GNUC_WARN_UNUSED_RESULT;
void          dag_tables_free          (DagTables *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagTables, dag_tables_free)

DagSlotModel *dag_tables_get_queues    (DagTables *self);
DagSlotModel *dag_tables_get_agents    (DagTables *self);

void          dag_tables_begin         (DagTables           *self,
                                        DagSnapshot         *snapshot,
                                        DagServiceLevelKind  kind);
gboolean      dag_tables_continue      (DagTables *self,
                                        guint      max_agents);
void          dag_tables_forget_rows   (DagTables *self);
guint         dag_tables_get_n_vanished (DagTables *self);
guint         dag_tables_get_teams_revision (DagTables *self);

void          dag_tables_forget_figures (DagTables *self);
gboolean      dag_tables_measure_some  (DagTables *self,
                                        guint      max_agents);
void          dag_tables_begin_queues  (DagTables *self);
gboolean      dag_tables_continue_queues (DagTables *self,
                                          int64_t    until_us);
static inline void
dag_tables_publish_queues (DagTables *self)
{
  dag_tables_begin_queues (self);
  dag_tables_continue_queues (self, G_MAXINT64);
}

void          dag_tables_begin_to_publish (DagTables *self);
gboolean      dag_tables_publish_agents (DagTables *self,
                                         int64_t    until_us);

G_END_DECLS
