/* dag-alert-signals-queues.c - what the queues say: waiting, waits, levels, silence, help
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"

#include <math.h>
#include <string.h>

#define LOAD "load:"

#define WINDOW_US (DAG_ALERT_WINDOW_S * DAG_USEC_PER_SEC)
/* A service level of fewer contacts than this is chance. */
#define LEAST_OFFERED 10
/* Who is free for less than this is just between two contacts. */
#define FREE_US (60 * DAG_USEC_PER_SEC)
/* Help is looked for in so many queues at the most: the worst come first to a lead. */
#define MOST_HELPED 5

static gboolean
has_target (const DagQueueSample *queue)
{
  return dag_share_is_known (queue->target.level)
         && dag_seconds_is_known (queue->target.within_s) && queue->target.within_s > 0.0;
}

/* Adds the reading where it says something, or may end something. */
static void
offer (DagAlertSignals       *self,
       DagAlertEngine        *engine,
       DagAlertQueue         *queue,
       const DagAlertReading *reading)
{
  guint bit = 1u << reading->kind;

  if (dag_alert_signals_is_idle (self, engine, queue->given, reading))
    {
      queue->given &= ~bit;
      return;
    }
  queue->given |= bit;
  dag_alert_signals_add (self, reading);
}

/* Contacts for each person at work; with nobody at work a single one is too many. */
static void
read_waiting (DagAlertSignals      *self,
              const DagQueueSample *queue,
              DagAlertReading      *reading)
{
  int64_t workable = dag_queue_sample_count_workable (queue);

  reading->kind = DAG_ALERT_WAITING_PER_AGENT;
  reading->known = dag_count_is_known (queue->waiting)
                   && (queue->waiting == 0
                       || (dag_count_is_known (workable) && self->totals.staffed > 0));
  if (!reading->known || queue->waiting == 0)
    reading->value = 0.0;
  else
    reading->value = workable > 0 ? (double) queue->waiting / (double) workable : INFINITY;
}

static void
add_wait (DagAlertSignals      *self,
          DagAlertEngine       *engine,
          DagAlertQueue        *known,
          const DagQueueSample *queue,
          DagAlertReading      *reading)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_LONGEST_WAIT);
  DagAlertLevels levels;

  if (rule == NULL)
    return;
  if (has_target (queue))
    levels = (DagAlertLevels){ rule->watch * queue->target.within_s,
                               MAX (rule->overload_least,
                                    rule->overload * queue->target.within_s),
                               rule->clear * queue->target.within_s };
  else
    levels = (DagAlertLevels){ rule->overload_least, rule->overload_least,
                               rule->overload_least / 2.0 };
  levels.watch = MIN (levels.watch, levels.overload);
  reading->kind = DAG_ALERT_LONGEST_WAIT;
  reading->value = queue->waiting == 0 ? 0.0 : queue->longest_wait_s;
  reading->known = dag_seconds_is_known (reading->value);
  reading->levels = &levels;
  reading->rise_per_s = 1.0; /* a wait is its own witness: at the first look, too */
  offer (self, engine, known, reading);
  reading->levels = NULL;
  reading->rise_per_s = 0.0;
}

/* Points under the target, of what ended in the last half hour. A handful of contacts
 * neither makes nor ends an alert, but an idle queue is no trouble. */
static void
add_level (DagAlertSignals      *self,
           DagAlertEngine       *engine,
           DagAlertQueue        *known,
           const DagQueueSample *queue,
           DagServiceLevelKind   kind,
           DagAlertReading      *reading)
{
  DagQueueDay counts;
  double level;

  reading->kind = DAG_ALERT_SERVICE_LEVEL;
  reading->known = FALSE;
  reading->value = 0.0;
  if (has_target (queue) && dag_alert_meter_read (known->meter, WINDOW_US, &counts)
      && dag_count_is_known (counts.offered))
    {
      level = dag_queue_day_get_service_level (&counts, kind);
      if (counts.offered >= LEAST_OFFERED && dag_share_is_known (level))
        {
          reading->known = TRUE;
          reading->value = (queue->target.level - level) * 100.0;
        }
      else if (counts.offered < LEAST_OFFERED && queue->waiting == 0)
        reading->known = TRUE;
    }
  offer (self, engine, known, reading);
}

static void
add_silence (DagAlertSignals      *self,
             DagAlertEngine       *engine,
             DagAlertQueue        *known,
             const DagQueueSample *queue,
             DagAlertReading      *reading)
{
  double missed = dag_alert_meter_get_missed (known->meter);
  gboolean staffed = queue->staffed != 0 && self->totals.staffed > 0;

  reading->group = NULL;
  reading->kind = DAG_ALERT_QUEUE_SILENT;
  reading->known = dag_share_is_known (missed) || !staffed;
  reading->value = staffed ? MAX (missed, 0.0) : 0.0;
  offer (self, engine, known, reading);
}

static void
add_oldest (DagAlertSignals      *self,
            DagAlertEngine       *engine,
            DagAlertQueue        *known,
            const DagQueueSample *queue,
            DagAlertReading      *reading)
{
  double age_s = queue->waiting == 0 ? 0.0 : queue->oldest_s;

  reading->kind = DAG_ALERT_OLDEST_ITEM;
  reading->known = has_target (queue) && dag_seconds_is_known (age_s);
  reading->value = reading->known ? age_s / queue->target.within_s : 0.0;
  offer (self, engine, known, reading); /* the mail of last night is no matter of this minute */
}

/* Queues that share their people, and the load of those people, are one story: it is told
 * once, and not once for each queue. */
static void
set_group (DagAlertSignals      *self,
           const DagQueueSample *sample,
           DagAlertQueue        *queue)
{
  guint root = dag_alert_pools_find (self->pools, sample->id);
  const char *pool = root != DAG_ALERT_NO_POOL ? dag_alert_pools_get_queue (self->pools, root)
                                               : sample->id;

  if (queue->group != NULL && g_str_equal (queue->group + strlen (LOAD), pool))
    return;
  g_free (g_steal_pointer (&queue->group));
  queue->group = g_strconcat (LOAD, pool, NULL);
}

static DagAlertQueue *
ensure_queue (DagAlertSignals      *self,
              const DagQueueSample *sample)
{
  DagAlertQueue *queue = g_hash_table_lookup (self->queues, sample->id);

  if (queue == NULL)
    {
      queue = g_new0 (DagAlertQueue, 1);
      queue->subject = g_strconcat ("queue:", sample->id, NULL);
      queue->meter = dag_alert_meter_new ();
      g_hash_table_insert (self->queues, g_strdup (sample->id), queue);
    }
  return queue;
}

/* What the queues say. */
void
dag_alert_signals_add_queues (DagAlertSignals     *self,
                              DagAlertEngine      *engine,
                              DagServiceLevelKind  kind)
{
  for (guint i = 0; i < self->snapshot->queues->len; i++)
    {
      const DagQueueSample *sample = g_ptr_array_index (self->snapshot->queues, i);
      DagAlertQueue *queue = ensure_queue (self, sample);
      DagAlertReading reading = { .subject = queue->subject };

      if (!dag_channel_is_live (sample->channel))
        {
          add_oldest (self, engine, queue, sample, &reading);
          continue;
        }
      set_group (self, sample, queue);
      reading.group = queue->group;
      dag_alert_meter_add (queue->meter, &sample->today, sample->waiting,
                           self->snapshot->taken_at_us);
      read_waiting (self, sample, &reading);
      offer (self, engine, queue, &reading);
      add_wait (self, engine, queue, sample, &reading);
      add_level (self, engine, queue, sample, kind, &reading);
      add_silence (self, engine, queue, sample, &reading);
    }
}

/* --- people who are free while a queue drowns ------------------------------------------- */

static gboolean
contains (char      **list,
          const char *word)
{
  return list != NULL && word != NULL
         && g_strv_contains ((const char *const *) list, word);
}

static gboolean
has_skill (const DagAgentSample *agent,
           const DagQueueSample *queue)
{
  if (contains (agent->skills, queue->id))
    return TRUE;
  for (char **skill = agent->skills; skill != NULL && *skill != NULL; skill++)
    if (queue->name != NULL && g_ascii_strcasecmp (*skill, queue->name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_free (const DagAgentSample *agent,
         GHashTable           *busy,
         int64_t               now_us)
{
  if (agent->state != DAG_STATE_AVAILABLE || agent->queues == NULL
      || !dag_time_is_known (agent->since_us) || now_us - agent->since_us < FREE_US)
    return FALSE;
  for (char **id = agent->queues; *id != NULL; id++)
    if (g_hash_table_contains (busy, *id))
      return FALSE;
  return TRUE;
}

/**
 * dag_alert_help_find:
 * @help: (out caller-allocates): who could help
 * @snapshot: an answer
 * @queue: the id of a queue that has too much
 *
 * Those who are free for a minute, whose own queues have nobody waiting, and who do not
 * serve @queue; where the source tells skills, those alone who have the one it takes.
 */
void
dag_alert_help_find (DagAlertHelp      *help,
                     const DagSnapshot *snapshot,
                     const char        *queue)
{
  g_autoptr (GHashTable) busy = g_hash_table_new (g_str_hash, g_str_equal);
  const DagQueueSample *wanted = NULL;

  g_return_if_fail (help != NULL && snapshot != NULL && queue != NULL);

  *help = (DagAlertHelp){ .people = g_ptr_array_new () };
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *sample = g_ptr_array_index (snapshot->queues, i);

      if (sample->waiting != 0 && dag_channel_is_live (sample->channel))
        g_hash_table_add (busy, sample->id);
      if (g_str_equal (sample->id, queue))
        wanted = sample;
    }
  for (guint i = 0; wanted != NULL && i < snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      help->by_skill = help->by_skill || agent->skills != NULL;
      if (is_free (agent, busy, snapshot->taken_at_us) && !contains (agent->queues, queue))
        g_ptr_array_add (help->people, agent);
    }
  for (guint i = help->people->len; help->by_skill && i > 0; i--)
    if (!has_skill (g_ptr_array_index (help->people, i - 1), wanted))
      g_ptr_array_remove_index (help->people, i - 1);
}

void
dag_alert_help_clear (DagAlertHelp *help)
{
  g_clear_pointer (&help->people, g_ptr_array_unref);
}

/* Asked only of a queue that drowns, so that it costs nothing on a calm day. */
void
dag_alert_signals_add_free (DagAlertSignals *self,
                            DagAlertEngine  *engine)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_WAITING_PER_AGENT);
  guint n_helped = 0;

  if (rule == NULL)
    return;
  for (guint i = 0; i < self->snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (self->snapshot->queues, i);
      DagAlertQueue *known = NULL;
      DagAlertReading reading = { 0 };
      g_auto (DagAlertHelp) help = { 0 };

      if (!dag_channel_is_live (queue->channel))
        continue;
      known = ensure_queue (self, queue);
      reading.subject = known->subject;
      reading.group = known->group;
      read_waiting (self, queue, &reading);
      if (reading.value > rule->watch && n_helped++ < MOST_HELPED)
        dag_alert_help_find (&help, self->snapshot, queue->id);
      reading.kind = DAG_ALERT_PEOPLE_FREE;
      reading.value = help.people != NULL ? help.people->len : 0.0;
      offer (self, engine, known, &reading);
    }
}
