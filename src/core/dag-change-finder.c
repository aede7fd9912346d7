/* dag-change-finder.c - what changed in the last quarter of an hour, the most telling first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change-finder.h"

#include "dag-change-finder-private.h"
#include "dag-totals.h"

#include <math.h>

/* Persons come after the team: no more than this many of them. */
#define MAX_PERSONS 2
/* Less than this is the ordinary coming and going. */
#define LEAST_GROWTH 3.0
#define LEAST_GROWTH_SHARE 0.25
#define LEAST_POINTS 3.0

/* A figure of a quarter of an hour ago may be this much older than that. */
#define LEVEL_SLACK_US (300 * DAG_USEC_PER_SEC)

typedef struct
{
  int64_t at_us;
  double share[DAG_N_SERVICE_LEVEL_KINDS];
} Level;

/* What is known of a queue's contacts, to tell when it fell silent. */
typedef struct
{
  int64_t active_at_us; /* when anything last happened; NONE: not since we watch */
  int64_t waiting;
  int64_t offered;
} Activity;

void
dag_change_finder_add_event (DagChangeFinder *self,
                             DagChange       *change)
{
  g_ptr_array_add (self->events, change);
  if (self->events->len > MAX_EVENTS)
    g_ptr_array_remove_range (self->events, 0, MAX_EVENTS / 4);
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
  dag_change_finder_add_event (
      self, dag_change_new (kind, snapshot->taken_at_us, queue->id, queue->name));
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

/* Of each answer of the last quarter of an hour, by every definition: which one counts may
 * be chosen anew at any moment. */
static void
note_level (DagChangeFinder *self,
            DagSnapshot     *snapshot)
{
  Level level = { .at_us = snapshot->taken_at_us };
  guint n_old = 0;

  for (guint i = 0; i < DAG_N_SERVICE_LEVEL_KINDS; i++)
    level.share[i] = dag_snapshot_get_service_level (snapshot, (DagServiceLevelKind) i);
  g_array_append_val (self->levels, level);
  while (g_array_index (self->levels, Level, n_old).at_us
         < snapshot->taken_at_us - WINDOW_US - LEVEL_SLACK_US)
    n_old++;
  g_array_remove_range (self->levels, 0, n_old);
}

/* The service level at @then_us as it was last seen before that. */
static double
find_level (DagChangeFinder *self,
            int64_t          then_us)
{
  double share = DAG_SHARE_ABSENT;

  for (guint i = 0; i < self->levels->len; i++)
    {
      const Level *level = &g_array_index (self->levels, Level, i);

      if (level->at_us > then_us)
        break;
      share = level->at_us >= then_us - LEVEL_SLACK_US ? level->share[self->level_kind]
                                                       : DAG_SHARE_ABSENT;
    }
  return share;
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
  note_level (self, snapshot);
  if (self->last != NULL)
    dag_change_finder_compare_people (self, snapshot);
  else
    {
      self->first_at_us = snapshot->taken_at_us;
      dag_change_finder_begin_people (self, snapshot);
    }
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
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

  dag_totals_compute (&totals, snapshot, self->level_kind);
  before = dag_memory_history_get_value (self->history, DAG_SERIES_WAITING, NULL, then_us);
  if (dag_count_is_known (totals.waiting) && is_growth (before, (double) totals.waiting))
    {
      change = dag_change_new (DAG_CHANGE_WAITING, snapshot->taken_at_us, NULL, NULL);
      change->from = before;
      change->to = (double) totals.waiting;
      g_ptr_array_add (found, change);
    }
  before = find_level (self, then_us);
  if (dag_share_is_known (totals.service_level) && dag_share_is_known (before)
      && fabs (totals.service_level - before) * 100.0 >= LEAST_POINTS)
    {
      change = dag_change_new (DAG_CHANGE_SERVICE_LEVEL, snapshot->taken_at_us, NULL, NULL);
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
          grew = dag_change_new (DAG_CHANGE_QUEUE_GREW, snapshot->taken_at_us, queue->id,
                                 queue->name);
          grew->from = before;
          grew->to = now;
        }
      if (silent == NULL && activity != NULL && dag_time_is_known (activity->active_at_us)
          && snapshot->taken_at_us - activity->active_at_us >= WINDOW_US
          && snapshot->taken_at_us - activity->active_at_us < 2 * WINDOW_US)
        silent = dag_change_new (DAG_CHANGE_QUEUE_SILENT, activity->active_at_us, queue->id,
                             queue->name);
    }
  if (grew != NULL && snapshot->queues->len > 1)
    g_ptr_array_add (found, g_steal_pointer (&grew));
  if (silent != NULL)
    g_ptr_array_add (found, g_steal_pointer (&silent));
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

/* The last that is known of each person. Who came, left and came again is one line; the
 * look back and a poll may also have seen one coming at moments that differ. */
static GHashTable *
index_last_of_persons (GPtrArray *found)
{
  GHashTable *last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < found->len; i++)
    {
      DagChange *change = g_ptr_array_index (found, i);
      const DagChange *other = NULL;

      if (!is_personal (change))
        continue;
      other = g_hash_table_lookup (last, change->id);
      if (other == NULL || change->at_us >= other->at_us)
        g_hash_table_replace (last, change->id, change);
    }
  return last;
}

static void
forget_old_events (GPtrArray *events,
                   int64_t    now_us)
{
  guint n = 0;

  while (n < events->len
         && ((DagChange *) g_ptr_array_index (events, n))->at_us < now_us - WINDOW_US)
    n++;
  if (n > 0)
    g_ptr_array_remove_range (events, 0, n);
}

/* An event that was undone since is no news: a queue that came back, a person that left.
 * A signing out may yet turn out a short pause. */
static gboolean
is_no_news (DagChangeFinder *self,
            DagSnapshot     *snapshot,
            const DagChange *change)
{
  if (change->kind == DAG_CHANGE_QUEUE_VANISHED)
    return has_queue (snapshot, change->id);
  if (change->kind == DAG_CHANGE_QUEUE_APPEARED)
    return !has_queue (snapshot, change->id);
  if (change->kind == DAG_CHANGE_AGENT_BACK)
    return g_hash_table_contains (self->on_break, change->id);
  if (change->kind == DAG_CHANGE_AGENT_SIGNED_OUT)
    return snapshot->taken_at_us - change->at_us < BREATHER_US;
  return FALSE;
}

/* They stay ours. */
static void
find_events (DagChangeFinder *self,
             DagSnapshot     *snapshot,
             GPtrArray       *events,
             GPtrArray       *found)
{
  forget_old_events (events, snapshot->taken_at_us);
  for (guint i = 0; i < events->len; i++)
    if (!is_no_news (self, snapshot, g_ptr_array_index (events, i)))
      g_ptr_array_add (found, g_ptr_array_index (events, i));
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
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) found = NULL; /* all there are, of which few are told */
  GPtrArray *changes;
  g_autoptr (GHashTable) last = NULL;
  guint n_persons = 0;

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  made = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  found = g_ptr_array_new ();
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  find_centre_changes (self, snapshot, made);
  find_queue_changes (self, snapshot, made);
  g_ptr_array_extend (found, made, NULL, NULL);
  dag_change_finder_find_breaks (self, snapshot, found);
  find_events (self, snapshot, self->past, found);
  find_events (self, snapshot, self->events, found);
  last = index_last_of_persons (found);
  g_ptr_array_sort (found, compare_changes);
  for (guint i = 0; i < found->len && changes->len < DAG_MAX_CHANGES; i++)
    {
      const DagChange *change = g_ptr_array_index (found, i);

      if (is_personal (change)
          && (dag_memory_history_is_restricted (self->history, change->id)
              || g_hash_table_lookup (last, change->id) != change
              || n_persons++ >= MAX_PERSONS))
        continue;
      g_ptr_array_add (changes, dag_change_copy (change));
    }
  return changes;
}

void
dag_change_finder_set_level_kind (DagChangeFinder     *self,
                                  DagServiceLevelKind  kind)
{
  g_return_if_fail (self != NULL && (guint) kind < DAG_N_SERVICE_LEVEL_KINDS);

  self->level_kind = kind;
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
  g_array_set_size (self->levels, 0);
  g_ptr_array_set_size (self->events, 0);
  g_ptr_array_set_size (self->past, 0);
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
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  self->on_break = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) dag_change_free);
  self->activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dag_change_finder_free (DagChangeFinder *self)
{
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->on_break, g_hash_table_unref);
  g_clear_pointer (&self->activities, g_hash_table_unref);
  g_clear_object (&self->history);
  g_free (self);
}
