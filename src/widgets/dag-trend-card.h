/* dag-trend-card.h - waiting and staffed over two hours, a day, a week or a month
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-history.h"
#include "dag-trend-range.h"

G_BEGIN_DECLS

/**
 * DagTrendCard:
 *
 * A chart with a choice of how far back it looks. It reads the history again only when a
 * new point would show.
 */
#define DAG_TYPE_TREND_CARD (dag_trend_card_get_type ())
G_DECLARE_FINAL_TYPE (DagTrendCard, dag_trend_card, DAG, TREND_CARD, AdwBin)

void          dag_trend_card_set_subject     (DagTrendCard *self,
                                              DagHistory   *history,
                                              const char   *queue);
void          dag_trend_card_set_past        (DagTrendCard *self,
                                              gboolean      past);
void          dag_trend_card_set_placeholder (DagTrendCard *self,
                                              const char   *text);
void          dag_trend_card_update          (DagTrendCard *self,
                                              int64_t       now_us,
                                              GTimeZone    *zone);
void          dag_trend_card_set_range       (DagTrendCard *self,
                                              DagTrendRange range);
DagTrendRange dag_trend_card_get_range       (DagTrendCard *self);

G_END_DECLS
