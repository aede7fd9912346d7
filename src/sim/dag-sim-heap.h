/* dag-sim-heap.h - what happens next: events in the order of their time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* One event. What @subject and @detail mean is the kind's affair: mostly a number of a
 * queue, agent or contact, and the generation for which the event was made (an event
 * whose generation has passed is void: nothing is ever taken out of the middle). */
typedef struct
{
  int64_t at_ms;
  uint64_t order; /* events of one moment happen in the order they were made */
  guint kind;
  guint subject;
  guint detail;
} DagSimEvent;

typedef struct
{
  DagSimEvent *events;
  guint n_events;
  guint n_allocated;
  uint64_t n_made;
} DagSimHeap;

void     dag_sim_heap_clear (DagSimHeap *self);
void     dag_sim_heap_push  (DagSimHeap *self,
                             int64_t     at_ms,
                             guint       kind,
                             guint       subject,
                             guint       detail);
gboolean dag_sim_heap_pop   (DagSimHeap  *self,
                             int64_t      until_ms,
                             DagSimEvent *event);

G_END_DECLS
