/* dag-agenda.c - what there is to say at a stand-up, gathered from what was measured
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions to the history, one after the other: which days there are, what came in on the
 * last one before today on which there was work, how long everybody's breaks were, who was
 * there over a heavy lunch. What it cannot answer is left out. */
#include "config.h"

#include "dag-agenda.h"

#include "dag-history-past.h"
#include "dag-look-back.h"
#include "dag-store-history.h"
#include "dag-time.h"

/* So many days without work are looked through. */
#define MAX_DAYS 7

typedef struct
{
  DagAgenda *agenda;
  char *team_name; /* (nullable): the whole centre */
  GArray *days;    /* (nullable) of DagHistoryDay: those before today that may be it */
  int64_t to_us;   /* the end of the day before */
} Gathering;

static void read_last_day (GTask *task);

void
dag_agenda_free (DagAgenda *self)
{
  g_clear_pointer (&self->hot_queue, g_free);
  g_clear_pointer (&self->lunch, g_ptr_array_unref);
  g_free (self);
}

static void
gathering_free (Gathering *gathering)
{
  g_clear_pointer (&gathering->agenda, dag_agenda_free);
  g_clear_pointer (&gathering->team_name, g_free);
  g_clear_pointer (&gathering->days, g_array_unref);
  g_free (gathering);
}

/**
 * dag_agenda_is_of_team:
 * @agent: somebody
 * @team_name: (nullable): a team; %NULL: the whole centre
 *
 * Returns: whether they belong to it
 */
gboolean
dag_agenda_is_of_team (const DagAgentSample *agent,
                       const char           *team_name)
{
  return team_name == NULL || g_strcmp0 (agent->team_name, team_name) == 0;
}

/* Ids of the queues its people serve; NULL: the source does not say, all count. */
static GHashTable *
find_queues (DagSnapshot *snapshot,
             const char  *team_name)
{
  g_autoptr (GHashTable) queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      if (!dag_agenda_is_of_team (agent, team_name))
        continue;
      for (guint j = 0; agent->queues != NULL && agent->queues[j] != NULL; j++)
        g_hash_table_add (queues, g_strdup (agent->queues[j]));
    }
  return g_hash_table_size (queues) > 0 ? g_steal_pointer (&queues) : NULL;
}

static char *
dup_queue_name (DagSnapshot *snapshot,
                const char  *id)
{
  for (guint i = 0; id != NULL && i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = snapshot->queues->pdata[i];

      if (g_strcmp0 (queue->id, id) == 0)
        return g_strdup (queue->name);
    }
  return g_strdup (id);
}

static void
give (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&gathering->agenda),
                         (GDestroyNotify) dag_agenda_free);
}

static void
on_changes (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  DagAgenda *agenda = gathering->agenda;
  g_autoptr (GPtrArray) changes
      = dag_history_read_state_changes_finish (DAG_HISTORY (source), result, NULL);
  int64_t from_us;
  int64_t to_us;

  if (changes != NULL
      && dag_day_spots_get_lunch (&agenda->spots, agenda->day_us, &from_us, &to_us))
    agenda->lunch = dag_day_spots_find_lunch (changes, from_us, to_us);
  give (task);
}

static gboolean
keeps_people (DagHistory *history)
{
  return DAG_IS_STORE_HISTORY (history)
         && dag_store_history_keeps_people (DAG_STORE_HISTORY (history));
}

static void
on_totals (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (g_task_get_source_object (task));
  g_autoptr (GPtrArray) totals
      = dag_history_read_agent_days_finish (DAG_HISTORY (source), result, NULL);
  int64_t from_us;
  int64_t to_us;

  if (totals != NULL)
    dag_day_spots_breaks (&gathering->agenda->spots, totals, gathering->team_name);
  gathering->agenda->breaks_left_out
      = totals != NULL && totals->len == 0 && keeps_people (DAG_HISTORY (source))
        && snapshot != NULL && snapshot->agents->len > DAG_LOOK_BACK_MOST_PEOPLE;
  if (dag_day_spots_get_lunch (&gathering->agenda->spots, gathering->agenda->day_us, &from_us,
                               &to_us))
    dag_history_read_state_changes_async (DAG_HISTORY (source), from_us, to_us,
                                          g_task_get_cancellable (task), on_changes,
                                          g_object_ref (task));
  else
    give (task);
}

static void
on_intervals (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  DagDashboard *dashboard = g_task_get_source_object (task);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  g_autoptr (GPtrArray) intervals
      = dag_history_read_intervals_finish (DAG_HISTORY (source), result, NULL);
  g_autoptr (GHashTable) queues
      = snapshot != NULL ? find_queues (snapshot, gathering->team_name) : NULL;
  DagAgenda *agenda = gathering->agenda;

  if (intervals != NULL && !dag_day_spots_is_worked (intervals) && gathering->days->len > 0)
    {
      read_last_day (task);
      return;
    }
  if (intervals != NULL)
    dag_day_spots_find (&agenda->spots, intervals, queues);
  if (snapshot != NULL)
    agenda->hot_queue = dup_queue_name (snapshot, agenda->spots.hot.queue);
  agenda->spots.hot.queue = NULL;
  dag_history_read_agent_days_async (DAG_HISTORY (source), agenda->day_us, gathering->to_us,
                                     g_task_get_cancellable (task), on_totals,
                                     g_object_ref (task));
}

/* The last of the days that are left; it is one less then. */
static void
read_last_day (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);
  DagDashboard *dashboard = g_task_get_source_object (task);
  const DagHistoryDay *day
      = &g_array_index (gathering->days, DagHistoryDay, gathering->days->len - 1);

  gathering->agenda->day_us = day->from_us;
  gathering->to_us = day->to_us;
  g_array_set_size (gathering->days, gathering->days->len - 1);
  dag_history_read_intervals_async (dag_dashboard_get_history (dashboard), NULL,
                                    gathering->agenda->day_us, gathering->to_us,
                                    g_task_get_cancellable (task), on_intervals,
                                    g_object_ref (task));
}

static void
on_days (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  DagDashboard *dashboard = g_task_get_source_object (task);
  g_autoptr (GArray) days = dag_history_read_days_finish (DAG_HISTORY (source), result, NULL);
  int64_t today_us = dag_time_start_of_day (dag_dashboard_get_now_us (dashboard),
                                            dag_dashboard_get_zone (dashboard));

  gathering->days = g_array_new (FALSE, FALSE, sizeof (DagHistoryDay));
  for (guint i = 0; days != NULL && i < days->len; i++)
    if (g_array_index (days, DagHistoryDay, i).from_us < today_us)
      g_array_append_val (gathering->days, g_array_index (days, DagHistoryDay, i));
  if (gathering->days->len > MAX_DAYS)
    g_array_remove_range (gathering->days, 0, gathering->days->len - MAX_DAYS);
  if (gathering->days->len > 0)
    read_last_day (task);
  else
    give (task);
}

/**
 * dag_agenda_gather_async:
 * @dashboard: what is watched
 * @team_name: (nullable): the team that stands up; %NULL: the whole centre
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_agenda_gather_async (DagDashboard        *dashboard,
                         const char          *team_name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  Gathering *gathering;

  g_return_if_fail (DAG_IS_DASHBOARD (dashboard));

  task = g_task_new (dashboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_agenda_gather_async);
  gathering = g_new0 (Gathering, 1);
  gathering->agenda = g_new0 (DagAgenda, 1);
  gathering->agenda->spots.offered = DAG_COUNT_ABSENT;
  gathering->team_name = g_strdup (team_name);
  g_task_set_task_data (task, gathering, (GDestroyNotify) gathering_free);
  dag_history_read_days_async (dag_dashboard_get_history (dashboard),
                               dag_dashboard_get_zone (dashboard), cancellable, on_days, task);
}

/**
 * dag_agenda_gather_finish:
 * @dashboard: what is watched
 * @result: of the gathering
 * @error: return location: cancelled, nothing else
 *
 * Returns: (transfer full) (nullable): what there is to say
 */
DagAgenda *
dag_agenda_gather_finish (DagDashboard  *dashboard,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), NULL);
  g_return_val_if_fail (g_task_is_valid (result, dashboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
