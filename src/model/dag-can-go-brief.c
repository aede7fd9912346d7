/* dag-can-go-brief.c - what the outlook needs to know, taken from the dashboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-can-go-private.h"

#include "dag-break-live.h"
#include "dag-memory-history.h"
#include "dag-usual-arrivals.h"

#include <math.h>

#define QUARTER_US ((int64_t) 900 * DAG_USEC_PER_SEC)
#define HOUR_US ((int64_t) 3600 * DAG_USEC_PER_SEC)
#define SHORT_BREAK_S 900.0
#define LONG_BREAK_S 1800.0
#define TOILET_S 300.0

/* The whole quarters up to the last: contacts whose wait ended, and the growth of the line
 * with them, since who still waits has come too. */
static void
read_arrivals (DagCanGoBrief    *self,
               DagMemoryHistory *history,
               guint             index)
{
  const DagQueueSample *queue = g_ptr_array_index (self->snapshot->queues, index);
  int64_t last_us = self->now_us / QUARTER_US * QUARTER_US;
  int64_t first_us = last_us - DAG_CAN_GO_N_PAST * QUARTER_US;
  g_autoptr (GArray) points = dag_memory_history_read (history, DAG_SERIES_OFFERED, queue->id,
                                                       first_us, last_us);
  double before = dag_memory_history_get_value (history, DAG_SERIES_WAITING, queue->id,
                                                self->now_us - HOUR_US);
  double *arrivals = &self->arrivals[index * DAG_CAN_GO_N_PAST];

  for (guint i = 0; i < points->len; i++)
    {
      const DagPoint *point = &g_array_index (points, DagPoint, i);
      int64_t quarter = (point->at_us - first_us) / QUARTER_US;

      if (quarter < 0 || quarter >= DAG_CAN_GO_N_PAST || !isfinite (point->value))
        continue;
      arrivals[quarter] = (isfinite (arrivals[quarter]) ? arrivals[quarter] : 0.0) + point->value;
      self->knows_arrivals = TRUE;
    }
  if (isfinite (before) && dag_count_is_known (queue->waiting))
    self->grown[index] = (double) queue->waiting - before;
}

/* The same hours of the same weekday, weeks before. */
static void
read_usual (DagCanGoBrief    *self,
            DagUsualArrivals *arrivals,
            guint             index)
{
  const DagQueueSample *queue = g_ptr_array_index (self->snapshot->queues, index);
  double *usual = &self->usual[index * DAG_CAN_GO_N_USUAL];
  int64_t first_us = (self->now_us / QUARTER_US - DAG_CAN_GO_N_PAST) * QUARTER_US;

  dag_usual_arrivals_read (arrivals, queue->id, first_us, usual, DAG_CAN_GO_N_USUAL);
  for (guint i = 0; i < DAG_CAN_GO_N_USUAL && !self->knows_arrivals; i++)
    self->knows_arrivals = isfinite (usual[i]);
}

static gboolean
is_live (const DagQueueSample *queue)
{
  return dag_channel_is_live (queue->channel);
}

/**
 * dag_can_go_brief_new:
 * @dashboard: with a snapshot
 *
 * Returns: (transfer full) (nullable): what is known now; %NULL without an answer
 */
DagCanGoBrief *
dag_can_go_brief_new (DagDashboard *dashboard)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  GPtrArray *lanes = dag_break_live_list (dag_dashboard_get_breaks (dashboard));
  DagCanGoBrief *self;

  if (snapshot == NULL)
    return NULL;
  self = g_new0 (DagCanGoBrief, 1);
  self->snapshot = dag_snapshot_ref (snapshot);
  self->now_us = dag_dashboard_get_now_us (dashboard);
  self->lanes = g_ptr_array_new_with_free_func (dag_break_lane_unref);
  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    g_ptr_array_add (self->lanes, dag_break_lane_ref (g_ptr_array_index (lanes, i)));
  self->arrivals = g_new (double, snapshot->queues->len * DAG_CAN_GO_N_PAST + 1);
  self->grown = g_new0 (double, snapshot->queues->len + 1);
  self->usual = g_new (double, snapshot->queues->len * DAG_CAN_GO_N_USUAL + 1);
  self->n_weeks = dag_usual_arrivals_get_n_weeks (dag_usual_arrivals_get (dashboard));
  for (guint i = 0; i < snapshot->queues->len * DAG_CAN_GO_N_PAST; i++)
    self->arrivals[i] = NAN;
  for (guint i = 0; i < snapshot->queues->len * DAG_CAN_GO_N_USUAL; i++)
    self->usual[i] = NAN;
  return self;
}

/**
 * dag_can_go_brief_read:
 * @dashboard: the one it is of
 * @budget_us: how long it may take, or a little more
 *
 * Reads what came in lately and what usually comes in, queue after queue. On the main
 * thread.
 *
 * Returns: whether every queue has been read
 */
gboolean
dag_can_go_brief_read (DagCanGoBrief *self,
                       DagDashboard  *dashboard,
                       int64_t        budget_us)
{
  int64_t begin_us = g_get_monotonic_time ();

  for (; self->n_read < self->snapshot->queues->len; self->n_read++)
    {
      if (!is_live (g_ptr_array_index (self->snapshot->queues, self->n_read)))
        continue;
      if (g_get_monotonic_time () - begin_us > budget_us)
        return FALSE;
      read_arrivals (self, dag_dashboard_get_memory (dashboard), self->n_read);
      read_usual (self, dag_usual_arrivals_get (dashboard), self->n_read);
    }
  return TRUE;
}

void
dag_can_go_brief_free (DagCanGoBrief *self)
{
  g_clear_pointer (&self->snapshot, dag_snapshot_unref_elsewhere);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_free (self->arrivals);
  g_free (self->grown);
  g_free (self->usual);
  g_free (self);
}

/* --- in the thread ------------------------------------------------------------------- */

static void
fill_arrivals (const DagCanGoBrief *self,
               DagOutlook          *outlook,
               guint                index)
{
  DagOutlookQueue *queue = &outlook->queues[index];
  double actual[DAG_CAN_GO_N_PAST];
  double ahead[DAG_OUTLOOK_N_SLOTS];
  DagArrivals arrivals = { .usual = &self->usual[index * DAG_CAN_GO_N_USUAL],
                           .actual = actual,
                           .n_past = DAG_CAN_GO_N_PAST,
                           .n_ahead = DAG_OUTLOOK_N_SLOTS };

  for (guint i = 0; i < DAG_CAN_GO_N_PAST; i++)
    {
      actual[i] = self->arrivals[index * DAG_CAN_GO_N_PAST + i];
      if (i + 4 >= DAG_CAN_GO_N_PAST)
        actual[i] = MAX (0.0, actual[i] + self->grown[index] / 4.0);
    }
  queue->n_arrivals = dag_arrivals_forecast (&arrivals, ahead);
  for (guint i = 0; i < DAG_OUTLOOK_N_SLOTS; i++)
    queue->arrivals_per_s[i] = ahead[i] / DAG_OUTLOOK_SLOT_S;
}

/* How long a break under way is meant to last: as planned, else by its kind. */
static double
get_away_s (const DagBreakLane    *lane,
            const DagOutlookAgent *agent,
            int64_t                now_us)
{
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);
      int64_t since_us = now_us - (int64_t) (agent->state_s * 1e6);

      if (plan->from_us < now_us && plan->to_us > since_us)
        return (double) (plan->to_us - plan->from_us) / 1e6;
    }
  if (agent->state == DAG_STATE_MEETING)
    return LONG_BREAK_S;
  return agent->state_s < TOILET_S ? TOILET_S : SHORT_BREAK_S;
}

static void
fill_lane (const DagCanGoBrief *self,
           DagOutlook          *outlook,
           guint                index,
           const DagBreakLane  *lane)
{
  DagOutlookAgent *agent = &outlook->agents[index];

  if (lane->is_over)
    return;
  agent->away_s = get_away_s (lane, agent, self->now_us);
  agent->leaves_s = MAX (60.0, (double) (lane->ends_us - self->now_us) / 1e6);
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (plan->from_us > self->now_us)
        dag_outlook_add_pause (outlook, index, (double) (plan->from_us - self->now_us) / 1e6,
                               (double) (plan->to_us - plan->from_us) / 1e6,
                               plan->origin == DAG_BREAK_PLAN_LEAD);
    }
}

/* Returns: (transfer full): the centre as the outlook sees it */
DagOutlook *
dag_can_go_brief_new_outlook (const DagCanGoBrief *self)
{
  DagOutlook *outlook = dag_outlook_new_from_snapshot (self->snapshot);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint q = 0; q < outlook->n_queues; q++)
    fill_arrivals (self, outlook, q);
  for (guint a = 0; a < outlook->n_agents; a++)
    g_hash_table_insert (numbers, outlook->agents[a].id, GUINT_TO_POINTER (a + 1));
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (self->lanes, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, lane->sample->id));

      if (number > 0)
        fill_lane (self, outlook, number - 1, lane);
    }
  return outlook;
}
