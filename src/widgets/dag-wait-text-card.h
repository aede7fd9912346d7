/* dag-wait-text-card.h - what customers are told about the wait, ready to copy
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-wait-record.h"
#include "dag-wait-text.h"

G_BEGIN_DECLS

#define DAG_TYPE_WAIT_TEXT_CARD (dag_wait_text_card_get_type ())
G_DECLARE_FINAL_TYPE (DagWaitTextCard, dag_wait_text_card, DAG, WAIT_TEXT_CARD, AdwBin)

void        dag_wait_text_card_update      (DagWaitTextCard      *self,
                                            const DagQueueSample *queue,
                                            gboolean              old);
void        dag_wait_text_card_show_record (DagWaitTextCard      *self,
                                            gboolean              has_record,
                                            const DagWaitSummary *summary);
void        dag_wait_text_card_set_reason  (DagWaitTextCard *self,
                                            DagWaitReason    reason);
const char *dag_wait_text_card_get_dutch   (DagWaitTextCard *self);
const char *dag_wait_text_card_get_english (DagWaitTextCard *self);

G_END_DECLS
