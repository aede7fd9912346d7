/* dag-break-planner.c - the breaks of a shift, where they fit and cost the customers least
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-planner-private.h"

#include "dag-value.h"

#include <math.h>
#include <string.h>

/* One person after the other, who has least room first, gets each break where it costs the
 * fewest contacts and keeps the most rules; then everybody is looked at again with the
 * others in place, until nobody's breaks get better. What is locked stays where it is; what
 * the last plan had moves only for a reason. */

#define N_PASSES 6

static void
person_free (gpointer person)
{
  DagPlannerPerson *self = person;

  g_free (self->id);
  g_clear_pointer (&self->so_far, dag_shift_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_free (self->shares);
  g_free (self);
}

/**
 * dag_break_planner_new:
 * @n_slots: of five minutes, from now on; at most %DAG_PLANNER_MAX_SLOTS
 *
 * Returns: (transfer full): a shift with nobody in it and nothing coming in
 */
DagBreakPlanner *
dag_break_planner_new (guint n_queues,
                       guint n_slots)
{
  DagBreakPlanner *self = g_new0 (DagBreakPlanner, 1);

  self->n_queues = n_queues;
  self->n_slots = MIN (n_slots, DAG_PLANNER_MAX_SLOTS);
  self->loads = g_new0 (DagQueueLoad, n_queues * self->n_slots + 1);
  self->people = g_ptr_array_new_with_free_func (person_free);
  return self;
}

void
dag_break_planner_free (DagBreakPlanner *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->people);
  g_free (self->loads);
  g_free (self);
}

/* Returns: (transfer none): to be filled: what comes in then */
DagQueueLoad *
dag_break_planner_get_load (DagBreakPlanner *self,
                            guint            queue,
                            guint            slot)
{
  g_return_val_if_fail (queue < self->n_queues && slot < self->n_slots, NULL);

  return &self->loads[queue * self->n_slots + slot];
}

/* Returns: (transfer none): somebody who begins now, for the caller to fill */
DagPlannerPerson *
dag_break_planner_add_person (DagBreakPlanner *self,
                              const char      *id)
{
  DagPlannerPerson *person = g_new0 (DagPlannerPerson, 1);

  person->id = g_strdup (id);
  person->so_far = dag_shift_new ();
  person->rules = g_ptr_array_new ();
  person->wanted = g_array_new (FALSE, FALSE, sizeof (DagPlannedBreak));
  person->shares = g_new0 (double, self->n_queues + 1);
  g_ptr_array_add (self->people, person);
  return person;
}

/**
 * dag_break_planner_share_out:
 * @queues: (array length=n_queues): which queues @person serves
 *
 * Splits @person over these queues by how much work each of them brings, once the loads
 * are filled.
 */
void
dag_break_planner_share_out (const DagBreakPlanner *self,
                             DagPlannerPerson      *person,
                             const guint           *queues,
                             guint                  n_queues)
{
  double sum = 0.0;

  memset (person->shares, 0, self->n_queues * sizeof (double));
  for (guint i = 0; i < n_queues; i++)
    for (guint slot = 0; slot < self->n_slots; slot++)
      person->shares[queues[i]] += dag_erlang_load (&self->loads[queues[i] * self->n_slots + slot]);
  for (guint q = 0; q < self->n_queues; q++)
    sum += person->shares[q];
  for (guint q = 0; q < self->n_queues; q++)
    person->shares[q] = sum > 0.0 ? person->shares[q] / sum : 0.0;
}

void
dag_break_planner_want (DagPlannerPerson      *person,
                        const DagPlannedBreak *wanted)
{
  g_array_append_vals (person->wanted, wanted, 1);
}

static DagPlannedBreak *
get_break (GArray *breaks,
           guint   index)
{
  return &g_array_index (breaks, DagPlannedBreak, index);
}

static void
attend (DagPlannerCost         *cost,
        const DagPlannerPerson *person,
        GArray                 *breaks,
        int                     sign)
{
  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *one = get_break (breaks, i);

      dag_planner_cost_attend (cost, person, one->start_s, one->start_s + one->length_s, -sign);
    }
}

static void
start_staff (DagPlannerCost *cost)
{
  for (guint i = 0; i < cost->planner->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (cost->planner->people, i);

      dag_planner_cost_attend (cost, person, MAX (person->comes_s, person->back_s),
                               person->leaves_s, 1);
    }
}

/* Looks at one person again with everybody else in place. */
static gboolean
improve (DagPlannerCost         *cost,
         const DagPlannerPerson *person,
         DagPlannerRow          *row)
{
  g_autoptr (GArray) before = g_array_copy (row->breaks);
  double price;
  gboolean better;

  attend (cost, person, row->breaks, -1);
  price = dag_planner_weigh_person (cost, person, row->breaks);
  dag_planner_place_all (cost, person, row->breaks);
  g_array_sort (row->breaks, dag_planner_compare_breaks);
  dag_planner_add_missing (cost, person, row->breaks);
  better = dag_planner_weigh_person (cost, person, row->breaks) < price - 1e-6;
  if (!better)
    {
      g_array_set_size (row->breaks, 0);
      g_array_append_vals (row->breaks, before->data, before->len);
    }
  attend (cost, person, row->breaks, 1);
  return better;
}

typedef struct
{
  guint index;
  int64_t room_s;
} Turn;

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *x = a;
  const Turn *y = b;

  if (x->room_s != y->room_s)
    return x->room_s < y->room_s ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Who has least of the shift left for what is still to come goes first. */
static GArray *
get_turns (const DagBreakPlanner *self)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < self->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (self->people, i);
      Turn turn = { i, person->leaves_s - MAX (person->comes_s, person->back_s) };

      for (guint k = 0; k < person->wanted->len; k++)
        turn.room_s -= get_break (person->wanted, k)->length_s;
      g_array_append_val (turns, turn);
    }
  g_array_sort (turns, compare_turns);
  return turns;
}

static double
get_level (DagPlannerCost *cost,
           double         *levels)
{
  double late = 0.0;
  double offered = 0.0;

  for (guint slot = 0; slot < cost->planner->n_slots; slot++)
    {
      double slot_late = dag_planner_cost_get_late (cost, slot);
      double slot_offered = dag_planner_cost_get_offered (cost, slot);

      late += slot_late;
      offered += slot_offered;
      if (levels != NULL)
        levels[slot] = slot_offered > 0.0 ? 1.0 - slot_late / slot_offered : DAG_SHARE_ABSENT;
    }
  return offered > 0.0 ? 1.0 - late / offered : DAG_SHARE_ABSENT;
}

static void
judge_row (const DagPlannerPerson *person,
           DagPlannerRow          *row,
           gboolean                all)
{
  DagPlannerJudgement judgement;

  dag_planner_judge (person, row->breaks, FALSE, &judgement);
  row->rule = judgement.rule;
  row->outcome = DAG_PLANNER_FITS;
  if (judgement.n_breaches > 0)
    row->outcome = DAG_PLANNER_LATE;
  else if (!all)
    row->outcome = DAG_PLANNER_NO_ROOM;
}

static void
row_clear (gpointer row)
{
  g_clear_pointer (&((DagPlannerRow *) row)->breaks, g_array_unref);
}

static DagBreakPlanning *
planning_new (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning = g_new0 (DagBreakPlanning, 1);

  planning->rows = g_array_new (FALSE, TRUE, sizeof (DagPlannerRow));
  g_array_set_clear_func (planning->rows, row_clear);
  g_array_set_size (planning->rows, self->people->len);
  for (guint i = 0; i < self->people->len; i++)
    g_array_index (planning->rows, DagPlannerRow, i).breaks
        = g_array_new (FALSE, FALSE, sizeof (DagPlannedBreak));
  planning->levels = g_new0 (double, self->n_slots + 1);
  planning->n_slots = self->n_slots;
  return planning;
}

void
dag_break_planning_free (DagBreakPlanning *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self->levels);
  g_free (self);
}

static void
plan_in_turn (const DagBreakPlanner *self,
              DagPlannerCost        *cost,
              DagBreakPlanning      *planning,
              gboolean              *all)
{
  g_autoptr (GArray) turns = get_turns (self);
  gboolean better = TRUE;

  for (guint i = 0; i < turns->len; i++)
    {
      guint index = g_array_index (turns, Turn, i).index;
      const DagPlannerPerson *person = g_ptr_array_index (self->people, index);
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, index);

      all[index] = dag_planner_plan_person (cost, person, row->breaks);
      attend (cost, person, row->breaks, 1);
    }
  for (int pass = 0; better && pass < N_PASSES; pass++)
    {
      better = FALSE;
      for (guint i = 0; i < turns->len; i++)
        {
          guint index = g_array_index (turns, Turn, i).index;

          if (improve (cost, g_ptr_array_index (self->people, index),
                       &g_array_index (planning->rows, DagPlannerRow, index)))
            better = TRUE;
        }
    }
}

/**
 * dag_break_planner_plan:
 * @self: the shift
 *
 * Finds everybody's breaks a place that keeps the rules and costs the fewest contacts. The
 * same shift, the same plan. Assumes: every five minutes are a steady state of Erlang A
 * (who serves several queues counts in parts), and a break begins on time. For a thread
 * beside the window: two seconds for 500 people.
 *
 * Returns: (transfer full): the plan, and who it could not be done for
 */
DagBreakPlanning *
dag_break_planner_plan (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning;
  DagPlannerCost cost;
  g_autofree gboolean *all = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  planning = planning_new (self);
  all = g_new0 (gboolean, self->people->len + 1);
  dag_planner_cost_init (&cost, self);
  start_staff (&cost);
  planning->level_without = get_level (&cost, NULL);
  plan_in_turn (self, &cost, planning, all);
  planning->level = get_level (&cost, planning->levels);
  for (guint i = 0; i < self->people->len; i++)
    {
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, i);

      judge_row (g_ptr_array_index (self->people, i), row, all[i]);
      planning->n_not_fitting += row->outcome != DAG_PLANNER_FITS ? 1 : 0;
    }
  dag_planner_cost_clear (&cost);
  return planning;
}

/**
 * dag_break_planner_weigh:
 * @self: the shift, in which what is wanted has its place
 *
 * Returns: (transfer full): what is wanted as it is, weighed in the same way
 */
DagBreakPlanning *
dag_break_planner_weigh (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning;
  DagPlannerCost cost;

  g_return_val_if_fail (self != NULL, NULL);

  planning = planning_new (self);
  dag_planner_cost_init (&cost, self);
  start_staff (&cost);
  planning->level_without = get_level (&cost, NULL);
  for (guint i = 0; i < self->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (self->people, i);
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, i);

      g_array_append_vals (row->breaks, person->wanted->data, person->wanted->len);
      g_array_sort (row->breaks, dag_planner_compare_breaks);
      attend (&cost, person, row->breaks, 1);
      judge_row (person, row, TRUE);
      planning->n_not_fitting += row->outcome != DAG_PLANNER_FITS ? 1 : 0;
    }
  planning->level = get_level (&cost, planning->levels);
  dag_planner_cost_clear (&cost);
  return planning;
}
