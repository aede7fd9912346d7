/* dag-memory-history-private.h - what the files of the memory history share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-history.h"
#include "dag-memory-series-private.h"
#include "dag-word-list.h"

G_BEGIN_DECLS

struct _DagMemoryHistory
{
  GObject parent_instance;

  DagSnapshot *last; /* (nullable): the newest answer */
  GPtrArray *last_tracks; /* of DagTrack, as the agents of @last; not owned */
  GArray *samples;   /* of DagCentreSample, by time */
  GHashTable *queues; /* id → DagQueueTrack */
  GHashTable *agents; /* id → DagTrack */
  GHashTable *restricted; /* (nullable): ids of people of whom nothing is kept */
  GPtrArray *retired;     /* of DagTrack: nobody is given them any more */
  DagWordList *reasons; /* the steps' */
  double gap_s;
  int64_t backfilled_from_us; /* changes of state are complete from here on, or NONE */
  int64_t restored_until_us;  /* what was kept from before the start ends here, or NONE */
  GArray *curve; /* (nullable): people before the watching began, until it changes */
  int64_t trimmed_at_us; /* NONE: not yet */
  guint revision; /* so often tracks changed by another way than by a record that changed */
};

DagTrack       *dag_memory_history_ensure_track   (DagMemoryHistory *self,
                                                   const char       *agent);
DagQueueTrack  *dag_memory_history_ensure_queue   (DagMemoryHistory *self,
                                                   const char       *queue);
DagStateChange *dag_memory_history_new_change     (DagMemoryHistory   *self,
                                                   const char         *agent,
                                                   const DagTrackStep *step)
                                                   G_GNUC_WARN_UNUSED_RESULT;
void            dag_memory_history_append_changes (DagMemoryHistory *self,
                                                   const char       *agent,
                                                   int64_t           from_us,
                                                   int64_t           to_us,
                                                   GPtrArray        *changes);
void            dag_memory_history_past_init      (DagHistoryInterface *iface);

G_END_DECLS
