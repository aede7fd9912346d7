/* dag-queue-columns.h - the columns of the Queues page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-table.h"

G_BEGIN_DECLS

/* Records are DagQueueRow, the context is a DagGlance. */
extern const DagColumn dag_queue_columns[];
extern const guint dag_n_queue_columns;
extern const DagColumnCaveat dag_queue_columns_age;

int       dag_queue_columns_compare  (gconstpointer a,
                                      gconstpointer b,
                                      gpointer      context);
gboolean  dag_queue_columns_match    (gconstpointer record,
                                      const char   *needle,
                                      gpointer      context);
char     *dag_queue_columns_describe (gconstpointer record,
                                      gpointer      context);

G_END_DECLS
