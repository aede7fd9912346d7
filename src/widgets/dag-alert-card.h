/* dag-alert-card.h - one alert that is open: what, since when, and what now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

#define DAG_TYPE_ALERT_CARD (dag_alert_card_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertCard, dag_alert_card, DAG, ALERT_CARD, AdwBin)

GtkWidget    *dag_alert_card_new      (DagAlertWatch *watch) G_GNUC_WARN_UNUSED_RESULT;

void          dag_alert_card_set_watch (DagAlertCard  *self,
                                        DagAlertWatch *watch);
void          dag_alert_card_set_brief (DagAlertCard *self,
                                        gboolean      brief);
void          dag_alert_card_show     (DagAlertCard *self,
                                       DagAlertItem *item,
                                       gboolean      accent,
                                       gboolean      with_people);
DagAlertItem *dag_alert_card_get_item (DagAlertCard *self);

const char   *dag_alert_icon_name     (const DagAlert *alert);
char         *dag_alert_target        (const DagAlert *alert) G_GNUC_WARN_UNUSED_RESULT;
char         *dag_alert_sentence      (DagAlertWatch *watch,
                                       DagAlertItem  *item,
                                       gboolean       with_people) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
