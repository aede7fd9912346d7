/* dag-status-icon.h - the large pictures of empty pages, loaded when somebody sees them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_status_icon_spare_all (GtkWidget *widget);

G_END_DECLS
