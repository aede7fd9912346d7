/* dag-slot-private.h - what the slot model and its slots tell each other
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-slot-model.h"

G_BEGIN_DECLS

DagSlot *dag_slot_new               (DagSlotModel         *model,
                                     const DagRecordClass *record_class,
                                     guint                 position);
void     dag_slot_detach            (DagSlot *self);
void     dag_slot_show              (DagSlot  *self,
                                     gpointer  record,
                                     gboolean  emit);

DagSlot *dag_slot_model_dup_slot    (DagSlotModel *self,
                                     guint         position);
void     dag_slot_model_forget_slot (DagSlotModel *self,
                                     guint         position);

G_END_DECLS
