/* dag-can-go-table.h - what it costs if one more person goes now, in ten, in twenty minutes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-can-go.h"

G_BEGIN_DECLS

#define DAG_TYPE_CAN_GO_TABLE (dag_can_go_table_get_type ())
G_DECLARE_FINAL_TYPE (DagCanGoTable, dag_can_go_table, DAG, CAN_GO_TABLE, AdwBin)

GtkWidget *dag_can_go_table_new  (void);
void       dag_can_go_table_show (DagCanGoTable        *self,
                                  const DagCanGoAnswer *answer);

G_END_DECLS
