/* dag-toast.h - a sentence that passes by, with a way back where something was undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dag_toast_give_place (AdwWindow *window);
void dag_toast_show       (GtkWidget  *widget,
                           const char *sentence);
void dag_toast_offer      (GtkWidget  *widget,
                           const char *sentence,
                           const char *button,
                           GCallback   on_pressed);

G_END_DECLS
