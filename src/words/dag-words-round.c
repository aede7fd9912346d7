/* dag-words-round.c - how busy it feels, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-standup.h"
#include "dag-workload-round.h"

#include <glib/gi18n-lib.h>

/**
 * dag_words_round_answer:
 * @answer: 1 … 5
 *
 * Returns: (transfer full): "1: quiet" … "5: too much"
 */
char *
dag_words_round_answer (int answer)
{
  static const char *const names[] = { N_ ("1: quiet"), N_ ("2: fine"), N_ ("3: busy"),
                                       N_ ("4: very busy"), N_ ("5: too much") };

  g_return_val_if_fail (answer >= DAG_ROUND_LOWEST && answer <= DAG_ROUND_HIGHEST, NULL);

  return g_strdup (_ (names[answer - 1]));
}

/**
 * dag_words_round_count:
 * @n_answers: how many answered so far
 *
 * Returns: (transfer full): "3 answers, shown from 5 on"
 */
char *
dag_words_round_count (guint n_answers)
{
  if (n_answers >= DAG_ROUND_MIN_ANSWERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer", "%u answers", n_answers),
                            n_answers);
  /* Translators: answers given so far; how many are needed before a figure is shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer, shown from %u on",
                                       "%u answers, shown from %u on", n_answers),
                          n_answers, DAG_ROUND_MIN_ANSWERS);
}

/**
 * dag_words_round_figure:
 * @halves: of a #DagWorkloadFigure
 * @n_answers: likewise
 *
 * Returns: (transfer full): "3½ of 5, from 7 answers"
 */
char *
dag_words_round_figure (int   halves,
                        guint n_answers)
{
  g_autofree char *level = halves % 2 != 0 ? g_strdup_printf ("%d½", halves / 2)
                                            : g_strdup_printf ("%d", halves / 2);

  if (halves <= 3)
    return g_strdup_printf (_ ("%s of 5 or less, from %u answers"), level, n_answers);
  if (halves >= 9)
    return g_strdup_printf (_ ("%s of 5 or more, from %u answers"), level, n_answers);
  /* Translators: how busy it feels, “3½”; from how many answers */
  return g_strdup_printf (_ ("%s of 5, from %u answers"), level, n_answers);
}

/**
 * dag_words_round_measured:
 * @n_busy: people of the team on a contact, or just after one
 * @n_working: who are there at all
 * @n_breaks: who of them are on a break
 *
 * Returns: (transfer full): "Measured: 6 of 8 on a contact, 1 on a break"
 */
char *
dag_words_round_measured (guint n_busy,
                          guint n_working,
                          guint n_breaks)
{
  return g_strdup_printf (_ ("Measured: %u of %u on a contact, %u on a break"), n_busy,
                          n_working, n_breaks);
}
