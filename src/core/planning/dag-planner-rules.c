/* dag-planner-rules.c - whether a person's breaks keep the rules, and what is still missing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-planner-private.h"

/* The shift as it would be: what was, then work with these breaks in it. */
static DagShift *
project (const DagPlannerPerson *person,
         GArray                 *breaks)
{
  DagShift *shift = dag_shift_copy (person->so_far);
  int64_t at_s = person->comes_s;

  if (person->back_s > at_s)
    {
      dag_shift_append (shift, DAG_SEGMENT_BREAK, person->back_s - at_s);
      at_s = person->back_s;
    }
  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *one = &g_array_index (breaks, DagPlannedBreak, i);
      int64_t from_s = MAX (one->start_s, at_s);
      int64_t to_s = MIN (one->start_s + one->length_s, person->leaves_s);

      if (to_s <= from_s)
        continue;
      dag_shift_append (shift, DAG_SEGMENT_WORK, from_s - at_s);
      dag_shift_append (shift, one->is_paid ? DAG_SEGMENT_PAUSE : DAG_SEGMENT_BREAK,
                        to_s - from_s);
      at_s = to_s;
    }
  dag_shift_append (shift, DAG_SEGMENT_WORK, MAX (0, person->leaves_s - at_s));
  return shift;
}

/* The longest work without a pause that is still to end. */
static int64_t
get_longest_s (const DagShift *shift,
               int64_t         now_s)
{
  int64_t longest_s = 0;
  int64_t stretch_s = 0;
  int64_t at_s = 0;

  for (guint i = 0; i < shift->n_segments; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      at_s += segment->length_s;
      if (dag_shift_is_pause (segment->kind))
        stretch_s = 0;
      else
        stretch_s += segment->length_s;
      if (at_s > now_s)
        longest_s = MAX (longest_s, stretch_s);
    }
  return longest_s;
}

/* By how much the stretches under way or to come are too long, all together: a break that
 * splits one of two helps, though the rule is still in breach. */
static int64_t
get_excess_s (const DagBreakRule *rule,
              const DagShift     *shift,
              int64_t             now_s)
{
  int64_t most_s = rule->limit_s + rule->deferral_s;
  int64_t excess_s = 0;
  int64_t stretch_s = 0;
  int64_t at_s = 0;

  for (guint i = 0; i < shift->n_segments; i++)
    {
      const DagSegment *segment = &shift->segments[i];
      gboolean rests = dag_shift_is_pause (segment->kind)
                       || (rule->screen_only && segment->kind == DAG_SEGMENT_OTHER_WORK);

      at_s += segment->length_s;
      if (rests && segment->length_s >= rule->interrupt_s)
        stretch_s = 0;
      else
        stretch_s += segment->length_s;
      if (at_s > now_s && stretch_s > most_s)
        excess_s += MIN (stretch_s - most_s, segment->length_s);
    }
  return excess_s;
}

static int64_t
get_distance_s (const DagBreakRule   *rule,
                const DagRuleFinding *finding,
                const DagShift       *shift,
                int64_t               now_s)
{
  return rule->kind == DAG_BREAK_RULE_STRETCH ? get_excess_s (rule, shift, now_s)
                                              : finding->need_s - finding->have_s;
}

/* The rule as it must be kept so that a break which begins late keeps it too. */
static DagBreakRule
tighten (const DagBreakRule     *rule,
         const DagPlannerPerson *person,
         gboolean                is_tight)
{
  DagBreakRule tight = *rule;

  if (is_tight && rule->kind == DAG_BREAK_RULE_STRETCH)
    tight.limit_s = MAX (tight.limit_s - person->late_s, tight.limit_s / 2);
  if (is_tight && rule->begin_by_work_s > 0)
    tight.begin_by_work_s = MAX (tight.begin_by_work_s - person->late_s, 1);
  return tight;
}

/**
 * dag_planner_judge:
 * @breaks: (element-type DagPlannedBreak): by time
 * @is_tight: as if each break could begin late
 * @judgement: (out caller-allocates): how the shift would keep the rules
 */
void
dag_planner_judge (const DagPlannerPerson *person,
                   GArray                 *breaks,
                   gboolean                is_tight,
                   DagPlannerJudgement    *judgement)
{
  g_autoptr (DagShift) shift = project (person, breaks);
  int64_t now_s = dag_shift_get_span_s (person->so_far);

  *judgement = (DagPlannerJudgement){ 0 };
  for (guint i = 0; i < person->rules->len; i++)
    {
      const DagBreakRule *rule = g_ptr_array_index (person->rules, i);
      DagBreakRule tight = tighten (rule, person, is_tight);
      DagRuleFinding finding;

      dag_break_rule_judge (&tight, shift, FALSE, &finding);
      if (finding.verdict != DAG_VERDICT_BREACH)
        continue;
      judgement->n_breaches++;
      judgement->missing_s += get_distance_s (&tight, &finding, shift, now_s);
      if (judgement->rule == NULL)
        judgement->rule = rule;
    }
  judgement->longest_s = get_longest_s (shift, now_s);
}

static int64_t
get_missing_s (const DagBreakRule   *rule,
               const DagRuleFinding *finding)
{
  int64_t rest_s = finding->need_s - finding->have_s;

  switch (rule->kind)
    {
    case DAG_BREAK_RULE_TOTAL:
      return rule->pieces > 0 ? rule->need_s : MAX (rest_s, rule->piece_s);
    case DAG_BREAK_RULE_STRETCH:
      return rule->interrupt_s;
    case DAG_BREAK_RULE_RATE:
      return rule->each_s;
    }
  return 0;
}

/**
 * dag_planner_next_missing:
 * @breaks: (element-type DagPlannedBreak): what there is already
 * @missing: (out caller-allocates): the break that the first rule in breach asks for
 *
 * Returns: whether one is missing; where it lies is for the planner to find
 */
gboolean
dag_planner_next_missing (const DagPlannerPerson *person,
                          GArray                 *breaks,
                          DagPlannedBreak        *missing)
{
  g_autoptr (DagShift) shift = project (person, breaks);

  for (guint i = 0; i < person->rules->len; i++)
    {
      const DagBreakRule *rule = g_ptr_array_index (person->rules, i);
      DagBreakRule tight = tighten (rule, person, TRUE);
      DagRuleFinding finding;
      int64_t length_s;

      dag_break_rule_judge (&tight, shift, FALSE, &finding);
      if (finding.verdict != DAG_VERDICT_BREACH)
        continue;
      length_s = get_missing_s (rule, &finding);
      if (length_s <= 0)
        continue;
      *missing = (DagPlannedBreak){ .length_s = length_s,
                                    .is_paid = rule->kind == DAG_BREAK_RULE_RATE,
                                    .before_s = -1 };
      return TRUE;
    }
  return FALSE;
}
