/* dag-words-source.c - how the link with the contact centre is, in a few words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-source.h"

#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dag_words_updated:
 * @age_s: seconds since the last good answer
 *
 * Returns: (transfer full): "Updated 4 s ago"
 */
char *
dag_words_updated (double age_s)
{
  g_autofree char *age = dag_words_age (age_s);

  if (!dag_seconds_is_known (age_s))
    return g_strdup (_ ("No figures yet"));
  /* Translators: %s is an age as “4 s ago” */
  return g_strdup_printf (_ ("Updated %s"), age);
}

/**
 * dag_words_stale:
 * @age_s: seconds since the last good answer
 *
 * Returns: (transfer full): "Figures of 3 min ago"
 */
char *
dag_words_stale (double age_s)
{
  g_autofree char *age = dag_words_age (age_s);

  if (!dag_seconds_is_known (age_s))
    return g_strdup (_ ("No figures yet"));
  /* Translators: %s is an age as “3 min ago”; the figures shown are that old */
  return g_strdup_printf (_ ("Figures of %s"), age);
}

/**
 * dag_words_paused:
 * @age_s: how old the picture that stands still is, in seconds
 *
 * Returns: (transfer full): "Paused, figures of 40 s ago"
 */
char *
dag_words_paused (double age_s)
{
  g_autofree char *age = dag_words_age (age_s);

  if (!dag_seconds_is_known (age_s))
    return g_strdup (_ ("Paused"));
  /* Translators: the picture stands still; %s is an age as “40 s ago” */
  return g_strdup_printf (_ ("Paused, figures of %s"), age);
}

/**
 * dag_words_next_try:
 * @seconds: until the next attempt
 *
 * Returns: (transfer full): "next try in 12 s"
 */
char *
dag_words_next_try (double seconds)
{
  int whole = (int) CLAMP (ceil (seconds), 0.0, 86400.0);

  if (whole <= 0)
    return g_strdup (_ ("trying now"));
  if (whole < 60)
    /* Translators: %d is a number of seconds */
    return g_strdup_printf (_ ("next try in %d s"), whole);
  /* Translators: %d is a number of minutes */
  return g_strdup_printf (_ ("next try in %d min"), (whole + 59) / 60);
}
