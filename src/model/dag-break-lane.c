/* dag-break-lane.c - one person's shift as the Breaks page shows it, and how it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-lane.h"

#include <string.h>

#define SPAN(lane, index) (&g_array_index ((lane)->spans, DagBreakSpan, (index)))

/**
 * dag_break_lane_new:
 * @sample: a person
 *
 * Returns: (transfer full): a lane in which nothing is worked out yet
 */
DagBreakLane *
dag_break_lane_new (DagAgentSample *sample)
{
  DagBreakLane *self = g_atomic_rc_box_new0 (DagBreakLane);

  self->sample = dag_agent_sample_ref (sample);
  self->plans = g_array_new (FALSE, FALSE, sizeof (DagBreakPlan));
  self->standing.latest_start_s = DAG_BREAK_NO_START;
  return self;
}

/**
 * dag_break_lane_copy_with:
 * @self: a lane
 * @sample: the same person at something else
 *
 * Returns: (transfer full): the same lane of @sample; what both say they share
 */
DagBreakLane *
dag_break_lane_copy_with (const DagBreakLane *self,
                          DagAgentSample     *sample)
{
  DagBreakLane *copy = g_atomic_rc_box_new0 (DagBreakLane);

  *copy = *self;
  copy->sample = dag_agent_sample_ref (sample);
  copy->plans = g_array_ref (self->plans);
  copy->spans = self->spans != NULL ? g_array_ref (self->spans) : NULL;
  copy->sets = self->sets != NULL ? g_ptr_array_ref (self->sets) : NULL;
  return copy;
}

static void
dag_break_lane_clear (DagBreakLane *self)
{
  g_clear_pointer (&self->sample, dag_agent_sample_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->plans, g_array_unref);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
}

gpointer
dag_break_lane_ref (gpointer lane)
{
  return g_atomic_rc_box_acquire (lane);
}

void
dag_break_lane_unref (gpointer lane)
{
  g_atomic_rc_box_release_full (lane, (GDestroyNotify) dag_break_lane_clear);
}

static const char *
get_key (gconstpointer record)
{
  return ((const DagBreakLane *) record)->sample->id;
}

const DagRecordClass dag_break_lane_class = {
  .get_key = get_key,
  .ref = dag_break_lane_ref,
  .unref = dag_break_lane_unref,
};

/* The last span of a shift that goes on only grows with the clock. */
static gboolean
are_same_spans (const DagBreakLane *a,
                const DagBreakLane *b)
{
  if (a->spans->len != b->spans->len)
    return FALSE;
  for (guint i = 0; i < a->spans->len; i++)
    {
      const DagBreakSpan *one = SPAN (a, i);
      const DagBreakSpan *other = SPAN (b, i);

      if (one->from_us != other->from_us || one->kind != other->kind
          || one->is_away != other->is_away || one->is_noted != other->is_noted
          || one->is_fresh != other->is_fresh)
        return FALSE;
      if (one->to_us != other->to_us && (i + 1 < a->spans->len || a->is_over))
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_plans (const DagBreakLane *a,
                const DagBreakLane *b)
{
  return a->plans->len == b->plans->len
         && (a->plans->len == 0
             || memcmp (a->plans->data, b->plans->data,
                        a->plans->len * sizeof (DagBreakPlan)) == 0);
}

/**
 * dag_break_lane_equal:
 * @a: a lane
 * @b: a later one of the same person
 *
 * Returns: whether both are drawn and told the same, but for what the clock adds
 */
gboolean
dag_break_lane_equal (const DagBreakLane *a,
                      const DagBreakLane *b)
{
  return a->sample->state == b->sample->state && g_strcmp0 (a->sample->name, b->sample->name) == 0
         && g_strcmp0 (a->sample->team_name, b->sample->team_name) == 0
         && a->vanished == b->vanished && a->begins_us == b->begins_us
         && a->ends_us == b->ends_us && a->is_over == b->is_over
         && a->is_pausing == b->is_pausing && a->is_away == b->is_away
         && a->stretch_since_us == b->stretch_since_us && a->sets == b->sets
         && a->standing.state == b->standing.state && a->standing.rule == b->standing.rule
         && a->latest_start_us == b->latest_start_us
         && a->state_by_source == b->state_by_source && a->credit.rule == b->credit.rule
         && a->credit.have_s / 60 == b->credit.have_s / 60
         && a->credit.need_s == b->credit.need_s && a->credit.n_full == b->credit.n_full
         && a->credit.n_cut == b->credit.n_cut && are_same_plans (a, b)
         && are_same_spans (a, b);
}

/**
 * dag_break_lane_get_care_group:
 * @self: a lane
 *
 * Returns: who comes first: who can no longer have what is owed, whose break must begin
 *   soon, who is at work, who is not known, who is on a break, who has gone
 */
int
dag_break_lane_get_care_group (const DagBreakLane *self)
{
  if (self->is_over)
    return 5;
  if (self->is_away)
    return 4;
  switch (self->standing.state)
    {
    case DAG_BREAK_STATE_BREACH:
    case DAG_BREAK_STATE_LATE_RISK:
      return 0;
    case DAG_BREAK_STATE_DUE:
      return 1;
    case DAG_BREAK_STATE_OK:
    case DAG_BREAK_STATE_WAIVED:
    case DAG_BREAK_STATE_NOT_APPLICABLE:
      return 2;
    case DAG_BREAK_STATE_UNKNOWN:
      return 3;
    }
  return 3;
}

/**
 * dag_break_lane_get_next_plan:
 * @self: a lane
 * @now_us: the present
 *
 * Returns: (transfer none) (nullable): the planned break that comes next, or is under way
 */
const DagBreakPlan *
dag_break_lane_get_next_plan (const DagBreakLane *self,
                              int64_t             now_us)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (g_array_index (self->plans, DagBreakPlan, i).to_us > now_us)
      return &g_array_index (self->plans, DagBreakPlan, i);
  return NULL;
}
