/* dag-table-export.h - what a table shows, as comma-separated values
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-table.h"

G_BEGIN_DECLS

void    dag_table_export_async  (DagTable            *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
GBytes *dag_table_export_finish (DagTable      *self,
                                 GAsyncResult  *result,
                                 GError       **error);

void    dag_table_offer_export  (DagTable  *self,
                                 int64_t    now_us,
                                 GTimeZone *zone);

G_END_DECLS
