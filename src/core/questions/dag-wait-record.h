/* dag-wait-record.h - what callers were told about the wait, against what they then waited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

#define DAG_WAIT_RECORD_MIN 10    /* callers; below, no figure */
#define DAG_WAIT_RECORD_GROUP 5   /* more answered between two polls cannot be told apart */
#define DAG_WAIT_RECORD_STEP_S 10 /* waits are kept by so many seconds */

/* How many callers of one queue were told so much and then waited so long: no persons. */
typedef struct
{
  int64_t quarter_us; /* when the quarter of an hour began in which it ended */
  guint told_min;     /* minutes that were told when they joined the line */
  guint waited_steps; /* of %DAG_WAIT_RECORD_STEP_S, rounded up */
  guint n;
  guint n_longer;     /* of them, waited longer than told */
} DagWaitCell;

typedef struct
{
  guint n;          /* callers who were told a time; 0 also where there are too few to say */
  guint n_kept;     /* waited no longer than that */
  double told_s;    /* median */
  double waited_s;  /* median */
} DagWaitSummary;

/* One queue, from poll to poll. */
typedef struct _DagWaitRecord DagWaitRecord;

DagWaitRecord *dag_wait_record_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           dag_wait_record_free      (DagWaitRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagWaitRecord, dag_wait_record_free)

void           dag_wait_record_observe   (DagWaitRecord        *self,
                                          const DagQueueSample *queue,
                                          int64_t               taken_at_us,
                                          guint                 told_min);
void           dag_wait_record_restore   (DagWaitRecord     *self,
                                          const DagWaitCell *cell);
GArray        *dag_wait_record_get_cells (DagWaitRecord *self);
gboolean       dag_wait_record_summarise (DagWaitRecord  *self,
                                          int64_t         from_us,
                                          int64_t         to_us,
                                          DagWaitSummary *summary);
void           dag_wait_record_trim      (DagWaitRecord *self,
                                          int64_t        before_us);

G_END_DECLS
