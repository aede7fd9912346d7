/* test-report.c - a day's report says of which stretches it knows nothing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-report.h"

#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define MIDNIGHT_US (G_GINT64_CONSTANT (1795392000000000)) /* 2026-11-23 00:00 UTC */
#define MOST 6

/* Minutes of the day; 0 ends a list. */
typedef struct
{
  int from;
  int to;
} Stretch;

typedef struct
{
  const char *name;
  Stretch watched[MOST]; /* of these times there are points */
  Stretch told[MOST];    /* intervals the source told */
  Stretch seen[MOST];    /* intervals made of what was watched */
  guint n_gaps;
  const char *words; /* the sentence begins with it */
} Case;

#define H(hour, minute) ((hour) * 60 + (minute))

static const Case cases[] = {
  { "watched all day", { { H (8, 0), H (17, 0) } }, { { 0, 0 } }, { { 0, 0 } }, 0,
    "Known from 08:00 to 17:00. Service level:" },
  { "a gap in the middle",
    { { H (8, 0), H (11, 10) }, { H (12, 40), H (17, 0) } },
    { { 0, 0 } },
    { { 0, 0 } },
    1,
    "Known from 08:00 to 17:00, but for 11:10 to 12:40. Service level:" },
  { "quarters watched in part fill no gap",
    { { H (8, 0), H (11, 10) }, { H (12, 40), H (17, 0) } },
    { { 0, 0 } },
    { { H (11, 0), H (11, 15) }, { H (12, 30), H (12, 45) } },
    1,
    "Known from 08:00 to 17:00, but for 11:10 to 12:40. Service level:" },
  { "the source told of it afterwards",
    { { H (8, 0), H (11, 10) }, { H (12, 40), H (17, 0) } },
    { { H (11, 0), H (11, 30) }, { H (11, 30), H (12, 45) } },
    { { 0, 0 } },
    0,
    "Known from 08:00 to 17:00. Service level:" },
  { "the source told of a part of it",
    { { H (8, 0), H (11, 10) }, { H (12, 40), H (17, 0) } },
    { { H (12, 0), H (12, 45) } },
    { { 0, 0 } },
    1,
    "Known from 08:00 to 17:00, but for 11:10 to 12:00. Service level:" },
  { "several gaps",
    { { H (8, 0), H (9, 0) }, { H (9, 20), H (11, 10) }, { H (12, 40), H (17, 0) } },
    { { 0, 0 } },
    { { 0, 0 } },
    2,
    "Known from 08:00 to 17:00, but for 1 hour 50 minutes in all. Service level:" },
  { "one told in the midst of a gap makes two",
    { { H (8, 0), H (11, 0) }, { H (13, 0), H (17, 0) } },
    { { H (11, 45), H (12, 15) } },
    { { 0, 0 } },
    2,
    "Known from 08:00 to 17:00, but for 1 hour 30 minutes in all. Service level:" },
  { "no more than intervals is kept",
    { { 0, 0 } },
    { { 0, 0 } },
    { { H (8, 0), H (12, 0) }, { H (13, 0), H (17, 0) } },
    1,
    "Known from 08:00 to 17:00, but for 12:00 to 13:00. Service level:" },
  { "the first quarter was watched in part",
    { { H (8, 10), H (17, 0) } },
    { { 0, 0 } },
    { { H (8, 0), H (8, 15) } },
    0,
    "Known from 08:10 to 17:00. Service level:" },
  { "nothing tells what was watched", { { 0, 0 } }, { { 0, 0 } }, { { 0, 0 } }, 0,
    "Known from 08:00 to 17:00. Service level:" },
};

static void
add_point (GArray *points,
           int64_t at_us,
           double  value)
{
  DagPoint point = { at_us, value };

  g_array_append_val (points, point);
}

static GArray *
make_points (const Stretch *watched)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DagPoint));

  for (guint i = 0; i < MOST && watched[i].to > 0; i++)
    {
      for (int minute = watched[i].from; minute < watched[i].to; minute++)
        add_point (points, MIDNIGHT_US + minute * MINUTE_US, minute % 3);
      add_point (points, MIDNIGHT_US + watched[i].to * MINUTE_US, (double) NAN);
    }
  return points;
}

static void
add_intervals (GPtrArray     *intervals,
               const Stretch *stretches,
               gboolean       told)
{
  for (guint i = 0; i < MOST && stretches[i].to > 0; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup ("q");
      interval->start_us = MIDNIGHT_US + stretches[i].from * MINUTE_US;
      interval->minutes = stretches[i].to - stretches[i].from;
      interval->is_told = told;
      g_ptr_array_add (intervals, interval);
    }
}

static void
test_gaps (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint by_staff = 0; by_staff < 2; by_staff++) /* either figure will do */
      {
        DagHistoryDay day = { .from_us = MIDNIGHT_US,
                              .to_us = MIDNIGHT_US + H (24, 0) * MINUTE_US,
                              .first_us = MIDNIGHT_US + H (8, 0) * MINUTE_US,
                              .last_us = MIDNIGHT_US + H (17, 0) * MINUTE_US };
        g_autoptr (GPtrArray) intervals
            = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
        g_autoptr (GArray) points = make_points (cases[i].watched);
        g_autoptr (DagDayReport) report = NULL;
        g_autofree char *words = NULL;

        g_test_message ("%s", cases[i].name);
        add_intervals (intervals, cases[i].told, TRUE);
        add_intervals (intervals, cases[i].seen, FALSE);
        report = dag_day_report_new (&day, NULL, intervals, NULL, DAG_SERVICE_LEVEL_STRICT);
        dag_day_report_find_gaps (report, intervals, by_staff ? NULL : points,
                                  by_staff ? points : NULL);
        words = dag_words_report_span (report, zone);
        g_assert_cmpuint (report->n_gaps, ==, cases[i].n_gaps);
        g_assert_true (g_str_has_prefix (words, cases[i].words));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/report/gaps", test_gaps);
  return g_test_run ();
}
