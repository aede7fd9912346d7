/* dag-plan-breaks.c - lets the planner plan the breaks of the shift, and writes them down
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-plan-breaks.h"

#include "dag-break-evidence.h"
#include "dag-break-live.h"
#include "dag-break-planner.h"
#include "dag-break-plans.h"
#include "dag-can-go-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A break that begins so soon has been told: it stays. */
#define TOLD_S 600
/* The contact at hand may delay a break by so much. */
#define LATE_S 600
#define LEAST_LEFT_S 1800
#define MOST_READ_US 7000
/* Shorter pauses stand for no rostered break. */
#define LEAST_TAKEN_US ((int64_t) 480 * DAG_USEC_PER_SEC)

typedef struct
{
  DagCanGoBrief *brief;
  GHashTable *movable; /* ids of plans that this planner made and nobody touched since */
  GTimeZone *zone;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->brief, dag_can_go_brief_free);
  g_clear_pointer (&work->movable, g_hash_table_unref);
  g_clear_pointer (&work->zone, g_time_zone_unref);
  g_free (work);
}

static void
proposal_free (gpointer data)
{
  DagBreakProposal *proposal = data;

  g_free (proposal->agent);
  g_free (proposal->name);
  g_free (proposal->team);
  g_free (proposal->day);
  g_free (proposal->id);
  g_free (proposal);
}

void
dag_break_proposals_free (DagBreakProposals *self)
{
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->not_fitting);
  g_free (self);
}

/* --- on the main thread: which plans may move ---------------------------------------- */

/* Those this planner wrote that stand where it put them. */
static void
find_movable (Work     *work,
              DagBoard *board)
{
  GListModel *plans = dag_board_get_entries (board, DAG_BOARD_BREAK_PLAN);
  guint n = g_list_model_get_n_items (plans);

  work->movable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (plans, i);

      if (dag_break_plans_is_as_planned (entry))
        g_hash_table_add (work->movable, g_strdup (dag_board_entry_get_id (entry)));
    }
}

/* --- in the thread ------------------------------------------------------------------- */

static int64_t
to_seconds (const Work *work,
            int64_t     time_us)
{
  return (time_us - work->brief->now_us) / DAG_USEC_PER_SEC;
}

static void
fill_loads (DagBreakPlanner  *planner,
            const DagOutlook *outlook)
{
  for (guint q = 0; q < planner->n_queues; q++)
    for (guint slot = 0; slot < planner->n_slots; slot++)
      {
        const DagOutlookQueue *queue = &outlook->queues[q];
        guint quarter = MIN (slot / 3, DAG_OUTLOOK_N_SLOTS - 1);

        *dag_break_planner_get_load (planner, q, slot) = (DagQueueLoad){
          .arrivals_per_s = queue->is_live ? queue->arrivals_per_s[quarter] : 0.0,
          .handle_s = queue->handle_s,
          .patience_s = queue->patience_s,
          .within_s = queue->within_s,
        };
      }
}

/* Planned and passed by, and no pause was seen for it: it is still owed. */
static void
want_missed (const Work         *work,
             const DagBreakLane *lane,
             DagPlannerPerson   *person)
{
  guint n_taken = 0;
  guint n_past = 0;

  for (guint i = 0; i < lane->spans->len; i++)
    {
      const DagBreakSpan *span = &g_array_index (lane->spans, DagBreakSpan, i);

      n_taken += dag_shift_is_pause ((DagSegmentKind) span->kind)
                         && span->to_us - span->from_us >= LEAST_TAKEN_US
                     ? 1
                     : 0;
    }
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);
      DagPlannedBreak wanted = { .length_s = (plan->to_us - plan->from_us) / DAG_USEC_PER_SEC,
                                 .before_s = -1 };

      if (plan->to_us < work->brief->now_us && n_past++ >= n_taken)
        dag_break_planner_want (person, &wanted);
    }
}

static void
want_planned (const Work         *work,
              const DagBreakLane *lane,
              DagPlannerPerson   *person)
{
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);
      int64_t start_s = to_seconds (work, plan->from_us);
      gboolean may_move = plan->id == NULL || g_hash_table_contains (work->movable, plan->id);
      DagPlannedBreak wanted = { .start_s = start_s,
                                 .length_s = (plan->to_us - plan->from_us) / DAG_USEC_PER_SEC,
                                 .is_locked = !may_move || start_s < TOLD_S,
                                 .before_s = start_s };

      if (start_s >= 0)
        dag_break_planner_want (person, &wanted);
    }
}

static void
add_rules (const DagBreakLane *lane,
           DagPlannerPerson   *person)
{
  for (guint s = 0; s < lane->sets->len; s++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (lane->sets, s);

      for (guint r = 0; r < set->rules->len; r++)
        if (dag_break_rule_applies_to (set, g_ptr_array_index (set->rules, r), lane->sets,
                                       DAG_AGE_ADULT))
          g_ptr_array_add (person->rules, g_ptr_array_index (set->rules, r));
    }
}

static void
add_person (const Work            *work,
            DagBreakPlanner       *planner,
            const DagOutlookAgent *agent,
            const DagBreakLane    *lane)
{
  DagPlannerPerson *person = dag_break_planner_add_person (planner, agent->id);

  g_clear_pointer (&person->so_far, dag_shift_free);
  person->so_far = dag_break_evidence_to_shift (lane->spans);
  person->leaves_s = to_seconds (work, lane->ends_us);
  person->late_s = LATE_S;
  if (lane->is_away)
    person->back_s = (int64_t) MAX (60.0, agent->away_s - agent->state_s);
  add_rules (lane, person);
  dag_break_planner_share_out (planner, person, agent->queues, agent->n_queues);
  want_planned (work, lane, person);
  want_missed (work, lane, person);
}

/* Whose breaks are planned: who is at work for a while yet. */
static GPtrArray *
add_people (const Work       *work,
            DagBreakPlanner  *planner,
            const DagOutlook *outlook)
{
  GPtrArray *lanes = g_ptr_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint a = 0; a < outlook->n_agents; a++)
    g_hash_table_insert (numbers, outlook->agents[a].id, GUINT_TO_POINTER (a + 1));
  for (guint i = 0; i < work->brief->lanes->len; i++)
    {
      DagBreakLane *lane = g_ptr_array_index (work->brief->lanes, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, lane->sample->id));

      if (number == 0 || lane->is_over || lane->vanished
          || to_seconds (work, lane->ends_us) < LEAST_LEFT_S)
        continue;
      add_person (work, planner, &outlook->agents[number - 1], lane);
      g_ptr_array_add (lanes, lane);
    }
  return lanes;
}

/* The day of a shift is the one on which it began. */
static char *
dup_day (const Work         *work,
         const DagBreakLane *lane)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (lane->begins_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, work->zone);

  return g_date_time_format (local, "%F");
}

static const DagBreakPlan *
find_plan (const Work         *work,
           const DagBreakLane *lane,
           int64_t             before_s)
{
  for (guint i = 0; before_s >= 0 && i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (to_seconds (work, plan->from_us) == before_s)
        return plan;
    }
  return NULL;
}

static void
propose (const Work            *work,
         const DagBreakLane    *lane,
         const DagPlannedBreak *planned,
         DagBreakProposals     *proposals)
{
  const DagBreakPlan *plan = find_plan (work, lane, planned->before_s);
  DagBreakProposal *proposal;

  proposals->n_breaks++;
  if (plan != NULL && planned->start_s == planned->before_s)
    return;
  proposal = g_new0 (DagBreakProposal, 1);
  proposal->agent = g_strdup (lane->sample->id);
  proposal->name = g_strdup (lane->sample->name);
  proposal->team = g_strdup (lane->sample->team_name);
  proposal->day = dup_day (work, lane);
  proposal->id = g_strdup (plan != NULL ? plan->id : NULL);
  proposal->replaces_us = plan != NULL && plan->id == NULL ? plan->from_us : DAG_TIME_NONE;
  /* on whole five minutes of the clock, as people agree on times */
  proposal->from_us = work->brief->now_us + planned->start_s * DAG_USEC_PER_SEC;
  proposal->from_us = (proposal->from_us + 150 * DAG_USEC_PER_SEC) / (300 * DAG_USEC_PER_SEC)
                      * (300 * DAG_USEC_PER_SEC);
  proposal->to_us = proposal->from_us + planned->length_s * DAG_USEC_PER_SEC;
  g_ptr_array_add (proposals->proposals, proposal);
}

static DagBreakProposals *
collect (const Work             *work,
         const DagBreakPlanning *planning,
         GPtrArray              *lanes)
{
  DagBreakProposals *proposals = g_new0 (DagBreakProposals, 1);

  proposals->proposals = g_ptr_array_new_with_free_func (proposal_free);
  proposals->not_fitting = g_ptr_array_new_with_free_func (g_free);
  proposals->n_people = lanes->len;
  proposals->level = planning->level;
  proposals->level_without = planning->level_without;
  for (guint i = 0; i < lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (lanes, i);
      const DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, i);

      for (guint k = 0; k < row->breaks->len; k++)
        propose (work, lane, &g_array_index (row->breaks, DagPlannedBreak, k), proposals);
      if (row->outcome == DAG_PLANNER_LATE)
        g_ptr_array_add (proposals->not_fitting,
                         g_strdup (lane->sample->name != NULL ? lane->sample->name
                                                              : lane->sample->id));
    }
  return proposals;
}

static int64_t
get_last_end_s (const Work *work)
{
  int64_t last_s = 3600;

  for (guint i = 0; i < work->brief->lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (work->brief->lanes, i);

      if (!lane->is_over)
        last_s = MAX (last_s, to_seconds (work, lane->ends_us));
    }
  return last_s;
}

static void
plan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (DagOutlook) outlook = dag_can_go_brief_new_outlook (work->brief);
  g_autoptr (DagBreakPlanner) planner = NULL;
  g_autoptr (DagBreakPlanning) planning = NULL;
  g_autoptr (GPtrArray) lanes = NULL;
  guint n_slots = (guint) (get_last_end_s (work) / DAG_PLANNER_SLOT_S + 1);

  planner = dag_break_planner_new (outlook->n_queues, n_slots);
  fill_loads (planner, outlook);
  lanes = add_people (work, planner, outlook);
  planning = dag_break_planner_plan (planner);
  g_task_return_pointer (task, collect (work, planning, lanes),
                         (GDestroyNotify) dag_break_proposals_free);
}

/**
 * dag_plan_breaks_async:
 * @dashboard: with an answer
 * @cancellable: (nullable): to leave off
 * @callback: called when it is worked out
 *
 * Plans the breaks of everybody at work, beside the window. What people or leads chose
 * stays, what begins within ten minutes too; what the planner itself put there moves if it
 * is better. Nothing is written yet.
 */
void
dag_plan_breaks_async (DagDashboard        *dashboard,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (dashboard, cancellable, callback, user_data);
  Work *work;

  g_task_set_source_tag (task, dag_plan_breaks_async);
  if (dag_dashboard_get_snapshot (dashboard) == NULL || dag_dashboard_is_past (dashboard))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                               "no answer of the contact centre yet");
      return;
    }
  work = g_new0 (Work, 1);
  work->brief = dag_can_go_brief_new (dashboard);
  /* on a press of a button, for a second's work */
  dag_can_go_brief_read (work->brief, dashboard, MOST_READ_US);
  find_movable (work, dag_dashboard_get_board (dashboard));
  work->zone = g_time_zone_ref (dag_dashboard_get_zone (dashboard));
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/* Returns: (transfer full): what the planner proposes, or %NULL */
DagBreakProposals *
dag_plan_breaks_finish (DagDashboard  *dashboard,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dashboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_plan_breaks_write:
 * @proposals: of dag_plan_breaks_finish()
 *
 * Writes them on the board as one step, which can be undone.
 */
void
dag_plan_breaks_write (DagDashboard            *dashboard,
                       const DagBreakProposals *proposals)
{
  DagBreakPlans *plans
      = dag_break_live_get_plans (dag_dashboard_get_breaks (dashboard));
  DagBoard *board = dag_dashboard_get_board (dashboard);

  if (proposals->proposals->len == 0)
    return;
  dag_board_begin (board, _ ("Plan the breaks"));
  for (guint i = 0; i < proposals->proposals->len; i++)
    {
      const DagBreakProposal *proposal = g_ptr_array_index (proposals->proposals, i);
      DagBreakPerson person = { proposal->agent, proposal->name, proposal->team, proposal->day };

      dag_break_plans_put (plans, proposal->id, &person, proposal->from_us, proposal->to_us,
                           proposal->replaces_us);
    }
  dag_board_end (board);
}
