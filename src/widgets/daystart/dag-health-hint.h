/* dag-health-hint.h - a line below a text that tells of somebody's health
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dag_health_hint_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
