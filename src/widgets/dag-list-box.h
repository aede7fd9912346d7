/* dag-list-box.h - rows that are too many
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_list_box_cut (GtkListBox *list,
                       guint       n_rows);

G_END_DECLS
