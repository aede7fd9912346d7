/* dag-tile.h - one figure as a card that leads to what is behind it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a tile says; all of it plain text. */
typedef struct
{
  const char *value;
  const char *unit;    /* (nullable): in a lighter tone after it */
  const char *caption; /* (nullable): the small line below */
  const char *spoken;  /* (nullable): the value for a screen reader, where it reads otherwise */
  const char *reason;  /* (nullable): why the value is not known */
} DagTileFigure;

/**
 * DagTile:
 *
 * A button with "title", "icon-name" and "formula" (its tooltip, and with the figure its
 * description for a screen reader). Properties of GtkActionable say where it leads.
 */
#define DAG_TYPE_TILE (dag_tile_get_type ())
G_DECLARE_FINAL_TYPE (DagTile, dag_tile, DAG, TILE, GtkButton)

void dag_tile_set_figure  (DagTile             *self,
                           const DagTileFigure *figure);
void dag_tile_set_formula (DagTile    *self,
                           const char *formula);
void dag_tile_set_loading (DagTile  *self,
                           gboolean  loading);

G_END_DECLS
