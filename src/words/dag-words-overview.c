/* dag-words-overview.c - the small lines below the figures of the overview, and their formulas
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-overview.h"

#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

/* Two facts after each other, or the one there is. */
static char *
join (const char *first,
      const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second != NULL ? second : "");
  return g_strdup_printf ("%s · %s", first, second);
}

/**
 * dag_words_waiting_caption:
 * @totals: the figures of the whole centre
 *
 * Returns: (transfer full): "0.9 for each at work · 12 can wait"; empty where neither is
 *   known
 */
char *
dag_words_waiting_caption (const DagTotals *totals)
{
  g_autofree char *ratio = NULL;
  g_autofree char *each = NULL;
  g_autofree char *count = NULL;
  g_autofree char *later = NULL;

  g_return_val_if_fail (totals != NULL, NULL);

  ratio = dag_words_ratio (totals->waiting_per_agent);
  count = dag_words_count (totals->waiting_deferred);
  if (totals->waiting_per_agent >= 0.0)
    /* Translators: contacts that wait, for each person at work: “0.9 for each at work” */
    each = g_strdup_printf (_ ("%s for each at work"), ratio);
  if (totals->waiting_deferred > 0)
    /* Translators: e-mails and messages, which need no answer at once */
    later = g_strdup_printf (_ ("%s can wait"), count);
  return join (each, later);
}

/**
 * dag_words_level_unit:
 * @totals: the figures of the whole centre
 *
 * Returns: (transfer full): what stands after the service level: the target, "of 80 %"; where
 *   the queues do not share one, how many reach their own, "2 of 5 on target"; else empty
 */
char *
dag_words_level_unit (const DagTotals *totals)
{
  g_return_val_if_fail (totals != NULL, NULL);

  if (dag_share_is_known (totals->target.level) || totals->n_targets == 0)
    return dag_words_target_unit (&totals->target);
  /* Translators: how many queues reach their own target, of how many that have one */
  return g_strdup_printf (_ ("%'u of %'u on target"), totals->n_on_target,
                          totals->n_targets);
}

/**
 * dag_words_level_formula:
 * @totals: the figures of the whole centre
 * @kind: the definition in use
 *
 * Returns: (transfer full): the target, where there is one, and how the figure is made
 */
char *
dag_words_level_formula (const DagTotals     *totals,
                         DagServiceLevelKind  kind)
{
  const char *formula = dag_words_service_level_formula (kind);
  g_autofree char *target = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (totals != NULL, NULL);

  target = dag_words_target (&totals->target);
  if (*target != '\0')
    g_string_append_printf (text, "%s\n", target);
  else if (totals->n_targets > 0)
    g_string_append_printf (
        text, "%s\n",
        _ ("Each queue has a target of its own: counted are those that reach it."));
  if (totals->n_left_out > 0)
    g_string_append_printf (
        text, "%s\n",
        _ ("Phone and chat alone: e-mail and messages can wait, and are not counted."));
  g_string_append (text, formula);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dag_words_level_caption:
 * @totals: the figures of the whole centre
 * @kind: the definition in use
 * @is_past: whether they are of a moment of the past
 *
 * Returns: (transfer full): "strict, today"; with the channels that are counted where there
 *   are others: "phone and chat · strict, today"
 */
char *
dag_words_level_caption (const DagTotals     *totals,
                         DagServiceLevelKind  kind,
                         gboolean             is_past)
{
  g_autofree char *period = NULL;

  g_return_val_if_fail (totals != NULL, NULL);

  /* Translators: the name of the definition in use, the period: “strict, today” */
  period = g_strdup_printf (is_past ? _ ("%s, until then") : _ ("%s, today"),
                            dag_words_service_level_kind (kind));
  /* Translators: the channels that a service level counts */
  return join (totals->n_left_out > 0 ? _ ("phone and chat") : NULL, period);
}

/**
 * dag_words_people_caption:
 * @totals: the figures of the whole centre
 *
 * Returns: (transfer full): "9 busy · 2 on a break"
 */
char *
dag_words_people_caption (const DagTotals *totals)
{
  g_autofree char *busy = NULL;
  g_autofree char *on_break = NULL;
  g_autofree char *busy_count = NULL;
  g_autofree char *break_count = NULL;

  g_return_val_if_fail (totals != NULL, NULL);

  if (!dag_count_is_known (totals->on_contact)) /* long ago: how many, and no more */
    {
      busy_count = dag_words_count (totals->staffed);
      /* Translators: people, after "4 free" */
      return dag_count_is_known (totals->staffed)
                 ? g_strdup_printf (_ ("%s at work"), busy_count)
                 : g_strdup ("");
    }
  busy_count = dag_words_count (totals->on_contact);
  break_count = dag_words_count (totals->by_state[DAG_STATE_BREAK]);
  /* Translators: people with a contact, or wrapping one up */
  busy = g_strdup_printf (_ ("%s busy"), busy_count);
  on_break = g_strdup_printf (_ ("%s on a break"), break_count);
  return join (busy, on_break);
}

/**
 * dag_words_target_unit:
 * @target: a service-level target
 *
 * Returns: (transfer full): "of 80 %", to stand after a figure; empty where there is none
 */
char *
dag_words_target_unit (const DagTarget *target)
{
  g_autofree char *level = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  if (!dag_share_is_known (target->level))
    return g_strdup ("");
  level = dag_words_percent (target->level);
  /* Translators: after a share, what was aimed at: “71 % of 80 %” */
  return g_strdup_printf (_ ("of %s"), level);
}

/**
 * dag_words_target:
 * @target: a service-level target
 *
 * Returns: (transfer full): "80 % within 20 seconds"; empty where there is none
 */
char *
dag_words_target (const DagTarget *target)
{
  g_autofree char *level = NULL;
  g_autofree char *within = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  if (!dag_share_is_known (target->level) || !dag_seconds_is_known (target->within_s))
    return g_strdup ("");
  level = dag_words_percent (target->level);
  within = dag_words_duration_spoken (target->within_s);
  /* Translators: a share, a duration: “80 % within 20 seconds” */
  return g_strdup_printf (_ ("%s within %s"), level, within);
}

const char *
dag_words_waiting_formula (void)
{
  return _ (
      "Phone and chat contacts in a queue, or offered to someone who has not accepted "
      "yet. For each at work: divided by the people signed in who are not on a break or "
      "in a meeting.");
}

const char *
dag_words_longest_wait_formula (void)
{
  return _ (
      "How long the contact waits that has been waiting longest now, by phone or chat. "
      "The longest wait of the whole day is another figure.");
}

const char *
dag_words_people_formula (void)
{
  return _ (
      "Free: ready for a contact. Busy: ringing, in contact or wrapping up. Everyone is "
      "counted once, however many queues they serve.");
}
