/* dag-value.h - numbers that may be missing: absence is never zero
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every count is an int64_t ≥ 0, every duration a double of seconds ≥ 0, every share a
 * double 0…1, every wall-clock time an int64_t of microseconds since 1970 (UTC). Two
 * values below zero are set apart. All rules test with the _is_known() functions and
 * never compare with the sentinels by themselves. */

#define DAG_COUNT_ABSENT ((int64_t) -1)  /* the source cannot supply it */
#define DAG_COUNT_UNKNOWN ((int64_t) -2) /* the source cannot know it just now (null) */
#define DAG_SECONDS_ABSENT (-1.0)
#define DAG_SECONDS_UNKNOWN (-2.0)
#define DAG_SHARE_ABSENT (-1.0)
#define DAG_TIME_NONE ((int64_t) 0)

#define DAG_USEC_PER_SEC ((int64_t) 1000000)

static inline gboolean
dag_count_is_known (int64_t count)
{
  return count >= 0;
}

static inline gboolean
dag_seconds_is_known (double seconds)
{
  return seconds >= 0.0;
}

static inline gboolean
dag_share_is_known (double share)
{
  return share >= 0.0;
}

static inline gboolean
dag_time_is_known (int64_t time_us)
{
  return time_us != DAG_TIME_NONE;
}

G_END_DECLS
