/* dag-action-row.h - one action: done or not, what, by whom, for when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_ACTION_ROW (dag_action_row_get_type ())
G_DECLARE_FINAL_TYPE (DagActionRow, dag_action_row, DAG, ACTION_ROW, AdwBin)

GtkWidget *dag_action_row_new (DagStandupDesk *desk,
                               DagBoardEntry  *action) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
