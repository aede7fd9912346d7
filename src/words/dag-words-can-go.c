/* dag-words-can-go.c - who could go on a break, and what it costs, in words of care
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-can-go.h"

#include "dag-words-person.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static int
round_percent (double share)
{
  return (int) floor (share * 100.0 + 0.5);
}

/**
 * dag_words_can_go_stretch:
 * @stretch_s: without a break
 *
 * Returns: (transfer full): "2 h 10 without a break", "56 min without a break"
 */
char *
dag_words_can_go_stretch (double stretch_s)
{
  g_autofree char *length = NULL;

  if (stretch_s < 3600.0)
    /* Translators: minutes; short, since it stands in a narrow card */
    return g_strdup_printf (_ ("%d min without a break"), (int) (stretch_s / 60.0));
  length = dag_words_duration (stretch_s);
  /* Translators: %s is hours and minutes, as in "2 h 10" */
  return g_strdup_printf (_ ("%s without a break"), length);
}

/**
 * dag_words_can_go_level:
 * @before: service level that is expected if nobody goes
 * @after: if this person goes now
 *
 * Returns: (transfer full): "now: 80 → 76 %", or that nothing would change
 */
char *
dag_words_can_go_level (const DagBand *before,
                        const DagBand *after)
{
  int was;
  int becomes;

  if (!isfinite (before->middle) || !isfinite (after->middle))
    return g_strdup (_ ("now: nobody would notice"));
  was = round_percent (before->middle);
  becomes = round_percent (after->middle);
  if (becomes >= was)
    /* Translators: the service level stays as it is; %d %% is a percentage */
    return g_strdup_printf (_ ("now: stays at %d %%"), was);
  /* Translators: service level before and after, if this person goes now */
  return g_strdup_printf (_ ("now: %d → %d %%"), was, becomes);
}

/**
 * dag_words_can_go_band:
 * @level: service level that is expected
 * @wait_s: mean wait that is expected
 *
 * Returns: (transfer full): what eight times in ten it lies between
 */
char *
dag_words_can_go_band (const DagBand *level,
                       const DagBand *wait_s)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (level->low))
    return g_strdup (_ ("Hardly any contacts are expected."));
  low = dag_words_duration (wait_s->low);
  high = dag_words_duration (wait_s->high);
  return g_strdup_printf (_ ("Eight times in ten: service level between %d and %d %%, mean wait "
                             "between %s and %s, over the half hour that follows."),
                          (int) floor (level->low * 100.0), (int) ceil (level->high * 100.0), low,
                          high);
}

/* Returns: (transfer full): "now" or "in 10 min" */
char *
dag_words_can_go_when (int delay_min)
{
  if (delay_min == 0)
    /* Translators: a moment, beside what happens if somebody goes on a break then */
    return g_strdup (C_ ("who can go", "now"));
  /* Translators: a moment, beside what happens if somebody goes on a break then */
  return g_strdup_printf (C_ ("who can go", "in %d min"), delay_min);
}

/**
 * dag_words_can_go_change:
 * @before: service level that is expected if nobody goes
 * @after: if one more person goes
 *
 * Returns: (transfer full): "80 → 76 %"; "stays 80 %"; "–" where nothing would come in
 */
char *
dag_words_can_go_change (const DagBand *before,
                         const DagBand *after)
{
  int was;
  int becomes;

  if (!isfinite (before->middle) || !isfinite (after->middle))
    return g_strdup ("–");
  was = round_percent (before->middle);
  becomes = round_percent (after->middle);
  if (becomes >= was)
    /* Translators: a service level that stays as it is */
    return g_strdup_printf (_ ("stays %d %%"), was);
  /* Translators: service level before and after */
  return g_strdup_printf (_ ("%d → %d %%"), was, becomes);
}

/**
 * dag_words_can_go_wait:
 * @before: mean wait that is expected if nobody goes
 * @after: if one more person goes
 *
 * Returns: (transfer full): "0:24 → 0:31"; "stays 0:24"; "–" where nothing would come in
 */
char *
dag_words_can_go_wait (const DagBand *before,
                       const DagBand *after)
{
  g_autofree char *was = NULL;
  g_autofree char *becomes = NULL;

  if (!isfinite (before->middle) || !isfinite (after->middle))
    return g_strdup ("–");
  was = dag_words_duration (before->middle);
  becomes = dag_words_duration (after->middle);
  if (after->middle <= before->middle || g_str_equal (was, becomes))
    /* Translators: mean wait that stays as it is */
    return g_strdup_printf (_ ("stays %s"), was);
  /* Translators: mean wait before and after */
  return g_strdup_printf (_ ("%s → %s"), was, becomes);
}

/* Returns: (transfer full): how many could go at once without the customers noticing */
char *
dag_words_can_go_count (guint n)
{
  if (n == 0)
    /* Translators: so many could go on a break without the customers noticing */
    return g_strdup (C_ ("who can go", "none"));
  return g_strdup_printf ("%u", n);
}

/**
 * dag_words_can_go_spoken:
 * @delay_min: from now
 * @level: service level if nobody goes
 * @level_one: if one more person goes
 * @wait: mean wait if nobody goes
 * @wait_one: if one more person goes
 * @n: so many could go without the customers noticing
 *
 * Returns: (transfer full): all of it as a sentence, for a screen reader
 */
char *
dag_words_can_go_spoken (int            delay_min,
                         const DagBand *level,
                         const DagBand *level_one,
                         const DagBand *wait,
                         const DagBand *wait_one,
                         guint          n)
{
  g_autofree char *count = NULL;
  g_autofree char *when = NULL;
  g_autofree char *was = NULL;
  g_autofree char *becomes = NULL;

  when = delay_min == 0 ? g_strdup (_ ("If one more person goes on a break now"))
                        : g_strdup_printf (_ ("If one more person goes on a break in %d minutes"),
                                           delay_min);
  if (!isfinite (level->middle) || !isfinite (level_one->middle))
    /* Translators: "If one more person goes on a break now" */
    return g_strdup_printf (_ ("%s: hardly any contacts are expected."), when);
  was = dag_words_duration (wait->middle);
  becomes = dag_words_duration (wait_one->middle);
  if (n == 0)
    count = g_strdup (_ ("customers would notice"));
  else
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person could go unnoticed",
                                          "%u people could go unnoticed", n),
                             n);
  /* Translators: "If one more person goes on a break now"; two percentages; two lengths of time;
   * what the customers notice */
  return g_strdup_printf (_ ("%s: service level from %d to %d %%, mean wait from %s to %s; %s."),
                          when, round_percent (level->middle),
                          MIN (round_percent (level->middle), round_percent (level_one->middle)),
                          was, becomes, count);
}

/* Returns: (transfer full): "Best moments: 11:45–12:00, 13:10–13:25" */
char *
dag_words_can_go_moments (const char *ranges)
{
  /* Translators: %s is a list of times, as in "11:45–12:00, 13:15–13:30" */
  return g_strdup_printf (_ ("Best moments: %s"), ranges);
}

/**
 * dag_words_breaks_planned:
 * @n_changes: breaks that were planned or moved
 * @n_breaks: all that are still to come
 * @n_people: of so many people
 * @level: service level that is expected with them, or absent
 * @level_without: if nobody had a break
 *
 * Returns: (transfer full): what became of it, in a sentence or two
 */
char *
dag_words_breaks_planned (guint  n_changes,
                          guint  n_breaks,
                          guint  n_people,
                          double level,
                          double level_without)
{
  g_autofree char *breaks = NULL;
  g_autofree char *people = NULL;
  g_autofree char *first = NULL;

  if (n_people == 0)
    return g_strdup (_ ("Nobody is at work whose breaks could be planned."));
  breaks = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u break", "%u breaks", n_breaks),
                            n_breaks);
  people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_people),
                            n_people);
  if (n_changes == 0)
    /* Translators: "12 breaks", "8 people" */
    first = g_strdup_printf (_ ("The %s of %s lie well: nothing had to move."), breaks, people);
  else
    /* Translators: "12 breaks", "8 people", number of those that changed */
    first = g_strdup_printf (_ ("%s of %s are planned, %u of them new or moved."), breaks, people,
                             n_changes);
  if (!dag_share_is_known (level))
    return g_steal_pointer (&first);
  /* Translators: a sentence, then two percentages */
  return g_strdup_printf (_ ("%s Expected service level until the end of the shifts: %d %%; "
                             "without any breaks it would be %d %%."),
                          first, (int) floor (level * 100.0), (int) floor (level_without * 100.0));
}

/**
 * dag_words_breaks_not_fitting:
 * @names: (array length=n): people
 *
 * Returns: (transfer full) (nullable): for whom a rule can no longer be met
 */
char *
dag_words_breaks_not_fitting (const char *const *names,
                              guint              n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == 0)
    return NULL;
  for (guint i = 0; i < MIN (n, 3); i++)
    {
      g_autofree char *name = dag_words_person_isolated (names[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", name);
    }
  if (n > 3)
    g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more",
                                               n - 3),
                            n - 3);
  /* Translators: %s is a list of names */
  return g_strdup_printf (_ ("A break in time no longer fits for %s: it is planned as soon as can "
                             "be."),
                          list->str);
}

/**
 * dag_words_can_go_assumed:
 * @n_weeks: the same weekday of so many weeks is known
 *
 * Returns: (transfer full): what all of it rests on, for whoever asks
 */
char *
dag_words_can_go_assumed (guint n_weeks)
{
  g_autofree char *arrivals = NULL;

  if (n_weeks == 0)
    arrivals = g_strdup (_ ("as many contacts as in the last hour"));
  else
    arrivals = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "as many contacts as at these hours of this weekday last week, more or "
                     "fewer as today has been so far",
                     "as many contacts as at these hours of this weekday as a rule (the middle "
                     "of the last %u), more or fewer as today has been so far",
                     n_weeks),
        n_weeks);
  /* Translators: %s is how many contacts are expected: "as many contacts as in the last hour" */
  return g_strdup_printf (
      _ ("Worked out from the line, the contacts and the breaks of this moment, by living "
         "through the coming hours many times by chance. Assumed: %s, handle times and patience "
         "as today, everybody finishes the contact at hand, planned breaks are taken, and a break "
         "lasts a quarter of an hour. People go in the order of their longest stretch without a "
         "break, and at the same stretch of the latest start by the rules."),
      arrivals);
}
