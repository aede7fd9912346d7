/* dag-outlook-read.c - an outlook from one answer of the source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-outlook-private.h"

#include "dag-totals.h"

#include <math.h>

/* Where the source does not say: what telephone teams mostly see. */
#define USUAL_HANDLE_S 240.0
#define USUAL_PATIENCE_S 300.0
#define USUAL_WITHIN_S 20.0
#define USUAL_AWAY_S 900.0
#define BELIEF 4.0 /* the usual counts as much as so many contacts */
#define BELIEF_ABANDONED 0.5

/* How long people hang on: exposure ÷ those who hung up, and with few of them the usual. */
static void
read_patience (DagOutlookQueue   *queue,
               const DagQueueDay *day)
{
  double exposure_s;

  queue->patience_s = USUAL_PATIENCE_S;
  queue->n_abandoned = BELIEF_ABANDONED;
  if (!dag_count_is_known (day->abandoned) || !dag_seconds_is_known (day->wait_answered_s)
      || !dag_seconds_is_known (day->wait_abandoned_s))
    return;
  exposure_s = day->wait_answered_s + day->wait_abandoned_s;
  queue->n_abandoned = (double) day->abandoned + BELIEF_ABANDONED;
  queue->patience_s
      = (exposure_s + BELIEF_ABANDONED * USUAL_PATIENCE_S) / queue->n_abandoned;
}

static void
read_handle (DagOutlookQueue   *queue,
             const DagQueueDay *day)
{
  double mean_s = dag_queue_day_get_handle_time_s (day);

  queue->handle_s = USUAL_HANDLE_S;
  queue->n_handled = BELIEF;
  if (!dag_seconds_is_known (mean_s) || !dag_count_is_known (day->handled))
    return;
  queue->n_handled = (double) day->handled + BELIEF;
  queue->handle_s
      = ((double) day->handled * mean_s + BELIEF * USUAL_HANDLE_S) / queue->n_handled;
}

static void
read_queue (DagOutlookQueue      *queue,
            const DagQueueSample *sample)
{
  queue->id = g_strdup (sample->id);
  queue->is_live = dag_channel_is_live (sample->channel);
  queue->is_chat = sample->channel == DAG_CHANNEL_CHAT;
  queue->waiting = dag_count_is_known (sample->waiting) ? sample->waiting : 0;
  queue->longest_wait_s
      = dag_seconds_is_known (sample->longest_wait_s) ? sample->longest_wait_s : 0.0;
  queue->within_s = dag_share_is_known (sample->target.level)
                            && dag_seconds_is_known (sample->target.within_s)
                        ? sample->target.within_s
                        : USUAL_WITHIN_S;
  queue->target_level = sample->target.level;
  read_handle (queue, &sample->today);
  read_patience (queue, &sample->today);
}

static guint
read_chat_max (const DagAgentSample *sample)
{
  for (guint i = 0; i < sample->n_contacts; i++)
    if (sample->contacts[i].channel == DAG_CHANNEL_CHAT && sample->contacts[i].max > 0)
      return (guint) MIN (sample->contacts[i].max, 20);
  return 1;
}

static void
read_queues_of (DagOutlook           *self,
                guint                 index,
                const DagAgentSample *sample,
                GHashTable           *numbers)
{
  g_autoptr (GArray) queues = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; sample->queues != NULL && sample->queues[i] != NULL; i++)
    {
      gpointer number = g_hash_table_lookup (numbers, sample->queues[i]);
      guint queue = GPOINTER_TO_UINT (number) - 1;

      if (number != NULL)
        g_array_append_val (queues, queue);
    }
  /* a source that does not say who serves what: everybody serves everything that is live */
  for (guint q = 0; sample->queues == NULL && q < self->n_queues; q++)
    if (self->queues[q].is_live)
      g_array_append_val (queues, q);
  dag_outlook_set_queues_of (self, index, (const guint *) (void *) queues->data, queues->len);
}

static void
read_agent (DagOutlook           *self,
            guint                 index,
            const DagAgentSample *sample,
            int64_t               now_us,
            GHashTable           *numbers)
{
  DagOutlookAgent *agent = &self->agents[index];

  agent->id = g_strdup (sample->id);
  agent->state = sample->state;
  agent->channel = sample->channel_known ? sample->channel : DAG_CHANNEL_PHONE;
  if (dag_time_is_known (sample->since_us))
    agent->state_s = MAX (0.0, (double) (now_us - sample->since_us) / 1e6);
  agent->away_s = USUAL_AWAY_S;
  agent->chat_max = read_chat_max (sample);
  read_queues_of (self, index, sample, numbers);
}

/* The contacts under way count with what they have taken so far: the long ones end last, so
 * that the mean of those that ended is too short, most of all early in the day. */
static void
add_under_way (DagOutlook *self)
{
  g_autofree double *under_way_s = g_new0 (double, self->n_queues + 1);

  for (guint a = 0; a < self->n_agents; a++)
    {
      const DagOutlookAgent *agent = &self->agents[a];

      /* who chats is on several at once, and which began when is not told */
      if (agent->n_queues > 0 && agent->channel != DAG_CHANNEL_CHAT
          && (agent->state == DAG_STATE_ON_CONTACT || agent->state == DAG_STATE_WRAP_UP))
        under_way_s[dag_outlook_guess_queue (self, agent)] += agent->state_s;
    }
  for (guint q = 0; q < self->n_queues; q++)
    self->queues[q].handle_s += under_way_s[q] / self->queues[q].n_handled;
}

/* How much of the handle time is wrap-up, over everybody. */
static void
read_wrap_share (DagOutlook        *self,
                 const DagSnapshot *snapshot)
{
  double wrap_s = 0.0;
  double handle_s = 0.0;

  for (guint a = 0; a < snapshot->agents->len; a++)
    {
      const DagAgentDay *day = &((DagAgentSample *) g_ptr_array_index (snapshot->agents, a))->today;

      if (!dag_seconds_is_known (day->talk_s) || !dag_seconds_is_known (day->wrap_up_s))
        continue;
      wrap_s += day->wrap_up_s;
      handle_s += day->talk_s + MAX (0.0, day->hold_s) + day->wrap_up_s;
    }
  if (handle_s > 3600.0)
    self->wrap_share = CLAMP (wrap_s / handle_s, 0.0, 0.9);
}

/**
 * dag_outlook_new_from_snapshot:
 * @snapshot: the present
 *
 * What only the past and the roster tell is left for the caller: arrivals, pauses, ends of
 * shifts, and how long a break under way usually lasts.
 *
 * Returns: (transfer full): the centre as it stands
 */
DagOutlook *
dag_outlook_new_from_snapshot (const DagSnapshot *snapshot)
{
  DagOutlook *self = dag_outlook_new (snapshot->queues->len, snapshot->agents->len);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint q = 0; q < self->n_queues; q++)
    {
      const DagQueueSample *sample = g_ptr_array_index (snapshot->queues, q);

      read_queue (&self->queues[q], sample);
      g_hash_table_insert (numbers, sample->id, GUINT_TO_POINTER (q + 1));
    }
  for (guint a = 0; a < self->n_agents; a++)
    read_agent (self, a, g_ptr_array_index (snapshot->agents, a), snapshot->taken_at_us, numbers);
  add_under_way (self);
  read_wrap_share (self, snapshot);
  return self;
}
