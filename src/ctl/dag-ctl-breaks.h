/* dag-ctl-breaks.h - how everybody stands to the rules on breaks, without a screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dag-alert-signals.h"
#include "dag-connector.h"
#include "dag-memory-history.h"

G_BEGIN_DECLS

typedef struct _DagCtlBreaks DagCtlBreaks;

DagCtlBreaks  *dag_ctl_breaks_new    (DagMemoryHistory *history,
                                      DagConnector     *connector) G_GNUC_WARN_UNUSED_RESULT;
void           dag_ctl_breaks_free   (DagCtlBreaks *self);

DagAlertBreaks dag_ctl_breaks_get_asked (DagCtlBreaks *self);
void           dag_ctl_breaks_look   (DagCtlBreaks *self,
                                      DagSnapshot  *snapshot);
void           dag_ctl_breaks_report (DagCtlBreaks *self,
                                      JsonBuilder  *builder,
                                      const char   *agent);

G_END_DECLS
