/* dag-promise-book.h - the promises of a team: those of the source, and those of the board
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-promise-stage.h"

G_BEGIN_DECLS

/* What an own promise says it comes from, where it follows a callback of the source. */
#define DAG_PROMISE_OF_CALLBACK "callback:"

/* Texts of the source are as they came over the wire. */
typedef struct
{
  char *id;        /* of the item, or of the callback after DAG_PROMISE_OF_CALLBACK */
  gboolean is_own; /* written here: it can be changed */
  char *reference; /* as it may be shown; empty where the source's own may not be kept */
  char *queue;     /* (nullable): name of the queue */
  char *person;    /* (nullable): id */
  char *name;      /* (nullable) */
  int64_t promised_us;
  int64_t due_us;
  DagPromiseStage stage;
} DagPromise;

void       dag_promise_free       (DagPromise *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagPromise, dag_promise_free)

GPtrArray *dag_promise_book_list  (DagDashboard *dashboard,
                                   const char   *team_name,
                                   const char   *day,
                                   const char   *today) G_GNUC_WARN_UNUSED_RESULT;
void       dag_promise_book_tally (DagDashboard    *dashboard,
                                   const char      *team_name,
                                   DagPromiseTally *tally);
guint      dag_promise_book_count_kept (DagDashboard *dashboard,
                                        const char   *person);

G_END_DECLS
