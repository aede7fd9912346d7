/* dag-news-clock.c - the agents-first clock: who knew the news first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-clock.h"

/**
 * dag_news_clock_judge:
 * @self: what is known of news
 *
 * Returns: who came first; where customers had asked before there was news, they did
 */
DagNewsOrder
dag_news_clock_judge (const DagNewsClock *self)
{
  g_return_val_if_fail (self != NULL, DAG_NEWS_NOT_ASKED);

  if (self->asked_before > 0)
    return DAG_NEWS_CUSTOMERS_FIRST;
  if (self->asked_us <= 0)
    return DAG_NEWS_NOT_ASKED;
  return 2 * self->n_heard < self->n_people ? DAG_NEWS_HALF_UNHEARD : DAG_NEWS_AGENTS_FIRST;
}

/**
 * dag_news_clock_get_minutes:
 * @self: what is known of news
 *
 * Returns: whole minutes between the news and the first question; 0 where there was none
 */
int
dag_news_clock_get_minutes (const DagNewsClock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->asked_us <= self->told_us)
    return 0;
  return (int) MIN (G_MAXINT, (self->asked_us - self->told_us) / (60 * G_USEC_PER_SEC));
}
