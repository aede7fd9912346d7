/* dag-connection.h - how to reach one contact centre: all but the secret
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DAG_DEFAULT_POLL_S 10
#define DAG_MIN_POLL_S 5
#define DAG_MAX_POLL_S 300
#define DAG_DEFAULT_DEADLINE_S 10.0

/**
 * DagConnection:
 *
 * Immutable once shared; counted. The secret (token or password) never stands in it: it
 * lives in the keyring under @id and is handed to dag_connector_new() apart.
 */
typedef struct
{
  char *id;      /* made by us, a UUID: key of the secret and of the history */
  char *kind;    /* of a DagConnectorKind: a connector's name */
  char *url;     /* base URL the user entered */
  char *user;    /* (nullable): Basic or digest user; NULL: bearer token */
  char *ca_file; /* (nullable): PEM file of an own CA */
  double deadline_s;  /* for one whole poll */
  guint poll_s;       /* between polls; 1 is allowed for a simulated source */
  GHashTable *options; /* (nullable) string → string: a connector's own settings */
} DagConnection;

DagConnection *dag_connection_new   (const char *kind,
                                     const char *url) G_GNUC_WARN_UNUSED_RESULT;
DagConnection *dag_connection_copy  (const DagConnection *self) G_GNUC_WARN_UNUSED_RESULT;
DagConnection *dag_connection_ref   (DagConnection *self);
void           dag_connection_unref (DagConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagConnection, dag_connection_unref)

const char    *dag_connection_get_option (const DagConnection *self,
                                          const char          *key);
void           dag_connection_set_option (DagConnection *self,
                                          const char    *key,
                                          const char    *value);
gboolean       dag_connection_check_url  (const char  *url,
                                          GError     **error);

gboolean       dag_connection_is_loopback (const char *host);

G_END_DECLS
