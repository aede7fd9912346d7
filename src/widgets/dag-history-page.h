/* dag-history-page.h - any day that is kept, on the same pages, moment by moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"
#include "dag-past.h"

G_BEGIN_DECLS

/**
 * DagHistoryPage:
 *
 * A day, a slider of its hours, and below it the pages of the window as they were at that
 * moment. Its dag_page_show() takes a moment as "2026-11-19T14:20:00+01:00".
 */
#define DAG_TYPE_HISTORY_PAGE (dag_history_page_get_type ())
G_DECLARE_FINAL_TYPE (DagHistoryPage, dag_history_page, DAG, HISTORY_PAGE, DagPage)

DagPage *dag_history_page_new       (DagDashboard *dashboard);

DagPast *dag_history_page_get_past  (DagHistoryPage *self);
DagPage *dag_history_page_get_inner (DagHistoryPage *self,
                                     const char     *name);
void     dag_history_page_show_tab  (DagHistoryPage *self,
                                     const char     *name);
void     dag_history_page_step_day  (DagHistoryPage *self,
                                     int             days);

G_END_DECLS
