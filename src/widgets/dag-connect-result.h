/* dag-connect-result.h - what a test of a connection found, or why it failed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-snapshot.h"

G_BEGIN_DECLS

#define DAG_TYPE_CONNECT_RESULT (dag_connect_result_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectResult, dag_connect_result, DAG, CONNECT_RESULT, AdwBin)

void dag_connect_result_clear      (DagConnectResult *self);
void dag_connect_result_show_busy  (DagConnectResult *self);
void dag_connect_result_show_found (DagConnectResult *self,
                                    DagSnapshot      *snapshot,
                                    guint             elapsed_ms);
void dag_connect_result_show_error (DagConnectResult *self,
                                    const GError     *error);
void dag_connect_result_show_note  (DagConnectResult *self,
                                    const char       *sentence,
                                    const char       *advice,
                                    const char       *reason);

G_END_DECLS
