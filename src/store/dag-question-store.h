/* dag-question-store.h - what customers asked and how long they waited, in the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-reason-count.h"
#include "dag-store.h"
#include "dag-wait-record.h"

G_BEGIN_DECLS

/* Waits of one queue. */
typedef struct
{
  char *queue;
  DagWaitCell cell;
} DagQueueWait;

/* What goes to a job, or comes from one. */
typedef struct
{
  GPtrArray *counts; /* of DagReasonCount */
  GPtrArray *waits;  /* of DagQueueWait */
  int64_t day;       /* load: the civil day of the centre, counted from 1970 */
  int64_t since_us;  /* load: waits of quarters that began then or later; find: after it */
  char *reason;      /* find */
  int64_t found_us;  /* find: the answer, or DAG_TIME_NONE */
} DagQuestionRequest;

DagQuestionRequest *dag_question_request_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                dag_question_request_free (DagQuestionRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagQuestionRequest, dag_question_request_free)
void                dag_question_request_add_wait (DagQuestionRequest *self,
                                                   const char         *queue,
                                                   const DagWaitCell  *cell);

/* Writes waits in the place of what is there; and counts, whose first rise stays. */
extern const DagStoreJob dag_question_save_job;
/* Answers with the counts of @day and of the same weekday in the weeks before, and with the
 * waits since @since_us. */
extern const DagStoreJob dag_question_load_job;
/* Answers with the first time after @since_us at which @reason was seen to rise. */
extern const DagStoreJob dag_question_find_job;

G_END_DECLS
