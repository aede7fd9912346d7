/* dag-either.h - one of two children: the first where there is room for it, else the second
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAG_TYPE_EITHER (dag_either_get_type ())
G_DECLARE_FINAL_TYPE (DagEither, dag_either, DAG, EITHER, GtkWidget)

GtkWidget *dag_either_new (GtkWidget *wide,
                           GtkWidget *narrow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
