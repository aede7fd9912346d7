/* dag-changes-list.h - what changed in the last quarter of an hour, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAG_TYPE_CHANGES_LIST (dag_changes_list_get_type ())
G_DECLARE_FINAL_TYPE (DagChangesList, dag_changes_list, DAG, CHANGES_LIST, AdwBin)

void dag_changes_list_set_changes (DagChangesList *self,
                                   GPtrArray      *changes,
                                   GTimeZone      *zone,
                                   gboolean        with_people);

G_END_DECLS
