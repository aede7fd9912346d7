/* dag-answer-list.h - answer cards: found by typing, copied with one key
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* Signal "open" (DagBoardEntry *card, nullable: a new one): write in it. */
#define DAG_TYPE_ANSWER_LIST (dag_answer_list_get_type ())
G_DECLARE_FINAL_TYPE (DagAnswerList, dag_answer_list, DAG, ANSWER_LIST, AdwBin)

void     dag_answer_list_set_dashboard (DagAnswerList *self,
                                        DagDashboard  *dashboard);
void     dag_answer_list_refresh       (DagAnswerList *self);
gboolean dag_answer_list_search        (DagAnswerList *self);
gboolean dag_answer_list_stop_search   (DagAnswerList *self);

G_END_DECLS
