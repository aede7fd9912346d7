/* dag-http-client.h - one question of a test, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"
#include "dag-fault.h"
#include "dag-http.h"
#include "dag-test.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_done;
  DagHttpAnswer *answer;
  DagHttpTrace trace;
  GError *error;
} DagOutcome;

static inline void
dag_outcome_clear (DagOutcome *self)
{
  g_clear_pointer (&self->answer, dag_http_answer_free);
  g_clear_error (&self->error);
  self->is_done = FALSE;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagOutcome, dag_outcome_clear)

static inline void
dag_outcome_on_get_ready (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  DagOutcome *outcome = user_data;

  outcome->answer = dag_http_get_finish (DAG_HTTP (source), result, &outcome->trace,
                                         &outcome->error);
  outcome->is_done = TRUE;
}

/* Asks and waits; @fault: what must come of it, or -1 for an answer. */
static inline void
dag_outcome_get (DagOutcome           *self,
                 DagHttp              *http,
                 const DagHttpRequest *request,
                 int                   fault)
{
  dag_outcome_clear (self);
  dag_http_get_async (http, request, NULL, dag_outcome_on_get_ready, self);
  dag_test_await (self->is_done, 20000);
  if (self->error != NULL)
    g_test_message ("after %u ms: %s", self->trace.elapsed_ms, self->error->message);
  if (fault < 0)
    {
      g_assert_no_error (self->error);
      g_assert_nonnull (self->answer);
      return;
    }
  g_assert_null (self->answer);
  g_assert_error (self->error, DAG_FAULT, fault);
}

G_END_DECLS
