/* dag-state-sums.h - how long somebody was in each state of a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagStateSums:
 *
 * A walk over the states of one person, in their order; all zero at first. A pause under
 * five minutes is part of the work around it: no sum tells of it.
 */
typedef struct
{
  int64_t us[DAG_N_STATES];
  int64_t pause_us;     /* on the status "break", under way */
  DagAgentState before; /* the pause under way */
} DagStateSums;

void dag_state_sums_add (DagStateSums  *self,
                         DagAgentState  state,
                         int64_t        length_us);
void dag_state_sums_end (DagStateSums  *self);

G_END_DECLS
