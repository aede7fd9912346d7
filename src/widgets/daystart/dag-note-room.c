/* dag-note-room.c - how much a note and its line take, and what is said where it was more
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-note-room.h"

#include "dag-toast.h"
#include "dag-words-note.h"

#include <glib/gi18n.h>

/**
 * dag_note_room_tell:
 * @widget: where it was written
 *
 * Says that not all of a text was taken.
 */
void
dag_note_room_tell (GtkWidget *widget)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("Not all of it was taken: a note has at most %'d characters, and a "
                            "letter %d accents"),
                         DAG_WORDS_NOTE_MOST, DAG_WORDS_NOTE_MARKS);

  dag_toast_show (widget, sentence);
}

static void
on_insert (GtkEditable *editable,
           const char  *text,
           int          length,
           int         *position,
           GtkEntry    *entry)
{
  guint n_chars = gtk_entry_get_text_length (entry);
  const DagWordsNoteRoom room = {
    .left = n_chars < DAG_WORDS_NOTE_MOST ? DAG_WORDS_NOTE_MOST - n_chars : 0,
    .one_line = TRUE,
  };
  gboolean is_less = FALSE;
  g_autofree char *taken = dag_words_note_take (text, length, &room, &is_less);

  if (!is_less)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  gtk_editable_insert_text (editable, taken, -1, position);
  dag_note_room_tell (GTK_WIDGET (entry));
}

/**
 * dag_note_room_limit:
 * @entry: a line in which notes are written
 *
 * What is written or pasted there from now on is taken as far as there is room for it.
 */
void
dag_note_room_limit (GtkEntry *entry)
{
  g_return_if_fail (GTK_IS_ENTRY (entry));

  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "insert-text",
                           G_CALLBACK (on_insert), entry, 0);
}
