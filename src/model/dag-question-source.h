/* dag-question-source.h - asks the source how often each reason was noted before
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"
#include "dag-reason-past.h"

G_BEGIN_DECLS

/**
 * DagQuestionSource:
 *
 * Signal "read": something came, and is in the past that was given.
 */
#define DAG_TYPE_QUESTION_SOURCE (dag_question_source_get_type ())
G_DECLARE_FINAL_TYPE (DagQuestionSource, dag_question_source, DAG, QUESTION_SOURCE, GObject)

DagQuestionSource *dag_question_source_new  (DagConnector *connector)
                                             G_GNUC_WARN_UNUSED_RESULT;
void               dag_question_source_read (DagQuestionSource *self,
                                             DagReasonPast     *past,
                                             GTimeZone         *zone,
                                             guint              n_queues);
void               dag_question_source_follow (DagQuestionSource *self);
void               dag_question_source_stop (DagQuestionSource *self);

G_END_DECLS
