/* dag-erlang.c - waiting lines with many agents: Erlang B and C
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang.h"

#include <math.h>

/**
 * dag_erlang_b:
 * @agents: number of agents, ≥ 0
 * @load: offered load in erlang (arrivals per second × mean handle time), ≥ 0
 *
 * The share that finds all agents busy where nobody waits (M/M/N/N). Evaluated as
 * 1/B = Σ N!/((N−k)! Aᵏ), all terms positive, until they no longer count: no factorial, no
 * overflow that matters (a B below 1e-308 is 0), about 1e-13 relative at 10,000 agents.
 *
 * Source: A.K. Erlang 1917; the sum is B's definition divided by its last term.
 *
 * Returns: 0…1
 */
double
dag_erlang_b (int64_t agents,
              double  load)
{
  double sum = 1.0;
  double term = 1.0;

  g_return_val_if_fail (agents >= 0 && load >= 0.0, 0.0);

  if (load <= 0.0)
    return agents == 0 ? 1.0 : 0.0;
  for (int64_t left = agents; left > 0; left--)
    {
      term *= (double) left / load;
      sum += term;
      /* from here on the terms shrink at least as fast as a geometric series */
      if ((double) left < load && term < sum * 1e-18)
        break;
      if (!isfinite (sum))
        return 0.0;
    }
  return 1.0 / sum;
}

/**
 * dag_erlang_c:
 * @agents: number of agents
 * @load: offered load in erlang
 *
 * The share that has to wait where nobody hangs up (M/M/N): C = N·B/(N − A(1 − B)).
 *
 * Returns: 0…1; 1 where @load ≥ @agents, when the line grows for ever
 */
double
dag_erlang_c (int64_t agents,
              double  load)
{
  double b;

  g_return_val_if_fail (agents >= 0 && load >= 0.0, 1.0);

  if ((double) agents <= load)
    return load > 0.0 ? 1.0 : 0.0;
  b = dag_erlang_b (agents, load);
  return (double) agents * b / ((double) agents - load * (1.0 - b));
}

/**
 * dag_erlang_c_percentile_s:
 * @agents: number of agents, more than @load
 * @load: offered load in erlang
 * @handle_s: mean handle time in seconds
 * @share: 0…1, such as 0.9
 *
 * Returns: the wait in seconds that @share of the arrivals does not exceed (Erlang C):
 *   AHT/(N − A) · ln(C/(1 − share)), 0 where fewer have to wait at all
 */
double
dag_erlang_c_percentile_s (int64_t agents,
                           double  load,
                           double  handle_s,
                           double  share)
{
  double c = dag_erlang_c (agents, load);

  g_return_val_if_fail ((double) agents > load && share < 1.0, HUGE_VAL);

  if (c <= 1.0 - share)
    return 0.0;
  return handle_s / ((double) agents - load) * log (c / (1.0 - share));
}

/**
 * dag_erlang_load:
 * @load: one queue
 *
 * Returns: the offered load in erlang
 */
double
dag_erlang_load (const DagQueueLoad *load)
{
  g_return_val_if_fail (load != NULL, 0.0);

  return load->arrivals_per_s * load->handle_s;
}

static void
set_idle_figures (DagQueueFigures *figures)
{
  *figures = (DagQueueFigures){ .stable = TRUE,
                                .service_level = 1.0,
                                .service_level_excl_early = 1.0,
                                .service_level_served_or_gone = 1.0,
                                .service_level_answered = 1.0 };
}

static void
erlang_c_figures (const DagQueueLoad *load,
                  int64_t             agents,
                  DagQueueFigures    *figures)
{
  double a = dag_erlang_load (load);
  double spare = (double) agents - a;
  double c = dag_erlang_c (agents, a);

  *figures = (DagQueueFigures){ .stable = spare > 0.0, .p_wait = 1.0, .occupancy = 1.0 };
  if (!figures->stable)
    return;
  figures->p_wait = c;
  figures->service_level = 1.0 - c * exp (-spare * load->within_s / load->handle_s);
  figures->service_level_excl_early = figures->service_level;
  figures->service_level_served_or_gone = figures->service_level;
  figures->service_level_answered = figures->service_level;
  figures->asa_s = c * load->handle_s / spare;
  figures->mean_wait_answered_s = figures->asa_s;
  figures->occupancy = a / (double) agents;
  figures->queue_length = c * a / spare;
}

/**
 * dag_erlang_figures:
 * @load: one queue; with a patience Erlang A is used, without it Erlang C
 * @agents: number of agents, ≥ 0
 * @figures: (out caller-allocates): the steady state
 *
 * Validity: Poisson arrivals, exponential handle times and patience, one queue served
 * first come first served by agents who are all alike, long enough to settle.
 */
void
dag_erlang_figures (const DagQueueLoad *load,
                    int64_t             agents,
                    DagQueueFigures    *figures)
{
  g_return_if_fail (load != NULL && figures != NULL);
  g_return_if_fail (agents >= 0 && load->arrivals_per_s >= 0.0 && load->handle_s > 0.0);

  if (load->arrivals_per_s <= 0.0)
    set_idle_figures (figures);
  else if (load->patience_s > 0.0)
    dag_erlang_a_figures (load, agents, figures);
  else
    erlang_c_figures (load, agents, figures);
}
