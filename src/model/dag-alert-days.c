/* dag-alert-days.c - yesterday and today, to try rules on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-days-private.h"

DagAlertDays *
dag_alert_days_ref (DagAlertDays *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
dag_alert_days_unref (DagAlertDays *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_clear_pointer (&self->days[i], dag_alert_rehearsal_free);
  g_free (self);
}

typedef struct
{
  DagAlertDays *days;
  DagAlertRules *rules; /* a copy: thresholds may change meanwhile */
} Trial;

static void
trial_free (gpointer memory)
{
  Trial *trial = memory;

  g_clear_pointer (&trial->days, dag_alert_days_unref);
  g_clear_pointer (&trial->rules, dag_alert_rules_unref);
  g_free (trial);
}

static void
run_trial (GTask        *task,
           gpointer      source,
           gpointer      memory,
           GCancellable *cancellable)
{
  Trial *trial = memory;
  DagAlertTries *tries = g_new0 (DagAlertTries, 1);

  for (guint i = 0; i < DAG_N_ALERT_KINDS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (trial->rules, (DagAlertKind) i);

      tries->yesterday[i] = tries->today[i] = DAG_ALERT_TRY_EMPTY;
      if (rule == NULL)
        continue;
      tries->yesterday[i] = dag_alert_rehearsal_count (trial->days->days[0], rule);
      tries->today[i] = dag_alert_rehearsal_count (trial->days->days[1], rule);
    }
  g_task_return_pointer (task, tries, g_free);
}

/**
 * dag_alert_days_try_async:
 * @dashboard: whose days
 * @days: as read; nothing else may look into them until this is done
 * @rules: with the thresholds to be tried
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * In a thread: a day of many people takes a while.
 */
void
dag_alert_days_try_async (DagDashboard        *dashboard,
                          DagAlertDays        *days,
                          DagAlertRules       *rules,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (dashboard, cancellable, callback, user_data);
  Trial *trial = g_new0 (Trial, 1);

  trial->days = dag_alert_days_ref (days);
  trial->rules = dag_alert_rules_new ();
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, (DagAlertKind) i);

      if (rule != NULL)
        dag_alert_rules_put (trial->rules, rule);
    }
  g_task_set_source_tag (task, dag_alert_days_try_async);
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, run_trial);
}

/**
 * dag_alert_days_try_finish:
 * @dashboard: whose days
 * @result: of the callback
 * @error: where it was cancelled
 *
 * Returns: (transfer full) (nullable): free with g_free()
 */
DagAlertTries *
dag_alert_days_try_finish (DagDashboard  *dashboard,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dashboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
