/* dag-wrapped-text.h - text of several lines, from the side at which the window begins
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_wrapped_text_set (GtkLabel   *label,
                           const char *text);

G_END_DECLS
