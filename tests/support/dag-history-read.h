/* dag-history-read.h - what a history answers, awaited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"
#include "dag-test-ready.h"
#include "dag-test.h"

static inline DagSnapshot *
dag_test_read_snapshot (DagHistory  *history,
                        int64_t      at_us,
                        GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dag_history_read_snapshot_async (history, at_us, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 20000);
  return dag_history_read_snapshot_finish (history, result, error);
}
