/* dag-agenda.h - what there is to say at a stand-up, gathered from what was measured
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-day-spots.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t day_us; /* midnight of the last day before, or DAG_TIME_NONE: nothing is known */
  DagDaySpots spots;
  char *hot_queue;          /* (nullable): the name of that queue */
  GPtrArray *lunch;         /* (nullable): ids of those who took a heavy queue over lunch */
  gboolean breaks_left_out; /* too many people: breaks of a day nobody watched are not read */
} DagAgenda;

void       dag_agenda_free          (DagAgenda *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAgenda, dag_agenda_free)

void       dag_agenda_gather_async  (DagDashboard        *dashboard,
                                     const char          *team_name,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
DagAgenda *dag_agenda_gather_finish (DagDashboard  *dashboard,
                                     GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   dag_agenda_is_of_team    (const DagAgentSample *agent,
                                     const char           *team_name);

G_END_DECLS
