/* dag-reason-past.h - how often each reason was noted before, by this time on such a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-question-radar.h"
#include "dag-reason-count.h"
#include "dag-reason-day.h"

G_BEGIN_DECLS

#define DAG_REASON_PAST_DAYS 28 /* so many are remembered, the day before today last */

/**
 * DagReasonPast:
 *
 * What the source tells of whole days (dag_reason_past_add_day(), with the part of a day
 * that is over by a time from dag_reason_past_add_handled()), and what was recorded here up
 * to the quarter of an hour (dag_reason_past_add_count()). The first is preferred: it is more.
 */
typedef struct _DagReasonPast DagReasonPast;

DagReasonPast *dag_reason_past_new         (int64_t today) G_GNUC_WARN_UNUSED_RESULT;
void           dag_reason_past_free        (DagReasonPast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagReasonPast, dag_reason_past_free)

int64_t        dag_reason_past_get_today   (const DagReasonPast *self);
void           dag_reason_past_add_day     (DagReasonPast      *self,
                                            const DagReasonDay *day);
void           dag_reason_past_add_handled (DagReasonPast *self,
                                            const char    *queue,
                                            int64_t        day,
                                            int            minute,
                                            int            minutes,
                                            int64_t        handled);
void           dag_reason_past_set_handled (DagReasonPast *self,
                                            const char    *queue,
                                            int64_t        handled);
void           dag_reason_past_add_count   (DagReasonPast        *self,
                                            const DagReasonCount *count);
double         dag_reason_past_get_share   (DagReasonPast *self,
                                            const char    *queue,
                                            int            minute);
void           dag_reason_past_fill        (DagReasonPast    *self,
                                            DagQuestionRadar *radar,
                                            int               minute);
gboolean       dag_reason_past_get_days    (DagReasonPast *self,
                                            const char    *reason,
                                            float          points[DAG_REASON_PAST_DAYS]);

G_END_DECLS
