/* dag-break-planner.h - the breaks of a shift, where they fit and cost the customers least
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-verdict.h"
#include "dag-staffing.h"

G_BEGIN_DECLS

#define DAG_PLANNER_SLOT_S 300
#define DAG_PLANNER_MAX_SLOTS 288

/* One break of a plan. Seconds from now. */
typedef struct
{
  int64_t start_s;
  int64_t length_s;
  gboolean is_paid;   /* a paid pause */
  gboolean is_locked; /* chosen, agreed or begun: never moved */
  int64_t before_s;   /* where the last plan had it, or -1: moving it needs a reason */
} DagPlannedBreak;

/* Somebody whose breaks are planned. */
typedef struct
{
  char *id;
  DagShift *so_far;        /* empty before the shift */
  int64_t comes_s;         /* the shift begins then; 0: it has */
  int64_t back_s;          /* on a break now: back then; 0: is not */
  int64_t leaves_s;        /* end of the shift */
  int64_t late_s;          /* a break may begin so much later: the contact at hand */
  GPtrArray *rules;        /* of (unowned) DagBreakRule, those in force and not waived */
  GArray *wanted;          /* of DagPlannedBreak: what the roster or the last plan gives */
  double *shares;          /* of the person's time, for each queue; they sum to 1 or 0 */
} DagPlannerPerson;

/* Why somebody's breaks do not all fit. */
typedef enum
{
  DAG_PLANNER_FITS,
  DAG_PLANNER_LATE,    /* a rule can no longer be met: the break comes as soon as it can */
  DAG_PLANNER_NO_ROOM, /* what is left of the shift is too short for another break */
} DagPlannerOutcome;

/* What became of one person. */
typedef struct
{
  GArray *breaks; /* of DagPlannedBreak, by time */
  DagPlannerOutcome outcome;
  const DagBreakRule *rule; /* (nullable): the one that is not met */
} DagPlannerRow;

/**
 * DagBreakPlanner:
 *
 * What is known of the shift. Plain data: safe to give to another thread once it is
 * filled, as long as the rules live.
 */
typedef struct
{
  DagQueueLoad *loads; /* n_slots for each of the queues, one queue after the other */
  guint n_queues;
  guint n_slots;
  GPtrArray *people;   /* of DagPlannerPerson */
} DagBreakPlanner;

/* What came of it. */
typedef struct
{
  GArray *rows;         /* of DagPlannerRow, as the people */
  double level;         /* service level that is expected with the plan, 0…1, or absent */
  double level_without; /* if nobody had a break at all */
  double *levels;       /* of each slot, with the plan, or absent */
  guint n_slots;
  guint n_not_fitting;
} DagBreakPlanning;

DagBreakPlanner  *dag_break_planner_new        (guint n_queues,
                                                guint n_slots) G_GNUC_WARN_UNUSED_RESULT;
void              dag_break_planner_free       (DagBreakPlanner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakPlanner, dag_break_planner_free)

DagQueueLoad     *dag_break_planner_get_load   (DagBreakPlanner *self,
                                                guint            queue,
                                                guint            slot);
DagPlannerPerson *dag_break_planner_add_person (DagBreakPlanner *self,
                                                const char      *id);
void              dag_break_planner_share_out  (const DagBreakPlanner *self,
                                                DagPlannerPerson      *person,
                                                const guint           *queues,
                                                guint                  n_queues);
void              dag_break_planner_want       (DagPlannerPerson      *person,
                                                const DagPlannedBreak *wanted);

DagBreakPlanning *dag_break_planner_plan       (const DagBreakPlanner *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
DagBreakPlanning *dag_break_planner_weigh      (const DagBreakPlanner *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
void              dag_break_planning_free      (DagBreakPlanning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakPlanning, dag_break_planning_free)

G_END_DECLS
