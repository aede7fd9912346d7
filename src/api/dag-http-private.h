/* dag-http-private.h - from what went wrong on the wire to a fault
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError *dag_http_fault_from_error   (const GError *error,
                                     const char   *host,
                                     gboolean      answered,
                                     const char   *tls_reason);
GError *dag_http_fault_from_headers (SoupMessage *message,
                                     const char  *expect);
GError *dag_http_fault_from_status  (SoupMessage *message,
                                     const char  *text);
char   *dag_http_describe_certificate (const char           *host,
                                       GTlsCertificate      *certificate,
                                       GTlsCertificateFlags  flags,
                                       GDateTime            *now);
double  dag_http_read_retry_after   (const char *text,
                                     int64_t     now_us);
gboolean dag_http_read_date         (const char *text,
                                     int64_t    *time_us);

G_END_DECLS
