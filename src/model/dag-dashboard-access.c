/* dag-dashboard-access.c - what the screens ask of the dashboard, and what they may set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

static gboolean
on_tick (gpointer user_data)
{
  DagDashboard *self = user_data;

  dag_dashboard_check_age (self);
  dag_dashboard_emit_tick (self);
  return G_SOURCE_CONTINUE;
}

/**
 * dag_dashboard_set_paused:
 * @self: a dashboard
 * @paused: whether the picture stands still
 *
 * Polling and history go on; letting go shows the newest answer.
 */
void
dag_dashboard_set_paused (DagDashboard *self,
                          gboolean      paused)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->paused == paused)
    return;
  dag_dashboard_finish_stages (self);
  if (paused)
    dag_dashboard_ensure_changes (self); /* those of the picture that stands still */
  self->paused = paused;
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_PAUSED);
  if (!paused && self->newest != NULL)
    dag_dashboard_begin_stages (self, FALSE);
}

gboolean
dag_dashboard_get_paused (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->paused;
}

/**
 * dag_dashboard_set_ticking:
 * @self: a dashboard
 * @ticking: whether anybody sees the window
 *
 * Turns the signal "tick" on or off.
 */
void
dag_dashboard_set_ticking (DagDashboard *self,
                           gboolean      ticking)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (ticking == (self->tick_id != 0))
    return;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (ticking)
    {
      dag_dashboard_check_age (self);
      self->tick_id = g_timeout_add_seconds (1, on_tick, self);
    }
}

/**
 * dag_dashboard_set_service_level_kind:
 * @self: a dashboard
 * @kind: the definition to be shown from now on
 */
void
dag_dashboard_set_service_level_kind (DagDashboard        *self,
                                      DagServiceLevelKind  kind)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  dag_change_finder_set_level_kind (self->finder, kind);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_SERVICE_LEVEL_KIND);
  if (self->snapshot != NULL)
    dag_dashboard_show_again (self);
}

/* Returns: (transfer none): today as it is in memory, whatever is on the disk */
DagMemoryHistory *
dag_dashboard_get_memory (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->history;
}

/**
 * dag_dashboard_show_anew:
 *
 * Writes the same picture once more: what it is written in has changed.
 */
void
dag_dashboard_show_anew (DagDashboard *self)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->snapshot != NULL)
    dag_dashboard_show_again (self);
}

DagServiceLevelKind
dag_dashboard_get_service_level_kind (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), DAG_SERVICE_LEVEL_STRICT);

  return self->kind;
}

DagDashboardState
dag_dashboard_get_state (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), DAG_DASHBOARD_EMPTY);

  return self->state;
}

/**
 * dag_dashboard_get_last_error:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): why the last attempt failed; %NULL after a good one
 */
const GError *
dag_dashboard_get_last_error (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->last_error;
}

/**
 * dag_dashboard_get_updated_at_us:
 * @self: a dashboard
 *
 * Returns: when the answer in the picture came in, on our wall clock as it stands now (a
 *   step of that clock makes no difference); 0: there is no picture
 */
int64_t
dag_dashboard_get_updated_at_us (DagDashboard *self)
{
  DagMoment now;

  g_return_val_if_fail (DAG_IS_DASHBOARD (self), DAG_TIME_NONE);

  if (self->snapshot == NULL)
    return DAG_TIME_NONE;
  now = dag_dashboard_read_moment (self);
  return now.wall_us - MAX (now.mono_us - self->picture_at.mono_us, 0);
}

/**
 * dag_dashboard_get_age_s:
 * @self: a dashboard
 *
 * Returns: the age of the picture in seconds, or %DAG_SECONDS_ABSENT without one
 */
double
dag_dashboard_get_age_s (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), DAG_SECONDS_ABSENT);

  if (self->snapshot == NULL)
    return DAG_SECONDS_ABSENT;
  return dag_dashboard_seconds_since (self, self->picture_at);
}

gboolean
dag_dashboard_is_simulated (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->simulated;
}

/**
 * dag_dashboard_needs_secret:
 * @self: a dashboard
 *
 * Returns: whether the source refused the credential
 */
gboolean
dag_dashboard_needs_secret (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->needs_secret;
}

gboolean
dag_dashboard_is_refreshing (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->refreshing;
}

/**
 * dag_dashboard_is_filling_in:
 * @self: a dashboard
 *
 * Returns: whether what was before the first answer is being asked for, or taken
 */
gboolean
dag_dashboard_is_filling_in (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), FALSE);

  return self->backfill != NULL && dag_backfill_is_busy (self->backfill);
}

/**
 * dag_dashboard_get_next_poll_mono_us:
 * @self: a dashboard
 *
 * Returns: when the next poll is due, as g_get_monotonic_time(); 0: none is planned
 */
int64_t
dag_dashboard_get_next_poll_mono_us (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), 0);

  return self->next_poll_us;
}

/**
 * dag_dashboard_get_skew_s:
 * @self: a dashboard
 *
 * Returns: how far the source's clock is ahead of ours, in seconds; 0 where it is not
 *   known, and for a simulation, whose clock is its own
 */
double
dag_dashboard_get_skew_s (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), 0.0);

  if (self->newest == NULL || !self->newest->skew_known || self->simulated)
    return 0.0;
  return (double) self->newest->skew_us / (double) DAG_USEC_PER_SEC;
}

/**
 * dag_dashboard_get_n_older:
 * @self: a dashboard
 *
 * Returns: how many answers were dropped for being older than the last
 */
guint
dag_dashboard_get_n_older (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), 0);

  return self->n_older;
}

/**
 * dag_dashboard_get_snapshot:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): the answer in the picture
 */
DagSnapshot *
dag_dashboard_get_snapshot (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->snapshot;
}

/**
 * dag_dashboard_get_newest:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): the last good answer; the picture unless paused
 */
DagSnapshot *
dag_dashboard_get_newest (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->newest;
}

/**
 * dag_dashboard_get_track:
 * @self: a dashboard
 * @agent: a person's id
 *
 * Returns: (transfer none) (nullable): that shift as far as it is known
 */
const DagTrack *
dag_dashboard_get_track (DagDashboard *self,
                         const char   *agent)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return dag_memory_history_get_track (self->history, agent);
}

/**
 * dag_dashboard_get_totals:
 * @self: a dashboard
 *
 * Returns: (transfer none): the figures of the picture; everything is absent without one
 */
const DagTotals *
dag_dashboard_get_totals (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return &self->totals;
}

/**
 * dag_dashboard_get_now_us:
 * @self: a dashboard
 *
 * Returns: the present at the contact centre; times in the snapshot are compared with it
 */
int64_t
dag_dashboard_get_now_us (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), DAG_TIME_NONE);

  return dag_source_clock_get_us (&self->source_clock, dag_dashboard_read_moment (self));
}

/**
 * dag_dashboard_get_zone:
 * @self: a dashboard
 *
 * Returns: (transfer none): the zone of the contact centre; the local one until it is known
 */
GTimeZone *
dag_dashboard_get_zone (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->zone;
}

DagSlotModel *
dag_dashboard_get_queues (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return dag_tables_get_queues (self->tables);
}

DagSlotModel *
dag_dashboard_get_agents (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return dag_tables_get_agents (self->tables);
}

/**
 * dag_dashboard_get_teams_revision:
 * @self: a dashboard
 *
 * Returns: a number that is another one where the teams that the picture names may be
 */
guint
dag_dashboard_get_teams_revision (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), 0);

  return dag_tables_get_teams_revision (self->tables);
}

/**
 * dag_dashboard_get_changes:
 * @self: a dashboard
 *
 * Returns: (transfer none) (element-type DagChange): what changed in the last quarter of
 *   an hour, the most telling first; valid until "applied"
 */
GPtrArray *
dag_dashboard_get_changes (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  dag_dashboard_ensure_changes (self);
  return self->changes;
}

DagHistory *
dag_dashboard_get_history (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->past != NULL ? self->past : dag_dashboard_get_own_history (self);
}

/**
 * dag_dashboard_get_board:
 * @self: a dashboard
 *
 * Returns: (transfer none): what the leads wrote, for as long as the dashboard lives
 */
DagBoard *
dag_dashboard_get_board (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->board;
}

/**
 * dag_dashboard_get_breaks:
 * @self: a dashboard
 *
 * Returns: (transfer none): how everybody in the picture stands to the rules on breaks
 */
DagBreakLive *
dag_dashboard_get_breaks (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->breaks;
}

/**
 * dag_dashboard_get_questions:
 * @self: a dashboard
 *
 * Returns: (transfer none): what looks for questions that customers ask more than they used to
 */
DagQuestionWatch *
dag_dashboard_get_questions (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->questions;
}

/**
 * dag_dashboard_get_alerts:
 * @self: a dashboard
 *
 * Returns: (transfer none): what looks at every answer for what needs a lead
 */
DagAlertWatch *
dag_dashboard_get_alerts (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->alerts;
}

/**
 * dag_dashboard_set_clock:
 * @self: a dashboard
 * @read: (nullable): reads the clocks; %NULL: the machine's
 * @user_data: for @read
 *
 * For tests: a step of the wall clock, a night of sleep.
 */
void
dag_dashboard_set_clock (DagDashboard *self,
                         DagClockFunc  read,
                         gpointer      user_data)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  self->read_clock = read != NULL ? read : dag_moment_read;
  self->clock_data = user_data;
}
