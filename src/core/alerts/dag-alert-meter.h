/* dag-alert-meter.h - what came into a queue lately, by its counters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-totals.h"

G_BEGIN_DECLS

/**
 * DagAlertMeter:
 *
 * Keeps a queue's counters of the last hour and a half. Where they go back (midnight, a
 * restart of the source) it begins anew.
 */
typedef struct _DagAlertMeter DagAlertMeter;

DagAlertMeter *dag_alert_meter_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void           dag_alert_meter_free    (DagAlertMeter *self);

void           dag_alert_meter_add     (DagAlertMeter     *self,
                                        const DagQueueDay *today,
                                        int64_t            waiting,
                                        int64_t            at_us);
gboolean       dag_alert_meter_read    (const DagAlertMeter *self,
                                        int64_t              window_us,
                                        DagQueueDay         *counts);
double         dag_alert_meter_get_missed (const DagAlertMeter *self);
double         dag_alert_meter_get_silent_s (const DagAlertMeter *self);
double         dag_alert_meter_get_per_hour (const DagAlertMeter *self);

G_END_DECLS
