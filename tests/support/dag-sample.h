/* dag-sample.h - answers made by hand, for the rules and the model
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Monday 23 November 2026, 10:00 in Amsterdam. */
#define DAG_SAMPLE_TEN_O_CLOCK (G_GINT64_CONSTANT (1795424400) * DAG_USEC_PER_SEC)
#define DAG_SAMPLE_SECONDS(n) ((int64_t) (n) * DAG_USEC_PER_SEC)
#define DAG_SAMPLE_MINUTES(n) ((int64_t) (n) * 60 * DAG_USEC_PER_SEC)

static inline DagSnapshot *
dag_sample_snapshot (int64_t taken_at_us)
{
  DagSnapshot *snapshot = dag_snapshot_new ();

  snapshot->taken_at_us = taken_at_us;
  snapshot->received_at_us = taken_at_us;
  snapshot->source.name = g_strdup ("Voorbeeld");
  snapshot->source.timezone = g_strdup ("Europe/Amsterdam");
  return snapshot;
}

/* The queue belongs to @snapshot. */
static inline DagQueueSample *
dag_sample_queue (DagSnapshot *snapshot,
                  const char  *id,
                  DagChannel   channel,
                  int64_t      waiting)
{
  DagQueueSample *queue = dag_queue_sample_new ();

  queue->id = g_strdup (id);
  queue->name = g_strdup_printf ("Queue %s", id);
  queue->channel = channel;
  queue->waiting = waiting;
  g_ptr_array_add (snapshot->queues, queue);
  return queue;
}

/* The agent belongs to @snapshot. */
static inline DagAgentSample *
dag_sample_agent (DagSnapshot   *snapshot,
                  const char    *id,
                  DagAgentState  state,
                  int64_t        since_us)
{
  DagAgentSample *agent = dag_agent_sample_new ();

  agent->id = g_strdup (id);
  agent->name = g_strdup_printf ("Agent %s", id);
  agent->state = state;
  agent->since_us = since_us;
  agent->since_provenance
      = dag_time_is_known (since_us) ? DAG_PROVENANCE_GIVEN : DAG_PROVENANCE_ABSENT;
  g_ptr_array_add (snapshot->agents, agent);
  return agent;
}

G_END_DECLS
