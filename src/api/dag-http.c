/* dag-http.c - one guarded way to ask: total deadline, bounded read, no redirects, own CA
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-http.h"

#include "dag-answer.h"
#include "dag-connector.h"
#include "dag-fault.h"
#include "dag-http-private.h"

#include <string.h>

#define MAX_ERROR_TEXT (16 * 1024) /* bytes read of an answer that is an error */

struct _DagHttp
{
  GObject parent_instance;

  DagConnection *connection;
  char *host;
  char *authorization; /* (nullable) */
  char *secret;        /* (nullable) */
  DagHttpFlags flags;
  GTlsDatabase *own_ca; /* (nullable) */
  SoupSession *session;
  DagBody *spare; /* (nullable): the buffer that waits for the next answer */
};

G_DEFINE_FINAL_TYPE (DagHttp, dag_http, G_TYPE_OBJECT)

/* One exchange under way: the data of its task. */
typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  DagBody *body;
  char *expect;
  char *hidden; /* (nullable): of the path */
  gboolean takes_any;
  gsize limit;
  GCancellable *inner; /* cancelled by the deadline or by the caller */
  gulong outer_id;
  GCancellable *outer; /* (nullable) */
  guint deadline_id;
  gboolean is_late;
  char *tls_reason;
  int64_t started_mono_us;
  DagHttpTrace trace;
} Exchange;

static void
exchange_end (Exchange *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  if (self->outer_id != 0)
    g_cancellable_disconnect (self->outer, self->outer_id);
  self->outer_id = 0;
  self->trace.received_at_us = g_get_real_time ();
  self->trace.elapsed_ms = (guint) ((g_get_monotonic_time () - self->started_mono_us) / 1000);
}

static void
exchange_free (Exchange *self)
{
  exchange_end (self);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_object (&self->inner);
  g_clear_object (&self->outer);
  g_clear_pointer (&self->body, dag_body_free);
  g_clear_pointer (&self->expect, g_free);
  dag_http_clear_secret (&self->hidden);
  g_clear_pointer (&self->tls_reason, g_free);
  g_free (self);
}

void
dag_http_answer_free (DagHttpAnswer *self)
{
  g_clear_pointer (&self->body, dag_body_free);
  g_clear_pointer (&self->etag, g_free);
  g_free (self);
}

static gboolean
on_deadline (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->deadline_id = 0;
  exchange->is_late = TRUE;
  g_cancellable_cancel (exchange->inner);
  return G_SOURCE_REMOVE;
}

static void
on_caller_cancelled (GCancellable *outer,
                     gpointer      user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

/* The rest of a body that is not wanted must not be waited for: cancelled, the stream
 * closes its connection instead of reading to the end. */
static void
abandon_stream (Exchange *exchange)
{
  if (exchange->stream == NULL)
    return;
  g_cancellable_cancel (exchange->inner);
  g_input_stream_close_async (exchange->stream, G_PRIORITY_DEFAULT, exchange->inner, NULL,
                              NULL);
}

static void
return_fault (GTask  *task,
              GError *fault)
{
  Exchange *exchange = g_task_get_task_data (task);
  DagHttp *self = g_task_get_source_object (task);

  dag_http_redact (fault, self->secret);
  dag_http_redact (fault, exchange->hidden);
  if (self->authorization != NULL)
    dag_http_redact (fault, strchr (self->authorization, ' ') + 1);
  exchange_end (exchange);
  abandon_stream (exchange);
  if (exchange->body != NULL)
    dag_http_give_back (self, g_steal_pointer (&exchange->body));
  g_debug ("GET failed after %u ms: %s", exchange->trace.elapsed_ms, fault->message);
  g_task_return_error (task, fault);
}

/* @error: (transfer full): from libsoup or GIO */
static void
return_error (GTask  *task,
              GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);
  DagHttp *self = g_task_get_source_object (task);
  g_autoptr (GError) owned = error;

  if (exchange->is_late)
    return_fault (task, g_error_new (DAG_FAULT, DAG_FAULT_TIMEOUT,
                                     "%s: no whole answer within %.3g s", self->host,
                                     (double) (g_get_monotonic_time ()
                                               - exchange->started_mono_us)
                                         / DAG_USEC_PER_SEC));
  else if (exchange->tls_reason == NULL
           && g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return_fault (task, g_steal_pointer (&owned));
  else
    return_fault (task, dag_http_fault_from_error (owned, self->host,
                                                   exchange->trace.status != 0,
                                                   exchange->tls_reason));
}

static void
return_answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  DagHttpAnswer *answer = NULL;

  if (exchange->trace.status == SOUP_STATUS_OK && exchange->body->length == 0
      && !exchange->takes_any)
    {
      return_fault (task, g_error_new_literal (DAG_FAULT, DAG_FAULT_PARSE,
                                               "an empty answer where data is due"));
      return;
    }
  exchange_end (exchange);
  answer = g_new0 (DagHttpAnswer, 1);
  answer->not_modified = exchange->trace.status == SOUP_STATUS_NOT_MODIFIED;
  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->body = g_steal_pointer (&exchange->body);
  g_task_return_pointer (task, answer, (GDestroyNotify) dag_http_answer_free);
}

static void
finish_body (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autofree char *text = NULL;

  exchange->body->bytes[exchange->body->length] = '\0';
  if (exchange->trace.status == SOUP_STATUS_OK
      || exchange->trace.status == SOUP_STATUS_NOT_MODIFIED
      || (exchange->takes_any && !SOUP_STATUS_IS_REDIRECTION (exchange->trace.status)))
    {
      return_answer (task);
      return;
    }
  text = dag_answer_read_error_text (exchange->body->bytes, exchange->body->length);
  return_fault (task, dag_http_fault_from_status (exchange->message, text));
}

static void read_more (GTask *task);

static void
on_read_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      return_error (task, error);
      return;
    }
  exchange->body->length += (gsize) n;
  exchange->trace.bytes = exchange->body->length;
  if (n == 0)
    finish_body (task);
  else if (exchange->body->length <= exchange->limit)
    read_more (task);
  else if (exchange->trace.status != SOUP_STATUS_OK)
    finish_body (task); /* enough of an error's text */
  else
    return_fault (task, g_error_new (DAG_FAULT, DAG_FAULT_TOO_LARGE,
                                     "the answer is larger than %" G_GSIZE_FORMAT " bytes",
                                     exchange->limit));
}

/* Reads into the free part of the buffer, at most one byte beyond the limit. */
static void
read_more (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  DagBody *body = exchange->body;
  gsize end = exchange->limit + 1;

  if (body->length == body->capacity)
    dag_body_reserve (body, MIN (end, dag_http_expect_bytes (exchange->message, body)));
  g_input_stream_read_async (exchange->stream, body->bytes + body->length,
                             MIN (body->capacity, end) - body->length, G_PRIORITY_DEFAULT,
                             exchange->inner, on_read_ready, g_object_ref (task));
}

static void
read_head (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  int64_t now_us = g_get_real_time ();
  int64_t half_us = (g_get_monotonic_time () - exchange->started_mono_us) / 2;
  int64_t date_us = 0;

  exchange->trace.status = soup_message_get_status (exchange->message);
  exchange->trace.retry_after_s
      = dag_http_read_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                   now_us);
  exchange->trace.skew_known
      = dag_http_read_date (soup_message_headers_get_one (headers, "Date"), &date_us);
  /* Date has whole seconds: on average it lies half a second before the truth. */
  if (exchange->trace.skew_known)
    exchange->trace.skew_us = date_us + DAG_USEC_PER_SEC / 2 - (now_us - half_us);
}

static void
on_send_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  GError *fault = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    {
      return_error (task, error);
      return;
    }
  read_head (exchange);
  fault = dag_http_fault_from_headers (exchange->message, exchange->expect,
                                       exchange->takes_any);
  if (fault != NULL)
    {
      return_fault (task, fault);
      return;
    }
  if (exchange->trace.status != SOUP_STATUS_OK)
    exchange->limit = MIN (exchange->limit, MAX_ERROR_TEXT);
  read_more (task);
}

/* The system's certificates were tried already; an own CA gets the whole check as well:
 * chain, dates and host name. There is no way to accept a certificate anyway. */
static gboolean
on_accept_certificate (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  flags,
                       gpointer              user_data)
{
  GTask *task = G_TASK (user_data);
  DagHttp *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = NULL;

  if (self->own_ca != NULL
      && (flags = dag_http_verify (self->own_ca, soup_message_get_uri (message), certificate))
             == 0)
    return TRUE;
  now = g_date_time_new_now_local ();
  g_clear_pointer (&exchange->tls_reason, g_free);
  exchange->tls_reason = dag_http_describe_certificate (self->host, certificate, flags, now);
  return FALSE;
}

/* GnuTLS of Debian 12 still speaks TLS 1.1 where a server knows nothing newer. The signal
 * comes after the handshake and before the question is sent. */
static void
on_network_event (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Exchange *exchange = g_task_get_task_data (G_TASK (user_data));
  DagHttp *self = g_task_get_source_object (G_TASK (user_data));

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && (self->flags & DAG_HTTP_ONE)
      && G_IS_TLS_CONNECTION (connection))
    dag_http_offer_one (G_TLS_CONNECTION (connection));
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (connection)
      || g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection))
             >= G_TLS_PROTOCOL_VERSION_TLS_1_2)
    return;
  g_clear_pointer (&exchange->tls_reason, g_free);
  exchange->tls_reason
      = g_strdup_printf ("%s speaks an old version of TLS; 1.2 at least is needed", self->host);
  g_cancellable_cancel (exchange->inner);
}

/* From now on the server may act on it, whatever comes back. */
static void
on_wrote_headers (SoupMessage *message,
                  gpointer     user_data)
{
  ((Exchange *) g_task_get_task_data (G_TASK (user_data)))->trace.was_written = TRUE;
}

static gboolean
on_authenticate (SoupMessage *message,
                 SoupAuth    *auth,
                 gboolean     retrying,
                 gpointer     user_data)
{
  DagHttp *self = DAG_HTTP (user_data);

  if (retrying || soup_auth_is_for_proxy (auth) || self->connection->user == NULL
      || self->secret == NULL)
    return FALSE;
  soup_auth_authenticate (auth, self->connection->user, self->secret);
  return TRUE;
}

static Exchange *
exchange_new (DagHttp              *self,
              const DagHttpRequest *request,
              GCancellable         *cancellable)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  double deadline_s
      = request->deadline_s > 0.0 ? request->deadline_s : self->connection->deadline_s;

  exchange->limit = request->limit > 0 ? request->limit : DAG_BODY_LIMIT;
  exchange->expect = g_strdup (request->expect);
  exchange->hidden = g_strdup (request->hidden);
  exchange->takes_any = request->takes_any;
  exchange->started_mono_us = g_get_monotonic_time ();
  exchange->trace.started_at_us = g_get_real_time ();
  exchange->trace.retry_after_s = -1.0;
  exchange->body = self->spare != NULL ? g_steal_pointer (&self->spare) : dag_body_new ();
  exchange->body->length = 0;
  exchange->inner = g_cancellable_new ();
  exchange->deadline_id
      = g_timeout_add ((guint) (deadline_s * 1000.0), on_deadline, exchange);
  if (cancellable != NULL)
    {
      exchange->outer = g_object_ref (cancellable);
      exchange->outer_id
          = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled),
                                   g_object_ref (exchange->inner), g_object_unref);
    }
  return exchange;
}

/**
 * dag_http_get_async:
 * @self: a transport
 * @request: what to fetch
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Several may be under way at once (a long poll beside a short one).
 */
void
dag_http_get_async (DagHttp              *self,
                    const DagHttpRequest *request,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *exchange = NULL;

  g_return_if_fail (DAG_IS_HTTP (self));
  g_return_if_fail (request != NULL && request->path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_http_get_async);
  g_task_set_check_cancellable (task, FALSE); /* an answer that has come is an answer */
  exchange = exchange_new (self, request, cancellable);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  exchange->message
      = dag_http_create_message (self->connection->url, request, self->authorization);
  if (exchange->message == NULL)
    {
      return_fault (task, g_error_new_literal (DAG_FAULT, DAG_FAULT_USAGE,
                                               "the address cannot be asked"));
      return;
    }
  if (self->flags & DAG_HTTP_DIGEST)
    g_signal_connect_object (exchange->message, "authenticate", G_CALLBACK (on_authenticate),
                             self, 0);
  g_signal_connect_object (exchange->message, "wrote-headers", G_CALLBACK (on_wrote_headers),
                           task, 0);
  g_signal_connect_object (exchange->message, "accept-certificate",
                           G_CALLBACK (on_accept_certificate), task, 0);
  g_signal_connect_object (exchange->message, "network-event",
                           G_CALLBACK (on_network_event), task, 0);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT,
                           exchange->inner, on_send_ready, g_object_ref (task));
}

/**
 * dag_http_get_finish:
 * @self: a transport
 * @result: what the callback got
 * @trace: (out caller-allocates) (optional): filled in whether it worked or not
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable): an answer of 200 with a body, or of 304; every
 *   other status is an error
 */
DagHttpAnswer *
dag_http_get_finish (DagHttp       *self,
                     GAsyncResult  *result,
                     DagHttpTrace  *trace,
                     GError       **error)
{
  Exchange *exchange = NULL;

  g_return_val_if_fail (DAG_IS_HTTP (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  if (trace != NULL)
    *trace = exchange->trace;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_http_give_back:
 * @self: a transport
 * @body: (transfer full): a body that is not needed any more
 *
 * Its buffer serves the next answer, unless it is a big one.
 */
void
dag_http_give_back (DagHttp *self,
                    DagBody *body)
{
  g_return_if_fail (DAG_IS_HTTP (self));
  g_return_if_fail (body != NULL);

  g_clear_pointer (&self->spare, dag_body_free);
  if (body->capacity > DAG_BODY_KEPT)
    g_clear_pointer (&body, dag_body_free);
  self->spare = body;
}

/**
 * dag_http_abort:
 * @self: a transport
 *
 * Ends what is under way and closes the connections.
 */
void
dag_http_abort (DagHttp *self)
{
  g_return_if_fail (DAG_IS_HTTP (self));

  soup_session_abort (self->session);
}

/**
 * dag_http_set_proxy_resolver:
 * @self: a transport
 * @resolver: (nullable): which proxy to use, %NULL: none
 *
 * The system's proxies are used by default, but never for plain http, which leads to this
 * machine alone.
 */
void
dag_http_set_proxy_resolver (DagHttp        *self,
                             GProxyResolver *resolver)
{
  g_return_if_fail (DAG_IS_HTTP (self));

  soup_session_set_proxy_resolver (self->session, resolver);
}

static void
dag_http_dispose (GObject *object)
{
  DagHttp *self = DAG_HTTP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->own_ca);
  G_OBJECT_CLASS (dag_http_parent_class)->dispose (object);
}

static void
dag_http_finalize (GObject *object)
{
  DagHttp *self = DAG_HTTP (object);

  dag_http_clear_secret (&self->authorization);
  dag_http_clear_secret (&self->secret);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->spare, dag_body_free);
  g_clear_pointer (&self->connection, dag_connection_unref);
  G_OBJECT_CLASS (dag_http_parent_class)->finalize (object);
}

static void
dag_http_class_init (DagHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_http_dispose;
  object_class->finalize = dag_http_finalize;
}

static void
dag_http_init (DagHttp *self)
{
}

/**
 * dag_http_new:
 * @connection: where to, and how long it may take
 * @secret: (nullable): token or password
 * @flags: what a connector needs beyond a plain GET
 * @error: %DAG_FAULT_USAGE or %DAG_FAULT_IO where the settings cannot work
 *
 * Returns: (transfer full) (nullable): a transport that only speaks to the host of
 *   @connection; for the main thread
 */
DagHttp *
dag_http_new (DagConnection  *connection,
              const char     *secret,
              DagHttpFlags    flags,
              GError        **error)
{
  g_autoptr (DagHttp) self = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  if (!dag_connection_check_url (connection->url, error) || !dag_http_check_secret (secret, error))
    return NULL;
  uri = g_uri_parse (connection->url, G_URI_FLAGS_NONE, error);
  if (uri == NULL)
    return NULL;
  self = g_object_new (DAG_TYPE_HTTP, NULL);
  self->connection = dag_connection_ref (connection);
  self->host = g_strdup (g_uri_get_host (uri));
  self->flags = flags;
  if (connection->ca_file != NULL
      && (self->own_ca = dag_http_load_ca (connection->ca_file, error)) == NULL)
    return NULL;
  self->secret = g_strdup (secret);
  if (!(flags & DAG_HTTP_DIGEST))
    self->authorization = dag_http_create_authorization (connection->user, secret);
  self->session = dag_http_create_session (flags);
  if (g_str_equal (g_uri_get_scheme (uri), "http"))
    soup_session_set_proxy_resolver (self->session, NULL);
  return g_steal_pointer (&self);
}
