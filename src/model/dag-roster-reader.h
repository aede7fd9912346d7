/* dag-roster-reader.h - asks the source for the shifts of today, now and then
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"
#include "dag-roster.h"

G_BEGIN_DECLS

/* Signal "read": the roster is another now. Main thread only. */
#define DAG_TYPE_ROSTER_READER (dag_roster_reader_get_type ())
G_DECLARE_FINAL_TYPE (DagRosterReader, dag_roster_reader, DAG, ROSTER_READER, GObject)

DagRosterReader *dag_roster_reader_new    (DagConnector *connector) G_GNUC_WARN_UNUSED_RESULT;

void             dag_roster_reader_follow (DagRosterReader *self,
                                           int64_t          now_us);
void             dag_roster_reader_take   (DagRosterReader *self,
                                           DagRoster       *roster);
void             dag_roster_reader_stop   (DagRosterReader *self);

G_END_DECLS
