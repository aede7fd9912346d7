/* test-day.c - a day as segments: gaps, short pauses, breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day.h"

#define START DAG_USEC_PER_SEC * G_GINT64_CONSTANT (1795424400)
#define AT(minute) (START + (int64_t) (minute) * 60 * DAG_USEC_PER_SEC)

typedef struct
{
  int minute;
  DagAgentState state;
} Change;

static GArray *
segment (const Change *list,
         guint         n,
         int           now)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint i = 0; i < n; i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->at_us = AT (list[i].minute);
      change->state = list[i].state;
      g_ptr_array_add (changes, change);
    }
  return dag_day_new_segments (changes, AT (0), AT (now));
}

static void
assert_segments (GArray              *segments,
                 const DagDaySegment *wanted,
                 guint                n)
{
  g_assert_cmpuint (segments->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const DagDaySegment *found = &g_array_index (segments, DagDaySegment, i);

      g_assert_cmpint (found->kind, ==, wanted[i].kind);
      g_assert_cmpint (found->from_us, ==, wanted[i].from_us);
      g_assert_cmpint (found->to_us, ==, wanted[i].to_us);
    }
}

static void
test_gaps (void)
{
  static const Change list[] = { { 30, DAG_STATE_AVAILABLE },
                                 { 40, DAG_STATE_UNKNOWN },
                                 { 50, DAG_STATE_RINGING },
                                 { 51, DAG_STATE_ON_CONTACT } };
  static const DagDaySegment wanted[] = { { DAG_DAY_UNKNOWN, AT (0), AT (30) },
                                          { DAG_DAY_FREE, AT (30), AT (40) },
                                          { DAG_DAY_UNKNOWN, AT (40), AT (50) },
                                          { DAG_DAY_CONTACT, AT (50), AT (60) } };
  g_autoptr (GArray) segments = segment (list, G_N_ELEMENTS (list), 60);
  g_autoptr (GArray) nothing = segment (NULL, 0, 60);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *summary = dag_day_dup_summary (nothing, zone);

  assert_segments (segments, wanted, G_N_ELEMENTS (wanted));
  g_assert_cmpuint (nothing->len, ==, 1);
  g_assert_cmpint (g_array_index (nothing, DagDaySegment, 0).kind, ==, DAG_DAY_UNKNOWN);
  g_assert_cmpstr (summary, ==, "Nothing is known of this day yet");
}

/* A pause under five minutes is part of the work around it, and never listed. */
static void
test_short_pause (void)
{
  static const Change list[] = { { 0, DAG_STATE_ON_CONTACT },
                                 { 10, DAG_STATE_BREAK },
                                 { 14, DAG_STATE_ON_CONTACT },
                                 { 20, DAG_STATE_BREAK },
                                 { 25, DAG_STATE_AVAILABLE } };
  static const DagDaySegment wanted[] = { { DAG_DAY_CONTACT, AT (0), AT (20) },
                                          { DAG_DAY_BREAK, AT (20), AT (25) },
                                          { DAG_DAY_FREE, AT (25), AT (30) } };
  g_autoptr (GArray) segments = segment (list, G_N_ELEMENTS (list), 30);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *summary = dag_day_dup_summary (segments, zone);

  assert_segments (segments, wanted, G_N_ELEMENTS (wanted));
  g_assert_nonnull (g_strstr_len (summary, -1, "Break, 5 minutes"));
  g_assert_null (g_strstr_len (summary, -1, "4 minutes"));
}

/* Who signs out for a moment had a short pause as much; so far, too. For the day it is
 * signing out. */
static void
test_short_sign_out (void)
{
  static const Change list[] = { { 0, DAG_STATE_ON_CONTACT },
                                 { 10, DAG_STATE_OFFLINE },
                                 { 14, DAG_STATE_ON_CONTACT },
                                 { 20, DAG_STATE_OFFLINE } };
  static const DagDaySegment wanted[] = { { DAG_DAY_CONTACT, AT (0), AT (20) },
                                          { DAG_DAY_OFFLINE, AT (20), AT (30) } };
  static const DagDaySegment so_far[] = { { DAG_DAY_CONTACT, AT (0), AT (22) } };
  g_autoptr (GArray) segments = segment (list, G_N_ELEMENTS (list), 30);
  g_autoptr (GArray) early = segment (list, G_N_ELEMENTS (list), 22);

  assert_segments (segments, wanted, G_N_ELEMENTS (wanted));
  assert_segments (early, so_far, G_N_ELEMENTS (so_far));
}

/* Lunch that is prolonged under another reason is one break of nine minutes. */
static void
test_two_reasons (void)
{
  static const Change list[] = { { 0, DAG_STATE_WRAP_UP },
                                 { 10, DAG_STATE_BREAK },
                                 { 13, DAG_STATE_BREAK },
                                 { 19, DAG_STATE_MEETING } };
  static const DagDaySegment wanted[] = { { DAG_DAY_WRAP_UP, AT (0), AT (10) },
                                          { DAG_DAY_BREAK, AT (10), AT (19) },
                                          { DAG_DAY_MEETING, AT (19), AT (30) } };
  g_autoptr (GArray) segments = segment (list, G_N_ELEMENTS (list), 30);

  assert_segments (segments, wanted, G_N_ELEMENTS (wanted));
  g_assert_cmpint ((int) dag_day_get_total_s (segments, DAG_DAY_BREAK), ==, 540);
}

/* A change before the day or after now stays within both (F-C01). */
static void
test_bounds (void)
{
  static const Change list[] = { { -60, DAG_STATE_AVAILABLE },
                                 { 10, DAG_STATE_ON_CONTACT },
                                 { 90, DAG_STATE_BREAK } };
  static const DagDaySegment wanted[] = { { DAG_DAY_FREE, AT (0), AT (10) },
                                          { DAG_DAY_CONTACT, AT (10), AT (60) } };
  g_autoptr (GArray) segments = segment (list, G_N_ELEMENTS (list), 60);

  assert_segments (segments, wanted, G_N_ELEMENTS (wanted));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/day/gaps", test_gaps);
  g_test_add_func ("/widgets/day/short-pause", test_short_pause);
  g_test_add_func ("/widgets/day/short-sign-out", test_short_sign_out);
  g_test_add_func ("/widgets/day/two-reasons", test_two_reasons);
  g_test_add_func ("/widgets/day/bounds", test_bounds);
  return g_test_run ();
}
