/* dag-http-fault.c - from what went wrong on the wire to a fault
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-http-private.h"

#include "dag-connector.h"
#include "dag-fault.h"
#include "dag-plain-text.h"

#include <string.h>

/**
 * dag_http_read_date:
 * @text: (nullable): an HTTP date
 * @time_us: (out): microseconds since 1970
 *
 * Returns: whether it is one
 */
gboolean
dag_http_read_date (const char *text,
                    int64_t    *time_us)
{
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return FALSE;
  time = soup_date_time_new_from_http_string (text);
  if (time == NULL)
    return FALSE;
  *time_us = g_date_time_to_unix (time) * DAG_USEC_PER_SEC;
  return TRUE;
}

/**
 * dag_http_read_retry_after:
 * @text: (nullable): the header: seconds, or an HTTP date
 * @now_us: our wall clock
 *
 * Returns: seconds to wait, clamped to 0…300; -1 where it is missing or garbage
 */
double
dag_http_read_retry_after (const char *text,
                           int64_t     now_us)
{
  int64_t at_us = 0;
  guint64 seconds = 0;

  if (text == NULL)
    return -1.0;
  if (*text != '\0' && strspn (text, "0123456789") == strlen (text))
    return g_ascii_string_to_unsigned (text, 10, 0, DAG_MAX_POLL_S, &seconds, NULL)
               ? (double) seconds
               : (double) DAG_MAX_POLL_S;
  if (!dag_http_read_date (text, &at_us))
    return -1.0;
  return CLAMP ((double) (at_us - now_us) / DAG_USEC_PER_SEC, 0.0, (double) DAG_MAX_POLL_S);
}

static char *
describe_flags (GTlsCertificateFlags flags)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    const char *word;
  } words[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "unknown-ca" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "bad-identity" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "not-activated" },
    { G_TLS_CERTIFICATE_EXPIRED, "expired" },
    { G_TLS_CERTIFICATE_REVOKED, "revoked" },
    { G_TLS_CERTIFICATE_INSECURE, "insecure" },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, "generic-error" },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (flags & words[i].flag)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words[i].word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_day (GDateTime *time)
{
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M UTC") : g_strdup ("?");
}

/**
 * dag_http_describe_certificate:
 * @host: the host that was asked for
 * @certificate: what it showed
 * @flags: what is wrong with it
 * @now: our wall clock, in the local zone
 *
 * Returns: (transfer full): host, flag words, issuer and dates, and the local time where
 *   a wrong clock may be the cause
 */
char *
dag_http_describe_certificate (const char           *host,
                               GTlsCertificate      *certificate,
                               GTlsCertificateFlags  flags,
                               GDateTime            *now)
{
  g_autoptr (GDateTime) before = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) after = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autofree char *issuer_text = dag_plain_text_clean (issuer != NULL ? issuer : "?", -1);
  g_autofree char *words = describe_flags (flags);
  g_autofree char *from = describe_day (before);
  g_autofree char *until = describe_day (after);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "the certificate of %s is refused (%s): issued by “%s”, "
                          "valid from %s until %s",
                          host, words, issuer_text, from, until);
  if (flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED))
    {
      g_autofree char *local = g_date_time_format (now, "%Y-%m-%d %H:%M %Z");

      g_string_append_printf (text, "; the clock of this computer says %s", local);
    }
  return g_string_free (text, FALSE);
}

static DagFault
fault_of_io_error (int      code,
                   gboolean answered)
{
  switch (code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
      return DAG_FAULT_REFUSED;
    case G_IO_ERROR_TIMED_OUT:
      return DAG_FAULT_TIMEOUT;
    case G_IO_ERROR_HOST_NOT_FOUND:
      return DAG_FAULT_DNS;
    case G_IO_ERROR_PARTIAL_INPUT:
      return DAG_FAULT_TRUNCATED;
    case G_IO_ERROR_CONNECTION_CLOSED: /* also: broken pipe */
      return answered ? DAG_FAULT_TRUNCATED : DAG_FAULT_UNREACHABLE;
    case G_IO_ERROR_INVALID_DATA: /* gzip that is none */
      return DAG_FAULT_PARSE;
    default:
      return answered ? DAG_FAULT_TRUNCATED : DAG_FAULT_UNREACHABLE;
    }
}

static DagFault
fault_of (const GError *error,
          gboolean      answered)
{
  if (error->domain == G_RESOLVER_ERROR)
    return DAG_FAULT_DNS;
  if (error->domain == G_TLS_ERROR)
    return answered ? DAG_FAULT_TRUNCATED : DAG_FAULT_TLS;
  if (error->domain == SOUP_SESSION_ERROR)
    return DAG_FAULT_PARSE;
  if (error->domain == G_IO_ERROR)
    return fault_of_io_error (error->code, answered);
  return answered ? DAG_FAULT_TRUNCATED : DAG_FAULT_UNREACHABLE;
}

/**
 * dag_http_fault_from_error:
 * @error: what libsoup or GIO said
 * @host: the host that was asked
 * @answered: whether the head of an answer had come
 * @tls_reason: (nullable): what was wrong with the certificate
 *
 * Returns: (transfer full): the same as a fault
 */
GError *
dag_http_fault_from_error (const GError *error,
                           const char   *host,
                           gboolean      answered,
                           const char   *tls_reason)
{
  if (tls_reason != NULL)
    return g_error_new_literal (DAG_FAULT, DAG_FAULT_TLS, tls_reason);
  return g_error_new (DAG_FAULT, (int) fault_of (error, answered), "%s: %s", host,
                      error->message);
}

static gboolean
is_expected_type (const char *type,
                  const char *expect)
{
  if (g_str_equal (type, expect))
    return TRUE;
  /* A home-made server often names no better type; the reader is strict enough. */
  if (g_str_equal (type, "text/plain") || g_str_equal (type, "application/octet-stream"))
    return TRUE;
  return g_str_equal (expect, "application/json")
         && (g_str_equal (type, "text/json") || g_str_has_suffix (type, "+json"));
}

static gboolean
is_page (const char *type)
{
  return g_str_equal (type, "text/html") || g_str_equal (type, "application/xhtml+xml");
}

/* A message with two lengths, or a length and chunks, is how a second answer is smuggled
 * in behind the first (F-H11). */
static gboolean
is_framing_ambiguous (SoupMessageHeaders *headers)
{
  const char *length = soup_message_headers_get_list (headers, "Content-Length");
  const char *coding = soup_message_headers_get_list (headers, "Transfer-Encoding");

  return length != NULL && (coding != NULL || strchr (length, ',') != NULL);
}

/**
 * dag_http_fault_from_headers:
 * @message: a message whose answer's head has come
 * @expect: (nullable): the media type that is wanted
 * @takes_any: who asked looks at the body whatever its type
 *
 * Returns: (transfer full) (nullable): a fault where the head of a good answer shows that
 *   its body must not be believed
 */
GError *
dag_http_fault_from_headers (SoupMessage *message,
                             const char  *expect,
                             gboolean     takes_any)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *given = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *type = given != NULL ? g_ascii_strdown (given, -1) : NULL;

  if (is_framing_ambiguous (headers))
    return g_error_new_literal (DAG_FAULT, DAG_FAULT_PARSE,
                                "the answer says twice how long it is");
  if (soup_message_get_status (message) != SOUP_STATUS_OK || type == NULL || takes_any)
    return NULL;
  if ((is_page (type) && g_strcmp0 (expect, type) != 0)
      || (expect != NULL && !is_expected_type (type, expect)))
    {
      g_autofree char *clean = dag_plain_text_clean (type, -1);

      return g_error_new (DAG_FAULT, DAG_FAULT_CONTENT_TYPE,
                          "no data from the server (portal?): it sent %s, expected %s", clean,
                          expect != NULL ? expect : "anything but a web page");
    }
  return NULL;
}

static DagFault
fault_of_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return DAG_FAULT_AUTH;
    case SOUP_STATUS_FORBIDDEN:
      return DAG_FAULT_FORBIDDEN;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return DAG_FAULT_NOT_FOUND;
    case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
      return DAG_FAULT_UNREACHABLE;
    case SOUP_STATUS_REQUEST_TIMEOUT:
      return DAG_FAULT_TIMEOUT;
    case 429:
      return DAG_FAULT_RATE_LIMITED;
    default:
      if (status >= 500)
        return DAG_FAULT_SERVER_ERROR;
      if (status >= 400)
        return DAG_FAULT_API_ERROR;
      return status >= 300 ? DAG_FAULT_REDIRECT : DAG_FAULT_PARSE;
    }
}

/**
 * dag_http_fault_from_status:
 * @message: a message that was answered with neither 200 nor 304
 * @text: (nullable): the server's words, already clean
 *
 * Returns: (transfer full): the fault
 */
GError *
dag_http_fault_from_status (SoupMessage *message,
                            const char  *text)
{
  guint status = soup_message_get_status (message);
  DagFault fault = fault_of_status (status);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (fault == DAG_FAULT_REDIRECT)
    {
      const char *location = soup_message_headers_get_one (headers, "Location");
      g_autofree char *clean = dag_plain_text_clean (location != NULL ? location : "?", -1);

      return g_error_new (DAG_FAULT, DAG_FAULT_REDIRECT, "status %u leads to %s", status,
                          clean);
    }
  if (fault == DAG_FAULT_PARSE)
    return g_error_new (DAG_FAULT, DAG_FAULT_PARSE, "status %u, no data where data is due",
                        status);
  if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
    return g_error_new_literal (DAG_FAULT, DAG_FAULT_UNREACHABLE,
                                "the proxy asks for a password");
  return g_error_new (DAG_FAULT, (int) fault, "status %u%s%s", status,
                      text != NULL && *text != '\0' ? ": " : "", text != NULL ? text : "");
}

/**
 * dag_http_redact:
 * @fault: what is going to be shown or logged
 * @secret: (nullable): what must not be in it
 *
 * A server may quote the secret back at us (F-F02).
 */
void
dag_http_redact (GError     *fault,
                 const char *secret)
{
  g_autoptr (GString) text = NULL;

  if (secret == NULL || strlen (secret) < 4 || strstr (fault->message, secret) == NULL)
    return;
  text = g_string_new (fault->message);
  g_string_replace (text, secret, "•••", 0);
  g_free (fault->message);
  fault->message = g_string_free (g_steal_pointer (&text), FALSE);
}
