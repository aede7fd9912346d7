/* dag-simulator.h - starts dagstart-sim beside us and says how to reach it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connection.h"

G_BEGIN_DECLS

/* Signal: "ended" when the simulator went away by itself. */
#define DAG_TYPE_SIMULATOR (dag_simulator_get_type ())
G_DECLARE_FINAL_TYPE (DagSimulator, dag_simulator, DAG, SIMULATOR, GObject)

DagSimulator  *dag_simulator_new          (void) G_GNUC_WARN_UNUSED_RESULT;

void           dag_simulator_start_async  (DagSimulator        *self,
                                           const char          *scenario,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
DagConnection *dag_simulator_start_finish (DagSimulator  *self,
                                           GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void           dag_simulator_set_patience_s (DagSimulator *self,
                                             guint         seconds);
void           dag_simulator_stop         (DagSimulator *self);

G_END_DECLS
