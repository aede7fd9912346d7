/* dag-words-name.c - words of others (names, reasons) made fit to be shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name comes over the wire and may hold anything (F-D10): line breaks, direction
 * overrides that turn what follows, zero-width padding, thousands of combining marks. It is
 * data, so nothing is refused; what has no place in one line of text is left out. */
#include "config.h"

#include "dag-words-name.h"

#include <string.h>

#define MAX_MARKS 4 /* combining marks on one letter; Vietnamese and Thai need two or three */
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_DIRECTIONAL_ISOLATE "\xe2\x81\xa9"

/* Printable ASCII with single spaces inside: nearly every name there is. */
static gboolean
is_plain (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    if (*p < ' ' || *p > '~' || (*p == ' ' && (p == text || p[1] == ' ' || p[1] == '\0')))
      return FALSE;
  return p - text <= DAG_WORDS_NAME_MAX;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK
         || type == G_UNICODE_SPACING_MARK;
}

static gboolean
is_joiner (gunichar c)
{
  return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

/* Direction controls, zero-width padding, tags, fillers: they draw nothing of their own. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164
         || c == 0xffa0;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c)
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * dag_words_name:
 * @wire: (nullable): a name as the source gave it
 *
 * The name in one line of visible text, at most %DAG_WORDS_NAME_MAX characters: line breaks
 * become spaces, direction controls and zero-width padding go, of a heap of combining marks
 * four stay. Plain text: markup in it is shown as it was written.
 *
 * Returns: (transfer full): valid UTF-8, perhaps empty
 */
char *
dag_words_name (const char *wire)
{
  g_autofree char *valid = NULL;
  GString *out = NULL;
  guint n = 0;
  guint marks = MAX_MARKS;
  gunichar joiner = 0;
  gboolean space = FALSE;

  if (wire == NULL || is_plain (wire))
    return g_strdup (wire != NULL ? wire : "");
  valid = g_utf8_make_valid (wire, -1);
  out = g_string_sized_new (64);
  for (const char *p = valid; *p != '\0' && n < DAG_WORDS_NAME_MAX; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        space = n > 0;
      else if (is_joiner (c))
        joiner = n > 0 && !space ? c : 0;
      else if (is_mark (c) ? marks++ < MAX_MARKS : !is_invisible (c))
        {
          if (space)
            g_string_append_c (out, ' ');
          else if (joiner != 0)
            g_string_append_unichar (out, joiner);
          g_string_append_unichar (out, c);
          if (!is_mark (c))
            marks = 0;
          space = FALSE;
          joiner = 0;
          n++;
        }
    }
  return g_string_free (out, FALSE);
}

/**
 * dag_words_name_isolated:
 * @wire: (nullable): a name as the source gave it
 *
 * Returns: (transfer full): the same within direction isolates, to stand inside a sentence
 *   whose own direction may differ
 */
char *
dag_words_name_isolated (const char *wire)
{
  g_autofree char *name = dag_words_name (wire);

  return is_plain (name) ? g_steal_pointer (&name)
                         : g_strconcat (FIRST_STRONG_ISOLATE, name, POP_DIRECTIONAL_ISOLATE,
                                        NULL);
}

/**
 * dag_words_name_or_id:
 * @name: (nullable): a name as the source gave it
 * @id: the id of what has it
 *
 * Returns: (transfer full): the name as dag_words_name() makes it fit; where nothing of it
 *   can be seen, the id
 */
char *
dag_words_name_or_id (const char *name,
                      const char *id)
{
  g_autofree char *shown = dag_words_name (name);

  return *shown != '\0' ? g_steal_pointer (&shown) : dag_words_name (id);
}

/**
 * dag_words_fold:
 * @text: UTF-8 text
 *
 * What a search compares: without case and without accents.
 *
 * Returns: (transfer full): the folded text
 */
char *
dag_words_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *out = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (decomposed, -1);
  out = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* Bytes without case; runs of digits by their value, so that 3 comes before 19. */
static int
compare_folded (const char *a,
                const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *end_a = NULL;
          char *end_b = NULL;
          guint64 x = g_ascii_strtoull (a, &end_a, 10);
          guint64 y = g_ascii_strtoull (b, &end_b, 10);

          if (x != y)
            return x < y ? -1 : 1;
          a = end_a;
          b = end_b;
        }
      else if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return (guchar) g_ascii_tolower (*a) < (guchar) g_ascii_tolower (*b) ? -1 : 1;
      else
        {
          a++;
          b++;
        }
    }
  return (*a != '\0') - (*b != '\0');
}

static void
put_byte (guint64 *rank,
          guint    index,
          guint    byte)
{
  rank[index / 8] |= (guint64) (byte & 0xff) << (56 - index % 8 * 8);
}

/**
 * dag_words_rank:
 * @text: (nullable): a name as the source gave it
 * @rank: (out) (array fixed-size=3): numbers that order names as dag_words_compare() does,
 *   the first one that differs
 *
 * Returns: whether names of equal rank are equal; otherwise they are to be compared
 */
gboolean
dag_words_rank (const char *text,
                guint64     rank[DAG_WORDS_N_RANKS])
{
  const guint n_bytes = DAG_WORDS_N_RANKS * 8;
  const guint64 most = 0xffffff;
  g_autofree char *folded = NULL;
  guint n = 0;

  memset (rank, 0, n_bytes);
  if (text != NULL && !g_str_is_ascii (text))
    text = folded = dag_words_fold (text);
  while (text != NULL && *text != '\0' && n + 4 <= n_bytes)
    {
      char *end = NULL;
      guint64 value;

      if (!g_ascii_isdigit (*text))
        {
          put_byte (rank, n++, (guchar) g_ascii_tolower (*text++));
          continue;
        }
      value = g_ascii_strtoull (text, &end, 10);
      value = MIN (value, most);
      text = end;
      put_byte (rank, n++, '0');
      for (int shift = 16; shift >= 0; shift -= 8)
        put_byte (rank, n++, (guint) (value >> shift));
      if (value == most)
        return FALSE;
    }
  return n > 0 && *text == '\0';
}

/**
 * dag_words_compare:
 * @a: (nullable): a name as the source gave it
 * @b: (nullable): another
 *
 * The order of names in a list: without case and accents, numbers by their value. Tables of
 * ten thousand names are sorted by it, so plain names cost no allocation.
 *
 * Returns: below, equal to or above zero
 */
int
dag_words_compare (const char *a,
                   const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  if (!g_str_is_ascii (a))
    a = folded_a = dag_words_fold (a);
  if (!g_str_is_ascii (b))
    b = folded_b = dag_words_fold (b);
  return compare_folded (a, b);
}
