/* dag-poller-private.h - what a test changes so that it need not wait
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-poller.h"

G_BEGIN_DECLS

void dag_poller_set_seed       (DagPoller *self,
                                guint32    seed);
void dag_poller_set_time_scale (DagPoller *self,
                                double     scale);
void dag_poller_announce_network (DagPoller *self,
                                  gboolean   is_available);

G_END_DECLS
