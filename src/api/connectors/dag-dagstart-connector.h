/* dag-dagstart-connector.h - a contact centre that speaks our own API
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"

G_BEGIN_DECLS

#define DAG_TYPE_DAGSTART_CONNECTOR (dag_dagstart_connector_get_type ())
G_DECLARE_FINAL_TYPE (DagDagstartConnector,
                      dag_dagstart_connector,
                      DAG,
                      DAGSTART_CONNECTOR,
                      GObject)

extern const DagConnectorKind dag_dagstart_kind;

DagConnector *dag_dagstart_connector_new (DagConnection  *connection,
                                          const char     *secret,
                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
