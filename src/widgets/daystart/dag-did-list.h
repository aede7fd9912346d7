/* dag-did-list.h - you said, we did: what became of what the team said
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_DID_LIST (dag_did_list_get_type ())
G_DECLARE_FINAL_TYPE (DagDidList, dag_did_list, DAG, DID_LIST, AdwBin)

GtkWidget     *dag_did_list_new (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

DagBoardView  *dag_did_new_view (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry *dag_did_add      (DagStandupDesk *desk,
                                 const char     *line);

G_END_DECLS
