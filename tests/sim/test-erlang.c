/* test-erlang.c - the simulation agrees with Erlang C and Erlang A where it must
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The centre's own engine, with one queue, equal agents and nothing else in it, is M/M/N
 * (+M); tests/fixtures/erlang.csv has the exact values. Each row is run in at least 30
 * independent replications, the beginning cut off, until the service level is known to
 * ±0.01 with 99 % confidence (±0.005 without sanitizers); then every figure must lie where
 * chance would put it. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>

#include "dag-sim-centre.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#define IS_SLOW 1
#else
#define IS_SLOW 0
#endif

#define MIN_REPLICATIONS 30
#define MAX_REPLICATIONS 1500
#define HALF_WIDTH 0.01 /* what is asked */
#if IS_SLOW
#define HALF_WIDTH_AIM 0.0095
#else
#define HALF_WIDTH_AIM 0.005
#endif
/* Student's t, two-sided 99 %, from 29 degrees of freedom on (2.756 is the largest). */
#define T_99 2.756
/* A hundred figures are judged, so one of them may be 1 in 10,000: t(29) at 99.99 %. */
#define T_REFUSE 4.53

typedef enum
{
  FIGURE_SL,
  FIGURE_PW,
  FIGURE_ASA,
  FIGURE_OCCUPANCY,
  FIGURE_ABANDON,
} Figure;
#define N_FIGURES 5

static const char *const figure_names[N_FIGURES] = {
  "service level", "share that waits", "mean wait", "occupancy", "share abandoned",
};

typedef struct
{
  char *id;
  double calls_per_hour;
  double handle_s;
  guint n_agents;
  double patience_s;
  double within_s;
  double expected[N_FIGURES];
} Row;

typedef struct
{
  double sum[N_FIGURES];
  double squares[N_FIGURES];
  guint n;
  uint64_t n_calls;
} Sample;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row);
}

static const char *
get_field (char       **names,
           char       **fields,
           const char  *name)
{
  for (guint i = 0; names[i] != NULL && fields[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return fields[i];
  g_error ("no column %s", name);
}

static double
get_number (char       **names,
            char       **fields,
            const char  *name)
{
  return g_ascii_strtod (get_field (names, fields, name), NULL);
}

static Row *
row_new (char **names,
         char **fields)
{
  Row *row = g_new0 (Row, 1);

  row->id = g_strdup (get_field (names, fields, "id"));
  row->calls_per_hour
      = 3600.0 * get_number (names, fields, "calls") / get_number (names, fields, "interval_s");
  row->handle_s = get_number (names, fields, "aht_s");
  row->n_agents = (guint) get_number (names, fields, "agents_N");
  row->patience_s = get_number (names, fields, "patience_s");
  row->within_s = get_number (names, fields, "threshold_s");
  row->expected[FIGURE_SL] = get_number (names, fields, "exp_sl");
  row->expected[FIGURE_PW] = get_number (names, fields, "exp_pw");
  row->expected[FIGURE_ASA] = get_number (names, fields, "exp_asa_s");
  row->expected[FIGURE_OCCUPANCY] = get_number (names, fields, "exp_occ");
  row->expected[FIGURE_ABANDON] = get_number (names, fields, "exp_p_abandon");
  return row;
}

static GPtrArray *
read_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "erlang.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) names = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  names = g_strsplit (lines[0], ",", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_ptr_array_add (rows, row_new (names, fields));
    }
  g_assert_cmpuint (rows->len, >=, 15);
  return rows;
}

/* How long the queue remembers: the relaxation time of M/M/N, or what patience makes of
 * it. */
static double
get_memory_s (const Row *row)
{
  double load = row->calls_per_hour / 3600.0 * row->handle_s / row->n_agents;
  double gap = 1.0 - sqrt (MIN (load, 0.99));

  if (row->patience_s > 0.0)
    return MAX (row->handle_s, row->patience_s);
  return MAX (row->handle_s, row->handle_s / (row->n_agents * gap * gap));
}

/* One replication: lives, forgets its beginning, and adds what it saw. @pace is by how
 * much the handle time differs from what it should be. */
static void
replicate (const Row *row,
           uint64_t   seed,
           double     pace,
           Sample    *sample)
{
  double memory_s = get_memory_s (row);
  int64_t warm_ms = (int64_t) (8000.0 * memory_s);
  int64_t length_ms
      = (int64_t) (1000.0 * MAX (150.0 * memory_s, 4000.0 * 3600.0 / row->calls_per_hour));
  DagSimPlan *plan
      = dag_sim_plan_new_erlang (seed, row->calls_per_hour, row->handle_s * pace,
                                 row->n_agents, row->patience_s, row->within_s);
  g_autoptr (DagSimCentre) centre = dag_sim_centre_new (plan, 0);
  int64_t origin = dag_sim_centre_get_origin (centre);
  DagSimCounts before, after;
  int64_t busy;
  double offered;
  double seen[N_FIGURES];

  dag_sim_centre_run_until (centre, origin + warm_ms);
  before = *dag_sim_centre_get_counts (centre, 0);
  busy = dag_sim_centre_get_busy_ms (centre);
  dag_sim_centre_run_until (centre, origin + warm_ms + length_ms);
  after = *dag_sim_centre_get_counts (centre, 0);
  busy = dag_sim_centre_get_busy_ms (centre) - busy;
  offered = after.offered - before.offered;
  seen[FIGURE_SL] = (after.answered_within - before.answered_within) / offered;
  seen[FIGURE_PW] = (after.delayed - before.delayed) / offered;
  seen[FIGURE_ASA] = (double) (after.wait_answered_ms - before.wait_answered_ms
                               + after.wait_abandoned_ms - before.wait_abandoned_ms)
                     / 1000.0 / offered;
  seen[FIGURE_OCCUPANCY] = (double) busy / (double) length_ms / row->n_agents;
  seen[FIGURE_ABANDON] = (after.abandoned - before.abandoned) / offered;
  for (int f = 0; f < N_FIGURES; f++)
    {
      sample->sum[f] += seen[f];
      sample->squares[f] += seen[f] * seen[f];
    }
  sample->n++;
  sample->n_calls += (uint64_t) offered;
}

static double
get_mean (const Sample *sample,
          Figure        figure)
{
  return sample->sum[figure] / sample->n;
}

/* The standard error of the mean over replications. */
static double
get_error (const Sample *sample,
           Figure        figure)
{
  double mean = get_mean (sample, figure);
  double variance = (sample->squares[figure] - sample->n * mean * mean) / (sample->n - 1);

  return sqrt (MAX (variance, 0.0) / sample->n);
}

/* Replications until the service level is known well enough. */
static Sample
run_row (const Row *row,
         double     pace)
{
  Sample sample = { 0 };

  while (sample.n < MIN_REPLICATIONS
         || (T_99 * get_error (&sample, FIGURE_SL) > HALF_WIDTH_AIM
             && sample.n < MAX_REPLICATIONS))
    replicate (row, g_str_hash (row->id) * (uint64_t) 4096 + sample.n, pace, &sample);
  return sample;
}

/* Whether chance alone could have put the figure where it was seen; a thousandth of slack
 * for times counted in whole milliseconds. */
static gboolean
agrees (const Row    *row,
        const Sample *sample,
        Figure        figure)
{
  double distance = fabs (get_mean (sample, figure) - row->expected[figure]);

  return distance <= T_REFUSE * get_error (sample, figure)
                         + (figure == FIGURE_ASA ? 0.001 : 1e-5);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  Sample sample = run_row (row, 1.0);
  double half_width = T_99 * get_error (&sample, FIGURE_SL);

  for (int f = 0; f < N_FIGURES; f++)
    {
      g_test_message ("%s: %s %.5f, exact %.5f, 99 %% +/- %.5f (%u replications, %" G_GUINT64_FORMAT
                      " calls)",
                      row->id, figure_names[f], get_mean (&sample, (Figure) f),
                      row->expected[f], T_99 * get_error (&sample, (Figure) f), sample.n,
                      sample.n_calls);
      g_assert_true (agrees (row, &sample, (Figure) f));
    }
  g_assert_cmpuint (sample.n, >=, MIN_REPLICATIONS);
  g_assert_cmpfloat (half_width, <=, HALF_WIDTH);
}

/* The same judgement must refuse a centre whose people are a tenth slower, by its service
 * level alone; else agreement would mean nothing. */
static void
test_wrong_rate (gconstpointer data)
{
  const Row *row = data;
  Sample sample = run_row (row, 1.1);

  g_test_message ("%s, a tenth slower: service level %.5f, exact %.5f", row->id,
                  get_mean (&sample, FIGURE_SL), row->expected[FIGURE_SL]);
  g_assert_false (agrees (row, &sample, FIGURE_SL));
  g_assert_false (agrees (row, &sample, FIGURE_OCCUPANCY));
}

static gboolean
is_one_of (const char        *id,
           const char *const *ids)
{
  return g_strv_contains (ids, id);
}

int
main (int    argc,
      char **argv)
{
  static const char *const slow_rows[] = { "C06", "C18", "A02", NULL };
  static const char *const wrong_rows[] = { "C06", "C18", "A02", "A14", NULL };
  g_autoptr (GPtrArray) rows = NULL;

  g_test_init (&argc, &argv, NULL);
  rows = read_rows ();
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);
      g_autofree char *right = g_strdup_printf ("/sim/erlang/%s", row->id);
      g_autofree char *wrong = g_strdup_printf ("/sim/erlang/wrong-rate/%s", row->id);

      if (IS_SLOW && !is_one_of (row->id, slow_rows))
        continue;
      g_test_add_data_func (right, row, test_row);
      if (is_one_of (row->id, wrong_rows))
        g_test_add_data_func (wrong, row, test_wrong_rate);
    }
  return g_test_run ();
}
