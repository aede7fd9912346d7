/* dag-staffing.h - how many people a queue needs, and which target says so
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-erlang.h"

G_BEGIN_DECLS

#define DAG_STAFFING_MOST_AGENTS 20000

typedef enum
{
  DAG_BOUND_NONE,          /* nothing comes in and no cover is asked */
  DAG_BOUND_MINIMUM_COVER,
  DAG_BOUND_STABILITY,     /* no target but that the line does not grow for ever */
  DAG_BOUND_SERVICE_LEVEL,
  DAG_BOUND_OCCUPANCY,
  DAG_BOUND_WAIT,
  DAG_BOUND_ABANDON,
  DAG_BOUND_LIMIT,         /* more than can be believed: a unit is wrong */
} DagStaffingBound;

/* What must be met; a target < 0 is none. */
typedef struct
{
  double service_level; /* strict, 0…1, within the load's T */
  double max_occupancy; /* 0…1 */
  double max_asa_s;
  double max_p_abandon;
  int64_t minimum;      /* cover: at least so many */
} DagStaffingTargets;

typedef struct
{
  int64_t agents;
  DagStaffingBound bound_by;
  DagQueueFigures figures; /* with that many */
} DagStaffingNeed;

const char *dag_staffing_bound_get_word (DagStaffingBound bound);

void        dag_staffing_need           (const DagQueueLoad       *load,
                                         const DagStaffingTargets *targets,
                                         DagStaffingNeed          *need);

double      dag_staffing_most_occupancy (int64_t agents,
                                         double  handle_s,
                                         double  service_level,
                                         double  within_s);

int64_t     dag_staffing_schedule       (int64_t agents,
                                         double  shrinkage);

/* Deferred work and chat, where no queueing formula serves. */
int64_t     dag_staffing_backlog        (double items,
                                         double handle_s,
                                         double window_s,
                                         double occupancy,
                                         double shrinkage);
double      dag_staffing_chat_handle_s  (double handle_s,
                                         double composing_ratio,
                                         int    windows);
double      dag_staffing_chat_concurrency (double composing_ratio,
                                           int    windows);
double      dag_staffing_patience_s     (double total_wait_s,
                                         int64_t abandoned);

G_END_DECLS
