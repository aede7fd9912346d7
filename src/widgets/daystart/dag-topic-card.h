/* dag-topic-card.h - one topic of the agenda: what is known, what is said, how long it takes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_TOPIC_CARD (dag_topic_card_get_type ())
G_DECLARE_FINAL_TYPE (DagTopicCard, dag_topic_card, DAG, TOPIC_CARD, AdwBin)

GtkWidget     *dag_topic_card_new         (DagStandupDesk *desk,
                                           DagBoardEntry  *topic) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry *dag_topic_card_get_topic   (DagTopicCard *self);
void           dag_topic_card_set_extra   (DagTopicCard *self,
                                           GtkWidget    *extra);
void           dag_topic_card_grab_entry  (DagTopicCard *self);
void           dag_topic_card_update      (DagTopicCard *self);

G_END_DECLS
