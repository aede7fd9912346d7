/* dag-chat-text.c - typed text as each chat writes it: nothing of it is a mention or a link
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chats look for "@all", "#channel", addresses and phone numbers in the text that is left
 * once its markup is read, so a backslash does not hide them: Mattermost's reader joins what
 * was escaped with its neighbours before it looks. A space of no width, which nobody sees,
 * stands between the sign and the word instead. */
#include "config.h"

#include "dag-chat-text.h"

#include <string.h>

#define NO_WIDTH "\u200b"

static gboolean
is_word_end (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

/* "example.nl", not "o.a." and not "12.30" */
static gboolean
is_domain_dot (gunichar    before,
               const char *after)
{
  return g_unichar_isalnum (before) && g_unichar_isalpha (g_utf8_get_char (after))
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (after)));
}

/* @before: the character before @c, 0: none; @after: what follows */
static gboolean
is_to_be_broken (gunichar    c,
                 gunichar    before,
                 const char *after)
{
  gunichar next = g_utf8_get_char (after);

  switch (c)
    {
    case '@':
    case '#':
    case '~':
      return !is_word_end (next);
    case '+':
      return g_unichar_isdigit (next);
    case ':':
      return g_unichar_isalpha (before) && !is_word_end (next);
    case '.':
      return next != 0 && is_domain_dot (before, after);
    default:
      return FALSE;
    }
}

/**
 * dag_chat_text_break:
 * @text: clean text
 *
 * Returns: (transfer full): the same to the eye, but no mention, channel, address, e-mail
 *   address or phone number
 */
char *
dag_chat_text_break (const char *text)
{
  GString *broken = NULL;
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, NULL);

  broken = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (broken, c);
      if (is_to_be_broken (c, before, g_utf8_next_char (p)))
        g_string_append (broken, NO_WIDTH);
      before = c;
    }
  return g_string_free (broken, FALSE);
}

/**
 * dag_chat_text_slack:
 * @text: clean text
 *
 * Slack has three signs that mean something in a plain text, and a name for each.
 *
 * Returns: (transfer full): for a plain_text object
 */
char *
dag_chat_text_slack (const char *text)
{
  g_autofree char *broken = dag_chat_text_break (text);
  GString *escaped = g_string_new (broken);

  g_string_replace (escaped, "&", "&amp;", 0);
  g_string_replace (escaped, "<", "&lt;", 0);
  g_string_replace (escaped, ">", "&gt;", 0);
  return g_string_free (escaped, FALSE);
}

/* Whether a line that begins so would be a heading, list, quote, rule or table. */
static gboolean
begins_block (const char *line)
{
  if (*line != '\0' && strchr ("#-+*>=|", *line) != NULL)
    return TRUE;
  if (!g_ascii_isdigit (*line))
    return FALSE;
  line += strspn (line, "0123456789");
  return *line == '.' || *line == ')';
}

/* Puts a space of no width before every line that would begin a block of Markdown. */
static char *
guard_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *guarded = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (guarded, "%s%s%s", i > 0 ? "\n" : "",
                            begins_block (lines[i]) ? NO_WIDTH : "", lines[i]);
  return g_string_free (guarded, FALSE);
}

/**
 * dag_chat_text_mattermost:
 * @text: clean text
 *
 * Returns: (transfer full): Markdown that says just that. Mattermost takes a backslash
 *   before some signs only, so a typed one is kept from what follows, and reads entities.
 */
char *
dag_chat_text_mattermost (const char *text)
{
  g_autofree char *broken = dag_chat_text_break (text);
  g_autofree char *guarded = guard_lines (broken);
  GString *escaped = g_string_new (NULL);

  for (const char *p = guarded; *p != '\0'; p++)
    if (*p == '&')
      g_string_append (escaped, "&amp;");
    else if (*p == '<')
      g_string_append (escaped, "&lt;");
    else if (*p == '\\')
      g_string_append (escaped, "\\" NO_WIDTH);
    else
      {
        if (strchr ("*_`~[]|", *p) != NULL)
          g_string_append_c (escaped, '\\');
        g_string_append_c (escaped, *p);
      }
  return g_string_free (escaped, FALSE);
}

/**
 * dag_chat_text_rocket:
 * @text: clean text
 *
 * Returns: (transfer full): Rocket.Chat's markup that says just that. Few signs can be
 *   escaped, and "\[" would begin a formula, so the others are kept from their partners.
 */
char *
dag_chat_text_rocket (const char *text)
{
  g_autofree char *broken = dag_chat_text_break (text);
  g_autofree char *guarded = guard_lines (broken);
  GString *escaped = g_string_new (NULL);

  for (const char *p = guarded; *p != '\0'; p++)
    {
      if (strchr ("*_`~", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
      if (strchr ("\\]<|!$", *p) != NULL)
        g_string_append (escaped, NO_WIDTH);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * dag_chat_text_teams:
 * @text: clean text
 *
 * Returns: (transfer full): for a TextRun, which knows no Markdown but does know "{{DATE()}}"
 */
char *
dag_chat_text_teams (const char *text)
{
  g_autofree char *broken = dag_chat_text_break (text);
  GString *escaped = g_string_new (broken);

  g_string_replace (escaped, "{", "{" NO_WIDTH, 0);
  g_string_replace (escaped, "<", "<" NO_WIDTH, 0);
  return g_string_free (escaped, FALSE);
}

/**
 * dag_chat_text_html:
 * @text: clean text
 *
 * Returns: (transfer full): HTML that says just that, a line break for each of its own
 */
char *
dag_chat_text_html (const char *text)
{
  g_autofree char *broken = dag_chat_text_break (text);
  g_autofree char *escaped = g_markup_escape_text (broken, -1);
  GString *html = g_string_new (escaped);

  g_string_replace (html, "\n", "<br>", 0);
  return g_string_free (html, FALSE);
}
