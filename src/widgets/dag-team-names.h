/* dag-team-names.h - the teams there are, to choose one from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-snapshot.h"

G_BEGIN_DECLS

GPtrArray     *dag_team_names_list  (const DagSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
gboolean       dag_team_names_equal (GPtrArray *a,
                                     GPtrArray *b);
GtkStringList *dag_team_names_show  (GPtrArray  *names,
                                     const char *first,
                                     const char *chosen,
                                     guint      *position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
