/* dag-dashboard-apply.c - an answer comes in, or none does: picture, totals, freshness
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

#include "dag-fault.h"
#include "dag-snapshot-twins.h"

/* So many answers in a row that are older than the last, and go on in time: the source's
 * clock was set back, this is no cache. */
#define MAX_OLDER_IN_A_ROW 3
/* A first answer of so many agents is taken in three pieces, so that no frame is missed. */
#define BIG_ANSWER 2000
/* After a backfill so many agents' figures are worked out at a time. */
#define MEASURE_CHUNK 500

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
  if (self->newest == NULL || age_s >= next_s)
    return;
  self->age_id = g_timeout_add ((guint) ((next_s - age_s) * 1000.0) + 20, on_age_due, self);
}

/* The zone of the centre, not the laptop's (F-C07). */
static void
read_zone (DagDashboard *self)
{
  const char *name = self->snapshot->source.timezone;

  if (g_strcmp0 (name, self->zone_name) == 0)
    return;
  g_clear_pointer (&self->zone_name, g_free);
  self->zone_name = g_strdup (name);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = dag_source_new_zone (&self->snapshot->source);
}

static void
compute_totals (DagDashboard *self)
{
  dag_totals_compute (&self->totals, self->snapshot, self->kind);
  /* Those who vanished are still people of the centre, in a state that nobody knows. */
  self->totals.by_state[DAG_STATE_UNKNOWN] += dag_tables_get_n_vanished (self->tables);
  self->totals.n_agents += dag_tables_get_n_vanished (self->tables);
}

static void
publish (DagDashboard *self)
{
  compute_totals (self);
  dag_tables_publish (self->tables);
  dag_dashboard_emit_applied (self);
}

/* Works the picture out anew from the answer in it, as for another service level. */
void
dag_dashboard_show_again (DagDashboard *self)
{
  dag_tables_apply (self->tables, self->snapshot, self->kind);
  publish (self);
}

/* Puts the newest answer, which the tables have, in the picture. What changed is told
 * when everything is in its place. */
static void
present_newest (DagDashboard *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->snapshot != self->newest)
    {
      g_clear_pointer (&self->snapshot, dag_snapshot_unref);
      self->snapshot = dag_snapshot_ref (self->newest);
    }
  self->picture_at = self->good_at;
  read_zone (self);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = dag_change_finder_find (self->finder, self->snapshot);
  dag_dashboard_set_flag (self, &self->simulated, self->snapshot->source.simulated,
                          DAG_DASHBOARD_PROP_SIMULATED);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_UPDATED_AT);
  publish (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Puts the newest answer in the picture. */
void
dag_dashboard_show_newest (DagDashboard *self)
{
  dag_tables_apply (self->tables, self->newest, self->kind);
  present_newest (self);
}

static void
update_gap (DagDashboard *self,
            double        speed)
{
  dag_memory_history_set_gap_s (self->history,
                                dag_dashboard_state_get_stale_s (self->poll_s)
                                    * MAX (speed, 1.0));
}

/* A good answer, new or "not modified", came in at @self->good_at. */
static void
note_good (DagDashboard *self)
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
  dag_memory_history_rewind (self->history, snapshot->taken_at_us);
  dag_change_finder_reset (self->finder);
  self->source_clock.is_set = FALSE;
  return TRUE;
}

static void
learn_newest (DagDashboard *self)
{
  update_gap (self, self->newest->source.speed);
  dag_history_add_snapshot (DAG_HISTORY (self->history), self->newest);
  dag_change_finder_add (self->finder, self->newest);
}

static void
fill_in (DagDashboard *self,
         gboolean      had_gap)
{
  if (self->backfill != NULL)
    dag_backfill_follow (self->backfill, self->newest, had_gap);
}

/* The pieces of a big first answer, one each time the main loop is idle. */
static gboolean
on_stage_due (gpointer user_data)
{
  DagDashboard *self = user_data;

  switch (self->stage++)
    {
    case 0:
      learn_newest (self);
      return G_SOURCE_CONTINUE;
    case 1:
      dag_tables_apply (self->tables, self->newest, self->kind);
      return G_SOURCE_CONTINUE;
    default:
      self->stage_id = 0;
      g_object_freeze_notify (G_OBJECT (self));
      note_good (self);
      present_newest (self);
      g_object_thaw_notify (G_OBJECT (self));
      fill_in (self, FALSE);
      return G_SOURCE_REMOVE;
    }
}

/* The next answer is here before the first is taken whole. */
static void
finish_stages (DagDashboard *self)
{
  if (self->stage_id == 0)
    return;
  g_clear_handle_id (&self->stage_id, g_source_remove);
  while (on_stage_due (self) == G_SOURCE_CONTINUE)
    continue;
}

static void
take_answer (DagDashboard *self,
             DagSnapshot  *snapshot,
             gboolean      in_pieces)
{
  DagMoment now = dag_dashboard_read_moment (self);
  gboolean is_first = self->newest == NULL;
  gboolean had_gap = !is_first
                     && dag_dashboard_seconds_since (self, self->good_at)
                            > dag_dashboard_state_get_stale_s (self->poll_s);

  dag_source_clock_set (&self->source_clock, snapshot, now);
  g_clear_pointer (&self->newest, dag_snapshot_unref);
  self->newest = dag_snapshot_ref (snapshot);
  self->good_at = now;
  if (in_pieces && is_first && snapshot->agents->len >= BIG_ANSWER)
    {
      self->stage = 0;
      self->stage_id = g_idle_add (on_stage_due, self);
      return;
    }
  learn_newest (self);
  g_object_freeze_notify (G_OBJECT (self));
  note_good (self);
  if (!self->paused)
    dag_dashboard_show_newest (self);
  g_object_thaw_notify (G_OBJECT (self));
  fill_in (self, had_gap);
}

static gboolean
on_measure_due (gpointer user_data)
{
  DagDashboard *self = user_data;

  if (!dag_tables_measure_some (self->tables, MEASURE_CHUNK))
    return G_SOURCE_CONTINUE;
  self->measure_id = 0;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = dag_change_finder_find (self->finder, self->snapshot);
  dag_tables_publish (self->tables);
  dag_dashboard_emit_applied (self);
  return G_SOURCE_REMOVE;
}

/* The history learnt about the morning: so do the figures of everybody, in pieces. */
void
dag_dashboard_measure_later (DagDashboard *self)
{
  if (self->snapshot == NULL || self->paused)
    return;
  dag_change_finder_look_back (self->finder);
  dag_tables_forget_figures (self->tables);
  if (self->measure_id == 0)
    self->measure_id = g_idle_add (on_measure_due, self);
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

  if (self->newest == NULL || self->stage_id != 0)
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
  same = self->newest != NULL && snapshot->taken_at_us == self->newest->taken_at_us;
  if (!same)
    {
      take_answer (self, snapshot, in_pieces);
      return;
    }
  self->good_at = dag_dashboard_read_moment (self);
  note_good (self);
  if (!self->paused && self->snapshot != NULL)
    {
      self->picture_at = self->good_at;
      dag_dashboard_notify (self, DAG_DASHBOARD_PROP_UPDATED_AT);
    }
}

/* As dag_dashboard_apply(); a big first answer may be shown a few frames later. */
void
dag_dashboard_take (DagDashboard *self,
                    DagSnapshot  *snapshot,
                    gboolean      in_pieces)
{
  g_autoptr (DagSnapshot) sound = NULL;
  g_autoptr (GError) error = NULL;

  finish_stages (self);
  sound = dag_snapshot_drop_twins (snapshot, self->newest, &error);
  if (sound != NULL)
    take_sound (self, sound, in_pieces);
  else
    dag_dashboard_fail (self, error);
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
