/* dag-alert-trail.h - how a value went since an alert's first sign, against its limit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-alert.h"

G_BEGIN_DECLS

/* The size of a few words; a picture of what the words beside it say. */
#define DAG_TYPE_ALERT_TRAIL (dag_alert_trail_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertTrail, dag_alert_trail, DAG, ALERT_TRAIL, GtkWidget)

void dag_alert_trail_show (DagAlertTrail  *self,
                           const DagAlert *alert);

G_END_DECLS
