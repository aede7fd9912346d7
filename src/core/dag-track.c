/* dag-track.c - what is known of one agent's shift: a row of states, in the order of time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-track-private.h"

/* Two readings of one change may differ by the rounding of a clock. */
#define SAME_MOMENT_US (2 * DAG_USEC_PER_SEC)
#define MAX_STEPS 4096

/**
 * dag_track_new:
 *
 * Returns: (transfer full): a track on which nothing is known
 */
DagTrack *
dag_track_new (void)
{
  return g_new0 (DagTrack, 1);
}

void
dag_track_free (DagTrack *self)
{
  dag_tight_array_clear (&self->steps);
  g_free (self);
}

/**
 * dag_track_find:
 * @self: a track
 * @at_us: a moment
 *
 * Returns: the index of the step in force at @at_us, or %G_MAXUINT before the first
 */
guint
dag_track_find (const DagTrack *self,
                int64_t         at_us)
{
  guint low = 0;
  guint high = self->steps.len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (STEP (self, middle)->at_us <= at_us)
        low = middle + 1;
      else
        high = middle;
    }
  return low - 1; /* G_MAXUINT where low is 0 */
}

static gboolean
is_away (const DagTrackStep *step)
{
  return step->state == DAG_STATE_BREAK || step->state == DAG_STATE_OFFLINE;
}

/**
 * dag_track_find_told:
 * @self: a track, as far as %DAG_BREATHER_S after @at_us
 * @at_us: a moment that is over
 *
 * What may be told of a moment in the past: a pause under five minutes is part of the work
 * before it, or of what came after where there was none. One whose end is not known lasted.
 * What was lost from this very moment on was seen at it for the last time.
 *
 * Returns: the index of the step to tell of, or %G_MAXUINT before the first
 */
guint
dag_track_find_told (const DagTrack *self,
                     int64_t         at_us)
{
  guint index = dag_track_find (self, at_us);
  guint first;
  guint end;

  if (index != G_MAXUINT && index > 0 && STEP (self, index)->state == DAG_STATE_UNKNOWN
      && STEP (self, index)->at_us == at_us)
    index--;
  first = index;
  end = index + 1;
  if (index == G_MAXUINT || !is_away (STEP (self, index)))
    return index;
  while (first > 0 && is_away (STEP (self, first - 1)))
    first--;
  while (end < self->steps.len && is_away (STEP (self, end)))
    end++;
  if (end == self->steps.len
      || STEP (self, end)->at_us - STEP (self, first)->at_us
             >= DAG_BREATHER_S * DAG_USEC_PER_SEC)
    return index;
  return first > 0 ? first - 1 : end;
}

/* Whether @b only repeats what @a says. */
static gboolean
is_same_state (const DagTrackStep *a,
               const DagTrackStep *b)
{
  if (a->state != b->state)
    return FALSE;
  return a->contact < 0 || b->contact < 0 || a->contact == b->contact;
}

/* Fills in what an earlier reading of the same change could not tell. */
static void
complete_step (DagTrackStep       *step,
               const DagTrackStep *other)
{
  if (step->contact < 0)
    step->contact = other->contact;
  if (step->reason == 0)
    step->reason = other->reason;
  if (!step->channel_known)
    {
      step->channel = other->channel;
      step->channel_known = other->channel_known;
    }
  step->guessed = step->guessed && other->guessed;
}

static gboolean
is_same_moment (const DagTrackStep *a,
                const DagTrackStep *b)
{
  int64_t apart_us = a->at_us - b->at_us;

  return apart_us >= -SAME_MOMENT_US && apart_us <= SAME_MOMENT_US;
}

/* The step of that very moment and state: several may share a moment. Or %NULL. */
static DagTrackStep *
find_twin (DagTrack           *self,
           const DagTrackStep *step,
           guint               index)
{
  while (index > 0 && STEP (self, index - 1)->at_us == step->at_us)
    if (is_same_state (STEP (self, --index), step))
      return STEP (self, index);
  return NULL;
}

/* Whether @later adds nothing to @step, which comes before it and is the same state. */
static gboolean
goes_on (const DagTrackStep *step,
         const DagTrackStep *later)
{
  return is_same_state (step, later) && (!later->fresh || is_same_moment (step, later));
}

static void
remove_steps (DagTrack *self,
              guint     index,
              guint     n_steps)
{
  dag_tight_array_remove (&self->steps, sizeof (DagTrackStep), index, n_steps);
}

/* Guesses from @index on give way to a fact. */
static void
drop_guesses (DagTrack *self,
              guint     index)
{
  while (index < self->steps.len && STEP (self, index)->guessed)
    remove_steps (self, index, 1);
}

/**
 * dag_track_add:
 * @self: a track
 * @step: a change as the source tells it, of any time
 *
 * Puts it in its place. One that is already known (the same state at the same moment), or
 * that only repeats the state in force, is not doubled.
 *
 * Returns: whether anything new was learnt
 */
gboolean
dag_track_add (DagTrack           *self,
               const DagTrackStep *step)
{
  DagTrackStep *twin;
  guint index;

  g_return_val_if_fail (self != NULL && step != NULL, FALSE);

  index = dag_track_find (self, step->at_us) + 1;
  if (!step->guessed)
    drop_guesses (self, index);
  twin = find_twin (self, step, index);
  if (twin == NULL && index > 0 && goes_on (STEP (self, index - 1), step))
    twin = STEP (self, index - 1);
  if (twin != NULL)
    {
      complete_step (twin, step);
      return FALSE;
    }
  if (index < self->steps.len && goes_on (step, STEP (self, index)))
    {
      gboolean same_moment = is_same_moment (STEP (self, index), step);

      complete_step (STEP (self, index), step);
      if (!same_moment)
        STEP (self, index)->at_us = step->at_us;
      return !same_moment;
    }
  dag_tight_array_insert (&self->steps, sizeof *step, index, step, 1);
  if (self->steps.len > MAX_STEPS)
    remove_steps (self, 0, MAX_STEPS / 4);
  return TRUE;
}

/**
 * dag_track_observe:
 * @self: a track
 * @step: the present state, with the time at which it began
 * @seen_at_us: when it was seen
 *
 * As dag_track_add(), but @step is in force now: nothing later stays, and a start that
 * contradicts a known change is moved behind it.
 */
void
dag_track_observe (DagTrack           *self,
                   const DagTrackStep *step,
                   int64_t             seen_at_us)
{
  DagTrackStep now = *step;
  const DagTrackStep *last;

  g_return_if_fail (self != NULL && step != NULL);

  now.at_us = MIN (now.at_us, seen_at_us);
  while (self->steps.len > 0 && LAST (self)->guessed && LAST (self)->at_us >= now.at_us)
    remove_steps (self, self->steps.len - 1, 1);
  last = self->steps.len > 0 ? LAST (self) : NULL;
  if (last != NULL)
    now.at_us = MAX (now.at_us, last->at_us);
  dag_track_add (self, &now);
}

/**
 * dag_track_lose:
 * @self: a track
 * @at_us: from when on nothing is known
 *
 * The agent vanished from the answers, or nobody was watching: unknown, not signed off.
 */
void
dag_track_lose (DagTrack *self,
                int64_t   at_us)
{
  DagTrackStep step = { .at_us = at_us,
                        .contact = -1,
                        .state = DAG_STATE_UNKNOWN,
                        .channel = DAG_CHANNEL_UNKNOWN,
                        .guessed = TRUE };

  g_return_if_fail (self != NULL);

  if (self->steps.len == 0 || LAST (self)->at_us > at_us)
    return;
  dag_track_add (self, &step);
}

/**
 * dag_track_trim:
 * @self: a track
 * @before_us: what ended before this is forgotten
 */
void
dag_track_trim (DagTrack *self,
                int64_t   before_us)
{
  guint index;

  g_return_if_fail (self != NULL);

  index = dag_track_find (self, before_us);
  if (index != G_MAXUINT && index > 0)
    remove_steps (self, 0, index);
}

/**
 * dag_track_cut:
 * @self: a track
 * @from_us: the first moment to be forgotten
 *
 * For a source whose clock was set back: what lies in its future never was.
 */
void
dag_track_cut (DagTrack *self,
               int64_t   from_us)
{
  g_return_if_fail (self != NULL);

  while (self->steps.len > 0 && LAST (self)->at_us >= from_us)
    remove_steps (self, self->steps.len - 1, 1);
}

guint
dag_track_get_n_steps (const DagTrack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->steps.len;
}

/**
 * dag_track_get_steps:
 * @self: a track
 * @n_steps: (out): how many there are
 *
 * For those who go through a whole shift at each answer.
 *
 * Returns: (transfer none) (array length=n_steps): the steps, the oldest first, valid until
 *   the next change
 */
const DagTrackStep *
dag_track_get_steps (const DagTrack *self,
                     guint          *n_steps)
{
  g_return_val_if_fail (self != NULL && n_steps != NULL, NULL);

  *n_steps = self->steps.len;
  return (const DagTrackStep *) (const void *) self->steps.items;
}

/**
 * dag_track_get_step:
 * @self: a track
 * @index: a place, 0 the oldest
 *
 * Returns: (transfer none): the step, valid until the next change
 */
const DagTrackStep *
dag_track_get_step (const DagTrack *self,
                    guint           index)
{
  g_return_val_if_fail (self != NULL && index < self->steps.len, NULL);

  return STEP (self, index);
}
