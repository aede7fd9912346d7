/* dag-test-centre.h - a small contact centre as a snapshot, for tests of what is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

static inline DagQueueSample *
dag_test_add_queue (DagSnapshot *snapshot,
                    const char  *id,
                    const char  *name,
                    int64_t      waiting,
                    double       longest_wait_s)
{
  DagQueueSample *queue = dag_queue_sample_new ();

  queue->id = g_strdup (id);
  queue->name = g_strdup (name);
  queue->channel = DAG_CHANNEL_PHONE;
  queue->waiting = waiting;
  queue->longest_wait_s = longest_wait_s;
  g_ptr_array_add (snapshot->queues, queue);
  return queue;
}

static inline DagAgentSample *
dag_test_add_agent (DagSnapshot   *snapshot,
                    const char    *id,
                    const char    *name,
                    DagAgentState  state)
{
  DagAgentSample *agent = dag_agent_sample_new ();

  agent->id = g_strdup (id);
  agent->name = g_strdup (name);
  agent->state = state;
  agent->since_us = snapshot->taken_at_us - 60 * DAG_USEC_PER_SEC;
  g_ptr_array_add (snapshot->agents, agent);
  return agent;
}

static inline DagSnapshot *
dag_test_new_snapshot (int64_t taken_at_us)
{
  DagSnapshot *snapshot = dag_snapshot_new ();

  snapshot->taken_at_us = taken_at_us;
  snapshot->received_at_us = taken_at_us;
  snapshot->source.name = g_strdup ("Test");
  snapshot->source.timezone = g_strdup ("Europe/Amsterdam");
  return snapshot;
}

/* Three waiting in Facturen, the longest for 72 s; one free, two busy, one on a break. */
static inline DagSnapshot *
dag_test_new_centre (int64_t taken_at_us)
{
  DagSnapshot *snapshot = dag_test_new_snapshot (taken_at_us);
  DagQueueSample *queue = dag_test_add_queue (snapshot, "q1", "Facturen", 3, 72.0);

  queue->target = (DagTarget) { 0.8, 20.0 };
  queue->today.offered = 100;
  queue->today.answered = 90;
  queue->today.abandoned = 10;
  queue->today.answered_within = 71;
  queue->today.abandoned_within = 2;
  queue->today.abandoned_short = 1;
  dag_test_add_queue (snapshot, "q2", "Chat", 0, 0.0)->channel = DAG_CHANNEL_CHAT;
  dag_test_add_agent (snapshot, "a1", "Anna", DAG_STATE_AVAILABLE);
  dag_test_add_agent (snapshot, "a2", "Bilal", DAG_STATE_ON_CONTACT);
  dag_test_add_agent (snapshot, "a3", "Chris", DAG_STATE_WRAP_UP);
  dag_test_add_agent (snapshot, "a4", "Daan", DAG_STATE_BREAK);
  return snapshot;
}

G_END_DECLS
