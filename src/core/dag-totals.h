/* dag-totals.h - the figures of the whole centre, worked out from one snapshot
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* The five definitions of service level that differ on the same data. */
typedef enum
{
  DAG_SERVICE_LEVEL_STRICT,
  DAG_SERVICE_LEVEL_EXCL_EARLY_ABANDONS,
  DAG_SERVICE_LEVEL_SERVED_OR_GONE,
  DAG_SERVICE_LEVEL_OF_ANSWERED,
  DAG_SERVICE_LEVEL_EXCL_SHORT,
} DagServiceLevelKind;
#define DAG_N_SERVICE_LEVEL_KINDS DAG_SNAPSHOT_N_TOTALS

/* The words, as in `dagstartctl` and the settings: "strict", "excl-early-abandons" … */
const char *dag_service_level_kind_get_word  (DagServiceLevelKind kind);
gboolean    dag_service_level_kind_from_word (const char          *word,
                                              DagServiceLevelKind *kind);

double      dag_queue_day_get_service_level  (const DagQueueDay   *day,
                                              DagServiceLevelKind  kind);
/* Today's, of the live queues that have counters; absent where none has. */
double      dag_snapshot_get_service_level   (const DagSnapshot   *snapshot,
                                              DagServiceLevelKind  kind);
double      dag_queue_day_get_asa_s          (const DagQueueDay *day);
double      dag_queue_day_get_handle_time_s  (const DagQueueDay *day);

/* Those who can take a contact now or after the one they have. */
int64_t     dag_queue_sample_count_workable  (const DagQueueSample *queue);

/**
 * DagTotals:
 *
 * People are counted from the agents, never by adding queues (an agent serves several);
 * waiting is the sum over the queues, live channels and deferred ones apart. A figure that
 * no queue supplies is absent.
 */
typedef struct
{
  int64_t waiting;              /* live channels (phone, chat) */
  int64_t waiting_deferred;     /* e-mail, messaging, social, other: items that can wait */
  double longest_wait_s;        /* of live channels, now */
  const DagQueueSample *longest_wait_queue; /* (nullable): lives as long as the snapshot */
  double service_level;         /* today, live channels with counters, kind as asked */
  DagTarget target;             /* of those queues where they agree, else absent */
  guint n_targets;              /* live queues with counters and a target of their own */
  guint n_on_target;            /* of them, those that reach it today */
  guint n_left_out;             /* queues of the other channels: in neither of the two */
  int64_t by_state[DAG_N_STATES]; /* agents in each state */
  int64_t staffed;              /* product.md's dictionary */
  int64_t workable;             /* staffed − on break − meeting */
  int64_t on_contact;           /* on contact + ringing + wrap-up: busy with a contact */
  double waiting_per_agent;     /* waiting ÷ workable; absent where workable is 0 */
  guint n_queues;
  guint n_agents;
} DagTotals;

void        dag_totals_compute               (DagTotals           *totals,
                                              const DagSnapshot   *snapshot,
                                              DagServiceLevelKind  kind);

/* How it is, in one word: the level of the calm line. Without a live queue: quiet. */
typedef enum
{
  DAG_MOOD_UNKNOWN,  /* too little is known to say: neither calm nor busy */
  DAG_MOOD_NOBODY,   /* nobody is signed in */
  DAG_MOOD_CALM,     /* nobody waits, or people are free and the day is on target */
  DAG_MOOD_EVEN,     /* under every watch level, but not what anybody would call calm */
  DAG_MOOD_BUSY,     /* over a watch level of product.md's defaults */
  DAG_MOOD_OVERLOAD, /* over an overload level */
} DagMood;

DagMood     dag_totals_get_mood              (const DagTotals   *totals,
                                              const DagSnapshot *snapshot);

G_END_DECLS
