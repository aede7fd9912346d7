/* dag-slot-rows.h - the rows of a live table for a view: they come and go a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-slot-model.h"

G_BEGIN_DECLS

#define DAG_TYPE_SLOT_ROWS (dag_slot_rows_get_type ())
G_DECLARE_FINAL_TYPE (DagSlotRows, dag_slot_rows, DAG, SLOT_ROWS, GObject)

DagSlotRows *dag_slot_rows_new         (DagSlotModel *model) G_GNUC_WARN_UNUSED_RESULT;

void         dag_slot_rows_set_growing (DagSlotRows *self,
                                        gboolean     growing);

G_END_DECLS
