/* dag-sim-past.c - the weeks before the simulation began
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Living through four weeks to know how many called on a Tuesday would be waste. Every
 * five minutes of the past follow from the seed alone: a Poisson number of contacts, and
 * waits as a centre of that load has them. Asking twice gives the same answer. */
#include "config.h"

#include "dag-sim-past.h"

/* Waits and hang-ups at @load, the share of the day's peak. */
static void
fill_waits (DagSimRng             *rng,
            const DagSimQueuePlan *queue,
            double                 load,
            DagSimCounts          *counts)
{
  gboolean mail = queue->channel == DAG_CHANNEL_EMAIL;
  double mean_wait_ms = mail ? 4000000.0 : 9000.0 + 34000.0 * load * load;
  double within = mail ? 0.94 : 0.96 - 0.24 * load * load;

  if (queue->patience_ms > 0.0)
    counts->abandoned
        = dag_sim_rng_binomial (rng, counts->offered, 0.012 + 0.05 * load * load);
  counts->answered = counts->offered - counts->abandoned;
  counts->abandoned_short = dag_sim_rng_binomial (rng, counts->abandoned, 0.15);
  counts->abandoned_within
      = counts->abandoned_short
        + dag_sim_rng_binomial (rng, counts->abandoned - counts->abandoned_short, 0.3);
  counts->answered_within = dag_sim_rng_binomial (rng, counts->answered, within);
  for (guint i = 0; i < counts->offered; i++)
    {
      gboolean gone = i < counts->abandoned;
      int64_t wait = dag_sim_round_ms (dag_sim_rng_exponential (rng, mean_wait_ms));

      counts->wait_answered_ms += gone ? 0 : wait;
      counts->wait_abandoned_ms += gone ? wait : 0;
      counts->longest_wait_ms = MAX (counts->longest_wait_ms, wait);
    }
}

/**
 * dag_sim_past_fill_bucket:
 * @start_ms: begin of five minutes before the simulation
 * @counts: (out): what happened in them
 */
void
dag_sim_past_fill_bucket (const DagSimPlan *plan,
                          guint             index,
                          int64_t           start_ms,
                          DagSimCounts     *counts)
{
  const DagSimQueuePlan *queue = &plan->queues[index];
  int64_t day = dag_sim_clock_get_day (start_ms);
  int64_t local_ms
      = start_ms + dag_sim_clock_get_offset_ms (start_ms) - day * DAG_SIM_DAY_MS;
  int64_t slot = local_ms / (DAG_SIM_HOUR_MS / 2);
  double rate = queue->usual_per_hour[CLAMP (slot, 0, DAG_SIM_SLOTS - 1)]
                * dag_sim_plan_get_day_factor (day);
  double handle_ms = queue->talk_ms + queue->wrap_ms;
  DagSimRng rng;

  *counts = (DagSimCounts){ 0 };
  dag_sim_rng_init (&rng, plan->seed, DAG_SIM_STREAM_PAST_COUNTS,
                    (uint64_t) (start_ms / DAG_SIM_BUCKET_MS) * 1024 + index);
  counts->offered = dag_sim_rng_poisson (&rng, rate / 12.0);
  fill_waits (&rng, queue,
              queue->peak_per_hour > 0.0 ? MIN (1.0, rate / queue->peak_per_hour) : 0.0,
              counts);
  counts->handled = counts->answered;
  counts->tagged = dag_sim_rng_binomial (&rng, counts->handled, 0.93);
  for (guint i = 0; i < counts->handled; i++)
    counts->handle_ms += dag_sim_round_ms (dag_sim_rng_lognormal (&rng, handle_ms, 0.7));
  counts->waiting_max = counts->offered > 0 ? dag_sim_rng_below (&rng, 2 + counts->offered / 2)
                                            : 0;
  if (rate > 0.0)
    counts->staffed_ms = (2 + dag_sim_round_ms (rate * handle_ms / 3600000.0 / 0.72))
                         * DAG_SIM_BUCKET_MS;
}

/* A reason's weight on a day @age days ago, of one that grows. */
static double
get_weight (const DagSimReasonPlan *reason,
            int64_t                 age)
{
  return reason->weight * (reason->growth > 0.0
                               ? dag_sim_exp (-reason->growth * (double) age / 7.0)
                               : 1.0);
}

/**
 * dag_sim_past_fill_reasons:
 * @day: before the simulation
 * @today: what growth is counted back from
 * @reasons: (out): contacts per reason on @day; agrees with the day's five minutes
 */
void
dag_sim_past_fill_reasons (const DagSimPlan *plan,
                           guint             index,
                           int64_t           day,
                           int64_t           today,
                           DagSimReasonDay  *reasons)
{
  const DagSimQueuePlan *queue = &plan->queues[index];
  int64_t end_ms = dag_sim_clock_get_midnight (day + 1);
  double total = 0.0;
  guint left;
  DagSimRng rng;

  *reasons = (DagSimReasonDay){ .day = day };
  for (int64_t at = dag_sim_clock_get_midnight (day); at < end_ms; at += DAG_SIM_BUCKET_MS)
    {
      DagSimCounts counts;

      dag_sim_past_fill_bucket (plan, index, at, &counts);
      reasons->contacts += counts.handled;
      reasons->tagged += counts.tagged;
    }
  for (guint i = 0; i < queue->n_reasons; i++)
    total += get_weight (&queue->reasons[i], today - day);
  dag_sim_rng_init (&rng, plan->seed, DAG_SIM_STREAM_PAST_REASONS,
                    (uint64_t) day * 1024 + index);
  left = reasons->tagged;
  for (guint i = 0; i < queue->n_reasons && left > 0; i++)
    {
      double weight = get_weight (&queue->reasons[i], today - day);

      reasons->per_reason[i]
          = i + 1 == queue->n_reasons
                ? left
                : dag_sim_rng_binomial (&rng, left, MIN (1.0, weight / total));
      left -= reasons->per_reason[i];
      total -= weight;
    }
}
