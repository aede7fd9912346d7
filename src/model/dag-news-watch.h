/* dag-news-watch.h - sees when the first customer asks about news
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_NEWS_WATCH (dag_news_watch_get_type ())
G_DECLARE_FINAL_TYPE (DagNewsWatch, dag_news_watch, DAG, NEWS_WATCH, GObject)

DagNewsWatch *dag_news_watch_new  (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

int64_t       dag_news_count_asked (DagSnapshot *snapshot,
                                    const char  *reason);
void          dag_news_link        (DagDashboard  *dashboard,
                                    DagBoardEntry *news,
                                    const char    *reason);

G_END_DECLS
