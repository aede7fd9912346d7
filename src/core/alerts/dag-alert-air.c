/* dag-alert-air.c - whether somebody had room to breathe: what follows from a shift so far
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-air.h"

#include <math.h>

/* Somebody who comes from a breather has air, whatever the day was like. */
#define REFRESHED_S 3600.0
#define MINUTE_S 60.0
#define GAP_US (DAG_CONTACT_GAP_S * DAG_USEC_PER_SEC)
#define ROW_OVER_US (DAG_ALERT_ROW_OVER_S * DAG_USEC_PER_SEC)
#define SHORT_PAUSE_US (DAG_ALERT_SHORT_PAUSE_S * DAG_USEC_PER_SEC)
#define BREATHER_US (DAG_BREATHER_S * DAG_USEC_PER_SEC)
#define WINDOW_US (DAG_ALERT_WINDOW_S * DAG_USEC_PER_SEC)
/* A threshold is looked at a little early: seconds are no whole numbers. */
#define EARLY_S 0.002
#define MOST_S 1e8

/* One walk over the shift. Whole microseconds: a sum of them is the same in any order. */
typedef struct
{
  DagAlertCourse *course;
  int64_t pause_us; /* under way */
  int64_t gap_us;   /* without a contact, under way */
  int32_t contact;  /* number of the last one counted */
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
is_live_contact (const DagTrackStep *step)
{
  return (step->state == DAG_STATE_ON_CONTACT || step->state == DAG_STATE_WRAP_UP)
         && !dag_track_step_is_deferred (step);
}

static gboolean
is_idle (const DagTrackStep *step)
{
  return step->state == DAG_STATE_AVAILABLE && !dag_track_step_is_deferred (step);
}

static void
end_pause (Walk *walk)
{
  DagAlertCourse *course = walk->course;

  if (walk->pause_us >= BREATHER_US)
    course->break_us += walk->pause_us;
  else if (walk->pause_us >= SHORT_PAUSE_US)
    course->had_short_pause = TRUE;
  walk->pause_us = 0;
}

static void
walk_pause (Walk          *walk,
            DagAgentState  state,
            int64_t        length_us)
{
  if (!is_pause (state))
    {
      end_pause (walk);
      walk->course->work_us += length_us;
      return;
    }
  walk->pause_us += length_us;
  if (walk->pause_us >= BREATHER_US)
    walk->course->contacts_since_break = 0;
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
               int64_t             length_us)
{
  DagAlertCourse *course = walk->course;

  if (is_live_contact (step))
    {
      if (step->state == DAG_STATE_ON_CONTACT && is_new_contact (walk, step))
        {
          course->contacts_in_row++;
          course->contacts_since_break++;
          course->is_row_over = FALSE;
          walk->contact = step->contact;
        }
      walk->gap_us = 0;
    }
  else if (step->state != DAG_STATE_RINGING)
    walk->gap_us += length_us;
  walk->before = (DagAgentState) step->state;
  if (walk->gap_us >= GAP_US)
    course->contacts_in_row = 0;
  if (walk->gap_us >= ROW_OVER_US)
    course->is_row_over = TRUE;
}

/* What was unknown may have been a breather, and is counted as one for the day's air. */
static void
walk_unknown (Walk    *walk,
              int64_t  length_us)
{
  walk->course->air_us += length_us;
  walk->before = DAG_STATE_UNKNOWN;
  if (length_us < GAP_US)
    return;
  walk->course->contacts_in_row = 0;
  if (length_us >= BREATHER_US)
    walk->course->contacts_since_break = 0;
}

static void
walk_step (Walk               *walk,
           const DagTrackStep *step,
           int64_t             end_us)
{
  DagAgentState state = (DagAgentState) step->state;
  int64_t length_us = end_us - step->at_us;

  if (state == DAG_STATE_UNKNOWN)
    {
      walk_unknown (walk, length_us);
      return;
    }
  walk_pause (walk, state, length_us);
  walk_contacts (walk, step, length_us);
  if (is_pause (state) || state == DAG_STATE_AVAILABLE)
    walk->course->air_us += length_us;
}

static void
measure_stretch (const DagTrackFigures *figures,
                 const Walk            *walk,
                 DagAlertCourse        *course)
{
  if (walk->pause_us >= BREATHER_US || !course->is_here)
    return;
  course->stretch_from_us = dag_time_is_known (figures->last_break_end_us)
                                ? MAX (figures->last_break_end_us, figures->stretch_since_us)
                                : figures->stretch_since_us;
  course->stretch_at_least = figures->last_break_provenance != DAG_PROVENANCE_GIVEN;
}

/* Where what has lasted @length_us by now reaches @level_us, something turns. */
static void
turn_at (DagAlertCourse *course,
         int64_t         length_us,
         int64_t         level_us)
{
  if (length_us < level_us)
    course->until_us = MIN (course->until_us, course->at_us + level_us - length_us);
}

/* How the shift goes on while the state stays. */
static void
foresee (const Walk         *walk,
         const DagTrackStep *step,
         DagAlertCourse     *course)
{
  DagAgentState state = (DagAgentState) step->state;

  if (state == DAG_STATE_UNKNOWN)
    {
      course->air_rate = 1;
      turn_at (course, course->at_us - step->at_us, GAP_US);
      turn_at (course, course->at_us - step->at_us, BREATHER_US);
      return;
    }
  course->work_rate = is_pause (state) ? 0 : 1;
  course->break_rate = is_pause (state) && walk->pause_us >= BREATHER_US ? 1 : 0;
  course->air_rate = is_pause (state) || state == DAG_STATE_AVAILABLE ? 1 : 0;
  if (is_pause (state))
    {
      turn_at (course, walk->pause_us, SHORT_PAUSE_US);
      turn_at (course, walk->pause_us, BREATHER_US);
    }
  if (!is_live_contact (step) && state != DAG_STATE_RINGING)
    {
      turn_at (course, walk->gap_us, GAP_US);
      turn_at (course, walk->gap_us, ROW_OVER_US);
    }
}

/* The steps of a track, as far as they lie before the present. */
typedef struct
{
  const DagTrackStep *at;
  guint n;
  int64_t now_us;
} Steps;

static Steps
steps_of (const DagTrack *track,
          int64_t         now_us)
{
  Steps steps = { .now_us = now_us };

  steps.at = dag_track_get_steps (track, &steps.n);
  return steps;
}

static int64_t
get_end (const Steps *steps,
         guint        index)
{
  return index + 1 < steps->n ? MIN (steps->at[index + 1].at_us, steps->now_us)
                              : steps->now_us;
}

static void
walk_shift (const Steps *steps,
            Walk        *walk)
{
  DagAlertCourse *course = walk->course;
  const DagTrackStep *step = NULL;

  for (guint i = course->first; i < steps->n; i++)
    {
      if (steps->at[i].at_us > steps->now_us)
        {
          course->until_us = steps->at[i].at_us;
          break;
        }
      step = &steps->at[i];
      walk_step (walk, step, get_end (steps, i));
    }
  if (step == NULL)
    return;
  course->is_known = step->state != DAG_STATE_UNKNOWN;
  course->is_here = course->is_known && step->state != DAG_STATE_OFFLINE;
  foresee (walk, step, course);
}

/**
 * dag_alert_course_slide:
 * @self: a course
 * @track: the track it was worked out from, unchanged since
 * @now_us: the present, no earlier than before
 *
 * Works out the load of the last half hour anew, and nothing else.
 */
void
dag_alert_course_slide (DagAlertCourse *self,
                        const DagTrack *track,
                        int64_t         now_us)
{
  int64_t window_us = now_us - WINDOW_US;
  Steps steps = steps_of (track, now_us);
  guint i;

  self->load_at_us = now_us;
  self->load_until_us = G_MAXINT64;
  self->busy_us = self->idle_us = 0;
  self->busy_rate = self->idle_rate = 0;
  if (!dag_time_is_known (self->since_us))
    return;
  while (self->load_first + 1 < steps.n && steps.at[self->load_first + 1].at_us <= window_us)
    self->load_first++;
  for (i = self->load_first; i < steps.n; i++)
    {
      const DagTrackStep *step = &steps.at[i];
      int64_t length_us = get_end (&steps, i) - MAX (step->at_us, window_us);
      gboolean is_last = i + 1 == steps.n || steps.at[i + 1].at_us > now_us;
      int rate = (is_last ? 1 : 0) - (i == self->load_first && step->at_us <= window_us ? 1 : 0);

      if (step->at_us > now_us)
        break;
      self->busy_us += is_live_contact (step) ? length_us : 0;
      self->idle_us += is_idle (step) ? length_us : 0;
      self->busy_rate += is_live_contact (step) ? rate : 0;
      self->idle_rate += is_idle (step) ? rate : 0;
    }
  i = self->load_first;
  if (i < steps.n && steps.at[i].at_us > window_us)
    self->load_until_us = steps.at[i].at_us + WINDOW_US;
  else if (i + 1 < steps.n)
    self->load_until_us = steps.at[i + 1].at_us + WINDOW_US;
}

/**
 * dag_alert_course_measure:
 * @self: (out caller-allocates): what follows, and how it goes on
 * @track: the states of one person
 * @signed_in_at_us: when the source says the person signed in, or %DAG_TIME_NONE
 * @now_us: the centre's present
 *
 * Pure: the same track and times give the same figures. What was not seen is counted as
 * air, so that nothing is claimed that may be wrong.
 */
void
dag_alert_course_measure (DagAlertCourse *self,
                          const DagTrack *track,
                          int64_t         signed_in_at_us,
                          int64_t         now_us)
{
  Walk walk = { .course = self, .contact = -1, .before = DAG_STATE_UNKNOWN };
  DagTrackFigures figures;
  Steps steps;

  g_return_if_fail (self != NULL && track != NULL);

  steps = steps_of (track, now_us);
  *self = (DagAlertCourse){ .at_us = now_us,
                            .until_us = G_MAXINT64,
                            .load_at_us = now_us,
                            .load_until_us = G_MAXINT64 };
  dag_track_measure (track, signed_in_at_us, now_us, &figures);
  if (!dag_time_is_known (figures.watched_since_us))
    {
      if (steps.n > 0)
        self->until_us = steps.at[0].at_us;
      return;
    }
  self->since_us = figures.watched_since_us;
  self->first = dag_track_find (track, figures.watched_since_us);
  walk_shift (&steps, &walk);
  measure_stretch (&figures, &walk, self);
  end_pause (&walk);
  self->load_first = self->first;
  dag_alert_course_slide (self, track, now_us);
}

/**
 * dag_alert_course_read:
 * @self: a course
 * @now_us: a moment at which it holds: from when it was worked out until @until_us
 * @air: (out): how the shift stands then
 */
void
dag_alert_course_read (const DagAlertCourse *self,
                       int64_t               now_us,
                       DagAlertAir          *air)
{
  int64_t on_us = now_us - self->at_us;
  int64_t load_on_us = now_us - self->load_at_us;

  *air = (DagAlertAir){ .is_here = self->is_here,
                        .is_known = self->is_known,
                        .since_us = self->since_us,
                        .stretch_at_least = self->stretch_at_least,
                        .contacts_since_break = self->contacts_since_break,
                        .contacts_in_row = self->contacts_in_row,
                        .is_row_over = self->is_row_over,
                        .work_s = to_s (self->work_us + self->work_rate * on_us),
                        .air_s = to_s (self->air_us + self->air_rate * on_us),
                        .break_s = to_s (self->break_us + self->break_rate * on_us),
                        .had_short_pause = self->had_short_pause,
                        .busy_s = to_s (self->busy_us + self->busy_rate * load_on_us),
                        .idle_s = to_s (self->idle_us + self->idle_rate * load_on_us) };
  if (dag_time_is_known (self->stretch_from_us))
    air->stretch_s = to_s (now_us - self->stretch_from_us);
}

/**
 * dag_alert_air_measure:
 * @track: the states of one person
 * @signed_in_at_us: when the source says the person signed in, or %DAG_TIME_NONE
 * @now_us: the centre's present
 * @air: (out): what follows
 */
void
dag_alert_air_measure (const DagTrack *track,
                       int64_t         signed_in_at_us,
                       int64_t         now_us,
                       DagAlertAir    *air)
{
  DagAlertCourse course;

  g_return_if_fail (track != NULL && air != NULL);

  dag_alert_course_measure (&course, track, signed_in_at_us, now_us);
  dag_alert_course_read (&course, now_us, air);
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

/* When @value_s, which grows by @rate a second, gets to @level_s; infinite where never. */
static double
reach_s (double value_s,
         double rate,
         double level_s)
{
  double reach_s = rate < 0.0 || rate > 0.0 ? (level_s - value_s) / rate : INFINITY;

  return reach_s > -EARLY_S ? reach_s : INFINITY;
}

/**
 * dag_alert_course_find_turn:
 * @self: a course
 * @air: what it says at @now_us
 * @rule: the rule on the day without air
 * @now_us: the present
 *
 * Returns: a moment up to which dag_alert_air_judge() says the same, be it too early; the
 *   course itself may end before it
 */
int64_t
dag_alert_course_find_turn (const DagAlertCourse *self,
                            const DagAlertAir    *air,
                            const DagAlertRule   *rule,
                            int64_t               now_us)
{
  double share = rule->watch / 100.0;
  double after_s = INFINITY;

  if (!self->is_here)
    return G_MAXINT64;
  if (dag_time_is_known (self->stretch_from_us))
    after_s = MIN (after_s, reach_s (air->stretch_s, 1.0, REFRESHED_S));
  after_s = MIN (after_s, reach_s (air->work_s, self->work_rate, rule->overload_after_s));
  after_s = MIN (after_s, reach_s (air->work_s, self->work_rate, rule->gapless_after_s));
  after_s = MIN (after_s, reach_s (air->work_s, self->work_rate, rule->watch_after_s));
  after_s = MIN (after_s, reach_s (air->break_s, self->break_rate, rule->overload * MINUTE_S));
  after_s = MIN (after_s, reach_s (air->air_s - share * (air->work_s + air->break_s),
                                   self->air_rate
                                       - share * (self->work_rate + self->break_rate),
                                   0.0));
  if (after_s > MOST_S)
    return G_MAXINT64;
  return now_us + MAX (1, (int64_t) ((after_s - EARLY_S) * (double) DAG_USEC_PER_SEC));
}
