/* dag-tally-card.h - questions counted by hand: a key, or a press, for each one heard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-question-watch.h"

G_BEGIN_DECLS

#define DAG_TYPE_TALLY_CARD (dag_tally_card_get_type ())
G_DECLARE_FINAL_TYPE (DagTallyCard, dag_tally_card, DAG, TALLY_CARD, AdwBin)

void     dag_tally_card_set_dashboard (DagTallyCard *self,
                                       DagDashboard *dashboard);
void     dag_tally_card_refresh       (DagTallyCard *self);
gboolean dag_tally_card_count         (DagTallyCard *self,
                                       guint         key);
gboolean dag_tally_card_grab          (DagTallyCard *self);

G_END_DECLS
