/* dag-asterisk-connector.h - Asterisk over HTTP: polls for the truth, events for starts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"

G_BEGIN_DECLS

#define DAG_TYPE_ASTERISK_CONNECTOR (dag_asterisk_connector_get_type ())
G_DECLARE_FINAL_TYPE (DagAsteriskConnector, dag_asterisk_connector, DAG,
                      ASTERISK_CONNECTOR, GObject)

extern const DagConnectorKind dag_asterisk_kind;

DagConnector *dag_asterisk_connector_new        (DagConnection  *connection,
                                                 const char     *secret,
                                                 GError        **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;

gboolean      dag_asterisk_connector_is_listening (DagAsteriskConnector *self);
guint         dag_asterisk_connector_get_n_gaps   (DagAsteriskConnector *self);

G_END_DECLS
