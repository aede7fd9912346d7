/* dag-standup-text.c - a stand-up as text: for the chat, for paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is for the lead alone is never in it. */
#include "config.h"

#include "dag-standup-text.h"

#include "dag-topic-lines.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GString *text;
  DagStandupFormat format;
} Writer;

/* U+FFFE and its like are no letters; of a text that holds one cairo draws nothing, and nothing
 * after it on any page. */
static gboolean
is_no_letter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static char *
escape_for_paper (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_no_letter (c) ? 0xfffd : c);
    }
  return g_markup_escape_text (clean->str, (gssize) clean->len);
}

/* What people wrote stands for itself: no star or bracket of theirs makes a list or a link. */
static char *
escape (Writer     *writer,
        const char *text)
{
  GString *escaped;

  if (writer->format == DAG_STANDUP_PLAIN)
    return g_strdup (text);
  if (writer->format == DAG_STANDUP_PANGO)
    return escape_for_paper (text);
  escaped = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c++)
    {
      if (strchr ("\\`*_[]<>#|~", *c) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *c);
    }
  return g_string_free (escaped, FALSE);
}

static void
write_heading (Writer     *writer,
               const char *heading,
               int         level)
{
  g_autofree char *escaped = escape (writer, heading);

  if (level > 1)
    g_string_append_c (writer->text, '\n');
  if (writer->format == DAG_STANDUP_MARKDOWN)
    g_string_append_printf (writer->text, "%s %s\n", level == 1 ? "#" : "##", escaped);
  else if (writer->format == DAG_STANDUP_PANGO)
    g_string_append_printf (writer->text, "<span size=\"%s\" weight=\"bold\">%s</span>\n",
                            level == 1 ? "x-large" : "large", escaped);
  else
    g_string_append_printf (writer->text, "%s\n", escaped);
}

/* A text of several lines stays one item of the list. */
static void
write_item (Writer     *writer,
            const char *mark,
            const char *text)
{
  g_autofree char *escaped = escape (writer, text);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *rest = g_strjoinv ("\n  ", lines);

  if (writer->format == DAG_STANDUP_PANGO && g_str_equal (mark, "-"))
    mark = "•";
  g_string_append_printf (writer->text, "%s %s\n", mark, rest);
}

static void
write_line (Writer     *writer,
            const char *text)
{
  g_autofree char *escaped = escape (writer, text);

  g_string_append_printf (writer->text, "%s\n", escaped);
}

static void
write_head (Writer         *writer,
            DagStandupDesk *desk)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  g_autofree char *day = dag_words_day_long (dag_standup_desk_get_day (desk));
  g_autofree char *title = dag_standup_desk_get_team (desk) != NULL
                               ? g_strdup_printf ("%s · %s", day,
                                                  dag_standup_desk_get_team (desk))
                               : g_strdup (day);
  guint n_here = dag_standup_count_here (standup);
  g_autofree char *here
      = dag_words_attendance (n_here, MAX (n_here, dag_standup_desk_get_people (desk)->len));

  write_heading (writer, title, 1);
  if (n_here > 0)
    write_line (writer, here);
}

static gboolean
write_notes (Writer         *writer,
             DagStandupDesk *desk,
             DagBoardEntry  *topic)
{
  g_autoptr (DagBoardView) notes
      = dag_board_view_new_children (dag_standup_desk_get_board (desk), DAG_BOARD_NOTE_KIND,
                                     dag_board_entry_get_id (topic), NULL);

  for (guint i = 0; i < dag_board_view_get_n (notes); i++)
    {
      DagBoardEntry *note = dag_board_view_get (notes, i);

      if (!dag_board_entry_get_flag (note, "private"))
        write_item (writer, "-", dag_board_entry_get_text (note, "text"));
    }
  return dag_board_view_get_n (notes) > 0;
}

static void
write_topic (Writer         *writer,
             DagStandupDesk *desk,
             DagBoardEntry  *topic)
{
  g_auto (GStrv) facts = dag_board_entry_dup_list (topic, "facts");
  g_autoptr (GPtrArray) lines = dag_topic_lines_new (desk, topic);
  gsize length = writer->text->len;
  gboolean has_notes;

  if (dag_board_entry_get_flag (topic, "private"))
    return;
  write_heading (writer, dag_board_entry_get_text (topic, "title"), 2);
  for (guint i = 0; facts[i] != NULL; i++)
    write_item (writer, "-", facts[i]);
  for (guint i = 0; i < lines->len; i++)
    write_item (writer, "-", lines->pdata[i]);
  has_notes = write_notes (writer, desk, topic);
  /* Nothing was said: not worth a line. */
  if (facts[0] == NULL && lines->len == 0 && !has_notes)
    g_string_truncate (writer->text, length);
}

static const char *
get_mark (Writer   *writer,
          gboolean  done)
{
  switch (writer->format)
    {
    case DAG_STANDUP_MARKDOWN:
      return done ? "- [x]" : "- [ ]";
    case DAG_STANDUP_PLAIN:
    case DAG_STANDUP_PANGO:
      return done ? "☑" : "☐";
    }
  g_return_val_if_reached ("");
}

static void
write_action (Writer         *writer,
              DagStandupDesk *desk,
              DagBoardEntry  *action)
{
  const char *name = dag_board_entry_get_text (action, "name");
  gboolean done = dag_board_entry_get_number (action, "done-at") > 0;
  const char *due = dag_board_entry_get_text (action, "due");
  g_autofree char *day = dag_words_day_short (due, dag_standup_desk_get_day (desk));
  g_autofree char *text
      = *name != '\0'
            ? g_strdup_printf ("%s (%s, %s)", dag_board_entry_get_text (action, "text"), name,
                               day)
            : g_strdup_printf ("%s (%s)", dag_board_entry_get_text (action, "text"), day);

  write_item (writer, get_mark (writer, done), text);
}

static void
write_actions (Writer         *writer,
               DagStandupDesk *desk)
{
  g_autoptr (DagBoardView) actions = dag_standup_desk_new_actions (desk);

  if (dag_board_view_get_n (actions) == 0)
    return;
  write_heading (writer, _ ("Actions"), 2);
  for (guint i = 0; i < dag_board_view_get_n (actions); i++)
    write_action (writer, desk, dag_board_view_get (actions, i));
}

/**
 * dag_standup_text_new:
 * @desk: the desk
 * @format: for what
 *
 * Returns: (transfer full): the stand-up without what is for the lead alone
 */
char *
dag_standup_text_new (DagStandupDesk   *desk,
                      DagStandupFormat  format)
{
  Writer writer = { g_string_new (NULL), format };
  DagBoardView *topics;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (desk), NULL);

  topics = dag_standup_get_topics (dag_standup_desk_get_standup (desk));
  write_head (&writer, desk);
  for (guint i = 0; i < dag_board_view_get_n (topics); i++)
    write_topic (&writer, desk, dag_board_view_get (topics, i));
  write_actions (&writer, desk);
  return g_string_free (writer.text, FALSE);
}
