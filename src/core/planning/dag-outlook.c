/* dag-outlook.c - what will become of the queues, from what they are now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-private.h"

#include <math.h>
#include <stdlib.h>

/**
 * dag_outlook_new:
 *
 * Returns: (transfer full): a centre of which nothing is known yet but the usual: what is
 *   assumed of handle times and short pauses where nothing tells better
 */
DagOutlook *
dag_outlook_new (guint n_queues,
                 guint n_agents)
{
  DagOutlook *self = g_new0 (DagOutlook, 1);

  self->queues = g_new0 (DagOutlookQueue, n_queues + 1);
  self->n_queues = n_queues;
  self->agents = g_new0 (DagOutlookAgent, n_agents + 1);
  self->n_agents = n_agents;
  self->variation = 0.75;
  self->wrap_share = 0.15;
  self->wrap_variation = 0.6;
  self->ring_s = 3.0;
  self->puts_off_over = 0.5;
  self->short_every_s = 6600.0;
  self->short_length_s = 270.0;
  self->drift = 0.12;
  self->seed = 1;
  for (guint a = 0; a < n_agents; a++)
    {
      self->agents[a].chat_max = 1;
      self->agents[a].state = DAG_STATE_OFFLINE;
      self->agents[a].channel = DAG_CHANNEL_UNKNOWN;
      self->agents[a].comes_s = -1.0;
      self->agents[a].leaves_s = HUGE_VAL;
    }
  for (guint q = 0; q < n_queues; q++)
    self->queues[q].target_level = DAG_SHARE_ABSENT;
  return self;
}

void
dag_outlook_free (DagOutlook *self)
{
  if (self == NULL)
    return;
  for (guint q = 0; q < self->n_queues; q++)
    g_free (self->queues[q].id);
  for (guint a = 0; a < self->n_agents; a++)
    {
      g_free (self->agents[a].id);
      g_free (self->agents[a].queues);
      g_clear_pointer (&self->agents[a].pauses, g_array_unref);
    }
  g_free (self->queues);
  g_free (self->agents);
  g_free (self);
}

/**
 * dag_outlook_add_pause:
 * @from_s: seconds from now
 * @is_firm: agreed on: it is taken whatever the line; else put off while customers wait
 */
void
dag_outlook_add_pause (DagOutlook *self,
                       guint       agent,
                       double      from_s,
                       double      length_s,
                       gboolean    is_firm)
{
  DagOutlookPause pause = { from_s, length_s, is_firm };

  g_return_if_fail (agent < self->n_agents);

  if (self->agents[agent].pauses == NULL)
    self->agents[agent].pauses = g_array_new (FALSE, FALSE, sizeof (DagOutlookPause));
  g_array_append_val (self->agents[agent].pauses, pause);
}

void
dag_outlook_set_queues_of (DagOutlook  *self,
                           guint        agent,
                           const guint *queues,
                           guint        n_queues)
{
  g_return_if_fail (agent < self->n_agents);

  g_free (self->agents[agent].queues);
  self->agents[agent].queues = g_new (guint, n_queues + 1);
  for (guint i = 0; i < n_queues; i++)
    self->agents[agent].queues[i] = queues[i];
  self->agents[agent].n_queues = n_queues;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The value below which @share of them lie, on the line between its neighbours. */
static double
get_quantile (const double *sorted,
              guint         n,
              double        share)
{
  double place = share * (n - 1);
  guint below = (guint) place;

  if (below + 1 >= n)
    return sorted[n - 1];
  return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}

static DagBand
get_band (double *values,
          guint   n)
{
  if (n == 0)
    return (DagBand){ NAN, NAN, NAN };
  qsort (values, n, sizeof (double), compare_doubles);
  return (DagBand){ get_quantile (values, n, 0.1), get_quantile (values, n, 0.5),
                    get_quantile (values, n, 0.9) };
}

/**
 * dag_outlook_ask:
 * @self: the centre as it stands
 * @question: who goes when, and which window is looked at
 * @n_runs: of the coming hours; at least a hundred for a band
 * @answer: (out caller-allocates): the strict service level of the contacts whose wait ends
 *   in the window, and their mean wait: the middle and the band that holds eight of ten
 *
 * Begins with the line, the contacts under way and the breaks of this moment, not with a
 * steady state. Assumes: contacts arrive by chance at the rates given; handle times are
 * lognormal, patience exponential; who is free longest takes who waits longest; a person
 * finishes the contact at hand before going. May be called on any thread, for one outlook
 * from one thread at a time.
 */
void
dag_outlook_ask (const DagOutlook         *self,
                 const DagOutlookQuestion *question,
                 guint                     n_runs,
                 DagOutlookAnswer         *answer)
{
  g_autoptr (DagOutlookRun) run = NULL;
  g_autofree double *levels = NULL;
  g_autofree double *waits = NULL;
  double sum = 0.0;

  g_return_if_fail (self != NULL && question != NULL && answer != NULL && n_runs > 0);
  g_return_if_fail (question->agent < (int) self->n_agents);

  *answer = (DagOutlookAnswer){ .mean_level = NAN };
  run = dag_outlook_run_new (self);
  levels = g_new (double, n_runs);
  waits = g_new (double, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      DagOutlookTally tally = { .from_s = question->from_s, .to_s = question->to_s };

      dag_outlook_run_live (run, question, i, &tally, 1);
      answer->offered += (double) tally.offered / n_runs;
      if (tally.offered == 0)
        continue;
      levels[answer->n_runs] = (double) tally.within / tally.offered;
      waits[answer->n_runs] = tally.wait_s / tally.offered;
      sum += levels[answer->n_runs];
      answer->n_runs++;
    }
  if (answer->n_runs > 0)
    answer->mean_level = sum / answer->n_runs;
  answer->service_level = get_band (levels, answer->n_runs);
  answer->wait_s = get_band (waits, answer->n_runs);
}
