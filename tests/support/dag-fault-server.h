/* dag-fault-server.h - a server on loopback that misbehaves as it is told, byte by byte
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DagFaultServer DagFaultServer;

/* One request that came in, and what can be done to who asked. Used in the server's
 * thread, one for each connection. */
typedef struct
{
  DagFaultServer *server;
  GSocketConnection *socket;
  GIOStream *stream; /* @socket, or TLS over it */
  const char *head;  /* of the request */
  guint number;      /* of the request, from 0 */
} DagFaultCall;

/* Returns: whether the connection stays for another request. */
typedef gboolean (*DagFaultScript) (DagFaultCall *call,
                                    gpointer      user_data);

DagFaultServer *dag_fault_server_new            (DagFaultScript   script,
                                                 gpointer         user_data,
                                                 GTlsCertificate *certificate);
void            dag_fault_server_free           (DagFaultServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagFaultServer, dag_fault_server_free)

guint           dag_fault_server_get_port       (DagFaultServer *self);
char           *dag_fault_server_dup_url        (DagFaultServer *self);
guint           dag_fault_server_get_n_requests (DagFaultServer *self);
guint           dag_fault_server_get_n_connections (DagFaultServer *self);
char           *dag_fault_server_dup_request    (DagFaultServer *self,
                                                 guint           number);

gboolean        dag_fault_call_write            (DagFaultCall *call,
                                                 const void   *bytes,
                                                 gssize        length);
gboolean        dag_fault_call_answer           (DagFaultCall *call,
                                                 const char   *status,
                                                 const char   *headers,
                                                 const char   *body);
gboolean        dag_fault_call_answer_json      (DagFaultCall *call,
                                                 const char   *body);
void            dag_fault_call_reset            (DagFaultCall *call);
gboolean        dag_fault_call_wait             (DagFaultCall *call,
                                                 int           ms);

G_END_DECLS
