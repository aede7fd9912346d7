/* dag-alert-list.h - alerts as rows: those being dealt with, those that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

/* Property "title": the heading. Hidden while there is nothing to list. */
#define DAG_TYPE_ALERT_LIST (dag_alert_list_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertList, dag_alert_list, DAG, ALERT_LIST, AdwBin)

void dag_alert_list_set_items (DagAlertList  *self,
                               DagAlertWatch *watch,
                               GPtrArray     *items,
                               guint          most,
                               gboolean       with_people);

G_END_DECLS
