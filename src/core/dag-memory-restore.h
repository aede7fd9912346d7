/* dag-memory-restore.h - the hours before the program was started, given back to the memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-history.h"

G_BEGIN_DECLS

/* The centre at one poll; below zero: not known. */
typedef struct
{
  int64_t at_us;
  float waiting;
  float longest_wait_s;
  float staffed;
  float available;
  float service_level; /* of the day so far */
} DagCentreSample;

/* A queue in one minute; NaN: not known. */
typedef struct
{
  int32_t minute; /* minutes since 1970 */
  float waiting;  /* the most seen in the minute */
  float longest_wait_s;
  float staffed; /* as last seen in the minute */
  float available;
} DagQueueMinute;

typedef struct
{
  char *agent;
  GArray *steps; /* of DagTrackStep, by time; reasons are numbers of DagRestored.words */
} DagRestoredAgent;

typedef struct
{
  char *queue;
  DagChannel channel;
  GArray *minutes; /* of DagQueueMinute, by time */
} DagRestoredQueue;

/* What was kept of the last hours. */
typedef struct
{
  GPtrArray *agents;    /* of DagRestoredAgent */
  GPtrArray *queues;    /* of DagRestoredQueue */
  GPtrArray *words;     /* of char *, by number; may have holes */
  GPtrArray *intervals; /* of DagInterval */
  GArray *samples;      /* of DagCentreSample, by time */
  int64_t last_at_us;   /* the last answer that was kept, or NONE */
  guint n_agents_done;
  guint n_queues_done;
  guint n_intervals_done;
} DagRestored;

DagRestored *dag_restored_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void         dag_restored_free           (DagRestored *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagRestored, dag_restored_free)
DagRestoredAgent *dag_restored_add_agent (DagRestored *self,
                                          const char  *agent);
DagRestoredQueue *dag_restored_add_queue (DagRestored *self,
                                          const char  *queue,
                                          DagChannel   channel);

gboolean     dag_memory_history_restore  (DagMemoryHistory *self,
                                          DagRestored      *restored,
                                          guint             n_at_once);

G_END_DECLS
