/* dag-words-round.c - how busy it feels, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-standup.h"
#include "dag-words-number.h"
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
 * @load: the share of the day that the team was on contacts; below 0: not known
 * @n_busy: people of the team on a contact, or just after one
 * @n_working: who are there at all
 * @n_breaks: who of them are on a break
 *
 * Returns: (transfer full): "Measured: 78 % of the day on contacts; now 6 of 8 on a contact,
 *   1 on a break"
 */
char *
dag_words_round_measured (double load,
                          guint  n_busy,
                          guint  n_working,
                          guint  n_breaks)
{
  g_autofree char *share = NULL;

  if (!dag_share_is_known (load))
    return g_strdup_printf (_ ("Measured: %u of %u on a contact, %u on a break"), n_busy,
                            n_working, n_breaks);
  share = dag_words_percent (load);
  /* Translators: “78 %”; then people on a contact, of how many, and on a break */
  return g_strdup_printf (_ ("Measured: %s of the day on contacts; now %u of %u on a contact, "
                             "%u on a break"),
                          share, n_busy, n_working, n_breaks);
}

/**
 * dag_words_round_past:
 * @day: as a person names it
 * @halves: of a #DagWorkloadFigure
 * @n_answers: likewise
 * @measured: (nullable): what was measured beside it
 *
 * Returns: (transfer full): "Fri 20 Nov: 3½ of 5, from 7 answers · Measured: …"
 */
char *
dag_words_round_past (const char *day,
                      int         halves,
                      guint       n_answers,
                      const char *measured)
{
  g_autofree char *figure = dag_words_round_figure (halves, n_answers);

  if (measured == NULL || *measured == '\0')
    return g_strdup_printf ("%s: %s", day, figure);
  return g_strdup_printf ("%s: %s · %s", day, figure, measured);
}

/**
 * dag_words_did:
 * @said: what the team said
 * @did: what was done; empty: nothing yet
 *
 * Returns: (transfer full): "You said: too busy at noon. We did: two more at lunch"
 */
char *
dag_words_did (const char *said,
               const char *did)
{
  if (*did == '\0')
    return g_strdup_printf (_ ("You said: %s"), said);
  return g_strdup_printf (_ ("You said: %s · we did: %s"), said, did);
}
