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

/* The place of who serves nobody who waits. */
#define DAG_ALERT_NO_POOL G_MAXUINT

DagAlertPools *dag_alert_pools_new        (GPtrArray *queues) G_GNUC_WARN_UNUSED_RESULT;
void           dag_alert_pools_free       (DagAlertPools *self);

guint          dag_alert_pools_add_person (DagAlertPools        *self,
                                           const DagAgentSample *agent);
guint          dag_alert_pools_get_n_places (DagAlertPools *self);
guint          dag_alert_pools_get_root   (DagAlertPools *self,
                                           guint          place);
guint          dag_alert_pools_find       (DagAlertPools *self,
                                           const char    *queue);
const char    *dag_alert_pools_get_queue  (DagAlertPools *self,
                                           guint          place);

G_END_DECLS
