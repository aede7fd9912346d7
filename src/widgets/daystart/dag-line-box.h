/* dag-line-box.h - lines of text below each other, each with a mark before it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_line_box_clear (GtkBox *box);
void dag_line_box_add   (GtkBox     *box,
                         const char *mark,
                         const char *text);

G_END_DECLS
