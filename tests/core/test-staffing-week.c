/* test-staffing-week.c - a week of a hundred queues: the same answers as the plain way, sooner
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * performance figure 9: all needs of a week of 100 queues in quarters take at most 0.35 of
 * what the running recursion from one agent takes, with the same answers, and with callers
 * who hang up at most 40 times as long. A run among others only finds what became several
 * times slower; "-m perf" holds to the figures. */
#include "config.h"

#include "dag-erlang-a-private.h"
#include "dag-sanitized.h"
#include "dag-staffing.h"
#include "dag-value.h"

#include <math.h>
#include <time.h>

#ifdef SANITIZED
#define N_QUEUES 10
#define SLACK 10.0
#else
#define N_QUEUES (g_test_perf () ? 100 : 30)
#define SLACK (g_test_perf () ? 1.0 : 2.0)
#endif
#define N_SLOTS 672
#define HANDLE_S 180.0
#define N_ROUNDS 5

static const DagStaffingTargets targets = { .service_level = 0.8,
                                            .max_occupancy = -1.0,
                                            .max_asa_s = -1.0,
                                            .max_p_abandon = -1.0 };

/* Two humps a day, queues from one erlang to 3,277. */
static double
get_load (int queue,
          int slot)
{
  double size = pow (2.0, 11.68 * queue / 99.0);
  double hour = slot % 96 / 4.0;

  return size
         * (0.05 + exp (-(hour - 10.5) * (hour - 10.5) / 6.0)
            + 0.8 * exp (-(hour - 14.5) * (hour - 14.5) / 8.0));
}

static DagQueueLoad
make_load (int    queue,
           int    slot,
           double patience_s)
{
  return (DagQueueLoad){ .arrivals_per_s = get_load (queue, slot) / HANDLE_S,
                         .handle_s = HANDLE_S,
                         .patience_s = patience_s,
                         .within_s = 20.0 };
}

/* The plain way: Erlang B agent by agent, from one on. */
static int64_t
search_plainly (double a)
{
  double b = 1.0;

  for (int64_t n = 1;; n++)
    {
      b = a * b / ((double) n + a * b);
      if ((double) n > a)
        {
          double c = (double) n * b / ((double) n - a * (1.0 - b));

          if (1.0 - c * exp (-((double) n - a) * 20.0 / HANDLE_S) >= 0.8 - 1e-12)
            return n;
        }
    }
}

static double
read_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static int64_t
need_week (double patience_s)
{
  int64_t sum = 0;

  for (int q = 0; q < N_QUEUES; q++)
    for (int s = 0; s < N_SLOTS; s++)
      {
        DagQueueLoad load = make_load (99 - q, s, patience_s);
        DagStaffingNeed need;

        dag_staffing_need (&load, &targets, &need);
        sum += need.agents;
      }
  return sum;
}

static int64_t
plain_week (void)
{
  int64_t sum = 0;

  for (int q = 0; q < N_QUEUES; q++)
    for (int s = 0; s < N_SLOTS; s++)
      sum += search_plainly (get_load (99 - q, s));
  return sum;
}

static void
test_speed (void)
{
  double best[3] = { HUGE_VAL, HUGE_VAL, HUGE_VAL };
  int64_t sums[3] = { 0 };

  for (int round = 0; round < N_ROUNDS; round++)
    for (int way = 0; way < 3; way++)
      {
        double before = read_cpu_s ();

        sums[way] = way == 0 ? plain_week () : need_week (way == 1 ? 0.0 : 90.0);
        best[way] = MIN (best[way], read_cpu_s () - before);
      }
  g_test_message ("%d queues: plain %.1f ms, ours %.1f ms (%.2f), who hang up %.1f ms (%.1f)",
                  N_QUEUES, best[0] * 1e3, best[1] * 1e3, best[1] / best[0], best[2] * 1e3,
                  best[2] / best[1]);
  g_assert_cmpint (sums[0], ==, sums[1]);
  g_assert_cmpint (sums[2], <, sums[1]);
  if (!dag_test_keeps_time ())
    return;
  g_assert_cmpfloat (best[1] / best[0], <=, 0.35 * SLACK);
  g_assert_cmpfloat (best[2] / best[1], <=, 40.0 * SLACK);
}

/* Each answer, and not their sum alone, is the plain way's. */
static void
test_same_answers (void)
{
  for (int q = 0; q < 100; q += 3)
    for (int s = 0; s < N_SLOTS; s += 5)
      {
        DagQueueLoad load = make_load (q, s, 0.0);
        DagStaffingNeed need;

        dag_staffing_need (&load, &targets, &need);
        g_assert_cmpint (need.agents, ==, search_plainly (get_load (q, s)));
        g_assert_cmpfloat (need.figures.service_level, >=, 0.8 - 1e-12);
      }
}

/* What the closed form finds is the least, by the chain of states: the other evaluation. */
static void
test_least_who_hang_up (void)
{
  for (int q = 0; q < 100; q += 7)
    for (int s = 24; s < N_SLOTS; s += 17)
      for (int patient = 0; patient < 2; patient++)
        {
          DagQueueLoad load = make_load (q, s, patient ? 600.0 : 45.0);
          DagStaffingNeed need;
          DagQueueFigures figures;

          dag_staffing_need (&load, &targets, &need);
          dag_erlang_a_chain_figures (&load, need.agents, &figures);
          g_assert_cmpfloat (figures.service_level, >=, 0.8 - 1e-11);
          if (need.agents == 0)
            continue;
          dag_erlang_a_chain_figures (&load, need.agents - 1, &figures);
          g_assert_cmpfloat (figures.service_level, <, 0.8 + 1e-11);
        }
}

#define assert_alike(a, b) \
  g_assert_cmpfloat_with_epsilon ((a), (b), 1e-9 * fabs (b) + 1e-13)

/* Two ways to Erlang A that share no line of code but B. */
static void
test_forms_agree (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_closed = 0;

  for (guint i = 0; i < 400; i++)
    {
      double a = exp (g_rand_double_range (random, log (0.2), log (3000.0)));
      double spare = g_rand_double_range (random, -3.0, 4.0) * sqrt (a);
      int64_t n = MAX (1, (int64_t) (a + spare));
      DagQueueLoad load = { .arrivals_per_s = a / HANDLE_S,
                            .handle_s = HANDLE_S,
                            .patience_s = exp (g_rand_double_range (random, log (5), log (5000))),
                            .within_s = g_rand_double_range (random, 1, 120) };
      DagQueueFigures closed;
      DagQueueFigures chain;

      if (!dag_erlang_a_closed_figures (&load, n, dag_erlang_inverse_b (n - 1, a), &closed))
        continue;
      n_closed++;
      dag_erlang_a_chain_figures (&load, n, &chain);
      assert_alike (closed.p_wait, chain.p_wait);
      assert_alike (closed.p_abandon, chain.p_abandon);
      assert_alike (closed.asa_s, chain.asa_s);
      assert_alike (closed.mean_wait_answered_s, chain.mean_wait_answered_s);
      assert_alike (closed.service_level, chain.service_level);
      assert_alike (closed.service_level_served_or_gone, chain.service_level_served_or_gone);
    }
  g_assert_cmpuint (n_closed, >, 300);
}

/* Stable with 10,000 people, and quick. */
static void
test_ten_thousand (void)
{
  for (int percent = 90; percent <= 110; percent += 2)
    {
      double a = 100.0 * percent;
      DagQueueLoad load = { .arrivals_per_s = a / HANDLE_S,
                            .handle_s = HANDLE_S,
                            .patience_s = 90.0,
                            .within_s = 20.0 };
      DagQueueFigures closed;
      DagQueueFigures chain;

      dag_erlang_figures (&load, 10000, &closed);
      dag_erlang_a_chain_figures (&load, 10000, &chain);
      assert_alike (closed.service_level, chain.service_level);
      assert_alike (closed.p_abandon, chain.p_abandon);
    }
}

/* The wait that nine in ten do not exceed: what is left over is a tenth. */
static void
test_percentiles (void)
{
  static const double shares[] = { 0.5, 0.8, 0.9, 0.99 };

  for (int64_t n = 8; n < 16; n++)
    for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
      for (int patient = 0; patient < 2; patient++)
        {
          DagQueueLoad load = { .arrivals_per_s = 10.0 / HANDLE_S,
                                .handle_s = HANDLE_S,
                                .patience_s = patient ? 0.0 : 300.0,
                                .within_s = 0.0 };
          double wait_s = dag_erlang_wait_percentile_s (&load, n, shares[i]);
          DagQueueFigures f;

          if (!isfinite (wait_s))
            {
              g_assert_true (patient && n <= 10);
              continue;
            }
          load.within_s = wait_s;
          dag_erlang_figures (&load, n, &f);
          if (wait_s > 0.0)
            g_assert_cmpfloat_with_epsilon (f.service_level_served_or_gone, shares[i], 1e-7);
          else
            g_assert_cmpfloat (f.service_level_served_or_gone, >=, shares[i]);
        }
}

/* The fifth definition: who hung up in the first five seconds was never there. */
static void
test_five_definitions (void)
{
  DagQueueLoad load = { .arrivals_per_s = 10.0 / HANDLE_S,
                        .handle_s = HANDLE_S,
                        .patience_s = 300.0,
                        .within_s = 20.0,
                        .short_s = 20.0 };
  DagQueueFigures f;

  dag_erlang_figures (&load, 14, &f);
  g_assert_cmpfloat_with_epsilon (f.service_level, 0.916792, 5e-7);
  g_assert_cmpfloat_with_epsilon (f.service_level_excl_early, 0.923407, 5e-7);
  g_assert_cmpfloat_with_epsilon (f.service_level_served_or_gone, 0.923956, 5e-7);
  g_assert_cmpfloat_with_epsilon (f.service_level_answered, 0.929794, 5e-7);
  g_assert_cmpfloat_with_epsilon (f.service_level_excl_short, 0.923407, 5e-7);
  load.short_s = 5.0;
  dag_erlang_figures (&load, 14, &f);
  g_assert_cmpfloat (f.service_level_excl_short, >, f.service_level);
  g_assert_cmpfloat (f.service_level_excl_short, <, f.service_level_excl_early);
  load.short_s = 0.0;
  dag_erlang_figures (&load, 14, &f);
  g_assert_cmpfloat (fabs (f.service_level_excl_short - f.service_level), <, 1e-15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/staffing-week/same-answers", test_same_answers);
  g_test_add_func ("/core/staffing-week/least-who-hang-up", test_least_who_hang_up);
  g_test_add_func ("/core/staffing-week/forms-agree", test_forms_agree);
  g_test_add_func ("/core/staffing-week/ten-thousand", test_ten_thousand);
  g_test_add_func ("/core/staffing-week/percentiles", test_percentiles);
  g_test_add_func ("/core/staffing-week/five-definitions", test_five_definitions);
  g_test_add_func ("/core/staffing-week/speed", test_speed);
  return g_test_run ();
}
