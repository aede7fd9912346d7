/* dag-memory-history-list.c - what everybody did, from what is kept in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-history-list-private.h"

#include "dag-history-past.h"
#include "dag-state-sums.h"

#include <math.h>

/* So long is listed in one go. */
#define LIST_US 2000

/* ── In pieces ─────────────────────────────────────────────────────────────────────── */

/* Returns: (transfer full): a listing of nothing yet */
DagListing *
dag_listing_new (void)
{
  return g_new0 (DagListing, 1);
}

static void
listing_free (gpointer memory)
{
  DagListing *self = memory;

  if (self->answer != NULL)
    self->free_answer (self->answer);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self);
}

/* Returns: whether that is all, and handed out */
static gboolean
list_some (GTask *task)
{
  DagListing *self = g_task_get_task_data (task);
  int64_t until_us = g_get_monotonic_time () + LIST_US;

  while (self->n_done < self->n)
    {
      self->list_one (g_task_get_source_object (task), self, self->n_done++);
      if (g_get_monotonic_time () >= until_us && self->n_done < self->n)
        return FALSE;
    }
  g_task_return_pointer (task, g_steal_pointer (&self->answer), self->free_answer);
  return TRUE;
}

static gboolean
on_list_due (gpointer user_data)
{
  if (g_task_return_error_if_cancelled (user_data) || list_some (user_data))
    return G_SOURCE_REMOVE;
  return G_SOURCE_CONTINUE;
}

/* @self: (transfer full): handed out by @task when all is listed, of which the first part is
 * here and now, the rest while the main loop is idle */
void
dag_listing_run (DagListing *self,
                 GTask      *task)
{
  g_task_set_task_data (task, self, listing_free);
  if (!list_some (task))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_list_due, g_object_ref (task),
                     g_object_unref);
}

static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *ids = g_ptr_array_new_full (g_hash_table_size (table), g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  return ids;
}

/* @ids: (transfer full): whose */
static DagListing *
new_list (GPtrArray      *ids,
          int64_t         from_us,
          int64_t         to_us,
          GDestroyNotify  free_line)
{
  DagListing *listing = dag_listing_new ();

  listing->ids = ids;
  listing->n = ids != NULL ? ids->len : 0;
  listing->from_us = from_us;
  listing->to_us = to_us;
  listing->answer = g_ptr_array_new_with_free_func (free_line);
  listing->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return listing;
}

/* ── Changes of state ──────────────────────────────────────────────────────────────── */

static void
list_changes (DagMemoryHistory *self,
              DagListing       *listing,
              guint             place)
{
  dag_memory_history_append_changes (self, g_ptr_array_index (listing->ids, place),
                                     listing->from_us, listing->to_us, listing->answer);
}

/* Ten thousand people make half a million changes in a day. */
static void
dag_memory_history_read_state_changes_async (DagHistory          *history,
                                             int64_t              from_us,
                                             int64_t              to_us,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  DagListing *listing = new_list (list_keys (self->agents), from_us, to_us,
                                  (GDestroyNotify) dag_state_change_free);

  g_task_set_source_tag (task, dag_memory_history_read_state_changes_async);
  listing->list_one = list_changes;
  dag_listing_run (listing, task);
}

/* ── Intervals ─────────────────────────────────────────────────────────────────────── */

static void
append_intervals (const DagQueueTrack *track,
                  const char          *queue,
                  int64_t              from_us,
                  int64_t              to_us,
                  GPtrArray           *intervals)
{
  for (guint i = 0; i < dag_queue_track_get_n_intervals (track); i++)
    {
      int64_t start_us = dag_queue_track_get_interval_start (track, i, NULL);
      DagInterval *copy;

      if (start_us < from_us || start_us >= to_us
          || isnan (dag_queue_track_get_interval_value (track, i, DAG_SERIES_OFFERED)))
        continue;
      copy = dag_interval_new ();
      dag_queue_track_get_interval (track, i, copy);
      copy->queue = g_strdup (queue);
      g_ptr_array_add (intervals, copy);
    }
}

static void
list_intervals (DagMemoryHistory *self,
                DagListing       *listing,
                guint             place)
{
  const char *queue = g_ptr_array_index (listing->ids, place);
  const DagQueueTrack *track = g_hash_table_lookup (self->queues, queue);

  if (track != NULL)
    append_intervals (track, queue, listing->from_us, listing->to_us, listing->answer);
}

/* A thousand queues have a hundred thousand quarters in a day. */
static void
dag_memory_history_read_intervals_async (DagHistory          *history,
                                         const char          *queue,
                                         int64_t              from_us,
                                         int64_t              to_us,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  g_autoptr (GPtrArray) ids = NULL;
  DagListing *listing;

  g_task_set_source_tag (task, dag_memory_history_read_intervals_async);
  if (queue == NULL)
    ids = list_keys (self->queues);
  else
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (queue));
    }
  listing = new_list (g_steal_pointer (&ids), from_us, to_us,
                      (GDestroyNotify) dag_interval_free);
  listing->list_one = list_intervals;
  dag_listing_run (listing, task);
}

/* ── Sums of days ──────────────────────────────────────────────────────────────────── */

/* The seconds in each state between two moments. */
static void
sum_states (const DagTrack   *track,
            int64_t           from_us,
            int64_t           to_us,
            DagAgentDayTotal *total)
{
  guint n_steps = dag_track_get_n_steps (track);
  DagStateSums sums = { 0 };

  for (guint i = 0; i < n_steps; i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);
      int64_t start_us = MAX (step->at_us, from_us);
      int64_t end_us = i + 1 < n_steps ? dag_track_get_step (track, i + 1)->at_us : to_us;

      if (step->state < DAG_N_STATES)
        dag_state_sums_add (&sums, (DagAgentState) step->state, MIN (end_us, to_us) - start_us);
    }
  dag_state_sums_end (&sums);
  for (guint i = 0; i < DAG_N_STATES; i++)
    total->state_s[i] += (double) sums.us[i] / (double) DAG_USEC_PER_SEC;
}

/* One of the people of the newest answer, on one of the days. */
static void
list_agent_day (DagMemoryHistory *self,
                DagListing       *listing,
                guint             place)
{
  guint n_agents = listing->last->agents->len;
  const DagHistoryDay *day = &g_array_index (listing->days, DagHistoryDay, place / n_agents);
  const DagAgentSample *agent
      = g_ptr_array_index (listing->last->agents, place % n_agents);
  const DagTrack *track = dag_memory_history_get_track (self, agent->id);
  DagAgentDayTotal *total;

  if (track == NULL || day->to_us <= listing->from_us || day->from_us >= listing->to_us)
    return;
  total = dag_agent_day_total_new ();
  total->agent = g_strdup (agent->id);
  total->name = g_strdup (agent->name);
  total->team_name = g_strdup (agent->team_name);
  total->day_us = day->from_us;
  sum_states (track, MAX (day->from_us, listing->from_us),
              MIN (day->last_us + 1, listing->to_us), total);
  g_ptr_array_add (listing->answer, total);
}

static void
dag_memory_history_read_agent_days_async (DagHistory          *history,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  DagMemoryHistory *self = DAG_MEMORY_HISTORY (history);
  g_autoptr (GTask) task = g_task_new (history, cancellable, callback, user_data);
  DagListing *listing
      = new_list (NULL, from_us, to_us, (GDestroyNotify) dag_agent_day_total_free);

  g_task_set_source_tag (task, dag_memory_history_read_agent_days_async);
  listing->list_one = list_agent_day;
  if (self->last != NULL)
    {
      g_autoptr (GTimeZone) zone = dag_source_new_zone (&self->last->source);

      listing->last = dag_snapshot_ref (self->last);
      listing->days = dag_memory_history_list_days (self, zone);
      listing->n = listing->days->len * listing->last->agents->len;
    }
  dag_listing_run (listing, task);
}

void
dag_memory_history_list_init (DagHistoryInterface *iface)
{
  iface->read_state_changes_async = dag_memory_history_read_state_changes_async;
  iface->read_intervals_async = dag_memory_history_read_intervals_async;
  iface->read_agent_days_async = dag_memory_history_read_agent_days_async;
}
