/* dag-chat-message.c - what is said in a chat, before any chat's own way of writing it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-message.h"

#include <string.h>

#define ELLIPSIS "…"
#define MARK_POINT '-'
#define MARK_PARAGRAPH ' '

static void
line_free (gpointer line)
{
  g_clear_pointer (&((DagChatLine *) line)->text, g_free);
  g_free (line);
}

/**
 * dag_chat_message_new:
 * @title: (nullable): what it is about
 *
 * Returns: (transfer full): a message that says nothing yet
 */
DagChatMessage *
dag_chat_message_new (const char *title)
{
  DagChatMessage *self = g_new0 (DagChatMessage, 1);
  g_autoptr (DagChatMessage) whole = NULL;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  if (title == NULL)
    return self;
  whole = dag_chat_message_new (NULL);
  dag_chat_message_add_point (whole, title);
  if (whole->lines->len > 0)
    self->title = g_steal_pointer (&((DagChatLine *) whole->lines->pdata[0])->text);
  return self;
}

void
dag_chat_message_free (DagChatMessage *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* What would be seen by nobody, or turn the direction of what follows. */
static gboolean
is_hidden (gunichar c)
{
  return c == 0xfeff || c == 0x200b || c == 0x2060 || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || (c >= 0xfff9 && c <= 0xfffb)
         || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)
         || (c >= 0xe0001 && c <= 0xe007f);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == 0x2028 || c == 0x2029;
}

/* Each line without space at its ends; of empty lines one at most. */
static char *
trim_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *trimmed = g_string_new (NULL);
  guint n_empty = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (lines[i][0] == '\0')
        {
          n_empty++;
          continue;
        }
      if (trimmed->len > 0)
        g_string_append (trimmed, n_empty > 0 ? "\n\n" : "\n");
      g_string_append (trimmed, lines[i]);
      n_empty = 0;
    }
  return g_string_free (trimmed, FALSE);
}

static char *
clean (const char *text,
       gboolean    in_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) cleaned = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_hidden (c) || (c == '\r' && p[1] == '\n'))
        continue;
      if (is_line_end (c) || c == '\r')
        g_string_append_c (cleaned, in_lines ? '\n' : ' ');
      else if (g_unichar_iscntrl (c) || g_unichar_isspace (c))
        g_string_append_c (cleaned, ' ');
      else
        g_string_append_unichar (cleaned, c);
    }
  return trim_lines (cleaned->str);
}

/* @text: (transfer full): clean */
static void
take_line (DagChatMessage *self,
           gboolean        is_point,
           char           *text)
{
  DagChatLine *line = NULL;

  if (*text == '\0')
    {
      g_free (text);
      return;
    }
  line = g_new0 (DagChatLine, 1);
  line->is_point = is_point;
  line->text = text;
  g_ptr_array_add (self->lines, line);
}

/**
 * dag_chat_message_add_paragraph:
 * @self: a message
 * @text: whatever was typed; of nothing but space nothing is added
 */
void
dag_chat_message_add_paragraph (DagChatMessage *self,
                                const char     *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  take_line (self, FALSE, clean (text, TRUE));
}

/**
 * dag_chat_message_add_point:
 * @self: a message
 * @text: whatever was typed; its lines become one
 */
void
dag_chat_message_add_point (DagChatMessage *self,
                            const char     *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  take_line (self, TRUE, clean (text, FALSE));
}

/* Returns: (transfer none) (nullable): the text of "- text"; a box stays before its own */
static const char *
skip_bullet (const char *line)
{
  if (g_str_has_prefix (line, "- "))
    return line + 2;
  return g_str_has_prefix (line, "☐ ") || g_str_has_prefix (line, "☑ ") ? line : NULL;
}

/* "  and on" after a point belongs to it. */
static gboolean
go_on (DagChatMessage *self,
       const char     *line)
{
  DagChatLine *last = self->lines->len > 0 ? self->lines->pdata[self->lines->len - 1] : NULL;
  g_autofree char *more = NULL;
  char *joined = NULL;

  if (last == NULL || !last->is_point || !g_str_has_prefix (line, "  "))
    return FALSE;
  more = clean (line, FALSE);
  joined = g_strjoin (*more != '\0' ? " " : "", last->text, more, NULL);
  g_free (last->text);
  last->text = joined;
  return TRUE;
}

/**
 * dag_chat_message_add_text:
 * @self: a message
 * @text: lines: "- point" and the lines below it that are set in; anything else is a
 *   paragraph
 */
void
dag_chat_message_add_text (DagChatMessage *self,
                           const char     *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *point = skip_bullet (lines[i]);

      if (point != NULL)
        dag_chat_message_add_point (self, point);
      else if (!go_on (self, lines[i]))
        dag_chat_message_add_paragraph (self, lines[i]);
    }
}

gboolean
dag_chat_message_is_empty (const DagChatMessage *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->title == NULL && self->lines->len == 0;
}

/**
 * dag_chat_message_count:
 * @self: a message
 *
 * Returns: how many characters it has
 */
guint
dag_chat_message_count (const DagChatMessage *self)
{
  long n = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->title != NULL)
    n += g_utf8_strlen (self->title, -1);
  for (guint i = 0; i < self->lines->len; i++)
    n += g_utf8_strlen (((DagChatLine *) self->lines->pdata[i])->text, -1);
  return (guint) n;
}

/* Whether @c belongs to the character before it: an accent, the second half of a flag, the
 * colour of a hand, what a joiner joins. */
static gboolean
clings (gunichar c,
        gunichar before)
{
  return g_unichar_ismark (c) || c == 0x200d || before == 0x200d
         || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff)
         || (c >= 0x1f1e6 && c <= 0x1f1ff && before >= 0x1f1e6 && before <= 0x1f1ff);
}

/* Returns: (transfer full): @text, or its first @n characters with an ellipsis as the last;
 * a character that is made of several is kept whole, or left out */
static char *
cut (const char *text,
     guint       n)
{
  const char *end = text;
  g_autofree char *kept = NULL;

  if ((guint) g_utf8_strlen (text, -1) <= n)
    return g_strdup (text);
  if (n == 0)
    return g_strdup ("");
  end = g_utf8_offset_to_pointer (text, n - 1);
  while (end > text
         && clings (g_utf8_get_char (end), g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  kept = g_strndup (text, (gsize) (end - text));
  return g_strconcat (g_strchomp (kept), ELLIPSIS, NULL);
}

/**
 * dag_chat_message_shorten:
 * @self: a message
 * @n_title: characters of its title at most
 * @n_characters: characters in all at most
 *
 * Returns: (transfer full): what is left of it; where something was cut stands "…"
 */
DagChatMessage *
dag_chat_message_shorten (const DagChatMessage *self,
                          guint                 n_title,
                          guint                 n_characters)
{
  DagChatMessage *shorter = NULL;
  guint n_left = n_characters;

  g_return_val_if_fail (self != NULL, NULL);

  shorter = dag_chat_message_new (NULL);
  if (self->title != NULL && MIN (n_title, n_left) > 0)
    {
      shorter->title = cut (self->title, MIN (n_title, n_left));
      n_left -= (guint) g_utf8_strlen (shorter->title, -1);
    }
  for (guint i = 0; i < self->lines->len && n_left > 0; i++)
    {
      const DagChatLine *line = self->lines->pdata[i];
      gboolean is_last = i + 1 == self->lines->len;
      guint n = (guint) g_utf8_strlen (line->text, -1);
      char *text = NULL;

      /* No room for more than this one: its end says so. */
      if (n == n_left && !is_last)
        text = g_strconcat (line->text, " " ELLIPSIS, NULL);
      else
        text = cut (line->text, n_left);
      n_left -= MIN (n_left, (guint) g_utf8_strlen (text, -1));
      take_line (shorter, line->is_point, text);
    }
  return shorter;
}

/**
 * dag_chat_message_to_text:
 * @self: a message
 *
 * Returns: (transfer full): as it is read, "• " before each point
 */
char *
dag_chat_message_to_text (const DagChatMessage *self)
{
  GString *text = NULL;
  gboolean was_point = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DagChatLine *line = self->lines->pdata[i];

      if (text->len > 0)
        g_string_append (text, line->is_point && was_point ? "\n" : "\n\n");
      g_string_append_printf (text, "%s%s", line->is_point ? "• " : "", line->text);
      was_point = line->is_point;
    }
  return g_string_free (text, FALSE);
}

/**
 * dag_chat_message_to_strv:
 * @self: a message
 *
 * Returns: (transfer full): its lines, to be kept
 */
char **
dag_chat_message_to_strv (const DagChatMessage *self)
{
  char **lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  lines = g_new0 (char *, self->lines->len + 1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DagChatLine *line = self->lines->pdata[i];

      lines[i] = g_strdup_printf ("%c%s", line->is_point ? MARK_POINT : MARK_PARAGRAPH,
                                  line->text);
    }
  return lines;
}

/**
 * dag_chat_message_from_strv:
 * @title: (nullable): its title
 * @lines: as they were kept
 *
 * Returns: (transfer full): the message again
 */
DagChatMessage *
dag_chat_message_from_strv (const char        *title,
                            const char *const *lines)
{
  DagChatMessage *self = NULL;

  g_return_val_if_fail (lines != NULL, NULL);

  self = dag_chat_message_new (title);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == MARK_POINT)
      dag_chat_message_add_point (self, lines[i] + 1);
    else if (lines[i][0] != '\0')
      dag_chat_message_add_paragraph (self, lines[i] + 1);
  return self;
}
