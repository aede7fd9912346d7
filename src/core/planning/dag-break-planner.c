/* dag-break-planner.c - the breaks of a shift, where they fit and cost the customers least
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-planner-private.h"

#include "dag-value.h"

#include <math.h>
#include <string.h>

/* One person after the other, who has least room first, gets each break where it costs the
 * fewest contacts and keeps the most rules; then everybody is looked at again with the
 * others in place, until nobody's breaks get better. What is locked stays where it is; what
 * the last plan had moves only for a reason. */

#define N_PASSES 6
#define MOST_BREAKS 12
#define N_ROUNDS 4
/* In contacts answered too late: a rule is worth any number of them. */
#define PRICE_BREACH 1e6
#define PRICE_MISSING_S 10.0
#define PRICE_CLOSE 50.0          /* two breaks within half an hour of each other */
#define PRICE_MOVED 0.25
#define PRICE_LONG_MINUTE 0.02    /* of work without a pause, beyond two hours */
#define PRICE_EDGE 2.0            /* in the first or last half hour of the shift */
#define CLOSE_S 1800
#define LONG_S 7200
#define WORK_AFTER_S 60

static void
person_free (gpointer person)
{
  DagPlannerPerson *self = person;

  g_free (self->id);
  g_clear_pointer (&self->so_far, dag_shift_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_free (self->shares);
  g_free (self);
}

/**
 * dag_break_planner_new:
 * @n_slots: of five minutes, from now on; at most %DAG_PLANNER_MAX_SLOTS
 *
 * Returns: (transfer full): a shift with nobody in it and nothing coming in
 */
DagBreakPlanner *
dag_break_planner_new (guint n_queues,
                       guint n_slots)
{
  DagBreakPlanner *self = g_new0 (DagBreakPlanner, 1);

  self->n_queues = n_queues;
  self->n_slots = MIN (n_slots, DAG_PLANNER_MAX_SLOTS);
  self->loads = g_new0 (DagQueueLoad, n_queues * self->n_slots + 1);
  self->people = g_ptr_array_new_with_free_func (person_free);
  return self;
}

void
dag_break_planner_free (DagBreakPlanner *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->people);
  g_free (self->loads);
  g_free (self);
}

/* Returns: (transfer none): to be filled: what comes in then */
DagQueueLoad *
dag_break_planner_get_load (DagBreakPlanner *self,
                            guint            queue,
                            guint            slot)
{
  g_return_val_if_fail (queue < self->n_queues && slot < self->n_slots, NULL);

  return &self->loads[queue * self->n_slots + slot];
}

/* Returns: (transfer none): somebody who begins now, for the caller to fill */
DagPlannerPerson *
dag_break_planner_add_person (DagBreakPlanner *self,
                              const char      *id)
{
  DagPlannerPerson *person = g_new0 (DagPlannerPerson, 1);

  person->id = g_strdup (id);
  person->so_far = dag_shift_new ();
  person->rules = g_ptr_array_new ();
  person->wanted = g_array_new (FALSE, FALSE, sizeof (DagPlannedBreak));
  person->shares = g_new0 (double, self->n_queues + 1);
  g_ptr_array_add (self->people, person);
  return person;
}

/**
 * dag_break_planner_share_out:
 * @queues: (array length=n_queues): which queues @person serves
 *
 * Splits @person over these queues by how much work each of them brings, once the loads
 * are filled.
 */
void
dag_break_planner_share_out (const DagBreakPlanner *self,
                             DagPlannerPerson      *person,
                             const guint           *queues,
                             guint                  n_queues)
{
  double sum = 0.0;

  memset (person->shares, 0, self->n_queues * sizeof (double));
  for (guint i = 0; i < n_queues; i++)
    for (guint slot = 0; slot < self->n_slots; slot++)
      person->shares[queues[i]] += dag_erlang_load (&self->loads[queues[i] * self->n_slots + slot]);
  for (guint q = 0; q < self->n_queues; q++)
    sum += person->shares[q];
  for (guint q = 0; q < self->n_queues; q++)
    person->shares[q] = sum > 0.0 ? person->shares[q] / sum : 0.0;
}

void
dag_break_planner_want (DagPlannerPerson      *person,
                        const DagPlannedBreak *wanted)
{
  g_array_append_vals (person->wanted, wanted, 1);
}

static int
compare_breaks (gconstpointer a,
                gconstpointer b)
{
  const DagPlannedBreak *x = a;
  const DagPlannedBreak *y = b;

  return (x->start_s > y->start_s) - (x->start_s < y->start_s);
}

static DagPlannedBreak *
get_break (GArray *breaks,
           guint   index)
{
  return &g_array_index (breaks, DagPlannedBreak, index);
}

/* --- one person ---------------------------------------------------------------------- */

/* What a place is worth beside the rules and the customers. */
static double
get_price (const DagPlannerPerson *person,
           GArray                 *breaks,
           guint                   index)
{
  const DagPlannedBreak *one = get_break (breaks, index);
  int64_t span_s = dag_shift_get_span_s (person->so_far);
  int64_t into_s = span_s + one->start_s - person->comes_s;
  double price = 0.0;

  if (one->before_s >= 0 && one->before_s != one->start_s)
    price += PRICE_MOVED;
  if (into_s < CLOSE_S || one->start_s + one->length_s + CLOSE_S > person->leaves_s)
    price += PRICE_EDGE;
  if (person->back_s > 0 && one->start_s - person->back_s < CLOSE_S)
    price += PRICE_CLOSE;
  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *other = get_break (breaks, i);

      if (i != index && one->start_s < other->start_s + other->length_s + CLOSE_S
          && other->start_s < one->start_s + one->length_s + CLOSE_S)
        price += PRICE_CLOSE;
    }
  return price;
}

/* Whether the break lies within what is left of the shift, and over no other. */
static gboolean
is_possible (const DagPlannerPerson *person,
             GArray                 *breaks,
             guint                   index)
{
  const DagPlannedBreak *one = get_break (breaks, index);

  if (one->start_s < MAX (person->comes_s, person->back_s)
      || one->start_s + one->length_s + WORK_AFTER_S > person->leaves_s)
    return FALSE;
  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *other = get_break (breaks, i);

      if (i != index && one->start_s < other->start_s + other->length_s
          && other->start_s < one->start_s + one->length_s)
        return FALSE;
    }
  return TRUE;
}

/* Everything about a person's breaks in contacts: what is least is best. */
static double
evaluate (const DagPlannerPerson *person,
          GArray                 *breaks)
{
  g_autoptr (GArray) sorted = g_array_copy (breaks);
  DagPlannerJudgement judgement;
  double price;

  g_array_sort (sorted, compare_breaks);
  dag_planner_judge (person, sorted, TRUE, &judgement);
  price = PRICE_BREACH * judgement.n_breaches
          + PRICE_MISSING_S * (double) MAX (0, judgement.missing_s);
  if (judgement.longest_s > LONG_S)
    price += PRICE_LONG_MINUTE * (double) (judgement.longest_s - LONG_S) / 60.0;
  return price;
}

/* Moves one break to where it is best, the others staying. Returns: whether it moved */
static gboolean
place_best (DagPlannerCost         *cost,
            const DagPlannerPerson *person,
            GArray                 *breaks,
            guint                   index)
{
  DagPlannedBreak *one = get_break (breaks, index);
  int64_t was_s = one->start_s;
  int64_t best_s = -1;
  double best = HUGE_VAL;
  int64_t first_s = MAX (person->comes_s, person->back_s);
  int64_t last_s = MIN (person->leaves_s - one->length_s - WORK_AFTER_S - person->late_s,
                        (int64_t) cost->planner->n_slots * DAG_PLANNER_SLOT_S);

  for (int64_t at_s = (first_s + DAG_PLANNER_SLOT_S - 1) / DAG_PLANNER_SLOT_S
                      * DAG_PLANNER_SLOT_S;
       at_s <= last_s; at_s += DAG_PLANNER_SLOT_S)
    {
      double price;

      one->start_s = at_s;
      if (!is_possible (person, breaks, index))
        continue;
      price = dag_planner_cost_of_break (cost, person, at_s, one->length_s)
              + get_price (person, breaks, index);
      if (price >= best) /* the rules only add to it */
        continue;
      price += evaluate (person, breaks);
      if (price < best - 1e-9)
        {
          best = price;
          best_s = at_s;
        }
    }
  one->start_s = best_s >= 0 ? best_s : was_s;
  return best_s >= 0 && best_s != was_s;
}

/* Between the others where there is most room: a start from which to look for better. */
static int64_t
get_start (const DagPlannerPerson *person,
           GArray                 *breaks,
           int64_t                 length_s)
{
  g_autoptr (GArray) sorted = g_array_copy (breaks);
  int64_t at_s = MAX (person->comes_s, person->back_s);
  int64_t best_s = at_s;
  int64_t room_s = -1;

  g_array_sort (sorted, compare_breaks);
  for (guint i = 0; i <= sorted->len; i++)
    {
      int64_t end_s = i < sorted->len ? get_break (sorted, i)->start_s : person->leaves_s;

      if (end_s - at_s > room_s)
        {
          room_s = end_s - at_s;
          best_s = at_s + MAX (0, room_s - length_s) / 2;
        }
      if (i < sorted->len)
        at_s = MAX (at_s, end_s + get_break (sorted, i)->length_s);
    }
  return best_s / DAG_PLANNER_SLOT_S * DAG_PLANNER_SLOT_S;
}

static void
place_all (DagPlannerCost         *cost,
           const DagPlannerPerson *person,
           GArray                 *breaks)
{
  gboolean moved = TRUE;

  for (int round = 0; moved && round < N_ROUNDS; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < breaks->len; i++)
        if (!get_break (breaks, i)->is_locked && place_best (cost, person, breaks, i))
          moved = TRUE;
    }
}

/* Adds a break and finds it a place; takes it back where there is none, or where it keeps
 * no rule more. */
static gboolean
try_break (DagPlannerCost         *cost,
           const DagPlannerPerson *person,
           GArray                 *breaks,
           const DagPlannedBreak  *wanted,
           gboolean                must_help)
{
  g_autoptr (GArray) before = g_array_copy (breaks);
  double price = evaluate (person, breaks);
  DagPlannedBreak one = *wanted;
  gboolean fits;

  if (one.before_s < 0 || one.before_s < MAX (person->comes_s, person->back_s))
    one.start_s = get_start (person, breaks, one.length_s);
  g_array_append_val (breaks, one);
  fits = place_best (cost, person, breaks, breaks->len - 1)
         || is_possible (person, breaks, breaks->len - 1);
  if (fits)
    place_all (cost, person, breaks);
  if (fits && (!must_help || evaluate (person, breaks) < price - 1e-9))
    return TRUE;
  g_array_set_size (breaks, 0);
  g_array_append_vals (breaks, before->data, before->len);
  return FALSE;
}

/* Adds what the rules ask for beyond what is there, as far as it helps. */
static void
add_missing (DagPlannerCost         *cost,
             const DagPlannerPerson *person,
             GArray                 *breaks)
{
  DagPlannedBreak missing;

  while (breaks->len < MOST_BREAKS && dag_planner_next_missing (person, breaks, &missing)
         && try_break (cost, person, breaks, &missing, TRUE))
    g_array_sort (breaks, compare_breaks);
}

static gboolean
was_placed (const DagPlannedBreak *one)
{
  return !one->is_locked && one->before_s >= 0;
}

/* Where the last plan had it, if that is still possible: it moves later, if it is better. */
static gboolean
keep_break (const DagPlannerPerson *person,
            GArray                 *breaks,
            const DagPlannedBreak  *one)
{
  g_array_append_vals (breaks, one, 1);
  get_break (breaks, breaks->len - 1)->start_s = one->before_s;
  if (is_possible (person, breaks, breaks->len - 1))
    return TRUE;
  g_array_set_size (breaks, breaks->len - 1);
  return FALSE;
}

/* The breaks of one person, from nothing: what is locked, what is wanted, and what the
 * rules ask for beyond that. Returns: whether what is wanted found room */
static gboolean
plan_person (DagPlannerCost         *cost,
             const DagPlannerPerson *person,
             GArray                 *breaks)
{
  gboolean all = TRUE;

  g_array_set_size (breaks, 0);
  for (guint i = 0; i < person->wanted->len; i++)
    if (get_break (person->wanted, i)->is_locked)
      g_array_append_vals (breaks, get_break (person->wanted, i), 1);
  for (guint i = 0; i < person->wanted->len; i++)
    if (was_placed (get_break (person->wanted, i)))
      all = (keep_break (person, breaks, get_break (person->wanted, i))
             || try_break (cost, person, breaks, get_break (person->wanted, i), FALSE))
            && all;
  for (guint i = 0; i < person->wanted->len; i++)
    if (!get_break (person->wanted, i)->is_locked
        && !was_placed (get_break (person->wanted, i)))
      all = try_break (cost, person, breaks, get_break (person->wanted, i), FALSE) && all;
  g_array_sort (breaks, compare_breaks);
  add_missing (cost, person, breaks);
  return all;
}

/* --- everybody ----------------------------------------------------------------------- */

static void
attend (DagPlannerCost         *cost,
        const DagPlannerPerson *person,
        GArray                 *breaks,
        int                     sign)
{
  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *one = get_break (breaks, i);

      dag_planner_cost_attend (cost, person, one->start_s, one->start_s + one->length_s, -sign);
    }
}

static void
start_staff (DagPlannerCost *cost)
{
  for (guint i = 0; i < cost->planner->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (cost->planner->people, i);

      dag_planner_cost_attend (cost, person, MAX (person->comes_s, person->back_s),
                               person->leaves_s, 1);
    }
}

/* How late everything is, taken together; the price of places beside it. */
static double
weigh_person (DagPlannerCost         *cost,
              const DagPlannerPerson *person,
              GArray                 *breaks)
{
  double price = evaluate (person, breaks);

  for (guint i = 0; i < breaks->len; i++)
    {
      const DagPlannedBreak *one = get_break (breaks, i);

      price += dag_planner_cost_of_break (cost, person, one->start_s, one->length_s)
               + get_price (person, breaks, i);
    }
  return price;
}

/* Looks at one person again with everybody else in place. */
static gboolean
improve (DagPlannerCost         *cost,
         const DagPlannerPerson *person,
         DagPlannerRow          *row)
{
  g_autoptr (GArray) before = g_array_copy (row->breaks);
  double price;
  gboolean better;

  attend (cost, person, row->breaks, -1);
  price = weigh_person (cost, person, row->breaks);
  place_all (cost, person, row->breaks);
  g_array_sort (row->breaks, compare_breaks);
  add_missing (cost, person, row->breaks);
  better = weigh_person (cost, person, row->breaks) < price - 1e-6;
  if (!better)
    {
      g_array_set_size (row->breaks, 0);
      g_array_append_vals (row->breaks, before->data, before->len);
    }
  attend (cost, person, row->breaks, 1);
  return better;
}

typedef struct
{
  guint index;
  int64_t room_s;
} Turn;

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *x = a;
  const Turn *y = b;

  if (x->room_s != y->room_s)
    return x->room_s < y->room_s ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Who has least of the shift left for what is still to come goes first. */
static GArray *
get_turns (const DagBreakPlanner *self)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < self->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (self->people, i);
      Turn turn = { i, person->leaves_s - MAX (person->comes_s, person->back_s) };

      for (guint k = 0; k < person->wanted->len; k++)
        turn.room_s -= get_break (person->wanted, k)->length_s;
      g_array_append_val (turns, turn);
    }
  g_array_sort (turns, compare_turns);
  return turns;
}

static double
get_level (DagPlannerCost *cost,
           double         *levels)
{
  double late = 0.0;
  double offered = 0.0;

  for (guint slot = 0; slot < cost->planner->n_slots; slot++)
    {
      double slot_late = dag_planner_cost_get_late (cost, slot);
      double slot_offered = dag_planner_cost_get_offered (cost, slot);

      late += slot_late;
      offered += slot_offered;
      if (levels != NULL)
        levels[slot] = slot_offered > 0.0 ? 1.0 - slot_late / slot_offered : DAG_SHARE_ABSENT;
    }
  return offered > 0.0 ? 1.0 - late / offered : DAG_SHARE_ABSENT;
}

static void
judge_row (const DagPlannerPerson *person,
           DagPlannerRow          *row,
           gboolean                all)
{
  DagPlannerJudgement judgement;

  dag_planner_judge (person, row->breaks, FALSE, &judgement);
  row->rule = judgement.rule;
  row->outcome = DAG_PLANNER_FITS;
  if (judgement.n_breaches > 0)
    row->outcome = DAG_PLANNER_LATE;
  else if (!all)
    row->outcome = DAG_PLANNER_NO_ROOM;
}

static void
row_clear (gpointer row)
{
  g_clear_pointer (&((DagPlannerRow *) row)->breaks, g_array_unref);
}

static DagBreakPlanning *
planning_new (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning = g_new0 (DagBreakPlanning, 1);

  planning->rows = g_array_new (FALSE, TRUE, sizeof (DagPlannerRow));
  g_array_set_clear_func (planning->rows, row_clear);
  g_array_set_size (planning->rows, self->people->len);
  for (guint i = 0; i < self->people->len; i++)
    g_array_index (planning->rows, DagPlannerRow, i).breaks
        = g_array_new (FALSE, FALSE, sizeof (DagPlannedBreak));
  planning->levels = g_new0 (double, self->n_slots + 1);
  planning->n_slots = self->n_slots;
  return planning;
}

void
dag_break_planning_free (DagBreakPlanning *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self->levels);
  g_free (self);
}

static void
plan_in_turn (const DagBreakPlanner *self,
              DagPlannerCost        *cost,
              DagBreakPlanning      *planning,
              gboolean              *all)
{
  g_autoptr (GArray) turns = get_turns (self);
  gboolean better = TRUE;

  for (guint i = 0; i < turns->len; i++)
    {
      guint index = g_array_index (turns, Turn, i).index;
      const DagPlannerPerson *person = g_ptr_array_index (self->people, index);
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, index);

      all[index] = plan_person (cost, person, row->breaks);
      attend (cost, person, row->breaks, 1);
    }
  for (int pass = 0; better && pass < N_PASSES; pass++)
    {
      better = FALSE;
      for (guint i = 0; i < turns->len; i++)
        {
          guint index = g_array_index (turns, Turn, i).index;

          if (improve (cost, g_ptr_array_index (self->people, index),
                       &g_array_index (planning->rows, DagPlannerRow, index)))
            better = TRUE;
        }
    }
}

/**
 * dag_break_planner_plan:
 * @self: the shift
 *
 * Finds everybody's breaks a place that keeps the rules and costs the fewest contacts. The
 * same shift, the same plan. Assumes: every five minutes are a steady state of Erlang A
 * (who serves several queues counts in parts), and a break begins on time. For a thread
 * beside the window: two seconds for 500 people.
 *
 * Returns: (transfer full): the plan, and who it could not be done for
 */
DagBreakPlanning *
dag_break_planner_plan (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning;
  DagPlannerCost cost;
  g_autofree gboolean *all = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  planning = planning_new (self);
  all = g_new0 (gboolean, self->people->len + 1);
  dag_planner_cost_init (&cost, self);
  start_staff (&cost);
  planning->level_without = get_level (&cost, NULL);
  plan_in_turn (self, &cost, planning, all);
  planning->level = get_level (&cost, planning->levels);
  for (guint i = 0; i < self->people->len; i++)
    {
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, i);

      judge_row (g_ptr_array_index (self->people, i), row, all[i]);
      planning->n_not_fitting += row->outcome != DAG_PLANNER_FITS ? 1 : 0;
    }
  dag_planner_cost_clear (&cost);
  return planning;
}

/**
 * dag_break_planner_weigh:
 * @self: the shift, in which what is wanted has its place
 *
 * Returns: (transfer full): what is wanted as it is, weighed in the same way
 */
DagBreakPlanning *
dag_break_planner_weigh (const DagBreakPlanner *self)
{
  DagBreakPlanning *planning;
  DagPlannerCost cost;

  g_return_val_if_fail (self != NULL, NULL);

  planning = planning_new (self);
  dag_planner_cost_init (&cost, self);
  start_staff (&cost);
  planning->level_without = get_level (&cost, NULL);
  for (guint i = 0; i < self->people->len; i++)
    {
      const DagPlannerPerson *person = g_ptr_array_index (self->people, i);
      DagPlannerRow *row = &g_array_index (planning->rows, DagPlannerRow, i);

      g_array_append_vals (row->breaks, person->wanted->data, person->wanted->len);
      g_array_sort (row->breaks, compare_breaks);
      attend (&cost, person, row->breaks, 1);
      judge_row (person, row, TRUE);
      planning->n_not_fitting += row->outcome != DAG_PLANNER_FITS ? 1 : 0;
    }
  planning->level = get_level (&cost, planning->levels);
  dag_planner_cost_clear (&cost);
  return planning;
}
