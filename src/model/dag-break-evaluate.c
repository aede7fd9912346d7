/* dag-break-evaluate.c - from one person's states, roster and notes to a lane
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live-private.h"

/* Signed out at the end of the roster, or a little before: gone. */
#define EARLY_US (5 * 60 * DAG_USEC_PER_SEC)
/* Without a roster: signed out for so long is gone, and not on a break. */
#define GONE_US (3600 * DAG_USEC_PER_SEC)
/* Who is there longer than rostered: a minute of work is still to come. */
#define LEAST_LEFT_S 60
#define SPAN(spans, index) (&g_array_index ((spans), DagBreakSpan, (index)))

static const char *
get_word (guint    reason,
          gpointer user_data)
{
  return dag_memory_history_get_reason (user_data, reason);
}

static const DagBreakSpan *
get_last (GArray *spans)
{
  return SPAN (spans, spans->len - 1);
}

/* Since when the lane has been signed out, or not known, without a break in it. */
static int64_t
find_end_of_presence (GArray *spans)
{
  guint i = spans->len;

  while (i > 0
         && (SPAN (spans, i - 1)->is_away || SPAN (spans, i - 1)->kind == DAG_SEGMENT_UNKNOWN))
    i--;
  return i < spans->len ? SPAN (spans, i)->from_us : get_last (spans)->to_us;
}

static gboolean
has_gone (const DagBreakLane *lane,
          GArray             *spans,
          int64_t             now_us)
{
  const DagBreakSpan *last = get_last (spans);
  int64_t away_us = now_us - find_end_of_presence (spans);

  if (last->kind == DAG_SEGMENT_UNKNOWN)
    return away_us > 0 && now_us >= lane->ends_us;
  if (!last->is_away)
    return FALSE;
  return now_us >= lane->ends_us - EARLY_US || (lane->end_is_assumed && away_us >= GONE_US);
}

/* Takes what came after the person had gone off the end. */
static void
cut_spans (GArray *spans)
{
  int64_t end_us = find_end_of_presence (spans);

  while (spans->len > 0 && get_last (spans)->from_us >= end_us)
    g_array_set_size (spans, spans->len - 1);
  dag_break_evidence_trim (spans);
}

static void
set_times (DagBreakLive         *self,
           DagBreakLane         *lane,
           const DagRosterShift *roster,
           GArray               *spans)
{
  lane->at_us = self->now_us;
  lane->begins_us = SPAN (spans, 0)->from_us;
  lane->end_is_assumed = roster == NULL;
  lane->ends_us = roster != NULL ? roster->end_us
                                 : lane->begins_us
                                       + dag_break_config_get_shift_s (self->config)
                                             * DAG_USEC_PER_SEC;
}

static void
add_rostered_breaks (DagBreakLane         *lane,
                     const DagRosterShift *roster,
                     DagBreakPlans        *plans)
{
  for (guint i = 0; roster != NULL && i < roster->breaks->len; i++)
    {
      const DagRosterBreak *pause = &g_array_index (roster->breaks, DagRosterBreak, i);
      DagBreakPlan plan = { pause->from_us, pause->to_us, NULL, DAG_BREAK_PLAN_ROSTER };

      if (!dag_break_plans_replaces (plans, roster->agent, pause->from_us))
        g_array_append_val (lane->plans, plan);
    }
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const DagBreakPlan *one = a;
  const DagBreakPlan *other = b;

  return one->from_us < other->from_us ? -1 : one->from_us > other->from_us;
}

static void
add_plans (DagBreakLive         *self,
           DagBreakLane         *lane,
           const DagRosterShift *roster)
{
  add_rostered_breaks (lane, roster, self->plans);
  dag_break_plans_append (self->plans, lane->sample->id, lane->begins_us,
                          MAX (lane->ends_us, lane->at_us), lane->plans);
  g_array_sort (lane->plans, compare_plans);
}

/* Work since the last pause that anybody may know of. */
static int64_t
find_stretch (GArray *spans)
{
  int64_t since_us = SPAN (spans, 0)->from_us;

  for (guint i = 0; i < spans->len; i++)
    {
      const DagBreakSpan *span = SPAN (spans, i);
      gboolean long_unknown
          = span->kind == DAG_SEGMENT_UNKNOWN
            && span->to_us - span->from_us >= DAG_BREAK_LEAST_S * DAG_USEC_PER_SEC;

      if (long_unknown || (dag_shift_is_pause ((DagSegmentKind) span->kind) && !span->is_fresh))
        since_us = span->to_us;
    }
  return since_us;
}

/* What is rostered from @at_us on: together with what was, in whole seconds, always as
 * much. */
static int64_t
get_left_s (const DagBreakLane *lane,
            int64_t             at_us)
{
  int64_t whole_s = (lane->ends_us - lane->begins_us) / DAG_USEC_PER_SEC;
  int64_t so_far_s = (at_us - lane->begins_us) / DAG_USEC_PER_SEC;

  return lane->is_over ? 0 : MAX (whole_s - so_far_s, LEAST_LEFT_S);
}

static void
fill_terms (DagBreakLive       *self,
            const DagBreakLane *lane,
            DagBreakTerms      *terms)
{
  terms->sets = lane->sets;
  terms->age = dag_break_people_get_age (self->people, lane->sample->id);
  terms->waived = dag_break_people_get_waived (self->people, lane->sample->id);
  terms->warn_s = dag_break_config_get_warn_s (self->config);
}

static void
judge (DagBreakLive *self,
       DagBreakLane *lane,
       GArray       *by_source)
{
  g_autoptr (DagShift) shift = dag_break_evidence_to_shift (lane->spans);
  DagBreakTerms terms;

  fill_terms (self, lane, &terms);
  lane->warn_s = terms.warn_s;
  dag_break_terms_stand (&terms, shift, get_left_s (lane, lane->at_us), lane->is_over,
                         &lane->standing, NULL);
  dag_break_terms_credit (&terms, shift, get_left_s (lane, lane->at_us), &lane->credit);
  lane->latest_start_us
      = lane->standing.latest_start_s != DAG_BREAK_NO_START
            ? lane->begins_us + lane->standing.latest_start_s * DAG_USEC_PER_SEC
            : DAG_TIME_NONE;
  lane->state_by_source = lane->standing.state;
  if (lane->n_notes > 0)
    {
      g_autoptr (DagShift) plain = dag_break_evidence_to_shift (by_source);
      DagBreakStanding standing;

      dag_break_terms_stand (&terms, plain, get_left_s (lane, lane->at_us), lane->is_over,
                             &standing, NULL);
      lane->state_by_source = standing.state;
    }
}

/* @spans: (transfer none): what the source says, cut at the end of the shift */
static void
fill_lane (DagBreakLive *self,
           DagBreakLane *lane,
           GArray       *spans)
{
  const DagBreakSpan *last;

  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (DagBreakNote));

  dag_break_plans_append_notes (self->plans, lane->sample->id, lane->begins_us, lane->at_us,
                                notes);
  lane->n_notes = notes->len;
  lane->spans = dag_break_evidence_note (
      spans, (const DagBreakNote *) (const void *) notes->data, notes->len);
  last = get_last (lane->spans);
  if (lane->is_over)
    lane->at_us = last->to_us;
  lane->is_away = !lane->is_over && dag_shift_is_pause ((DagSegmentKind) last->kind);
  lane->is_pausing = lane->is_away && !last->is_fresh;
  if (!lane->is_over && !lane->is_pausing)
    lane->stretch_since_us = find_stretch (lane->spans);
  lane->sets = g_ptr_array_ref (dag_break_config_get_in_force (
      self->config,
      lane->begins_us >= self->midnight_us ? self->today : self->yesterday));
  judge (self, lane, spans);
}

/* Returns: (transfer full) (nullable): no shift is known */
static DagBreakLane *
make_lane (DagBreakLive  *self,
           DagBreakEntry *entry)
{
  const DagTrack *track = dag_memory_history_get_track (self->history, entry->sample->id);
  const DagRosterShift *roster
      = dag_roster_find (self->roster, entry->sample->id, self->now_us);
  int64_t begins_us = entry->sample->signed_in_at_us;
  g_autoptr (GArray) spans = NULL;
  DagBreakLane *lane;

  if (track == NULL)
    return NULL;
  if (!dag_time_is_known (begins_us) && roster != NULL && roster->start_us < self->now_us)
    begins_us = roster->start_us;
  spans = dag_break_evidence_read (track, begins_us, self->now_us,
                                   dag_break_config_get_reasons (self->config), get_word,
                                   self->history);
  if (spans->len == 0)
    return NULL;
  lane = dag_break_lane_new (entry->sample);
  lane->vanished = entry->vanished;
  set_times (self, lane, roster, spans);
  add_plans (self, lane, roster);
  lane->is_over = has_gone (lane, spans, self->now_us);
  if (lane->is_over)
    cut_spans (spans);
  if (spans->len > 0)
    fill_lane (self, lane, spans);
  else
    g_clear_pointer (&lane, dag_break_lane_unref);
  return lane;
}

/* Whether the shift goes on under the rules alone: then every second more of it is one less
 * to come, and nothing changes but at moments that are known. */
static gboolean
goes_on_alone (DagBreakLive       *self,
               const DagBreakLane *lane)
{
  const DagBreakSpan *last = get_last (lane->spans);
  int64_t lasts_s = (last->to_us - lane->begins_us) / DAG_USEC_PER_SEC
                    - (last->from_us - lane->begins_us) / DAG_USEC_PER_SEC;
  g_autoptr (GPtrArray) notes = NULL;

  if (lane->n_notes > 0 || lasts_s == 0)
    return FALSE;
  notes = dag_break_plans_dup_notes (self->plans, lane->sample->id, lane->begins_us,
                                     G_MAXINT64);
  return notes->len == 0;
}

static int64_t
find_begin_of_pause (GArray *spans)
{
  guint i = spans->len - 1;

  while (i > 0 && dag_shift_is_pause ((DagSegmentKind) SPAN (spans, i - 1)->kind))
    i--;
  return SPAN (spans, i)->from_us;
}

/* While the pause goes on that the lane ends on. */
static int64_t
find_pause_turn (DagBreakLive       *self,
                 const DagBreakLane *lane)
{
  g_autoptr (DagShift) shift = dag_break_evidence_to_shift (lane->spans);
  const DagBreakSpan *last = get_last (lane->spans);
  int64_t turn_us = G_MAXINT64;
  int64_t turn_s
      = dag_break_terms_find_pause_turn (lane->sets, shift, get_left_s (lane, lane->at_us));

  if (turn_s != DAG_BREAK_NO_TURN)
    turn_us = lane->begins_us + turn_s * DAG_USEC_PER_SEC;
  if (last->is_fresh)
    turn_us = MIN (turn_us, find_begin_of_pause (lane->spans)
                                + DAG_BREAK_LEAST_S * DAG_USEC_PER_SEC);
  if (last->is_away)
    turn_us = MIN (turn_us, MIN (lane->ends_us - EARLY_US,
                                 find_end_of_presence (lane->spans) + GONE_US));
  return MAX (turn_us, self->now_us + 1);
}

/* While the work goes on that the lane ends on. */
static int64_t
find_work_turn (const DagBreakLane *lane)
{
  return lane->standing.turns_s != DAG_BREAK_NO_TURN
             ? lane->begins_us + lane->standing.turns_s * DAG_USEC_PER_SEC
             : G_MAXINT64;
}

/* While the person goes on as now; @lane is not over. */
static int64_t
find_turn_of_course (DagBreakLive       *self,
                     const DagBreakLane *lane)
{
  const DagBreakSpan *last = get_last (lane->spans);

  if (!goes_on_alone (self, lane))
    return self->now_us + 1;
  switch ((DagSegmentKind) last->kind)
    {
    case DAG_SEGMENT_WORK:
      return find_work_turn (lane);
    case DAG_SEGMENT_OTHER_WORK: /* where no rule knows screens it is work like any */
      return dag_break_terms_tell_screens (lane->sets) ? self->now_us + 1
                                                       : find_work_turn (lane);
    case DAG_SEGMENT_BREAK:
    case DAG_SEGMENT_PAUSE:
      return find_pause_turn (self, lane);
    case DAG_SEGMENT_UNKNOWN:
      break;
    }
  return self->now_us + 1;
}

/* Returns: the first moment at which the lane may say something else, though the person
 * goes on as now */
static int64_t
find_turn (DagBreakLive       *self,
           DagBreakEntry      *entry,
           const DagBreakLane *lane)
{
  const DagTrack *track = dag_memory_history_get_track (self->history, entry->sample->id);
  int64_t turn_us = dag_roster_find_turn (self->roster, entry->sample->id, self->now_us);
  guint n_steps = track != NULL ? dag_track_get_n_steps (track) : 0;
  const DagTrackStep *step = n_steps > 0 ? dag_track_get_step (track, n_steps - 1) : NULL;

  if (step == NULL)
    return turn_us;
  if (step->at_us >= self->now_us)
    return self->now_us + 1;
  if (lane == NULL)
    return step->state == DAG_STATE_OFFLINE ? turn_us : self->now_us + 1;
  if (lane->is_over)
    return turn_us;
  turn_us = MIN (turn_us, find_turn_of_course (self, lane));
  turn_us = MIN (turn_us, lane->ends_us - LEAST_LEFT_S * DAG_USEC_PER_SEC);
  return MAX (turn_us, self->now_us + 1);
}

/* Whether the track says that of all the time since it was looked at: nothing but work. */
static gboolean
has_only_worked (DagBreakLive        *self,
                 const DagBreakEntry *entry)
{
  const DagTrack *track = dag_memory_history_get_track (self->history, entry->sample->id);
  const DagBreakLane *lane = entry->lane;
  guint n = 0;
  const DagTrackStep *steps = track != NULL ? dag_track_get_steps (track, &n) : NULL;

  if (n == 0 || entry->turns_us <= self->now_us || lane->is_over || lane->n_notes > 0
      || get_last (lane->spans)->kind != DAG_SEGMENT_WORK || steps[n - 1].at_us >= self->now_us)
    return FALSE;
  for (guint i = n; i > 0; i--)
    {
      if (dag_break_reasons_get_kind (dag_break_config_get_reasons (self->config),
                                      (DagAgentState) steps[i - 1].state, NULL)
          != DAG_SEGMENT_WORK)
        return FALSE;
      if (steps[i - 1].at_us < entry->looked_us)
        return TRUE;
    }
  return FALSE;
}

/* As dag_break_entry_evaluate(), for who went on working, and at little cost: the same lane
 * of another record. Returns: whether it was so */
gboolean
dag_break_entry_go_on (DagBreakLive  *self,
                       DagBreakEntry *entry,
                       int64_t       *turn_us)
{
  DagBreakLane *lane;

  if (!has_only_worked (self, entry))
    return FALSE;
  lane = dag_break_lane_copy_with (entry->lane, entry->sample);
  dag_break_lane_unref (entry->lane);
  entry->lane = lane;
  entry->looked_us = self->now_us;
  *turn_us = entry->turns_us;
  return TRUE;
}

/* A lane that says the same stays the same object, so that nothing is drawn for it.
 * Returns: whether there is another; @turn_us: when to look again */
gboolean
dag_break_entry_evaluate (DagBreakLive  *self,
                          DagBreakEntry *entry,
                          int64_t       *turn_us)
{
  DagBreakLane *lane = make_lane (self, entry);

  entry->looked_us = self->now_us;
  *turn_us = find_turn (self, entry, lane);
  if (lane != NULL && entry->lane != NULL && dag_break_lane_equal (entry->lane, lane))
    {
      dag_break_lane_unref (lane);
      return FALSE;
    }
  if (lane == NULL && entry->lane == NULL)
    return FALSE;
  g_clear_pointer (&entry->lane, dag_break_lane_unref);
  entry->lane = lane;
  return TRUE;
}

/* The shift up to now: the lane may have said the same for hours. */
static DagShift *
new_shift_so_far (DagBreakLive       *self,
                  const DagBreakLane *lane)
{
  g_autoptr (GArray) spans = g_array_copy (lane->spans);
  DagBreakSpan *last = SPAN (spans, spans->len - 1);

  if (!lane->is_over)
    last->to_us = MAX (last->to_us, self->now_us);
  return dag_break_evidence_to_shift (spans);
}

/**
 * dag_break_live_dup_standings:
 * @self: a view
 * @lane: one of its lanes
 *
 * Returns: (transfer full) (element-type DagBreakStanding): how the person stands to each
 *   rule that is in force; they point into @lane
 */
GArray *
dag_break_live_dup_standings (DagBreakLive       *self,
                              const DagBreakLane *lane)
{
  GArray *each = g_array_new (FALSE, FALSE, sizeof (DagBreakStanding));
  g_autoptr (DagShift) shift = NULL;
  DagBreakTerms terms;
  DagBreakStanding standing;

  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self) && lane != NULL, each);

  shift = new_shift_so_far (self, lane);
  fill_terms (self, lane, &terms);
  dag_break_terms_stand (&terms, shift, get_left_s (lane, MAX (lane->at_us, self->now_us)),
                         lane->is_over, &standing, each);
  return each;
}

/**
 * dag_break_live_dup_shift:
 * @self: a view
 * @lane: one of its lanes
 * @left_s: (out): what is rostered from now on
 *
 * Returns: (transfer full): the shift so far in elapsed time, for plans
 */
DagShift *
dag_break_live_dup_shift (DagBreakLive       *self,
                          const DagBreakLane *lane,
                          int64_t            *left_s)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self) && lane != NULL && left_s != NULL, NULL);

  *left_s = get_left_s (lane, MAX (lane->at_us, self->now_us));
  return new_shift_so_far (self, lane);
}
