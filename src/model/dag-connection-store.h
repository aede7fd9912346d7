/* dag-connection-store.h - the saved contact centre in a file of its own; never its secret
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connection.h"

G_BEGIN_DECLS

#define DAG_TYPE_CONNECTION_STORE (dag_connection_store_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectionStore, dag_connection_store, DAG, CONNECTION_STORE, GObject)

DagConnectionStore *dag_connection_store_new    (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char         *dag_connection_store_get_path (DagConnectionStore *self);

DagConnection      *dag_connection_store_load   (DagConnectionStore  *self,
                                                 GError             **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;
gboolean            dag_connection_store_save   (DagConnectionStore   *self,
                                                 const DagConnection  *connection,
                                                 GError              **error);
gboolean            dag_connection_store_remove (DagConnectionStore  *self,
                                                 GError             **error);

G_END_DECLS
