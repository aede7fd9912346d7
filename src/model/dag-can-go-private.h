/* dag-can-go-private.h - what is carried to the thread that works out who could go
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-arrivals.h"
#include "dag-can-go.h"

G_BEGIN_DECLS

#define DAG_CAN_GO_N_PAST 8 /* quarters of an hour */
#define DAG_CAN_GO_N_USUAL (DAG_CAN_GO_N_PAST + DAG_OUTLOOK_N_SLOTS)

/* Immutable but for the thread that has it. */
typedef struct
{
  DagSnapshot *snapshot;
  int64_t now_us;
  GPtrArray *lanes; /* of DagBreakLane */
  double *arrivals; /* DAG_CAN_GO_N_PAST for each queue, NaN: not known */
  double *grown;    /* by so much the line of each queue grew in the last hour */
  double *usual;    /* DAG_CAN_GO_N_USUAL for each queue, NaN: not known */
  guint n_weeks;    /* that @usual rests on */
  gboolean knows_arrivals;
  guint n_read;     /* queues whose past was read so far */
} DagCanGoBrief;

DagCanGoBrief  *dag_can_go_brief_new  (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;
void            dag_can_go_brief_free (DagCanGoBrief *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCanGoBrief, dag_can_go_brief_free)

gboolean        dag_can_go_brief_read (DagCanGoBrief *self,
                                       DagDashboard  *dashboard,
                                       int64_t        budget_us);
DagOutlook     *dag_can_go_brief_new_outlook (const DagCanGoBrief *self)
                                              G_GNUC_WARN_UNUSED_RESULT;

DagCanGoAnswer *dag_can_go_work_out    (const DagCanGoBrief *brief,
                                        GCancellable        *cancellable)
                                        G_GNUC_WARN_UNUSED_RESULT;
DagCanGoAnswer *dag_can_go_answer_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            dag_can_go_answer_free (DagCanGoAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCanGoAnswer, dag_can_go_answer_free)

G_END_DECLS
