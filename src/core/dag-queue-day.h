/* dag-queue-day.h - counters of a queue added up: absence is never zero
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

void dag_queue_day_add (DagQueueDay       *sum,
                        const DagQueueDay *counts);

G_END_DECLS
