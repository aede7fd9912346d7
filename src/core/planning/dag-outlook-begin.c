/* dag-outlook-begin.c - how one run begins: with the line and the people of this moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-run-private.h"

#include <math.h>

#define LATE_S 180.0 /* nobody comes to the second */

/* A share around 1 that is not known better than @n observations tell. */
static double
draw_factor (DagChance *chance,
             double     n,
             double     drift)
{
  double shape = 1.0 / (1.0 / MAX (n, 1.0) + drift * drift);

  return dag_chance_gamma (chance, shape) / shape;
}

static void
start_queue (DagOutlookRun  *self,
             guint           index,
             const gboolean *counts)
{
  const DagOutlookQueue *about = &self->outlook->queues[index];
  RunQueue *queue = &self->queues[index];

  *queue = (RunQueue){ .first = RUN_NOBODY, .last = RUN_NOBODY };
  queue->counts = counts != NULL ? counts[index] : about->is_live;
  queue->rate_factor = draw_factor (&self->chance, about->n_arrivals, self->outlook->drift);
  queue->handle_s = about->handle_s
                    * draw_factor (&self->chance, MAX (4.0, about->n_handled), 0.03);
  queue->patience_s
      = about->patience_s
        / draw_factor (&self->chance, MAX (1.0, about->n_abandoned), 0.1);
}

void
run_schedule_hang_up (DagOutlookRun *self,
                      guint          contact)
{
  double patience_s = self->queues[run_get_contact (self, contact)->queue].patience_s;

  if (patience_s > 0.0)
    run_push (self, self->now_s + dag_chance_exponential (&self->chance, patience_s),
          RUN_EVENT_HANG_UP, contact, run_get_contact (self, contact)->generation);
}

/* The line as it is: the longest wait is known, the others lie somewhere below it. */
static void
start_line (DagOutlookRun *self,
            guint          index)
{
  const DagOutlookQueue *about = &self->outlook->queues[index];
  guint n = (guint) MAX (0, MIN (about->waiting, about->is_live ? 5000 : 500));

  for (guint i = 0; i < n; i++)
    {
      double age_s = MAX (0.0, about->longest_wait_s) * (double) (n - i) / (double) n;
      guint contact = run_contact_new (self, index, -age_s);

      run_line_add (self, contact);
      if (about->is_live)
        run_schedule_hang_up (self, contact);
    }
}

void
run_schedule_arrival (DagOutlookRun *self,
                      guint          index)
{
  const DagOutlookQueue *about = &self->outlook->queues[index];
  double left = dag_chance_exponential (&self->chance, 1.0);
  double at_s = self->now_s;

  if (!about->is_live)
    return;
  for (guint slot = (guint) (at_s / DAG_OUTLOOK_SLOT_S); slot < DAG_OUTLOOK_N_SLOTS; slot++)
    {
      double end_s = (slot + 1) * DAG_OUTLOOK_SLOT_S;
      double rate = about->arrivals_per_s[slot] * self->queues[index].rate_factor;

      if (rate * (end_s - at_s) >= left)
        {
          run_push (self, at_s + left / rate, RUN_EVENT_ARRIVAL, index, 0);
          return;
        }
      left -= rate * (end_s - at_s);
      at_s = end_s;
    }
}

/* The queue that a contact under way most likely belongs to. */
guint
dag_outlook_guess_queue (const DagOutlook      *outlook,
                         const DagOutlookAgent *agent)
{
  for (guint i = 0; i < agent->n_queues; i++)
    {
      const DagOutlookQueue *queue = &outlook->queues[agent->queues[i]];

      if (queue->is_live == dag_channel_is_live (agent->channel)
          && queue->is_chat == (agent->channel == DAG_CHANNEL_CHAT))
        return agent->queues[i];
    }
  return agent->queues[0];
}

static double
draw_rest_s (DagOutlookRun *self,
             guint          index)
{
  const DagOutlook *outlook = self->outlook;
  const DagOutlookAgent *about = &outlook->agents[index];
  double handle_s = self->queues[dag_outlook_guess_queue (outlook, about)].handle_s;
  double talk_s = handle_s * (1.0 - outlook->wrap_share);
  double wrap_s = handle_s * outlook->wrap_share;
  double rest_s = 0.0;

  if (about->state == DAG_STATE_RINGING)
    return dag_chance_lognormal (&self->chance, talk_s, outlook->variation) + wrap_s;
  if (about->state == DAG_STATE_WRAP_UP)
    return dag_chance_lognormal_rest (&self->chance, MAX (wrap_s, 1.0),
                                      outlook->wrap_variation, about->state_s);
  rest_s = dag_chance_lognormal_rest (&self->chance, talk_s, outlook->variation,
                                      about->state_s);
  if (wrap_s > 0.0)
    rest_s += dag_chance_lognormal (&self->chance, wrap_s, outlook->wrap_variation);
  return rest_s;
}

/* A telephone that rings has somebody at it: they are in the line's number still. */
static void
answer_ringing (DagOutlookRun *self,
                guint          index)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  guint contact = run_find_contact (self, index);

  if (contact == RUN_NOBODY)
    return;
  run_count (self, run_get_contact (self, contact)->queue,
         self->outlook->ring_s / 2.0 - run_get_contact (self, contact)->arrived_s, TRUE);
  run_line_remove (self, contact);
  run_contact_free (self, contact);
  self->agents[index].is_chatting = about->channel == DAG_CHANNEL_CHAT;
}

static void
start_agent (DagOutlookRun *self,
             guint          index)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  RunAgent *agent = &self->agents[index];
  double rest_s;

  if (about->n_queues == 0)
    return;
  switch (about->state)
    {
    case DAG_STATE_RINGING:
    case DAG_STATE_ON_CONTACT:
    case DAG_STATE_WRAP_UP:
      agent->open = 1;
      agent->is_chatting = about->channel == DAG_CHANNEL_CHAT;
      run_set_state (self, index, RUN_AGENT_BUSY);
      if (about->state == DAG_STATE_RINGING)
        answer_ringing (self, index);
      run_push (self, draw_rest_s (self, index), RUN_EVENT_DONE, index, 0);
      break;
    case DAG_STATE_AVAILABLE:
      agent->free_s = -about->state_s;
      run_set_state (self, index, RUN_AGENT_FREE);
      run_push (self, MAX (0.0, RUN_LULL_S - about->state_s), RUN_EVENT_LULL, index,
                agent->generation);
      break;
    case DAG_STATE_BREAK:
    case DAG_STATE_MEETING:
      run_set_state (self, index, RUN_AGENT_AWAY);
      rest_s = dag_chance_lognormal_rest (&self->chance, MAX (60.0, about->away_s), 0.15,
                                          about->state_s);
      run_push (self, MIN (rest_s, about->away_s), RUN_EVENT_BACK, index, agent->generation);
      break;
    case DAG_STATE_OFFLINE:
    case DAG_STATE_UNKNOWN:
      if (about->comes_s >= 0.0)
        run_push (self, about->comes_s + LATE_S * (dag_chance_uniform (&self->chance) - 0.5),
              RUN_EVENT_COME, index, 0);
      return;
    }
  if (isfinite (about->leaves_s))
    run_push (self, about->leaves_s, RUN_EVENT_GO, index, 0);
}

static void
start_pauses (DagOutlookRun *self,
              guint          index)
{
  const DagOutlook *outlook = self->outlook;
  const GArray *pauses = outlook->agents[index].pauses;

  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    run_push (self, g_array_index (pauses, DagOutlookPause, i).from_s, RUN_EVENT_PAUSE, index, i);
  if (outlook->short_every_s > 0.0)
    run_push (self, dag_chance_exponential (&self->chance, outlook->short_every_s), RUN_EVENT_SHORT,
          index, 0);
}

void
run_start (DagOutlookRun            *self,
           const DagOutlookQuestion *question,
           guint                     number)
{
  const DagOutlook *outlook = self->outlook;

  dag_chance_init (&self->chance, outlook->seed, number);
  self->now_s = 0.0;
  self->free_contact = RUN_NOBODY;
  g_array_set_size (self->heap, 0);
  g_array_set_size (self->contacts, 0);
  for (guint q = 0; q < outlook->n_queues; q++)
    start_queue (self, q, question->counts);
  for (guint q = 0; q < outlook->n_queues; q++)
    start_line (self, q);
  for (guint a = 0; a < outlook->n_agents; a++)
    self->agents[a] = (RunAgent){ .state = RUN_AGENT_OUT };
  for (guint a = 0; a < outlook->n_agents; a++)
    start_agent (self, a);
  for (guint a = 0; a < outlook->n_agents; a++)
    start_pauses (self, a);
  for (guint q = 0; q < outlook->n_queues; q++)
    run_schedule_arrival (self, q);
}
