/* dag-sim-names.h - invented people, queues and reasons
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-plan.h"

G_BEGIN_DECLS

/* One queue of the small centre. */
typedef struct
{
  const char *id;
  const char *name;
  DagChannel channel;
  double per_day;
  double talk_s;
  double wrap_s;
  double patience_s;
  double target_level;
  int within_s;
  const char *reasons[DAG_SIM_MAX_REASONS][2]; /* id and label */
} DagSimQueueSketch;

const DagSimQueueSketch *dag_sim_names_get_queue       (guint index);
guint                    dag_sim_names_get_n_queues    (void);
char                    *dag_sim_names_dup_agent       (guint index) G_GNUC_WARN_UNUSED_RESULT;
char                    *dag_sim_names_dup_big_queue   (guint index) G_GNUC_WARN_UNUSED_RESULT;
void                     dag_sim_names_fill_team       (DagSimTeamPlan *team,
                                                        guint           index);

G_END_DECLS
