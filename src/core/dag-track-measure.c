/* dag-track-measure.c - what follows from an agent's shift: breathers, rows of contacts, load
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-track-private.h"

#define BREATHER_US (DAG_BREATHER_S * DAG_USEC_PER_SEC)

/* One walk over the shift. Times in microseconds. */
typedef struct
{
  int64_t unknown_us;    /* the time under way of which nothing is known */
  int64_t known_since_us; /* what was before it may hold a breather; NONE: nothing may */
  gboolean row_is_hidden; /* the row of contacts may have begun before what is known */
  int64_t pause_us;      /* the pause under way */
  int64_t pause_end_us;
  int64_t break_us;      /* of it: on the status "break", of the last run */
  int64_t breaks_us;     /* breathers on "break" so far */
  gboolean worked;       /* something was done since the shift began */
  int64_t last_break_end_us;
  int64_t gap_us;        /* without a contact, under way */
  gboolean gap_seen;
  int64_t contacts;
  int32_t contact;       /* number of the last one counted */
  DagAgentState before;
  int64_t busy_us;       /* within the load window */
  int64_t idle_us;
  int64_t known_us;
} Walk;

static gboolean
is_pause (DagAgentState state)
{
  return state == DAG_STATE_BREAK || state == DAG_STATE_OFFLINE;
}

static gboolean
is_contact (DagAgentState state)
{
  return state == DAG_STATE_ON_CONTACT || state == DAG_STATE_WRAP_UP;
}

static int64_t
step_end (const DagTrack *self,
          guint           index,
          int64_t         now_us)
{
  if (index + 1 < self->steps.len)
    return MIN (STEP (self, index + 1)->at_us, now_us);
  return now_us;
}

/**
 * dag_track_find_shift:
 * @self: a track
 * @now_us: a moment
 * @seen: (out): whether the sign-in was watched
 *
 * Returns: the index of the step with which the shift in which @now_us lies begins: after
 *   the last long time signed off or unknown, else with what is known; %G_MAXUINT where
 *   nothing is
 */
guint
dag_track_find_shift (const DagTrack *self,
                      int64_t         now_us,
                      gboolean       *seen)
{
  guint last = dag_track_find (self, now_us);

  *seen = FALSE;
  for (guint i = last - 1; last != G_MAXUINT && i != G_MAXUINT; i--)
    {
      const DagTrackStep *step = STEP (self, i);

      if (step->state != DAG_STATE_OFFLINE && step->state != DAG_STATE_UNKNOWN)
        continue;
      if (i == 0
          || step_end (self, i, now_us) - step->at_us >= DAG_SHIFT_GAP_S * DAG_USEC_PER_SEC)
        {
          *seen = step->state == DAG_STATE_OFFLINE;
          return i + 1;
        }
    }
  return last != G_MAXUINT ? 0 : G_MAXUINT;
}

static void
end_pause (Walk *walk)
{
  if (walk->pause_us >= BREATHER_US && (walk->worked || walk->break_us > 0))
    walk->last_break_end_us = walk->pause_end_us;
  if (walk->break_us >= BREATHER_US)
    walk->breaks_us += walk->break_us;
  walk->pause_us = walk->break_us = 0;
}

/* Something is known again from @start_us on. The one answer that somebody was missing
 * from changes nothing (F-D04); in a longer time there may have been a breather or a gap
 * between contacts, so that a stretch or a row is only sure from here on. */
static void
end_unknown (Walk    *walk,
             int64_t  start_us)
{
  if (walk->unknown_us >= BREATHER_US)
    {
      end_pause (walk);
      walk->last_break_end_us = DAG_TIME_NONE;
      walk->known_since_us = start_us;
    }
  if (walk->unknown_us >= DAG_CONTACT_GAP_S * DAG_USEC_PER_SEC)
    {
      walk->contacts = 0;
      walk->gap_us = 0;
      walk->gap_seen = FALSE;
      walk->row_is_hidden = TRUE;
      walk->before = DAG_STATE_UNKNOWN;
    }
  walk->unknown_us = 0;
}

static void
walk_pause (Walk          *walk,
            DagAgentState  state,
            int64_t        start_us,
            int64_t        end_us)
{
  if (is_pause (state))
    {
      walk->pause_us += end_us - start_us;
      walk->pause_end_us = end_us;
      if (state == DAG_STATE_BREAK)
        walk->break_us += end_us - start_us;
      return;
    }
  end_pause (walk);
  walk->worked = TRUE;
}

static void
walk_contacts (Walk               *walk,
               const DagTrackStep *step,
               int64_t             length_us)
{
  DagAgentState state = (DagAgentState) step->state;

  if (state == DAG_STATE_ON_CONTACT && !dag_track_step_is_deferred (step)
      && (step->contact >= 0 ? step->contact != walk->contact
                             : walk->before != DAG_STATE_ON_CONTACT || step->fresh))
    {
      walk->contacts++;
      walk->contact = step->contact;
    }
  walk->before = state;
  if (is_contact (state) && !dag_track_step_is_deferred (step))
    walk->gap_us = 0;
  else if (state != DAG_STATE_RINGING)
    walk->gap_us += length_us;
  if (walk->gap_us >= DAG_CONTACT_GAP_S * DAG_USEC_PER_SEC)
    {
      walk->contacts = 0;
      walk->gap_seen = TRUE;
    }
}

static void
walk_load (Walk          *walk,
           DagAgentState  state,
           int64_t        length_us)
{
  if (length_us <= 0 || state == DAG_STATE_OFFLINE)
    return;
  walk->known_us += length_us;
  if (is_contact (state))
    walk->busy_us += length_us;
  else if (state == DAG_STATE_AVAILABLE)
    walk->idle_us += length_us;
}

static double
walk_get_load (const Walk *walk)
{
  int64_t work_us = walk->busy_us + walk->idle_us;

  if (walk->known_us < (DAG_LOAD_WINDOW_S - 1) * DAG_USEC_PER_SEC
      || work_us < DAG_LOAD_MIN_WORK_S * DAG_USEC_PER_SEC)
    return DAG_SHARE_ABSENT;
  return (double) walk->busy_us / (double) work_us;
}

static void
walk_shift (const DagTrack *self,
            guint           first,
            int64_t         now_us,
            Walk           *walk)
{
  int64_t window_us = now_us - DAG_LOAD_WINDOW_S * DAG_USEC_PER_SEC;

  for (guint i = first; i < self->steps.len && STEP (self, i)->at_us <= now_us; i++)
    {
      const DagTrackStep *step = STEP (self, i);
      int64_t end_us = step_end (self, i, now_us);

      if (step->state == DAG_STATE_UNKNOWN)
        {
          walk->unknown_us += end_us - step->at_us;
          continue;
        }
      end_unknown (walk, step->at_us);
      walk_pause (walk, (DagAgentState) step->state, step->at_us, end_us);
      walk_contacts (walk, step, end_us - step->at_us);
      walk_load (walk, (DagAgentState) step->state, end_us - MAX (step->at_us, window_us));
    }
  if (walk->unknown_us > 0)
    end_pause (walk);
}

/**
 * dag_track_measure:
 * @self: a track
 * @signed_in_at_us: when the source says the agent signed in, or %DAG_TIME_NONE
 * @now_us: the centre's present
 * @figures: (out): what follows
 *
 * Pure: the same track and times give the same figures. A shift that runs over midnight
 * is one shift. Where the state was unknown, neither work nor a break is counted, and
 * what it may have hidden is not claimed.
 */
void
dag_track_measure (const DagTrack  *self,
                   int64_t          signed_in_at_us,
                   int64_t          now_us,
                   DagTrackFigures *figures)
{
  Walk walk = { .contact = -1, .before = DAG_STATE_UNKNOWN };
  gboolean seen = FALSE;
  guint first;

  g_return_if_fail (self != NULL && figures != NULL);

  *figures = (DagTrackFigures){ .last_break_provenance = DAG_PROVENANCE_ABSENT,
                                .contacts_in_row = DAG_COUNT_ABSENT,
                                .contacts_provenance = DAG_PROVENANCE_ABSENT,
                                .load = DAG_SHARE_ABSENT,
                                .break_s = DAG_SECONDS_ABSENT };
  first = dag_track_find_shift (self, now_us, &seen);
  if (first == G_MAXUINT)
    return;
  walk_shift (self, first, now_us, &walk);
  figures->watched_since_us = STEP (self, first)->at_us;
  figures->stretch_since_us = dag_time_is_known (walk.known_since_us)
                                  ? walk.known_since_us
                                  : figures->watched_since_us;
  if (dag_time_is_known (signed_in_at_us)
      && figures->watched_since_us <= signed_in_at_us + SIGN_IN_SLACK_US)
    seen = TRUE;
  figures->last_break_end_us = walk.last_break_end_us;
  figures->last_break_provenance
      = (seen && !dag_time_is_known (walk.known_since_us))
                || dag_time_is_known (walk.last_break_end_us)
            ? DAG_PROVENANCE_GIVEN
            : DAG_PROVENANCE_DERIVED;
  figures->contacts_in_row = walk.contacts;
  figures->contacts_provenance = (seen && !walk.row_is_hidden) || walk.gap_seen
                                     ? DAG_PROVENANCE_GIVEN
                                     : DAG_PROVENANCE_DERIVED;
  figures->load = walk_get_load (&walk);
  if (walk.break_us >= BREATHER_US)
    walk.breaks_us += walk.break_us; /* the one under way */
  figures->break_s = (double) walk.breaks_us / (double) DAG_USEC_PER_SEC;
}
