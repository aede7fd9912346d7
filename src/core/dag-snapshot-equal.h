/* dag-snapshot-equal.h - whether two records say the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

gboolean dag_queue_sample_equal    (const DagQueueSample *one,
                                    const DagQueueSample *other);
gboolean dag_agent_sample_equal    (const DagAgentSample *one,
                                    const DagAgentSample *other);
gboolean dag_reason_sample_equal   (const DagReasonSample *one,
                                    const DagReasonSample *other);
gboolean dag_callback_sample_equal (const DagCallbackSample *one,
                                    const DagCallbackSample *other);
gboolean dag_snapshot_equal        (const DagSnapshot *one,
                                    const DagSnapshot *other);

G_END_DECLS
