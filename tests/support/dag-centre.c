/* dag-centre.c - an invented contact centre for tests: any size, any minute, same seed same day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-centre.h"

#include "dag-history.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)

static const char *const queue_names[] = { "Facturen",  "Bezorging", "Storingen", "Verhuizen",
                                           "Chat",      "E-mail",    "WhatsApp",  "Social" };
static const DagChannel channels[]
    = { DAG_CHANNEL_PHONE, DAG_CHANNEL_PHONE, DAG_CHANNEL_PHONE,     DAG_CHANNEL_PHONE,
        DAG_CHANNEL_CHAT,  DAG_CHANNEL_EMAIL, DAG_CHANNEL_MESSAGING, DAG_CHANNEL_SOCIAL };
static const char *const first_names[]
    = { "Anna", "Bilal", "Carla", "Daan", "Eva", "Fatima", "Gijs", "Hanna", "Imran", "Joost",
        "Karin", "Lars", "Mina", "Noor", "Omar", "Petra", "Quinten", "Rosa", "Sem", "Tess" };
static const char *const last_names[]
    = { "de Boer", "Yilmaz", "van Dijk", "Jansen", "Bakker", "El Idrissi", "Visser", "Smit",
        "Mulder", "de Groot", "Bos", "Vos", "Peters" };
static const char *const teams[] = { "Noord", "Zuid", "Oost" };

static guint
mix (guint32 seed,
     guint   a,
     guint   b)
{
  guint h = seed * 2654435761u + a * 40503u + b * 2246822519u;

  h ^= h >> 15;
  h *= 2246822519u;
  h ^= h >> 13;
  return h;
}

static DagQueueSample *
make_queue (const DagCentre *centre,
            guint            i)
{
  DagQueueSample *queue = dag_queue_sample_new ();
  guint kind = i % G_N_ELEMENTS (channels);
  guint dice = mix (centre->seed, i, centre->minute / 3);
  gboolean live = dag_channel_is_live (channels[kind]);

  queue->id = g_strdup_printf ("q%03u", i);
  queue->name = i < G_N_ELEMENTS (queue_names)
                    ? g_strdup (queue_names[kind])
                    : g_strdup_printf ("%s %u", queue_names[kind], i / 8 + 1);
  queue->channel = channels[kind];
  queue->waiting = live ? dice % 9 : 20 + dice % 200;
  if (live && queue->waiting > 0)
    queue->longest_wait_s = 12 + dice % 300;
  else if (!live)
    queue->oldest_s = 1800 + dice % 9000;
  if (live)
    queue->expected_wait_s = 20 + dice % 400;
  queue->target.level = live ? 0.8 : 0.95;
  queue->target.within_s = live ? 20 : 14400;
  queue->short_within_s = 5;
  queue->staffed = 6 + i % 8;
  queue->available = dice % 3;
  queue->ringing = 0;
  queue->on_contact = queue->staffed - queue->available - 2;
  queue->wrap_up = 1;
  queue->on_break = 1;
  queue->meeting = 0;
  queue->today.offered = 100 + centre->minute * 2 + i;
  queue->today.abandoned = 4 + dice % 20;
  queue->today.abandoned_short = 1;
  queue->today.answered = queue->today.offered - queue->today.abandoned;
  queue->today.answered_within = queue->today.answered * (60 + (int) (dice % 35)) / 100;
  queue->today.abandoned_within = 2;
  queue->today.handled = queue->today.answered;
  queue->today.handle_s = (double) queue->today.handled * (180 + (dice % 200));
  return queue;
}

static DagAgentState
get_state (const DagCentre *centre,
           guint            i,
           guint            minute)
{
  guint dice = mix (centre->seed + 7, i, (minute + i) / 4) % 100;

  if ((minute + i * 13) % 120 < 12)
    return DAG_STATE_BREAK;
  if (i % 17 == 16)
    return DAG_STATE_OFFLINE;
  return dice < 62   ? DAG_STATE_ON_CONTACT
         : dice < 78 ? DAG_STATE_WRAP_UP
         : dice < 94 ? DAG_STATE_AVAILABLE
                     : DAG_STATE_MEETING;
}

static guint
get_begin (const DagCentre *centre,
           guint            i,
           guint            minute)
{
  DagAgentState now = get_state (centre, i, minute);

  while (minute > 0 && get_state (centre, i, minute - 1) == now)
    minute--;
  return minute;
}

static DagAgentSample *
make_agent (const DagCentre *centre,
            guint            i)
{
  DagAgentSample *agent = dag_agent_sample_new ();
  guint n_queues = MAX (1, centre->n_queues);

  agent->id = g_strdup_printf ("a%05u", i);
  agent->name = i < 260 ? g_strdup_printf ("%s %s", first_names[i % 20], last_names[i % 13])
                        : g_strdup_printf ("%s %s %u", first_names[i % 20], last_names[i % 13],
                                           i / 260 + 1);
  agent->team_id = g_strdup (teams[i % 3]);
  agent->team_name = g_strdup (teams[i % 3]);
  agent->state = get_state (centre, i, centre->minute);
  agent->since_us = DAG_CENTRE_START + get_begin (centre, i, centre->minute) * MINUTE_US;
  agent->since_provenance = DAG_PROVENANCE_GIVEN;
  agent->reason = agent->state == DAG_STATE_BREAK ? g_strdup (i % 2 ? "Lunch" : "Pauze") : NULL;
  agent->channel_known = agent->state == DAG_STATE_ON_CONTACT;
  agent->channel = agent->channel_known ? channels[i % 8] : DAG_CHANNEL_UNKNOWN;
  agent->queues = g_new0 (char *, 3);
  agent->queues[0] = g_strdup_printf ("q%03u", i % n_queues);
  if (n_queues > 1)
    agent->queues[1] = g_strdup_printf ("q%03u", (i + 1) % n_queues);
  if (agent->state != DAG_STATE_OFFLINE)
    agent->signed_in_at_us = DAG_CENTRE_START - (i % 4) * 15 * MINUTE_US;
  agent->today.handled = centre->minute / 6 + i % 5;
  return agent;
}

/* The state of the centre at a minute of its day. */
DagSnapshot *
dag_centre_snapshot (const DagCentre *centre)
{
  DagSnapshot *snapshot = dag_snapshot_new ();

  snapshot->taken_at_us = DAG_CENTRE_START + centre->minute * MINUTE_US;
  snapshot->received_at_us = snapshot->taken_at_us;
  snapshot->source.name = g_strdup ("Voorbeeld Klantenservice");
  snapshot->source.timezone = g_strdup ("Europe/Amsterdam");
  for (guint i = 0; i < centre->n_queues; i++)
    g_ptr_array_add (snapshot->queues, make_queue (centre, i));
  for (guint i = 0; i < centre->n_agents; i++)
    g_ptr_array_add (snapshot->agents, make_agent (centre, i));
  for (guint i = 0; i < 5 && centre->n_queues > 0; i++)
    {
      static const char *const labels[] = { "Pakket te laat", "Factuur klopt niet",
                                            "Adres wijzigen", "Storing", "Opzeggen" };
      DagReasonSample *reason = dag_reason_sample_new ();

      reason->id = g_strdup_printf ("r%u", i);
      reason->label = g_strdup (labels[i]);
      reason->queue = g_strdup ("q000");
      reason->today = 61 - 9 * i;
      g_ptr_array_add (snapshot->reasons, reason);
    }
  return snapshot;
}

/* Every change of state of the first twenty people up to that minute, oldest first. */
GPtrArray *
dag_centre_changes (const DagCentre *centre)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint minute = 0; minute <= centre->minute; minute++)
    for (guint i = 0; i < MIN (20, centre->n_agents); i++)
      {
        DagStateChange *change = NULL;

        if (minute > 0 && get_begin (centre, i, minute) != minute)
          continue;
        change = dag_state_change_new ();
        change->agent = g_strdup_printf ("a%05u", i);
        change->at_us = DAG_CENTRE_START + minute * MINUTE_US;
        change->state = get_state (centre, i, minute);
        g_ptr_array_add (changes, change);
      }
  return changes;
}
