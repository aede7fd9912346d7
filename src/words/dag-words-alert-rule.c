/* dag-words-alert-rule.c - the rules on alerts: their names, how they measure, their origins
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-alert.h"

#include "dag-alert-rehearsal.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char *name;
  const char *formula;
  const char *origin; /* as in data/alert-rules/house.json */
  const char *unit;
  double scale;       /* the value × this is what a person sets */
} RuleWords;

static const RuleWords rules[DAG_N_ALERT_KINDS] = {
  [DAG_ALERT_WAITING_PER_AGENT]
  = { N_ ("Waiting for each at work"),
      N_ ("Contacts waiting in a queue, divided by the people who can take them."),
      N_ ("House rule: three lines blinking for everyone at work. Over 10 % below the watch "
          "level, two good answers long."),
      N_ ("for each"), 1.0 },
  [DAG_ALERT_LONGEST_WAIT]
  = { N_ ("Longest wait"), N_ ("The longest wait in a queue, in times its target."),
      N_ ("House rule: times the target of the queue; overload at no less than 6 minutes. "
          "Over below the target."),
      N_ ("× the target"), 1.0 },
  [DAG_ALERT_OLDEST_ITEM]
  = { N_ ("Oldest item"),
      N_ ("E-mail and the like: the age of the oldest, as a share of the promised time."),
      N_ ("House rule: the share of the promised time that has gone by."),
      N_ ("percent of the promise"), 100.0 },
  [DAG_ALERT_SERVICE_LEVEL]
  = { N_ ("Service level, 30 minutes"),
      N_ ("How far the service level of the last half hour lies under the target of the queue."),
      N_ ("The target of the queue: points below it over 30 minutes, for one interval of 15 "
          "minutes; overload for two."),
      N_ ("points under target"), 1.0 },
  [DAG_ALERT_OCCUPANCY]
  = { N_ ("Occupancy of a team"),
      N_ ("Time with contacts, divided by that time and the time free for one, over half an "
          "hour. A small team has lower levels: it cannot be so busy and still meet its "
          "target."),
      N_ ("Practice, not research: above 87 to 90 percent hardly a minute is left. Lower for a "
          "small team, which cannot be so busy and meet its target (Erlang C)."),
      N_ ("%"), 100.0 },
  [DAG_ALERT_STRETCH]
  = { N_ ("Work without a break"),
      N_ ("Time since somebody’s last pause of 5 minutes or more."),
      N_ ("House rule. The Dutch rule on screen work asks to interrupt it after two hours at "
          "the latest."),
      N_ ("minutes"), 1.0 },
  [DAG_ALERT_CONTACTS_SINCE_BREAK]
  = { N_ ("Contacts since a break"),
      N_ ("How many contacts somebody had since the last pause of 5 minutes or more."),
      N_ ("House rule: no norm for a number of contacts was found."), N_ ("contacts"), 1.0 },
  [DAG_ALERT_CONTACTS_IN_ROW]
  = { N_ ("Contacts in a row"),
      N_ ("How many contacts somebody had without half a minute between two of them."),
      N_ ("House rule: contacts without a gap of 30 seconds. Over after a gap of 2 minutes."),
      N_ ("contacts"), 1.0 },
  [DAG_ALERT_DAY_WITHOUT_AIR]
  = { N_ ("The day without air"),
      N_ ("Watch: after four hours of work less than this share of it was free time or breaks. "
          "Overload: after eight hours no more breaks than this, and no other pause; after five "
          "hours already where no break is left in the roster. For at least one person."),
      N_ ("House rule, and the reason Dagstart exists: eight hours on contacts with nothing but "
          "a half-hour lunch means it is time to scale up."),
      N_ ("percent of air; minutes of break"), 1.0 },
  [DAG_ALERT_BREAK_TOO_LATE]
  = { N_ ("A break that no longer fits"),
      N_ ("A break of the rules in use that somebody can no longer have in this shift."),
      N_ ("The rule sets on breaks that are in use: the latest start lies in the past, or a "
          "rule is broken."),
      "", 1.0 },
  [DAG_ALERT_HEAVY_CONTACTS]
  = { N_ ("Heavy contacts"),
      N_ ("Contacts marked as heavy in the last hour; two in a row weigh as three."),
      N_ ("House rule: three marked contacts in an hour, or two in a row."), N_ ("in an hour"),
      1.0 },
  [DAG_ALERT_QUEUE_SILENT]
  = { N_ ("A queue that fell silent"),
      N_ ("Contacts that should have come since the last one, at the pace before it."),
      N_ ("Chance: at the pace before the silence, so many contacts missing happens once in "
          "three thousand times."),
      N_ ("contacts"), 1.0 },
  [DAG_ALERT_PEOPLE_FREE]
  = { N_ ("People free elsewhere"),
      N_ ("People who could help, free for a minute, while a queue is over its watch level."),
      N_ ("House rule: people who could help, free for a minute while another queue is over "
          "its watch level."),
      N_ ("people"), 1.0 },
  [DAG_ALERT_DATA]
  = { N_ ("No data"), N_ ("Polls missed; overload in seconds without an answer."),
      N_ ("Three polls missed; overload after 5 minutes without data."), N_ ("polls, seconds"),
      1.0 },
};

const char *
dag_words_alert_rule (DagAlertKind kind)
{
  g_return_val_if_fail (kind < DAG_N_ALERT_KINDS, "");

  return _ (rules[kind].name);
}

/**
 * dag_words_alert_formula:
 * @kind: what a rule looks at
 *
 * Returns: (transfer none): how it measures, in a sentence
 */
const char *
dag_words_alert_formula (DagAlertKind kind)
{
  g_return_val_if_fail (kind < DAG_N_ALERT_KINDS, "");

  return _ (rules[kind].formula);
}

/**
 * dag_words_alert_origin:
 * @kind: what a rule looks at
 *
 * Returns: (transfer none): where its default comes from
 */
const char *
dag_words_alert_origin (DagAlertKind kind)
{
  g_return_val_if_fail (kind < DAG_N_ALERT_KINDS, "");

  return _ (rules[kind].origin);
}

/**
 * dag_words_alert_unit:
 * @kind: what a rule looks at
 *
 * Returns: (transfer none): what stands after a threshold; empty where there is none to set
 */
const char *
dag_words_alert_unit (DagAlertKind kind)
{
  g_return_val_if_fail (kind < DAG_N_ALERT_KINDS, "");

  return *rules[kind].unit != '\0' ? _ (rules[kind].unit) : "";
}

/**
 * dag_words_alert_scale:
 * @kind: what a rule looks at
 *
 * Returns: a threshold times this is the figure before its unit
 */
double
dag_words_alert_scale (DagAlertKind kind)
{
  g_return_val_if_fail (kind < DAG_N_ALERT_KINDS, 1.0);

  return rules[kind].scale;
}

/**
 * dag_words_alert_value:
 * @kind: what a rule looks at
 * @value: of one of its samples
 *
 * Returns: (transfer full): "3.2", "6:10", "91 %", "2 h 10"; empty where it says nothing
 */
char *
dag_words_alert_value (DagAlertKind kind,
                       double       value)
{
  if (!isfinite (value))
    return g_strdup (DAG_WORDS_UNKNOWN);
  switch (kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
      return dag_words_ratio (value);
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_DATA:
      return dag_words_duration (value);
    case DAG_ALERT_OLDEST_ITEM:
    case DAG_ALERT_OCCUPANCY:
      return dag_words_percent (value);
    case DAG_ALERT_STRETCH:
      return dag_words_duration_spoken (value * 60.0);
    case DAG_ALERT_BREAK_TOO_LATE:
      return g_strdup ("");
    case DAG_ALERT_SERVICE_LEVEL:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
    case DAG_ALERT_DAY_WITHOUT_AIR:
    case DAG_ALERT_HEAVY_CONTACTS:
    case DAG_ALERT_QUEUE_SILENT:
    case DAG_ALERT_PEOPLE_FREE:
      break;
    }
  return dag_words_count ((int64_t) llround (MAX (value, 0.0)));
}

/**
 * dag_words_alert_fired:
 * @n_fired: how often a rule fired
 * @n_acted: how often somebody acted on it
 *
 * Returns: (transfer full): "fired 3 times, acted on once"
 */
char *
dag_words_alert_fired (guint n_fired,
                       guint n_acted)
{
  g_autofree char *fired = NULL;
  g_autofree char *acted = NULL;

  if (n_fired == 0)
    return g_strdup (_ ("did not fire"));
  fired = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "fired once", "fired %u times", n_fired),
                           n_fired);
  if (n_acted == 0)
    acted = g_strdup (_ ("not acted on"));
  else
    acted = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "acted on once", "acted on %u times", n_acted), n_acted);
  /* Translators: “fired 3 times”, “acted on once” */
  return g_strdup_printf (C_ ("rule", "%s, %s"), fired, acted);
}

/* Why a rule cannot be tried on a day. */
static const char *
explain_gap (int tried)
{
  if (tried == DAG_ALERT_TRY_NO_ROSTER)
    return _ ("cannot be tried: nothing is kept of what the rules on breaks said");
  if (tried == DAG_ALERT_TRY_NO_PEOPLE)
    return _ ("cannot be tried: of these days nothing about people is kept");
  return _ ("no history to try it on yet");
}

/**
 * dag_words_alert_rehearsal:
 * @n_yesterday: how often a lead would have been told yesterday; below 0 why that is not
 *   known: %DAG_ALERT_TRY_EMPTY and its neighbours
 * @n_today: the same of today so far
 *
 * Returns: (transfer full): "would have fired 3× yesterday, 1× today"
 */
char *
dag_words_alert_rehearsal (int n_yesterday,
                           int n_today)
{
  if (n_yesterday < 0 && n_today < 0)
    return g_strdup (explain_gap (MIN (n_yesterday, n_today)));
  if (n_yesterday < 0)
    return g_strdup_printf (_ ("would have fired %d× today so far"), n_today);
  if (n_today < 0)
    return g_strdup_printf (_ ("would have fired %d× yesterday"), n_yesterday);
  return g_strdup_printf (_ ("would have fired %d× yesterday, %d× today so far"), n_yesterday,
                          n_today);
}
