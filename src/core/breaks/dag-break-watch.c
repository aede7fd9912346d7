/* dag-break-watch.c - how a shift under way stands to the rules, and until when a break fits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-watch.h"

/* A pause must be followed by work, or it would end the shift and not interrupt it. */
#define WORK_AFTER_S 60

static const char *const state_words[] = {
  [DAG_BREAK_STATE_NOT_APPLICABLE] = "not-applicable",
  [DAG_BREAK_STATE_WAIVED] = "waived",
  [DAG_BREAK_STATE_OK] = "ok",
  [DAG_BREAK_STATE_DUE] = "due",
  [DAG_BREAK_STATE_UNKNOWN] = "unknown",
  [DAG_BREAK_STATE_LATE_RISK] = "late-risk",
  [DAG_BREAK_STATE_BREACH] = "breach",
};

/**
 * dag_break_state_get_word:
 * @state: a state
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_break_state_get_word (DagBreakState state)
{
  g_return_val_if_fail ((size_t) state < G_N_ELEMENTS (state_words), "");

  return state_words[state];
}

/* How long the pause that is still missing takes, its pieces one after the other. */
static int64_t
missing_s (const DagBreakRule   *rule,
           const DagRuleFinding *finding)
{
  int64_t rest_s = finding->need_s - finding->have_s;

  return rule->kind == DAG_BREAK_RULE_TOTAL && rule->pieces == 0 ? MAX (rest_s, rule->piece_s)
                                                                 : rest_s;
}

/* Where nothing but work is done from now on: when work reaches so much. */
static int64_t
when_work_reaches (const DagBreakRule *rule,
                   const DagShift     *so_far,
                   int64_t             work_s)
{
  DagRuleFinding finding;

  dag_break_rule_judge (rule, so_far, FALSE, &finding);
  return dag_shift_get_span_s (so_far) + work_s - finding.work_s;
}

static int64_t
latest_start (const DagBreakRule   *rule,
              const DagShift       *so_far,
              const DagRuleFinding *projected,
              int64_t               left_s)
{
  int64_t now_s = dag_shift_get_span_s (so_far);
  int64_t end_s = now_s + left_s;
  int64_t latest_s;

  if (rule->kind == DAG_BREAK_RULE_STRETCH)
    {
      g_autoptr (DagShift) endless = dag_shift_copy (so_far);
      DagRuleFinding finding;
      int64_t most_s = rule->limit_s + rule->deferral_s;

      /* the stretch under way, told from earlier ones by making it the longest */
      dag_shift_append (endless, DAG_SEGMENT_WORK, most_s + 1);
      dag_break_rule_judge (rule, endless, FALSE, &finding);
      return now_s + most_s - (finding.longest_s - (most_s + 1));
    }
  latest_s = end_s - missing_s (rule, projected) - MAX (rule->not_last_s, WORK_AFTER_S);
  if (rule->begin_by_work_s > 0)
    latest_s = MIN (latest_s, when_work_reaches (rule, so_far, rule->begin_by_work_s));
  return latest_s;
}

static DagBreakState
state_at (const DagBreakRule *rule,
          int64_t             now_s,
          int64_t             latest_s,
          int64_t             left_s,
          int64_t             warn_s)
{
  if (now_s > latest_s)
    return left_s > 0 && rule->begin_by_work_s == 0 && rule->kind != DAG_BREAK_RULE_STRETCH
               ? DAG_BREAK_STATE_LATE_RISK
               : DAG_BREAK_STATE_BREACH;
  return latest_s - now_s <= warn_s ? DAG_BREAK_STATE_DUE : DAG_BREAK_STATE_OK;
}

/* Something may change at @at_s. */
static void
turn_at (DagBreakWatch *watch,
         int64_t        now_s,
         int64_t        at_s)
{
  if (at_s > now_s)
    watch->turns_s = MIN (watch->turns_s, at_s);
}

/* A break becomes due, and too late. */
static void
turn_at_start (DagBreakWatch *watch,
               int64_t        now_s,
               int64_t        warn_s)
{
  turn_at (watch, now_s, watch->latest_start_s - warn_s);
  turn_at (watch, now_s, watch->latest_start_s + 1);
}

/* A pause too near to the end of what was so far may yet be far enough from it. */
static void
turn_where_pauses_count (const DagBreakRule *rule,
                         const DagShift     *so_far,
                         DagBreakWatch      *watch)
{
  int64_t now_s = dag_shift_get_span_s (so_far);
  int64_t at_s = 0;

  for (guint i = 0; i < so_far->n_segments; i++)
    {
      at_s += so_far->segments[i].length_s;
      turn_at (watch, now_s, at_s + rule->not_last_s);
    }
}

/* How long the activity under way is unbroken, where what is unknown was a pause. */
static int64_t
known_stretch_s (const DagBreakRule *rule,
                 const DagShift     *so_far)
{
  g_autoptr (DagShift) endless = dag_shift_copy_as (so_far, DAG_SEGMENT_BREAK);
  int64_t most_s = dag_shift_get_span_s (so_far) + 1;
  DagRuleFinding finding;

  dag_shift_append (endless, DAG_SEGMENT_WORK, most_s);
  dag_break_rule_judge (rule, endless, FALSE, &finding);
  return finding.longest_s - most_s;
}

static gboolean
ends_on_pause (const DagShift *shift)
{
  guint n = shift->n_segments;

  return n > 0 && dag_shift_is_pause (shift->segments[n - 1].kind);
}

/* A stretch is judged on what was: the work to come may still be interrupted. */
static void
watch_stretch (const DagBreakRule *rule,
               const DagShift     *so_far,
               int64_t             left_s,
               int64_t             warn_s,
               DagBreakWatch      *watch)
{
  int64_t now_s = dag_shift_get_span_s (so_far);
  DagRuleFinding finding;

  dag_break_rule_judge (rule, so_far, FALSE, &finding);
  if (finding.verdict == DAG_VERDICT_BREACH)
    watch->state = DAG_BREAK_STATE_BREACH;
  else if (finding.verdict == DAG_VERDICT_UNKNOWN)
    watch->state = DAG_BREAK_STATE_UNKNOWN;
  else
    {
      watch->latest_start_s = latest_start (rule, so_far, &finding, left_s);
      if (watch->latest_start_s >= now_s + left_s || ends_on_pause (so_far))
        watch->state = DAG_BREAK_STATE_OK;
      else
        watch->state = state_at (rule, now_s, watch->latest_start_s, left_s, warn_s);
      turn_at_start (watch, now_s, warn_s);
    }
  turn_at (watch, now_s,
           now_s + rule->limit_s + rule->deferral_s - known_stretch_s (rule, so_far) + 1);
}

/* Returns: how many segments there are before the pause under way, which lasts @pause_s */
static guint
count_before_pause (const DagShift *shift,
                    int64_t        *pause_s)
{
  guint n = shift->n_segments;

  *pause_s = 0;
  for (; n > 0 && dag_shift_is_pause (shift->segments[n - 1].kind); n--)
    *pause_s += shift->segments[n - 1].length_s;
  return n;
}

/* The pause under way is taken off the end. Returns: (transfer full): what was before it. */
static DagShift *
copy_before_pause (const DagShift *shift,
                   int64_t        *pause_s)
{
  DagShift *before = dag_shift_new ();
  guint n_before = count_before_pause (shift, pause_s);

  for (guint i = 0; i < n_before; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      dag_shift_append (before, segment->kind, segment->length_s);
    }
  return before;
}

/* What is still missing may come of the pause under way: it counts from its beginning, so
 * nothing that was legal then becomes late while it lasts. */
static void
watch_pausing (const DagBreakRule *rule,
               const DagShift     *so_far,
               int64_t             left_s,
               DagBreakWatch      *watch)
{
  int64_t pause_s = 0;
  g_autoptr (DagShift) before = copy_before_pause (so_far, &pause_s);
  DagBreakWatch then;

  if (before->n_segments == 0)
    return;
  dag_break_rule_watch (rule, before, left_s + pause_s, 0, FALSE, &then);
  watch->latest_start_s = then.latest_start_s;
  watch->state = then.state == DAG_BREAK_STATE_DUE ? DAG_BREAK_STATE_OK : then.state;
}

/**
 * dag_break_rule_watch:
 * @rule: one rule
 * @so_far: the shift up to now
 * @left_s: what is rostered from now on, seconds ≥ 0
 * @warn_s: how long before the latest start a break is due
 * @waived: whether the person waived this rule
 * @watch: (out caller-allocates): how it stands
 *
 * The latest start is the last moment at which the whole need, in pieces one after the
 * other, is still followed by a minute of rostered work; for a stretch, when it reaches
 * its limit. Who is on a pause that began in time is in time.
 */
void
dag_break_rule_watch (const DagBreakRule *rule,
                      const DagShift     *so_far,
                      int64_t             left_s,
                      int64_t             warn_s,
                      gboolean            waived,
                      DagBreakWatch      *watch)
{
  g_autoptr (DagShift) projected = NULL;
  DagRuleFinding finding;

  g_return_if_fail (rule != NULL && so_far != NULL && watch != NULL);
  g_return_if_fail (left_s >= 0);

  *watch = (DagBreakWatch){ .latest_start_s = DAG_BREAK_NO_START,
                            .turns_s = DAG_BREAK_NO_TURN };
  projected = dag_shift_copy (so_far);
  dag_shift_append (projected, DAG_SEGMENT_WORK, left_s);
  dag_break_rule_judge (rule, projected, waived, &finding);
  watch->have_s = finding.have_s;
  watch->need_s = finding.need_s;
  if (rule->kind == DAG_BREAK_RULE_STRETCH)
    {
      watch_stretch (rule, so_far, left_s, warn_s, watch);
      return;
    }
  switch (finding.verdict)
    {
    case DAG_VERDICT_NOT_APPLICABLE:
      watch->state = DAG_BREAK_STATE_NOT_APPLICABLE;
      break;
    case DAG_VERDICT_WAIVED:
      watch->state = DAG_BREAK_STATE_WAIVED;
      break;
    case DAG_VERDICT_COMPLIANT:
      watch->state = DAG_BREAK_STATE_OK;
      break;
    case DAG_VERDICT_UNKNOWN:
      watch->state = DAG_BREAK_STATE_UNKNOWN;
      break;
    case DAG_VERDICT_BREACH:
      watch->latest_start_s = latest_start (rule, so_far, &finding, left_s);
      watch->state = state_at (rule, dag_shift_get_span_s (so_far), watch->latest_start_s,
                               left_s, warn_s);
      turn_at_start (watch, dag_shift_get_span_s (so_far), warn_s);
      if (rule->begin_by_work_s > 0 && rule->not_last_s > 0)
        turn_where_pauses_count (rule, so_far, watch);
      if (left_s > 0 && ends_on_pause (so_far))
        watch_pausing (rule, so_far, left_s, watch);
      break;
    }
}

/* The next moment at which @value_s, which grows by the second, comes to a multiple of
 * @step_s, or passes it. */
static int64_t
seconds_to_multiple (int64_t value_s,
                     int64_t step_s)
{
  int64_t over_s = value_s % step_s;

  return over_s == 0 ? 1 : step_s - over_s;
}

/* The smaller of the two, where @wait_s lies ahead. */
static int64_t
sooner (int64_t soonest_s,
        int64_t wait_s)
{
  return wait_s > 0 ? MIN (soonest_s, wait_s) : soonest_s;
}

/* Work in the shift as rostered shrinks: less of it may bring no rule about. */
static int64_t
wait_for_less_work (const DagBreakRule   *rule,
                    const DagRuleFinding *finding)
{
  int64_t wait_s = sooner (DAG_BREAK_NO_TURN, finding->work_s - rule->trigger_s);

  wait_s = sooner (wait_s, finding->work_s - rule->trigger_s + 1);
  wait_s = sooner (wait_s, finding->work_s - rule->waivable_to_s);
  return sooner (wait_s, finding->work_s - rule->waivable_to_s + 1);
}

/* What is had grows while the pause counts. */
static int64_t
wait_for_more_pause (const DagRuleFinding *finding,
                     int64_t               piece_s)
{
  int64_t wait_s;

  if (finding->have_s >= finding->need_s)
    return DAG_BREAK_NO_TURN;
  wait_s = sooner (finding->need_s - finding->have_s,
                   seconds_to_multiple (finding->have_s, 60));
  return sooner (wait_s, seconds_to_multiple (finding->have_s, piece_s));
}

/* Whether there is anything but pauses in it, be it unknown what. */
static gboolean
has_work (const DagShift *shift)
{
  for (guint i = 0; i < shift->n_segments; i++)
    if (!dag_shift_is_pause (shift->segments[i].kind))
      return TRUE;
  return FALSE;
}

/* How long until something may change, with all that is unknown taken for @unknown. */
static int64_t
wait_on_pause (const DagBreakRule *rule,
               const DagShift     *so_far,
               DagSegmentKind      unknown,
               int64_t             left_s)
{
  int64_t least_s = rule->pieces > 0 ? rule->need_s : rule->piece_s;
  int64_t piece_s = rule->pieces > 0 || rule->piece_s == 0 ? rule->need_s : rule->piece_s;
  int64_t wait_s = DAG_BREAK_NO_TURN;
  int64_t pause_s = 0;
  g_autoptr (DagShift) projected = dag_shift_copy_as (so_far, unknown);
  guint n_before = count_before_pause (projected, &pause_s);
  DagRuleFinding finding;

  wait_s = sooner (wait_s, least_s - pause_s);
  wait_s = sooner (wait_s, left_s - rule->not_last_s + 1);
  wait_s = sooner (wait_s, seconds_to_multiple (pause_s, MAX (piece_s, 1)));
  if (pause_s < least_s && n_before > 0) /* it is none yet, whatever follows */
    return wait_s;
  dag_shift_append (projected, DAG_SEGMENT_WORK, left_s);
  dag_break_rule_judge (rule, projected, FALSE, &finding);
  if (n_before > 0) /* one at the very start is no break */
    wait_s = MIN (wait_s, wait_for_more_pause (&finding, MAX (piece_s, 1)));
  return MIN (wait_s, wait_for_less_work (rule, &finding));
}

/**
 * dag_break_rule_find_pause_turn:
 * @rule: one rule
 * @so_far: the shift up to now
 * @left_s: what is rostered from now on, seconds ≥ 0
 *
 * Where the shift goes on with the pause it ends on, and ends as rostered: until when
 * neither the state nor the latest start changes, nor what a person is credited with by
 * the minute. It may be too early, never too late.
 *
 * Returns: in elapsed seconds from the start of the shift; %DAG_BREAK_NO_TURN: never
 */
int64_t
dag_break_rule_find_pause_turn (const DagBreakRule *rule,
                                const DagShift     *so_far,
                                int64_t             left_s)
{
  int64_t wait_s = 1;

  g_return_val_if_fail (rule != NULL && so_far != NULL && left_s >= 0, DAG_BREAK_NO_TURN);

  if (rule->kind == DAG_BREAK_RULE_TOTAL && ends_on_pause (so_far) && has_work (so_far))
    wait_s = wait_on_pause (rule, so_far, DAG_SEGMENT_WORK, left_s);
  if (wait_s > 1 && dag_shift_has_unknown (so_far)) /* both readings, as a verdict has */
    wait_s = MIN (wait_s, wait_on_pause (rule, so_far, DAG_SEGMENT_BREAK, left_s));
  return wait_s != DAG_BREAK_NO_TURN ? dag_shift_get_span_s (so_far) + wait_s
                                     : DAG_BREAK_NO_TURN;
}
