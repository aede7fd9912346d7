/* dag-beside.h - a text and what can be done with it: beside each other, or below
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DagBeside:
 *
 * Two children. The second stands at the end of the line where that leaves the first room
 * to be read, and below the first elsewhere. Tab goes from the first to the second.
 */
#define DAG_TYPE_BESIDE (dag_beside_get_type ())
G_DECLARE_FINAL_TYPE (DagBeside, dag_beside, DAG, BESIDE, GtkWidget)

GtkWidget *dag_beside_new (GtkWidget *text,
                           GtkWidget *acts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
