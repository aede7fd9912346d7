/* dag-chat-slack.c - incoming webhooks of Slack: blocks of plain text
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain_text object knows no markup at all; mrkdwn cannot be escaped. */
#include "config.h"

#include "dag-chat-shape.h"
#include "dag-chat-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_TITLE 150 /* characters of a header */
#define MOST_SECTION 3000
#define MOST_BLOCKS 50
#define PIECE 500 /* of a line that is longer than a section; escaped, five times as much */

static void
add_plain (JsonBuilder *builder,
           const char  *text)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "plain_text");
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "emoji");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_end_object (builder);
}

static void
add_block (JsonBuilder *builder,
           const char  *type,
           const char  *text)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, type);
  json_builder_set_member_name (builder, "text");
  add_plain (builder, text);
  json_builder_end_object (builder);
}

/* Adds @text, already escaped, to the last section, or to one of its own. */
static void
pack (GPtrArray  *sections,
      const char *text,
      const char *between)
{
  GString *last = sections->len > 0 ? sections->pdata[sections->len - 1] : NULL;

  if (last != NULL
      && g_utf8_strlen (last->str, -1) + g_utf8_strlen (text, -1) + 2 <= MOST_SECTION)
    g_string_append_printf (last, "%s%s", between, text);
  else
    g_ptr_array_add (sections, g_string_new (text));
}

static void
pack_pieces (GPtrArray  *sections,
             const char *text,
             const char *between)
{
  while (*text != '\0')
    {
      int n = (int) MIN (g_utf8_strlen (text, -1), PIECE);
      g_autofree char *piece = g_utf8_substring (text, 0, n);
      g_autofree char *escaped = dag_chat_text_slack (piece);

      pack (sections, escaped, between);
      between = "";
      text = g_utf8_offset_to_pointer (text, n);
    }
}

static void
free_section (gpointer section)
{
  g_string_free (section, TRUE);
}

/* Returns: (transfer full) (element-type GString): as few as they go into */
static GPtrArray *
make_sections (const DagChatMessage *message)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (free_section);
  gboolean was_point = FALSE;

  for (guint i = 0; i < message->lines->len; i++)
    {
      const DagChatLine *line = message->lines->pdata[i];
      g_autofree char *text = g_strconcat (line->is_point ? "• " : "", line->text, NULL);
      g_autofree char *escaped = dag_chat_text_slack (text);
      const char *between = line->is_point && was_point ? "\n" : "\n\n";

      if (g_utf8_strlen (escaped, -1) <= MOST_SECTION)
        pack (sections, escaped, between);
      else
        pack_pieces (sections, text, between);
      was_point = line->is_point;
    }
  return sections;
}

/* What notifications show, which know no blocks. */
static char *
make_summary (const DagChatMessage *message)
{
  if (message->title != NULL)
    return dag_chat_text_slack (message->title);
  return dag_chat_text_slack (message->lines->len > 0
                                  ? ((DagChatLine *) message->lines->pdata[0])->text
                                  : "");
}

/* One that is too long once it is escaped is a section like the others. */
static gboolean
is_header (const char *escaped)
{
  return g_utf8_strlen (escaped, -1) <= MOST_TITLE;
}

static char *
build (const DagChatMessage *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) sections = make_sections (message);
  g_autofree char *summary = make_summary (message);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, summary);
  json_builder_set_member_name (builder, "mrkdwn");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_set_member_name (builder, "unfurl_links");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  if (message->title != NULL)
    add_block (builder, is_header (summary) ? "header" : "section", summary);
  for (guint i = 0; i < sections->len; i++)
    add_block (builder, "section", ((GString *) sections->pdata[i])->str);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gsize
measure (const DagChatMessage *message)
{
  g_autoptr (GPtrArray) sections = make_sections (message);

  return sections->len + (message->title != NULL ? 1 : 0);
}

/* "services/T…/B…/…" */
static gboolean
accepts_path (const char *path,
              const char *query)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return g_strv_length (parts) == 4 && g_str_equal (parts[0], "services")
         && *parts[1] == 'T' && *parts[2] == 'B' && *parts[3] != '\0';
}

static const DagChatRefusal refusals[] = {
  { "invalid_payload", DAG_CHAT_MISUNDERSTOOD },
  { "invalid_blocks", DAG_CHAT_MISUNDERSTOOD },
  { "no_text", DAG_CHAT_MISUNDERSTOOD },
  { "too_many_attachments", DAG_CHAT_TOO_LARGE },
  { "msg_too_long", DAG_CHAT_TOO_LARGE },
  { "user_not_found", DAG_CHAT_FORBIDDEN },
  { "action_prohibited", DAG_CHAT_FORBIDDEN },
  { "posting_to_general_channel_denied", DAG_CHAT_FORBIDDEN },
  { "channel_not_found", DAG_CHAT_CLOSED },
  { "channel_is_archived", DAG_CHAT_CLOSED },
  { "invalid_token", DAG_CHAT_GONE },
  { "no_active_hooks", DAG_CHAT_GONE },
  { "no_service", DAG_CHAT_GONE },
  { "no_service_id", DAG_CHAT_GONE },
  { "no_team", DAG_CHAT_GONE },
  { "team_disabled", DAG_CHAT_OFF },
  { "rate_limited", DAG_CHAT_TOO_FAST },
  { "rollup_error", DAG_CHAT_TROUBLE },
};

static void
read_answer (DagChatOutcome *outcome,
             const char     *body)
{
  if (outcome->status == 200)
    {
      outcome->reason = g_str_equal (body, "ok") ? DAG_CHAT_SENT : DAG_CHAT_STRANGE;
      return;
    }
  outcome->reason = dag_chat_reason_of_word (refusals, G_N_ELEMENTS (refusals), body,
                                             outcome->status);
}

const DagChatShape dag_chat_slack = {
  .word = "slack",
  .title = "Slack",
  .example = "https://hooks.slack.com/services/…/…/…",
  .most_title = MOST_TITLE,
  .most = MOST_BLOCKS,
  .build = build,
  .measure = measure,
  .accepts_path = accepts_path,
  .read = read_answer,
};
