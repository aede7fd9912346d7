/* dag-words-day.c - days and moments of other days as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-day.h"

#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
/* A longest day, with its hour that comes twice. */
#define DAY_US (26 * HOUR_US)
#define WEEK_US (8 * 24 * HOUR_US)

static char *
format (int64_t     time_us,
        GTimeZone  *zone,
        const char *pattern)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) there = NULL;

  if (dag_time_is_known (time_us))
    utc = g_date_time_new_from_unix_utc (time_us / DAG_USEC_PER_SEC);
  if (utc == NULL)
    return g_strdup (DAG_WORDS_UNKNOWN);
  there = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (there, pattern);
}

/**
 * dag_words_day:
 * @time_us: microseconds since 1970, UTC
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "Monday 23 November 2026" in @zone, or a dash
 */
char *
dag_words_day (int64_t    time_us,
               GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  /* Translators: a day in full, for g_date_time_format() */
  return format (time_us, zone, _ ("%A %-d %B %Y"));
}

/**
 * dag_words_tick:
 * @time_us: microseconds since 1970, UTC
 * @span_us: how much time the axis shows
 * @zone: the centre's zone
 *
 * Returns: (transfer full): the label of a mark of a time axis: "14:00", "Mon 23" where
 *   days are marked, "23 Nov" where weeks are
 */
char *
dag_words_tick (int64_t    time_us,
                int64_t    span_us,
                GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  if (span_us <= DAY_US)
    return dag_words_clock (time_us, zone);
  if (span_us <= WEEK_US)
    /* Translators: short weekday and day of the month, for g_date_time_format() */
    return format (time_us, zone, _ ("%a %-d"));
  /* Translators: day and short month, for g_date_time_format() */
  return format (time_us, zone, _ ("%-d %b"));
}

/**
 * dag_words_moment:
 * @time_us: microseconds since 1970, UTC
 * @span_us: how much time it is a moment of
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "14:20" where no other day is meant, else "Mon 23 Nov 14:20"
 */
char *
dag_words_moment (int64_t    time_us,
                  int64_t    span_us,
                  GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  if (span_us <= DAY_US)
    return dag_words_clock (time_us, zone);
  /* Translators: a moment of another day, for g_date_time_format() */
  return format (time_us, zone, _ ("%a %-d %b %H:%M"));
}
