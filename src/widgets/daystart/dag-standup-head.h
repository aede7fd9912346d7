/* dag-standup-head.h - the head of the page: the day, the team, who is here, the clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

/* Signal: "team-selected": by the user. */
#define DAG_TYPE_STANDUP_HEAD (dag_standup_head_get_type ())
G_DECLARE_FINAL_TYPE (DagStandupHead, dag_standup_head, DAG, STANDUP_HEAD, AdwBin)

void        dag_standup_head_set_desk     (DagStandupHead *self,
                                           DagStandupDesk *desk);
void        dag_standup_head_update_teams (DagStandupHead *self,
                                           DagDashboard   *dashboard);
const char *dag_standup_head_get_team     (DagStandupHead *self);
void        dag_standup_head_choose_team  (DagStandupHead *self,
                                           const char     *team);
void        dag_standup_head_show_time    (DagStandupHead *self);
void        dag_standup_head_grab_start   (DagStandupHead *self);

G_END_DECLS
