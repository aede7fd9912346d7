/* dag-break-card.h - one person's breaks in a few words: verdict, rule, credit, what is planned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-break-live.h"

G_BEGIN_DECLS

#define DAG_TYPE_BREAK_CARD (dag_break_card_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakCard, dag_break_card, DAG, BREAK_CARD, AdwBin)

void dag_break_card_show (DagBreakCard *self,
                          DagBreakLive *breaks,
                          const char   *agent,
                          int64_t       now_us,
                          GTimeZone    *zone);

G_END_DECLS
