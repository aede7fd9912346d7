/* dag-chat-reader.h - reads what was made for a chat back, as that chat would show it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-chat-shape.h"

G_BEGIN_DECLS

#define DAG_NO_WIDTH "\u200b"

static inline char *
dag_chat_reader_replace (const char *text,
                         const char *from,
                         const char *to)
{
  GString *string = g_string_new (text);

  g_string_replace (string, from, to, 0);
  return g_string_free (string, FALSE);
}

/* Takes the backslashes away that stand before one of @signs. */
static inline char *
dag_chat_reader_unescape (const char *text,
                          const char *signs)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0' && strchr (signs, p[1]) != NULL)
        p++;
      g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static inline char *
dag_chat_reader_read_names (const char *text)
{
  g_autofree char *less = dag_chat_reader_replace (text, "&lt;", "<");
  g_autofree char *more = dag_chat_reader_replace (less, "&gt;", ">");

  return dag_chat_reader_replace (more, "&amp;", "&");
}

static inline const char *
dag_chat_reader_get (JsonNode   *root,
                     const char *member)
{
  return json_object_get_string_member (json_node_get_object (root), member);
}

/* All the blocks of a message to Slack, a line between two of them. */
static inline char *
dag_chat_reader_read_slack (JsonNode *root)
{
  JsonArray *blocks = json_object_get_array_member (json_node_get_object (root), "blocks");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                              json_object_get_string_member (
                                  json_object_get_object_member (block, "text"), "text"));
    }
  return dag_chat_reader_read_names (text->str);
}

static inline char *
dag_chat_reader_read_teams (JsonNode *root)
{
  JsonArray *attachments
      = json_object_get_array_member (json_node_get_object (root), "attachments");
  JsonObject *card = json_object_get_object_member (
      json_array_get_object_element (attachments, 0), "content");
  JsonArray *body = json_object_get_array_member (card, "body");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (body); i++)
    {
      JsonObject *block = json_array_get_object_element (body, i);
      JsonArray *runs = json_object_get_array_member (block, "inlines");
      const char *spacing = json_object_get_string_member (block, "spacing");
      gboolean is_near = g_str_equal (spacing, "None") || g_str_equal (spacing, "Small");

      g_string_append_printf (text, "%s%s", i == 0 ? "" : is_near ? "\n" : "\n\n",
                              json_object_get_string_member (
                                  json_array_get_object_element (runs, 0), "text"));
    }
  return g_string_free (text, FALSE);
}

static inline void
dag_chat_reader_on_start (GMarkupParseContext *context,
                          const char          *name,
                          const char         **attributes,
                          const char         **values,
                          gpointer             user_data,
                          GError             **error)
{
  GString *text = user_data;

  if (g_str_equal (name, "br"))
    g_string_append_c (text, '\n');
  else if (g_str_equal (name, "li"))
    g_string_append (text, text->len > 0 && g_str_has_suffix (text->str, "\001") ? "\n• "
                                                                                  : "\n\n• ");
  else if (g_str_equal (name, "p") && text->len > 0)
    g_string_append (text, "\n\n");
}

static inline void
dag_chat_reader_on_end (GMarkupParseContext *context,
                        const char          *name,
                        gpointer             user_data,
                        GError             **error)
{
  if (g_str_equal (name, "li"))
    g_string_append (user_data, "\001");
}

static inline void
dag_chat_reader_on_text (GMarkupParseContext *context,
                         const char          *text,
                         gsize                length,
                         gpointer             user_data,
                         GError             **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* The HTML of Matrix: it must be well formed once its line breaks are closed. */
static inline char *
dag_chat_reader_read_matrix (JsonNode *root)
{
  static const GMarkupParser reader = { dag_chat_reader_on_start, dag_chat_reader_on_end,
                                        dag_chat_reader_on_text, NULL, NULL };
  g_autofree char *closed
      = dag_chat_reader_replace (dag_chat_reader_get (root, "formatted_body"), "<br>", "<br/>");
  g_autofree char *html = g_strdup_printf ("<x>%s</x>", closed);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&reader, 0, text, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = NULL;

  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  clean = dag_chat_reader_replace (text->str, "\001", "");
  return g_strdup (g_str_has_prefix (clean, "\n\n") ? clean + 2 : clean);
}

/**
 * dag_chat_reader_read:
 * @shape: whose it is
 * @json: what was made for it
 *
 * Returns: (transfer full): what the eye sees, with the spaces of no width that it does not;
 *   a point begins with "• ", a title is a paragraph
 */
static inline char *
dag_chat_reader_read (const DagChatShape *shape,
                      const char         *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (shape == &dag_chat_slack)
    return dag_chat_reader_read_slack (root);
  if (shape == &dag_chat_teams)
    return dag_chat_reader_read_teams (root);
  if (shape == &dag_chat_matrix)
    return dag_chat_reader_read_matrix (root);
  points = dag_chat_reader_replace (dag_chat_reader_get (root, "text"), "\n- ", "\n• ");
  if (g_str_has_prefix (points, "- "))
    text = g_strconcat ("• ", points + 2, NULL);
  else
    text = g_strdup (g_str_has_prefix (points, "#### ") ? points + 5 : points);
  if (shape == &dag_chat_mattermost)
    {
      g_autofree char *plain = dag_chat_reader_unescape (text, "*_`~[]|");

      return dag_chat_reader_read_names (plain);
    }
  return dag_chat_reader_unescape (text, "*_`~");
}

G_END_DECLS
