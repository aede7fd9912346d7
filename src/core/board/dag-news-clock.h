/* dag-news-clock.h - the agents-first clock: who knew the news first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_NEWS_NOT_ASKED,
  DAG_NEWS_AGENTS_FIRST,
  DAG_NEWS_HALF_UNHEARD,   /* a customer asked before half of the team had heard it */
  DAG_NEWS_CUSTOMERS_FIRST /* they had asked before it was told at all */
} DagNewsOrder;

typedef struct
{
  int64_t told_us;      /* when the news came onto the board */
  int64_t asked_us;     /* when the first customer asked after that; 0: not yet */
  int64_t asked_before; /* how many had asked that day before the news was there */
  guint n_heard;        /* how many of the team had heard it at @asked_us */
  guint n_people;
} DagNewsClock;

DagNewsOrder dag_news_clock_judge       (const DagNewsClock *self);
int          dag_news_clock_get_minutes (const DagNewsClock *self);

G_END_DECLS
