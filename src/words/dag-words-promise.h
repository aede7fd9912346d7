/* dag-words-promise.h - what is said of promises to ring back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-promise-stage.h"

G_BEGIN_DECLS

char *dag_words_promise       (const char      *name,
                               int64_t          due_us,
                               DagPromiseStage  stage,
                               GTimeZone       *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_promise_share (const DagPromiseTally *tally) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_promises      (const DagPromiseTally *tally) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
