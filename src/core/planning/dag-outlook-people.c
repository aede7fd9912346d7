/* dag-outlook-people.c - what people do in one run: take a contact, go on a break, be free
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-run-private.h"

#include <math.h>

#define PUT_OFF_S 360.0 /* a break put off is thought of again */

void
run_set_state (DagOutlookRun *self,
               guint          index,
               RunAgentState  state)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  RunAgent *agent = &self->agents[index];
  int free = (state == RUN_AGENT_FREE) - (agent->state == RUN_AGENT_FREE);
  int workable = (state == RUN_AGENT_FREE || state == RUN_AGENT_BUSY)
                 - (agent->state == RUN_AGENT_FREE || agent->state == RUN_AGENT_BUSY);

  for (guint i = 0; i < about->n_queues; i++)
    {
      self->queues[about->queues[i]].n_free += (guint) free;
      self->queues[about->queues[i]].n_workable += (guint) workable;
    }
  agent->state = state;
  agent->generation++;
}

static double
draw_handle_s (DagOutlookRun *self,
               guint          queue)
{
  const DagOutlook *outlook = self->outlook;
  double handle_s = self->queues[queue].handle_s;

  return dag_chance_lognormal (&self->chance, handle_s * (1.0 - outlook->wrap_share),
                               outlook->variation)
         + (outlook->wrap_share > 0.0
                ? dag_chance_lognormal (&self->chance, handle_s * outlook->wrap_share,
                                        outlook->wrap_variation)
                : 0.0);
}

void
run_take (DagOutlookRun *self,
          guint          index,
          guint          contact_index)
{
  const RunContact *contact = run_get_contact (self, contact_index);
  const DagOutlookQueue *about = &self->outlook->queues[contact->queue];
  RunAgent *agent = &self->agents[index];
  double ring_s = about->is_live && !about->is_chat ? self->outlook->ring_s : 0.0;

  if (about->is_live)
    run_count (self, contact->queue, self->now_s + ring_s - contact->arrived_s, TRUE);
  agent->open++;
  agent->is_chatting = about->is_chat;
  if (agent->state != RUN_AGENT_BUSY)
    run_set_state (self, index, RUN_AGENT_BUSY);
  run_push (self, self->now_s + ring_s + draw_handle_s (self, contact->queue),
            RUN_EVENT_DONE, index, 0);
  run_contact_free (self, contact_index);
}

static gboolean
has_window (const DagOutlookRun *self,
            guint                index)
{
  const RunAgent *agent = &self->agents[index];

  return agent->state == RUN_AGENT_BUSY && agent->is_chatting && !agent->is_leaving
         && agent->n_wanted == 0 && agent->open < self->outlook->agents[index].chat_max;
}

guint
run_find_agent (DagOutlookRun *self,
                guint          queue)
{
  gboolean is_chat = self->outlook->queues[queue].is_chat;
  guint best = RUN_NOBODY;
  guint window = RUN_NOBODY;

  if (self->queues[queue].n_free == 0 && !is_chat)
    return RUN_NOBODY;
  for (guint i = 0; i < self->n_serving[queue]; i++)
    {
      guint a = self->serving[queue][i];
      const RunAgent *agent = &self->agents[a];

      if (agent->state == RUN_AGENT_FREE
          && (best == RUN_NOBODY || agent->free_s < self->agents[best].free_s))
        best = a;
      else if (is_chat && has_window (self, a)
               && (window == RUN_NOBODY || agent->open < self->agents[window].open))
        window = a;
    }
  return best != RUN_NOBODY ? best : window;
}

/* Who waits longest in the live queues of @index; failing that, after a while, a mail. */
guint
run_find_contact (DagOutlookRun *self,
                  guint          index)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  const RunAgent *agent = &self->agents[index];
  guint best = RUN_NOBODY;

  for (guint i = 0; i < about->n_queues; i++)
    {
      guint q = about->queues[i];
      guint first = self->queues[q].first;

      if (first == RUN_NOBODY || !self->outlook->queues[q].is_live
          || (agent->open > 0 && !self->outlook->queues[q].is_chat))
        continue;
      if (best == RUN_NOBODY
          || run_get_contact (self, first)->arrived_s < run_get_contact (self, best)->arrived_s)
        best = first;
    }
  return best;
}

/* A mail in a quiet moment: of the person's own work at once, else while a colleague stays
 * free for who calls. */
static guint
find_mail (DagOutlookRun *self,
           guint          index)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  const RunAgent *agent = &self->agents[index];

  for (guint i = 0; i < about->n_queues; i++)
    {
      guint q = about->queues[i];
      const RunQueue *own = &self->queues[about->queues[0]];

      if (self->outlook->queues[q].is_live || self->queues[q].first == RUN_NOBODY)
        continue;
      if (i == 0
          || (agent->state == RUN_AGENT_FREE && self->now_s - agent->free_s >= RUN_LULL_S - 1e-6
              && own->n_line == 0 && own->n_free >= 2))
        return self->queues[q].first;
    }
  return RUN_NOBODY;
}

/* Waiting per workable person in the worst queue of @index: what makes people put off a
 * break. */
static double
get_pressure (DagOutlookRun *self,
              guint          index)
{
  const DagOutlookAgent *about = &self->outlook->agents[index];
  double worst = 0.0;

  for (guint i = 0; i < about->n_queues; i++)
    {
      const RunQueue *queue = &self->queues[about->queues[i]];

      if (self->outlook->queues[about->queues[i]].is_live)
        worst = MAX (worst, (double) queue->n_line / MAX (1, queue->n_workable));
    }
  return worst;
}

static gboolean
start_pause (DagOutlookRun *self,
             guint          index)
{
  RunAgent *agent = &self->agents[index];
  double pressure = get_pressure (self, index);

  for (guint i = 0; i < agent->n_wanted; i++)
    {
      RunWanted wanted = agent->wanted[i];

      if (wanted.retry_s > self->now_s)
        continue;
      if (!wanted.is_firm && pressure > self->outlook->puts_off_over)
        {
          agent->wanted[i].retry_s = self->now_s + PUT_OFF_S;
          run_push (self, self->now_s + PUT_OFF_S, RUN_EVENT_THINK, index, 0);
          continue;
        }
      agent->n_wanted--;
      for (; i < agent->n_wanted; i++)
        agent->wanted[i] = agent->wanted[i + 1];
      run_set_state (self, index, RUN_AGENT_AWAY);
      run_push (self, self->now_s + wanted.length_s, RUN_EVENT_BACK, index, agent->generation);
      return TRUE;
    }
  return FALSE;
}

/* What somebody does whose hands have come free. */
void
run_go_on (DagOutlookRun *self,
           guint          index)
{
  RunAgent *agent = &self->agents[index];
  guint contact;

  if (agent->open == 0 && agent->is_leaving)
    {
      run_set_state (self, index, RUN_AGENT_OUT);
      return;
    }
  if (agent->open == 0 && agent->n_wanted > 0 && start_pause (self, index))
    return;
  if (agent->open > 0 && (agent->is_leaving || agent->n_wanted > 0
                          || agent->open >= self->outlook->agents[index].chat_max))
    return;
  contact = run_find_contact (self, index);
  if (contact == RUN_NOBODY && agent->open == 0)
    contact = find_mail (self, index);
  if (contact != RUN_NOBODY)
    {
      run_line_remove (self, contact);
      run_take (self, index, contact);
      if (agent->is_chatting)
        run_go_on (self, index);
      return;
    }
  if (agent->open > 0 || agent->state == RUN_AGENT_FREE)
    return;
  agent->free_s = self->now_s;
  run_set_state (self, index, RUN_AGENT_FREE);
  run_push (self, self->now_s + RUN_LULL_S, RUN_EVENT_LULL, index, agent->generation);
}

void
run_want (DagOutlookRun *self,
          guint          index,
          double         length_s,
          gboolean       is_firm)
{
  RunAgent *agent = &self->agents[index];

  if (agent->state == RUN_AGENT_OUT || agent->is_leaving || agent->n_wanted == RUN_MAX_WANTED)
    return;
  agent->wanted[agent->n_wanted++] = (RunWanted){ length_s, self->now_s, is_firm };
  if (agent->state == RUN_AGENT_FREE)
    run_go_on (self, index);
}
