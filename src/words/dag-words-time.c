/* dag-words-time.c - durations, ages and times of day as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-time.h"

#include "dag-words-number.h"

#include <glib/gi18n-lib.h>

/* Whole seconds, so that 59.9 s reads 0:59 and never 0:60. */
static int64_t
whole_seconds (double seconds)
{
  return seconds > 1e12 ? (int64_t) 1e12 : (int64_t) seconds;
}

/**
 * dag_words_duration:
 * @seconds: how long, or below zero where it is not known
 *
 * Returns: (transfer full): "0:42", "12:05", from an hour on "2 h 10", or a dash
 */
char *
dag_words_duration (double seconds)
{
  int64_t whole;

  if (!dag_seconds_is_known (seconds))
    return g_strdup (DAG_WORDS_UNKNOWN);
  whole = whole_seconds (seconds);
  if (whole < 3600)
    return g_strdup_printf ("%d:%02d", (int) (whole / 60), (int) (whole % 60));
  /* Translators: hours and minutes, short, as in "2 h 10"; no-break spaces */
  return g_strdup_printf (_ ("%d h %02d"), (int) (whole / 3600), (int) (whole / 60 % 60));
}

/**
 * dag_words_duration_spoken:
 * @seconds: how long, or below zero where it is not known
 *
 * For a screen reader and for prose, where "0:42" is read as a time of day.
 *
 * Returns: (transfer full): "42 seconds", "12 minutes", "2 hours 10 minutes", "unknown"
 */
char *
dag_words_duration_spoken (double seconds)
{
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;
  int64_t whole;
  gulong h;
  gulong m;

  if (!dag_seconds_is_known (seconds))
    return g_strdup (_ ("unknown"));
  whole = whole_seconds (seconds);
  if (whole < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d second", "%d seconds",
                                         (gulong) whole),
                            (int) whole);
  h = (gulong) (whole / 3600);
  m = (gulong) (whole / 60 % 60);
  minutes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", m), (int) m);
  if (h == 0)
    return g_steal_pointer (&minutes);
  hours = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", h), (int) h);
  if (m == 0)
    return g_steal_pointer (&hours);
  /* Translators: hours, minutes: "2 hours 10 minutes" */
  return g_strdup_printf (C_ ("duration", "%s %s"), hours, minutes);
}

/**
 * dag_words_age:
 * @seconds: how long ago, or below zero where it is not known
 *
 * Returns: (transfer full): "4 s ago", "3 min ago", "2 h 10 ago", or a dash
 */
char *
dag_words_age (double seconds)
{
  g_autofree char *duration = NULL;
  int64_t whole;

  if (!dag_seconds_is_known (seconds))
    return g_strdup (DAG_WORDS_UNKNOWN);
  whole = whole_seconds (seconds);
  if (whole < 60)
    return g_strdup_printf (_ ("%d s ago"), (int) whole);
  if (whole < 3600)
    return g_strdup_printf (_ ("%d min ago"), (int) (whole / 60));
  duration = dag_words_duration (seconds);
  /* Translators: an age of an hour or more, "2 h 10 ago" */
  return g_strdup_printf (_ ("%s ago"), duration);
}

/**
 * dag_words_clock:
 * @time_us: microseconds since 1970, UTC
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "14:02" in @zone, or a dash
 */
char *
dag_words_clock (int64_t    time_us,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  if (!dag_time_is_known (time_us))
    return g_strdup (DAG_WORDS_UNKNOWN);
  utc = g_date_time_new_from_unix_utc (time_us / DAG_USEC_PER_SEC);
  if (utc == NULL)
    return g_strdup (DAG_WORDS_UNKNOWN);
  there = g_date_time_to_timezone (utc, zone);
  /* Translators: a time of day, for g_date_time_format() */
  return g_date_time_format (there, _ ("%H:%M"));
}

/**
 * dag_words_since:
 * @time_us: microseconds since 1970, UTC
 * @zone: the centre's zone
 * @at_least: whether it was worked out here and may have begun earlier
 *
 * Returns: (transfer full): "since 14:02", or "since 14:02 at least"
 */
char *
dag_words_since (int64_t    time_us,
                 GTimeZone *zone,
                 gboolean   at_least)
{
  g_autofree char *clock = dag_words_clock (time_us, zone);

  return g_strdup_printf (at_least ? _ ("since %s at least") : _ ("since %s"), clock);
}
