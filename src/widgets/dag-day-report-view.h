/* dag-day-report-view.h - the report of one day on the screen, to print and to save
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-day-report.h"

G_BEGIN_DECLS

#define DAG_TYPE_DAY_REPORT_VIEW (dag_day_report_view_get_type ())
G_DECLARE_FINAL_TYPE (DagDayReportView, dag_day_report_view, DAG, DAY_REPORT_VIEW, AdwBin)

void                dag_day_report_view_read       (DagDayReportView    *self,
                                                    DagHistory          *history,
                                                    const DagHistoryDay *day,
                                                    GTimeZone           *zone,
                                                    DagServiceLevelKind  kind);
const DagDayReport *dag_day_report_view_get_report (DagDayReportView *self);
gboolean            dag_day_report_view_export     (DagDayReportView *self);
gboolean            dag_day_report_view_print      (DagDayReportView *self);

G_END_DECLS
