/* dag-chat-shape.c - the five chats: how each wants a message, and what it says of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-shape.h"

#include "dag-connection.h"
#include "dag-fault.h"
#include "dag-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_ADDRESS 4096 /* bytes */

static const DagChatShape *const shapes[] = {
  &dag_chat_mattermost, &dag_chat_slack, &dag_chat_teams, &dag_chat_rocket, &dag_chat_matrix,
  NULL,
};

void
dag_chat_outcome_free (DagChatOutcome *self)
{
  g_clear_pointer (&self->words, g_free);
  g_free (self);
}

static void
clear_secret (char **secret)
{
  if (*secret != NULL)
    memset (*secret, 0, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

void
dag_chat_target_free (DagChatTarget *self)
{
  g_clear_pointer (&self->origin, g_free);
  clear_secret (&self->path);
  clear_secret (&self->query);
  clear_secret (&self->token);
  g_free (self);
}

/**
 * dag_chat_shape_get_all:
 *
 * Returns: (transfer none): every chat, ended by %NULL
 */
const DagChatShape *const *
dag_chat_shape_get_all (void)
{
  return shapes;
}

/**
 * dag_chat_shape_find:
 * @word: (nullable): "slack"
 *
 * Returns: (transfer none) (nullable): that chat
 */
const DagChatShape *
dag_chat_shape_find (const char *word)
{
  for (guint i = 0; shapes[i] != NULL; i++)
    if (g_strcmp0 (shapes[i]->word, word) == 0)
      return shapes[i];
  return NULL;
}

/**
 * dag_chat_shape_guess:
 * @address: what was pasted
 *
 * Returns: (transfer none) (nullable): the chat whose addresses look like that
 */
const DagChatShape *
dag_chat_shape_guess (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *path = NULL;

  if (host == NULL || *host == '\0')
    return NULL;
  path = g_uri_get_path (uri);
  if (*path == '/')
    path++;
  for (guint i = 0; shapes[i] != NULL; i++)
    if (!shapes[i]->by_token && shapes[i]->accepts_path (path, g_uri_get_query (uri)))
      return shapes[i];
  return NULL;
}

static gboolean
fits (const DagChatShape   *self,
      const DagChatMessage *message)
{
  return self->measure (message) <= self->most;
}

/**
 * dag_chat_shape_fit:
 * @self: a chat
 * @message: what is to be said
 * @was_cut: (out): whether that was too much
 *
 * Returns: (transfer full): the most of it that this chat takes, cut at a whole character
 */
DagChatMessage *
dag_chat_shape_fit (const DagChatShape   *self,
                    const DagChatMessage *message,
                    gboolean             *was_cut)
{
  guint count = 0;
  guint low = 0;
  guint high = 0;
  g_autoptr (DagChatMessage) whole = NULL;

  g_return_val_if_fail (self != NULL && message != NULL && was_cut != NULL, NULL);

  count = dag_chat_message_count (message);
  whole = dag_chat_message_shorten (message, self->most_title, count);
  *was_cut = dag_chat_message_count (whole) != count;
  if (fits (self, whole))
    return g_steal_pointer (&whole);
  *was_cut = TRUE;
  high = count;
  while (high - low > 1) /* @low fits, @high does not */
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (DagChatMessage) part
          = dag_chat_message_shorten (message, self->most_title, middle);

      if (fits (self, part))
        low = middle;
      else
        high = middle;
    }
  return dag_chat_message_shorten (message, self->most_title, low);
}

/* The part of an address that may be shown: scheme, host and port. */
static char *
dup_origin (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  gboolean is_bare = strchr (host, ':') != NULL; /* IPv6 */
  int port = g_uri_get_port (uri);

  if (port > 0)
    return g_strdup_printf ("%s://%s%s%s:%d", scheme, is_bare ? "[" : "", host,
                            is_bare ? "]" : "", port);
  return g_strdup_printf ("%s://%s%s%s", scheme, is_bare ? "[" : "", host, is_bare ? "]" : "");
}

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, why);
  return FALSE;
}

/* Nothing of the address may stand in the error: it is the secret. */
static gboolean
check_uri (GUri    *uri,
           GError **error)
{
  g_autofree char *origin = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return refuse (error, "not a web address");
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return refuse (error, "a user, password or fragment in the address");
  origin = dup_origin (uri);
  return dag_connection_check_url (origin, error);
}

static gboolean
aim_at_room (DagChatTarget  *target,
             const char     *base,
             const char     *room,
             const char     *token,
             GError        **error)
{
  g_autofree char *escaped = NULL;
  gsize n = strlen (base);

  if (room == NULL || *room != '!' || strlen (room) > 255)
    return refuse (error, "the room’s id begins with “!”");
  if (token == NULL || *token == '\0')
    return refuse (error, "no access token");
  while (n > 0 && base[n - 1] == '/')
    n--;
  escaped = g_uri_escape_string (room, NULL, FALSE);
  target->path = g_strdup_printf ("%.*s%s_matrix/client/v3/rooms/%s/send/m.room.message",
                                  (int) n, base, n > 0 ? "/" : "", escaped);
  target->token = g_strdup (token);
  return TRUE;
}

/**
 * dag_chat_shape_aim:
 * @self: a chat
 * @address: the webhook's address, or that of the server where @self goes by token
 * @room: (nullable): the room's id
 * @token: (nullable): an access token
 * @error: %DAG_FAULT_USAGE; no part of @address or @token stands in it
 *
 * Returns: (transfer full) (nullable): where to send to: https, or this machine alone
 */
DagChatTarget *
dag_chat_shape_aim (const DagChatShape  *self,
                    const char          *address,
                    const char          *room,
                    const char          *token,
                    GError             **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (DagChatTarget) target = NULL;
  const char *path = NULL;

  g_return_val_if_fail (self != NULL && address != NULL, NULL);

  if (strlen (address) <= MOST_ADDRESS)
    uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (!check_uri (uri, error))
    return NULL;
  target = g_new0 (DagChatTarget, 1);
  target->origin = dup_origin (uri);
  path = g_uri_get_path (uri);
  if (*path == '/')
    path++;
  if (self->by_token)
    return aim_at_room (target, path, room, token, error) ? g_steal_pointer (&target) : NULL;
  if (!self->accepts_path (path, g_uri_get_query (uri)))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                   "not an address of an incoming webhook of %s", self->title);
      return NULL;
    }
  target->path = g_strdup (path);
  target->query = g_strdup (g_uri_get_query (uri));
  return g_steal_pointer (&target);
}

/**
 * dag_chat_reason_of_status:
 * @status: of HTTP
 *
 * Returns: what it means where the chat's own words say nothing more
 */
DagChatReason
dag_chat_reason_of_status (guint status)
{
  switch (status)
    {
    case 401:
      return DAG_CHAT_SIGNED_OUT;
    case 403:
      return DAG_CHAT_FORBIDDEN;
    case 404:
    case 410:
      return DAG_CHAT_GONE;
    case 413:
      return DAG_CHAT_TOO_LARGE;
    case 429:
      return DAG_CHAT_TOO_FAST;
    default:
      if (status >= 500)
        return DAG_CHAT_TROUBLE;
      return status >= 400 ? DAG_CHAT_MISUNDERSTOOD : DAG_CHAT_STRANGE;
    }
}

/**
 * dag_chat_reason_of_word:
 * @refusals: (array length=n_refusals): the words a chat has for what went wrong
 * @n_refusals: how many they are
 * @word: (nullable): the one it said
 * @status: of HTTP
 *
 * Returns: what @word means; where it is none of them, what @status does
 */
DagChatReason
dag_chat_reason_of_word (const DagChatRefusal *refusals,
                         gsize                 n_refusals,
                         const char           *word,
                         guint                 status)
{
  for (gsize i = 0; i < n_refusals; i++)
    if (g_strcmp0 (refusals[i].word, word) == 0)
      return refusals[i].reason;
  return dag_chat_reason_of_status (status);
}

/**
 * dag_chat_hook_of_path:
 * @path: of an address, without its leading slash
 *
 * Returns: (transfer none) (nullable): what follows the folder "hooks" in it, wherever the
 *   chat itself lives on its server
 */
const char *
dag_chat_hook_of_path (const char *path)
{
  const char *folder = strstr (path, "hooks/");

  if (folder == NULL || (folder != path && folder[-1] != '/'))
    return NULL;
  return folder + strlen ("hooks/");
}

/**
 * dag_chat_marked_text_new:
 * @message: a message
 * @escape_title: writes a heading so that nothing in it is markup
 * @escape_line: the same for a line
 *
 * Returns: (transfer full): the message in one text, where "####" is a heading and "-" a point
 */
char *
dag_chat_marked_text_new (const DagChatMessage *message,
                          char *(*escape_title) (const char *),
                          char *(*escape_line) (const char *))
{
  GString *text = g_string_new (NULL);
  gboolean was_point = FALSE;

  if (message->title != NULL)
    {
      g_autofree char *title = escape_title (message->title);

      g_string_append_printf (text, "#### %s", title);
    }
  for (guint i = 0; i < message->lines->len; i++)
    {
      const DagChatLine *line = message->lines->pdata[i];
      g_autofree char *escaped = escape_line (line->text);

      if (text->len > 0)
        g_string_append (text, line->is_point && was_point ? "\n" : "\n\n");
      g_string_append_printf (text, "%s%s", line->is_point ? "- " : "", escaped);
      was_point = line->is_point;
    }
  return g_string_free (text, FALSE);
}

/**
 * dag_chat_answer_dup:
 * @body: an answer that may be JSON
 * @object: (nullable): the member that holds @member
 * @member: a member that is a text
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
dag_chat_answer_dup (const char *body,
                     const char *object,
                     const char *member)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *node = NULL;

  if (!dag_json_check (body, strlen (body), DAG_JSON_MAX_STRING, NULL)
      || !json_parser_load_from_data (parser, body, -1, NULL))
    return NULL;
  node = json_parser_get_root (parser);
  if (object != NULL && node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), object);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  node = json_object_get_member (json_node_get_object (node), member);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}
