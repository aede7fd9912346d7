/* dag-break-keys.h - the keys of a lane: plan, move, make longer or shorter, take out, note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_break_keys_install (GtkWidgetClass *widget_class);

G_END_DECLS
