/* dag-news-list.h - the news that agents hear before customers do, and who has heard it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_NEWS_LIST (dag_news_list_get_type ())
G_DECLARE_FINAL_TYPE (DagNewsList, dag_news_list, DAG, NEWS_LIST, AdwBin)

GtkWidget     *dag_news_list_new   (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

DagBoardView  *dag_news_new_view   (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry *dag_news_add        (DagStandupDesk *desk,
                                    const char     *text);
void           dag_news_confirm    (DagStandupDesk *desk,
                                    DagBoardEntry  *news);
gboolean       dag_news_has_heard  (DagStandupDesk  *desk,
                                    DagBoardEntry   *news,
                                    const DagPerson *person);
void           dag_news_set_heard  (DagStandupDesk  *desk,
                                    DagBoardEntry   *news,
                                    const DagPerson *person,
                                    gboolean         heard);
guint          dag_news_count      (DagStandupDesk *desk,
                                    DagBoardEntry  *news,
                                    int64_t         until_us);
gboolean       dag_news_is_behind  (DagStandupDesk *desk,
                                    DagBoardEntry  *news);
char          *dag_news_dup_reason (DagStandupDesk *desk,
                                    DagBoardEntry  *news) G_GNUC_WARN_UNUSED_RESULT;
char          *dag_news_describe   (DagStandupDesk *desk,
                                    DagBoardEntry  *news) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
