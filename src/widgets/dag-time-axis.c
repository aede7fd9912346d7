/* dag-time-axis.c - where the marks of a time axis stand: the same rules on every page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-time-axis.h"

#include "dag-time.h"

#define USEC G_USEC_PER_SEC
/* What shows more is marked by its midnights. */
#define LONG_US ((int64_t) 36 * 3600 * USEC)

static const int steps_s[] = { 60,    120,   300,   600,   900,    1800,
                               3600,  7200,  10800, 21600, 43200,  86400 };

static int64_t
get_offset_us (GTimeZone *zone,
               int64_t    at_us)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at_us / USEC);

  return (int64_t) g_time_zone_get_offset (zone, interval) * USEC;
}

/* The first moment at or after @at_us that reads as a whole number of steps on a clock in
 * @zone; its offset is looked up anew, for summer time may begin in between. */
static int64_t
round_up (int64_t    at_us,
          int64_t    step_us,
          GTimeZone *zone)
{
  int64_t offset = get_offset_us (zone, at_us);
  int64_t there = at_us + offset;
  int64_t rest = there % step_us;
  int64_t up = rest == 0 ? at_us : at_us + step_us - rest;
  int64_t then = get_offset_us (zone, up);
  int64_t shift = offset - then;

  if ((up + then) % step_us == 0 || up + shift < at_us)
    return up;
  return up + shift;
}

/* Whether a mark of every @n_days stands at the day of @midnight_us: weeks begin on Monday,
 * so that the marks do not wander from day to day. */
static gboolean
is_marked (int64_t    midnight_us,
           guint      n_days,
           GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (midnight_us / USEC);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);

  if (n_days == 7)
    return g_date_time_get_day_of_week (there) == 1;
  return n_days == 1 || g_date_time_get_day_of_year (there) % (int) n_days == 0;
}

/* The midnights of every day, every second day or every Monday: days differ in length. */
static void
append_midnights (int64_t    from_us,
                  int64_t    to_us,
                  GTimeZone *zone,
                  guint      max_ticks,
                  GArray    *ticks)
{
  static const guint steps[] = { 1, 2, 7 };
  int64_t n_days = (to_us - from_us) / ((int64_t) 24 * 3600 * USEC);
  int64_t at_us = dag_time_start_of_day (from_us, zone);
  guint step = 0;

  while (step + 1 < G_N_ELEMENTS (steps) && n_days / steps[step] > (int64_t) max_ticks)
    step++;
  for (; at_us <= to_us; at_us = dag_time_end_of_day (at_us, zone))
    if (at_us >= from_us && is_marked (at_us, steps[step], zone))
      g_array_append_val (ticks, at_us);
}

/**
 * dag_time_axis_choose:
 * @from_us: the left edge, microseconds since 1970
 * @to_us: the right edge, later
 * @zone: the centre's zone: marks stand at round times of its clock
 * @max_ticks: how many labels there is room for
 *
 * Returns: (transfer full) (element-type int64_t): the times of the marks, oldest first
 */
GArray *
dag_time_axis_choose (int64_t    from_us,
                      int64_t    to_us,
                      GTimeZone *zone,
                      guint      max_ticks)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (int64_t));
  int64_t step_us = 0;

  g_return_val_if_fail (zone != NULL && to_us > from_us, ticks);

  if (to_us - from_us > LONG_US)
    {
      append_midnights (from_us, to_us, zone, MAX (max_ticks, 1), ticks);
      return ticks;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps_s); i++)
    {
      step_us = (int64_t) steps_s[i] * USEC;
      if ((to_us - from_us) / step_us <= (int64_t) MAX (max_ticks, 1))
        break;
    }
  for (int64_t at = round_up (from_us, step_us, zone); at <= to_us;
       at = round_up (at + 1, step_us, zone))
    g_array_append_val (ticks, at);
  return ticks;
}
