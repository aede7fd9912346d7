/* dag-tile-box.h - cards side by side: as many columns as there is room for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DagTileBox:
 *
 * Lays its children in equal columns, all of "columns" in one row where each gets at least
 * "column-width" pixels, else half of them (if "columns" is even), else one below another.
 * Properties: "columns", "column-width", "first-span" (columns the first child takes while
 * there are several), "fill" (the last row takes the height that is left).
 */
#define DAG_TYPE_TILE_BOX (dag_tile_box_get_type ())
G_DECLARE_FINAL_TYPE (DagTileBox, dag_tile_box, DAG, TILE_BOX, GtkWidget)

guint dag_tile_box_choose_columns (guint columns,
                                   int   column_width,
                                   int   width);
void  dag_tile_box_append         (DagTileBox *self,
                                   GtkWidget  *child);

G_END_DECLS
