/* dag-memory-series-private.h - the series of the whole centre, as the memory history makes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-restore.h"
#include "dag-queue-track.h"
#include "dag-totals.h"
#include "dag-track.h"

G_BEGIN_DECLS

int64_t dag_centre_samples_get_start     (const GArray *samples);
double  dag_centre_samples_get_value     (const GArray *samples,
                                          DagSeriesKind kind,
                                          int64_t       at_us,
                                          double        gap_s);
void    dag_centre_samples_append_points (const GArray *samples,
                                          DagSeriesKind kind,
                                          int64_t       from_us,
                                          int64_t       to_us,
                                          double        gap_s,
                                          GArray       *points);
void    dag_centre_samples_trim          (GArray *samples,
                                          int64_t before_us,
                                          guint   max);
void    dag_centre_samples_cut           (GArray *samples,
                                          int64_t from_us);

void    dag_intervals_append_points      (GHashTable   *queues,
                                          DagSeriesKind kind,
                                          int64_t       from_us,
                                          int64_t       to_us,
                                          GArray       *points);

GArray *dag_people_curve_new             (GHashTable *agents,
                                          int64_t     from_us,
                                          int64_t     to_us) G_GNUC_WARN_UNUSED_RESULT;
void    dag_people_curve_append_points   (const GArray *curve,
                                          DagSeriesKind kind,
                                          int64_t       from_us,
                                          int64_t       to_us,
                                          GArray       *points);

G_END_DECLS
