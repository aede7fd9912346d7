/* dag-words-promise.c - what is said of promises to ring back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-promise.h"

#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

/* Of fewer promises no share is told. */
#define MIN_SHARE 5

static const char *
get_state (DagPromiseStage stage)
{
  switch (stage)
    {
    case DAG_PROMISE_IN_TIME:
      return _ ("in time");
    case DAG_PROMISE_HALF_GONE:
      return _ ("half of the time has gone: no answer yet? Ring anyway, and agree a new time");
    case DAG_PROMISE_PAST:
      return _ ("past its time: ring anyway, and agree a new time");
    case DAG_PROMISE_KEPT:
      return _ ("kept");
    case DAG_PROMISE_LATE:
      return _ ("rung, but late");
    }
  g_return_val_if_reached ("");
}

/**
 * dag_words_promise:
 * @name: (nullable): who promised it
 * @due_us: the time promised
 * @stage: how it stands
 * @zone: of the centre
 *
 * Returns: (transfer full): "Anna, by 14:30 · in time"
 */
char *
dag_words_promise (const char      *name,
                   int64_t          due_us,
                   DagPromiseStage  stage,
                   GTimeZone       *zone)
{
  g_autofree char *clock = dag_words_clock (due_us, zone);
  const char *who = name != NULL && *name != '\0' ? name : _ ("somebody");

  /* Translators: who promised to ring back, the time, how it stands */
  return g_strdup_printf (C_ ("promise", "%s, by %s · %s"), who, clock, get_state (stage));
}

/**
 * dag_words_promise_share:
 * @tally: of a team's promises
 *
 * A share of a few says less than the few themselves.
 *
 * Returns: (transfer full) (nullable): "Kept: 87 % of 15", "Kept: 2 of 3", of those whose
 *   time has come; %NULL where there are none
 */
char *
dag_words_promise_share (const DagPromiseTally *tally)
{
  g_autofree char *share = NULL;

  if (tally->n_due == 0)
    return NULL;
  if (tally->n_due < MIN_SHARE)
    /* Translators: of the promises whose time has come */
    return g_strdup_printf (_ ("Kept: %u of %u"), tally->n_kept, tally->n_due);
  share = dag_words_percent ((double) tally->n_kept / tally->n_due);
  /* Translators: the share of promises kept, “87 %”; of how many */
  return g_strdup_printf (_ ("Kept: %s of %u"), share, tally->n_due);
}

/**
 * dag_words_promises:
 * @tally: of a team's promises
 *
 * Returns: (transfer full): "3 promises open, 1 past its time"
 */
char *
dag_words_promises (const DagPromiseTally *tally)
{
  g_autofree char *open = NULL;

  if (tally->n_open == 0)
    return g_strdup (_ ("No promises open"));
  open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u promise open", "%u promises open",
                                       tally->n_open),
                          tally->n_open);
  if (tally->n_past == 0)
    return g_steal_pointer (&open);
  /* Translators: “3 promises open”, and how many of them are late */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u past its time",
                                       "%s, %u past their time", tally->n_past),
                          open, tally->n_past);
}
