/* dag-words-dashboard.c - the calm line and what changed, as sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-dashboard.h"

#include "dag-queue-day.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

/* %NULL: the figures speak for themselves where neither "calm" nor "busy" is true or known. */
static const char *
mood_sentence (DagMood mood)
{
  switch (mood)
    {
    case DAG_MOOD_UNKNOWN:
    case DAG_MOOD_EVEN:
      return NULL;
    case DAG_MOOD_NOBODY:
      return _ ("Nobody is signed in.");
    case DAG_MOOD_CALM:
      return _ ("Calm.");
    case DAG_MOOD_BUSY:
      return _ ("Busy.");
    case DAG_MOOD_OVERLOAD:
      /* Translators: more work than this team can carry; factual, not alarming */
      return _ ("Too busy for this team.");
    }
  return NULL;
}

/* "9 waiting, longest 3:10 in Facturen." */
static char *
waiting_sentence (const DagTotals *totals)
{
  const DagQueueSample *queue = totals->longest_wait_queue;
  g_autofree char *count = dag_words_count (totals->waiting);
  g_autofree char *longest = dag_words_duration (totals->longest_wait_s);
  g_autofree char *name = NULL;

  if (!dag_count_is_known (totals->waiting))
    return g_strdup (_ ("How many are waiting is not known just now."));
  if (totals->waiting == 0)
    return g_strdup (_ ("Nobody is waiting."));
  if (!dag_seconds_is_known (totals->longest_wait_s))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s waiting.", "%s waiting.", (gulong) totals->waiting),
        count);
  if (queue == NULL || totals->n_queues < 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s waiting, for %s.",
                                         "%s waiting, longest %s.", (gulong) totals->waiting),
                            count, longest);
  name = dag_words_name_isolated (queue->name != NULL ? queue->name : queue->id);
  /* Translators: how many wait, the longest wait, the queue where that is */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s waiting, for %s in %s.",
                                       "%s waiting, longest %s in %s.",
                                       (gulong) totals->waiting),
                          count, longest, name);
}

/**
 * dag_words_calm_line:
 * @totals: the figures of the whole centre
 * @mood: how it is
 *
 * One or two sentences that say enough for who reads nothing else. Plain text, never
 * markup: the queue's name in it is the source's, made fit to be shown (F-D10).
 *
 * Returns: (transfer full): "Busy. 9 waiting, longest 3:10 in Facturen."
 */
char *
dag_words_calm_line (const DagTotals *totals,
                     DagMood          mood)
{
  const char *how = mood_sentence (mood);
  g_autofree char *waiting = NULL;

  g_return_val_if_fail (totals != NULL, NULL);

  waiting = waiting_sentence (totals);
  if (how == NULL)
    return g_steal_pointer (&waiting);
  /* Translators: two whole sentences after each other */
  return g_strdup_printf (C_ ("sentences", "%s %s"), how, waiting);
}

/**
 * dag_words_told_line:
 * @snapshot: a moment of the past at which nobody watched
 * @service_level: of the live channels of that day until then
 *
 * Returns: (transfer full): "Until then 212 contacts, 86 % in time, 8 gave up."
 */
char *
dag_words_told_line (const DagSnapshot *snapshot,
                     double             service_level)
{
  g_autofree char *level = dag_words_percent (service_level);
  g_autofree char *offered = NULL;
  g_autofree char *abandoned = NULL;
  DagQueueDay sum;
  g_autoptr (DagQueueSample) blank = dag_queue_sample_new ();

  g_return_val_if_fail (snapshot != NULL, NULL);

  sum = blank->today;
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (dag_channel_is_live (queue->channel))
        dag_queue_day_add (&sum, &queue->today);
    }
  if (!dag_count_is_known (sum.offered))
    return g_strdup (_ ("Until then no contacts are known."));
  offered = dag_words_count (sum.offered);
  abandoned = dag_words_count (sum.abandoned);
  /* Translators: contacts by phone and chat, the share in time in percent, how many gave up */
  return g_strdup_printf (_ ("Until then %s contacts, %s in time, %s gave up."), offered, level,
                          abandoned);
}

/* From here on it is said how long it has been. */
#define LONG_S 3600.0

/* "13 people could use a break", "Anna has had no break for 2 h 10" */
static char *
need_clause (const DagWordsCare *care)
{
  g_autofree char *stretch = dag_words_duration (care->stretch_s);
  g_autofree char *shown = NULL;

  if (care->n_people == 0)
    return NULL;
  if (care->n_people > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person could use a break",
                                         "%u people could use a break", care->n_people),
                            care->n_people);
  shown = care->name != NULL ? dag_words_person_isolated (care->name)
                             : g_strdup (C_ ("a person who is not named", "Somebody"));
  if (care->stretch_s < LONG_S)
    return g_strdup_printf (_ ("%s could use a break"), shown);
  return g_strdup_printf (_ ("%s has had no break for %s"), shown, stretch);
}

/* "2 could go now" */
static char *
go_clause (const DagWordsCare *care)
{
  guint n = care->n_can_go;

  if (n == 0)
    return NULL;
  if (care->delay_min == 0)
    return care->n_people > 0
               ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u could go now",
                                               "%u could go now", n), n)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u person could go on a break now",
                                               "%u people could go on a break now", n), n);
  return g_strdup_printf (
      care->n_people > 0
          ? g_dngettext (GETTEXT_PACKAGE, "%u could go in %d minutes",
                         "%u could go in %d minutes", n)
          : g_dngettext (GETTEXT_PACKAGE, "%u person could go on a break in %d minutes",
                         "%u people could go on a break in %d minutes", n),
      n, care->delay_min);
}

/**
 * dag_words_calm_care:
 * @care: who could use a break, and who could go
 *
 * The other half of the calm line.
 *
 * Returns: (transfer full) (nullable): "13 people could use a break; 2 could go now."
 */
char *
dag_words_calm_care (const DagWordsCare *care)
{
  g_autofree char *need = NULL;
  g_autofree char *go = NULL;

  g_return_val_if_fail (care != NULL, NULL);

  need = need_clause (care);
  go = go_clause (care);
  if (need != NULL && go != NULL)
    /* Translators: two clauses of one sentence */
    return g_strdup_printf (C_ ("clauses", "%s; %s."), need, go);
  if (need == NULL && go == NULL)
    return NULL;
  /* Translators: a clause becomes a sentence */
  return g_strdup_printf (C_ ("clause", "%s."), need != NULL ? need : go);
}

/* On and off a break: with the source's own word for it where that says more. */
static char *
break_sentence (const DagChange *change,
                const char      *name)
{
  gboolean back = change->kind == DAG_CHANGE_AGENT_BACK;
  g_autofree char *reason = NULL;

  if (change->reason == NULL || dag_words_is_plain_break (change->reason))
    return g_strdup_printf (back ? _ ("%s back from a break") : _ ("%s on a break"), name);
  reason = dag_words_name_isolated (change->reason);
  /* Translators: a person, the contact centre's own word for the break ("Lunch") */
  return g_strdup_printf (back ? _ ("%s back (%s)") : _ ("%s on a break (%s)"), name, reason);
}

static gboolean
is_of_agent (const DagChange *change)
{
  return change->kind == DAG_CHANGE_AGENT_BACK || change->kind == DAG_CHANGE_AGENT_BREAK
         || change->kind == DAG_CHANGE_AGENT_SIGNED_IN
         || change->kind == DAG_CHANGE_AGENT_SIGNED_OUT;
}

/**
 * dag_words_change:
 * @change: what changed in the last quarter of an hour
 *
 * Returns: (transfer full): a few words: "+6 waiting", "Chat fell silent"
 */
char *
dag_words_change (const DagChange *change)
{
  g_autofree char *growth = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  growth = dag_words_difference ((int64_t) (change->to - change->from));
  name = is_of_agent (change) ? dag_words_person_isolated (change->name != NULL ? change->name
                                                                                : DAG_WORDS_UNKNOWN)
                              : dag_words_name_isolated (change->name != NULL
                                                             ? change->name
                                                             : DAG_WORDS_UNKNOWN);
  switch (change->kind)
    {
    case DAG_CHANGE_WAITING:
      return g_strdup_printf (_ ("%s waiting"), growth);
    case DAG_CHANGE_QUEUE_SILENT:
      return g_strdup_printf (_ ("%s fell silent"), name);
    case DAG_CHANGE_QUEUE_APPEARED:
      return g_strdup_printf (_ ("%s is new"), name);
    case DAG_CHANGE_QUEUE_VANISHED:
      return g_strdup_printf (_ ("%s is gone from the source"), name);
    case DAG_CHANGE_QUEUE_GREW:
      return g_strdup_printf (_ ("%s: %s waiting"), name, growth);
    case DAG_CHANGE_AGENT_BACK:
    case DAG_CHANGE_AGENT_BREAK:
      return break_sentence (change, name);
    case DAG_CHANGE_AGENT_SIGNED_IN:
      return g_strdup_printf (_ ("%s signed in"), name);
    case DAG_CHANGE_AGENT_SIGNED_OUT:
      return g_strdup_printf (_ ("%s signed out"), name);
    case DAG_CHANGE_SERVICE_LEVEL:
      /* Translators: percentage points, with a sign */
      return g_strdup_printf (_ ("service level %s points"), growth);
    }
  return g_strdup ("");
}
