/* dag-promise-stage.c - how a promise to ring back stands, and how many are kept
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never a customer's name or number: a reference of at most 20 characters, and none that
 * looks like a number to ring. */
#include "config.h"

#include "dag-promise-stage.h"

/**
 * dag_promise_find_stage:
 * @promised_us: when it was made, or when the present time was agreed
 * @due_us: the time promised
 * @done_us: when they were rung; not above 0: not yet
 * @now_us: the centre's clock
 *
 * Returns: how it stands
 */
DagPromiseStage
dag_promise_find_stage (int64_t promised_us,
                        int64_t due_us,
                        int64_t done_us,
                        int64_t now_us)
{
  if (done_us > 0)
    return done_us <= due_us ? DAG_PROMISE_KEPT : DAG_PROMISE_LATE;
  if (now_us > due_us)
    return DAG_PROMISE_PAST;
  if (due_us > promised_us && now_us - promised_us > (due_us - promised_us) / 2)
    return DAG_PROMISE_HALF_GONE;
  return DAG_PROMISE_IN_TIME;
}

gboolean
dag_promise_stage_is_open (DagPromiseStage stage)
{
  return stage == DAG_PROMISE_IN_TIME || stage == DAG_PROMISE_HALF_GONE
         || stage == DAG_PROMISE_PAST;
}

void
dag_promise_tally_add (DagPromiseTally *tally,
                       DagPromiseStage  stage)
{
  g_return_if_fail (tally != NULL);

  tally->n_open += dag_promise_stage_is_open (stage);
  tally->n_past += stage == DAG_PROMISE_PAST;
  tally->n_kept += stage == DAG_PROMISE_KEPT;
  tally->n_due += stage == DAG_PROMISE_PAST || !dag_promise_stage_is_open (stage);
}

/**
 * dag_promise_is_number:
 * @text: a text
 *
 * Returns: whether it has so many digits that somebody could be rung by it
 */
gboolean
dag_promise_is_number (const char *text)
{
  guint n_digits = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c++)
    n_digits += g_ascii_isdigit (*c) != 0;
  return n_digits >= DAG_PROMISE_PHONE_DIGITS;
}

gboolean
dag_promise_reference_is_fit (const char *reference)
{
  g_return_val_if_fail (reference != NULL, FALSE);

  return *reference != '\0' && g_utf8_strlen (reference, -1) <= DAG_PROMISE_MOST_REFERENCE
         && !dag_promise_is_number (reference);
}
