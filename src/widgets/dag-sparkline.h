/* dag-sparkline.h - a trend the size of a word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  dag_sparkline_snapshot (GtkSnapshot           *snapshot,
                              const float           *points,
                              guint                  n_points,
                              const graphene_rect_t *area,
                              const GdkRGBA         *color);
char *dag_sparkline_describe (const float *points,
                              guint        n_points) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
