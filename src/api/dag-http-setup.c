/* dag-http-setup.c - what a transport is made of: session, secret, authorities
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connection.h"
#include "dag-fault.h"
#include "dag-file-bytes.h"
#include "dag-http-private.h"

#include <string.h>

#define MOST_CA_BYTES ((gsize) 4 * 1024 * 1024)
#define FIRST_READ ((gsize) 64 * 1024)

/* libsoup warns where there is nothing to take away; what is on by itself differs. */
static void
switch_off (SoupSession *session,
            GType        feature)
{
  if (soup_session_has_feature (session, feature))
    soup_session_remove_feature_by_type (session, feature);
}

/**
 * dag_http_create_session:
 * @flags: what a connector needs
 *
 * Everything that answers, sniffs, keeps or upgrades by itself is taken out; the flaws of
 * libsoup of the last years lay there.
 *
 * Returns: (transfer full): a session
 */
SoupSession *
dag_http_create_session (DagHttpFlags flags)
{
  SoupSession *session
      = soup_session_new_with_options ("user-agent", "Dagstart/" DAG_VERSION, "timeout", 0,
                                       "idle-timeout", 90, "max-conns-per-host", 2, NULL);

  switch_off (session, SOUP_TYPE_CONTENT_SNIFFER);
  switch_off (session, SOUP_TYPE_COOKIE_JAR);
  switch_off (session, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER);
  if (flags & DAG_HTTP_DIGEST)
    {
      switch_off (session, SOUP_TYPE_AUTH_NTLM);
      switch_off (session, SOUP_TYPE_AUTH_NEGOTIATE);
      switch_off (session, SOUP_TYPE_AUTH_BASIC);
    }
  else
    switch_off (session, SOUP_TYPE_AUTH_MANAGER);
  if (flags & DAG_HTTP_COOKIES)
    soup_session_add_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  return session;
}

/**
 * dag_http_create_message:
 * @base: the connection's address
 * @request: what to ask
 * @authorization: (nullable): the header's value
 *
 * Returns: (transfer full) (nullable): %NULL where the address cannot be asked
 */
SoupMessage *
dag_http_create_message (const char           *base,
                         const DagHttpRequest *request,
                         const char           *authorization)
{
  g_autofree char *url = g_strconcat (base, g_str_has_suffix (base, "/") ? "" : "/",
                                      request->path, request->query != NULL ? "?" : "",
                                      request->query, NULL);
  SoupMessage *message
      = soup_message_new (request->method != NULL ? request->method : SOUP_METHOD_GET, url);
  SoupMessageHeaders *headers = NULL;

  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", authorization);
  if (request->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  if (request->expect != NULL)
    soup_message_headers_replace (headers, "Accept", request->expect);
  /* to unpack what comes from this computer itself takes longer than to fetch it */
  if (dag_connection_is_loopback (g_uri_get_host (soup_message_get_uri (message))))
    soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  if (request->content != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (request->content, strlen (request->content));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  return message;
}

/**
 * dag_http_create_authorization:
 * @user: (nullable): %NULL: a bearer token
 * @secret: (nullable): token or password
 *
 * Returns: (transfer full) (nullable): the header's value
 */
char *
dag_http_create_authorization (const char *user,
                               const char *secret)
{
  g_autofree char *pair = NULL;
  g_autofree char *encoded = NULL;

  if (secret == NULL)
    return NULL;
  if (user == NULL)
    return g_strconcat ("Bearer ", secret, NULL);
  pair = g_strconcat (user, ":", secret, NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  return g_strconcat ("Basic ", encoded, NULL);
}

/**
 * dag_http_check_secret:
 * @secret: (nullable): token or password
 * @error: %DAG_FAULT_USAGE
 *
 * A line break in a token would become a header of its own.
 *
 * Returns: whether it can be sent
 */
gboolean
dag_http_check_secret (const char  *secret,
                       GError     **error)
{
  for (const char *p = secret; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      {
        g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                             "the password or token holds a line break or control character");
        return FALSE;
      }
  return TRUE;
}

/**
 * dag_http_load_ca:
 * @file: a PEM file
 * @error: %DAG_FAULT_IO
 *
 * Returns: (transfer full) (nullable): the authorities in it
 */
GTlsDatabase *
dag_http_load_ca (const char  *file,
                  GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  gsize length = 0;
  /* A pipe would hold the main loop: it is looked at before GnuTLS opens it (F-X03). */
  g_autofree char *pem = dag_file_bytes_read (path, MOST_CA_BYTES, &length, &local);
  GTlsDatabase *database = pem != NULL ? g_tls_file_database_new (path, &local) : NULL;

  if (database == NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "the CA file %s cannot be read: %s", path,
                 local->message);
  return database;
}

/**
 * dag_http_verify:
 * @authorities: whom to trust
 * @uri: what was asked for
 * @certificate: what the host showed
 *
 * Returns: what is wrong with it: chain, dates or name; 0: nothing
 */
GTlsCertificateFlags
dag_http_verify (GTlsDatabase    *authorities,
                 GUri            *uri,
                 GTlsCertificate *certificate)
{
  int port = g_uri_get_port (uri);
  g_autoptr (GSocketConnectable) identity
      = g_network_address_new (g_uri_get_host (uri), (guint16) (port > 0 ? port : 443));

  return g_tls_database_verify_chain (authorities, certificate,
                                      G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity,
                                      NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
}

/**
 * dag_http_offer_one:
 * @connection: before its handshake
 *
 * HTTP/1.1 is all that is offered to the server.
 */
void
dag_http_offer_one (GTlsConnection *connection)
{
  static const char *const one[] = { "http/1.1", NULL };

  g_tls_connection_set_advertised_protocols (connection, one);
}

/**
 * dag_http_clear_secret:
 * @secret: (inout) (nullable): a secret of our own
 *
 * Overwrites and frees it.
 */
void
dag_http_clear_secret (char **secret)
{
  if (*secret != NULL)
    memset (*secret, 0, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

/* Returns: as much as the source says that is to come, and a byte in which to see the end;
 * where it says nothing or was wrong, twice as much as there is */
gsize
dag_http_expect_bytes (SoupMessage   *message,
                       const DagBody *so_far)
{
  goffset length
      = soup_message_headers_get_content_length (soup_message_get_response_headers (message));

  return MAX (MAX (FIRST_READ, so_far->capacity * 2),
              (gsize) CLAMP (length, 0, (goffset) DAG_BODY_LIMIT) + 1);
}
