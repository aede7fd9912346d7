/* dag-swatch.h - a piece of the day band, for its legend
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-day.h"

G_BEGIN_DECLS

#define DAG_TYPE_SWATCH (dag_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DagSwatch, dag_swatch, DAG, SWATCH, GtkWidget)

GtkWidget *dag_swatch_new (DagDayKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
