/* dag-words-news.h - what is said of news: who heard it, and who came first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-news-clock.h"

G_BEGIN_DECLS

char *dag_words_news_heard  (guint              n_heard,
                             guint              n_people,
                             const char *const *waiting) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_news_order  (const DagNewsClock *clock) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_news_left   (guint n_news) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_news_behind (guint n_news) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
