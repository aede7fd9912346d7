/* dag-chat-sender.c - one message to one chat: sent once, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here tries again: a webhook knows no repetition, and a message that stands twice in
 * the channel is worse than one that a person sends once more. */
#include "config.h"

#include "dag-chat-sender.h"

#include "dag-connection.h"
#include "dag-fault.h"
#include "dag-http.h"
#include "dag-plain-text.h"

#include <string.h>

#define MOST_ANSWER (16 * 1024)
#define MIN_SECRET 4 /* shorter ones would take ordinary words with them */

typedef struct
{
  const DagChatShape *shape;
  DagHttp *http;
  GPtrArray *secrets; /* of char *, longest first */
} Sending;

static void
sending_free (Sending *sending)
{
  g_clear_object (&sending->http);
  g_clear_pointer (&sending->secrets, g_ptr_array_unref);
  g_free (sending);
}

static DagChatReason
reason_of_fault (const GError *error,
                 gboolean      was_written)
{
  if (error->domain != DAG_FAULT)
    return DAG_CHAT_UNREACHABLE;
  switch ((DagFault) error->code)
    {
    case DAG_FAULT_TLS:
      return DAG_CHAT_INSECURE;
    case DAG_FAULT_REDIRECT:
      return DAG_CHAT_REDIRECTED;
    case DAG_FAULT_TIMEOUT:
    case DAG_FAULT_TRUNCATED:
    case DAG_FAULT_UNREACHABLE:
      return was_written ? DAG_CHAT_UNSURE : DAG_CHAT_UNREACHABLE;
    case DAG_FAULT_PARSE:
    case DAG_FAULT_CONTENT_TYPE:
    case DAG_FAULT_TOO_LARGE:
      return DAG_CHAT_STRANGE;
    case DAG_FAULT_REFUSED:
    case DAG_FAULT_DNS:
    case DAG_FAULT_NOT_FOUND:
    case DAG_FAULT_SERVER_ERROR:
    case DAG_FAULT_RATE_LIMITED:
    case DAG_FAULT_DEPTH:
    case DAG_FAULT_SHAPE:
    case DAG_FAULT_FIELD:
    case DAG_FAULT_TOO_MANY:
    case DAG_FAULT_DUPLICATE:
    case DAG_FAULT_API_ERROR:
    case DAG_FAULT_AUTH:
    case DAG_FAULT_FORBIDDEN:
    case DAG_FAULT_STORE:
    case DAG_FAULT_SECRET:
    case DAG_FAULT_IO:
    case DAG_FAULT_SIMULATOR:
    case DAG_FAULT_USAGE:
      return DAG_CHAT_UNREACHABLE;
    }
  return DAG_CHAT_UNREACHABLE;
}

/* A chat may quote the address or the token back at us (F-F02). */
static char *
redact (const char *words,
        GPtrArray  *secrets)
{
  GString *text = g_string_new (words);

  for (guint i = 0; i < secrets->len; i++)
    g_string_replace (text, secrets->pdata[i], "•••", 0);
  return g_string_free (text, FALSE);
}

/* @words: (nullable): whatever came */
static void
take_words (DagChatOutcome *outcome,
            const char     *words,
            GPtrArray      *secrets)
{
  g_autofree char *redacted = NULL;
  g_autofree char *own = outcome->words;

  outcome->words = NULL;
  if (own != NULL)
    words = own;
  if (words == NULL || *words == '\0')
    return;
  redacted = redact (words, secrets);
  outcome->words = dag_plain_text_clean (redacted, -1);
}

static DagChatOutcome *
read_answer (Sending       *sending,
             DagHttpTrace  *trace,
             DagHttpAnswer *answer)
{
  DagChatOutcome *outcome = g_new0 (DagChatOutcome, 1);
  g_autofree char *body
      = g_utf8_make_valid (answer->body->bytes, (gssize) answer->body->length);

  g_strstrip (body);
  outcome->status = trace->status;
  outcome->retry_after_s = trace->retry_after_s;
  sending->shape->read (outcome, body);
  take_words (outcome, body, sending->secrets);
  if (outcome->reason == DAG_CHAT_SENT)
    g_clear_pointer (&outcome->words, g_free);
  return outcome;
}

static void
on_answer_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagHttpAnswer) answer = NULL;
  Sending *sending = g_task_get_task_data (task);
  DagChatOutcome *outcome = NULL;
  DagHttpTrace trace;

  answer = dag_http_get_finish (DAG_HTTP (source), result, &trace, &error);
  if (answer != NULL)
    outcome = read_answer (sending, &trace, answer);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  else
    {
      outcome = g_new0 (DagChatOutcome, 1);
      outcome->status = trace.status;
      outcome->retry_after_s = -1.0;
      outcome->reason = reason_of_fault (error, trace.was_written);
      take_words (outcome, error->message, sending->secrets);
    }
  g_debug ("a message to %s: %s", sending->shape->word,
           dag_chat_reason_get_word (outcome->reason));
  g_task_return_pointer (task, outcome, (GDestroyNotify) dag_chat_outcome_free);
}

static void
add_secret (GPtrArray  *secrets,
            const char *text)
{
  if (text != NULL && strlen (text) >= MIN_SECRET)
    g_ptr_array_add (secrets, g_strdup (text));
}

/* The whole path first, then its last parts: a server may quote only those. */
static GPtrArray *
list_secrets (const DagChatTarget *target)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (g_free);
  const char *last = strrchr (target->path, '/');

  add_secret (secrets, target->token);
  add_secret (secrets, target->query);
  if (target->token != NULL)
    return secrets;
  add_secret (secrets, target->path);
  if (target->query == NULL)
    add_secret (secrets, last != NULL ? last + 1 : NULL);
  else if (strstr (target->query, "sig=") != NULL)
    add_secret (secrets, strstr (target->query, "sig=") + strlen ("sig="));
  return secrets;
}

static DagHttp *
create_http (const DagChatTarget *target,
             double               deadline_s,
             const char          *ca_file,
             GError             **error)
{
  g_autoptr (DagConnection) connection = dag_connection_new ("chat", target->origin);

  connection->deadline_s = deadline_s;
  connection->ca_file = g_strdup (ca_file);
  return dag_http_new (connection, target->token, DAG_HTTP_ONE, error);
}

/**
 * dag_chat_send_async:
 * @shape: which chat
 * @target: where
 * @message: what; it must fit, see dag_chat_shape_fit()
 * @attempt: a word of this message's own, the same when it is sent again: where the chat
 *   knows what that is (Matrix), it then stands there once
 * @deadline_s: for the whole exchange
 * @ca_file: (nullable): a PEM file of an own CA
 * @cancellable: (nullable): to give up; what has left cannot be taken back
 *
 * Sends it once.
 */
void
dag_chat_send_async (const DagChatShape   *shape,
                     const DagChatTarget  *target,
                     const DagChatMessage *message,
                     const char           *attempt,
                     double                deadline_s,
                     const char           *ca_file,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *content = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;
  DagHttpRequest request = { .takes_any = TRUE, .limit = MOST_ANSWER };
  Sending *sending = NULL;

  g_return_if_fail (shape != NULL && target != NULL && message != NULL && attempt != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_chat_send_async);
  g_task_set_check_cancellable (task, FALSE);
  sending = g_new0 (Sending, 1);
  sending->shape = shape;
  sending->secrets = list_secrets (target);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  sending->http = create_http (target, deadline_s, ca_file, &error);
  if (sending->http == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  content = shape->build (message);
  path = shape->by_token ? g_strconcat (target->path, "/", attempt, NULL)
                         : g_strdup (target->path);
  request.method = shape->by_token ? "PUT" : "POST";
  request.path = path;
  request.query = target->query;
  request.hidden = shape->by_token ? NULL : path;
  request.content = content;
  dag_http_get_async (sending->http, &request, cancellable, on_answer_ready,
                      g_steal_pointer (&task));
}

/**
 * dag_chat_send_finish:
 * @result: what the callback got
 * @error: cancelled, or of %DAG_FAULT where it could not be tried at all
 *
 * Returns: (transfer full) (nullable): what became of it
 */
DagChatOutcome *
dag_chat_send_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
