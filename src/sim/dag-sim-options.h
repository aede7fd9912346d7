/* dag-sim-options.h - the command line of dagstart-sim
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-server.h"

G_BEGIN_DECLS

typedef struct
{
  DagSimScenario scenario;
  uint64_t seed;
  guint n_agents; /* 0: what the scenario has */
  guint n_queues;
  DagSimServerOptions server;
  gboolean unmarked; /* as DagSimPlan.unmarked */
  gboolean exit_with_parent;
  gboolean dumps;      /* print the history until @dump_until_ms instead of serving */
  int64_t dump_until_ms;
} DagSimOptions;

gboolean dag_sim_options_parse (DagSimOptions   *self,
                                char          ***arguments,
                                int64_t          now_ms,
                                GError         **error);
void     dag_sim_options_clear (DagSimOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagSimOptions, dag_sim_options_clear)

G_END_DECLS
