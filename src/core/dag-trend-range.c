/* dag-trend-range.c - how far back a trend looks: two hours, a day, a week, a month
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-trend-range.h"

#include "dag-time.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)

/* The midnight that began the day so many days ago; days have 23 to 25 hours (F-C02). */
static int64_t
find_midnight_before (int64_t    midnight_us,
                      guint      n_days,
                      GTimeZone *zone)
{
  for (guint i = 0; i < n_days; i++)
    midnight_us = dag_time_start_of_day (midnight_us - 1, zone);
  return midnight_us;
}

/**
 * dag_trend_range_get_bounds:
 * @range: how far back
 * @now_us: microseconds since 1970
 * @zone: the centre's zone
 * @from_us: (out): the left edge
 * @to_us: (out): the right edge
 */
void
dag_trend_range_get_bounds (DagTrendRange  range,
                            int64_t        now_us,
                            GTimeZone     *zone,
                            int64_t       *from_us,
                            int64_t       *to_us)
{
  int64_t midnight_us = dag_time_start_of_day (now_us, zone);

  *to_us = dag_time_end_of_day (now_us, zone);
  switch (range)
    {
    case DAG_TREND_HOURS:
      *from_us = now_us - 2 * HOUR_US;
      *to_us = now_us;
      break;
    case DAG_TREND_DAY:
      *from_us = midnight_us;
      break;
    case DAG_TREND_WEEK:
      *from_us = find_midnight_before (midnight_us, 6, zone);
      break;
    case DAG_TREND_MONTH:
      *from_us = find_midnight_before (midnight_us, 30, zone);
      break;
    }
}

/**
 * dag_trend_range_get_pace_us:
 * @range: how far back
 *
 * Returns: after how long it is worth to read the figures again: about a pixel later
 */
int64_t
dag_trend_range_get_pace_us (DagTrendRange range)
{
  static const int64_t paces_s[DAG_N_TREND_RANGES] = { 0, 60, 600, 1800 };

  return paces_s[range] * DAG_USEC_PER_SEC;
}
