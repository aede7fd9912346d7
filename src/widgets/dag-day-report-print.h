/* dag-day-report-print.h - the report of one day on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-day-report.h"

G_BEGIN_DECLS

gboolean dag_day_report_print (const DagDayReport  *report,
                               GTimeZone           *zone,
                               GtkWindow           *parent,
                               const char          *path,
                               GError             **error);

G_END_DECLS
