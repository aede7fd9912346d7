/* dag-thanks-row.h - one word of thanks: to whom, for what, and who may see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dag_thanks_row_new (DagStandupDesk *desk,
                               DagBoardEntry  *thanks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
