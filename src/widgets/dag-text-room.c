/* dag-text-room.c - how much a field takes of what is written or pasted into it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of text pasted into a line, or ten thousand accents on a letter, would hold the window
 * while they are laid out (F-U01). A field takes what it has room for, and says so. */
#include "config.h"

#include "dag-text-room.h"

#include "dag-toast.h"
#include "dag-words-note.h"

#include <glib/gi18n.h>
#include <string.h>

static const char most_key[] = "dag-room"; /* on a field that has a limit */
static const char told_key[] = "dag-told"; /* while what is written does not fit */

/* A toast is one line. Returns: (transfer full): what was too much */
static char *
new_sentence (gboolean is_full,
              guint    most)
{
  if (is_full)
    return g_strdup_printf (_ ("Not all was taken: at most %'d characters"), (int) most);
  return g_strdup_printf (_ ("Not all was taken: at most %d accents on a letter"),
                          DAG_WORDS_NOTE_MARKS);
}

/* Once, and not for every key that is pressed after. */
static void
tell (GtkWidget *field,
      gboolean   is_less,
      gboolean   is_full,
      guint      most)
{
  g_autofree char *sentence = NULL;
  gboolean was_told = g_object_get_data (G_OBJECT (field), told_key) != NULL;

  g_object_set_data (G_OBJECT (field), told_key, is_less ? field : NULL);
  if (!is_less || was_told)
    return;
  sentence = new_sentence (is_full, most);
  dag_toast_show (field, sentence);
}

/* A line is handed a text as far as its first NUL, and the length it had before that. */
static int
get_length (const char *text,
            int         length)
{
  return (int) (length < 0 ? strlen (text) : strnlen (text, (gsize) length));
}

static gboolean
is_same (const char *taken,
         const char *text,
         int         length)
{
  return strlen (taken) == (gsize) length && memcmp (taken, text, (gsize) length) == 0;
}

/* ── Lines ─────────────────────────────────────────────────────────────────────────── */

static guint
count_marks_before (const char *text,
                    int         position)
{
  const char *p = g_utf8_offset_to_pointer (text, position);
  guint n = 0;

  while (n < DAG_WORDS_NOTE_MARKS && p > text
         && g_unichar_ismark (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      n++;
    }
  return n;
}

static guint
get_most (GtkText *field)
{
  guint most = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field), most_key));
  int own = gtk_text_get_max_length (field);

  return own > 0 ? MIN (most, (guint) own) : most;
}

static void
on_line_insert (GtkText    *field,
                const char *text,
                int         length,
                int        *position)
{
  guint most = get_most (field);
  guint n_chars = gtk_text_get_text_length (field);
  const DagWordsNoteRoom room = {
    .left = n_chars < most ? most - n_chars : 0,
    .marks = count_marks_before (gtk_editable_get_text (GTK_EDITABLE (field)), *position),
    .one_line = TRUE,
    .no_breaks = TRUE,
  };
  int n = get_length (text, length);
  gboolean is_less = FALSE;
  g_autofree char *taken = dag_words_note_take (text, n, &room, &is_less);

  if (is_same (taken, text, MAX (n, length)))
    {
      if (n_chars + (guint) g_utf8_strlen (taken, -1) < most)
        tell (GTK_WIDGET (field), FALSE, FALSE, most);
      return;
    }
  g_signal_stop_emission_by_name (field, "insert-text");
  if (*taken != '\0')
    gtk_editable_insert_text (GTK_EDITABLE (field), taken, -1, position);
  tell (GTK_WIDGET (field), is_less || n < length,
        gtk_text_get_text_length (field) >= most, most);
}

/* ── Texts of more lines ───────────────────────────────────────────────────────────── */

/* What stands without a space on both sides of @at, no more than a word may have. */
static guint
count_word (const GtkTextIter *at)
{
  GtkTextIter before = *at;
  GtkTextIter after = *at;
  guint n = 0;

  while (n < DAG_WORDS_NOTE_WORD && gtk_text_iter_backward_char (&before)
         && !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    n++;
  while (n < DAG_WORDS_NOTE_WORD && !gtk_text_iter_is_end (&after)
         && !g_unichar_isspace (gtk_text_iter_get_char (&after)))
    {
      gtk_text_iter_forward_char (&after);
      n++;
    }
  return n;
}

static guint
count_marks (const GtkTextIter *at)
{
  GtkTextIter before = *at;
  guint n = 0;

  while (n < DAG_WORDS_NOTE_MARKS && gtk_text_iter_backward_char (&before)
         && g_unichar_ismark (gtk_text_iter_get_char (&before)))
    n++;
  return n;
}

static void
on_text_insert (GtkTextBuffer *buffer,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                GtkWidget     *field)
{
  gboolean is_less = FALSE;
  g_autofree char *taken = dag_text_room_take (at, text, length, &is_less);

  if (is_same (taken, text, get_length (text, length)))
    {
      if (gtk_text_buffer_get_char_count (buffer) < DAG_WORDS_NOTE_MOST)
        tell (field, FALSE, FALSE, DAG_WORDS_NOTE_MOST);
      return;
    }
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (*taken != '\0')
    gtk_text_buffer_insert (buffer, at, taken, -1);
  tell (field, is_less, gtk_text_buffer_get_char_count (buffer) >= DAG_WORDS_NOTE_MOST,
        DAG_WORDS_NOTE_MOST);
}

static void
limit_field (GtkWidget *field,
             guint      most)
{
  if (g_object_get_data (G_OBJECT (field), most_key) != NULL)
    return;
  g_object_set_data (G_OBJECT (field), most_key, GUINT_TO_POINTER (most));
  if (GTK_IS_TEXT (field))
    g_signal_connect (field, "insert-text", G_CALLBACK (on_line_insert), NULL);
  else
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "insert-text",
                             G_CALLBACK (on_text_insert), field, 0);
}

/**
 * dag_text_room_limit:
 * @root: a widget whose fields are there already
 * @most: characters that a line takes, where it says no less itself ("max-length")
 *
 * Limits every line and text below @root that has no limit yet. What is pasted is taken as
 * far as there is room for it, a line break in a line as a space; a toast tells what was left.
 */
void
dag_text_room_limit (GtkWidget *root,
                     guint      most)
{
  g_return_if_fail (GTK_IS_WIDGET (root) && most > 0);

  if (GTK_IS_TEXT (root) || GTK_IS_TEXT_VIEW (root))
    {
      limit_field (root, most);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dag_text_room_limit (child, most);
}

/**
 * dag_text_room_take:
 * @at: where it is written
 * @text: UTF-8
 * @length: its bytes
 * @is_less: (out): whether something was left out
 *
 * Returns: (transfer full): @text as far as a note of more lines has room for it at @at
 */
char *
dag_text_room_take (const GtkTextIter *at,
                    const char        *text,
                    int                length,
                    gboolean          *is_less)
{
  guint n_chars = (guint) gtk_text_buffer_get_char_count (gtk_text_iter_get_buffer (at));
  const DagWordsNoteRoom room = {
    .left = n_chars < DAG_WORDS_NOTE_MOST ? DAG_WORDS_NOTE_MOST - n_chars : 0,
    .word = count_word (at),
    .marks = count_marks (at),
  };

  return dag_words_note_take (text, length, &room, is_less);
}
