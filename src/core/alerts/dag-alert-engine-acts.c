/* dag-alert-engine-acts.c - what a person does with an alert, and what outlives the program
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-engine-private.h"

static DagAlert *
find_open (DagAlertEngine *self,
           guint           id,
           int64_t         now_us)
{
  DagAlert *alert = dag_alert_engine_find (self, id);

  if (alert == NULL || !dag_alert_is_open (alert))
    return NULL;
  if (!dag_time_is_known (alert->acted_us))
    alert->acted_us = now_us;
  return alert;
}

/**
 * dag_alert_engine_acknowledge:
 * @self: an engine
 * @id: an alert's number
 * @note: (nullable): what is being done
 * @now_us: the present
 *
 * Returns: whether that alert is open
 */
gboolean
dag_alert_engine_acknowledge (DagAlertEngine *self,
                              guint           id,
                              const char     *note,
                              int64_t         now_us)
{
  DagAlert *alert = find_open (self, id, now_us);

  if (alert == NULL)
    return FALSE;
  alert->state = DAG_ALERT_ACKNOWLEDGED;
  g_free (g_steal_pointer (&alert->note));
  alert->note = g_strdup (note);
  return TRUE;
}

/**
 * dag_alert_engine_snooze:
 * @self: an engine
 * @id: an alert's number
 * @until_us: when it is told again, if it then still holds
 * @now_us: the present
 *
 * Returns: whether that alert is open
 */
gboolean
dag_alert_engine_snooze (DagAlertEngine *self,
                         guint           id,
                         int64_t         until_us,
                         int64_t         now_us)
{
  DagAlert *alert = find_open (self, id, now_us);

  if (alert == NULL)
    return FALSE;
  alert->state = DAG_ALERT_SNOOZED;
  alert->snoozed_to_us = until_us;
  return TRUE;
}

/**
 * dag_alert_engine_take_back:
 * @self: an engine
 * @id: an alert's number
 *
 * Undoes an acknowledgement or a snooze: the alert is open again, and not told again.
 *
 * Returns: whether there was one
 */
gboolean
dag_alert_engine_take_back (DagAlertEngine *self,
                            guint           id)
{
  DagAlert *alert = dag_alert_engine_find (self, id);

  if (alert == NULL
      || (alert->state != DAG_ALERT_ACKNOWLEDGED && alert->state != DAG_ALERT_SNOOZED))
    return FALSE;
  alert->state = DAG_ALERT_FIRING;
  alert->acted_us = DAG_TIME_NONE;
  g_clear_pointer (&alert->note, g_free);
  return TRUE;
}

/**
 * dag_alert_engine_lapse:
 * @self: an engine
 * @id: an alert's number
 * @now_us: the present
 *
 * Ends an alert whose subject is gone from a source that does answer: a queue that was
 * taken away, somebody who left.
 */
void
dag_alert_engine_lapse (DagAlertEngine *self,
                        guint           id,
                        int64_t         now_us)
{
  DagAlert *alert = dag_alert_engine_find (self, id);

  if (alert == NULL || alert->state == DAG_ALERT_RESOLVED)
    return;
  if (alert->state == DAG_ALERT_PENDING)
    {
      dag_alert_engine_drop (self, alert);
      return;
    }
  dag_alert_engine_resolve (alert, now_us);
  alert->is_lapsed = TRUE;
}

/**
 * dag_alert_engine_restore:
 * @self: an engine
 * @alert: as it was when the program ended; copied, and given a number of its own
 *
 * It goes on where it was: not told again, and over as soon as it is well.
 */
void
dag_alert_engine_restore (DagAlertEngine *self,
                          const DagAlert *alert)
{
  DagAlert *copy;

  g_return_if_fail (self != NULL && alert != NULL && alert->rule != NULL);

  copy = dag_alert_copy (alert);
  copy->id = ++self->last_id;
  self->revision++;
  if (copy->trail == NULL)
    copy->trail = g_array_new (FALSE, FALSE, sizeof (DagAlertPoint));
  copy->trail_step = MAX (copy->trail_step, 1);
  g_ptr_array_add (self->alerts, copy);
  dag_alert_engine_make_latest (self, copy);
}

/**
 * dag_alert_engine_forget:
 * @self: an engine
 * @before_us: what was over before this is forgotten
 */
void
dag_alert_engine_forget (DagAlertEngine *self,
                         int64_t         before_us)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->alerts->len; i > 0; i--)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, i - 1);

      if (alert->state == DAG_ALERT_RESOLVED && alert->resolved_us < before_us)
        dag_alert_engine_drop (self, alert);
    }
}
