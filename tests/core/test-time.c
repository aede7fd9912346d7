/* test-time.c - times as they come over the wire: what is read, what is refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-time.h"

static void
test_accepts (void)
{
  static const struct
  {
    const char *text;
    int64_t time_us;
  } cases[] = {
    { "2026-11-23T10:15:03.250+01:00", G_GINT64_CONSTANT (1795425303250000) },
    { "2026-11-23T09:15:03Z", G_GINT64_CONSTANT (1795425303000000) },
    { "2026-11-23t09:15:03.1234567z", G_GINT64_CONSTANT (1795425303123456) },
    { "2024-02-29T00:00:00-00:30", G_GINT64_CONSTANT (1709166600000000) },
    { "2026-10-25T02:30:00+02:00", G_GINT64_CONSTANT (1792888200000000) },
    { "2026-10-25T02:30:00+01:00", G_GINT64_CONSTANT (1792891800000000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t time_us = 0;

      g_assert_true (dag_time_parse_rfc3339 (cases[i].text, -1, &time_us));
      g_assert_cmpint (time_us, ==, cases[i].time_us);
    }
}

/* F-C04 */
static void
test_refuses (void)
{
  static const char *const cases[] = {
    "",
    "2026-11-23T10:15:03",
    "2026-11-23 10:15:03Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T10:15:60Z",
    "2026-02-30T10:15:00Z",
    "2025-02-29T10:15:00Z",
    "2026-11-23T10:15:03.Z",
    "2026-11-23T10:15:03+0100",
    "2026-11-23T10:15:03+24:00",
    "2026-11-23T10:15:03Zx",
    "2026-11-23T10:15:0xZ",
    "1795424103",
    "1969-01-01T00:00:00Z",
    "0000-01-01T00:00:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t time_us = 0;

      g_test_message ("%s", cases[i]);
      g_assert_false (dag_time_parse_rfc3339 (cases[i], -1, &time_us));
    }
}

static void
test_writes (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autofree char *here = NULL;
  g_autofree char *utc = NULL;
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 ("2026-07-01T08:00:00.5Z", -1, &time_us));
  here = dag_time_format_rfc3339 (time_us, zone);
  utc = dag_time_format_rfc3339 (time_us, NULL);
  g_assert_cmpstr (here, ==, "2026-07-01T10:00:00.500+02:00");
  g_assert_cmpstr (utc, ==, "2026-07-01T08:00:00.500+00:00");
}

/* F-C02: the day with the missing hour and the day with the double one begin at midnight;
 * where midnight itself is missing or double, at the first moment of the day. */
static void
test_start_of_day (void)
{
  static const struct
  {
    const char *zone;
    const char *at;
    const char *midnight;
  } cases[] = {
    { "Europe/Amsterdam", "2026-03-29T12:00:00+02:00", "2026-03-29T00:00:00+01:00" },
    { "Europe/Amsterdam", "2026-10-25T02:30:00+02:00", "2026-10-25T00:00:00+02:00" },
    { "Europe/Amsterdam", "2026-10-25T02:30:00+01:00", "2026-10-25T00:00:00+02:00" },
    { "Europe/Amsterdam", "2026-10-25T12:00:00+01:00", "2026-10-25T00:00:00+02:00" },
    { "Europe/Amsterdam", "2026-11-23T00:00:00+01:00", "2026-11-23T00:00:00+01:00" },
    { "Europe/Amsterdam", "2026-11-22T23:59:59+01:00", "2026-11-22T00:00:00+01:00" },
    { "America/Havana", "2024-11-03T00:30:00-04:00", "2024-11-03T00:00:00-04:00" },
    { "America/Havana", "2024-11-03T00:30:00-05:00", "2024-11-03T00:00:00-04:00" },
    { "America/Havana", "2024-03-10T12:00:00-04:00", "2024-03-10T01:00:00-04:00" },
    { "Asia/Kathmandu", "2026-11-23T00:00:00+05:45", "2026-11-23T00:00:00+05:45" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      int64_t at = 0;
      int64_t midnight = 0;

      g_assert_true (dag_time_parse_rfc3339 (cases[i].at, -1, &at));
      g_assert_true (dag_time_parse_rfc3339 (cases[i].midnight, -1, &midnight));
      g_assert_cmpint (dag_time_start_of_day (at, zone), ==, midnight);
    }
}

/* F-C02: such a day has 23 or 25 hours, and every other 24. */
static void
test_length_of_day (void)
{
  static const struct
  {
    const char *noon;
    int hours;
  } cases[] = {
    { "2026-03-28T12:00:00+01:00", 24 }, { "2026-03-29T12:00:00+02:00", 23 },
    { "2026-03-30T12:00:00+02:00", 24 }, { "2026-10-24T12:00:00+02:00", 24 },
    { "2026-10-25T12:00:00+01:00", 25 }, { "2026-10-26T12:00:00+01:00", 24 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const int64_t day_us = 24 * 3600 * DAG_USEC_PER_SEC;
      int64_t noon = 0;

      g_assert_true (dag_time_parse_rfc3339 (cases[i].noon, -1, &noon));
      g_assert_cmpint (dag_time_start_of_day (noon + day_us, zone)
                           - dag_time_start_of_day (noon, zone),
                       ==, cases[i].hours * 3600 * DAG_USEC_PER_SEC);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/time/accepts", test_accepts);
  g_test_add_func ("/core/time/refuses", test_refuses);
  g_test_add_func ("/core/time/writes", test_writes);
  g_test_add_func ("/core/time/F-C02/start-of-day", test_start_of_day);
  g_test_add_func ("/core/time/F-C02/length-of-day", test_length_of_day);
  return g_test_run ();
}
