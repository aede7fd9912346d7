/* dag-news-row.h - one row of news: what it is, how it stands, what can be done with it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dag_news_row_new (DagStandupDesk *desk,
                             DagBoardEntry  *news) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
