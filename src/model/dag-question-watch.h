/* dag-question-watch.h - looks at every answer for what customers ask, and how long they wait
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-question-radar.h"
#include "dag-reason-past.h"
#include "dag-wait-record.h"

G_BEGIN_DECLS

/* What a topic of a stand-up that comes from a question says as its source, before its id. */
#define DAG_TOPIC_QUESTION "question:"

/**
 * DagQuestionWatch:
 *
 * Counts by reason, by the quarter of an hour, and how long callers waited against what they
 * were told; no persons. Kept in the database of the centre, where there is one.
 *
 * Property "n-new" (uint, read-only): how many questions rise that are no topic of today
 * yet. Signal "changed": the radar is another one. Main thread only.
 */
#define DAG_TYPE_QUESTION_WATCH (dag_question_watch_get_type ())
G_DECLARE_FINAL_TYPE (DagQuestionWatch, dag_question_watch, DAG, QUESTION_WATCH, GObject)

DagQuestionWatch *dag_question_watch_new        (DagDashboard *dashboard,
                                                 DagBoard     *board)
                                                 G_GNUC_WARN_UNUSED_RESULT;
void              dag_question_watch_set_source (DagQuestionWatch *self,
                                                 DagConnector     *connector);
void              dag_question_watch_set_store  (DagQuestionWatch *self,
                                                 DagStore         *store);

const DagQuestionRadar *
                  dag_question_watch_get_radar  (DagQuestionWatch *self);
guint             dag_question_watch_get_n_new  (DagQuestionWatch *self);
char             *dag_question_watch_dup_today  (DagQuestionWatch *self)
                                                 G_GNUC_WARN_UNUSED_RESULT;
gboolean          dag_question_watch_is_topic   (DagQuestionWatch *self,
                                                 const char       *id);
guint             dag_question_watch_get_trend  (DagQuestionWatch *self,
                                                 const char       *id,
                                                 float points[DAG_REASON_PAST_DAYS + 1]);
gboolean          dag_question_watch_summarise_wait (DagQuestionWatch *self,
                                                     const char       *queue,
                                                     DagWaitSummary   *summary);

void              dag_question_watch_tally      (DagQuestionWatch *self,
                                                 DagBoardEntry    *card);
guint             dag_question_watch_count_tally (DagQuestionWatch *self,
                                                  DagBoardEntry    *card);

void              dag_question_watch_find_first_async  (DagQuestionWatch    *self,
                                                        const char          *reason,
                                                        int64_t              since_us,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
int64_t           dag_question_watch_find_first_finish (DagQuestionWatch  *self,
                                                        GAsyncResult      *result,
                                                        GError           **error);

G_END_DECLS
