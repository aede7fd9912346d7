/* dag-menu-focus.h - the keyboard comes back from a menu
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_menu_focus_returns (GtkMenuButton *button);

G_END_DECLS
