/* dag-dashboard-apply.c - an answer comes in, or none does: picture, totals, freshness
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

#include "dag-fault.h"
#include "dag-snapshot-restrict.h"
#include "dag-snapshot-twins.h"

/* So many answers in a row that are older than the last, and go on in time: the source's
 * clock was set back, this is no cache. */
#define MAX_OLDER_IN_A_ROW 3

static gboolean
on_age_due (gpointer user_data)
{
  DagDashboard *self = user_data;

  self->age_id = 0;
  dag_dashboard_check_age (self);
  return G_SOURCE_REMOVE;
}

/* Wakes up when the picture becomes stale or the source counts as offline. */
static void
schedule_age (DagDashboard *self)
{
  double age_s = dag_dashboard_seconds_since (self, self->good_at);
  double stale_s = dag_dashboard_state_get_stale_s (self->poll_s);
  double next_s = age_s < stale_s ? stale_s : MAX (DAG_OFFLINE_S, stale_s);

  g_clear_handle_id (&self->age_id, g_source_remove);
  if (self->newest == NULL || self->past != NULL || age_s >= next_s)
    return;
  self->age_id = g_timeout_add ((guint) ((next_s - age_s) * 1000.0) + 20, on_age_due, self);
}

/* A good answer, new or "not modified", came in at @self->good_at. */
void
dag_dashboard_note_good (DagDashboard *self)
{
  self->n_older_in_a_row = 0;
  dag_dashboard_take_error (self, NULL);
  dag_dashboard_set_flag (self, &self->needs_secret, FALSE, DAG_DASHBOARD_PROP_NEEDS_SECRET);
  dag_dashboard_set_state (self, DAG_DASHBOARD_LIVE);
  schedule_age (self);
}

/* Whether an older answer is one of a clock that was set back, and not of a cache
 * (F-D08): then several of them go on in time. */
static gboolean
was_set_back (DagDashboard *self,
              DagSnapshot  *snapshot)
{
  gboolean goes_on = snapshot->taken_at_us > self->older_at_us;

  self->n_older++;
  self->n_older_in_a_row = self->n_older_in_a_row > 0 && goes_on ? self->n_older_in_a_row + 1 : 1;
  self->older_at_us = snapshot->taken_at_us;
  if (self->n_older_in_a_row < MAX_OLDER_IN_A_ROW)
    return FALSE;
  if (self->archive != NULL)
    dag_store_history_rewind (self->archive, snapshot->taken_at_us);
  else
    dag_memory_history_rewind (self->history, snapshot->taken_at_us);
  dag_change_finder_reset (self->finder);
  self->source_clock.is_set = FALSE;
  return TRUE;
}

static void
take_answer (DagDashboard *self,
             DagSnapshot  *snapshot,
             gboolean      in_pieces)
{
  DagMoment now = dag_dashboard_read_moment (self);

  self->had_gap = self->newest != NULL
                  && dag_dashboard_seconds_since (self, self->good_at)
                         > dag_dashboard_state_get_stale_s (self->poll_s);
  dag_source_clock_set (&self->source_clock, snapshot, now);
  self->left = g_steal_pointer (&self->newest);
  self->newest = dag_snapshot_ref (snapshot);
  self->good_at = now;
  dag_dashboard_begin_stages (self, TRUE);
  if (!in_pieces)
    dag_dashboard_finish_stages (self);
}

/**
 * dag_dashboard_check_age:
 * @self: a dashboard
 *
 * Works out anew whether the picture is live, stale or offline, by the clock. It happens
 * by itself; a test that sets the clock calls it.
 */
void
dag_dashboard_check_age (DagDashboard *self)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->newest == NULL || self->past != NULL || self->stage_id != 0)
    return;
  dag_dashboard_set_state (self, dag_dashboard_state_from_age (
                                     dag_dashboard_seconds_since (self, self->good_at),
                                     self->poll_s));
  schedule_age (self);
}

/**
 * dag_dashboard_apply:
 * @self: a dashboard
 * @snapshot: an answer of the source; the same object as the last: not modified
 *
 * An answer is applied whole, or refused where it lists somebody twice and not the same
 * (F-D01). One that is older than the last is dropped and counted
 * (F-D08), and does not make the picture younger.
 */
void
dag_dashboard_apply (DagDashboard *self,
                     DagSnapshot  *snapshot)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));
  g_return_if_fail (snapshot != NULL);

  dag_dashboard_take (self, snapshot, FALSE);
}

static void
take_sound (DagDashboard *self,
            DagSnapshot  *snapshot,
            gboolean      in_pieces)
{
  gboolean same;

  dag_dashboard_set_flag (self, &self->refreshing, FALSE, DAG_DASHBOARD_PROP_REFRESHING);
  if (self->newest != NULL && snapshot->taken_at_us < self->newest->taken_at_us
      && !was_set_back (self, snapshot))
    return;
  same = self->newest != NULL && snapshot->taken_at_us == self->newest->taken_at_us
         && !self->is_lifted;
  self->is_lifted = FALSE;
  if (!same)
    {
      take_answer (self, snapshot, in_pieces);
      return;
    }
  self->good_at = dag_dashboard_read_moment (self);
  dag_dashboard_note_good (self);
  if (!self->paused && self->snapshot != NULL)
    {
      self->picture_at = self->good_at;
      dag_dashboard_notify (self, DAG_DASHBOARD_PROP_UPDATED_AT);
    }
}

/* As dag_dashboard_apply(); a big answer may be shown a few frames later. */
void
dag_dashboard_take (DagDashboard *self,
                    DagSnapshot  *snapshot,
                    gboolean      in_pieces)
{
  g_autoptr (DagSnapshot) sound = NULL;
  g_autoptr (DagSnapshot) told = NULL;
  g_autoptr (GError) error = NULL;

  dag_dashboard_finish_leaving (self);
  dag_dashboard_finish_stages (self);
  if (self->past != NULL) /* what was kept was looked through then */
    {
      take_sound (self, snapshot, in_pieces);
      return;
    }
  sound = dag_snapshot_drop_twins (snapshot, self->newest, &error);
  if (sound == NULL)
    {
      dag_dashboard_fail (self, error);
      return;
    }
  /* the numbers of people without names are no ids */
  told = dag_snapshot_restrict (sound, self->shows_people ? self->restricted : NULL,
                                self->newest, FALSE);
  take_sound (self, told, in_pieces);
}

/**
 * dag_dashboard_fail:
 * @self: a dashboard
 * @error: why there was no good answer
 *
 * The last good picture stays, with its age. Where there never was one, the source is
 * offline.
 */
void
dag_dashboard_fail (DagDashboard *self,
                    const GError *error)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));
  g_return_if_fail (error != NULL);

  dag_dashboard_set_flag (self, &self->refreshing, FALSE, DAG_DASHBOARD_PROP_REFRESHING);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dag_dashboard_take_error (self, g_error_copy (error));
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH))
    dag_dashboard_set_flag (self, &self->needs_secret, TRUE, DAG_DASHBOARD_PROP_NEEDS_SECRET);
  if (self->newest == NULL)
    dag_dashboard_set_state (self, DAG_DASHBOARD_OFFLINE);
  else
    dag_dashboard_check_age (self);
}
