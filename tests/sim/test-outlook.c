/* test-outlook.c - what was predicted, against what the simulated mornings then did
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each morning: somewhere between nine and half past eleven the client's own reading of
 * the interface makes an outlook; somebody then goes on a break, now, in ten or in twenty
 * minutes; the half hour that follows is lived through, and its service level and wait
 * either lie in the band that was said to hold eight of ten, or not. "-m perf" does 200
 * mornings ("./dev long"); a run among others does 48, and only asks that nothing is
 * far off. */
#include "config.h"

#include "dag-sim-outlook.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define WINDOW_S 1800.0

typedef struct
{
  guint n;
  guint in;
  guint below;
  guint above;
  double width;
  double error;
} Score;

typedef struct
{
  DagSimCounts sum;
} Seen;

static gboolean is_verbose;

static DagSimCounts
count_queues (DagSimCentre   *centre,
              const gboolean *counts)
{
  DagSimCounts sum = { 0 };

  for (guint q = 0; q < dag_sim_centre_get_plan (centre)->n_queues; q++)
    if (counts[q])
      dag_sim_counts_add (&sum, dag_sim_centre_get_counts (centre, q));
  return sum;
}

static void
note (Score         *score,
      const DagBand *band,
      double         seen)
{
  const double slack = 1e-9;

  score->n++;
  if (seen < band->low - slack)
    score->below++;
  else if (seen > band->high + slack)
    score->above++;
  else
    score->in++;
  score->width += band->high - band->low;
  score->error += seen - band->middle;
}

/* Somebody at work who serves a live queue; the same for the same morning. */
static int
choose_agent (const DagOutlook *outlook,
              guint             morning)
{
  for (guint i = 0; i < outlook->n_agents; i++)
    {
      guint a = (morning * 7 + i) % outlook->n_agents;
      const DagOutlookAgent *agent = &outlook->agents[a];

      if (agent->state <= DAG_STATE_WRAP_UP && agent->n_queues > 0
          && outlook->queues[agent->queues[0]].is_live && agent->leaves_s > 3600.0)
        return (int) a;
    }
  return -1;
}

static void
live_morning (guint  morning,
              Score *level,
              Score *wait)
{
  static const DagSimScenario scenarios[]
      = { DAG_SIM_BUSY, DAG_SIM_OVERLOAD, DAG_SIM_SHORT_STAFFED };
  static const double delays[] = { 0.0, 600.0, 1200.0 };
  DagSimPlan *plan = dag_sim_plan_new (scenarios[morning % 3], 1000 + morning, 0, 0);
  int64_t day = 20780 + (int64_t) (morning % 5); /* Monday 23 November 2026 to Friday */
  int64_t at_ms = dag_sim_clock_at (day, 540 + (int) (morning * 37 % 151));
  g_autoptr (DagSimCentre) centre = dag_sim_centre_new (plan, at_ms);
  g_autoptr (DagOutlook) outlook = NULL;
  g_autofree gboolean *counts = NULL;
  double delay_s = delays[morning / 3 % 3];
  DagOutlookQuestion question;
  DagOutlookAnswer answer;
  DagSimCounts before, after;
  double offered;

  outlook = dag_sim_outlook_new (centre, at_ms);
  outlook->seed = morning;
  counts = g_new0 (gboolean, outlook->n_queues);
  for (guint q = 0; q < outlook->n_queues; q++)
    counts[q] = outlook->queues[q].is_live;
  question = (DagOutlookQuestion){ .agent = choose_agent (outlook, morning),
                                   .leaves_s = delay_s,
                                   .length_s = 900.0,
                                   .from_s = delay_s,
                                   .to_s = delay_s + WINDOW_S,
                                   .counts = counts };
  g_assert_cmpint (question.agent, >=, 0);
  dag_outlook_ask (outlook, &question, DAG_OUTLOOK_RUNS, &answer);

  dag_sim_centre_plan_break (centre, (guint) question.agent,
                             at_ms + (int64_t) (1000.0 * delay_s), 15 * DAG_SIM_MINUTE_MS);
  dag_sim_centre_run_until (centre, at_ms + (int64_t) (1000.0 * delay_s));
  before = count_queues (centre, counts);
  dag_sim_centre_run_until (centre, at_ms + (int64_t) (1000.0 * (delay_s + WINDOW_S)));
  after = count_queues (centre, counts);
  offered = after.offered - before.offered;
  g_assert_cmpfloat (offered, >, 0.0);
  note (level, &answer.service_level, (after.answered_within - before.answered_within) / offered);
  note (wait, &answer.wait_s,
        (double) (after.wait_answered_ms - before.wait_answered_ms + after.wait_abandoned_ms
                  - before.wait_abandoned_ms)
            / 1000.0 / offered);
  if (is_verbose)
    g_test_message ("%u %s +%.0f: offered %.0f of %.0f, level %.3f in %.3f %.3f %.3f, wait %.0f "
                    "in %.0f %.0f %.0f",
                    morning, dag_sim_scenario_get_word (scenarios[morning % 3]), delay_s, offered,
                    answer.offered,
                    (after.answered_within - before.answered_within) / offered,
                    answer.service_level.low, answer.service_level.middle,
                    answer.service_level.high,
                    (double) (after.wait_answered_ms - before.wait_answered_ms
                              + after.wait_abandoned_ms - before.wait_abandoned_ms)
                        / 1000.0 / offered,
                    answer.wait_s.low, answer.wait_s.middle, answer.wait_s.high);
}

static void
judge (const char  *what,
       const Score *score,
       double       least,
       double       most)
{
  double share = (double) score->in / score->n;

  /* too few to judge by */
  if (SANITIZED)
    return;

  g_test_message ("%s: %u of %u in the band (%.1f %%), %u below, %u above; mean width %.3f, "
                  "mean error %+.3f",
                  what, score->in, score->n, 100.0 * share, score->below, score->above,
                  score->width / score->n, score->error / score->n);
  g_assert_cmpfloat (share, >=, least);
  g_assert_cmpfloat (share, <=, most);
}

static void
test_calibration (void)
{
  Score level = { 0 };
  Score wait = { 0 };
  guint n = g_test_perf () ? 200 : SANITIZED ? 12 : 48;

  is_verbose = g_getenv ("DAG_VERBOSE") != NULL;
  if (!g_test_perf ())
    g_test_message ("%u mornings of 200: the whole takes too long here (./dev long)", n);
  for (guint i = 0; i < n; i++)
    live_morning (i, &level, &wait);
  judge ("service level", &level, g_test_perf () ? 0.75 : 0.60, g_test_perf () ? 0.85 : 0.95);
  judge ("wait", &wait, g_test_perf () ? 0.75 : 0.60, g_test_perf () ? 0.85 : 0.95);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/outlook/calibration", test_calibration);
  return g_test_run ();
}
