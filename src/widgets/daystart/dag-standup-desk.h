/* dag-standup-desk.h - what the parts of the notebook share: the stand-up, its people, today
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-people.h"
#include "dag-standup.h"

G_BEGIN_DECLS

/**
 * DagStandupDesk:
 *
 * Signals: "people-changed": somebody joined or left the team. "lunch-changed": it is known
 * who took a heavy queue over lunch.
 */
#define DAG_TYPE_STANDUP_DESK (dag_standup_desk_get_type ())
G_DECLARE_FINAL_TYPE (DagStandupDesk, dag_standup_desk, DAG, STANDUP_DESK, GObject)

DagStandupDesk *dag_standup_desk_new         (DagDashboard *dashboard,
                                              const char   *team,
                                              const char   *day,
                                              const char   *today) G_GNUC_WARN_UNUSED_RESULT;
DagStandup     *dag_standup_desk_get_standup (DagStandupDesk *self);
DagBoard       *dag_standup_desk_get_board   (DagStandupDesk *self);
DagDashboard   *dag_standup_desk_get_dashboard (DagStandupDesk *self);
const char     *dag_standup_desk_get_team    (DagStandupDesk *self);
const char     *dag_standup_desk_get_day     (DagStandupDesk *self);
const char     *dag_standup_desk_get_today   (DagStandupDesk *self);
char           *dag_standup_desk_dup_day     (DagStandupDesk *self,
                                              int             days) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *dag_standup_desk_get_people  (DagStandupDesk *self);
void            dag_standup_desk_set_lunch   (DagStandupDesk *self,
                                              GPtrArray      *people);
gboolean        dag_standup_desk_had_lunch_shift (DagStandupDesk *self,
                                                  const char     *person);
gboolean        dag_standup_desk_update_people (DagStandupDesk *self);

DagBoardView   *dag_standup_desk_new_actions (DagStandupDesk *self) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry  *dag_standup_desk_add_note    (DagStandupDesk *self,
                                              DagBoardEntry  *topic,
                                              const char     *text);
DagBoardEntry  *dag_standup_desk_add_action  (DagStandupDesk *self,
                                              const char     *text);
DagBoardEntry  *dag_standup_desk_add_line    (DagStandupDesk *self,
                                              DagBoardEntry  *topic,
                                              const char     *line);
DagBoardEntry  *dag_standup_desk_promote     (DagStandupDesk *self,
                                              DagBoardEntry  *note);

G_END_DECLS
