/* test-time-axis.c - marks stand at round times of the centre's clock, summer time or not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-time-axis.h"

#include "dag-time.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-axis/two-hours", test_two_hours);
  g_test_add_func ("/time-axis/half-hour-zone", test_half_hour_zone);
  g_test_add_func ("/time-axis/summer-time", test_summer_time);
  g_test_add_func ("/time-axis/F-C02/days", test_days);
  return g_test_run ();
}
