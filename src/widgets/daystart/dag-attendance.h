/* dag-attendance.h - who is at the stand-up: a name is pressed, and they are here
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_ATTENDANCE (dag_attendance_get_type ())
G_DECLARE_FINAL_TYPE (DagAttendance, dag_attendance, DAG, ATTENDANCE, AdwBin)

void  dag_attendance_set_desk     (DagAttendance  *self,
                                   DagStandupDesk *desk);
void  dag_attendance_set_all_here (DagAttendance  *self);

G_END_DECLS
