/* test-chance.c - the generator, its distributions, the order of events and the clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "dag-sim-clock.h"
#include "dag-sim-heap.h"
#include "dag-sim-rng.h"

#define N 200000

static void
test_functions (void)
{
  for (double x = 1e-15; x < 1e6; x *= 1.37)
    g_assert_cmpfloat_with_epsilon (dag_sim_ln (x), log (x), 1e-14 * MAX (1.0, fabs (log (x))));
  for (double x = -40.0; x < 40.0; x += 0.173)
    g_assert_cmpfloat_with_epsilon (dag_sim_exp (x) / exp (x), 1.0, 1e-13);
}

/* The reference values of xoshiro256** from the state 1, 2, 3, 4. */
static void
test_generator (void)
{
  DagSimRng rng = { { 1, 2, 3, 4 } };

  g_assert_cmpuint (dag_sim_rng_next (&rng), ==, 11520);
  g_assert_cmpuint (dag_sim_rng_next (&rng), ==, 0);
  g_assert_cmpuint (dag_sim_rng_next (&rng), ==, 1509978240);
  g_assert_cmpuint (dag_sim_rng_next (&rng), ==, G_GUINT64_CONSTANT (1215971899390074240));
}

/* Streams of one seed have nothing to do with each other. */
static void
test_streams (void)
{
  DagSimRng one, other;
  double sum = 0.0;

  dag_sim_rng_init (&one, 1, DAG_SIM_STREAM_ARRIVAL, 0);
  dag_sim_rng_init (&other, 1, DAG_SIM_STREAM_ARRIVAL, 1);
  for (int i = 0; i < N; i++)
    sum += (dag_sim_rng_uniform (&one) - 0.5) * (dag_sim_rng_uniform (&other) - 0.5);
  g_assert_cmpfloat (fabs (sum / N) * 12.0, <, 4.5 / sqrt (N));
}

typedef double (*Draw) (DagSimRng *rng);

static double
draw_uniform (DagSimRng *rng)
{
  return dag_sim_rng_uniform (rng);
}

static double
draw_normal (DagSimRng *rng)
{
  return dag_sim_rng_normal (rng);
}

static double
draw_exponential (DagSimRng *rng)
{
  return dag_sim_rng_exponential (rng, 240.0);
}

static double
draw_lognormal (DagSimRng *rng)
{
  return dag_sim_rng_lognormal (rng, 240.0, 0.75);
}

static double
draw_poisson (DagSimRng *rng)
{
  return dag_sim_rng_poisson (rng, 37.5);
}

static double
draw_binomial (DagSimRng *rng)
{
  return dag_sim_rng_binomial (rng, 20, 0.3);
}

static double
draw_below (DagSimRng *rng)
{
  return dag_sim_rng_below (rng, 7);
}

static void
test_distributions (void)
{
  static const struct
  {
    Draw draw;
    double mean;
    double deviation;
  } cases[] = {
    { draw_uniform, 0.5, 0.2886751345948129 }, { draw_normal, 0.0, 1.0 },
    { draw_exponential, 240.0, 240.0 },        { draw_lognormal, 240.0, 180.0 },
    { draw_poisson, 37.5, 6.123724356957945 }, { draw_binomial, 6.0, 2.04939015319192 },
    { draw_below, 3.0, 2.0 },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      double sum = 0.0, squares = 0.0, mean, deviation;
      DagSimRng rng;

      dag_sim_rng_init (&rng, 11, DAG_SIM_STREAM_HANDLE, c);
      for (int i = 0; i < N; i++)
        {
          double x = cases[c].draw (&rng);

          sum += x;
          squares += x * x;
        }
      mean = sum / N;
      deviation = sqrt (squares / N - mean * mean);
      g_assert_cmpfloat (fabs (mean - cases[c].mean), <, 4.5 * cases[c].deviation / sqrt (N));
      g_assert_cmpfloat (fabs (deviation / cases[c].deviation - 1.0), <, 0.03);
    }
}

/* Earliest first; of one moment, in the order they were made; nothing lost. */
static void
test_heap (void)
{
  DagSimHeap heap = { 0 };
  DagSimEvent last = { -1, 0, 0, 0, 0 };
  DagSimEvent event;
  DagSimRng rng;
  guint n = 0;

  dag_sim_rng_init (&rng, 1, DAG_SIM_STREAM_PEOPLE, 0);
  for (guint i = 0; i < 5000; i++)
    {
      dag_sim_heap_push (&heap, dag_sim_rng_below (&rng, 500), 1, i, 0);
      if (i % 3 == 0 && i < 1000)
        n += dag_sim_heap_pop (&heap, 3, &event) ? 1 : 0;
    }
  g_assert_false (dag_sim_heap_pop (&heap, -1, &event));
  while (dag_sim_heap_pop (&heap, 1000, &event))
    {
      g_assert_true (event.at_ms > last.at_ms
                     || (event.at_ms == last.at_ms && event.subject > last.subject));
      last = event;
      n++;
    }
  g_assert_cmpuint (n, ==, 5000);
  dag_sim_heap_clear (&heap);
}

/* Our summer time against the zone tables, an hour apart through three years. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (DAG_SIM_ZONE);

  if (zone == NULL)
    {
      g_test_skip ("no zone tables here");
      return;
    }
  for (int64_t s = 1735686000; s < 1735686000 + 3 * 365 * 86400; s += 1800)
    {
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, s);

      g_assert_cmpint (dag_sim_clock_get_offset_ms (s * 1000), ==,
                       g_time_zone_get_offset (zone, interval) * (int64_t) 1000);
    }
}

static void
test_days (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int64_t day = 0;
  int64_t time = 0;

  g_assert_true (dag_sim_clock_parse_day ("2026-11-23", &day));
  g_assert_cmpint (day, ==, 20780);
  g_assert_cmpuint (dag_sim_clock_get_weekday (day), ==, 1);
  g_assert_true (dag_sim_clock_parse_time ("10:15", day, &time));
  dag_sim_clock_append_time (text, time + 3250);
  g_assert_cmpstr (text->str, ==, "2026-11-23T10:15:03.250+01:00");
  g_assert_true (dag_sim_clock_parse_time ("2026-07-01T00:30", day, &time));
  g_string_truncate (text, 0);
  dag_sim_clock_append_time (text, time);
  g_assert_cmpstr (text->str, ==, "2026-07-01T00:30:00.000+02:00");
  g_assert_cmpint (dag_sim_clock_get_day (time), ==, dag_sim_clock_get_day (time - 1800000));
  g_assert_cmpint (dag_sim_clock_get_day (time - 1800001), ==, dag_sim_clock_get_day (time) - 1);
  /* The days of 23 and of 25 hours. */
  g_assert_true (dag_sim_clock_parse_day ("2026-03-29", &day));
  g_assert_cmpint (dag_sim_clock_get_midnight (day + 1) - dag_sim_clock_get_midnight (day), ==,
                   23 * DAG_SIM_HOUR_MS);
  g_assert_true (dag_sim_clock_parse_day ("2026-10-25", &day));
  g_assert_cmpint (dag_sim_clock_get_midnight (day + 1) - dag_sim_clock_get_midnight (day), ==,
                   25 * DAG_SIM_HOUR_MS);
  g_assert_false (dag_sim_clock_parse_day ("2026-02-30", &day));
  g_assert_false (dag_sim_clock_parse_time ("24:00", 0, &time));
  g_assert_false (dag_sim_clock_parse_time ("2026-11-23T10:15:00", 0, &time));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/chance/functions", test_functions);
  g_test_add_func ("/sim/chance/generator", test_generator);
  g_test_add_func ("/sim/chance/streams", test_streams);
  g_test_add_func ("/sim/chance/distributions", test_distributions);
  g_test_add_func ("/sim/chance/heap", test_heap);
  g_test_add_func ("/sim/clock/zone", test_zone);
  g_test_add_func ("/sim/clock/days", test_days);
  return g_test_run ();
}
