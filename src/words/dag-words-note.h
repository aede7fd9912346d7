/* dag-words-note.h - notes made fit to be kept and shown, whatever was pasted into them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_WORDS_NOTE_MOST 10000 /* characters of a note */
#define DAG_WORDS_NOTE_WORD 1000  /* characters of a word; a longer one goes on in a new line */
#define DAG_WORDS_NOTE_MARKS 4    /* on one letter */

/**
 * DagWordsNoteRoom:
 * @left: characters for which there is room
 * @word: characters of the word in which the text begins
 * @marks: marks on the letter before it
 * @one_line: long words stay whole
 * @no_breaks: a line break becomes a space
 *
 * Where a text is written.
 */
typedef struct
{
  guint left;
  guint word;
  guint marks;
  gboolean one_line;
  gboolean no_breaks;
} DagWordsNoteRoom;

char *dag_words_note_take (const char             *text,
                           gssize                  length,
                           const DagWordsNoteRoom *room,
                           gboolean               *is_less) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_note      (const char *text,
                           gboolean   *is_less) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
