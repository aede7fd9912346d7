/* dag-can-go.h - who could go on a break, and what the customers would notice of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-outlook.h"

G_BEGIN_DECLS

#define DAG_CAN_GO_N_DELAYS 3 /* now, in ten and in twenty minutes */
#define DAG_CAN_GO_MOST_PEOPLE 5
#define DAG_CAN_GO_BREAK_S 900
#define DAG_CAN_GO_WINDOW_S 1800 /* whose contacts are counted */

extern const int dag_can_go_delays_min[DAG_CAN_GO_N_DELAYS];

/* One of those who could go, in order: the longest stretch first, then the latest start. */
typedef struct
{
  char *agent;
  char *name;
  double stretch_s;        /* without a break */
  int64_t stretch_since_us;
  int64_t latest_start_us; /* by the rules, or NONE */
  DagBand level_before;    /* of the queues that the person serves, if nobody goes */
  DagBand level;           /* if this person goes now */
  DagBand wait_s;
} DagCanGoPerson;

/* A quarter of an hour in which somebody could best be away. */
typedef struct
{
  int64_t from_us;
  int64_t to_us;
  double level;
} DagCanGoMoment;

/* Why nothing can be said. */
typedef enum
{
  DAG_CAN_GO_NO_GAP,
  DAG_CAN_GO_LOOKING,   /* the first answer is on its way */
  DAG_CAN_GO_TOO_EARLY, /* nothing is known yet of how many contacts come in */
  DAG_CAN_GO_NOBODY,    /* nobody is at work who has not just had a break */
} DagCanGoGap;

typedef struct
{
  int64_t at_us;
  DagCanGoGap gap;
  double target;  /* service level that is wanted, 0…1 */
  DagBand level[DAG_CAN_GO_N_DELAYS];  /* all live queues, if nobody goes */
  DagBand level_one[DAG_CAN_GO_N_DELAYS]; /* if the first in order goes then */
  DagBand wait[DAG_CAN_GO_N_DELAYS];
  DagBand wait_one[DAG_CAN_GO_N_DELAYS];
  guint n_can_go[DAG_CAN_GO_N_DELAYS]; /* so many at once without the customers noticing */
  GPtrArray *people;  /* of DagCanGoPerson */
  GArray *moments;    /* of DagCanGoMoment: the best of the next two hours, by time */
  guint n_weeks;      /* the same weekday of so many weeks told what usually comes in */
} DagCanGoAnswer;

/**
 * DagCanGo:
 *
 * Works it out beside the window, when somebody looks and what was worked out is old.
 * Signal "changed": there is a new answer. Main thread only.
 */
#define DAG_TYPE_CAN_GO (dag_can_go_get_type ())
G_DECLARE_FINAL_TYPE (DagCanGo, dag_can_go, DAG, CAN_GO, GObject)

DagCanGo             *dag_can_go_get        (DagDashboard *dashboard);
void                  dag_can_go_look       (DagCanGo *self);
const DagCanGoAnswer *dag_can_go_get_answer (DagCanGo *self);

G_END_DECLS
