/* dag-text-room.h - how much a field takes of what is written or pasted into it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAG_TEXT_ROOM_LINE 200     /* characters of a name, a word to search for, a line */
#define DAG_TEXT_ROOM_ADDRESS 8192 /* of an address or a token, which are cut by nobody */

void  dag_text_room_limit (GtkWidget *root,
                           guint      most);
char *dag_text_room_take  (const GtkTextIter *at,
                           const char        *text,
                           int                length,
                           gboolean          *is_less) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
