/* dag-alert-tally.h - how often each rule fired, and how often somebody acted on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

#define DAG_TYPE_ALERT_TALLY (dag_alert_tally_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertTally, dag_alert_tally, DAG, ALERT_TALLY, AdwBin)

void dag_alert_tally_update (DagAlertTally *self,
                             DagAlertWatch *watch);

G_END_DECLS
