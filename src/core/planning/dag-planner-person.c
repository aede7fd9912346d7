/* dag-planner-person.c - the breaks of one person, the others staying where they are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-planner-private.h"

#include <math.h>

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

int
dag_planner_compare_breaks (gconstpointer a,
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

  g_array_sort (sorted, dag_planner_compare_breaks);
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

  g_array_sort (sorted, dag_planner_compare_breaks);
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

void
dag_planner_place_all (DagPlannerCost         *cost,
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
    dag_planner_place_all (cost, person, breaks);
  if (fits && (!must_help || evaluate (person, breaks) < price - 1e-9))
    return TRUE;
  g_array_set_size (breaks, 0);
  g_array_append_vals (breaks, before->data, before->len);
  return FALSE;
}

/* Adds what the rules ask for beyond what is there, as far as it helps. */
void
dag_planner_add_missing (DagPlannerCost         *cost,
                         const DagPlannerPerson *person,
                         GArray                 *breaks)
{
  DagPlannedBreak missing;

  while (breaks->len < MOST_BREAKS && dag_planner_next_missing (person, breaks, &missing)
         && try_break (cost, person, breaks, &missing, TRUE))
    g_array_sort (breaks, dag_planner_compare_breaks);
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
gboolean
dag_planner_plan_person (DagPlannerCost         *cost,
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
  g_array_sort (breaks, dag_planner_compare_breaks);
  dag_planner_add_missing (cost, person, breaks);
  return all;
}

/* How late everything is, taken together; the price of places beside it. */
double
dag_planner_weigh_person (DagPlannerCost         *cost,
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
