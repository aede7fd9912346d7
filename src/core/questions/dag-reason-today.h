/* dag-reason-today.h - today's counts of contacts and their reasons, from answer to answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-question-radar.h"
#include "dag-reason-count.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Half hours of a day: as a trend is drawn. */
#define DAG_REASON_TODAY_SLOTS 48

typedef struct _DagReasonToday DagReasonToday;

DagReasonToday *dag_reason_today_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            dag_reason_today_free     (DagReasonToday *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagReasonToday, dag_reason_today_free)

void            dag_reason_today_clear    (DagReasonToday *self);
void            dag_reason_today_restore  (DagReasonToday       *self,
                                           const DagReasonCount *count);
void            dag_reason_today_observe  (DagReasonToday *self,
                                           DagSnapshot    *snapshot,
                                           int64_t         day,
                                           int             minute);
GPtrArray      *dag_reason_today_take_changed (DagReasonToday *self)
                                           G_GNUC_WARN_UNUSED_RESULT;
void            dag_reason_today_fill     (DagReasonToday   *self,
                                           DagSnapshot      *snapshot,
                                           DagQuestionRadar *radar);
int64_t         dag_reason_today_find_first (DagReasonToday *self,
                                             const char     *reason,
                                             int64_t         since_us);
gboolean        dag_reason_today_get_course (DagReasonToday *self,
                                             const char     *reason,
                                             float points[DAG_REASON_TODAY_SLOTS]);

G_END_DECLS
