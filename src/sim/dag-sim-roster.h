/* dag-sim-roster.h - who works when, and when their breaks are planned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-plan.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_SIM_PAUSE_BREAK,
  DAG_SIM_PAUSE_LUNCH,
  DAG_SIM_PAUSE_TOILET,
  DAG_SIM_PAUSE_COACHING,
  DAG_SIM_PAUSE_TRAINING,
  DAG_SIM_PAUSE_TEAM,
} DagSimPauseKind;

typedef struct
{
  DagSimPauseKind kind;
  int64_t start_ms;
  int64_t length_ms;
} DagSimPause;

#define DAG_SIM_MAX_PAUSES 3

/* A shift belongs to the day on which it begins. */
typedef struct
{
  int64_t start_ms;
  int64_t end_ms;
  DagSimPause breaks[DAG_SIM_MAX_PAUSES];
  guint n_breaks;
  gboolean absent; /* rostered, but ill: the roster does not know yet */
} DagSimShift;

gboolean    dag_sim_roster_get_shift    (const DagSimPlan *plan,
                                         guint             agent,
                                         int64_t           day,
                                         DagSimShift      *shift);
const char *dag_sim_pause_get_word      (DagSimPauseKind kind);
const char *dag_sim_pause_get_reason    (DagSimPauseKind kind);
gboolean    dag_sim_pause_is_break      (DagSimPauseKind kind);

G_END_DECLS
