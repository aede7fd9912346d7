/* dag-words-news.c - what is said of news: who heard it, and who came first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-news.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 3

/**
 * dag_words_news_heard:
 * @n_heard: how many heard it
 * @n_people: of how many
 * @waiting: (nullable) (array zero-terminated=1): who has not yet, for the lead; %NULL: for
 *   everybody's eyes
 *
 * Returns: (transfer full): "6 of 9 heard it, not yet: Daan, Sem and 1 more"
 */
char *
dag_words_news_heard (guint              n_heard,
                      guint              n_people,
                      const char *const *waiting)
{
  g_autofree char *heard = g_strdup_printf (_ ("%u of %u heard it"), n_heard, n_people);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = waiting != NULL ? g_strv_length ((char **) waiting) : 0;

  /* Of nobody has heard it: no list of everybody. */
  if (n == 0 || n_heard == 0)
    return g_steal_pointer (&heard);
  for (guint i = 0; i < MIN (n, MOST_NAMES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", waiting[i]);
  if (n > MOST_NAMES)
    /* Translators: after names, how many others: “Anna, Bilal, Daan and 4 more” */
    g_string_append_printf (names, C_ ("names", " and %u more"), n - MOST_NAMES);
  /* Translators: “6 of 9 heard it”, and the names of those who have not */
  return g_strdup_printf (_ ("%s, not yet: %s"), heard, names->str);
}

/**
 * dag_words_news_order:
 * @clock: what is known of news
 *
 * Returns: (transfer full): "agents first by 42 minutes"
 */
char *
dag_words_news_order (const DagNewsClock *clock)
{
  int minutes = dag_news_clock_get_minutes (clock);

  switch (dag_news_clock_judge (clock))
    {
    case DAG_NEWS_NOT_ASKED:
      return g_strdup (_ ("no customer asked yet"));
    case DAG_NEWS_AGENTS_FIRST:
      /* Translators: so long after the news the first customer asked */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "agents first by %d minute",
                                           "agents first by %d minutes", (gulong) minutes),
                              minutes);
    case DAG_NEWS_HALF_UNHEARD:
      return g_strdup_printf (_ ("customers came first: %u of %u had heard it"),
                              clock->n_heard, clock->n_people);
    case DAG_NEWS_CUSTOMERS_FIRST:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "customers came first: %u asked before it was told",
                       "customers came first: %u asked before it was told",
                       (gulong) clock->asked_before),
          (guint) clock->asked_before);
    }
  g_return_val_if_reached (NULL);
}

/**
 * dag_words_news_left:
 * @n_news: news of earlier days
 *
 * Returns: (transfer full): "2 news items of earlier days have not reached everybody"
 */
char *
dag_words_news_left (guint n_news)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u news item of earlier days has not reached everybody",
                   "%u news items of earlier days have not reached everybody", n_news),
      n_news);
}

/**
 * dag_words_news_behind:
 * @n_news: news with which customers came first
 *
 * Returns: (transfer full): "Customers came first with 1 of them"
 */
char *
dag_words_news_behind (guint n_news)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Customers came first with %u news item",
                                       "Customers came first with %u news items", n_news),
                          n_news);
}
