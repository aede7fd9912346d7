/* test-outlook.c - lived through by chance and worked out exactly, a line comes to the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-arrivals.h"
#include "dag-erlang.h"
#include "dag-outlook.h"

#include <math.h>

#define HANDLE_S 180.0
#define PATIENCE_S 240.0
#define RATE (8.0 / HANDLE_S)
#define N_AGENTS 9
#define N_STATES 200

/* One queue, people who are all alike, no breaks: M/M/N+M but for what makes the band wide. */
static DagOutlook *
new_outlook (guint waiting,
             guint n_busy)
{
  static const guint queue = 0;
  DagOutlook *outlook = dag_outlook_new (1, N_AGENTS);
  DagOutlookQueue *about = &outlook->queues[0];

  about->is_live = TRUE;
  about->waiting = waiting;
  about->within_s = 20.0;
  about->handle_s = HANDLE_S;
  about->patience_s = PATIENCE_S;
  about->n_handled = about->n_abandoned = about->n_arrivals = 1e9;
  for (guint i = 0; i < DAG_OUTLOOK_N_SLOTS; i++)
    about->arrivals_per_s[i] = RATE;
  outlook->wrap_share = 0.0;
  outlook->variation = 1.0;
  outlook->ring_s = 0.0;
  outlook->short_every_s = 0.0;
  outlook->drift = 0.0;
  for (guint a = 0; a < N_AGENTS; a++)
    {
      dag_outlook_set_queues_of (outlook, a, &queue, 1);
      outlook->agents[a].channel = DAG_CHANNEL_PHONE;
      outlook->agents[a].state = a < n_busy ? DAG_STATE_ON_CONTACT : DAG_STATE_AVAILABLE;
    }
  return outlook;
}

/* The share that has to wait among those who come in the first half hour, from the present
 * line: the chain of states, stepped through time by Euler's way in small steps. */
static double
get_share_waiting (guint waiting,
                   guint n_busy,
                   double until_s)
{
  double p[N_STATES] = { 0 };
  double waits = 0.0;
  const double step_s = 0.05;

  p[n_busy + waiting] = 1.0;
  for (double at_s = 0.0; at_s < until_s; at_s += step_s)
    {
      double next[N_STATES] = { 0 };

      for (guint k = 0; k < N_STATES - 1; k++)
        {
          double up = RATE * step_s;
          double down = MIN (k, N_AGENTS) / HANDLE_S * step_s;

          down += (k > N_AGENTS ? k - N_AGENTS : 0) / PATIENCE_S * step_s;
          next[k] += p[k] * (1.0 - up - down);
          next[k + 1] += p[k] * up;
          if (k > 0)
            next[k - 1] += p[k] * down;
          waits += k >= N_AGENTS ? p[k] * step_s / until_s : 0.0;
        }
      for (guint k = 0; k < N_STATES; k++)
        p[k] = next[k];
    }
  return waits;
}

static DagOutlookAnswer
ask (DagOutlook *outlook,
     double      to_s,
     int         agent)
{
  DagOutlookQuestion question
      = { .agent = agent, .length_s = 900.0, .from_s = 0.0, .to_s = to_s };
  DagOutlookAnswer answer;

  dag_outlook_ask (outlook, &question, 3000, &answer);
  return answer;
}

/* With T = 0 the service level is the share that does not wait. The lognormal handle times
 * of variation 1 are not exponential: a few points are left to that. */
static void
test_transient (void)
{
  static const struct
  {
    guint waiting;
    guint n_busy;
  } cases[] = { { 0, 0 }, { 0, 6 }, { 0, 9 }, { 12, 9 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagOutlook) outlook = new_outlook (cases[i].waiting, cases[i].n_busy);
      double waits = get_share_waiting (cases[i].waiting, cases[i].n_busy, 1800.0);
      DagOutlookAnswer answer;

      outlook->queues[0].within_s = 0.0;
      answer = ask (outlook, 1800.0, -1);
      g_test_message ("%u waiting, %u busy: %.3f do not wait, exactly %.3f", cases[i].waiting,
                      cases[i].n_busy, answer.mean_level, 1.0 - waits);
      g_assert_cmpfloat_with_epsilon (answer.mean_level, 1.0 - waits, 0.05);
    }
}

/* Long after the beginning it is the steady state of Erlang A. */
static void
test_steady (void)
{
  g_autoptr (DagOutlook) outlook = new_outlook (0, 8);
  DagQueueLoad load = { .arrivals_per_s = RATE,
                        .handle_s = HANDLE_S,
                        .patience_s = PATIENCE_S,
                        .within_s = 20.0 };
  DagQueueFigures figures;
  DagOutlookAnswer answer = ask (outlook, 10800.0, -1);

  dag_erlang_figures (&load, N_AGENTS, &figures);
  g_test_message ("%.3f, Erlang A %.3f", answer.mean_level, figures.service_level);
  g_assert_cmpfloat_with_epsilon (answer.mean_level, figures.service_level, 0.04);
  g_assert_cmpfloat_with_epsilon (answer.offered, RATE * 10800.0, 10.0);
}

/* Somebody who goes costs something; the same seed says the same twice. */
static void
test_one_goes (void)
{
  g_autoptr (DagOutlook) outlook = new_outlook (2, 9);
  DagOutlookAnswer nobody = ask (outlook, 1800.0, -1);
  DagOutlookAnswer one = ask (outlook, 1800.0, 3);
  DagOutlookAnswer again = ask (outlook, 1800.0, 3);

  g_assert_cmpfloat (one.mean_level, <, nobody.mean_level - 0.02);
  g_assert_cmpfloat (one.wait_s.middle, >, nobody.wait_s.middle);
  g_assert_cmpfloat (fabs (again.mean_level - one.mean_level), <, 1e-15);
  g_assert_cmpfloat (one.service_level.low, <=, one.service_level.middle);
  g_assert_cmpfloat (one.service_level.middle, <=, one.service_level.high);
}

/* Nothing comes in: nothing can be said, and nothing is made up. */
static void
test_nothing_comes (void)
{
  g_autoptr (DagOutlook) outlook = new_outlook (0, 0);
  DagOutlookAnswer answer;

  for (guint i = 0; i < DAG_OUTLOOK_N_SLOTS; i++)
    outlook->queues[0].arrivals_per_s[i] = 0.0;
  answer = ask (outlook, 1800.0, 0);
  g_assert_cmpuint (answer.n_runs, ==, 0);
  g_assert_true (isnan (answer.service_level.middle));
}

static void
test_arrivals (void)
{
  const double usual[] = { 10, 10, 10, 10, 10, 20, 20, 20 };
  const double twice[] = { 20, 20, 20, 20 };
  const double none[] = { NAN, NAN, NAN, NAN };
  double ahead[4];
  DagArrivals arrivals = { .usual = usual, .actual = twice, .n_past = 4, .n_ahead = 4 };

  g_assert_cmpfloat (dag_arrivals_forecast (&arrivals, ahead), >, 80.0);
  g_assert_cmpfloat_with_epsilon (ahead[0], 10.0 * 22.0 / 12.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (ahead[1], 20.0 * 22.0 / 12.0, 1e-9);
  arrivals.actual = none;
  dag_arrivals_forecast (&arrivals, ahead);
  g_assert_cmpfloat_with_epsilon (ahead[1], 20.0, 1e-9);
  arrivals.usual = NULL;
  g_assert_cmpfloat (dag_arrivals_forecast (&arrivals, ahead), <, 1e-9);
  g_assert_cmpfloat (fabs (ahead[0]), <, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/outlook/transient", test_transient);
  g_test_add_func ("/core/outlook/steady", test_steady);
  g_test_add_func ("/core/outlook/one-goes", test_one_goes);
  g_test_add_func ("/core/outlook/nothing-comes", test_nothing_comes);
  g_test_add_func ("/core/outlook/arrivals", test_arrivals);
  return g_test_run ();
}
