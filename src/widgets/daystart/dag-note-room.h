/* dag-note-room.h - how much a note and its line take, and what is said where it was more
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dag_note_room_tell  (GtkWidget *widget);
void dag_note_room_limit (GtkEntry *entry);

G_END_DECLS
