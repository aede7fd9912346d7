/* dag-break-terms.c - all sets in force for one person at once, and how the person stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-terms.h"

/**
 * dag_break_state_get_urgency:
 * @state: a state
 *
 * Returns: which of two states is to be told: what is certain and can be helped comes
 *   before what is not known
 */
int
dag_break_state_get_urgency (DagBreakState state)
{
  switch (state)
    {
    case DAG_BREAK_STATE_NOT_APPLICABLE:
      return 0;
    case DAG_BREAK_STATE_WAIVED:
      return 1;
    case DAG_BREAK_STATE_OK:
      return 2;
    case DAG_BREAK_STATE_UNKNOWN:
      return 3;
    case DAG_BREAK_STATE_DUE:
      return 4;
    case DAG_BREAK_STATE_LATE_RISK:
      return 5;
    case DAG_BREAK_STATE_BREACH:
      return 6;
    }
  return 0;
}

static gboolean
has_start (const DagBreakStanding *standing)
{
  return standing->latest_start_s != DAG_BREAK_NO_START;
}

/* Whether @a asks more than @b: the more urgent state, the earlier latest start, the
 * longer pause, and at last law before agreement before house rule. */
static gboolean
is_stricter (const DagBreakStanding *a,
             const DagBreakStanding *b)
{
  int more = dag_break_state_get_urgency (a->state) - dag_break_state_get_urgency (b->state);

  if (more != 0)
    return more > 0;
  if (has_start (a) != has_start (b))
    return has_start (a);
  if (a->latest_start_s != b->latest_start_s)
    return a->latest_start_s < b->latest_start_s;
  if (a->need_s != b->need_s)
    return a->need_s > b->need_s;
  return a->set->level < b->set->level;
}

/* A shift that is over is judged; nothing can come any more. */
static void
stand_at_end (const DagBreakRule *rule,
              const DagShift     *shift,
              gboolean            waived,
              DagBreakStanding   *standing)
{
  static const DagBreakState states[] = {
    [DAG_VERDICT_NOT_APPLICABLE] = DAG_BREAK_STATE_NOT_APPLICABLE,
    [DAG_VERDICT_WAIVED] = DAG_BREAK_STATE_WAIVED,
    [DAG_VERDICT_COMPLIANT] = DAG_BREAK_STATE_OK,
    [DAG_VERDICT_UNKNOWN] = DAG_BREAK_STATE_UNKNOWN,
    [DAG_VERDICT_BREACH] = DAG_BREAK_STATE_BREACH,
  };
  DagRuleFinding finding;

  dag_break_rule_judge (rule, shift, waived, &finding);
  standing->state = states[finding.verdict];
  standing->have_s = finding.have_s;
  standing->need_s = finding.need_s;
}

static void
stand (const DagBreakTerms *self,
       const DagBreakRule  *rule,
       const DagShift      *so_far,
       int64_t              left_s,
       gboolean             is_over,
       DagBreakStanding    *standing)
{
  gboolean waived = self->waived != NULL && g_strv_contains (self->waived, rule->id);
  DagBreakWatch watch;

  if (is_over)
    {
      stand_at_end (rule, so_far, waived, standing);
      return;
    }
  dag_break_rule_watch (rule, so_far, left_s, self->warn_s, waived, &watch);
  standing->state = watch.state;
  standing->have_s = watch.have_s;
  standing->need_s = watch.need_s;
  standing->turns_s = watch.turns_s;
  /* one that lies beyond the shift never comes */
  if (watch.latest_start_s < dag_shift_get_span_s (so_far) + left_s)
    standing->latest_start_s = watch.latest_start_s;
}

/**
 * dag_break_terms_stand:
 * @self: what the person is judged by
 * @so_far: the shift up to now, or the whole of it
 * @left_s: what is rostered from now on, seconds ≥ 0
 * @is_over: the person has gone: the verdict is final
 * @standing: (out): the strictest rule and how the person stands to it; the latest start
 *   is the earliest of all rules
 * @each: (nullable) (element-type DagBreakStanding): gets each rule that is judged, in the
 *   order of the sets
 */
void
dag_break_terms_stand (const DagBreakTerms *self,
                       const DagShift      *so_far,
                       int64_t              left_s,
                       gboolean             is_over,
                       DagBreakStanding    *standing,
                       GArray              *each)
{
  int64_t earliest_s = DAG_BREAK_NO_START;
  int64_t turns_s = DAG_BREAK_NO_TURN;

  g_return_if_fail (self != NULL && so_far != NULL && standing != NULL);

  *standing = (DagBreakStanding){ .latest_start_s = DAG_BREAK_NO_START };
  for (guint i = 0; i < self->sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (self->sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        {
          DagBreakStanding one = { .latest_start_s = DAG_BREAK_NO_START,
                                   .turns_s = DAG_BREAK_NO_TURN,
                                   .set = set,
                                   .rule = g_ptr_array_index (set->rules, j) };

          if (!dag_break_rule_applies_to (set, one.rule, self->sets, self->age))
            continue;
          stand (self, one.rule, so_far, left_s, is_over, &one);
          turns_s = MIN (turns_s, one.turns_s);
          if (has_start (&one) && (earliest_s < 0 || one.latest_start_s < earliest_s))
            earliest_s = one.latest_start_s;
          if (standing->rule == NULL || is_stricter (&one, standing))
            *standing = one;
          if (each != NULL)
            g_array_append_val (each, one);
        }
    }
  standing->latest_start_s = earliest_s;
  standing->turns_s = turns_s;
}

/**
 * dag_break_terms_find_pause_turn:
 * @sets: (element-type DagBreakRuleSet): in force
 * @so_far: the shift up to now, which ends on a pause
 * @left_s: what is rostered from now on, seconds ≥ 0
 *
 * Returns: as dag_break_rule_find_pause_turn(), of all rules
 */
int64_t
dag_break_terms_find_pause_turn (GPtrArray      *sets,
                                 const DagShift *so_far,
                                 int64_t         left_s)
{
  int64_t turn_s = DAG_BREAK_NO_TURN;
  int64_t soonest_s;

  g_return_val_if_fail (sets != NULL && so_far != NULL, turn_s);

  soonest_s = dag_shift_get_span_s (so_far) + 1;
  for (guint i = 0; i < sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->rules->len && turn_s > soonest_s; j++)
        turn_s = MIN (turn_s, dag_break_rule_find_pause_turn (
                                  g_ptr_array_index (set->rules, j), so_far, left_s));
    }
  return turn_s;
}

/**
 * dag_break_terms_tell_screens:
 * @sets: (element-type DagBreakRuleSet): in force
 *
 * Returns: whether a rule tells work at a screen from other work
 */
gboolean
dag_break_terms_tell_screens (GPtrArray *sets)
{
  g_return_val_if_fail (sets != NULL, FALSE);

  for (guint i = 0; i < sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        if (((const DagBreakRule *) g_ptr_array_index (set->rules, j))->screen_only)
          return TRUE;
    }
  return FALSE;
}

/* ── Credit ────────────────────────────────────────────────────────────────────────── */

/* The rule of a total that asks for most in the shift as rostered. */
static const DagBreakRule *
find_owed (const DagBreakTerms *self,
           const DagShift      *whole,
           DagRuleFinding      *most)
{
  const DagBreakRule *owed = NULL;

  for (guint i = 0; i < self->sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (self->sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        {
          const DagBreakRule *rule = g_ptr_array_index (set->rules, j);
          DagRuleFinding finding;

          if (rule->kind != DAG_BREAK_RULE_TOTAL
              || !dag_break_rule_applies_to (set, rule, self->sets, self->age))
            continue;
          dag_break_rule_judge (rule, whole, FALSE, &finding);
          if (finding.verdict == DAG_VERDICT_NOT_APPLICABLE
              || (owed != NULL && finding.need_s <= most->need_s))
            continue;
          owed = rule;
          *most = finding;
        }
    }
  return owed;
}

static void
add_pause (DagBreakCredit *credit,
           int64_t         start_s,
           int64_t         length_s)
{
  if (length_s >= credit->piece_s)
    credit->n_full += credit->rule->pieces > 0 ? 1 : (int) (length_s / credit->piece_s);
  else if (length_s >= DAG_BREAK_LEAST_S)
    {
      credit->n_cut++;
      credit->cut_s = length_s;
      credit->cut_at_s = start_s;
    }
}

static void
count_pieces (DagBreakCredit *credit,
              const DagShift *so_far)
{
  int64_t at_s = 0;
  int64_t pause_s = 0;
  gboolean worked = FALSE; /* what comes before any work interrupts nothing */

  for (guint i = 0; i < so_far->n_segments; i++)
    {
      const DagSegment *segment = &so_far->segments[i];

      if (!dag_shift_is_pause (segment->kind))
        {
          add_pause (credit, at_s - pause_s, pause_s);
          worked = TRUE;
          pause_s = 0;
        }
      else if (worked)
        pause_s += segment->length_s;
      at_s += segment->length_s;
    }
  /* a pause under way fills what it has come to, but is not cut yet */
  if (pause_s >= credit->piece_s)
    add_pause (credit, at_s - pause_s, pause_s);
}

/**
 * dag_break_terms_credit:
 * @self: what the person is judged by
 * @so_far: the shift up to now
 * @left_s: what is rostered from now on, seconds ≥ 0
 * @credit: (out): what is owed and had
 */
void
dag_break_terms_credit (const DagBreakTerms *self,
                        const DagShift      *so_far,
                        int64_t              left_s,
                        DagBreakCredit      *credit)
{
  g_autoptr (DagShift) whole = NULL;
  DagRuleFinding finding;

  g_return_if_fail (self != NULL && so_far != NULL && credit != NULL);

  *credit = (DagBreakCredit){ 0 };
  if (self->sets->len == 0)
    return;
  whole = dag_shift_copy (so_far);
  dag_shift_append (whole, DAG_SEGMENT_WORK, left_s);
  credit->rule = find_owed (self, whole, &finding);
  if (credit->rule == NULL)
    return;
  credit->need_s = finding.need_s;
  credit->have_s = MIN (finding.have_s, finding.need_s);
  credit->piece_s = credit->rule->pieces > 0 || credit->rule->piece_s == 0
                        ? credit->rule->need_s
                        : credit->rule->piece_s;
  credit->n_pieces = (int) ((credit->need_s + credit->piece_s - 1) / credit->piece_s);
  count_pieces (credit, so_far);
  /* what lies where it does not count is no piece either */
  credit->n_full = MIN (credit->n_full,
                        (int) ((credit->have_s + credit->piece_s - 1) / credit->piece_s));
  if (credit->have_s >= credit->need_s)
    credit->n_full = credit->n_pieces;
}
