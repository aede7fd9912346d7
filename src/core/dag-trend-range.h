/* dag-trend-range.h - how far back a trend looks: two hours, a day, a week, a month
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_TREND_HOURS, /* the last two */
  DAG_TREND_DAY,   /* from midnight to midnight */
  DAG_TREND_WEEK,  /* seven days, the last of them today */
  DAG_TREND_MONTH, /* 31 days, the last of them today */
} DagTrendRange;
#define DAG_N_TREND_RANGES 4

void    dag_trend_range_get_bounds (DagTrendRange  range,
                                    int64_t        now_us,
                                    GTimeZone     *zone,
                                    int64_t       *from_us,
                                    int64_t       *to_us);
int64_t dag_trend_range_get_pace_us (DagTrendRange range);

G_END_DECLS
