/* dag-alert-air.c - whether somebody had room to breathe: what follows from a shift so far
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-air.h"

/* Somebody who comes from a breather has air, whatever the day was like. */
#define REFRESHED_S 3600.0
#define MINUTE_S 60.0

/* One walk over the shift. */
typedef struct
{
  DagAlertAir *air;
  int64_t window_us;
  double pause_s;  /* under way */
  double gap_s;    /* without a contact, under way */
  int32_t contact; /* number of the last one counted */
  DagAgentState before;
} Walk;

static double
to_s (int64_t us)
{
  return (double) us / (double) DAG_USEC_PER_SEC;
}

static gboolean
is_pause (DagAgentState state)
{
  return state == DAG_STATE_BREAK || state == DAG_STATE_OFFLINE;
}

static gboolean
is_deferred (const DagTrackStep *step)
{
  return step->channel_known && !dag_channel_is_live ((DagChannel) step->channel);
}

static void
end_pause (Walk *walk)
{
  DagAlertAir *air = walk->air;

  if (walk->pause_s >= DAG_BREATHER_S)
    air->break_s += walk->pause_s;
  else if (walk->pause_s >= DAG_ALERT_SHORT_PAUSE_S)
    air->had_short_pause = TRUE;
  walk->pause_s = 0.0;
}

static void
walk_pause (Walk          *walk,
            DagAgentState  state,
            double         length_s)
{
  if (!is_pause (state))
    {
      end_pause (walk);
      walk->air->work_s += length_s;
      return;
    }
  walk->pause_s += length_s;
  if (walk->pause_s >= DAG_BREATHER_S)
    walk->air->contacts_since_break = 0;
}

static gboolean
is_new_contact (const Walk         *walk,
                const DagTrackStep *step)
{
  return step->contact >= 0 ? step->contact != walk->contact
                            : walk->before != DAG_STATE_ON_CONTACT || step->fresh;
}

static void
walk_contacts (Walk               *walk,
               const DagTrackStep *step,
               double              length_s)
{
  DagAlertAir *air = walk->air;
  DagAgentState state = (DagAgentState) step->state;
  gboolean busy = state == DAG_STATE_ON_CONTACT || state == DAG_STATE_WRAP_UP;

  if (busy && !is_deferred (step))
    {
      if (state == DAG_STATE_ON_CONTACT && is_new_contact (walk, step))
        {
          air->contacts_in_row++;
          air->contacts_since_break++;
          air->is_row_over = FALSE;
          walk->contact = step->contact;
        }
      walk->gap_s = 0.0;
    }
  else if (state != DAG_STATE_RINGING)
    walk->gap_s += length_s;
  walk->before = state;
  if (walk->gap_s >= DAG_ALERT_GAP_S)
    air->contacts_in_row = 0;
  if (walk->gap_s >= DAG_CONTACT_GAP_S)
    air->is_row_over = TRUE;
}

static void
walk_load (Walk               *walk,
           const DagTrackStep *step,
           double              length_s)
{
  DagAgentState state = (DagAgentState) step->state;

  if (length_s <= 0.0 || is_deferred (step))
    return;
  if (state == DAG_STATE_ON_CONTACT || state == DAG_STATE_WRAP_UP)
    walk->air->busy_s += length_s;
  else if (state == DAG_STATE_AVAILABLE)
    walk->air->idle_s += length_s;
}

/* What was unknown may have been a breather, and is counted as one for the day's air. */
static void
walk_unknown (Walk   *walk,
              double  length_s)
{
  walk->air->air_s += length_s;
  walk->before = DAG_STATE_UNKNOWN;
  if (length_s < DAG_ALERT_GAP_S)
    return;
  walk->air->contacts_in_row = 0;
  if (length_s >= DAG_BREATHER_S)
    walk->air->contacts_since_break = 0;
}

static void
walk_step (Walk               *walk,
           const DagTrackStep *step,
           int64_t             end_us)
{
  DagAgentState state = (DagAgentState) step->state;
  double length_s = to_s (end_us - step->at_us);

  if (state == DAG_STATE_UNKNOWN)
    {
      walk_unknown (walk, length_s);
      return;
    }
  walk_pause (walk, state, length_s);
  walk_contacts (walk, step, length_s);
  walk_load (walk, step, to_s (end_us - MAX (step->at_us, walk->window_us)));
  if (is_pause (state) || state == DAG_STATE_AVAILABLE)
    walk->air->air_s += length_s;
}

static void
measure_stretch (const DagTrackFigures *figures,
                 const Walk            *walk,
                 int64_t                now_us,
                 DagAlertAir           *air)
{
  int64_t from_us = dag_time_is_known (figures->last_break_end_us)
                        ? MAX (figures->last_break_end_us, figures->stretch_since_us)
                        : figures->stretch_since_us;

  if (walk->pause_s >= DAG_BREATHER_S || !air->is_here)
    return;
  air->stretch_s = to_s (now_us - from_us);
  air->stretch_at_least = figures->last_break_provenance != DAG_PROVENANCE_GIVEN;
}

/**
 * dag_alert_air_measure:
 * @track: the states of one person
 * @signed_in_at_us: when the source says the person signed in, or %DAG_TIME_NONE
 * @now_us: the centre's present
 * @air: (out): what follows
 *
 * Pure: the same track and times give the same figures. What was not seen is counted as
 * air, so that nothing is claimed that may be wrong.
 */
void
dag_alert_air_measure (const DagTrack *track,
                       int64_t         signed_in_at_us,
                       int64_t         now_us,
                       DagAlertAir    *air)
{
  Walk walk = { .air = air, .contact = -1, .before = DAG_STATE_UNKNOWN };
  DagTrackFigures figures;
  DagAgentState state = DAG_STATE_UNKNOWN;
  guint n_steps;
  guint first;

  g_return_if_fail (track != NULL && air != NULL);

  *air = (DagAlertAir){ 0 };
  dag_track_measure (track, signed_in_at_us, now_us, &figures);
  if (!dag_time_is_known (figures.watched_since_us))
    return;
  air->since_us = figures.watched_since_us;
  walk.window_us = now_us - DAG_ALERT_WINDOW_S * DAG_USEC_PER_SEC;
  n_steps = dag_track_get_n_steps (track);
  first = dag_track_find (track, figures.watched_since_us);
  for (guint i = first; i < n_steps; i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);
      int64_t end_us = now_us;

      if (step->at_us > now_us)
        break;
      if (i + 1 < n_steps)
        end_us = MIN (dag_track_get_step (track, i + 1)->at_us, now_us);
      state = (DagAgentState) step->state;
      walk_step (&walk, step, end_us);
    }
  air->is_known = state != DAG_STATE_UNKNOWN;
  air->is_here = air->is_known && state != DAG_STATE_OFFLINE;
  measure_stretch (&figures, &walk, now_us, air);
  end_pause (&walk);
}

/* Worked for so long that nothing but a lunch is too little: all day, or for long enough
 * where the roster has no more to give. */
static gboolean
is_long_day (const DagAlertAir  *air,
             const DagAlertRule *rule)
{
  return air->work_s >= rule->overload_after_s
         || (air->is_gapless && rule->gapless_after_s > 0.0
             && air->work_s >= rule->gapless_after_s);
}

/**
 * dag_alert_air_judge:
 * @air: a person's shift so far
 * @rule: the rule on the day without air: the percentage of it that should be air, and the
 *   minutes of breathers that are no more than a lunch
 *
 * Returns: how much air the person lacks; enough just after a breather
 */
DagAlertAirLack
dag_alert_air_judge (const DagAlertAir  *air,
                     const DagAlertRule *rule)
{
  double span_s;

  g_return_val_if_fail (air != NULL && rule != NULL, DAG_ALERT_AIR_ENOUGH);

  if (!air->is_here || air->stretch_s < REFRESHED_S)
    return DAG_ALERT_AIR_ENOUGH;
  if (is_long_day (air, rule) && air->break_s <= rule->overload * MINUTE_S
      && !air->had_short_pause)
    return DAG_ALERT_AIR_NONE;
  span_s = air->work_s + air->break_s;
  if (air->work_s >= rule->watch_after_s && air->air_s < rule->watch / 100.0 * span_s)
    return DAG_ALERT_AIR_LITTLE;
  return DAG_ALERT_AIR_ENOUGH;
}
