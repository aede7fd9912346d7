/* dag-present.h - a window of many rows is made first, and shown in the next turn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_present_later (gpointer window);

G_END_DECLS
