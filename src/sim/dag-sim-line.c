/* dag-sim-line.c - contacts, the line in which they wait, and their patience
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-centre-private.h"

/* Candidates come at the peak of the heaviest day: no day factor is above it. */
#define DAY_FACTOR_MOST 1.2

guint
sim_contact_new (DagSimCentre *self,
                 guint         queue)
{
  guint index = self->free_contact;
  SimContact *contact;

  if (index == SIM_NONE)
    {
      if (self->n_contacts == self->n_contacts_allocated)
        {
          self->n_contacts_allocated = MAX (256, 2 * self->n_contacts_allocated);
          self->contacts = g_renew (SimContact, self->contacts, self->n_contacts_allocated);
        }
      index = self->n_contacts++;
      self->contacts[index].generation = 0;
    }
  else
    self->free_contact = self->contacts[index].after;
  contact = &self->contacts[index];
  contact->arrived_ms = self->now_ms;
  contact->handle_ms = 0;
  contact->queue = queue;
  contact->agent = SIM_NONE;
  contact->before = SIM_NONE;
  contact->after = SIM_NONE;
  contact->promise = SIM_NONE;
  contact->state = SIM_CONTACT_WAITING;
  return index;
}

void
sim_contact_free (DagSimCentre *self,
                  guint         index)
{
  SimContact *contact = &self->contacts[index];

  contact->generation++;
  contact->state = SIM_CONTACT_FREE;
  contact->after = self->free_contact;
  self->free_contact = index;
}

/* Waiting for a person: in line, or assigned and not yet accepted. */
guint
sim_queue_waiting (const SimQueue *queue)
{
  return queue->n_in_line + queue->n_ringing;
}

void
sim_line_add (DagSimCentre *self,
              guint         index)
{
  SimContact *contact = &self->contacts[index];
  SimQueue *queue = &self->queues[contact->queue];
  DagSimCounts *bucket = dag_sim_record_get_bucket (self->record, contact->queue);

  contact->before = queue->last;
  contact->after = SIM_NONE;
  if (queue->last == SIM_NONE)
    queue->first = index;
  else
    self->contacts[queue->last].after = index;
  queue->last = index;
  queue->n_in_line++;
  bucket->waiting_max = MAX (bucket->waiting_max, sim_queue_waiting (queue));
}

void
sim_line_remove (DagSimCentre *self,
                 guint         index)
{
  SimContact *contact = &self->contacts[index];
  SimQueue *queue = &self->queues[contact->queue];

  if (contact->before == SIM_NONE)
    queue->first = contact->after;
  else
    self->contacts[contact->before].after = contact->after;
  if (contact->after == SIM_NONE)
    queue->last = contact->before;
  else
    self->contacts[contact->after].before = contact->before;
  queue->n_in_line--;
}

/* A Poisson process whose rate follows the clock, by thinning: candidates come at the
 * highest rate of the day and are let in with the share that the hour has of it. */
static void
schedule_arrival (DagSimCentre *self,
                  guint         index)
{
  SimQueue *queue = &self->queues[index];
  double mean_ms;

  if (queue->plan->peak_per_hour <= 0.0)
    return;
  mean_ms = (double) DAG_SIM_HOUR_MS / queue->plan->peak_per_hour / DAY_FACTOR_MOST;
  dag_sim_heap_push (&self->heap,
                     self->now_ms
                         + dag_sim_round_ms (dag_sim_rng_exponential (&queue->arrival, mean_ms)),
                     SIM_EVENT_ARRIVAL, index, 0);
}

static gboolean
is_let_in (DagSimCentre *self,
           SimQueue     *queue)
{
  int64_t local_ms = self->now_ms + self->offset_ms - self->day * DAG_SIM_DAY_MS;
  int64_t slot = local_ms / (DAG_SIM_HOUR_MS / 2);
  double factor = self->plan->rostered ? dag_sim_plan_get_day_factor (self->day) : 1.0;
  double rate = queue->plan->per_hour[CLAMP (slot, 0, DAG_SIM_SLOTS - 1)] * factor;

  return dag_sim_rng_chance (&queue->arrival,
                             rate / (queue->plan->peak_per_hour * DAY_FACTOR_MOST));
}

/* Mail that lay there before the centre opened: most of a night's. */
static void
add_backlog (DagSimCentre *self,
             guint         index)
{
  SimQueue *queue = &self->queues[index];
  DagSimRng rng;
  double total = 0.0;
  guint n;

  for (int i = 0; i < DAG_SIM_SLOTS; i++)
    total += queue->plan->per_hour[i] / 2.0;
  dag_sim_rng_init (&rng, self->plan->seed, DAG_SIM_STREAM_BACKLOG, index);
  n = dag_sim_rng_poisson (&rng, 0.42 * total);
  for (guint i = n; i > 0; i--)
    {
      guint contact = sim_contact_new (self, index);

      self->contacts[contact].arrived_ms
          -= i * DAG_SIM_HOUR_MS * 6 / n - dag_sim_rng_below (&rng, 60000);
      sim_line_add (self, contact);
    }
}

/* Lets the contacts of @queue begin to come. */
void
sim_queue_start (DagSimCentre *self,
                 guint         queue)
{
  if (self->queues[queue].plan->channel == DAG_CHANNEL_EMAIL)
    add_backlog (self, queue);
  schedule_arrival (self, queue);
}

void
sim_queue_on_arrival (DagSimCentre *self,
                      guint         index)
{
  SimQueue *queue = &self->queues[index];
  guint contact, agent;

  schedule_arrival (self, index);
  if (!is_let_in (self, queue))
    return;
  contact = sim_contact_new (self, index);
  agent = queue->n_in_line > 0 ? SIM_NONE : sim_routing_find_agent (self, index);
  if (agent != SIM_NONE)
    {
      sim_agent_take (self, agent, contact);
      return;
    }
  sim_line_add (self, contact);
  if (queue->plan->patience_ms > 0.0)
    {
      double patience = dag_sim_rng_exponential (&queue->patience, queue->plan->patience_ms);

      dag_sim_heap_push (&self->heap, self->now_ms + dag_sim_round_ms (patience),
                         SIM_EVENT_PATIENCE, contact, self->contacts[contact].generation);
    }
}

static void
count_abandoned (DagSimCounts          *counts,
                 const DagSimQueuePlan *plan,
                 int64_t                wait_ms)
{
  counts->offered++;
  counts->delayed++;
  counts->abandoned++;
  counts->abandoned_short += wait_ms < plan->short_ms ? 1 : 0;
  counts->abandoned_within += wait_ms <= plan->within_ms ? 1 : 0;
  counts->wait_abandoned_ms += wait_ms;
  counts->longest_wait_ms = MAX (counts->longest_wait_ms, wait_ms);
}

static void
note_wait (DagSimCentre     *self,
           const SimContact *contact,
           gboolean          answered)
{
  DagSimWait wait = { contact->arrived_ms, self->now_ms - contact->arrived_ms, contact->queue,
                      answered };

  if (self->record->waits != NULL)
    g_array_append_val (self->record->waits, wait);
}

/* Somebody hangs up, unless an agent's telephone already rings for them. */
void
sim_queue_on_patience (DagSimCentre *self,
                       guint         index)
{
  SimContact *contact = &self->contacts[index];
  SimQueue *queue = &self->queues[contact->queue];
  int64_t wait_ms = self->now_ms - contact->arrived_ms;

  if (contact->state != SIM_CONTACT_WAITING)
    return;
  note_wait (self, contact, FALSE);
  sim_line_remove (self, index);
  count_abandoned (&queue->today, queue->plan, wait_ms);
  count_abandoned (&queue->ever, queue->plan, wait_ms);
  count_abandoned (dag_sim_record_get_bucket (self->record, contact->queue), queue->plan,
                   wait_ms);
  sim_contact_free (self, index);
}

static void
count_answered (DagSimCounts          *counts,
                const DagSimQueuePlan *plan,
                int64_t                wait_ms)
{
  counts->offered++;
  counts->answered++;
  counts->delayed += wait_ms > 0 ? 1 : 0;
  counts->answered_within += wait_ms <= plan->within_ms ? 1 : 0;
  counts->wait_answered_ms += wait_ms;
  counts->longest_wait_ms = MAX (counts->longest_wait_ms, wait_ms);
}

void
sim_queue_count_answered (DagSimCentre *self,
                          guint         index)
{
  SimContact *contact = &self->contacts[index];
  SimQueue *queue = &self->queues[contact->queue];
  int64_t wait_ms = self->now_ms - contact->arrived_ms;

  note_wait (self, contact, TRUE);
  count_answered (&queue->today, queue->plan, wait_ms);
  count_answered (&queue->ever, queue->plan, wait_ms);
  count_answered (dag_sim_record_get_bucket (self->record, contact->queue), queue->plan,
                  wait_ms);
}

/* Which reason an agent notes. A rising one has @today_factor times its usual share.
 */
static guint
draw_reason (SimQueue *queue)
{
  double total = 0.0;
  double x;

  for (guint i = 0; i < queue->plan->n_reasons; i++)
    total += queue->plan->reasons[i].weight * queue->plan->reasons[i].today_factor;
  x = total * dag_sim_rng_uniform (&queue->reason);
  for (guint i = 0; i + 1 < queue->plan->n_reasons; i++)
    {
      x -= queue->plan->reasons[i].weight * queue->plan->reasons[i].today_factor;
      if (x <= 0.0)
        return i;
    }
  return queue->plan->n_reasons - 1;
}

static void
count_handled (DagSimCounts *counts,
               int64_t       handle_ms,
               gboolean      tagged)
{
  counts->handled++;
  counts->handle_ms += handle_ms;
  counts->tagged += tagged ? 1 : 0;
}

void
sim_queue_count_handled (DagSimCentre *self,
                         guint         index,
                         int64_t       handle_ms)
{
  SimQueue *queue = &self->queues[index];
  gboolean tagged = queue->plan->n_reasons > 0 && dag_sim_rng_chance (&queue->reason, 0.93);

  count_handled (&queue->today, handle_ms, tagged);
  count_handled (&queue->ever, handle_ms, tagged);
  count_handled (dag_sim_record_get_bucket (self->record, index), handle_ms, tagged);
  if (queue->plan->n_reasons > 0)
    {
      DagSimReasonDay *day = dag_sim_record_get_reasons (self->record, index, self->day);
      guint reason = draw_reason (queue);

      day->contacts++;
      day->tagged += tagged ? 1 : 0;
      day->per_reason[reason] += tagged ? 1 : 0;
      queue->reasons_today[reason] += tagged ? 1 : 0;
    }
}
