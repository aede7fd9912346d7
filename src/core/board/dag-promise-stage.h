/* dag-promise-stage.h - how a promise to ring back stands, and how many are kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_PROMISE_MOST_REFERENCE 20 /* characters */
#define DAG_PROMISE_PHONE_DIGITS 8    /* so many make a number that can be rung */

typedef enum
{
  DAG_PROMISE_IN_TIME,
  DAG_PROMISE_HALF_GONE, /* more than half of its time has gone */
  DAG_PROMISE_PAST,      /* its time has come, and nobody rang */
  DAG_PROMISE_KEPT,
  DAG_PROMISE_LATE, /* rung, but late */
} DagPromiseStage;

/* Of many. Kept are those at or before their time, of those whose time has come. */
typedef struct
{
  guint n_open;
  guint n_past; /* of the open ones */
  guint n_due;
  guint n_kept;
} DagPromiseTally;

DagPromiseStage dag_promise_find_stage       (int64_t promised_us,
                                              int64_t due_us,
                                              int64_t done_us,
                                              int64_t now_us);
gboolean        dag_promise_stage_is_open    (DagPromiseStage stage);
void            dag_promise_tally_add        (DagPromiseTally *tally,
                                              DagPromiseStage  stage);
gboolean        dag_promise_reference_is_fit (const char *reference);
gboolean        dag_promise_is_number        (const char *text);

G_END_DECLS
