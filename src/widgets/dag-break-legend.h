/* dag-break-legend.h - what the textures of the lanes mean, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dag_break_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
