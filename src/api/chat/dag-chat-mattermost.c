/* dag-chat-mattermost.c - incoming webhooks of Mattermost: Markdown in one text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-shape.h"
#include "dag-chat-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_CHARACTERS 16383
#define ID_LENGTH 26

static char *
make_text (const DagChatMessage *message)
{
  return dag_chat_marked_text_new (message, dag_chat_text_mattermost, dag_chat_text_mattermost);
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
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gsize
measure (const DagChatMessage *message)
{
  g_autofree char *text = make_text (message);

  return (gsize) g_utf8_strlen (text, -1);
}

/* ".../hooks/" and an id of 26 letters and digits */
static gboolean
accepts_path (const char *path,
              const char *query)
{
  const char *id = dag_chat_hook_of_path (path);

  return id != NULL && strlen (id) == ID_LENGTH
         && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789") == ID_LENGTH;
}

/* Its errors have an id that says what is wrong; the words are in the server's language. */
static const DagChatRefusal refusals[] = {
  { "web.incoming_webhook.invalid.app_error", DAG_CHAT_GONE },
  { "web.incoming_webhook.disabled.app_error", DAG_CHAT_OFF },
  { "web.incoming_webhook.channel.app_error", DAG_CHAT_CLOSED },
  { "web.incoming_webhook.channel_locked.app_error", DAG_CHAT_FORBIDDEN },
  { "web.incoming_webhook.permissions.app_error", DAG_CHAT_FORBIDDEN },
  { "web.incoming_webhook.user.app_error", DAG_CHAT_FORBIDDEN },
  { "api.post.create_post.can_not_post_to_deleted.error", DAG_CHAT_CLOSED },
  { "model.post.is_valid.message_length.app_error", DAG_CHAT_TOO_LARGE },
  { "model.post.is_valid.msg.app_error", DAG_CHAT_TOO_LARGE },
  { "web.incoming_webhook.parse.app_error", DAG_CHAT_MISUNDERSTOOD },
  { "web.incoming_webhook.text.app_error", DAG_CHAT_MISUNDERSTOOD },
};

static void
read_answer (DagChatOutcome *outcome,
             const char     *body)
{
  g_autofree char *id = dag_chat_answer_dup (body, NULL, "id");

  outcome->words = dag_chat_answer_dup (body, NULL, "message");
  if (outcome->status == 200)
    {
      outcome->reason = g_str_equal (body, "ok") ? DAG_CHAT_SENT : DAG_CHAT_STRANGE;
      return;
    }
  outcome->reason = dag_chat_reason_of_word (refusals, G_N_ELEMENTS (refusals), id,
                                             outcome->status);
}

const DagChatShape dag_chat_mattermost = {
  .word = "mattermost",
  .title = "Mattermost",
  .example = "https://chat.example.org/hooks/…",
  .most_title = 200,
  .most = MOST_CHARACTERS,
  .build = build,
  .measure = measure,
  .accepts_path = accepts_path,
  .read = read_answer,
};
