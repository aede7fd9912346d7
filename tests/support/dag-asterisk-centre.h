/* dag-asterisk-centre.h - an Asterisk of a test: a model, and what it is told at each second
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-asterisk-model.h"
#include "dag-value.h"

#include <string.h>

G_BEGIN_DECLS

/* 2026-11-23 10:00:00 UTC */
#define NOW_S ((int64_t) 1795428000)

/* The centre of a test: a model, and answers made for it. */
typedef struct
{
  DagAsteriskModel *model;
  GHashTable *options;
  int64_t now_s;
} Centre;

static inline void
centre_init (Centre *self,
             ...)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("asterisk", "http://127.0.0.1:8088/asterisk");
  g_autoptr (GError) error = NULL;
  const char *key;
  va_list args;

  connection->options = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (connection->options, (char *) "timezone", (char *) "UTC");
  va_start (args, self);
  while ((key = va_arg (args, const char *)) != NULL)
    g_hash_table_insert (connection->options, (char *) key, va_arg (args, char *));
  va_end (args);
  self->model = dag_asterisk_model_new (dag_asterisk_options_new (connection, &error));
  g_assert_no_error (error);
  self->now_s = NOW_S;
}

static inline void
centre_clear (Centre *self)
{
  g_clear_pointer (&self->model, dag_asterisk_model_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Centre, centre_clear)

static inline DagAmiText *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DagAmiText *parsed = dag_ami_text_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return parsed;
}

#define QUEUE(name, calls, completed, abandoned)                                 \
  "Event: QueueParams\nQueue: " name "\nCalls: " calls "\nCompleted: " completed \
  "\nAbandoned: " abandoned "\nServiceLevel: 20\n\n"

#define MEMBER(queue, number, rest)                                                     \
  "Event: QueueMember\nQueue: " queue "\nName: Agent " number "\nLocation: SIP/" number \
  "\nStateInterface: SIP/" number "\nMembership: static\n" rest "\n"

#define IDLE "CallsTaken: 3\nLastCall: 0\nLastPause: 0\nInCall: 0\nStatus: 1\nPaused: 0\n"

static inline void
poll_at (Centre     *self,
         int64_t     after_s,
         const char *items)
{
  g_auto (GStrv) events = g_strsplit (items, "Event: ", -1);
  g_autofree char *text = g_strdup_printf (
      "Response: Success\nEventList: start\n\n%s"
      "Event: QueueStatusComplete\nEventList: Complete\nListItems: %u\n\n",
      items, g_strv_length (events) - 1);
  g_autoptr (DagAmiText) parsed = parse (text);
  g_autoptr (GError) error = NULL;

  self->now_s = NOW_S + after_s;
  dag_asterisk_model_apply_status (self->model, parsed,
                                   self->now_s * DAG_USEC_PER_SEC - 10000,
                                   self->now_s * DAG_USEC_PER_SEC, &error);
  g_assert_no_error (error);
}

static inline void
tell_at (Centre     *self,
         int64_t     after_s,
         const char *events)
{
  g_autoptr (DagAmiText) parsed = parse (events);

  self->now_s = NOW_S + after_s;
  dag_asterisk_model_apply_events (self->model, parsed, self->now_s * DAG_USEC_PER_SEC);
}

static inline const DagAgentSample *
find_agent (const DagSnapshot *snapshot,
            const char        *id)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (g_str_equal (agent->id, id))
        return agent;
    }
  g_assert_not_reached ();
}

static inline const DagQueueSample *
find_queue (const DagSnapshot *snapshot,
            const char        *id)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (g_str_equal (queue->id, id))
        return queue;
    }
  g_assert_not_reached ();
}

static inline void
assert_agent (Centre        *self,
              const char    *id,
              DagAgentState  state,
              int64_t        since_s,
              const char    *reason)
{
  g_autoptr (DagSnapshot) snapshot = dag_asterisk_model_make_snapshot (self->model);
  const DagAgentSample *agent = find_agent (snapshot, id);

  g_assert_cmpstr (dag_agent_state_get_word (agent->state), ==,
                   dag_agent_state_get_word (state));
  g_assert_cmpstr (agent->reason, ==, reason);
  g_assert_cmpint (agent->since_us / DAG_USEC_PER_SEC, ==, since_s);
}

G_END_DECLS
