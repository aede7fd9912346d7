/* dag-wait-text.c - what customers are told about the wait, in Dutch and in English
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two texts are for customers, so they do not follow the language of the screen: both
 * are always there, and neither is translated. A time that turns out too short angers more
 * than none, so it is rounded up, and left out where it cannot be trusted. */
#include "config.h"

#include "dag-wait-text.h"

#include "dag-totals.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char *label; /* in the list of reasons */
  const char *dutch;
  const char *english;
} ReasonWords;

static const ReasonWords reason_words[DAG_N_WAIT_REASONS] = {
  [DAG_WAIT_REASON_NONE] = { N_ ("No reason"), NULL, NULL },
  [DAG_WAIT_REASON_BUSY] = { N_ ("More contacts than usual"),
                             "Het is op dit moment drukker dan normaal.",
                             "We are busier than usual at the moment." },
  [DAG_WAIT_REASON_OUTAGE] = { N_ ("A disruption"),
                               "Door een storing is het drukker dan normaal.",
                               "Because of a disruption we are busier than usual." },
  [DAG_WAIT_REASON_DELIVERIES] = { N_ ("Late deliveries"),
                                   "Doordat bezorgingen later komen is het drukker dan "
                                   "normaal.",
                                   "Because deliveries are late we are busier than usual." },
  [DAG_WAIT_REASON_INVOICES] = { N_ ("Invoices or a letter went out"),
                                 "Er zijn veel vragen over onze laatste brief of factuur.",
                                 "There are many questions about our last letter or "
                                 "invoice." },
  [DAG_WAIT_REASON_SYSTEMS] = { N_ ("Our systems are slow"),
                                "Onze systemen zijn traag, daardoor duurt het langer dan "
                                "normaal.",
                                "Our systems are slow, so it takes longer than usual." },
  [DAG_WAIT_REASON_WEATHER] = { N_ ("The weather"),
                                "Door het weer is het drukker dan normaal.",
                                "Because of the weather we are busier than usual." },
  [DAG_WAIT_REASON_COLLEAGUES] = { N_ ("Fewer colleagues than planned"),
                                   "Er zijn vandaag minder collega’s aan het werk.",
                                   "Fewer colleagues are at work today." },
};

static const char *const verdict_words[DAG_N_WAIT_VERDICTS] = {
  [DAG_WAIT_TRUSTED] = N_ ("The expected wait, rounded up."),
  [DAG_WAIT_NONE] = N_ ("Nobody is waiting and somebody is free: there is no wait to tell."),
  [DAG_WAIT_OLD] = N_ ("No time is named: the figures are old."),
  [DAG_WAIT_NOT_LIVE] = N_ ("No time is named: this is not a channel where people wait on "
                            "the line."),
  [DAG_WAIT_NOBODY] = N_ ("No time is named: nobody is working in this queue."),
  [DAG_WAIT_TOO_FEW] = N_ ("No time is named: too few contacts today to reckon with."),
  [DAG_WAIT_UNKNOWN] = N_ ("No time is named: your contact centre does not say enough."),
  [DAG_WAIT_CONTRADICTED] = N_ ("No time is named: somebody has been waiting twice as long "
                                "already."),
};

/* Up to ten minutes by the minute, to half an hour by five, then by ten. */
static int
round_up (double seconds)
{
  double minutes = MAX (1.0, ceil (seconds / 60.0 - 1e-9));
  double step = minutes <= 10 ? 1 : minutes <= 30 ? 5 : 10;

  minutes = ceil (minutes / step) * step;
  return minutes > DAG_WAIT_MAX_MINUTES ? DAG_WAIT_MAX_MINUTES + 1 : (int) minutes;
}

/* Position × handle time ÷ active people, for the one who would come in now. */
static double
reckon (const DagQueueSample *queue,
        int64_t               active)
{
  return (double) (queue->waiting + 1) * queue->today.handle_s
         / (double) queue->today.handled / (double) active;
}

static DagWaitVerdict
judge (DagWaitEstimate      *estimate,
       const DagQueueSample *queue,
       gboolean              old)
{
  int64_t active = dag_queue_sample_count_workable (queue);

  if (old)
    return DAG_WAIT_OLD;
  if (!dag_channel_is_live (queue->channel))
    return DAG_WAIT_NOT_LIVE;
  if (!dag_count_is_known (queue->waiting))
    return DAG_WAIT_UNKNOWN;
  if (active == 0)
    return DAG_WAIT_NOBODY;
  if (queue->waiting == 0 && dag_count_is_known (queue->available) && queue->available > 0)
    return DAG_WAIT_NONE;
  /* A given 0 while people wait and nobody is free is want of data, not an estimate. */
  if (dag_seconds_is_known (queue->expected_wait_s) && queue->expected_wait_s > 0)
    estimate->seconds = queue->expected_wait_s;
  else if (!dag_count_is_known (active) || !dag_count_is_known (queue->today.handled)
           || !dag_seconds_is_known (queue->today.handle_s))
    return DAG_WAIT_UNKNOWN;
  else if (queue->today.handled < DAG_WAIT_MIN_HANDLED)
    return DAG_WAIT_TOO_FEW;
  else
    {
      estimate->seconds = reckon (queue, active);
      estimate->derived = TRUE;
    }
  if (dag_seconds_is_known (queue->longest_wait_s)
      && queue->longest_wait_s > 2 * MAX (60.0, estimate->seconds))
    return DAG_WAIT_CONTRADICTED;
  return DAG_WAIT_TRUSTED;
}

/**
 * dag_wait_estimate:
 * @estimate: (out caller-allocates): what can be said
 * @queue: a queue as it is now
 * @old: whether the figures are old
 *
 * How long somebody who comes in now will wait: the source's own estimate, or else position
 * × average handle time ÷ active people from at least %DAG_WAIT_MIN_HANDLED contacts.
 */
void
dag_wait_estimate (DagWaitEstimate      *estimate,
                   const DagQueueSample *queue,
                   gboolean              old)
{
  g_return_if_fail (estimate != NULL && queue != NULL);

  *estimate = (DagWaitEstimate) { .seconds = DAG_SECONDS_ABSENT };
  estimate->verdict = judge (estimate, queue, old);
  if (estimate->verdict == DAG_WAIT_TRUSTED)
    estimate->minutes = round_up (estimate->seconds);
  else
    estimate->seconds = DAG_SECONDS_ABSENT;
}

static char *
join (const char *reason,
      const char *wait,
      const char *close)
{
  return g_strconcat (reason != NULL ? reason : "", reason != NULL ? " " : "", wait,
                      wait[0] != '\0' ? " " : "", close, NULL);
}

/**
 * dag_wait_text_dutch:
 * @estimate: from dag_wait_estimate()
 * @reason: why it is busy
 *
 * Returns: (transfer full): a text to read out or to publish; empty where there is nothing
 *   to tell
 */
char *
dag_wait_text_dutch (const DagWaitEstimate *estimate,
                     DagWaitReason          reason)
{
  g_autofree char *wait = NULL;

  g_return_val_if_fail (estimate != NULL && (guint) reason < DAG_N_WAIT_REASONS, NULL);

  if (estimate->verdict == DAG_WAIT_NONE && reason == DAG_WAIT_REASON_NONE)
    return g_strdup ("");
  if (estimate->minutes > DAG_WAIT_MAX_MINUTES)
    wait = g_strdup ("De wachttijd is nu meer dan een uur.");
  else if (estimate->minutes == DAG_WAIT_MAX_MINUTES)
    wait = g_strdup ("De wachttijd is nu ongeveer een uur.");
  else if (estimate->minutes == 1)
    wait = g_strdup ("De wachttijd is nu ongeveer 1 minuut.");
  else if (estimate->minutes > 1)
    wait = g_strdup_printf ("De wachttijd is nu ongeveer %d minuten.", estimate->minutes);
  else if (estimate->verdict == DAG_WAIT_NONE)
    wait = g_strdup ("");
  else
    wait = g_strdup ("We helpen iedereen zo snel als het kan.");
  return join (reason_words[reason].dutch, wait, "Bedankt voor het geduld.");
}

/**
 * dag_wait_text_english:
 * @estimate: from dag_wait_estimate()
 * @reason: why it is busy
 *
 * Returns: (transfer full): as dag_wait_text_dutch()
 */
char *
dag_wait_text_english (const DagWaitEstimate *estimate,
                       DagWaitReason          reason)
{
  g_autofree char *wait = NULL;

  g_return_val_if_fail (estimate != NULL && (guint) reason < DAG_N_WAIT_REASONS, NULL);

  if (estimate->verdict == DAG_WAIT_NONE && reason == DAG_WAIT_REASON_NONE)
    return g_strdup ("");
  if (estimate->minutes > DAG_WAIT_MAX_MINUTES)
    wait = g_strdup ("The wait is now more than an hour.");
  else if (estimate->minutes == DAG_WAIT_MAX_MINUTES)
    wait = g_strdup ("The wait is now about an hour.");
  else if (estimate->minutes == 1)
    wait = g_strdup ("The wait is now about 1 minute.");
  else if (estimate->minutes > 1)
    wait = g_strdup_printf ("The wait is now about %d minutes.", estimate->minutes);
  else if (estimate->verdict == DAG_WAIT_NONE)
    wait = g_strdup ("");
  else
    wait = g_strdup ("We will help everyone as soon as we can.");
  return join (reason_words[reason].english, wait, "Thank you for your patience.");
}

/**
 * dag_wait_reason_get_label:
 * @reason: why it is busy
 *
 * Returns: its words in a list, translated
 */
const char *
dag_wait_reason_get_label (DagWaitReason reason)
{
  g_return_val_if_fail ((guint) reason < DAG_N_WAIT_REASONS, "");

  return _ (reason_words[reason].label);
}

/**
 * dag_wait_verdict_get_label:
 * @verdict: of an estimate
 *
 * Returns: one translated sentence on why a time is named or not
 */
const char *
dag_wait_verdict_get_label (DagWaitVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < DAG_N_WAIT_VERDICTS, "");

  return _ (verdict_words[verdict]);
}
