/* dag-break-verdict.c - whether a shift meets the rules on breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-verdict.h"

static const char *const verdict_words[] = {
  [DAG_VERDICT_NOT_APPLICABLE] = "not-applicable",
  [DAG_VERDICT_WAIVED] = "waived",
  [DAG_VERDICT_COMPLIANT] = "compliant",
  [DAG_VERDICT_UNKNOWN] = "unknown",
  [DAG_VERDICT_BREACH] = "breach",
};

/**
 * dag_verdict_get_word:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_verdict_get_word (DagVerdict verdict)
{
  g_return_val_if_fail ((size_t) verdict < G_N_ELEMENTS (verdict_words), "");

  return verdict_words[verdict];
}

/* One pause: neighbouring breaks and paid pauses together. */
typedef struct
{
  int64_t start_s; /* from the start of the shift */
  int64_t length_s;
} Pause;

/* A pause at the very start or end does not interrupt anything, so it is none; what a
 * shift is begins and ends with work. */
static void
find_bounds (const DagShift *shift,
             guint          *first,
             guint          *end)
{
  *first = 0;
  *end = shift->n_segments;
  while (*first < *end
         && dag_shift_is_pause (shift->segments[*first].kind))
    (*first)++;
  while (*end > *first
         && dag_shift_is_pause (shift->segments[*end - 1].kind))
    (*end)--;
}

static gboolean
counts (const DagBreakRule *rule,
        const Pause        *pause,
        int64_t             span_s)
{
  int64_t least_s = rule->pieces > 0 ? rule->need_s : rule->piece_s;

  return pause->length_s >= least_s && pause->start_s >= rule->not_first_s
         && pause->start_s + pause->length_s <= span_s - rule->not_last_s;
}

typedef struct
{
  int64_t span_s;
  int64_t work_s;        /* with the pauses that do not count */
  int64_t pause_s;       /* of those that count */
  int n_pauses;
  int64_t last_begin_s;  /* work before the pause that completes the need */
} Tally;

static void
add_pause (const DagBreakRule *rule,
           const Pause        *pause,
           Tally              *tally)
{
  gboolean was_enough = tally->pause_s >= rule->need_s * MAX (1, rule->pieces);

  if (!counts (rule, pause, tally->span_s))
    {
      tally->work_s += pause->length_s;
      return;
    }
  if (!was_enough)
    tally->last_begin_s = tally->work_s;
  tally->pause_s += rule->pieces > 0 ? rule->need_s : pause->length_s;
  tally->n_pauses++;
}

static void
take_tally (const DagBreakRule *rule,
            const DagShift     *shift,
            Tally              *tally)
{
  Pause pause = { 0 };
  int64_t at_s = 0;
  guint first;
  guint end;

  find_bounds (shift, &first, &end);
  *tally = (Tally){ 0 };
  for (guint i = first; i < end; i++)
    tally->span_s += shift->segments[i].length_s;
  for (guint i = first; i < end; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      if (dag_shift_is_pause (segment->kind))
        {
          if (pause.length_s == 0)
            pause.start_s = at_s;
          pause.length_s += segment->length_s;
        }
      else
        {
          if (pause.length_s > 0)
            add_pause (rule, &pause, tally);
          pause.length_s = 0;
          tally->work_s += segment->length_s;
        }
      at_s += segment->length_s;
    }
}

static void
judge_total (const DagBreakRule *rule,
             const DagShift     *shift,
             gboolean            waived,
             DagRuleFinding     *finding)
{
  Tally tally;
  int64_t measure_s;
  gboolean enough;

  take_tally (rule, shift, &tally);
  measure_s = rule->over_span ? tally.span_s : tally.work_s;
  finding->work_s = tally.work_s;
  finding->have_s = tally.pause_s;
  finding->need_s = rule->need_s * MAX (1, rule->pieces);
  if (measure_s < rule->trigger_s || (!rule->inclusive && measure_s == rule->trigger_s))
    {
      finding->verdict = DAG_VERDICT_NOT_APPLICABLE;
      return;
    }
  enough = finding->have_s >= finding->need_s
           && (rule->begin_by_work_s == 0 || tally.last_begin_s <= rule->begin_by_work_s);
  if (enough)
    finding->verdict = DAG_VERDICT_COMPLIANT;
  else if (waived && rule->waivable_to_s > 0 && tally.work_s <= rule->waivable_to_s)
    finding->verdict = DAG_VERDICT_WAIVED;
  else
    finding->verdict = DAG_VERDICT_BREACH;
}

static gboolean
interrupts (const DagBreakRule *rule,
            DagSegmentKind      kind)
{
  return dag_shift_is_pause (kind) || (rule->screen_only && kind == DAG_SEGMENT_OTHER_WORK);
}

static void
judge_stretch (const DagBreakRule *rule,
               const DagShift     *shift,
               DagRuleFinding     *finding)
{
  int64_t stretch_s = 0;
  int64_t away_s = 0; /* the interruption so far, which may be too short to be one */

  finding->work_s = 0;
  finding->longest_s = 0;
  for (guint i = 0; i < shift->n_segments; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      if (interrupts (rule, segment->kind))
        {
          away_s += segment->length_s;
          continue;
        }
      stretch_s = away_s >= rule->interrupt_s ? 0 : stretch_s + (stretch_s > 0 ? away_s : 0);
      away_s = 0;
      stretch_s += segment->length_s;
      finding->work_s += segment->length_s;
      finding->longest_s = MAX (finding->longest_s, stretch_s);
    }
  finding->verdict = finding->work_s == 0 ? DAG_VERDICT_NOT_APPLICABLE
                     : finding->longest_s > rule->limit_s + rule->deferral_s
                         ? DAG_VERDICT_BREACH
                         : DAG_VERDICT_COMPLIANT;
}

static void
judge_rate (const DagBreakRule *rule,
            const DagShift     *shift,
            DagRuleFinding     *finding)
{
  int64_t due;
  int64_t taken = 0;

  finding->work_s = dag_shift_sum_s (shift, DAG_SEGMENT_WORK)
                    + dag_shift_sum_s (shift, DAG_SEGMENT_OTHER_WORK)
                    + dag_shift_sum_s (shift, DAG_SEGMENT_PAUSE);
  for (guint i = 0; i < shift->n_segments; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      if (segment->kind == DAG_SEGMENT_PAUSE && segment->length_s >= rule->each_s)
        taken++;
    }
  due = finding->work_s / rule->per_s;
  finding->have_s = taken * rule->each_s;
  finding->need_s = due * rule->each_s;
  finding->verdict = due == 0       ? DAG_VERDICT_NOT_APPLICABLE
                     : taken >= due ? DAG_VERDICT_COMPLIANT
                                    : DAG_VERDICT_BREACH;
}

static void
judge_known (const DagBreakRule *rule,
             const DagShift     *shift,
             gboolean            waived,
             DagRuleFinding     *finding)
{
  *finding = (DagRuleFinding){ .have_s = -1, .need_s = -1, .longest_s = -1 };
  switch (rule->kind)
    {
    case DAG_BREAK_RULE_TOTAL:
      judge_total (rule, shift, waived, finding);
      break;
    case DAG_BREAK_RULE_STRETCH:
      judge_stretch (rule, shift, finding);
      break;
    case DAG_BREAK_RULE_RATE:
      judge_rate (rule, shift, finding);
      break;
    }
}

/**
 * dag_break_rule_judge:
 * @rule: one rule
 * @shift: the segments of a shift, in elapsed time
 * @waived: whether the person waived this rule
 * @finding: (out caller-allocates): the verdict and the figures it rests on
 *
 * Segments of which nothing is known are taken for work and then for a pause: every
 * finding lies between the two, so where they agree the verdict stands, and else it is
 * unknown. The figures are those of the reading as work.
 */
void
dag_break_rule_judge (const DagBreakRule *rule,
                      const DagShift     *shift,
                      gboolean            waived,
                      DagRuleFinding     *finding)
{
  DagSegmentKind rest
      = rule->kind == DAG_BREAK_RULE_RATE ? DAG_SEGMENT_PAUSE : DAG_SEGMENT_BREAK;
  g_autoptr (DagShift) as_work = NULL;
  g_autoptr (DagShift) as_rest = NULL;
  DagRuleFinding other;

  if (!dag_shift_has_unknown (shift))
    {
      judge_known (rule, shift, waived, finding);
      return;
    }
  as_work = dag_shift_copy_as (shift, DAG_SEGMENT_WORK);
  as_rest = dag_shift_copy_as (shift, rest);
  judge_known (rule, as_work, waived, finding);
  judge_known (rule, as_rest, waived, &other);
  if (finding->verdict != other.verdict)
    finding->verdict = DAG_VERDICT_UNKNOWN;
}

static gboolean
set_replaces (const DagBreakRuleSet *set,
              const char            *rule_id)
{
  return set->replaces != NULL
         && g_strv_contains ((const char *const *) set->replaces, rule_id);
}

/**
 * dag_break_rule_applies_to:
 * @set: the set the rule is of
 * @rule: one rule
 * @sets: (element-type DagBreakRuleSet): all sets in force for the person
 * @age: the person's age class, from the settings and never from the source
 *
 * Returns: whether the rule is judged: not one for the young with an adult, not one that
 *   another set in force replaces
 */
gboolean
dag_break_rule_applies_to (const DagBreakRuleSet *set,
                           const DagBreakRule    *rule,
                           GPtrArray             *sets,
                           DagAgeClass            age)
{
  if (set->age == DAG_AGE_YOUTH && age != DAG_AGE_YOUTH)
    return FALSE;
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      const DagBreakRuleSet *other = g_ptr_array_index (sets, i);

      if (other != set && (other->age != DAG_AGE_YOUTH || age == DAG_AGE_YOUTH)
          && set_replaces (other, rule->id))
        return FALSE;
    }
  return TRUE;
}

/**
 * dag_break_rule_set_judge:
 * @set: a rule set
 * @sets: (nullable) (element-type DagBreakRuleSet): all sets in force, for replacements
 * @age: the person's age class
 * @waived: (nullable): ids of the rules the person waived
 * @shift: the segments of a shift
 *
 * Returns: breach if any rule is broken; else unknown if any is; else compliant if any
 *   applied; else waived; else not applicable
 */
DagVerdict
dag_break_rule_set_judge (const DagBreakRuleSet *set,
                          GPtrArray             *sets,
                          DagAgeClass            age,
                          const char *const     *waived,
                          const DagShift        *shift)
{
  DagVerdict worst = DAG_VERDICT_NOT_APPLICABLE;

  g_return_val_if_fail (set != NULL && shift != NULL, DAG_VERDICT_UNKNOWN);

  for (guint i = 0; i < set->rules->len; i++)
    {
      const DagBreakRule *rule = g_ptr_array_index (set->rules, i);
      DagRuleFinding finding;

      if (!dag_break_rule_applies_to (set, rule, sets, age))
        continue;
      dag_break_rule_judge (rule, shift, waived != NULL && g_strv_contains (waived, rule->id),
                            &finding);
      worst = MAX (worst, finding.verdict);
    }
  return worst;
}
