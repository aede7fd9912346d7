/* test-time-axis.c - marks stand at round times of the centre's clock, summer time or not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-time-axis.h"

#include "dag-time.h"

#include <locale.h>

static void
check (const char *zone_name,
       const char *from,
       const char *to,
       guint       most,
       const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int64_t from_us;
  int64_t to_us;

  g_assert_nonnull (zone);
  g_assert_true (dag_time_parse_rfc3339 (from, -1, &from_us));
  g_assert_true (dag_time_parse_rfc3339 (to, -1, &to_us));
  ticks = dag_time_axis_choose (from_us, to_us, zone, most);
  for (guint i = 0; i < ticks->len; i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
          g_array_index (ticks, int64_t, i) / G_USEC_PER_SEC);
      g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);
      g_autofree char *clock = g_date_time_format (there, "%H:%M");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", clock);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_two_hours (void)
{
  check ("Europe/Amsterdam", "2026-11-23T10:07:12+01:00", "2026-11-23T12:07:12+01:00", 8,
         "10:15 10:30 10:45 11:00 11:15 11:30 11:45 12:00");
  check ("Europe/Amsterdam", "2026-11-23T10:07:12+01:00", "2026-11-23T12:07:12+01:00", 4,
         "10:30 11:00 11:30 12:00");
  check ("Europe/Amsterdam", "2026-11-23T10:07:12+01:00", "2026-11-23T12:07:12+01:00", 2,
         "11:00 12:00");
}

/* The marks are round there, not here: India lies half an hour off. */
static void
test_half_hour_zone (void)
{
  check ("Asia/Kolkata", "2026-11-23T04:10:00Z", "2026-11-23T08:10:00Z", 4,
         "10:00 11:00 12:00 13:00");
}

/* F-C: the clock skips 02:00 and repeats 02:00. */
static void
test_summer_time (void)
{
  check ("Europe/Amsterdam", "2026-03-29T00:30:00+01:00", "2026-03-29T05:30:00+02:00", 5,
         "01:00 03:00 04:00 05:00");
  check ("Europe/Amsterdam", "2026-10-25T00:30:00+02:00", "2026-10-25T04:30:00+01:00", 5,
         "01:00 02:00 02:00 03:00 04:00");
  check ("Europe/Amsterdam", "2026-03-28T22:00:00+01:00", "2026-03-29T13:00:00+02:00", 5,
         "00:00 03:00 06:00 09:00 12:00");
}

/* F-C02: a week over the change of summer time is marked at its midnights, a month at its
 * Mondays. */
static void
test_days (void)
{
  check ("Europe/Amsterdam", "2026-10-20T00:00:00+02:00", "2026-10-27T00:00:00+01:00", 8,
         "00:00 00:00 00:00 00:00 00:00 00:00 00:00 00:00");
  check ("Europe/Amsterdam", "2026-10-24T00:00:00+02:00", "2026-11-24T00:00:00+01:00", 8,
         "00:00 00:00 00:00 00:00 00:00");
}

/* F-C05: weeks begin on Monday in every locale, also in week 53 and after it. */
static void
test_week_53 (void)
{
  static const char *const locales[] = { "C", "nl_NL.UTF-8", "en_US.UTF-8", "he_IL.UTF-8" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  int64_t from_us = 0;
  int64_t to_us = 0;

  g_assert_true (dag_time_parse_rfc3339 ("2026-12-12T00:00:00+01:00", -1, &from_us));
  g_assert_true (dag_time_parse_rfc3339 ("2027-01-12T00:00:00+01:00", -1, &to_us));
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GArray) ticks = NULL;
      g_autoptr (GString) days = g_string_new (NULL);

      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue; /* not on this machine */
      ticks = dag_time_axis_choose (from_us, to_us, zone, 8);
      for (guint j = 0; j < ticks->len; j++)
        {
          g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
              g_array_index (ticks, int64_t, j) / DAG_USEC_PER_SEC);
          g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);

          g_string_append_printf (days, "%d-%d(%d) ", g_date_time_get_day_of_month (there),
                                  g_date_time_get_month (there),
                                  g_date_time_get_week_of_year (there));
        }
      setlocale (LC_ALL, "C");
      g_assert_cmpstr (days->str, ==, "14-12(51) 21-12(52) 28-12(53) 4-1(1) 11-1(2) ");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-axis/two-hours", test_two_hours);
  g_test_add_func ("/time-axis/half-hour-zone", test_half_hour_zone);
  g_test_add_func ("/time-axis/summer-time", test_summer_time);
  g_test_add_func ("/time-axis/F-C02/days", test_days);
  g_test_add_func ("/time-axis/F-C05/week-53", test_week_53);
  return g_test_run ();
}
