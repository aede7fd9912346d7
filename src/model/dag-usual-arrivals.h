/* dag-usual-arrivals.h - how many contacts come in at this hour of this weekday, as a rule
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_USUAL_WEEKS 6 /* the same weekday of so many weeks before */

/**
 * DagUsualArrivals:
 *
 * Reads the same hours of the same weekday of the last weeks from the dashboard's history:
 * the median of what is kept is the usual. Signal "changed": another number of weeks is
 * known. Main thread only.
 */
#define DAG_TYPE_USUAL_ARRIVALS (dag_usual_arrivals_get_type ())
G_DECLARE_FINAL_TYPE (DagUsualArrivals, dag_usual_arrivals, DAG, USUAL_ARRIVALS, GObject)

DagUsualArrivals *dag_usual_arrivals_get         (DagDashboard *dashboard);
void              dag_usual_arrivals_look        (DagUsualArrivals *self);
gboolean          dag_usual_arrivals_is_reading  (DagUsualArrivals *self);
guint             dag_usual_arrivals_get_n_weeks (DagUsualArrivals *self);
void              dag_usual_arrivals_read        (DagUsualArrivals *self,
                                                  const char       *queue,
                                                  int64_t           from_us,
                                                  double           *usual,
                                                  guint             n);

G_END_DECLS
