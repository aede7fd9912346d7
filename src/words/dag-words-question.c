/* dag-words-question.c - what customers ask, and waits as told, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-question.h"

#include "dag-words-chart.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dag_words_question_figure:
 * @question: asked at least %DAG_RADAR_MIN_SHOWN times today
 *
 * Returns: (transfer full): "34 today, usually 12 by this time"
 */
char *
dag_words_question_figure (const DagQuestion *question)
{
  g_autofree char *today = dag_words_count (question->today);
  g_autofree char *usual = NULL;

  if (question->usual < 0.0)
    /* Translators: how often a question was asked */
    return g_strdup_printf (_ ("%s today"), today);
  if (question->usual < 0.5)
    return g_strdup_printf (_ ("%s today, usually hardly ever by this time"), today);
  usual = dag_words_count ((int64_t) (question->usual + 0.5));
  /* Translators: how often a question was asked today; and usually on this weekday, by now */
  return g_strdup_printf (_ ("%s today, usually %s by this time"), today, usual);
}

/**
 * dag_words_question_chance:
 * @question: one that was judged
 *
 * Returns: (transfer full): how it was judged, in numbers
 */
char *
dag_words_question_chance (const DagQuestion *question)
{
  g_autofree char *today = dag_words_count (question->today);
  g_autofree char *before = dag_words_count (question->before);

  if (question->past_days <= 0.0)
    return g_strdup (_ ("Nothing to compare with yet."));
  /* Translators: two counts, a number of days, the share of a day that is over, two p-values */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%s so far today; %s in %.0f day before, of which %.0f %% is over by this "
                   "time. p = %.2g, among all questions %.2g.",
                   "%s so far today; %s in %.0f days before, of which %.0f %% is over by this "
                   "time. p = %.2g, among all questions %.2g.",
                   (gulong) question->past_days),
      today, before, question->past_days, question->exposure * 100.0, question->p,
      question->adjusted_p);
}

/**
 * dag_words_question_trend:
 * @points: what the picture shows, NaN where nothing is known
 * @n_points: how many
 * @are_days: days, the last is today; else half hours
 *
 * Returns: (transfer full): one sentence in place of the picture
 */
char *
dag_words_question_trend (const float *points,
                          guint        n_points,
                          gboolean     are_days)
{
  float low;
  float high;

  if (!dag_words_chart_find_bounds (points, n_points, &low, &high))
    return g_strdup (_ ("Nothing is known of other times."));
  if (are_days)
    /* Translators: the fewest and the most times */
    return g_strdup_printf (_ ("Between %.0f and %.0f times by this time in the last four weeks"),
                            (double) low, (double) high);
  return g_strdup_printf (_ ("Between %.0f and %.0f times in half an hour"), (double) low,
                          (double) high);
}

/**
 * dag_words_radar_summary:
 * @radar: judged
 *
 * Returns: (transfer full): one sentence, the first to be read
 */
char *
dag_words_radar_summary (const DagQuestionRadar *radar)
{
  if (radar->n_rising > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question is on the rise.",
                                         "%u questions are on the rise.", radar->n_rising),
                            radar->n_rising);
  switch (radar->verdict)
    {
    case DAG_RADAR_READY:
      return g_strdup (_ ("No question is on the rise."));
    case DAG_RADAR_NO_REASONS:
      return g_strdup (_ ("Nobody notes what customers ask."));
    case DAG_RADAR_LITTLE_COVERAGE:
    case DAG_RADAR_COVERAGE_CHANGED:
      return g_strdup (_ ("What rises cannot be known."));
    case DAG_RADAR_NO_PAST:
      return g_strdup (_ ("There is nothing to compare with yet."));
    }
  g_return_val_if_reached (g_strdup (""));
}

/**
 * dag_words_radar_coverage:
 * @radar: judged
 *
 * Returns: (transfer full): of how many contacts the reason is known, and what follows
 */
char *
dag_words_radar_coverage (const DagQuestionRadar *radar)
{
  double share = dag_question_radar_get_coverage (radar);
  g_autofree char *coverage = dag_share_is_known (share) ? dag_words_percent (share) : NULL;
  g_autofree char *past = radar->past_coverage > 0.0
                              ? dag_words_percent (radar->past_coverage)
                              : g_strdup (DAG_WORDS_UNKNOWN);
  g_autofree char *least = dag_words_percent (DAG_RADAR_MIN_COVERAGE);

  if (!radar->knows_reasons)
    return g_strdup (_ ("Your contact centre tells no reasons of contacts. Count what you hear "
                        "with the keys below: the same radar looks at it."));
  if (coverage == NULL)
    return g_strdup (_ ("How many contacts have a reason is not told."));
  switch (radar->verdict)
    {
    case DAG_RADAR_LITTLE_COVERAGE:
      /* Translators: a share of contacts, the least share that is needed */
      return g_strdup_printf (_ ("Only %s of today’s contacts have a reason. Below %s the rest "
                                 "may well be about something else."),
                              coverage, least);
    case DAG_RADAR_COVERAGE_CHANGED:
      /* Translators: a share of contacts today, and before */
      return g_strdup_printf (_ ("%s of today’s contacts have a reason, before it was %s: what "
                                 "rises may be the noting, not the asking."),
                              coverage, past);
    case DAG_RADAR_NO_PAST:
      return g_strdup_printf (_ ("%s of today’s contacts have a reason. What is usual is known "
                                 "after two of the same weekdays."),
                              coverage);
    case DAG_RADAR_READY:
    case DAG_RADAR_NO_REASONS:
      break;
    }
  /* Translators: a share of contacts */
  return g_strdup_printf (_ ("%s of today’s contacts have a reason."), coverage);
}

/* Returns: (transfer full): when a question is called rising, in one line */
char *
dag_words_radar_test (void)
{
  return g_strdup_printf (
      /* Translators: a number of times; a percentage, “1 %” */
      _ ("On the rise: asked at least %d times today, and more than on the same weekday before by "
         "an exact test; a false alarm among all questions in at most %.0f %% of the looks."),
      DAG_RADAR_MIN_COUNT, DAG_RADAR_ALPHA * 100.0);
}

/* Returns: (transfer full): the same for whoever wants to reckon along */
char *
dag_words_radar_formula (void)
{
  return g_strdup_printf (
      /* Translators: a formula; %.2f is a small number such as 0.01 */
      _ ("Exact conditional test of two Poisson counts (Przyborowski and Wileński 1940): "
         "p = P(X ≥ today), X ~ Binomial(today + before, e₁ ÷ (e₁ + e₀)), where e₁ is the part "
         "of a day that is over and e₀ the number of the same weekdays before, four at most. "
         "Holm (1979) over all questions asked ten times or more; on the rise is p ≤ %.2f."),
      DAG_RADAR_ALPHA);
}

/**
 * dag_words_radar_hidden:
 * @n_hidden: how many questions are not shown
 *
 * Returns: (transfer full): "And 3 that were asked fewer than 5 times."
 */
char *
dag_words_radar_hidden (guint n_hidden)
{
  /* Translators: how many questions; a number of times */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "And %u that was asked fewer than %d times.",
                                       "And %u that were asked fewer than %d times.", n_hidden),
                          n_hidden, DAG_RADAR_MIN_SHOWN);
}

static char *
format_minutes (double seconds)
{
  int minutes = (int) ceil (seconds / 60.0 - 1e-9);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) minutes), minutes);
}

/**
 * dag_words_wait_record:
 * @summary: (nullable): how right it was; %NULL: there is too little to say
 *
 * Returns: (transfer full): "Today: 8 of 10 callers waited no longer than told. Told
 *   6 minutes, waited 4 minutes (median of 212 callers)."
 */
char *
dag_words_wait_record (const DagWaitSummary *summary)
{
  g_autofree char *told = NULL;
  g_autofree char *waited = NULL;
  g_autofree char *share = NULL;
  guint n_of_ten;

  if (summary == NULL)
    /* Translators: a number of callers */
    return g_strdup_printf (_ ("How right this was is known after %d callers who were told a "
                               "time."),
                            DAG_WAIT_RECORD_MIN);
  told = format_minutes (summary->told_s);
  waited = summary->waited_s < 60.0 ? g_strdup (_ ("less than a minute"))
                                    : format_minutes (summary->waited_s);
  n_of_ten = summary->n_kept * 10 / summary->n; /* never rounded up */
  share = summary->n_kept == summary->n
              ? g_strdup (_ ("Today: all callers waited no longer than told."))
              /* Translators: “8 of 10 callers”; %u is 0 … 9 */
              : g_strdup_printf (_ ("Today: %u of 10 callers waited no longer than told."),
                                 n_of_ten);
  /* Translators: a sentence; a time that was told, one that was waited; how many callers */
  return g_strdup_printf (_ ("%s Told %s, waited %s (median of %u callers)."), share, told,
                          waited, summary->n);
}

/* Returns: (transfer full): what that figure counts */
char *
dag_words_wait_definition (void)
{
  return g_strdup_printf (
      _ ("Of the callers who joined the line while this text named a time, and who were answered, "
         "or gave up after that time: how many waited no longer. From the counters between two "
         "polls; more than %d callers answered at once cannot be told apart and are left out, and "
         "so is who gave up before the time that was told. Minutes are rounded up. No caller is "
         "kept."),
      DAG_WAIT_RECORD_GROUP);
}
