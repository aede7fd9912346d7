/* dag-alert-item.h - one alert as lists and widgets hold it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-alert.h"

G_BEGIN_DECLS

/**
 * DagAlertItem:
 *
 * Signal: "changed" after the alert, its state or its values are others.
 */
#define DAG_TYPE_ALERT_ITEM (dag_alert_item_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertItem, dag_alert_item, DAG, ALERT_ITEM, GObject)

const DagAlert *dag_alert_item_get_alert (DagAlertItem *self);
const char     *dag_alert_item_get_name  (DagAlertItem *self);
const char     *dag_alert_item_get_team  (DagAlertItem *self);
const char     *dag_alert_item_get_entry (DagAlertItem *self);
gboolean        dag_alert_item_is_acted_on (DagAlertItem *self);

/* For the watch that owns it. */
DagAlertItem   *dag_alert_item_new       (const DagAlert *alert) G_GNUC_WARN_UNUSED_RESULT;
void            dag_alert_item_set_alert (DagAlertItem   *self,
                                          const DagAlert *alert);
void            dag_alert_item_set_names (DagAlertItem *self,
                                          const char   *name,
                                          const char   *team);
gboolean        dag_alert_item_set_waits (DagAlertItem *self,
                                          gboolean      waits);
void            dag_alert_item_set_place (DagAlertItem *self,
                                          guint         place);
guint           dag_alert_item_get_place (DagAlertItem *self);
void            dag_alert_item_set_entry (DagAlertItem *self,
                                          const char   *entry);

G_END_DECLS
