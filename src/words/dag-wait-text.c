/* dag-wait-text.c - what customers are told about the wait, in Dutch and in English
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two texts are for customers, so they do not follow the language of the screen: both
 * are always there, and neither is translated. */
#include "config.h"

#include "dag-wait-text.h"

#include <glib/gi18n-lib.h>

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
