/* dag-dashboard-past.c - a dashboard that shows moments of the past instead of a source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

#include "dag-snapshot-restrict.h"

/**
 * dag_dashboard_new_past:
 * @past: what was
 *
 * The same pages show it as they show a live one. It asks nobody, keeps nothing, and its
 * clock stands still at the moment shown.
 *
 * Returns: (transfer full): a dashboard without a picture yet
 */
DagDashboard *
dag_dashboard_new_past (DagHistory *past)
{
  DagDashboard *self;

  g_return_val_if_fail (DAG_IS_HISTORY (past), NULL);

  self = dag_dashboard_new ();
  self->past = g_object_ref (past);
  self->shows_people = FALSE;
  return self;
}

gboolean
dag_dashboard_is_past (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->past != NULL;
}

/**
 * dag_dashboard_shows_people:
 * @self: a dashboard
 *
 * Returns: whether its picture names persons; a past one does only where it was asked for
 */
gboolean
dag_dashboard_shows_people (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->shows_people;
}

/* As dag_dashboard_apply(), for a moment that is not newer than the last. */
static void
apply (DagDashboard *self,
       DagSnapshot  *snapshot)
{
  g_clear_pointer (&self->newest, dag_snapshot_unref);
  self->source_clock.is_set = FALSE;
  dag_dashboard_apply (self, snapshot);
}

/* The clock of the source stands still. Where nobody is named nobody needs to be left out:
 * a number is no person. */
static DagSnapshot *
stop_clock (DagDashboard *self,
            DagSnapshot  *snapshot)
{
  DagSnapshot *still
      = self->shows_people
            ? dag_snapshot_restrict (snapshot, self->restricted, NULL, TRUE)
            : dag_snapshot_copy_with (snapshot, snapshot->queues, snapshot->agents);

  still->source.speed = 0.0;
  return still;
}

static gboolean
names_nobody (DagSnapshot *snapshot)
{
  return snapshot->agents->len == 0
         || ((DagAgentSample *) g_ptr_array_index (snapshot->agents, 0))->name == NULL;
}

/**
 * dag_dashboard_show_past:
 * @self: a dashboard of the past
 * @then: the moment to show
 * @changes: (nullable) (element-type DagStateChange): of that day until then; %NULL shows
 *   people as counts alone, and @then is without people already
 */
void
dag_dashboard_show_past (DagDashboard *self,
                         DagSnapshot  *then,
                         GPtrArray    *changes)
{
  g_autoptr (DagSnapshot) still = NULL;

  g_return_if_fail (DAG_IS_DASHBOARD (self) && self->past != NULL);
  g_return_if_fail (then != NULL);
  g_return_if_fail (changes != NULL || names_nobody (then));

  self->shows_people = changes != NULL;
  still = stop_clock (self, then);
  g_object_freeze_notify (G_OBJECT (self));
  dag_dashboard_finish_leaving (self);
  dag_dashboard_finish_stages (self);
  dag_history_clear (DAG_HISTORY (self->history));
  dag_change_finder_reset (self->finder);
  dag_tables_forget_rows (self->tables);
  if (changes != NULL)
    dag_history_add_state_changes (DAG_HISTORY (self->history), changes);
  apply (self, still);
  dag_dashboard_measure_later (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dag_dashboard_clear_past:
 * @self: a dashboard of the past
 *
 * Nothing is kept of the moment to be shown.
 */
void
dag_dashboard_clear_past (DagDashboard *self)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self) && self->past != NULL);

  dag_dashboard_finish_stages (self);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  dag_dashboard_begin_to_leave (self);
  dag_dashboard_set_state (self, DAG_DASHBOARD_EMPTY);
  dag_dashboard_go_on_leaving (self);
}
