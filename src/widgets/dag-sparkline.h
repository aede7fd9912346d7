/* dag-sparkline.h - a trend the size of a word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_sparkline_snapshot (GtkSnapshot           *snapshot,
                             const float           *points,
                             guint                  n_points,
                             const graphene_rect_t *area,
                             const GdkRGBA         *color);

G_END_DECLS
