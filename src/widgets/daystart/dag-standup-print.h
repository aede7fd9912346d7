/* dag-standup-print.h - a stand-up on paper, or as a PDF file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

GtkPrintOperation *dag_standup_print_new (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
