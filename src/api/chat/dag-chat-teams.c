/* dag-chat-teams.c - webhooks of Microsoft Teams (Workflows): an adaptive card
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RichTextBlock knows no Markdown, and a mention needs an entity of its own. */
#include "config.h"

#include "dag-chat-shape.h"
#include "dag-chat-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_BYTES (28 * 1024)
#define MOST_TITLE 300

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_line (JsonBuilder *builder,
          const char  *bullet,
          const char  *line,
          const char  *spacing,
          gboolean     is_title)
{
  g_autofree char *escaped = dag_chat_text_teams (line);
  g_autofree char *text = g_strconcat (bullet, escaped, NULL);

  json_builder_begin_object (builder);
  add_member (builder, "type", "RichTextBlock");
  add_member (builder, "spacing", spacing);
  json_builder_set_member_name (builder, "inlines");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_member (builder, "type", "TextRun");
  add_member (builder, "text", text);
  if (is_title)
    {
      add_member (builder, "weight", "Bolder");
      add_member (builder, "size", "Medium");
    }
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A run has one line, so each has a block of its own. */
static void
add_text (JsonBuilder       *builder,
          const DagChatLine *line,
          gboolean           was_point)
{
  g_auto (GStrv) rows = g_strsplit (line->text, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    if (*rows[i] != '\0')
      add_line (builder, line->is_point ? "• " : "", rows[i],
                i > 0 && *rows[i - 1] != '\0'  ? "None"
                : line->is_point && was_point ? "Small"
                                              : "Medium",
                FALSE);
}

static void
add_card (JsonBuilder          *builder,
          const DagChatMessage *message)
{
  gboolean was_point = FALSE;

  json_builder_begin_object (builder);
  add_member (builder, "$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
  add_member (builder, "type", "AdaptiveCard");
  add_member (builder, "version", "1.4");
  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  if (message->title != NULL)
    add_line (builder, "", message->title, "None", TRUE);
  for (guint i = 0; i < message->lines->len; i++)
    {
      const DagChatLine *line = message->lines->pdata[i];

      add_text (builder, line, was_point);
      was_point = line->is_point;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
build (const DagChatMessage *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "type", "message");
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_member (builder, "contentType", "application/vnd.microsoft.card.adaptive");
  json_builder_set_member_name (builder, "contentUrl");
  json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "content");
  add_card (builder, message);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
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

/* Signed in the query; the older connectors' addresses still work for some. */
static gboolean
accepts_path (const char *path,
              const char *query)
{
  if (g_str_has_prefix (path, "webhookb2/"))
    return TRUE;
  return query != NULL && strstr (query, "sig=") != NULL && strstr (path, "triggers/") != NULL;
}

static const DagChatRefusal refusals[] = {
  { "TriggerInputSchemaMismatch", DAG_CHAT_MISUNDERSTOOD },
  { "WorkflowNotFound", DAG_CHAT_GONE },
  { "DirectApiAuthorizationRequired", DAG_CHAT_GONE },
  { "DirectApiInvalidAuthorizationScheme", DAG_CHAT_GONE },
  { "WorkflowTriggerNotFound", DAG_CHAT_GONE },
  { "WorkflowTriggerIsNotEnabled", DAG_CHAT_OFF },
  { "WorkflowNotEnabled", DAG_CHAT_OFF },
};

/* The older connectors say 200 and what went wrong in words. */
static DagChatReason
read_success (const char *body)
{
  if (*body == '<')
    return DAG_CHAT_STRANGE; /* a page: somebody else answered */
  if (strstr (body, "delivery failed") == NULL)
    return DAG_CHAT_SENT;
  if (strstr (body, "413") != NULL)
    return DAG_CHAT_TOO_LARGE;
  return strstr (body, "429") != NULL ? DAG_CHAT_TOO_FAST : DAG_CHAT_TROUBLE;
}

static void
read_answer (DagChatOutcome *outcome,
             const char     *body)
{
  g_autofree char *code = dag_chat_answer_dup (body, "error", "code");
  g_autofree char *words = dag_chat_answer_dup (body, "error", "message");

  if (outcome->status == 200 || outcome->status == 202)
    {
      outcome->reason = read_success (body);
      return;
    }
  if (code != NULL && words != NULL)
    outcome->words = g_strdup_printf ("%s: %s", code, words);
  outcome->reason = dag_chat_reason_of_word (refusals, G_N_ELEMENTS (refusals), code,
                                             outcome->status);
}

const DagChatShape dag_chat_teams = {
  .word = "teams",
  .title = "Microsoft Teams",
  .example = "https://….logic.azure.com/workflows/…",
  .most_title = MOST_TITLE,
  .most = MOST_BYTES,
  .build = build,
  .measure = measure,
  .accepts_path = accepts_path,
  .read = read_answer,
};
