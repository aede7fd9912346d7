/* dag-sim-server.h - the simulated contact centre over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-sim-centre.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t start_ms; /* simulated time at which the picture begins */
  double speed;     /* simulated seconds per second; 0 stands still */
  guint port;       /* 0: any free one */
  char *token;      /* (nullable): what a caller must show */
  char *tls_cert;   /* (nullable): files in PEM */
  char *tls_key;    /* (nullable) */
} DagSimServerOptions;

#define DAG_TYPE_SIM_SERVER (dag_sim_server_get_type ())
G_DECLARE_FINAL_TYPE (DagSimServer, dag_sim_server, DAG, SIM_SERVER, GObject)

DagSimServer *dag_sim_server_new     (DagSimCentre              *centre,
                                      const DagSimServerOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_sim_server_listen  (DagSimServer  *self,
                                      GError       **error);
char         *dag_sim_server_dup_url (DagSimServer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
