/* dag-chart-raster.h - draws spans of columns into an image, smooth at their ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dag-chart-columns.h"
#include "dag-chart-palette.h"

G_BEGIN_DECLS

void dag_chart_raster_draw (cairo_surface_t       *image,
                            const DagChartColumn  *columns,
                            guint                  n_columns,
                            double                 top,
                            int                    scale,
                            gboolean               mirrored,
                            DagChartRole           role);

G_END_DECLS
