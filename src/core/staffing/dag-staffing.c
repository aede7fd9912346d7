/* dag-staffing.c - how many people a queue needs, and which target says so
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-staffing-private.h"

#include "dag-erlang-a-private.h"
#include "dag-value.h"

#include <math.h>

/* Quotients that are whole but for binary noise (35.7 / 0.85) must not cost a person. */
#define GUARD 1e-9

static const char *const bound_words[] = {
  [DAG_BOUND_NONE] = "none",
  [DAG_BOUND_MINIMUM_COVER] = "minimum-cover",
  [DAG_BOUND_STABILITY] = "stability",
  [DAG_BOUND_SERVICE_LEVEL] = "service-level",
  [DAG_BOUND_OCCUPANCY] = "occupancy",
  [DAG_BOUND_WAIT] = "wait",
  [DAG_BOUND_ABANDON] = "abandon",
  [DAG_BOUND_LIMIT] = "limit",
};

/**
 * dag_staffing_bound_get_word:
 * @bound: which target bound
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_staffing_bound_get_word (DagStaffingBound bound)
{
  g_return_val_if_fail ((size_t) bound < G_N_ELEMENTS (bound_words), "");

  return bound_words[bound];
}

static int64_t
ceil_guarded (double value)
{
  return (int64_t) ceil (value - GUARD * MAX (1.0, fabs (value)));
}

static gboolean
meets (const DagQueueFigures    *figures,
       const DagStaffingTargets *targets,
       DagStaffingBound          bound)
{
  switch (bound)
    {
    case DAG_BOUND_SERVICE_LEVEL:
      return figures->stable && figures->service_level >= targets->service_level - 1e-12;
    case DAG_BOUND_WAIT:
      return figures->stable && figures->asa_s <= targets->max_asa_s + 1e-12;
    case DAG_BOUND_ABANDON:
      return figures->stable && figures->p_abandon <= targets->max_p_abandon + 1e-12;
    case DAG_BOUND_STABILITY:
      return figures->stable;
    case DAG_BOUND_OCCUPANCY:
      return figures->stable && figures->occupancy <= targets->max_occupancy + GUARD;
    case DAG_BOUND_NONE:
    case DAG_BOUND_MINIMUM_COVER:
    case DAG_BOUND_LIMIT:
      break;
    }
  return TRUE;
}

static gboolean
is_met_by (const DagQueueLoad       *load,
           const DagStaffingTargets *targets,
           DagStaffingBound          bound,
           int64_t                   agents)
{
  DagQueueFigures figures;

  dag_erlang_figures (load, agents, &figures);
  return meets (&figures, targets, bound);
}

/* The fewest that meet one target. Every figure improves with each person, so the answer
 * is found by steps that double and then by halving. Erlang A may need fewer than the
 * load: the search begins at none. */
static int64_t
fewest_for (const DagQueueLoad       *load,
            const DagStaffingTargets *targets,
            DagStaffingBound          bound)
{
  int64_t low = -1; /* does not meet it */
  int64_t high = (int64_t) dag_erlang_load (load);
  int64_t step = 1;

  high = MIN (high, DAG_STAFFING_MOST_AGENTS);
  while (!is_met_by (load, targets, bound, high))
    {
      if (high >= DAG_STAFFING_MOST_AGENTS)
        return G_MAXINT64;
      low = high;
      high = MIN (high + step, DAG_STAFFING_MOST_AGENTS);
      step *= 2;
    }
  while (high - low > 1)
    {
      int64_t middle = low + (high - low) / 2;

      if (is_met_by (load, targets, bound, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

static void
consider (DagStaffingNeed *need,
          int64_t          agents,
          DagStaffingBound bound)
{
  if (agents == G_MAXINT64)
    {
      need->agents = DAG_STAFFING_MOST_AGENTS;
      need->bound_by = DAG_BOUND_LIMIT;
    }
  else if (need->bound_by != DAG_BOUND_LIMIT
           && (agents > need->agents
               || (agents == need->agents && need->bound_by == DAG_BOUND_STABILITY)))
    {
      need->agents = agents;
      need->bound_by = bound;
    }
}

/* The level alone, by the quick searches. Returns: Erlang B of the answer, or < 0. */
static double
consider_level (DagStaffingNeed    *need,
                const DagQueueLoad *load,
                double              level)
{
  double b = -1.0;
  int64_t agents;

  if (load->patience_s > 0.0)
    agents = dag_staffing_search_a (load, level);
  else
    agents = dag_staffing_search_c (load, level, &b);
  consider (need, agents, DAG_BOUND_SERVICE_LEVEL);
  return need->agents == agents ? b : -1.0;
}

/* The line must not grow for ever: more people than erlang. */
static void
consider_stability (DagStaffingNeed    *need,
                    const DagQueueLoad *load)
{
  double a = dag_erlang_load (load);

  consider (need, a < DAG_STAFFING_MOST_AGENTS ? (int64_t) floor (a) + 1 : G_MAXINT64,
            DAG_BOUND_STABILITY);
}

/**
 * dag_staffing_need:
 * @load: one queue
 * @targets: what must be met
 * @need: (out caller-allocates): the fewest agents that meet every target, which target
 *   bound, and the figures with that many
 *
 * An impossible number (a handle time in minutes taken for seconds, say) ends at
 * %DAG_STAFFING_MOST_AGENTS with %DAG_BOUND_LIMIT and not in an endless search.
 */
void
dag_staffing_need (const DagQueueLoad       *load,
                   const DagStaffingTargets *targets,
                   DagStaffingNeed          *need)
{
  gboolean anything;
  double b = -1.0;
  int64_t agents;

  g_return_if_fail (load != NULL && targets != NULL && need != NULL);

  anything = load->arrivals_per_s > 0.0;
  *need = (DagStaffingNeed){ .agents = 0, .bound_by = DAG_BOUND_NONE };
  if (anything && load->patience_s <= 0.0)
    consider_stability (need, load);
  if (anything && dag_share_is_known (targets->service_level))
    b = consider_level (need, load, targets->service_level);
  agents = need->agents;
  if (anything && dag_seconds_is_known (targets->max_asa_s))
    consider (need, fewest_for (load, targets, DAG_BOUND_WAIT), DAG_BOUND_WAIT);
  if (anything && dag_share_is_known (targets->max_p_abandon))
    consider (need, fewest_for (load, targets, DAG_BOUND_ABANDON), DAG_BOUND_ABANDON);
  if (anything && targets->max_occupancy > 0.0)
    consider (need, fewest_for (load, targets, DAG_BOUND_OCCUPANCY), DAG_BOUND_OCCUPANCY);
  if (targets->minimum > need->agents)
    consider (need, targets->minimum, DAG_BOUND_MINIMUM_COVER);
  if (b >= 0.0 && agents == need->agents)
    dag_erlang_c_figures_of (load, agents, b, &need->figures);
  else
    dag_erlang_figures (load, need->agents, &need->figures);
}

/**
 * dag_staffing_most_occupancy:
 * @agents: size of the team, ≥ 1
 * @handle_s: mean handle time in seconds
 * @service_level: target, 0…1
 * @within_s: T of the target, seconds
 *
 * The largest load per person at which a team of this size still meets its target
 * (Erlang C). A small team cannot be busy 85 % of the time and answer 80 % in 20 s, so a
 * fixed threshold for occupancy would lie to it.
 *
 * Returns: 0…1
 */
double
dag_staffing_most_occupancy (int64_t agents,
                             double  handle_s,
                             double  service_level,
                             double  within_s)
{
  double low = 0.0;
  double high = 1.0;

  g_return_val_if_fail (agents >= 1 && handle_s > 0.0, 0.0);

  for (int i = 0; i < 50; i++)
    {
      double middle = (low + high) / 2.0;
      DagQueueLoad load = { .arrivals_per_s = middle * (double) agents / handle_s,
                            .handle_s = handle_s,
                            .within_s = within_s };
      DagQueueFigures figures;

      dag_erlang_figures (&load, agents, &figures);
      if (figures.stable && figures.service_level >= service_level)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * dag_staffing_schedule:
 * @agents: needed at work
 * @shrinkage: share of paid time in which a person is not at work, 0 ≤ s < 1
 *
 * N ÷ (1 − s), never N·(1 + s), which falls short.
 *
 * Returns: how many to roster
 */
int64_t
dag_staffing_schedule (int64_t agents,
                       double  shrinkage)
{
  g_return_val_if_fail (shrinkage >= 0.0 && shrinkage < 1.0, agents);

  return (int64_t) ceil ((double) agents / (1.0 - shrinkage) - 1e-6);
}

/**
 * dag_staffing_backlog:
 * @items: in the backlog and expected within the window
 * @handle_s: mean handle time in seconds
 * @window_s: until when they must be answered, seconds
 * @occupancy: share of the time that can go to them, 0…1
 * @shrinkage: as in dag_staffing_schedule()
 *
 * Work that can wait needs hours, not a queueing formula: items × AHT ÷ (window ×
 * occupancy × (1 − shrinkage)).
 *
 * Returns: how many to roster
 */
int64_t
dag_staffing_backlog (double items,
                      double handle_s,
                      double window_s,
                      double occupancy,
                      double shrinkage)
{
  g_return_val_if_fail (window_s > 0.0 && occupancy > 0.0 && shrinkage < 1.0, 0);

  return ceil_guarded (items * handle_s / (window_s * occupancy * (1.0 - shrinkage)));
}

/**
 * dag_staffing_chat_handle_s:
 * @handle_s: how long a chat takes when it is the only one, seconds
 * @composing_ratio: customer's composing time ÷ the agent's
 * @windows: chats open at once, ≥ 1
 *
 * One agent and @windows customers who think in between is a closed network; exact mean
 * value analysis (M. Reiser, S. Lavenberg 1980) tells how long each then takes. Dividing
 * the handle time by the number of windows promises too much.
 *
 * Returns: seconds a chat takes with @windows open
 */
double
dag_staffing_chat_handle_s (double handle_s,
                            double composing_ratio,
                            int    windows)
{
  double service_s = handle_s / (1.0 + composing_ratio);
  double think_s = handle_s - service_s;
  double at_agent = 0.0;
  double cycle_s = handle_s;

  g_return_val_if_fail (windows >= 1 && composing_ratio >= 0.0, handle_s);

  for (int n = 1; n <= windows; n++)
    {
      double response_s = service_s * (1.0 + at_agent);

      cycle_s = response_s + think_s;
      at_agent = n * response_s / cycle_s;
    }
  return cycle_s;
}

/**
 * dag_staffing_chat_concurrency:
 * @composing_ratio: customer's composing time ÷ the agent's
 * @windows: chats open at once, ≥ 1
 *
 * Returns: how many chats' worth of work is done at once; never above 1 + ratio
 */
double
dag_staffing_chat_concurrency (double composing_ratio,
                               int    windows)
{
  return windows / dag_staffing_chat_handle_s (1.0, composing_ratio, windows);
}

/**
 * dag_staffing_patience_s:
 * @total_wait_s: waits of everybody, answered and abandoned, seconds
 * @abandoned: how many hung up
 *
 * Who was answered is a censored observation, so the mean wait of those who hung up is not
 * their patience; the total exposure ÷ the number who left is (maximum likelihood).
 *
 * Returns: mean patience in seconds, or %DAG_SECONDS_UNKNOWN where nobody hung up
 */
double
dag_staffing_patience_s (double  total_wait_s,
                         int64_t abandoned)
{
  return abandoned > 0 ? total_wait_s / (double) abandoned : DAG_SECONDS_UNKNOWN;
}
