/* dag-agent-columns.h - the columns of the Team page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-glance.h"
#include "dag-rows.h"
#include "dag-table.h"
#include "dag-track.h"

G_BEGIN_DECLS

/* Records are DagAgentRow, the context is a DagGlance. No column sorts by contacts, load
 * or talk time: people are not scored. */
extern const DagColumn dag_agent_columns[];
extern const guint dag_n_agent_columns;
extern const DagColumnCaveat dag_agent_columns_age;

int         dag_agent_columns_compare  (gconstpointer a,
                                        gconstpointer b,
                                        gpointer      context);
void        dag_agent_columns_rank     (gconstpointer record,
                                        guint64       rank[2]);
gboolean    dag_agent_columns_match    (gconstpointer record,
                                        const char   *needle,
                                        gpointer      context);
char       *dag_agent_columns_describe (gconstpointer record,
                                        gpointer      context);

int64_t     dag_agent_row_get_stretch_start (const DagAgentRow *row,
                                             gboolean          *at_least);
char       *dag_agent_row_dup_name     (const DagAgentRow *row) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_agent_row_dup_state    (const DagAgentRow *row) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_agent_row_dup_reason   (const DagAgentRow *row,
                                        const DagGlance   *glance) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
