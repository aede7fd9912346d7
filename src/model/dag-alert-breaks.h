/* dag-alert-breaks.h - what alerts ask about breaks, answered by the lanes of the day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-signals.h"
#include "dag-break-live.h"

G_BEGIN_DECLS

DagAlertBreaks dag_alert_breaks_of (DagBreakLive *breaks);

G_END_DECLS
