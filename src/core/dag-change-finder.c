/* dag-change-finder.c - what changed in the last quarter of an hour, the most telling first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change-finder.h"

#include "dag-totals.h"

#include <math.h>

#define WINDOW_US (DAG_CHANGE_WINDOW_S * DAG_USEC_PER_SEC)
#define BREATHER_US (DAG_BREATHER_S * DAG_USEC_PER_SEC)
/* So many events are kept; in a big centre that is the last minutes. */
#define MAX_EVENTS 256
/* Persons come after the team: no more than this many of them. */
#define MAX_PERSONS 2
/* Less than this is the ordinary coming and going. */
#define LEAST_GROWTH 3.0
#define LEAST_GROWTH_SHARE 0.25
#define LEAST_POINTS 3.0

/* What is known of a queue's contacts, to tell when it fell silent. */
typedef struct
{
  int64_t active_at_us; /* when anything last happened; NONE: not since we watch */
  int64_t waiting;
  int64_t offered;
} Activity;

struct _DagChangeFinder
{
  DagMemoryHistory *history;
  DagSnapshot *last;       /* (nullable) */
  int64_t first_at_us;     /* when the watching began */
  gboolean looked_back;
  GPtrArray *events;       /* of DagChange, oldest first */
  GHashTable *on_break;    /* id of an agent → DagChange: the break under way */
  GHashTable *activities;  /* id of a queue → Activity */
};

static DagChange *
change_new (DagChangeKind kind,
            int64_t       at_us,
            const char   *id,
            const char   *name)
{
  DagChange *self = g_new0 (DagChange, 1);

  self->kind = kind;
  self->at_us = at_us;
  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : id);
  return self;
}

static DagChange *
change_copy (const DagChange *other)
{
  DagChange *self = change_new (other->kind, other->at_us, other->id, other->name);

  self->reason = g_strdup (other->reason);
  self->from = other->from;
  self->to = other->to;
  return self;
}

static void
add_event (DagChangeFinder *self,
           DagChange       *change)
{
  g_ptr_array_add (self->events, change);
  if (self->events->len > MAX_EVENTS)
    g_ptr_array_remove_range (self->events, 0, MAX_EVENTS / 4);
}

/* When a state began that we see for the first time now. */
static int64_t
read_since (const DagAgentSample *agent,
            int64_t               taken_at_us)
{
  return dag_time_is_known (agent->since_us) ? MIN (agent->since_us, taken_at_us) : taken_at_us;
}

static void
begin_break (DagChangeFinder      *self,
             const DagAgentSample *agent,
             int64_t               since_us)
{
  DagChange *change = change_new (DAG_CHANGE_AGENT_BREAK, since_us, agent->id, agent->name);

  change->reason = g_strdup (agent->reason);
  g_hash_table_replace (self->on_break, g_strdup (agent->id), change);
}

/* Only a breather is told; which way it ended shows in the event. */
static void
end_break (DagChangeFinder      *self,
           const DagAgentSample *before,
           const DagAgentSample *agent,
           int64_t               since_us)
{
  const DagChange *begun = g_hash_table_lookup (self->on_break, agent->id);
  DagChange *change;

  if (begun != NULL && since_us - begun->at_us >= BREATHER_US
      && agent->state != DAG_STATE_OFFLINE && agent->state != DAG_STATE_UNKNOWN)
    {
      change = change_new (DAG_CHANGE_AGENT_BACK, since_us, agent->id, agent->name);
      change->reason = g_strdup (before->reason);
      add_event (self, change);
    }
  g_hash_table_remove (self->on_break, agent->id);
}

static void
compare_agent (DagChangeFinder      *self,
               const DagAgentSample *before,
               const DagAgentSample *agent,
               int64_t               taken_at_us)
{
  int64_t since_us = read_since (agent, taken_at_us);

  if (before->state == agent->state)
    return;
  if (before->state == DAG_STATE_BREAK)
    end_break (self, before, agent, since_us);
  if (agent->state == DAG_STATE_BREAK)
    begin_break (self, agent, since_us);
  if (before->state == DAG_STATE_OFFLINE && agent->state != DAG_STATE_UNKNOWN)
    add_event (self, change_new (DAG_CHANGE_AGENT_SIGNED_IN, since_us, agent->id, agent->name));
  if (agent->state == DAG_STATE_OFFLINE && before->state != DAG_STATE_UNKNOWN)
    add_event (self, change_new (DAG_CHANGE_AGENT_SIGNED_OUT, since_us, agent->id, agent->name));
}

static GHashTable *
index_agents (GPtrArray *agents)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (agents, i);

      g_hash_table_insert (by_id, agent->id, agent);
    }
  return by_id;
}

/* Agents mostly stand where they stood in the last answer, mostly unchanged. */
static void
compare_agents (DagChangeFinder *self,
                DagSnapshot     *snapshot)
{
  g_autoptr (GHashTable) by_id = NULL;
  GPtrArray *olds = self->last->agents;

  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      const DagAgentSample *before = i < olds->len ? g_ptr_array_index (olds, i) : NULL;

      if (before == agent)
        continue;
      if (before == NULL || !g_str_equal (before->id, agent->id))
        {
          if (by_id == NULL)
            by_id = index_agents (olds);
          before = g_hash_table_lookup (by_id, agent->id);
        }
      if (before != NULL)
        compare_agent (self, before, agent, snapshot->taken_at_us);
    }
}

static void
note_breaks (DagChangeFinder *self,
             DagSnapshot     *snapshot)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (agent->state == DAG_STATE_BREAK)
        begin_break (self, agent, read_since (agent, snapshot->taken_at_us));
    }
}

/* A queue whose counters or waiting moved had a contact. */
static gboolean
note_activity (DagChangeFinder      *self,
               const DagQueueSample *queue,
               int64_t               taken_at_us)
{
  Activity *activity = g_hash_table_lookup (self->activities, queue->id);
  gboolean is_new = activity == NULL;
  gboolean moved;

  if (is_new)
    {
      activity = g_new0 (Activity, 1);
      g_hash_table_insert (self->activities, g_strdup (queue->id), activity);
    }
  moved = !is_new
          && (activity->offered != queue->today.offered || activity->waiting != queue->waiting);
  if (moved || queue->waiting > 0)
    activity->active_at_us = taken_at_us;
  activity->offered = queue->today.offered;
  activity->waiting = queue->waiting;
  return is_new;
}

static gboolean
has_queue (DagSnapshot *snapshot,
           const char  *id)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    if (g_str_equal (((DagQueueSample *) g_ptr_array_index (snapshot->queues, i))->id, id))
      return TRUE;
  return FALSE;
}

static void
add_queue_event (DagChangeFinder      *self,
                 DagChangeKind         kind,
                 const DagSnapshot    *snapshot,
                 const DagQueueSample *queue)
{
  add_event (self, change_new (kind, snapshot->taken_at_us, queue->id, queue->name));
}

static void
compare_queues (DagChangeFinder *self,
                DagSnapshot     *snapshot)
{
  guint n_new = 0;

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (!note_activity (self, queue, snapshot->taken_at_us) || self->last == NULL)
        continue;
      n_new++;
      add_queue_event (self, DAG_CHANGE_QUEUE_APPEARED, snapshot, queue);
    }
  if (self->last == NULL || self->last->queues->len + n_new == snapshot->queues->len)
    return;
  for (guint i = 0; i < self->last->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (self->last->queues, i);

      if (has_queue (snapshot, queue->id))
        continue;
      g_hash_table_remove (self->activities, queue->id);
      add_queue_event (self, DAG_CHANGE_QUEUE_VANISHED, snapshot, queue);
    }
}

/**
 * dag_change_finder_add:
 * @self: a finder
 * @snapshot: an answer newer than the last
 */
void
dag_change_finder_add (DagChangeFinder *self,
                       DagSnapshot     *snapshot)
{
  g_return_if_fail (self != NULL && snapshot != NULL);

  compare_queues (self, snapshot);
  if (self->last != NULL)
    compare_agents (self, snapshot);
  else
    {
      self->first_at_us = snapshot->taken_at_us;
      note_breaks (self, snapshot);
    }
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
}

static void
look_back_at_step (DagChangeFinder      *self,
                   const DagAgentSample *agent,
                   const DagTrackStep   *before,
                   const DagTrackStep   *step)
{
  gboolean here = step->state != DAG_STATE_OFFLINE && step->state != DAG_STATE_UNKNOWN;
  DagChangeKind kind = DAG_CHANGE_AGENT_SIGNED_OUT;

  if (before->state == DAG_STATE_UNKNOWN || before->state == step->state)
    return;
  if (before->state == DAG_STATE_OFFLINE && here)
    kind = DAG_CHANGE_AGENT_SIGNED_IN;
  else if (before->state == DAG_STATE_BREAK && here
           && step->at_us - before->at_us >= BREATHER_US)
    kind = DAG_CHANGE_AGENT_BACK;
  else if (step->state != DAG_STATE_OFFLINE)
    return;
  add_event (self, change_new (kind, step->at_us, agent->id, agent->name));
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  int64_t left = (*(const DagChange *const *) a)->at_us;
  int64_t right = (*(const DagChange *const *) b)->at_us;

  return (left > right) - (left < right);
}

/**
 * dag_change_finder_look_back:
 * @self: a finder
 *
 * Once, when the history has learnt of the time before the watching began: who came, went
 * or had a break in the quarter of an hour before.
 */
void
dag_change_finder_look_back (DagChangeFinder *self)
{
  g_return_if_fail (self != NULL);

  if (self->last == NULL || self->looked_back)
    return;
  self->looked_back = TRUE;
  for (guint i = 0; i < self->last->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (self->last->agents, i);
      const DagTrack *track = dag_memory_history_get_track (self->history, agent->id);
      guint n_steps = track != NULL ? dag_track_get_n_steps (track) : 0;

      for (guint j = n_steps; j-- > 1;)
        {
          const DagTrackStep *step = dag_track_get_step (track, j);

          if (step->at_us < self->first_at_us - WINDOW_US)
            break;
          if (step->at_us <= self->first_at_us)
            look_back_at_step (self, agent, dag_track_get_step (track, j - 1), step);
        }
    }
  g_ptr_array_sort (self->events, compare_moments);
}

static gboolean
is_growth (double from,
           double to)
{
  double growth = fabs (to - from);

  return !isnan (from) && growth >= LEAST_GROWTH
         && growth >= LEAST_GROWTH_SHARE * MAX (from, to);
}

static void
find_centre_changes (DagChangeFinder *self,
                     DagSnapshot     *snapshot,
                     GPtrArray       *found)
{
  int64_t then_us = snapshot->taken_at_us - WINDOW_US;
  DagTotals totals;
  DagChange *change;
  double before;

  dag_totals_compute (&totals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  before = dag_memory_history_get_value (self->history, DAG_SERIES_WAITING, NULL, then_us);
  if (dag_count_is_known (totals.waiting) && is_growth (before, (double) totals.waiting))
    {
      change = change_new (DAG_CHANGE_WAITING, snapshot->taken_at_us, NULL, NULL);
      change->from = before;
      change->to = (double) totals.waiting;
      g_ptr_array_add (found, change);
    }
  before = dag_memory_history_get_value (self->history, DAG_SERIES_SERVICE_LEVEL, NULL, then_us);
  if (dag_share_is_known (totals.service_level) && !isnan (before)
      && fabs (totals.service_level - before) * 100.0 >= LEAST_POINTS)
    {
      change = change_new (DAG_CHANGE_SERVICE_LEVEL, snapshot->taken_at_us, NULL, NULL);
      change->from = before * 100.0;
      change->to = totals.service_level * 100.0;
      g_ptr_array_add (found, change);
    }
}

/* The queue that grew most, and one that fell silent. */
static void
find_queue_changes (DagChangeFinder *self,
                    DagSnapshot     *snapshot,
                    GPtrArray       *found)
{
  int64_t then_us = snapshot->taken_at_us - WINDOW_US;
  g_autoptr (DagChange) grew = NULL;
  g_autoptr (DagChange) silent = NULL;

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      const Activity *activity = g_hash_table_lookup (self->activities, queue->id);
      double before = dag_memory_history_get_value (self->history, DAG_SERIES_WAITING,
                                                    queue->id, then_us);
      double now = (double) queue->waiting;

      if (dag_count_is_known (queue->waiting) && now > before && is_growth (before, now)
          && (grew == NULL || now - before > grew->to - grew->from))
        {
          g_clear_pointer (&grew, dag_change_free);
          grew = change_new (DAG_CHANGE_QUEUE_GREW, snapshot->taken_at_us, queue->id, queue->name);
          grew->from = before;
          grew->to = now;
        }
      if (silent == NULL && activity != NULL && dag_time_is_known (activity->active_at_us)
          && snapshot->taken_at_us - activity->active_at_us >= WINDOW_US
          && snapshot->taken_at_us - activity->active_at_us < 2 * WINDOW_US)
        silent = change_new (DAG_CHANGE_QUEUE_SILENT, activity->active_at_us, queue->id,
                             queue->name);
    }
  if (grew != NULL && snapshot->queues->len > 1)
    g_ptr_array_add (found, g_steal_pointer (&grew));
  if (silent != NULL)
    g_ptr_array_add (found, g_steal_pointer (&silent));
}

/* Breaks under way, once they are breathers. */
static void
find_breaks (DagChangeFinder *self,
             int64_t          now_us,
             GPtrArray       *found)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->on_break);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DagChange *change = value;
      int64_t age_us = now_us - change->at_us;

      if (age_us >= BREATHER_US && age_us < WINDOW_US)
        g_ptr_array_add (found, change_copy (change));
    }
}

/* The kinds, the most telling first. */
static guint
weigh (const DagChange *change)
{
  static const DagChangeKind kinds[]
      = { DAG_CHANGE_QUEUE_VANISHED, DAG_CHANGE_WAITING,         DAG_CHANGE_QUEUE_GREW,
          DAG_CHANGE_SERVICE_LEVEL,  DAG_CHANGE_QUEUE_SILENT,    DAG_CHANGE_QUEUE_APPEARED,
          DAG_CHANGE_AGENT_BACK,     DAG_CHANGE_AGENT_BREAK,     DAG_CHANGE_AGENT_SIGNED_IN,
          DAG_CHANGE_AGENT_SIGNED_OUT };
  guint weight = 0;

  while (weight < G_N_ELEMENTS (kinds) && kinds[weight] != change->kind)
    weight++;
  return weight;
}

/* The most telling first, then the newest; names settle the rest. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagChange *left = *(const DagChange *const *) a;
  const DagChange *right = *(const DagChange *const *) b;
  int order = (int) weigh (left) - (int) weigh (right);

  if (order == 0)
    order = (left->at_us < right->at_us) - (left->at_us > right->at_us);
  return order != 0 ? order : g_strcmp0 (left->name, right->name);
}

static gboolean
is_personal (const DagChange *change)
{
  return change->kind == DAG_CHANGE_AGENT_BACK || change->kind == DAG_CHANGE_AGENT_BREAK
         || change->kind == DAG_CHANGE_AGENT_SIGNED_IN
         || change->kind == DAG_CHANGE_AGENT_SIGNED_OUT;
}

static void
forget_old_events (DagChangeFinder *self,
                   int64_t          now_us)
{
  guint n = 0;

  while (n < self->events->len
         && ((DagChange *) g_ptr_array_index (self->events, n))->at_us < now_us - WINDOW_US)
    n++;
  if (n > 0)
    g_ptr_array_remove_range (self->events, 0, n);
}

/* An event that was undone since is no news: a queue that came back, a person that left. */
static gboolean
is_undone (DagChangeFinder *self,
           DagSnapshot     *snapshot,
           const DagChange *change)
{
  if (change->kind == DAG_CHANGE_QUEUE_VANISHED)
    return has_queue (snapshot, change->id);
  if (change->kind == DAG_CHANGE_QUEUE_APPEARED)
    return !has_queue (snapshot, change->id);
  if (change->kind == DAG_CHANGE_AGENT_BACK)
    return g_hash_table_contains (self->on_break, change->id);
  return FALSE;
}

/**
 * dag_change_finder_find:
 * @self: a finder
 * @snapshot: the last answer it was given
 *
 * Returns: (transfer full) (element-type DagChange): at most %DAG_MAX_CHANGES changes of
 *   the last quarter of an hour, the most telling first
 */
GPtrArray *
dag_change_finder_find (DagChangeFinder *self,
                        DagSnapshot     *snapshot)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  guint n_persons = 0;

  g_return_val_if_fail (self != NULL && snapshot != NULL, changes);

  forget_old_events (self, snapshot->taken_at_us);
  find_centre_changes (self, snapshot, found);
  find_queue_changes (self, snapshot, found);
  find_breaks (self, snapshot->taken_at_us, found);
  for (guint i = 0; i < self->events->len; i++)
    if (!is_undone (self, snapshot, g_ptr_array_index (self->events, i)))
      g_ptr_array_add (found, change_copy (g_ptr_array_index (self->events, i)));
  g_ptr_array_sort (found, compare_changes);
  for (guint i = 0; i < found->len && changes->len < DAG_MAX_CHANGES; i++)
    {
      const DagChange *change = g_ptr_array_index (found, i);

      if (is_personal (change) && n_persons++ >= MAX_PERSONS)
        continue;
      g_ptr_array_add (changes, change_copy (change));
    }
  return changes;
}

/**
 * dag_change_finder_reset:
 * @self: a finder
 *
 * Forgets everything, as when another source is watched.
 */
void
dag_change_finder_reset (DagChangeFinder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->looked_back = FALSE;
  g_ptr_array_set_size (self->events, 0);
  g_hash_table_remove_all (self->on_break);
  g_hash_table_remove_all (self->activities);
}

/**
 * dag_change_finder_new:
 * @history: what was, which the answers are added to first
 *
 * Returns: (transfer full): a finder that has seen nothing
 */
DagChangeFinder *
dag_change_finder_new (DagMemoryHistory *history)
{
  DagChangeFinder *self = g_new0 (DagChangeFinder, 1);

  self->history = g_object_ref (history);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  self->on_break = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) dag_change_free);
  self->activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dag_change_finder_free (DagChangeFinder *self)
{
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->on_break, g_hash_table_unref);
  g_clear_pointer (&self->activities, g_hash_table_unref);
  g_clear_object (&self->history);
  g_free (self);
}
