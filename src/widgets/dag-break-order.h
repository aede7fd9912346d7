/* dag-break-order.h - the order of the lanes: who may need care first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-lane.h"

G_BEGIN_DECLS

void dag_break_order_rank    (gconstpointer record,
                              DagRank      *rank,
                              gpointer      user_data);
int  dag_break_order_compare (gconstpointer a,
                              gconstpointer b,
                              gpointer      user_data);

G_END_DECLS
