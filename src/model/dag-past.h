/* dag-past.h - any moment of the days that are kept, on a dashboard of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagPast:
 *
 * Reads moments of the live dashboard's history and shows them on another dashboard.
 * While one is being read, only the last that was asked for waits.
 *
 * Signals: "days-changed": other days are kept; "changed": another moment is shown, or
 * nothing is kept of it.
 */
#define DAG_TYPE_PAST (dag_past_get_type ())
G_DECLARE_FINAL_TYPE (DagPast, dag_past, DAG, PAST, GObject)

DagPast             *dag_past_new           (DagDashboard *live) G_GNUC_WARN_UNUSED_RESULT;
DagDashboard        *dag_past_get_dashboard (DagPast *self);

void                 dag_past_read_days     (DagPast *self);
const DagHistoryDay *dag_past_get_days      (DagPast *self,
                                             guint   *n_days);
gboolean             dag_past_is_unreadable (DagPast *self);
const DagHistoryDay *dag_past_get_day       (DagPast *self);
const DagHistoryDay *dag_past_find_day      (DagPast *self,
                                             int64_t  at_us);

void                 dag_past_show          (DagPast *self,
                                             int64_t  at_us);
int64_t              dag_past_get_at        (DagPast *self);
gboolean             dag_past_is_reading    (DagPast *self);
gboolean             dag_past_has_picture   (DagPast *self);
gboolean             dag_past_is_told       (DagPast *self);

void                 dag_past_set_people    (DagPast  *self,
                                             gboolean  with_people);
gboolean             dag_past_get_people    (DagPast *self);

G_END_DECLS
