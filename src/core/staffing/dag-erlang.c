/* dag-erlang.c - waiting lines with many agents: Erlang B and C
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang-a-private.h"

#include <math.h>

/* 1/B = Σ N!/((N−k)! Aᵏ), all terms positive, until they no longer count; infinite where B
 * is below the smallest number. */
double
dag_erlang_inverse_b (int64_t agents,
                      double  load)
{
  double sum = 1.0;
  double term = 1.0;
  double inverse = 1.0 / load;

  if (load <= 0.0)
    return agents == 0 ? 1.0 : HUGE_VAL;
  for (int64_t left = agents; left > 0; left--)
    {
      term *= (double) left * inverse;
      sum += term;
      /* from here on the terms shrink at least as fast as a geometric series */
      if ((double) left < load && term * load < sum * 1e-18 * (load - (double) left))
        break;
      if (!isfinite (sum))
        break;
    }
  return sum;
}

/**
 * dag_erlang_b:
 * @agents: number of agents, ≥ 0
 * @load: offered load in erlang (arrivals per second × mean handle time), ≥ 0
 *
 * The share that finds all agents busy where nobody waits (M/M/N/N). Evaluated as the sum
 * of its inverse: no factorial, no overflow that matters (a B below 1e-308 is 0), about
 * 1e-13 relative at 10,000 agents.
 *
 * Source: A.K. Erlang 1917; the sum is B's definition divided by its last term.
 *
 * Returns: 0…1
 */
double
dag_erlang_b (int64_t agents,
              double  load)
{
  g_return_val_if_fail (agents >= 0 && load >= 0.0, 0.0);

  return 1.0 / dag_erlang_inverse_b (agents, load);
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
                                .service_level_answered = 1.0,
                                .service_level_excl_short = 1.0 };
}

/* Erlang C's figures where B is at hand. */
void
dag_erlang_c_figures_of (const DagQueueLoad *load,
                         int64_t             agents,
                         double              b,
                         DagQueueFigures    *figures)
{
  double a = dag_erlang_load (load);
  double spare = (double) agents - a;
  double c = spare > 0.0 ? (double) agents * b / ((double) agents - a * (1.0 - b)) : 1.0;

  *figures = (DagQueueFigures){ .stable = spare > 0.0, .p_wait = 1.0, .occupancy = 1.0 };
  if (!figures->stable)
    return;
  figures->p_wait = c;
  figures->service_level = 1.0 - c * exp (-spare * load->within_s / load->handle_s);
  figures->service_level_excl_early = figures->service_level;
  figures->service_level_served_or_gone = figures->service_level;
  figures->service_level_answered = figures->service_level;
  figures->service_level_excl_short = figures->service_level;
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
    dag_erlang_c_figures_of (load, agents, dag_erlang_b (agents, dag_erlang_load (load)),
                             figures);
}

/* The share of the arrivals that neither was answered nor has hung up by then. */
static double
get_p_longer (const DagQueueLoad *load,
              int64_t             agents,
              double              wait_s)
{
  DagQueueLoad other = *load;
  DagQueueFigures figures;

  other.within_s = wait_s;
  other.short_s = 0.0;
  dag_erlang_figures (&other, agents, &figures);
  return 1.0 - figures.service_level_served_or_gone;
}

/**
 * dag_erlang_wait_percentile_s:
 * @load: one queue
 * @agents: number of agents
 * @share: 0 ≤ share < 1, such as 0.9
 *
 * Returns: the wait in seconds, until an answer or until hanging up, that @share of all
 *   arrivals does not exceed; 0 where fewer have to wait at all, infinite where the line
 *   grows for ever
 */
double
dag_erlang_wait_percentile_s (const DagQueueLoad *load,
                              int64_t             agents,
                              double              share)
{
  double low = 0.0;
  double high;

  g_return_val_if_fail (load != NULL && share >= 0.0 && share < 1.0, 0.0);

  if (load->arrivals_per_s <= 0.0)
    return 0.0;
  if (load->patience_s <= 0.0)
    return (double) agents > dag_erlang_load (load)
               ? dag_erlang_c_percentile_s (agents, dag_erlang_load (load), load->handle_s,
                                            share)
               : HUGE_VAL;
  if (get_p_longer (load, agents, 0.0) <= 1.0 - share)
    return 0.0;
  high = -load->patience_s * log1p (-share); /* by then so many have hung up anyway */
  for (int i = 0; i < 60 && high - low > 1e-9 * high; i++)
    {
      double middle = (low + high) / 2.0;

      if (get_p_longer (load, agents, middle) > 1.0 - share)
        low = middle;
      else
        high = middle;
    }
  return high;
}
