/* dag-tables-inside.h - what the tables keep of each person and each queue
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-tables-private.h"

G_BEGIN_DECLS

typedef struct
{
  DagAgentRow *row;
  int64_t measured_at_us; /* the source's clock; NONE: due */
  int64_t vanished_at_us; /* NONE: it is there */
  guint generation;
} DagTablesAgent;

typedef struct
{
  DagQueueRow *row;
  char *name;
  guint generation;
} DagTablesQueue;

struct _DagTables
{
  DagMemoryHistory *history;
  DagSlotModel *queues;
  DagSlotModel *agents;
  GHashTable *queue_entries; /* id → DagTablesQueue */
  GHashTable *agent_entries; /* id → DagTablesAgent */
  GPtrArray *agent_order;    /* of DagTablesAgent, as in the last answer, then the vanished */
  DagServiceLevelKind kind;
  int64_t now_us;
  guint generation;
  guint n_vanished;
  gboolean kind_changed;
  guint cursor; /* of the next agent to be measured */
  GPtrArray *changed;   /* of DagTablesAgent: those with another row since they were shown */
  gboolean all_changed; /* somebody came or went */
  guint teams_revision; /* counts up where somebody may be in another team than before */

  DagSnapshot *snapshot; /* (nullable): whose rows are being made */
  GPtrArray *next_order; /* (nullable): of DagTablesAgent, those that are */
  gboolean renamed;
};

void     dag_tables_free_queue       (gpointer memory);
gboolean dag_tables_apply_queues     (DagTables   *self,
                                      DagSnapshot *snapshot);
void     dag_tables_age_queues       (DagTables *self);
char    *dag_tables_join_queue_names (DagTables            *self,
                                      const DagAgentSample *sample);

G_END_DECLS
