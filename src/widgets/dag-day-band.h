/* dag-day-band.h - one person's day, drawn from left to right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-day.h"

G_BEGIN_DECLS

/**
 * DagDayBand:
 *
 * Each kind of stretch has a texture as well as a tone; breaks are the bright ones, gaps
 * stay empty. Now is a line. The pointer, or Left and Right with the focus on it, read out
 * a stretch. To a screen reader it is an image with the day in words.
 */
#define DAG_TYPE_DAY_BAND (dag_day_band_get_type ())
G_DECLARE_FINAL_TYPE (DagDayBand, dag_day_band, DAG, DAY_BAND, GtkWidget)

void        dag_day_band_set_day      (DagDayBand *self,
                                       GArray     *segments,
                                       int64_t     from_us,
                                       int64_t     to_us,
                                       int64_t     now_us,
                                       GTimeZone  *zone);
gboolean    dag_day_band_move_cursor  (DagDayBand *self,
                                       int         steps);
const char *dag_day_band_get_read_out (DagDayBand *self);
void        dag_day_band_snapshot_swatch (GtkSnapshot           *snapshot,
                                          DagDayKind             kind,
                                          const graphene_rect_t *area,
                                          const GdkRGBA         *color);

G_END_DECLS
