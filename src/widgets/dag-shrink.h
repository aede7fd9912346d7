/* dag-shrink.h - buttons whose label may be cut where there is no room
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_shrink_label    (GtkWidget *button);
void dag_shrink_to_words (GtkWidget *button);
void dag_wrap_label      (GtkWidget *button);

G_END_DECLS
