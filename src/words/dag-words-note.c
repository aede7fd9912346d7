/* dag-words-note.c - notes made fit to be kept and shown, whatever was pasted into them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laying out ten thousand marks on one letter, or a word of twenty thousand letters, takes
 * the square of their number: seconds in which the window stands still (F-U01). */
#include "config.h"

#include "dag-words-note.h"

/* Of two characters that end one line, the second does. */
static gboolean
is_first_of_break (const char *p)
{
  return p[0] == '\r' && p[1] == '\n';
}

static gboolean
is_break (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/**
 * dag_words_note_take:
 * @text: UTF-8 that is to be written
 * @length: its bytes, -1: all
 * @room: where it is written
 * @is_less: (out): whether something was left out
 *
 * The text as far as there is room, with a line break within a word that is too long, and
 * without the marks that are too many on one letter.
 *
 * Returns: (transfer full): what is to be written
 */
char *
dag_words_note_take (const char             *text,
                     gssize                  length,
                     const DagWordsNoteRoom *room,
                     gboolean               *is_less)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_new (NULL);
  DagWordsNoteRoom at = *room;
  const char *p = valid;

  *is_less = FALSE;
  for (; *p != '\0' && at.left > 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_mark = g_unichar_ismark (c);

      if (at.no_breaks && is_first_of_break (p))
        continue;
      if (at.no_breaks && is_break (c))
        c = ' ';
      at.marks = is_mark ? at.marks + 1 : 0;
      if (at.marks > DAG_WORDS_NOTE_MARKS)
        {
          *is_less = TRUE;
          continue;
        }
      at.word = g_unichar_isspace (c) ? 0 : at.word + 1;
      if (!is_mark && !at.one_line && at.word > DAG_WORDS_NOTE_WORD)
        {
          g_string_append_c (out, '\n');
          at.word = 1;
          if (--at.left == 0)
            break;
        }
      g_string_append_unichar (out, c);
      at.left--;
    }
  *is_less = *is_less || *p != '\0';
  return g_string_free (out, FALSE);
}

/**
 * dag_words_note:
 * @text: a note as it was kept, or as others sent it
 * @is_less: (out) (optional): whether something was left out
 *
 * Returns: (transfer full): the same, fit to be shown
 */
char *
dag_words_note (const char *text,
                gboolean   *is_less)
{
  const DagWordsNoteRoom room = { .left = DAG_WORDS_NOTE_MOST };
  gboolean ignored;

  return dag_words_note_take (text, -1, &room, is_less != NULL ? is_less : &ignored);
}
