/* dag-chat-rocket.c - incoming webhooks of Rocket.Chat: its own markup in one text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-shape.h"
#include "dag-chat-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_UNITS 5000 /* of UTF-16, as its server counts; the default of an installation */

/* A heading is taken as it is: no sign in it is markup. */
static char *
make_text (const DagChatMessage *message)
{
  return dag_chat_marked_text_new (message, dag_chat_text_break, dag_chat_text_rocket);
}

static char *
build (const DagChatMessage *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = make_text (message);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "parseUrls");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gsize
measure (const DagChatMessage *message)
{
  g_autofree char *text = make_text (message);
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n;
}

/* ".../hooks/", the integration's id, "/", its token */
static gboolean
accepts_path (const char *path,
              const char *query)
{
  const char *id = dag_chat_hook_of_path (path);
  const char *token = id != NULL ? strchr (id, '/') : NULL;

  return token != NULL && token != id && token[1] != '\0';
}

/* Each word stands somewhere in a sentence. */
static const DagChatRefusal refusals[] = {
  { "integration id or token", DAG_CHAT_GONE },
  { "integration_disabled", DAG_CHAT_OFF },
  { "too-many-requests", DAG_CHAT_TOO_FAST },
  { "too many requests", DAG_CHAT_TOO_FAST },
  { "message-size-exceeded", DAG_CHAT_TOO_LARGE },
  { "room_is_archived", DAG_CHAT_CLOSED },
  { "invalid-channel", DAG_CHAT_CLOSED },
  { "invalid-room", DAG_CHAT_CLOSED },
  { "not-allowed", DAG_CHAT_FORBIDDEN },
  { "not_allowed", DAG_CHAT_FORBIDDEN },
  { "room_is_blocked", DAG_CHAT_FORBIDDEN },
};

/* "You must wait 42 seconds before trying this endpoint again." */
static double
read_wait (const char *words)
{
  const char *at = strstr (words, "wait ");

  return at != NULL && g_ascii_isdigit (at[5])
             ? (double) g_ascii_strtoull (at + strlen ("wait "), NULL, 10)
             : -1.0;
}

static void
read_answer (DagChatOutcome *outcome,
             const char     *body)
{
  outcome->words = dag_chat_answer_dup (body, NULL, "error");
  if (outcome->status == 200 && outcome->words == NULL)
    {
      outcome->reason = strstr (body, "\"success\"") != NULL && strstr (body, "true") != NULL
                            ? DAG_CHAT_SENT
                            : DAG_CHAT_STRANGE;
      return;
    }
  outcome->reason = dag_chat_reason_of_status (outcome->status);
  for (guint i = 0; outcome->words != NULL && i < G_N_ELEMENTS (refusals); i++)
    if (strstr (outcome->words, refusals[i].word) != NULL)
      {
        outcome->reason = refusals[i].reason;
        break;
      }
  if (outcome->reason == DAG_CHAT_TOO_FAST && outcome->retry_after_s < 0.0
      && outcome->words != NULL)
    outcome->retry_after_s = read_wait (outcome->words);
}

const DagChatShape dag_chat_rocket = {
  .word = "rocket",
  .title = "Rocket.Chat",
  .example = "https://chat.example.org/hooks/…/…",
  .most_title = 200,
  .most = MOST_UNITS,
  .build = build,
  .measure = measure,
  .accepts_path = accepts_path,
  .read = read_answer,
};
