/* dag-planner-cost.c - what a break costs the customers, by Erlang A for every five minutes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-planner-private.h"

#include <math.h>

/* The steady state of five minutes says how many are answered too late or not at all with
 * so many people; parts of a person lie on the line between. */

void
dag_planner_cost_init (DagPlannerCost        *self,
                       const DagBreakPlanner *planner)
{
  guint n = planner->n_queues * planner->n_slots;

  self->planner = planner;
  self->most = planner->people->len + 1;
  self->staff = g_new0 (double, n + 1);
  self->late = g_new0 (double *, n + 1);
}

void
dag_planner_cost_clear (DagPlannerCost *self)
{
  guint n = self->planner->n_queues * self->planner->n_slots;

  for (guint i = 0; i < n; i++)
    g_free (self->late[i]);
  g_clear_pointer (&self->late, g_free);
  g_clear_pointer (&self->staff, g_free);
}

static double
get_late_with (DagPlannerCost *self,
               guint           index,
               guint           people)
{
  const DagQueueLoad *load = &self->planner->loads[index];
  DagQueueFigures figures;

  if (self->late[index] == NULL)
    {
      self->late[index] = g_new (double, self->most + 2);
      for (guint i = 0; i < self->most + 2; i++)
        self->late[index][i] = NAN;
    }
  people = MIN (people, self->most + 1);
  if (isnan (self->late[index][people]))
    {
      dag_erlang_figures (load, people, &figures);
      self->late[index][people] = load->arrivals_per_s * DAG_PLANNER_SLOT_S
                                  * (1.0 - (figures.stable ? figures.service_level : 0.0));
    }
  return self->late[index][people];
}

static double
get_late (DagPlannerCost *self,
          guint           index,
          double          people)
{
  guint below = (guint) floor (MAX (0.0, people));
  double part = MAX (0.0, people) - below;
  double late;

  if (self->planner->loads[index].arrivals_per_s <= 0.0)
    return 0.0;
  late = get_late_with (self, index, below);
  if (part > 1e-9)
    late += part * (get_late_with (self, index, below + 1) - late);
  return late;
}

/* The part of slot @slot that lies in the time given. */
static double
get_overlap (guint   slot,
             int64_t from_s,
             int64_t to_s)
{
  int64_t begins_s = (int64_t) slot * DAG_PLANNER_SLOT_S;
  int64_t overlap_s = MIN (to_s, begins_s + DAG_PLANNER_SLOT_S) - MAX (from_s, begins_s);

  return overlap_s > 0 ? (double) overlap_s / DAG_PLANNER_SLOT_S : 0.0;
}

/**
 * dag_planner_cost_attend:
 * @sign: 1: is there for that time; -1: is not
 */
void
dag_planner_cost_attend (DagPlannerCost         *self,
                         const DagPlannerPerson *person,
                         int64_t                 from_s,
                         int64_t                 to_s,
                         int                     sign)
{
  const DagBreakPlanner *planner = self->planner;

  for (guint slot = (guint) (MAX (0, from_s) / DAG_PLANNER_SLOT_S);
       slot < planner->n_slots && (int64_t) slot * DAG_PLANNER_SLOT_S < to_s; slot++)
    for (guint q = 0; q < planner->n_queues; q++)
      self->staff[q * planner->n_slots + slot]
          += sign * person->shares[q] * get_overlap (slot, from_s, to_s);
}

/**
 * dag_planner_cost_of_break:
 *
 * Returns: how many contacts more would be answered too late or lost, with everybody else
 *   as they are and @person counted as there
 */
double
dag_planner_cost_of_break (DagPlannerCost         *self,
                           const DagPlannerPerson *person,
                           int64_t                 start_s,
                           int64_t                 length_s)
{
  const DagBreakPlanner *planner = self->planner;
  double cost = 0.0;

  for (guint slot = (guint) (start_s / DAG_PLANNER_SLOT_S);
       slot < planner->n_slots && (int64_t) slot * DAG_PLANNER_SLOT_S < start_s + length_s;
       slot++)
    for (guint q = 0; q < planner->n_queues; q++)
      {
        guint index = q * planner->n_slots + slot;
        double share = person->shares[q] * get_overlap (slot, start_s, start_s + length_s);

        if (share > 0.0)
          cost += get_late (self, index, self->staff[index] - share)
                  - get_late (self, index, self->staff[index]);
      }
  return cost;
}

/* Contacts of one slot that are answered too late or not at all. */
double
dag_planner_cost_get_late (DagPlannerCost *self,
                           guint           slot)
{
  double late = 0.0;

  for (guint q = 0; q < self->planner->n_queues; q++)
    {
      guint index = q * self->planner->n_slots + slot;

      late += get_late (self, index, self->staff[index]);
    }
  return late;
}

double
dag_planner_cost_get_offered (const DagPlannerCost *self,
                              guint                 slot)
{
  double offered = 0.0;

  for (guint q = 0; q < self->planner->n_queues; q++)
    offered += self->planner->loads[q * self->planner->n_slots + slot].arrivals_per_s
               * DAG_PLANNER_SLOT_S;
  return offered;
}
