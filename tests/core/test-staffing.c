/* test-staffing.c - Erlang B, C and A against worked values, long doubles and their own laws
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang.h"
#include "dag-staffing.h"
#include "dag-value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the worked values ------------------------------------------------------------- */

typedef struct
{
  char **header;
  GPtrArray *rows; /* of char ** */
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->header, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_load (Table *self)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "staffing.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  self->header = g_strsplit (lines[0], ",", -1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[i] != NULL; i++)
    g_ptr_array_add (self->rows, g_strsplit (lines[i], ",", -1));
}

static const char *
cell (const Table *self,
      guint        row,
      const char  *column)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; self->header[i] != NULL; i++)
    if (g_str_equal (self->header[i], column))
      return cells[i];
  g_assert_not_reached ();
}

static double
number (const Table *self,
        guint        row,
        const char  *column)
{
  const char *text = cell (self, row, column);

  return *text == '\0' ? -1.0 : g_ascii_strtod (text, NULL);
}

/* Half a unit of the last digit that is written. */
static double
half_unit (const char *text)
{
  const char *point = strchr (text, '.');

  return point == NULL ? 0.5 : 0.5000001 * pow (10.0, -(double) strlen (point + 1));
}

static void
check_cell (const Table *self,
            guint        row,
            const char  *column,
            double       value)
{
  const char *text = cell (self, row, column);

  if (*text == '\0')
    return;
  if (fabs (value - g_ascii_strtod (text, NULL)) > half_unit (text))
    g_error ("%s %s: %.12g is not %s", cell (self, row, "id"), column, value, text);
}

static void
check_figures (const Table *self,
               guint        row)
{
  DagQueueFigures f;
  DagQueueLoad load = {
    .arrivals_per_s = number (self, row, "calls") / number (self, row, "interval_s"),
    .handle_s = number (self, row, "aht_s"),
    .patience_s = number (self, row, "patience_s"),
    .within_s = number (self, row, "threshold_s"),
  };
  int64_t agents = (int64_t) number (self, row, "agents_N");

  dag_erlang_figures (&load, agents, &f);
  g_assert_true (f.stable);
  check_cell (self, row, "exp_pw", f.p_wait);
  check_cell (self, row, "exp_sl", f.service_level);
  check_cell (self, row, "exp_asa_s", f.asa_s);
  check_cell (self, row, "exp_occ", f.occupancy);
  check_cell (self, row, "exp_queue_len", f.queue_length);
  check_cell (self, row, "exp_blocking_B", dag_erlang_b (agents, dag_erlang_load (&load)));
  check_cell (self, row, "exp_p_abandon", f.p_abandon);
  check_cell (self, row, "exp_sl_of_answered", f.service_level_answered);
  check_cell (self, row, "exp_sl_excl_short_ab", f.service_level_excl_early);
  check_cell (self, row, "exp_mean_wait_answered_s", f.mean_wait_answered_s);
}

static void
check_need (const Table *self,
            guint        row)
{
  DagStaffingNeed need;
  DagQueueLoad load = {
    .arrivals_per_s = number (self, row, "calls") / number (self, row, "interval_s"),
    .handle_s = number (self, row, "aht_s"),
    .patience_s = number (self, row, "patience_s"),
    .within_s = number (self, row, "threshold_s"),
  };
  DagStaffingTargets targets = {
    .service_level = number (self, row, "target_sl"),
    .max_occupancy = number (self, row, "max_occ"),
    .max_asa_s = -1.0,
    .max_p_abandon = -1.0,
  };

  if (number (self, row, "exp_required_N") < 0.0)
    return;
  dag_staffing_need (&load, &targets, &need);
  g_test_message ("%s: %" G_GINT64_FORMAT " by %s", cell (self, row, "id"),
                  (gint64) need.agents, dag_staffing_bound_get_word (need.bound_by));
  g_assert_cmpint (need.agents, ==, (int64_t) number (self, row, "exp_required_N"));
  if (number (self, row, "exp_scheduled") >= 0.0)
    g_assert_cmpint (dag_staffing_schedule (need.agents, number (self, row, "shrinkage")), ==,
                     (int64_t) number (self, row, "exp_scheduled"));
}

static void
test_worked_values (void)
{
  g_auto (Table) table = { 0 };
  guint n = 0;

  table_load (&table);
  for (guint i = 0; i < table.rows->len; i++)
    {
      const char *model = cell (&table, i, "model");

      if (g_str_equal (model, "C") || g_str_equal (model, "A"))
        {
          check_figures (&table, i);
          check_need (&table, i);
          n++;
        }
      else if (g_str_equal (model, "B"))
        check_cell (&table, i, "exp_blocking_B",
                    dag_erlang_b ((int64_t) number (&table, i, "agents_N"),
                                  number (&table, i, "offered_A")));
      else if (g_str_equal (model, "sqrt"))
        check_cell (&table, i, "exp_pw",
                    dag_erlang_c ((int64_t) number (&table, i, "agents_N"),
                                  number (&table, i, "offered_A")));
      else if (g_str_equal (model, "shrinkage"))
        g_assert_cmpint (dag_staffing_schedule ((int64_t) number (&table, i, "agents_N"),
                                                number (&table, i, "shrinkage")),
                         ==, (int64_t) number (&table, i, "exp_scheduled"));
    }
  g_assert_cmpuint (n, ==, 40);
}

/* --- an independent evaluation in long doubles -------------------------------------- */

static long double
reference_b (int64_t     n,
             long double a)
{
  long double b = 1.0L;

  for (int64_t k = 1; k <= n; k++)
    b = a * b / ((long double) k + a * b);
  return b;
}

static void
assert_close (const char *what,
              double      value,
              double      reference)
{
  if (fabs (value - reference) > 1e-9 * fabs (reference) + 1e-300)
    g_error ("%s: %.17g against %.17g", what, value, reference);
}

static void
test_b_and_c_reference (void)
{
  static const int64_t sizes[] = { 1, 2, 5, 10, 50, 200, 1000, 10000 };
  static const double loads[] = { 0.1, 0.5, 0.7, 0.9, 0.95, 0.999, 1.05, 2.0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (loads); j++)
      {
        double a = loads[j] * (double) sizes[i];
        long double b = reference_b (sizes[i], a);
        long double c = (long double) sizes[i] * b / ((long double) sizes[i] - a * (1.0L - b));

        if (b < 1e-290L)
          continue;
        assert_close ("B", dag_erlang_b (sizes[i], a), (double) b);
        if (loads[j] < 1.0)
          assert_close ("C", dag_erlang_c (sizes[i], a), (double) c);
      }
}

/* Erlang A straight from the balance equations, and the wait by integrating the density
 * of the virtual wait with Simpson's rule: another way than the one under test. */
typedef struct
{
  long double p_wait, p_abandon, service_level, mean_wait_answered_s;
} Reference;

static void
reference_a (double     lambda,
             double     handle_s,
             double     patience_s,
             int64_t    n,
             double     within_s,
             Reference *out)
{
  long double mu = 1.0L / handle_s;
  long double theta = 1.0L / patience_s;
  long double w = 1.0L;      /* state k, from 0 */
  long double total = 1.0L;
  long double at_n = 0.0L;
  long double busy = 0.0L;
  long double queue = 0.0L;
  long double scale = 0.0L;
  long double level = 0.0L;
  long double wait = 0.0L;
  const int steps = 200000;
  long double most = (long double) patience_s * 40.0L;

  for (int64_t k = 1; k < 200000; k++)
    {
      long double death = k <= n ? (long double) k * mu
                                 : (long double) n * mu + (long double) (k - n) * theta;

      w *= lambda / death;
      total += w;
      if (k == n)
        at_n = w;
      if (k >= n)
        {
          busy += w;
          queue += (long double) (k - n) * w;
        }
      if (k > n && w < total * 1e-25L)
        break;
    }
  out->p_wait = busy / total;
  out->p_abandon = theta * queue / total / lambda;
  /* f(v) = lambda * P(n-1 busy) … equals at_n·N·mu·exp(…): the state with all busy and
   * nobody waiting is entered at the density's origin */
  scale = at_n / total * (long double) n * mu;
  for (int part = 0; part < 2; part++)
    {
      long double end = part == 0 ? (long double) within_s : most;
      long double h = end / steps;
      long double sum = 0.0L;
      long double first = 0.0L;

      for (int i = 0; i <= steps; i++)
        {
          long double v = h * i;
          long double weight = i == 0 || i == steps ? 1.0L : (i % 2 ? 4.0L : 2.0L);
          long double f = expl ((long double) lambda / theta * -expm1l (-theta * v)
                                - (long double) n * mu * v - theta * v);

          sum += weight * f;
          first += weight * f * v;
        }
      if (part == 0)
        level = sum * h / 3.0L;
      else
        wait = first * h / 3.0L;
    }
  out->service_level = 1.0L - busy / total + scale * level;
  out->mean_wait_answered_s = scale * wait / (1.0L - out->p_abandon);
}

static void
test_a_reference (void)
{
  static const struct
  {
    double load;
    double patience_s;
    int64_t agents;
  } cases[] = {
    { 10, 300, 14 }, { 10, 300, 10 }, { 10, 60, 8 },   { 48, 120, 50 },
    { 0.8, 90, 1 },  { 100, 90, 97 }, { 100, 30, 80 }, { 200, 600, 205 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagQueueLoad load = { .arrivals_per_s = cases[i].load / 180.0,
                            .handle_s = 180.0,
                            .patience_s = cases[i].patience_s,
                            .within_s = 20.0 };
      DagQueueFigures f;
      Reference r;

      dag_erlang_figures (&load, cases[i].agents, &f);
      reference_a (load.arrivals_per_s, 180.0, cases[i].patience_s, cases[i].agents, 20.0, &r);
      assert_close ("P(wait)", f.p_wait, (double) r.p_wait);
      assert_close ("P(abandon)", f.p_abandon, (double) r.p_abandon);
      assert_close ("service level", f.service_level, (double) r.service_level);
      assert_close ("wait of the answered", f.mean_wait_answered_s,
                    (double) r.mean_wait_answered_s);
    }
}

/* --- laws ---------------------------------------------------------------------------- */

static void
test_rises_with_staff (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 40; i++)
    {
      DagQueueLoad load = { .arrivals_per_s = g_rand_double_range (random, 0.001, 1.0),
                            .handle_s = g_rand_double_range (random, 30, 600),
                            .patience_s = g_rand_double_range (random, 5, 1000),
                            .within_s = g_rand_double_range (random, 1, 120) };
      double last = -1.0;
      double last_abandon = 2.0;
      int64_t a = (int64_t) dag_erlang_load (&load);

      for (int64_t n = MAX (0, a - 30); n < a + 30; n++)
        {
          DagQueueFigures f;

          dag_erlang_figures (&load, n, &f);
          g_assert_cmpfloat (f.service_level, >=, last - 1e-12);
          g_assert_cmpfloat (f.p_abandon, <=, last_abandon + 1e-12);
          g_assert_cmpfloat (f.service_level, <=, f.service_level_excl_early + 1e-12);
          g_assert_cmpfloat (f.service_level_excl_early, <=,
                             f.service_level_served_or_gone + 1e-12);
          g_assert_cmpfloat (f.service_level_served_or_gone, <=, 1.0 + 1e-12);
          last = f.service_level;
          last_abandon = f.p_abandon;
        }
    }
}

static void
test_a_tends_to_c (void)
{
  DagQueueLoad patient = { .arrivals_per_s = 10.0 / 180.0,
                           .handle_s = 180.0,
                           .patience_s = 1e9,
                           .within_s = 20.0 };
  DagQueueLoad endless = patient;
  DagQueueFigures a;
  DagQueueFigures c;

  endless.patience_s = 0.0;
  for (int64_t n = 11; n < 20; n++)
    {
      dag_erlang_figures (&patient, n, &a);
      dag_erlang_figures (&endless, n, &c);
      g_assert_cmpfloat_with_epsilon (a.service_level, c.service_level, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.asa_s, c.asa_s, 1e-3);
    }
}

/* The fluid limit takes over where the sums would become too long: no jump there. */
static void
test_heavy_overload (void)
{
  DagQueueLoad load = { .arrivals_per_s = 10000.0 / 180.0 * 4.0,
                        .handle_s = 180.0,
                        .patience_s = 90.0,
                        .within_s = 20.0 };
  DagQueueFigures f;

  dag_erlang_figures (&load, 10000, &f);
  g_assert_cmpfloat_with_epsilon (f.p_abandon, 0.75, 1e-9);
  g_assert_cmpfloat (f.service_level, <, 1e-9);
  load.patience_s = 1e6;
  dag_erlang_figures (&load, 10000, &f);
  g_assert_cmpfloat_with_epsilon (f.p_abandon, 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (f.mean_wait_answered_s, 1e6 * log (4.0), 1e3);
  dag_erlang_figures (&load, 0, &f);
  g_assert_cmpfloat_with_epsilon (f.p_abandon, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (f.service_level, 0.0, 1e-12);
}

static void
test_need_edges (void)
{
  DagQueueLoad load = { .arrivals_per_s = 0.0, .handle_s = 180.0, .within_s = 20.0 };
  DagStaffingTargets targets = { .service_level = 0.8,
                                 .max_occupancy = -1.0,
                                 .max_asa_s = -1.0,
                                 .max_p_abandon = -1.0 };
  DagStaffingNeed need;

  dag_staffing_need (&load, &targets, &need);
  g_assert_cmpint (need.agents, ==, 0);
  g_assert_cmpint (need.bound_by, ==, DAG_BOUND_NONE);
  g_assert_cmpfloat_with_epsilon (need.figures.service_level, 1.0, 1e-12);

  targets.minimum = 2;
  dag_staffing_need (&load, &targets, &need);
  g_assert_cmpint (need.agents, ==, 2);
  g_assert_cmpint (need.bound_by, ==, DAG_BOUND_MINIMUM_COVER);

  /* Erlang A may need fewer than the load: 480 erlang, patience 30 s, 80/60 → 385 */
  targets.minimum = 0;
  load.arrivals_per_s = 480.0 / 180.0;
  load.patience_s = 30.0;
  load.within_s = 60.0;
  dag_staffing_need (&load, &targets, &need);
  g_assert_cmpint (need.agents, ==, 385);

  /* hours taken for seconds: ends, and says so */
  load.arrivals_per_s = 1000.0;
  load.handle_s = 3600.0;
  load.patience_s = 0.0;
  dag_staffing_need (&load, &targets, &need);
  g_assert_cmpint (need.bound_by, ==, DAG_BOUND_LIMIT);
}

static void
test_other_channels (void)
{
  g_assert_cmpfloat_with_epsilon (dag_staffing_chat_handle_s (500, 0.75, 1), 500.0, 5e-5);
  g_assert_cmpfloat_with_epsilon (dag_staffing_chat_handle_s (500, 0.75, 2), 663.2653, 5e-5);
  g_assert_cmpfloat_with_epsilon (dag_staffing_chat_handle_s (500, 0.75, 3), 886.8132, 5e-5);
  g_assert_cmpfloat_with_epsilon (dag_staffing_chat_concurrency (0.75, 2), 1.5077, 5e-5);
  g_assert_cmpfloat_with_epsilon (dag_staffing_chat_concurrency (0.75, 3), 1.6914, 5e-5);
  g_assert_cmpfloat (dag_staffing_chat_concurrency (0.75, 40), <, 1.75 + 1e-12);
  g_assert_cmpint (dag_staffing_backlog (120 + 240, 480, 28800, 0.85, 0.30), ==, 11);
  g_assert_cmpfloat_with_epsilon (dag_staffing_patience_s (4.65, 1) / 0.0942, 49.36, 5e-3);
  g_assert_cmpfloat (dag_staffing_patience_s (100, 0), <, 0);
}

/* What a team can be busy at 80/20 and 180 s, as the default thresholds have it. */
static void
test_most_occupancy (void)
{
  static const struct
  {
    int64_t agents;
    int percent;
  } cases[] = { { 5, 61 }, { 10, 73 }, { 20, 82 }, { 50, 90 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double share = dag_staffing_most_occupancy (cases[i].agents, 180.0, 0.8, 20.0);

      g_assert_cmpfloat_with_epsilon (share, cases[i].percent / 100.0, 0.006);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/staffing/worked-values", test_worked_values);
  g_test_add_func ("/core/staffing/b-and-c-reference", test_b_and_c_reference);
  g_test_add_func ("/core/staffing/a-reference", test_a_reference);
  g_test_add_func ("/core/staffing/rises-with-staff", test_rises_with_staff);
  g_test_add_func ("/core/staffing/a-tends-to-c", test_a_tends_to_c);
  g_test_add_func ("/core/staffing/heavy-overload", test_heavy_overload);
  g_test_add_func ("/core/staffing/need-edges", test_need_edges);
  g_test_add_func ("/core/staffing/other-channels", test_other_channels);
  g_test_add_func ("/core/staffing/most-occupancy", test_most_occupancy);
  return g_test_run ();
}
