/* dag-outbox-list.h - what was to be posted and was not, and why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-board.h"

G_BEGIN_DECLS

#define DAG_TYPE_OUTBOX_LIST (dag_outbox_list_get_type ())
G_DECLARE_FINAL_TYPE (DagOutboxList, dag_outbox_list, DAG, OUTBOX_LIST, AdwBin)

void dag_outbox_list_set_board (DagOutboxList *self,
                                DagBoard      *board);

G_END_DECLS
