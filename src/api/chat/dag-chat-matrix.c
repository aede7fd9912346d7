/* dag-chat-matrix.c - Matrix: a message in a room, by an access token
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-shape.h"
#include "dag-chat-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_BYTES 60000 /* an event has 65,536, with what the server adds */
#define MOST_TITLE 300

static void
append_points (GString              *html,
               const DagChatMessage *message,
               guint                *index)
{
  g_string_append (html, "<ul>");
  for (; *index < message->lines->len; (*index)++)
    {
      const DagChatLine *line = message->lines->pdata[*index];
      g_autofree char *escaped = NULL;

      if (!line->is_point)
        break;
      escaped = dag_chat_text_html (line->text);
      g_string_append_printf (html, "<li>%s</li>", escaped);
    }
  g_string_append (html, "</ul>");
}

static char *
make_html (const DagChatMessage *message)
{
  GString *html = g_string_new (NULL);
  guint i = 0;

  if (message->title != NULL)
    {
      g_autofree char *title = dag_chat_text_html (message->title);

      g_string_append_printf (html, "<h4>%s</h4>", title);
    }
  while (i < message->lines->len)
    {
      const DagChatLine *line = message->lines->pdata[i];
      g_autofree char *escaped = NULL;

      if (line->is_point)
        {
          append_points (html, message, &i);
          continue;
        }
      escaped = dag_chat_text_html (line->text);
      g_string_append_printf (html, "<p>%s</p>", escaped);
      i++;
    }
  return g_string_free (html, FALSE);
}

/* An empty "m.mentions" says that nobody is meant. */
static char *
build (const DagChatMessage *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *plain = dag_chat_message_to_text (message);
  g_autofree char *body = dag_chat_text_break (plain);
  g_autofree char *html = make_html (message);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "msgtype");
  json_builder_add_string_value (builder, "m.text");
  json_builder_set_member_name (builder, "body");
  json_builder_add_string_value (builder, body);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, "org.matrix.custom.html");
  json_builder_set_member_name (builder, "formatted_body");
  json_builder_add_string_value (builder, html);
  json_builder_set_member_name (builder, "m.mentions");
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gsize
measure (const DagChatMessage *message)
{
  g_autofree char *json = build (message);

  return strlen (json);
}

static gboolean
accepts_path (const char *path,
              const char *query)
{
  return FALSE; /* a server and a room, no address of its own */
}

static const DagChatRefusal refusals[] = {
  { "M_FORBIDDEN", DAG_CHAT_FORBIDDEN },
  { "M_GUEST_ACCESS_FORBIDDEN", DAG_CHAT_FORBIDDEN },
  { "M_UNKNOWN_TOKEN", DAG_CHAT_SIGNED_OUT },
  { "M_MISSING_TOKEN", DAG_CHAT_SIGNED_OUT },
  { "M_USER_DEACTIVATED", DAG_CHAT_SIGNED_OUT },
  { "M_LIMIT_EXCEEDED", DAG_CHAT_TOO_FAST },
  { "M_TOO_LARGE", DAG_CHAT_TOO_LARGE },
  { "M_NOT_FOUND", DAG_CHAT_CLOSED },
  { "M_UNRECOGNIZED", DAG_CHAT_STRANGE },
  { "M_BAD_JSON", DAG_CHAT_MISUNDERSTOOD },
  { "M_NOT_JSON", DAG_CHAT_MISUNDERSTOOD },
};

/* "retry_after_ms": of before Retry-After was meant for it. */
static double
read_wait (const char *body)
{
  const char *at = strstr (body, "\"retry_after_ms\"");

  if (at == NULL)
    return -1.0;
  at += strlen ("\"retry_after_ms\"");
  at += strspn (at, " \t\r\n:");
  return g_ascii_isdigit (*at) ? (double) g_ascii_strtoull (at, NULL, 10) / 1000.0 : -1.0;
}

static void
read_answer (DagChatOutcome *outcome,
             const char     *body)
{
  g_autofree char *code = dag_chat_answer_dup (body, NULL, "errcode");
  g_autofree char *words = dag_chat_answer_dup (body, NULL, "error");
  g_autofree char *event = dag_chat_answer_dup (body, NULL, "event_id");

  if (outcome->status == 200)
    {
      outcome->reason = event != NULL ? DAG_CHAT_SENT : DAG_CHAT_STRANGE;
      return;
    }
  if (code != NULL && words != NULL)
    outcome->words = g_strdup_printf ("%s: %s", code, words);
  outcome->reason = dag_chat_reason_of_word (refusals, G_N_ELEMENTS (refusals), code,
                                             outcome->status);
  if (outcome->reason == DAG_CHAT_TOO_FAST && outcome->retry_after_s < 0.0)
    outcome->retry_after_s = read_wait (body);
}

const DagChatShape dag_chat_matrix = {
  .word = "matrix",
  .title = "Matrix",
  .by_token = TRUE,
  .example = "https://matrix.example.org",
  .most_title = MOST_TITLE,
  .most = MOST_BYTES,
  .build = build,
  .measure = measure,
  .accepts_path = accepts_path,
  .read = read_answer,
};
