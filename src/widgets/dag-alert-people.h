/* dag-alert-people.h - whom an alert is about, or who could help, with the day as evidence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

/**
 * DagAlertPeople:
 *
 * Names in words; where somebody had no air all day, the day is drawn below the name: it is
 * the evidence. Pauses under five minutes are part of the work there.
 */
#define DAG_TYPE_ALERT_PEOPLE (dag_alert_people_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertPeople, dag_alert_people, DAG, ALERT_PEOPLE, AdwBin)

void dag_alert_people_show (DagAlertPeople *self,
                            DagAlertWatch  *watch,
                            DagAlertItem   *item);

G_END_DECLS
