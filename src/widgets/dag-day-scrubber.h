/* dag-day-scrubber.h - a day as a line of how many waited, with a handle on one moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-history.h"

G_BEGIN_DECLS

/**
 * DagDayScrubber:
 *
 * A slider of time. Left and Right move by five minutes, with Shift by one, Page Up and
 * Down by an hour, Home and End to the ends of what is known. Of the rest of the day
 * nothing is drawn, and the handle does not go there.
 *
 * Signal: "moved" (int64): a person chose this moment.
 */
#define DAG_TYPE_DAY_SCRUBBER (dag_day_scrubber_get_type ())
G_DECLARE_FINAL_TYPE (DagDayScrubber, dag_day_scrubber, DAG, DAY_SCRUBBER, GtkWidget)

void    dag_day_scrubber_set_day    (DagDayScrubber      *self,
                                     const DagHistoryDay *day,
                                     GTimeZone           *zone);
void    dag_day_scrubber_set_points (DagDayScrubber *self,
                                     GArray         *points);
void    dag_day_scrubber_set_at     (DagDayScrubber *self,
                                     int64_t         at_us);
int64_t dag_day_scrubber_get_at     (DagDayScrubber *self);
void    dag_day_scrubber_move       (DagDayScrubber *self,
                                     int             minutes);

G_END_DECLS
