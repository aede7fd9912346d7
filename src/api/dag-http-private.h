/* dag-http-private.h - from what went wrong on the wire to a fault
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "dag-http.h"

G_BEGIN_DECLS

GError *dag_http_fault_from_error   (const GError *error,
                                     const char   *host,
                                     gboolean      answered,
                                     const char   *tls_reason);
GError *dag_http_fault_from_headers (SoupMessage *message,
                                     const char  *expect,
                                     gboolean     takes_any);
GError *dag_http_fault_from_status  (SoupMessage *message,
                                     const char  *text);
char   *dag_http_describe_certificate (const char           *host,
                                       GTlsCertificate      *certificate,
                                       GTlsCertificateFlags  flags,
                                       GDateTime            *now);
double  dag_http_read_retry_after   (const char *text,
                                     int64_t     now_us);
gsize   dag_http_expect_bytes       (SoupMessage   *message,
                                     const DagBody *so_far);
gboolean dag_http_read_date         (const char *text,
                                     int64_t    *time_us);

SoupMessage  *dag_http_create_message (const char           *base,
                                       const DagHttpRequest *request,
                                       const char           *authorization)
                                       G_GNUC_WARN_UNUSED_RESULT;
SoupSession  *dag_http_create_session (DagHttpFlags flags) G_GNUC_WARN_UNUSED_RESULT;
char         *dag_http_create_authorization (const char *user,
                                             const char *secret) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_http_check_secret (const char  *secret,
                                     GError     **error);
GTlsDatabase *dag_http_load_ca      (const char  *file,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          dag_http_offer_one     (GTlsConnection *connection);
void          dag_http_clear_secret (char **secret);
void          dag_http_redact       (GError     *fault,
                                     const char *secret);
GTlsCertificateFlags dag_http_verify (GTlsDatabase    *authorities,
                                      GUri            *uri,
                                      GTlsCertificate *certificate);

G_END_DECLS
