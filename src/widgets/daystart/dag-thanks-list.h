/* dag-thanks-list.h - the thanks of a week, and what there is to thank for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_THANKS_LIST (dag_thanks_list_get_type ())
G_DECLARE_FINAL_TYPE (DagThanksList, dag_thanks_list, DAG, THANKS_LIST, AdwBin)

GtkWidget     *dag_thanks_list_new    (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

DagBoardEntry *dag_thanks_add         (DagStandupDesk *desk,
                                       const char     *text);
DagBoardEntry *dag_thanks_add_for     (DagStandupDesk  *desk,
                                       const DagPerson *person,
                                       const char      *event);
void           dag_thanks_set_consent (DagStandupDesk *desk,
                                       DagBoardEntry  *thanks,
                                       const char     *person,
                                       gboolean        agrees);
char          *dag_thanks_name        (DagBoardEntry *thanks) G_GNUC_WARN_UNUSED_RESULT;
char          *dag_thanks_describe    (DagBoardEntry *thanks) G_GNUC_WARN_UNUSED_RESULT;
gboolean       dag_thanks_may_be_seen (DagBoardEntry *thanks);
DagBoardView  *dag_thanks_new_view    (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *dag_thanks_find_unthanked (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
