/* dag-planner-private.h - what the files of the planner share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-planner.h"

G_BEGIN_DECLS

/* How many contacts are answered too late or lost, for every number of people. */
typedef struct
{
  const DagBreakPlanner *planner;
  double *staff;  /* people per queue and slot, in parts */
  double **late;  /* per queue and slot: by whole number of people, NaN: not worked out yet */
  guint most;     /* people */
} DagPlannerCost;

void     dag_planner_cost_init     (DagPlannerCost        *self,
                                    const DagBreakPlanner *planner);
void     dag_planner_cost_clear    (DagPlannerCost *self);
void     dag_planner_cost_attend   (DagPlannerCost         *self,
                                    const DagPlannerPerson *person,
                                    int64_t                 from_s,
                                    int64_t                 to_s,
                                    int                     sign);
double   dag_planner_cost_of_break (DagPlannerCost         *self,
                                    const DagPlannerPerson *person,
                                    int64_t                 start_s,
                                    int64_t                 length_s);
double   dag_planner_cost_get_late (DagPlannerCost *self,
                                    guint           slot);
double   dag_planner_cost_get_offered (const DagPlannerCost *self,
                                       guint                 slot);

/* How well a person's breaks keep the rules: few breaches first, then what is kind. */
typedef struct
{
  guint n_breaches;
  int64_t missing_s;          /* how far from keeping them: pause missing, work too long */
  const DagBreakRule *rule; /* (nullable): the first in breach */
  int64_t longest_s;        /* longest unbroken work from now on */
} DagPlannerJudgement;

void     dag_planner_judge         (const DagPlannerPerson *person,
                                    GArray                 *breaks,
                                    gboolean                is_tight,
                                    DagPlannerJudgement    *judgement);
gboolean dag_planner_next_missing  (const DagPlannerPerson *person,
                                    GArray                 *breaks,
                                    DagPlannedBreak        *missing);

int      dag_planner_compare_breaks (gconstpointer a,
                                     gconstpointer b);
void     dag_planner_place_all     (DagPlannerCost         *cost,
                                    const DagPlannerPerson *person,
                                    GArray                 *breaks);
void     dag_planner_add_missing   (DagPlannerCost         *cost,
                                    const DagPlannerPerson *person,
                                    GArray                 *breaks);
gboolean dag_planner_plan_person   (DagPlannerCost         *cost,
                                    const DagPlannerPerson *person,
                                    GArray                 *breaks);
double   dag_planner_weigh_person  (DagPlannerCost         *cost,
                                    const DagPlannerPerson *person,
                                    GArray                 *breaks);

G_END_DECLS
