/* dag-connect-options.h - the rows a kind of contact centre asks for beyond its address
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-connector.h"

G_BEGIN_DECLS

/* Made from the kind's own description. Signals: "changed" after any row changed,
 * "activated" on Enter in a row. */
#define DAG_TYPE_CONNECT_OPTIONS (dag_connect_options_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectOptions, dag_connect_options, DAG, CONNECT_OPTIONS,
                      AdwPreferencesGroup)

void     dag_connect_options_set_kind    (DagConnectOptions      *self,
                                          const DagConnectorKind *kind,
                                          const DagConnection    *connection);
gboolean dag_connect_options_is_empty    (DagConnectOptions *self);
gboolean dag_connect_options_is_complete (DagConnectOptions *self);
void     dag_connect_options_apply       (DagConnectOptions *self,
                                          DagConnection     *connection);

G_END_DECLS
