/* dag-breaks-page.h - the Breaks page: the day as lanes, who must go until when, plans
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_BREAKS_PAGE (dag_breaks_page_get_type ())
G_DECLARE_FINAL_TYPE (DagBreaksPage, dag_breaks_page, DAG, BREAKS_PAGE, DagPage)

DagPage *dag_breaks_page_new          (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

/* The strip between the search and the lanes, for who could go now. */
GtkBox  *dag_breaks_page_get_strip    (DagBreaksPage *self);

G_END_DECLS
