/* dag-present.h - a window of many rows is made first, and shown in the next turn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What its source is called: to realize a window and to lay it out is GTK's own work. */
#define DAG_PRESENT_SOURCE "dagstart presents a window"

void dag_present_later (gpointer window);

G_END_DECLS
