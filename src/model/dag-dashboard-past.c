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

/* As dag_dashboard_apply(), for a moment that is not newer than the last, and in pieces where
 * it is big. */
static void
apply (DagDashboard *self,
       DagSnapshot  *snapshot)
{
  g_clear_pointer (&self->newest, dag_snapshot_unref);
  self->source_clock.is_set = FALSE;
  dag_dashboard_take (self, snapshot, TRUE);
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
 * @people: (nullable): what they did that day until then, and @then, in a history that
 *   nobody else uses; %NULL shows people as counts alone, and @then is without people already
 *
 * A big picture is shown a few frames later: see dag_dashboard_is_taking(). Until then the
 * one before it stays.
 */
void
dag_dashboard_show_past (DagDashboard     *self,
                         DagSnapshot      *then,
                         DagMemoryHistory *people)
{
  g_autoptr (DagSnapshot) still = NULL;

  g_return_if_fail (DAG_IS_DASHBOARD (self) && self->past != NULL);
  g_return_if_fail (then != NULL);
  g_return_if_fail (people != NULL || names_nobody (then));

  self->shows_people = people != NULL;
  still = stop_clock (self, then);
  g_object_freeze_notify (G_OBJECT (self));
  dag_dashboard_finish_leaving (self);
  dag_dashboard_finish_stages (self);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  if (people != NULL)
    dag_memory_history_take_over (self->history, people);
  else
    dag_history_clear (DAG_HISTORY (self->history));
  dag_change_finder_reset (self->finder);
  dag_tables_forget_rows (self->tables);
  apply (self, still);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Whether an answer, or a moment of the past, is being taken in pieces and not shown yet. */
gboolean
dag_dashboard_is_taking (DagDashboard *self)
{
  return self->stage_id != 0;
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
