/* dag-sim-snapshot.c - the present state of the simulated centre as the API gives it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-snapshot.h"

#include "dag-sim-centre-private.h"
#include "dag-sim-json.h"

/* The longest wait of who is waiting now, in line or ringing, per queue; -1: nobody. */
static int64_t *
get_longest_waits (const DagSimCentre *self)
{
  int64_t *waits = g_new (int64_t, self->plan->n_queues);

  for (guint q = 0; q < self->plan->n_queues; q++)
    waits[q] = -1;
  for (guint i = 0; i < self->n_contacts; i++)
    {
      const SimContact *contact = &self->contacts[i];

      if (contact->state == SIM_CONTACT_WAITING || contact->state == SIM_CONTACT_RINGING)
        waits[contact->queue]
            = MAX (waits[contact->queue], self->now_ms - contact->arrived_ms);
    }
  return waits;
}

static void
append_queue_day (GString            *json,
                  const DagSimCounts *today)
{
  dag_sim_json_open (json, "today", '{');
  dag_sim_json_count (json, "offered", today->offered);
  dag_sim_json_count (json, "answered", today->answered);
  dag_sim_json_count (json, "abandoned", today->abandoned);
  dag_sim_json_count (json, "abandoned_short", today->abandoned_short);
  dag_sim_json_count (json, "answered_within", today->answered_within);
  dag_sim_json_count (json, "abandoned_within", today->abandoned_within);
  dag_sim_json_seconds (json, "wait_answered_s", today->wait_answered_ms);
  dag_sim_json_seconds (json, "wait_abandoned_s", today->wait_abandoned_ms);
  dag_sim_json_count (json, "handled", today->handled);
  dag_sim_json_seconds (json, "handle_s", today->handle_ms);
  dag_sim_json_seconds (json, "longest_wait_s", today->longest_wait_ms);
  dag_sim_json_count (json, "tagged", today->tagged);
  dag_sim_json_close (json, '}');
}

/* Position × average handle time ÷ active agents, to whole seconds: null where nobody is
 * active or nothing has been handled yet, left out where mail can wait. */
static void
append_expected_wait (GString        *json,
                      const SimQueue *queue)
{
  guint active = queue->by_state[DAG_STATE_AVAILABLE] + queue->by_state[DAG_STATE_RINGING]
                 + queue->by_state[DAG_STATE_ON_CONTACT] + queue->by_state[DAG_STATE_WRAP_UP];
  int64_t handle_s;

  if (queue->plan->channel == DAG_CHANNEL_EMAIL)
    return;
  if (active == 0 || queue->today.handled < 5)
    {
      dag_sim_json_null (json, "expected_wait_s");
      return;
    }
  handle_s = queue->today.handle_ms / queue->today.handled / 1000;
  dag_sim_json_count (json, "expected_wait_s",
                      queue->by_state[DAG_STATE_AVAILABLE] > queue->n_in_line
                          ? 0
                          : (queue->n_in_line + 1) * handle_s / active);
}

static void
append_people (GString        *json,
               const SimQueue *queue)
{
  dag_sim_json_count (json, "staffed",
                      queue->n_agents - queue->by_state[DAG_STATE_OFFLINE]);
  dag_sim_json_count (json, "available", queue->by_state[DAG_STATE_AVAILABLE]);
  dag_sim_json_count (json, "ringing", queue->by_state[DAG_STATE_RINGING]);
  dag_sim_json_count (json, "on_contact", queue->by_state[DAG_STATE_ON_CONTACT]);
  dag_sim_json_count (json, "wrap_up", queue->by_state[DAG_STATE_WRAP_UP]);
  dag_sim_json_count (json, "on_break", queue->by_state[DAG_STATE_BREAK]);
  dag_sim_json_count (json, "meeting", queue->by_state[DAG_STATE_MEETING]);
}

static void
append_announcement (GString        *json,
                     const SimQueue *queue)
{
  g_autofree char *text = NULL;
  int minutes = (int) (queue->announced_wait_ms / DAG_SIM_MINUTE_MS);

  if (queue->announced_ms == 0)
    return;
  text = minutes == 1 ? g_strdup ("Het is druk. De wachttijd is ongeveer 1 minuut.")
                      : g_strdup_printf ("Het is druk. De wachttijd is ongeveer %d minuten.",
                                         minutes);
  dag_sim_json_open (json, "announcement", '{');
  dag_sim_json_string (json, "text", text);
  dag_sim_json_seconds (json, "wait_s", queue->announced_wait_ms);
  dag_sim_json_time (json, "set_at", queue->announced_ms);
  dag_sim_json_close (json, '}');
}

static void
append_queue (GString        *json,
              const SimQueue *queue,
              int64_t         longest_ms)
{
  gboolean mail = queue->plan->channel == DAG_CHANNEL_EMAIL;

  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "id", queue->plan->id);
  dag_sim_json_string (json, "name", queue->plan->name);
  dag_sim_json_string (json, "channel", dag_channel_get_word (queue->plan->channel));
  dag_sim_json_count (json, "waiting", sim_queue_waiting (queue));
  if (longest_ms >= 0)
    dag_sim_json_seconds (json, mail ? "oldest_s" : "longest_wait_s", longest_ms);
  else
    dag_sim_json_null (json, mail ? "oldest_s" : "longest_wait_s");
  append_expected_wait (json, queue);
  dag_sim_json_open (json, "target", '{');
  dag_sim_json_share (json, "level", queue->plan->target_level);
  dag_sim_json_seconds (json, "within_s", queue->plan->within_ms);
  dag_sim_json_close (json, '}');
  if (!mail)
    dag_sim_json_seconds (json, "short_within_s", queue->plan->short_ms);
  append_people (json, queue);
  append_queue_day (json, &queue->today);
  append_announcement (json, queue);
  dag_sim_json_close (json, '}');
}

static void
append_queue_ids (GString               *json,
                  const char            *name,
                  const DagSimPlan      *plan,
                  const DagSimAgentPlan *agent)
{
  dag_sim_json_open (json, name, '[');
  for (guint i = 0; i < agent->n_queues; i++)
    dag_sim_json_string (json, NULL, plan->queues[agent->queues[i]].id);
  dag_sim_json_close (json, ']');
}

static gboolean
serves_chat (const DagSimPlan      *plan,
             const DagSimAgentPlan *agent)
{
  for (guint i = 0; i < agent->n_queues; i++)
    if (plan->queues[agent->queues[i]].channel == DAG_CHANNEL_CHAT)
      return TRUE;
  return FALSE;
}

static void
append_window (GString    *json,
               DagChannel  channel,
               guint       open,
               guint       max)
{
  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "channel", dag_channel_get_word (channel));
  dag_sim_json_count (json, "open", open);
  dag_sim_json_count (json, "max", max);
  dag_sim_json_close (json, '}');
}

static void
append_contacts (GString          *json,
                 const DagSimPlan *plan,
                 const SimAgent   *agent)
{
  gboolean chat = serves_chat (plan, agent->plan);

  dag_sim_json_open (json, "contacts", '[');
  if (agent->channel != DAG_CHANNEL_CHAT && agent->channel != DAG_CHANNEL_EMAIL)
    append_window (json, DAG_CHANNEL_PHONE, agent->open, 1);
  if (agent->channel == DAG_CHANNEL_EMAIL)
    append_window (json, DAG_CHANNEL_EMAIL, agent->open, 1);
  if (chat)
    append_window (json, DAG_CHANNEL_CHAT,
                   agent->channel == DAG_CHANNEL_CHAT ? agent->open : 0,
                   agent->plan->chat_max);
  dag_sim_json_close (json, ']');
}

/* Today's sums up to the last change of state: with the running second in them every
 * record would be another one at every poll, and its reader would decode 10,000 for
 * nothing. */
static void
append_agent_day (GString           *json,
                  const SimAgentDay *day)
{
  dag_sim_json_open (json, "today", '{');
  dag_sim_json_count (json, "handled", day->handled);
  dag_sim_json_seconds (json, "talk_s", day->contact_ms - day->hold_ms);
  dag_sim_json_seconds (json, "hold_s", day->hold_ms);
  dag_sim_json_seconds (json, "wrap_up_s", day->wrap_ms);
  dag_sim_json_seconds (json, "idle_s", day->idle_ms);
  dag_sim_json_seconds (json, "break_s", day->break_ms);
  dag_sim_json_close (json, '}');
}

static void
append_agent (GString            *json,
              const DagSimCentre *self,
              const SimAgent     *agent)
{
  const DagSimTeamPlan *team = &self->plan->teams[agent->plan->team];

  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "id", agent->plan->id);
  dag_sim_json_string (json, "name", agent->plan->name);
  dag_sim_json_open (json, "team", '{');
  dag_sim_json_string (json, "id", team->id);
  dag_sim_json_string (json, "name", team->name);
  dag_sim_json_close (json, '}');
  dag_sim_json_string (json, "state", dag_agent_state_get_word (agent->state));
  dag_sim_json_time (json, "since", agent->since_ms);
  dag_sim_json_string (json, "reason", agent->reason);
  dag_sim_json_string (json, "channel",
                       agent->channel < DAG_N_CHANNELS
                           ? dag_channel_get_word ((DagChannel) agent->channel)
                           : NULL);
  append_queue_ids (json, "queues", self->plan, agent->plan);
  append_queue_ids (json, "skills", self->plan, agent->plan);
  append_contacts (json, self->plan, agent);
  if (agent->state != DAG_STATE_OFFLINE)
    dag_sim_json_time (json, "signed_in_at", agent->signed_in_ms);
  append_agent_day (json, &agent->today);
  dag_sim_json_close (json, '}');
}

static void
append_reasons (GString            *json,
                const DagSimCentre *self)
{
  dag_sim_json_open (json, "reasons", '[');
  for (guint q = 0; q < self->plan->n_queues; q++)
    for (guint i = 0; i < self->plan->queues[q].n_reasons; i++)
      {
        dag_sim_json_open (json, NULL, '{');
        dag_sim_json_string (json, "id", self->plan->queues[q].reasons[i].id);
        dag_sim_json_string (json, "label", self->plan->queues[q].reasons[i].label);
        dag_sim_json_string (json, "queue", self->plan->queues[q].id);
        dag_sim_json_count (json, "today", self->queues[q].reasons_today[i]);
        dag_sim_json_close (json, '}');
      }
  dag_sim_json_close (json, ']');
}

static const char *
get_promise_word (DagCallbackState state)
{
  static const char *const words[] = { "open", "kept", "missed", "cancelled", "unknown" };

  return words[state];
}

static gboolean
is_told (const DagSimCentre *self,
         const SimPromise   *promise)
{
  return promise->promised_ms >= self->midnight_ms || promise->due_ms >= self->midnight_ms
         || promise->state == DAG_CALLBACK_OPEN;
}

static void
append_promises (GString            *json,
                 const DagSimCentre *self)
{
  dag_sim_json_open (json, "callbacks", '[');
  for (guint i = 0; i < self->promises->len; i++)
    {
      const SimPromise *promise = &g_array_index (self->promises, SimPromise, i);
      g_autofree char *id = g_strdup_printf ("cb-%u", promise->number + 1);

      if (!is_told (self, promise))
        continue;
      dag_sim_json_open (json, NULL, '{');
      dag_sim_json_string (json, "id", id);
      dag_sim_json_string (json, "queue", self->plan->queues[promise->queue].id);
      dag_sim_json_string (json, "agent", self->plan->agents[promise->agent].id);
      dag_sim_json_time (json, "promised_at", promise->promised_ms);
      dag_sim_json_time (json, "due_at", promise->due_ms);
      if (promise->done_ms > 0)
        dag_sim_json_time (json, "done_at", promise->done_ms);
      else
        dag_sim_json_null (json, "done_at");
      dag_sim_json_string (json, "state", get_promise_word (promise->state));
      dag_sim_json_close (json, '}');
    }
  dag_sim_json_close (json, ']');
}

static void
append_source (GString          *json,
               const DagSimPlan *plan,
               double            speed)
{
  dag_sim_json_open (json, "source", '{');
  dag_sim_json_string (json, "name", plan->name);
  dag_sim_json_string (json, "timezone", DAG_SIM_ZONE);
  dag_sim_json_flag (json, "simulated", !plan->unmarked);
  dag_sim_json_share (json, "speed", speed);
  dag_sim_json_close (json, '}');
}

/**
 * dag_sim_snapshot_append:
 * @json: where to write
 * @speed: simulated seconds per second
 *
 * Appends the answer to `GET /v1/snapshot`.
 */
void
dag_sim_snapshot_append (GString            *json,
                         const DagSimCentre *self,
                         double              speed)
{
  g_autofree int64_t *waits = get_longest_waits (self);

  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "schema", "dagstart.snapshot/1");
  dag_sim_json_time (json, "taken_at", self->now_ms);
  append_source (json, self->plan, speed);
  dag_sim_json_open (json, "queues", '[');
  for (guint q = 0; q < self->plan->n_queues; q++)
    append_queue (json, &self->queues[q], waits[q]);
  dag_sim_json_close (json, ']');
  dag_sim_json_open (json, "agents", '[');
  for (guint a = 0; a < self->plan->n_agents; a++)
    append_agent (json, self, &self->agents[a]);
  dag_sim_json_close (json, ']');
  append_reasons (json, self);
  append_promises (json, self);
  dag_sim_json_close (json, '}');
  g_string_truncate (json, json->len - 1);
}
