/* dag-words-can-go.c - who could go on a break, and what it costs, in words of care
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-can-go.h"

#include "dag-words-person.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dag_words_can_go_stretch:
 * @stretch_s: without a break
 *
 * Returns: (transfer full): "2 h 10 without a break"
 */
char *
dag_words_can_go_stretch (double stretch_s)
{
  g_autofree char *length = NULL;

  if (stretch_s < 3600.0)
    {
      int minutes = (int) (stretch_s / 60.0);

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute without a break",
                                           "%d minutes without a break", (gulong) minutes),
                              minutes);
    }
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
  was = (int) floor (before->middle * 100.0 + 0.5);
  becomes = (int) floor (after->middle * 100.0 + 0.5);
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

/**
 * dag_words_can_go_counts:
 * @n_can_go: (array length=n): how many could go at once
 * @delays_min: (array length=n): in so many minutes
 *
 * Returns: (transfer full): "Unnoticed by customers: now 1 · in 10 min 2 · in 20 min 2"
 */
char *
dag_words_can_go_counts (const guint *n_can_go,
                         const int   *delays_min,
                         guint        n)
{
  /* Translators: so many people could go on a break without customers noticing; numbers follow */
  g_autoptr (GString) text = g_string_new (_ ("Unnoticed by customers: "));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *part = NULL;

      if (delays_min[i] == 0)
        /* Translators: how many people could go on a break now */
        part = g_strdup_printf (_ ("now %u"), n_can_go[i]);
      else
        /* Translators: in so many minutes, so many people could go on a break */
        part = g_strdup_printf (_ ("in %d min %u"), delays_min[i], n_can_go[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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

/* What all of it rests on, for whoever asks. */
const char *
dag_words_can_go_assumed (void)
{
  return _ ("Worked out from the line, the contacts and the breaks of this moment, by living "
            "through the coming half hour a few hundred times by chance. Assumed: as many contacts "
            "as in the last hour, handle times and patience as today, everybody finishes the "
            "contact at hand, planned breaks are taken, and a break lasts a quarter of an hour. "
            "People go in the order of their longest stretch without a break.");
}
