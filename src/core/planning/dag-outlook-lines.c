/* dag-outlook-lines.c - what is to come, and who waits, in one run
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-run-private.h"

void
run_push (DagOutlookRun *self,
          double         at_s,
          RunEventKind   kind,
          guint          subject,
          guint          detail)
{
  RunEvent event = { at_s, kind, subject, detail };
  guint i = self->heap->len;
  RunEvent *events;

  g_array_append_val (self->heap, event);
  events = (RunEvent *) (void *) self->heap->data;
  for (guint up; i > 0 && events[up = (i - 1) / 2].at_s > at_s; i = up)
    events[i] = events[up];
  events[i] = event;
}

RunEvent
run_pop (DagOutlookRun *self)
{
  RunEvent *events = (RunEvent *) (void *) self->heap->data;
  RunEvent first = events[0];
  guint n = self->heap->len - 1;
  RunEvent last = events[n];
  guint i = 0;

  for (guint child; (child = 2 * i + 1) < n; i = child)
    {
      if (child + 1 < n && events[child + 1].at_s < events[child].at_s)
        child++;
      if (events[child].at_s >= last.at_s)
        break;
      events[i] = events[child];
    }
  events[i] = last;
  g_array_set_size (self->heap, n);
  return first;
}

RunContact *
run_get_contact (DagOutlookRun *self,
                 guint          index)
{
  return &g_array_index (self->contacts, RunContact, index);
}

guint
run_contact_new (DagOutlookRun *self,
                 guint          queue,
                 double         arrived_s)
{
  guint index = self->free_contact;
  RunContact *contact;

  if (index == RUN_NOBODY)
    {
      index = self->contacts->len;
      g_array_set_size (self->contacts, index + 1);
    }
  else
    self->free_contact = run_get_contact (self, index)->after;
  contact = run_get_contact (self, index);
  contact->queue = queue;
  contact->arrived_s = arrived_s;
  return index;
}

void
run_contact_free (DagOutlookRun *self,
                  guint          index)
{
  RunContact *contact = run_get_contact (self, index);

  contact->generation++;
  contact->after = self->free_contact;
  self->free_contact = index;
}

void
run_line_add (DagOutlookRun *self,
              guint          index)
{
  RunContact *contact = run_get_contact (self, index);
  RunQueue *queue = &self->queues[contact->queue];

  contact->before = queue->last;
  contact->after = RUN_NOBODY;
  if (queue->last == RUN_NOBODY)
    queue->first = index;
  else
    run_get_contact (self, queue->last)->after = index;
  queue->last = index;
  queue->n_line++;
}

void
run_line_remove (DagOutlookRun *self,
                 guint          index)
{
  RunContact *contact = run_get_contact (self, index);
  RunQueue *queue = &self->queues[contact->queue];

  if (contact->before == RUN_NOBODY)
    queue->first = contact->after;
  else
    run_get_contact (self, contact->before)->after = contact->after;
  if (contact->after == RUN_NOBODY)
    queue->last = contact->before;
  else
    run_get_contact (self, contact->after)->before = contact->before;
  queue->n_line--;
}

/* The wait of a contact is over. */
void
run_count (DagOutlookRun *self,
           guint          queue,
           double         wait_s,
           gboolean       answered)
{
  if (!self->queues[queue].counts)
    return;
  for (guint i = 0; i < self->n_tallies; i++)
    {
      DagOutlookTally *tally = &self->tallies[i];

      if (self->now_s < tally->from_s || self->now_s >= tally->to_s)
        continue;
      tally->offered++;
      tally->within += answered && wait_s <= self->outlook->queues[queue].within_s ? 1 : 0;
      tally->wait_s += wait_s;
    }
}
