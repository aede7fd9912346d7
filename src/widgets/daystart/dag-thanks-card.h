/* dag-thanks-card.h - a word of thanks as a picture, to be copied, saved or posted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-board-entry.h"

G_BEGIN_DECLS

#define DAG_TYPE_THANKS_CARD (dag_thanks_card_get_type ())
G_DECLARE_FINAL_TYPE (DagThanksCard, dag_thanks_card, DAG, THANKS_CARD, AdwWindow)

DagThanksCard *dag_thanks_card_new     (GtkWindow     *parent,
                                        DagBoardEntry *thanks) G_GNUC_WARN_UNUSED_RESULT;

GdkTexture    *dag_thanks_card_draw    (DagBoardEntry *thanks) G_GNUC_WARN_UNUSED_RESULT;
char          *dag_thanks_card_to_text (DagBoardEntry *thanks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
