/* dag-floor.h - pages, and what floats at the bottom of them: a bar, and toasts above it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAG_TYPE_FLOOR (dag_floor_get_type ())
G_DECLARE_FINAL_TYPE (DagFloor, dag_floor, DAG, FLOOR, GtkWidget)

void dag_floor_add_toast (DagFloor *self,
                          AdwToast *toast);
void dag_floor_release   (DagFloor *self);

G_END_DECLS
