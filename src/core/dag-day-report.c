/* dag-day-report.c - one day of a centre in sums: by queue, and by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-report.h"

#include "dag-queue-day.h"
#include "dag-snapshot-teams.h"

static void
report_queue_free (DagReportQueue *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

static void
report_team_free (DagReportTeam *self)
{
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

void
dag_day_report_free (DagDayReport *self)
{
  g_clear_pointer (&self->centre, g_free);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->live, report_queue_free);
  g_free (self);
}

/* ── Queues ────────────────────────────────────────────────────────────────────────── */

static DagReportQueue *
report_queue_new (const char *id)
{
  g_autoptr (DagQueueSample) blank = dag_queue_sample_new ();
  DagReportQueue *self = g_new0 (DagReportQueue, 1);

  self->id = g_strdup (id);
  self->channel = DAG_CHANNEL_UNKNOWN;
  self->counts = blank->today; /* everything absent */
  self->target = blank->target;
  self->service_level = DAG_SHARE_ABSENT;
  self->asa_s = DAG_SECONDS_ABSENT;
  self->handle_time_s = DAG_SECONDS_ABSENT;
  self->busiest_offered = DAG_COUNT_ABSENT;
  return self;
}

static DagReportQueue *
ensure_queue (GHashTable *queues,
              const char *id)
{
  DagReportQueue *queue = g_hash_table_lookup (queues, id);

  if (queue == NULL)
    {
      queue = report_queue_new (id);
      g_hash_table_insert (queues, queue->id, queue);
    }
  return queue;
}

static void
add_interval (DagReportQueue    *queue,
              const DagInterval *interval)
{
  dag_queue_day_add (&queue->counts, &interval->counts);
  if (interval->counts.offered > queue->busiest_offered)
    {
      queue->busiest_offered = interval->counts.offered;
      queue->busiest_us = interval->start_us;
    }
  if (!dag_share_is_known (queue->target.level))
    queue->target = interval->target;
}

static void
work_out (DagReportQueue      *queue,
          DagServiceLevelKind  kind)
{
  queue->service_level = dag_queue_day_get_service_level (&queue->counts, kind);
  queue->asa_s = dag_queue_day_get_asa_s (&queue->counts);
  queue->handle_time_s = dag_queue_day_get_handle_time_s (&queue->counts);
}

static int
compare_queues (gconstpointer a,
                gconstpointer b)
{
  const DagReportQueue *x = *(const DagReportQueue *const *) a;
  const DagReportQueue *y = *(const DagReportQueue *const *) b;
  gboolean live_x = dag_channel_is_live (x->channel);
  gboolean live_y = dag_channel_is_live (y->channel);

  if (live_x != live_y)
    return live_x ? -1 : 1;
  if (x->counts.offered != y->counts.offered)
    return x->counts.offered > y->counts.offered ? -1 : 1;
  return g_strcmp0 (x->name != NULL ? x->name : x->id, y->name != NULL ? y->name : y->id);
}

static void
name_queues (GHashTable        *queues,
             const DagSnapshot *names)
{
  for (guint i = 0; names != NULL && i < names->queues->len; i++)
    {
      const DagQueueSample *sample = names->queues->pdata[i];
      DagReportQueue *queue = g_hash_table_lookup (queues, sample->id);

      if (queue == NULL)
        continue;
      queue->name = g_strdup (sample->name);
      queue->channel = sample->channel;
      if (dag_share_is_known (sample->target.level))
        queue->target = sample->target;
    }
}

/* The line of the live channels: sums of counts, and what follows from them. */
static DagReportQueue *
sum_live (GPtrArray           *queues,
          DagServiceLevelKind  kind)
{
  DagReportQueue *sum = NULL;

  for (guint i = 0; i < queues->len; i++)
    {
      const DagReportQueue *queue = queues->pdata[i];

      if (!dag_channel_is_live (queue->channel))
        continue;
      if (sum == NULL)
        sum = report_queue_new ("");
      dag_queue_day_add (&sum->counts, &queue->counts);
    }
  if (sum != NULL)
    work_out (sum, kind);
  return sum;
}

static void
add_queues (DagDayReport      *self,
            const DagSnapshot *names,
            GPtrArray         *intervals)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer queue;

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      add_interval (ensure_queue (by_id, interval->queue), interval);
    }
  name_queues (by_id, names);
  g_hash_table_iter_init (&iter, by_id);
  while (g_hash_table_iter_next (&iter, NULL, &queue))
    {
      work_out (queue, self->kind);
      g_ptr_array_add (self->queues, queue);
    }
  g_ptr_array_sort (self->queues, compare_queues);
  self->live = sum_live (self->queues, self->kind);
}

/* ── Teams ─────────────────────────────────────────────────────────────────────────── */

static DagReportTeam *
ensure_team (GPtrArray  *teams,
             const char *name)
{
  DagReportTeam *team;

  for (guint i = 0; i < teams->len; i++)
    if (g_strcmp0 (((DagReportTeam *) teams->pdata[i])->name, name) == 0)
      return teams->pdata[i];
  team = g_new0 (DagReportTeam, 1);
  team->name = g_strdup (name);
  team->n_teams = 1;
  g_ptr_array_add (teams, team);
  return team;
}

static void
add_agent_day (GPtrArray              *teams,
               const DagAgentDayTotal *total)
{
  double worked_s = 0.0;
  DagReportTeam *team;

  for (guint i = 0; i < DAG_N_STATES; i++)
    if (i != DAG_STATE_OFFLINE && i != DAG_STATE_UNKNOWN)
      worked_s += total->state_s[i];
  if (worked_s <= 0.0)
    return;
  team = ensure_team (teams, total->team_name);
  team->n_people++;
  team->worked_s += worked_s;
  team->break_s += total->state_s[DAG_STATE_BREAK];
  team->meeting_s += total->state_s[DAG_STATE_MEETING];
}

/* As in dag_snapshot_count_teams(). */
static void
join_small (GPtrArray *teams)
{
  DagReportTeam *small = NULL;

  for (guint i = teams->len; i > 0; i--)
    {
      DagReportTeam *team = teams->pdata[i - 1];

      team->told = team->n_people >= DAG_LEAST_GROUP;
      if (team->told)
        continue;
      if (small == NULL)
        small = g_new0 (DagReportTeam, 1);
      small->n_teams++;
      small->n_people += team->n_people;
      small->worked_s += team->worked_s;
      small->break_s += team->break_s;
      small->meeting_s += team->meeting_s;
      g_ptr_array_remove_index (teams, i - 1);
    }
  if (small == NULL)
    return;
  small->told = small->n_people >= DAG_LEAST_GROUP && small->n_teams > 1;
  if (!small->told)
    small->worked_s = small->break_s = small->meeting_s = DAG_SECONDS_ABSENT;
  g_ptr_array_add (teams, small);
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(const DagReportTeam *const *) a)->name,
                    (*(const DagReportTeam *const *) b)->name);
}

/**
 * dag_day_report_new:
 * @day: which day, and how much of it is known
 * @names: (nullable): a picture of that day, for names and channels
 * @intervals: (element-type DagInterval): of that day
 * @agent_days: (nullable) (element-type DagAgentDayTotal): of that day
 * @kind: the definition of service level
 *
 * Returns: (transfer full): the report
 */
DagDayReport *
dag_day_report_new (const DagHistoryDay *day,
                    const DagSnapshot   *names,
                    GPtrArray           *intervals,
                    GPtrArray           *agent_days,
                    DagServiceLevelKind  kind)
{
  DagDayReport *self = g_new0 (DagDayReport, 1);

  self->from_us = day->from_us;
  self->to_us = day->to_us;
  self->first_us = day->first_us;
  self->last_us = day->last_us;
  self->kind = kind;
  self->centre = names != NULL ? g_strdup (names->source.name) : NULL;
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) report_queue_free);
  self->teams = g_ptr_array_new_with_free_func ((GDestroyNotify) report_team_free);
  add_queues (self, names, intervals);
  for (guint i = 0; agent_days != NULL && i < agent_days->len; i++)
    add_agent_day (self->teams, agent_days->pdata[i]);
  g_ptr_array_sort (self->teams, compare_teams);
  join_small (self->teams);
  return self;
}
