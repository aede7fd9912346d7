/* dag-alert-pools.h - which queues share their people: they are busy together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagAlertPools:
 *
 * Two queues are of one pool where somebody serves both. What a queue can carry depends on
 * the people of its whole pool, and what is wrong with one of them is wrong with all.
 */
typedef struct _DagAlertPools DagAlertPools;

DagAlertPools *dag_alert_pools_new        (GPtrArray *queues) G_GNUC_WARN_UNUSED_RESULT;
void           dag_alert_pools_free       (DagAlertPools *self);

const char    *dag_alert_pools_add_person (DagAlertPools        *self,
                                           const DagAgentSample *agent,
                                           double                work_s);
const char    *dag_alert_pools_find       (DagAlertPools *self,
                                           const char    *queue);
double         dag_alert_pools_get_work_s (DagAlertPools *self,
                                           const char    *queue);

G_END_DECLS
