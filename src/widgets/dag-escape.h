/* dag-escape.h - small windows that go with Escape
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_escape_closes (GtkWidget *window);

G_END_DECLS
