/* dag-erlang-a-private.h - the two ways to Erlang A, for its own files and their tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-erlang.h"

G_BEGIN_DECLS

/* A service level below this is worked out state by state: the closed form has it as the
 * difference of two numbers that are nearly alike. */
#define DAG_ERLANG_A_LEAST_LEVEL 1e-5

gboolean dag_erlang_a_closed_figures (const DagQueueLoad *load,
                                      int64_t             agents,
                                      double              inverse_b,
                                      DagQueueFigures    *figures);
void     dag_erlang_a_chain_figures  (const DagQueueLoad *load,
                                      int64_t             agents,
                                      DagQueueFigures    *figures);
double   dag_erlang_a_closed_level   (const DagQueueLoad *load,
                                      int64_t             agents,
                                      double              inverse_b);
double   dag_erlang_inverse_b        (int64_t agents,
                                      double  load);
void     dag_erlang_c_figures_of     (const DagQueueLoad *load,
                                      int64_t             agents,
                                      double              b,
                                      DagQueueFigures    *figures);

G_END_DECLS
