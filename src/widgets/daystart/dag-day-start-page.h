/* dag-day-start-page.h - the Day start page: the notebook of a team's stand-ups
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_DAY_START_PAGE (dag_day_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DagDayStartPage, dag_day_start_page, DAG, DAY_START_PAGE, DagPage)

DagPage *dag_day_start_page_new (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
