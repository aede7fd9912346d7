/* dag-words-alert.c - alerts as a person reads them: what, where, since when, what now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-alert.h"

#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define JUST_NOW_S 60.0

/* What to do, in this order. Breaks are the last lever, and it is locked. */
static const char *const overload_steps[] = {
  N_ ("Ask people who are free in another queue to help."),
  N_ ("Let e-mail and other work that can wait, wait."),
  N_ ("Move meetings and training to a quieter hour."),
  N_ ("Tell those who wait how long it takes, and offer to ring back."),
  N_ ("Ask for more people: it is time to scale up."),
  N_ ("Breaks stay as they are: they are not spent to shorten a queue."),
  NULL
};
static const char *const air_steps[] = {
  N_ ("Let the people named have a break now, one after the other."),
  N_ ("Take over a contact yourself, or ask a colleague of another team to."),
  N_ ("Let e-mail and other work that can wait, wait."),
  N_ ("Ask for more people: it is time to scale up."),
  N_ ("Breaks that are planned stay as they are."),
  NULL
};
static const char *const promise_steps[] = {
  N_ ("Give somebody an hour for it without calls, or the time between two of them."),
  N_ ("Tell those who wait when they can expect an answer."),
  N_ ("Ask for more people: it is time to scale up."),
  N_ ("Breaks stay as they are."),
  NULL
};
static const char *const watch_steps[] = {
  N_ ("See who is free, and who comes back from a break soon."),
  N_ ("Let e-mail and other work that can wait, wait."),
  N_ ("Breaks stay as they are."),
  NULL
};
static const char *const care_steps[] = {
  N_ ("Plan a break for the person named, in the next quiet moment."),
  N_ ("Ask how it goes."),
  NULL
};
static const char *const care_for_all_steps[] = {
  N_ ("Plan a break for each of the people named, one after the other."),
  N_ ("Ask how it goes."),
  NULL
};
static const char *const heavy_steps[] = {
  N_ ("Offer five minutes away from the line."),
  N_ ("Ask how it goes."),
  NULL
};
static const char *const silent_steps[] = {
  N_ ("Call the number, or write to the channel: does it arrive?"),
  N_ ("Ask the people who run the contact centre whether something is wrong."),
  NULL
};
static const char *const free_steps[] = {
  N_ ("Ask the people named whether they can help for half an hour."),
  N_ ("Tell them when it is over."),
  NULL
};
static const char *const data_steps[] = {
  N_ ("Look at the notice above the page: it says what is wrong with the connection."),
  N_ ("Until then go by what you see and hear: nothing here is known."),
  NULL
};

static gboolean
is_overload (const DagAlert *alert)
{
  return alert->severity == DAG_ALERT_LEVEL_OVERLOAD;
}

/* Of what is over the worst is told: how it was when it ended says nothing. */
static double
get_value (const DagAlert *alert)
{
  return alert->state == DAG_ALERT_RESOLVED ? alert->worst : alert->value;
}

/**
 * dag_words_alert_severity:
 * @severity: a level
 *
 * Returns: (transfer none): its word
 */
const char *
dag_words_alert_severity (DagAlertSeverity severity)
{
  /* Translators: the two levels of an alert: keep an eye on it; too much work */
  return severity == DAG_ALERT_LEVEL_OVERLOAD ? C_ ("alert", "Overload") : C_ ("alert", "Watch");
}

/**
 * dag_words_alert_heading:
 * @alert: an alert
 *
 * Returns: (transfer none): a few words for the top of a card
 */
const char *
dag_words_alert_heading (const DagAlert *alert)
{
  g_return_val_if_fail (alert != NULL, "");

  switch (alert->rule->kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_SERVICE_LEVEL:
    case DAG_ALERT_OCCUPANCY:
    case DAG_ALERT_DAY_WITHOUT_AIR:
      return is_overload (alert) ? _ ("It is time to scale up") : _ ("It is getting busy");
    case DAG_ALERT_OLDEST_ITEM: /* the level stays until it is over; what passed may be done */
      return is_overload (alert) && get_value (alert) >= alert->levels.overload
                 ? _ ("A promise has passed")
                 : _ ("A promise comes closer");
    case DAG_ALERT_STRETCH:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
    case DAG_ALERT_BREAK_TOO_LATE:
      return _ ("Somebody could use a break");
    case DAG_ALERT_HEAVY_CONTACTS:
      return _ ("Somebody could use a breather");
    case DAG_ALERT_QUEUE_SILENT:
      return _ ("A queue fell silent");
    case DAG_ALERT_PEOPLE_FREE:
      return _ ("Somebody could help");
    case DAG_ALERT_DATA:
      return _ ("There is no data");
    }
  return "";
}

static char *
air_sentence (const DagAlert *alert,
              const char     *name)
{
  gulong n = (gulong) llround (CLAMP (get_value (alert), 0.0, 1e9));

  if (is_overload (alert))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%s: %lu person has a day with hardly a break.",
                     "%s: %lu people have a day with hardly a break.", n),
        name, n);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s: %lu person has had hardly any air for hours.",
                   "%s: %lu people have had hardly any air for hours.", n),
      name, n);
}

static char *
waiting_sentence (const DagAlert *alert,
                  const char     *name,
                  const char     *value)
{
  if (!isfinite (get_value (alert)))
    return g_strdup_printf (_ ("%s: people are waiting, and nobody is there to help them."), name);
  /* Translators: a queue, contacts that wait for each person at work */
  return g_strdup_printf (_ ("%s: %s waiting for each at work."), name, value);
}

static char *
new_sentence (const DagAlert *alert,
              const char     *name)
{
  g_autofree char *value = dag_words_alert_value (alert->rule->kind, get_value (alert));
  gulong n = (gulong) llround (CLAMP (get_value (alert), 0.0, 1e9));

  switch (alert->rule->kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
      return waiting_sentence (alert, name, value);
    case DAG_ALERT_LONGEST_WAIT:
      return g_strdup_printf (_ ("%s: the longest wait is %s."), name, value);
    case DAG_ALERT_OLDEST_ITEM:
      return g_strdup_printf (_ ("%s: the oldest item is at %s of its promised time."), name,
                              value);
    case DAG_ALERT_SERVICE_LEVEL:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s: the service level of the last half hour is %lu point "
                       "under its target.",
                       "%s: the service level of the last half hour is %lu points "
                       "under its target.", n),
          name, n);
    case DAG_ALERT_OCCUPANCY:
      return g_strdup_printf (_ ("%s: on contacts %s of the time, for half an hour."), name,
                              value);
    case DAG_ALERT_STRETCH:
      return g_strdup_printf (_ ("%s has had no break for %s."), name, value);
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s has had %lu contact since the last break.",
                       "%s has had %lu contacts since the last break.", n),
          name, n);
    case DAG_ALERT_CONTACTS_IN_ROW:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s has had %lu contact without a gap.",
                       "%s has had %lu contacts without a gap.", n),
          name, n);
    case DAG_ALERT_DAY_WITHOUT_AIR:
      return air_sentence (alert, name);
    case DAG_ALERT_BREAK_TOO_LATE:
      return g_strdup_printf (_ ("%s can no longer have the break that is due in this shift."),
                              name);
    case DAG_ALERT_HEAVY_CONTACTS:
      return g_strdup_printf (_ ("%s has had some heavy contacts."), name);
    case DAG_ALERT_QUEUE_SILENT:
      return g_strdup_printf (_ ("%s: nothing comes in any more; it may be a fault."), name);
    case DAG_ALERT_PEOPLE_FREE:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s is busy, while %lu person elsewhere is free.",
                       "%s is busy, while %lu people elsewhere are free.", n),
          name, n);
    case DAG_ALERT_DATA:
      return g_strdup_printf (_ ("No answer of the contact centre for %s."), value);
    }
  return g_strdup ("");
}

/**
 * dag_words_alert_sentence:
 * @alert: an alert
 * @name: (nullable): the name of its queue, team or person as the source has it; %NULL:
 *   not to be told
 *
 * Returns: (transfer full): "Facturen: 3.2 waiting for each at work."
 */
char *
dag_words_alert_sentence (const DagAlert *alert,
                          const char     *name)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (alert != NULL, NULL);

  if (name != NULL && *name != '\0')
    shown = alert->rule->scope == DAG_ALERT_ABOUT_AGENT ? dag_words_person_isolated (name)
                                                        : dag_words_name_isolated (name);
  else if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
    shown = g_strdup (C_ ("a person who is not named", "Somebody"));
  else
    shown = g_strdup (C_ ("a team without a name", "The team"));
  return new_sentence (alert, shown);
}

/**
 * dag_words_alert_care:
 * @n_people: how many people could use a break
 * @name: (nullable): who has worked on end for longest; %NULL: nobody is named
 * @stretch_s: for how long
 *
 * Returns: (transfer full): "5 people could use a break. Anna has had none for 2 hours."
 */
char *
dag_words_alert_care (guint       n_people,
                      const char *name,
                      double      stretch_s)
{
  g_autofree char *shown = name != NULL ? dag_words_person_isolated (name)
                                        : g_strdup (C_ ("a person who is not named", "Somebody"));
  g_autofree char *stretch = dag_words_duration_spoken (stretch_s);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u person could use a break. %s has had none for %s.",
                   "%u people could use a break. %s has had none for %s.", n_people),
      n_people, shown, stretch);
}

/**
 * dag_words_alert_care_of:
 * @n_people: how many people could use a break
 * @sentence: why one of them could
 *
 * Returns: (transfer full): "5 people could use a break. Anna has had 12 contacts without a
 *   gap."
 */
char *
dag_words_alert_care_of (guint       n_people,
                         const char *sentence)
{
  return g_strdup_printf (
      /* Translators: how many people, and a sentence about one of them */
      g_dngettext (GETTEXT_PACKAGE, "%u person could use a break. %s",
                   "%u people could use a break. %s", n_people),
      n_people, sentence);
}

/**
 * dag_words_alert_held:
 * @alert: an alert
 * @now_us: the centre's present
 *
 * Returns: (transfer full): "for 4 minutes", "just now"
 */
char *
dag_words_alert_held (const DagAlert *alert,
                      int64_t         now_us)
{
  int64_t from_us = dag_time_is_known (alert->began_us) ? alert->began_us : alert->fired_us;
  double held_s = (double) MAX (now_us - from_us, 0) / (double) DAG_USEC_PER_SEC;
  g_autofree char *held = NULL;

  if (held_s < JUST_NOW_S)
    /* Translators: since when something is too much: for less than a minute */
    return g_strdup (C_ ("alert", "just now"));
  held = dag_words_duration_spoken (held_s);
  /* Translators: a duration, “for 4 minutes” */
  return g_strdup_printf (_ ("for %s"), held);
}

static void
append_fact (GString    *text,
             const char *fact)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

static gboolean
has_figures (const DagAlert *alert)
{
  return alert->rule->kind != DAG_ALERT_BREAK_TOO_LATE
         && alert->rule->kind != DAG_ALERT_DAY_WITHOUT_AIR
         && alert->rule->kind != DAG_ALERT_HEAVY_CONTACTS;
}

/**
 * dag_words_alert_evidence:
 * @alert: an alert
 * @now_us: the centre's present
 *
 * Returns: (transfer full): "for 4 minutes · over 3.0 · at most 3.8"
 */
char *
dag_words_alert_evidence (const DagAlert *alert,
                          int64_t         now_us)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *held = NULL;
  g_autofree char *level = NULL;
  g_autofree char *worst = NULL;
  double threshold;

  g_return_val_if_fail (alert != NULL, NULL);

  held = dag_words_alert_held (alert, dag_alert_is_open (alert) ? now_us : alert->resolved_us);
  append_fact (text, held);
  threshold = is_overload (alert) ? alert->levels.overload : alert->levels.watch;
  if (has_figures (alert) && isfinite (threshold))
    {
      g_autofree char *value = dag_words_alert_value (alert->rule->kind, threshold);

      /* Translators: a threshold, “limit 3.0” */
      level = g_strdup_printf (_ ("limit %s"), value);
      append_fact (text, level);
    }
  if (has_figures (alert) && isfinite (alert->worst) && alert->worst > alert->value)
    {
      g_autofree char *value = dag_words_alert_value (alert->rule->kind, alert->worst);

      /* Translators: the worst value so far, “up to 3.8” */
      worst = g_strdup_printf (_ ("up to %s"), value);
      append_fact (text, worst);
    }
  if (alert->n_reopened > 0)
    append_fact (text, _ ("came back"));
  if (alert->is_blind)
    append_fact (text, _ ("no data since"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dag_words_alert_life:
 * @alert: an alert
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "since 10:32", "acknowledged at 10:40", "snoozed until 10:55",
 *   "10:32 to 10:48, over after 16 minutes"
 */
char *
dag_words_alert_life (const DagAlert *alert,
                      GTimeZone      *zone)
{
  g_autofree char *fired = NULL;
  g_autofree char *other = NULL;
  g_autofree char *lasted = NULL;

  g_return_val_if_fail (alert != NULL && zone != NULL, NULL);

  fired = dag_words_clock (alert->fired_us, zone);
  switch (alert->state)
    {
    case DAG_ALERT_PENDING:
    case DAG_ALERT_FIRING:
      return dag_words_since (alert->fired_us, zone, FALSE);
    case DAG_ALERT_ACKNOWLEDGED:
      if (!dag_time_is_known (alert->acted_us))
        return dag_words_since (alert->fired_us, zone, FALSE);
      other = dag_words_clock (alert->acted_us, zone);
      return g_strdup_printf (_ ("acknowledged at %s"), other);
    case DAG_ALERT_SNOOZED:
      other = dag_words_clock (alert->snoozed_to_us, zone);
      return g_strdup_printf (_ ("snoozed until %s"), other);
    case DAG_ALERT_RESOLVED:
      break;
    }
  other = dag_words_clock (alert->resolved_us, zone);
  if (alert->is_lapsed)
    return g_strdup_printf (_ ("%s to %s, no longer in the source"), fired, other);
  lasted = dag_words_duration_spoken ((double) MAX (alert->resolved_us - alert->fired_us, 0)
                                      / (double) DAG_USEC_PER_SEC);
  /* Translators: two times of day, a duration */
  return g_strdup_printf (_ ("%s to %s, over after %s"), fired, other, lasted);
}

/**
 * dag_words_alert_steps:
 * @alert: an alert
 * @n_people: how many people are named with it
 *
 * Returns: (transfer none) (array zero-terminated=1): what to do, the first thing first;
 *   each to be translated with _()
 */
const char *const *
dag_words_alert_steps (const DagAlert *alert,
                       guint           n_people)
{
  g_return_val_if_fail (alert != NULL, NULL);

  switch (alert->rule->kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_SERVICE_LEVEL:
    case DAG_ALERT_OCCUPANCY:
      return is_overload (alert) ? overload_steps : watch_steps;
    case DAG_ALERT_OLDEST_ITEM:
      return promise_steps;
    case DAG_ALERT_DAY_WITHOUT_AIR:
      return air_steps;
    case DAG_ALERT_STRETCH:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
    case DAG_ALERT_BREAK_TOO_LATE:
      return n_people > 1 ? care_for_all_steps : care_steps;
    case DAG_ALERT_HEAVY_CONTACTS:
      return heavy_steps;
    case DAG_ALERT_QUEUE_SILENT:
      return silent_steps;
    case DAG_ALERT_PEOPLE_FREE:
      return free_steps;
    case DAG_ALERT_DATA:
      return data_steps;
    }
  return watch_steps;
}

/**
 * dag_words_alert_action:
 * @alert: an alert
 *
 * Returns: (transfer none): the first of dag_words_alert_steps(), in words
 */
const char *
dag_words_alert_action (const DagAlert *alert)
{
  return _ (dag_words_alert_steps (alert, 1)[0]);
}

/**
 * dag_words_alert_public:
 * @alert: an alert
 * @queue: (nullable): the name of its queue
 *
 * For a lock screen or a shared screen: queues may be named, people are not.
 *
 * Returns: (transfer full): one sentence
 */
char *
dag_words_alert_public (const DagAlert *alert,
                        const char     *queue)
{
  g_return_val_if_fail (alert != NULL, NULL);

  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
    return g_strdup (_ ("Dagstart shows who, and since when."));
  return dag_words_alert_sentence (alert, queue);
}
