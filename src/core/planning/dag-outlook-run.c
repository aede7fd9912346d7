/* dag-outlook-run.c - the coming hours once, by chance: who comes, who answers, who waits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-run-private.h"

/* Contacts arrive by chance at the expected rate, wait in line, hang up after their
 * patience, and are taken by whoever of their queue is free longest; a person with a hand
 * free takes whoever waits longest. How busy it really gets, how long a contact takes and
 * how patient people are is not known but guessed from a number of contacts: each run
 * draws them anew, which is what makes the band honest. */

DagOutlookRun *
dag_outlook_run_new (const DagOutlook *outlook)
{
  DagOutlookRun *self = g_new0 (DagOutlookRun, 1);

  self->outlook = outlook;
  self->heap = g_array_new (FALSE, FALSE, sizeof (RunEvent));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (RunContact));
  self->queues = g_new0 (RunQueue, outlook->n_queues + 1);
  self->agents = g_new0 (RunAgent, outlook->n_agents + 1);
  self->serving = g_new0 (guint *, outlook->n_queues + 1);
  self->n_serving = g_new0 (guint, outlook->n_queues + 1);
  for (guint a = 0; a < outlook->n_agents; a++)
    for (guint i = 0; i < outlook->agents[a].n_queues; i++)
      self->n_serving[outlook->agents[a].queues[i]]++;
  for (guint q = 0; q < outlook->n_queues; q++)
    {
      self->serving[q] = g_new (guint, self->n_serving[q] + 1);
      self->n_serving[q] = 0;
    }
  for (guint a = 0; a < outlook->n_agents; a++)
    for (guint i = 0; i < outlook->agents[a].n_queues; i++)
      {
        guint q = outlook->agents[a].queues[i];

        self->serving[q][self->n_serving[q]++] = a;
      }
  return self;
}

void
dag_outlook_run_free (DagOutlookRun *self)
{
  if (self == NULL)
    return;
  for (guint q = 0; q < self->outlook->n_queues; q++)
    g_free (self->serving[q]);
  g_free (self->serving);
  g_free (self->n_serving);
  g_array_unref (self->heap);
  g_array_unref (self->contacts);
  g_free (self->queues);
  g_free (self->agents);
  g_free (self);
}

static void
on_arrival (DagOutlookRun *self,
            guint          queue)
{
  guint contact = run_contact_new (self, queue, self->now_s);
  guint agent = self->queues[queue].n_line > 0 ? RUN_NOBODY : run_find_agent (self, queue);

  run_schedule_arrival (self, queue);
  if (agent != RUN_NOBODY)
    {
      run_take (self, agent, contact);
      return;
    }
  run_line_add (self, contact);
  run_schedule_hang_up (self, contact);
}

static void
on_hang_up (DagOutlookRun *self,
            guint          index)
{
  const RunContact *contact = run_get_contact (self, index);

  run_count (self, contact->queue, self->now_s - contact->arrived_s, FALSE);
  run_line_remove (self, index);
  run_contact_free (self, index);
}

static void
on_agent_event (DagOutlookRun  *self,
                const RunEvent *event)
{
  RunAgent *agent = &self->agents[event->subject];
  const DagOutlook *outlook = self->outlook;

  switch (event->kind)
    {
    case RUN_EVENT_DONE:
      agent->open -= agent->open > 0 ? 1 : 0;
      run_go_on (self, event->subject);
      break;
    case RUN_EVENT_BACK:
      if (agent->generation == event->detail)
        run_go_on (self, event->subject);
      break;
    case RUN_EVENT_LULL:
      if (agent->generation != event->detail)
        break;
      run_go_on (self, event->subject);
      if (agent->generation == event->detail)
        run_push (self, self->now_s + RUN_LULL_S, RUN_EVENT_LULL, event->subject, event->detail);
      break;
    case RUN_EVENT_SHORT:
      run_want (self, event->subject, outlook->short_length_s, FALSE);
      run_push (self, self->now_s + dag_chance_exponential (&self->chance, outlook->short_every_s),
            RUN_EVENT_SHORT, event->subject, 0);
      break;
    case RUN_EVENT_THINK:
      if (agent->state == RUN_AGENT_FREE)
        run_go_on (self, event->subject);
      break;
    case RUN_EVENT_COME:
      if (agent->state == RUN_AGENT_OUT)
        run_go_on (self, event->subject);
      break;
    case RUN_EVENT_GO:
      agent->is_leaving = TRUE;
      agent->n_wanted = 0;
      if (agent->state == RUN_AGENT_FREE || agent->state == RUN_AGENT_AWAY)
        run_go_on (self, event->subject);
      break;
    case RUN_EVENT_ARRIVAL:
    case RUN_EVENT_HANG_UP:
    case RUN_EVENT_PAUSE:
      break;
    }
}

static void
on_event (DagOutlookRun            *self,
          const DagOutlookQuestion *question,
          const RunEvent           *event)
{
  if (event->kind == RUN_EVENT_ARRIVAL)
    on_arrival (self, event->subject);
  else if (event->kind == RUN_EVENT_HANG_UP)
    {
      if (run_get_contact (self, event->subject)->generation == event->detail)
        on_hang_up (self, event->subject);
    }
  else if (event->kind == RUN_EVENT_PAUSE && event->detail == RUN_NOBODY)
    run_want (self, event->subject, question->length_s, TRUE);
  else if (event->kind == RUN_EVENT_PAUSE)
    {
      const DagOutlookPause *pause = &g_array_index (
          self->outlook->agents[event->subject].pauses, DagOutlookPause, event->detail);

      run_want (self, event->subject, pause->length_s, pause->is_firm);
    }
  else
    on_agent_event (self, event);
}

/**
 * dag_outlook_run_live:
 * @question: who goes and when
 * @number: of the run: the same number, the same run
 * @tallies: (inout) (array length=n_tallies): windows; what is counted is set
 */
void
dag_outlook_run_live (DagOutlookRun            *self,
                      const DagOutlookQuestion *question,
                      guint                     number,
                      DagOutlookTally          *tallies,
                      guint                     n_tallies)
{
  double end_s = 0.0;

  self->tallies = tallies;
  self->n_tallies = n_tallies;
  for (guint i = 0; i < n_tallies; i++)
    {
      tallies[i] = (DagOutlookTally){ tallies[i].from_s, tallies[i].to_s, 0, 0, 0.0 };
      end_s = MAX (end_s, tallies[i].to_s);
    }
  run_start (self, question, number);
  if (question->agent >= 0)
    run_push (self, question->leaves_s, RUN_EVENT_PAUSE, (guint) question->agent, RUN_NOBODY);
  for (guint i = 0; i < question->n_also; i++)
    run_push (self, question->leaves_s, RUN_EVENT_PAUSE, question->also[i], RUN_NOBODY);
  while (self->heap->len > 0 && g_array_index (self->heap, RunEvent, 0).at_s < end_s)
    {
      RunEvent event = run_pop (self);

      self->now_s = MAX (self->now_s, event.at_s);
      on_event (self, question, &event);
    }
}
