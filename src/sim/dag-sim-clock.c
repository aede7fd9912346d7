/* dag-sim-clock.c - Dutch clock time without the machine's zone tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A container without tzdata must give the same history as a desktop with it, so the one
 * rule that is needed is written out: summer time from the last Sunday of March, 01:00
 * UTC, to the last Sunday of October, 01:00 UTC (Directive 2000/84/EC). */
#include "config.h"

#include "dag-sim-clock.h"

#include "dag-time.h"

#include <string.h>

typedef struct
{
  int year;
  int month;
  int day;
} Civil;

/* The inverse of dag_time_days_from_civil(), from the same source. */
static Civil
civil_from_days (int64_t days)
{
  int64_t z = days + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int64_t mp = (5 * doy + 2) / 153;
  int month = (int) (mp < 10 ? mp + 3 : mp - 9);

  return (Civil){ (int) (yoe + era * 400) + (month <= 2 ? 1 : 0), month,
                  (int) (doy - (153 * mp + 2) / 5 + 1) };
}

/* 0 is Sunday: 1970-01-01 was a Thursday. */
guint
dag_sim_clock_get_weekday (int64_t day)
{
  return (guint) (((day + 4) % 7 + 7) % 7);
}

/* 01:00 UTC on the last Sunday of a month of 31 days. */
static int64_t
last_sunday_ms (int year,
                int month)
{
  int64_t last = dag_time_days_from_civil (year, month, 31);

  return (last - dag_sim_clock_get_weekday (last)) * DAG_SIM_DAY_MS + DAG_SIM_HOUR_MS;
}

static int64_t
floor_div (int64_t a,
           int64_t b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/* Returns: what Dutch clocks are ahead of UTC */
int64_t
dag_sim_clock_get_offset_ms (int64_t time_ms)
{
  int year = civil_from_days (floor_div (time_ms, DAG_SIM_DAY_MS)).year;
  gboolean summer = time_ms >= last_sunday_ms (year, 3) && time_ms < last_sunday_ms (year, 10);

  return summer ? 2 * DAG_SIM_HOUR_MS : DAG_SIM_HOUR_MS;
}

int64_t
dag_sim_clock_get_day (int64_t time_ms)
{
  return floor_div (time_ms + dag_sim_clock_get_offset_ms (time_ms), DAG_SIM_DAY_MS);
}

int64_t
dag_sim_clock_get_midnight (int64_t day)
{
  return dag_sim_clock_at (day, 0);
}

/**
 * dag_sim_clock_at:
 * @minute_of_day: 0 is midnight; 1440 and more is the next day
 *
 * Returns: when Dutch clocks show that time. Of the hour that comes twice the first is
 * meant; the hour that is skipped counts on from before.
 */
int64_t
dag_sim_clock_at (int64_t day,
                  int     minute_of_day)
{
  int64_t local_ms = day * DAG_SIM_DAY_MS + minute_of_day * DAG_SIM_MINUTE_MS;
  int64_t early = local_ms - 2 * DAG_SIM_HOUR_MS;

  if (dag_sim_clock_get_offset_ms (early) == 2 * DAG_SIM_HOUR_MS)
    return early;
  return local_ms - DAG_SIM_HOUR_MS;
}

static void
append_digits (GString *text,
               int64_t  value,
               int      n)
{
  char digits[8];

  for (int i = n - 1; i >= 0; i--)
    {
      digits[i] = (char) ('0' + value % 10);
      value /= 10;
    }
  g_string_append_len (text, digits, n);
}

/* Appends "2026-11-23". */
void
dag_sim_clock_append_day (GString *text,
                          int64_t  day)
{
  Civil civil = civil_from_days (day);

  append_digits (text, civil.year, 4);
  g_string_append_c (text, '-');
  append_digits (text, civil.month, 2);
  g_string_append_c (text, '-');
  append_digits (text, civil.day, 2);
}

/* Appends "2026-11-23T10:15:03.250+01:00". */
void
dag_sim_clock_append_time (GString *text,
                           int64_t  time_ms)
{
  int64_t offset = dag_sim_clock_get_offset_ms (time_ms);
  int64_t local = time_ms + offset;
  int64_t day = floor_div (local, DAG_SIM_DAY_MS);
  int64_t rest = local - day * DAG_SIM_DAY_MS;

  dag_sim_clock_append_day (text, day);
  g_string_append_c (text, 'T');
  append_digits (text, rest / DAG_SIM_HOUR_MS, 2);
  g_string_append_c (text, ':');
  append_digits (text, rest / DAG_SIM_MINUTE_MS % 60, 2);
  g_string_append_c (text, ':');
  append_digits (text, rest / 1000 % 60, 2);
  g_string_append_c (text, '.');
  append_digits (text, rest % 1000, 3);
  g_string_append_c (text, '+');
  append_digits (text, offset / DAG_SIM_HOUR_MS, 2);
  g_string_append (text, ":00");
}

static gboolean
read_digits (const char *text,
             int         n,
             int        *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * dag_sim_clock_parse_day:
 * @text: "2026-11-23"
 *
 * Returns: whether it is a day
 */
gboolean
dag_sim_clock_parse_day (const char *text,
                         int64_t    *day)
{
  int year, month, dom;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month)
      || !read_digits (text + 8, 2, &dom) || year < 1971
      || !g_date_valid_dmy ((GDateDay) dom, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *day = dag_time_days_from_civil (year, month, dom);
  return TRUE;
}

/**
 * dag_sim_clock_parse_time:
 * @text: "10:15", "2026-11-23T10:15" (both Dutch clock time) or a full RFC 3339 time
 * @today: the day that is meant where @text has none
 *
 * Returns: whether it is a time
 */
gboolean
dag_sim_clock_parse_time (const char *text,
                          int64_t     today,
                          int64_t    *time_ms)
{
  size_t length = strlen (text);
  int64_t day = today;
  int64_t time_us;
  int hour, minute;

  if (length > 16)
    {
      if (!dag_time_parse_rfc3339 (text, -1, &time_us))
        return FALSE;
      *time_ms = time_us / 1000;
      return TRUE;
    }
  if (length == 16 && text[10] == 'T')
    {
      g_autofree char *date = g_strndup (text, 10);

      if (!dag_sim_clock_parse_day (date, &day))
        return FALSE;
      text += 11;
    }
  if (strlen (text) != 5 || text[2] != ':' || !read_digits (text, 2, &hour)
      || !read_digits (text + 3, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;
  *time_ms = dag_sim_clock_at (day, hour * 60 + minute);
  return TRUE;
}
