/* dag-time.c - wall-clock times as they come over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-time.h"

#include <math.h>
#include <string.h>

/* Reads exactly @n digits at @text. */
static gboolean
read_digits (const char *text,
             int         n,
             int        *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
    }
  *value = sum;
  return TRUE;
}

/**
 * dag_time_days_from_civil:
 * @year: of the proleptic Gregorian calendar
 * @month: 1…12
 * @day: 1…31
 *
 * Hinnant, "chrono-compatible low-level date algorithms": no table, right for every year.
 *
 * Returns: days since 1970-01-01
 */
int64_t
dag_time_days_from_civil (int year,
                          int month,
                          int day)
{
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t yoe = y - era * 400;
  int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

  return era * 146097 + doe - 719468;
}

/* Reads "Z", "+hh:mm" or "-hh:mm" to the end of @text. */
static gboolean
read_offset (const char *text,
             size_t      length,
             int64_t    *offset_s)
{
  int hour;
  int minute;

  if (length == 1 && (text[0] == 'Z' || text[0] == 'z'))
    {
      *offset_s = 0;
      return TRUE;
    }
  if (length != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
    return FALSE;
  if (!read_digits (text + 1, 2, &hour) || !read_digits (text + 4, 2, &minute))
    return FALSE;
  if (hour > 23 || minute > 59)
    return FALSE;
  *offset_s = (text[0] == '-' ? -1 : 1) * (hour * 3600 + minute * 60);
  return TRUE;
}

/* Reads ".123…" (any number of digits, the first six count); returns bytes read. */
static size_t
read_fraction (const char *text,
               size_t      length,
               int64_t    *micros)
{
  size_t n = 1;
  int64_t scale = 100000;

  *micros = 0;
  if (length == 0 || text[0] != '.')
    return 0;
  for (; n < length && g_ascii_isdigit (text[n]); n++)
    {
      *micros += (text[n] - '0') * scale;
      scale /= 10;
    }
  return n;
}

/**
 * dag_time_parse_rfc3339:
 * @text: a time with an offset, "2026-11-23T10:15:03.250+01:00"; need not end with NUL
 * @length: its bytes, or -1
 * @time_us: (out): microseconds since 1970, UTC
 *
 * Strict where GDateTime is not: an offset is required, 24:00, a leap second and 30
 * February are refused (faults F-C04). Years 1971 to 9999, so the result is never
 * %DAG_TIME_NONE.
 *
 * Returns: whether @text is such a time
 */
gboolean
dag_time_parse_rfc3339 (const char *text,
                        gssize      length,
                        int64_t    *time_us)
{
  size_t n;
  int year, month, day, hour, minute, second;
  int64_t micros, offset_s;
  size_t used;

  g_return_val_if_fail (text != NULL && time_us != NULL, FALSE);

  n = length < 0 ? strlen (text) : (size_t) length;
  if (n < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':')
    return FALSE;
  if (text[10] != 'T' && text[10] != 't')
    return FALSE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month)
      || !read_digits (text + 8, 2, &day) || !read_digits (text + 11, 2, &hour)
      || !read_digits (text + 14, 2, &minute) || !read_digits (text + 17, 2, &second))
    return FALSE;
  if (year < 1971 || hour > 23 || minute > 59 || second > 59
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  used = 19 + read_fraction (text + 19, n - 19, &micros);
  if (used == 20 || !read_offset (text + used, n - used, &offset_s))
    return FALSE;
  *time_us = ((dag_time_days_from_civil (year, month, day) * 86400 + hour * 3600 + minute * 60
               + second)
              - offset_s)
                 * DAG_USEC_PER_SEC
             + micros;
  return TRUE;
}

/**
 * dag_time_format_rfc3339:
 * @time_us: microseconds since 1970, UTC
 * @zone: (nullable): the zone to write it in, or %NULL for UTC
 *
 * Returns: (transfer full): the time with milliseconds and its offset
 */
char *
dag_time_format_rfc3339 (int64_t    time_us,
                         GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *seconds = NULL;
  g_autofree char *offset = NULL;
  int64_t whole = time_us / DAG_USEC_PER_SEC;
  int64_t rest = time_us % DAG_USEC_PER_SEC;

  if (rest < 0)
    {
      whole--;
      rest += DAG_USEC_PER_SEC;
    }
  utc = g_date_time_new_from_unix_utc (whole);
  if (utc == NULL)
    return g_strdup ("");
  there = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  seconds = g_date_time_format (there, "%Y-%m-%dT%H:%M:%S");
  offset = g_date_time_format (there, "%:z");
  return g_strdup_printf ("%s.%03d%s", seconds, (int) (rest / 1000), offset);
}

/* Where the clocks are set back at midnight it comes twice, and GDateTime takes the
 * second; the day began with the first. */
static int64_t
find_first_reading_s (GTimeZone *zone,
                      int64_t    local_s,
                      int64_t    second_s)
{
  static const GTimeType types[] = { G_TIME_TYPE_STANDARD, G_TIME_TYPE_DAYLIGHT };
  int64_t first_s = second_s;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      int interval = g_time_zone_find_interval (zone, types[i], local_s);

      if (interval >= 0)
        first_s = MIN (first_s, local_s - g_time_zone_get_offset (zone, interval));
    }
  return first_s;
}

/**
 * dag_time_start_of_day:
 * @time_us: microseconds since 1970, UTC
 * @zone: the centre's zone
 *
 * Returns: the midnight in @zone that began the day of @time_us: the first where it comes
 *   twice, the first moment of the day where a change of summer time skips it
 */
int64_t
dag_time_start_of_day (int64_t    time_us,
                       GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) midnight = NULL;
  int year, month, day;

  g_return_val_if_fail (utc != NULL && zone != NULL, time_us);

  there = g_date_time_to_timezone (utc, zone);
  g_date_time_get_ymd (there, &year, &month, &day);
  midnight = g_date_time_new (zone, year, month, day, 0, 0, 0);
  return find_first_reading_s (zone, dag_time_days_from_civil (year, month, day) * 86400,
                               g_date_time_to_unix (midnight))
         * DAG_USEC_PER_SEC;
}

/**
 * dag_time_end_of_day:
 * @time_us: microseconds since 1970, UTC
 * @zone: the centre's zone
 *
 * Returns: the midnight in @zone that ends the day of @time_us, 23 to 25 hours after the
 *   one that began it
 */
int64_t
dag_time_end_of_day (int64_t    time_us,
                     GTimeZone *zone)
{
  int64_t noon_after_us = dag_time_start_of_day (time_us, zone) + 36 * 3600 * DAG_USEC_PER_SEC;

  return dag_time_start_of_day (noon_after_us, zone);
}
