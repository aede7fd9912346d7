/* dag-round-card.h - how busy it feels: answers are given, a figure of the team comes out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_ROUND_CARD (dag_round_card_get_type ())
G_DECLARE_FINAL_TYPE (DagRoundCard, dag_round_card, DAG, ROUND_CARD, AdwBin)

GtkWidget *dag_round_card_new (DagStandupDesk *desk,
                               DagBoardEntry  *topic) G_GNUC_WARN_UNUSED_RESULT;
gboolean   dag_round_card_grab (DagRoundCard *self);

G_END_DECLS
