/* dag-promise-list.h - who promised to ring back by when, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-promise-book.h"
#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_PROMISE_LIST_SHOWN 5 /* the most urgent ones; the others on a press */

#define DAG_TYPE_PROMISE_LIST (dag_promise_list_get_type ())
G_DECLARE_FINAL_TYPE (DagPromiseList, dag_promise_list, DAG, PROMISE_LIST, AdwBin)

GtkWidget     *dag_promise_list_new (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

char          *dag_promise_refuse   (const char *line) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry *dag_promise_add      (DagStandupDesk *desk,
                                     const char     *line);
void           dag_promise_move     (DagStandupDesk   *desk,
                                     const DagPromise *promise,
                                     int64_t           due_us);
void           dag_promise_keep     (DagStandupDesk   *desk,
                                     const DagPromise *promise);
char          *dag_promise_name     (const DagPromise *promise) G_GNUC_WARN_UNUSED_RESULT;
char          *dag_promise_describe (DagStandupDesk   *desk,
                                     const DagPromise *promise) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
