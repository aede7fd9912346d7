/* dag-sim-heap.c - what happens next: a binary heap of events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-heap.h"

static gboolean
is_before (const DagSimEvent *a,
           const DagSimEvent *b)
{
  return a->at_ms < b->at_ms || (a->at_ms == b->at_ms && a->order < b->order);
}

void
dag_sim_heap_clear (DagSimHeap *self)
{
  g_clear_pointer (&self->events, g_free);
  self->n_events = 0;
  self->n_allocated = 0;
}

/**
 * dag_sim_heap_push:
 * @at_ms: when; may be now, never before an event already taken out
 */
void
dag_sim_heap_push (DagSimHeap *self,
                   int64_t     at_ms,
                   guint       kind,
                   guint       subject,
                   guint       detail)
{
  DagSimEvent event = { at_ms, self->n_made++, kind, subject, detail };
  guint i;

  if (self->n_events == self->n_allocated)
    {
      self->n_allocated = MAX (64, 2 * self->n_allocated);
      self->events = g_renew (DagSimEvent, self->events, self->n_allocated);
    }
  i = self->n_events++;
  while (i > 0 && is_before (&event, &self->events[(i - 1) / 2]))
    {
      self->events[i] = self->events[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  self->events[i] = event;
}

/**
 * dag_sim_heap_pop:
 * @until_ms: the last moment that counts
 * @event: (out): the earliest event, taken out
 *
 * Returns: whether there was one at or before @until_ms
 */
gboolean
dag_sim_heap_pop (DagSimHeap  *self,
                  int64_t      until_ms,
                  DagSimEvent *event)
{
  DagSimEvent last;
  guint i = 0;

  if (self->n_events == 0 || self->events[0].at_ms > until_ms)
    return FALSE;
  *event = self->events[0];
  last = self->events[--self->n_events];
  while (2 * i + 1 < self->n_events)
    {
      guint child = 2 * i + 1;

      if (child + 1 < self->n_events
          && is_before (&self->events[child + 1], &self->events[child]))
        child++;
      if (!is_before (&self->events[child], &last))
        break;
      self->events[i] = self->events[child];
      i = child;
    }
  self->events[i] = last;
  return TRUE;
}
