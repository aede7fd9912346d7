/* dag-http.h - one guarded way to ask: total deadline, bounded read, no redirects, own CA
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-body.h"
#include "dag-connection.h"

G_BEGIN_DECLS

#define DAG_TYPE_HTTP (dag_http_get_type ())
G_DECLARE_FINAL_TYPE (DagHttp, dag_http, DAG, HTTP, GObject)

/* What a connector switches on; everything is off by default. Without @DIGEST the secret
 * is sent with every request: as Basic where the connection has a user, else as Bearer. */
typedef enum
{
  DAG_HTTP_DEFAULT = 0,
  DAG_HTTP_DIGEST = 1 << 0,  /* answer a Digest challenge with user and secret */
  DAG_HTTP_COOKIES = 1 << 1, /* keep the server's cookies, in memory */
  DAG_HTTP_ONE = 1 << 2,     /* HTTP/1.1 alone: with HTTP/2 libsoup logs every path */
} DagHttpFlags;

/**
 * DagHttpRequest:
 * @method: (nullable): %NULL: "GET"
 * @content: (nullable): JSON to send with it
 * @takes_any: every status but a redirect is an answer, even without a body
 * @hidden: (nullable): a secret in @path: never in a fault or a log
 * @path: below the connection's address, without a leading slash: "v1/snapshot"
 * @query: (nullable): an encoded query, without the question mark; no secrets in it
 * @etag: (nullable): sent as If-None-Match
 * @expect: (nullable): the media type that is wanted, "application/json" (any +json and
 *   an unnamed type are taken too) or "text/plain"; %NULL: whatever comes.
 *   A web page is refused in any case but "text/html".
 * @limit: bytes after inflation at most; 0: 16 MiB
 * @deadline_s: for the whole exchange, from call to last byte; 0: the connection's
 *
 * What to fetch; copied by dag_http_get_async().
 */
typedef struct
{
  const char *method;
  const char *content;
  gboolean takes_any;
  const char *hidden;
  const char *path;
  const char *query;
  const char *etag;
  const char *expect;
  gsize limit;
  double deadline_s;
} DagHttpRequest;

/* What is known of an exchange whether it worked or not. */
typedef struct
{
  int64_t started_at_us; /* wall clock */
  int64_t received_at_us;
  guint elapsed_ms;
  gboolean was_written;  /* the question left, whether an answer came or not */
  guint status;          /* 0: no answer came */
  guint64 bytes;         /* after inflation */
  double retry_after_s;  /* clamped to 0…300; < 0: the server asked for nothing */
  int64_t skew_us;       /* the server's clock minus ours, from Date */
  gboolean skew_known;
} DagHttpTrace;

/* An answer of 200 or 304, or of any status where the request takes that. */
typedef struct
{
  gboolean not_modified; /* 304: @body is empty */
  DagBody *body;
  char *etag; /* (nullable) */
} DagHttpAnswer;

void           dag_http_answer_free (DagHttpAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagHttpAnswer, dag_http_answer_free)

DagHttp       *dag_http_new         (DagConnection  *connection,
                                     const char     *secret,
                                     DagHttpFlags    flags,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;

void           dag_http_get_async   (DagHttp              *self,
                                     const DagHttpRequest *request,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
DagHttpAnswer *dag_http_get_finish  (DagHttp       *self,
                                     GAsyncResult  *result,
                                     DagHttpTrace  *trace,
                                     GError       **error);

void           dag_http_give_back   (DagHttp *self,
                                     DagBody *body);
void           dag_http_abort       (DagHttp *self);
void           dag_http_set_proxy_resolver (DagHttp        *self,
                                            GProxyResolver *resolver);

G_END_DECLS
