/* test-break-planner.c - planned breaks keep the rules, stay where they are agreed, cost little
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-planner.h"
#include "dag-sanitized.h"
#include "dag-value.h"

#include <math.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
#define SLOWER 20.0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWER 20.0
#endif
#endif
#ifndef SLOWER
#define SLOWER 1.0
#endif

#define MINUTE 60

static DagBreakRule *
new_half_hour (void)
{
  DagBreakRule *rule = dag_break_rule_new ();

  rule->id = g_strdup ("half-hour");
  rule->basis = g_strdup ("test");
  rule->kind = DAG_BREAK_RULE_TOTAL;
  rule->trigger_s = 330 * MINUTE;
  rule->need_s = 30 * MINUTE;
  rule->piece_s = 15 * MINUTE;
  return rule;
}

static DagBreakRule *
new_two_hours (void)
{
  DagBreakRule *rule = dag_break_rule_new ();

  rule->id = g_strdup ("two-hours");
  rule->basis = g_strdup ("test");
  rule->kind = DAG_BREAK_RULE_STRETCH;
  rule->limit_s = 120 * MINUTE;
  rule->interrupt_s = 10 * MINUTE;
  rule->screen_only = TRUE;
  return rule;
}

/* A day with a hump in the middle, two queues. */
static void
fill_loads (DagBreakPlanner *planner,
            double           busy)
{
  for (guint q = 0; q < planner->n_queues; q++)
    for (guint slot = 0; slot < planner->n_slots; slot++)
      {
        double hour = slot / 12.0;

        *dag_break_planner_get_load (planner, q, slot) = (DagQueueLoad){
          .arrivals_per_s = busy * (0.4 + exp (-(hour - 2.5) * (hour - 2.5) / 2.0)) / 240.0,
          .handle_s = 240.0,
          .patience_s = 300.0,
          .within_s = 20.0,
        };
      }
}

static DagPlannerPerson *
add_person (DagBreakPlanner *planner,
            guint            number,
            int64_t          comes_min,
            int64_t          leaves_min)
{
  g_autofree char *id = g_strdup_printf ("a-%03u", number);
  DagPlannerPerson *person = dag_break_planner_add_person (planner, id);

  person->comes_s = comes_min * MINUTE;
  person->leaves_s = leaves_min * MINUTE;
  person->shares[number % planner->n_queues] = 0.7;
  person->shares[(number + 1) % planner->n_queues] += 0.3;
  return person;
}

static void
want (DagPlannerPerson *person,
      int64_t           length_min,
      int64_t           locked_min)
{
  DagPlannedBreak wanted = { .start_s = MAX (0, locked_min) * MINUTE,
                             .length_s = length_min * MINUTE,
                             .is_locked = locked_min >= 0,
                             .before_s = -1 };

  dag_break_planner_want (person, &wanted);
}

static const DagPlannerRow *
get_row (const DagBreakPlanning *planning,
         guint                   index)
{
  return &g_array_index (planning->rows, DagPlannerRow, index);
}

static const DagPlannedBreak *
get_break (const DagPlannerRow *row,
           guint                index)
{
  return &g_array_index (row->breaks, DagPlannedBreak, index);
}

/* Shifts of all kinds, some under way, some locked: whatever comes of it is lawful where it
 * can be, in the shift, and apart. */
static void
check_row (const DagPlannerPerson *person,
           const DagPlannerRow    *row)
{
  g_assert_cmpint (row->outcome, ==, DAG_PLANNER_FITS);
  for (guint i = 0; i < row->breaks->len; i++)
    {
      const DagPlannedBreak *one = get_break (row, i);

      g_assert_cmpint (one->start_s, >=, MAX (person->comes_s, person->back_s));
      g_assert_cmpint (one->start_s + one->length_s, <, person->leaves_s);
      if (i > 0)
        g_assert_cmpint (one->start_s, >=,
                         get_break (row, i - 1)->start_s + get_break (row, i - 1)->length_s);
    }
  for (guint i = 0; i < person->wanted->len; i++)
    {
      const DagPlannedBreak *wanted = &g_array_index (person->wanted, DagPlannedBreak, i);
      gboolean found = !wanted->is_locked;

      for (guint k = 0; k < row->breaks->len; k++)
        found = found
                || (get_break (row, k)->is_locked
                    && get_break (row, k)->start_s == wanted->start_s
                    && get_break (row, k)->length_s == wanted->length_s);
      g_assert_true (found);
    }
}

static void
test_properties (void)
{
  g_autoptr (DagBreakRule) half_hour = new_half_hour ();
  g_autoptr (DagBreakRule) two_hours = new_two_hours ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint trial = 0; trial < (SLOWER > 1.0 ? 3 : 12); trial++)
    {
      g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (2, 120);
      g_autoptr (DagBreakPlanning) planning = NULL;
      guint n = 4 + (guint) g_rand_int_range (random, 0, 14);

      fill_loads (planner, n * g_rand_double_range (random, 0.3, 1.2));
      for (guint i = 0; i < n; i++)
        {
          int64_t comes = 15 * g_rand_int_range (random, 0, 10);
          int64_t length = 30 * g_rand_int_range (random, 8, 18);
          DagPlannerPerson *person = add_person (planner, i, comes, comes + length);

          g_ptr_array_add (person->rules, half_hour);
          g_ptr_array_add (person->rules, two_hours);
          if (g_rand_boolean (random))
            want (person, 15, -1);
          if (g_rand_boolean (random))
            want (person, 30, comes + 5 * g_rand_int_range (random, 24, 30));
          if (comes == 0)
            dag_shift_append (person->so_far, DAG_SEGMENT_WORK,
                              g_rand_int_range (random, 0, 90) * MINUTE);
        }
      planning = dag_break_planner_plan (planner);
      for (guint i = 0; i < n; i++)
        check_row (g_ptr_array_index (planner->people, i), get_row (planning, i));
      g_assert_cmpfloat (planning->level, <=, planning->level_without + 1e-12);
    }
}

/* Against every possible plan, where there are few enough to look at. */
static double
weigh_late (DagBreakPlanner *planner)
{
  g_autoptr (DagBreakPlanning) planning = dag_break_planner_weigh (planner);

  return 1.0 - planning->level;
}

static void
test_against_all (void)
{
  for (guint trial = 0; trial < (SLOWER > 1.0 ? 2 : 6); trial++)
    {
      g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (1, 36);
      g_autoptr (DagBreakPlanning) planning = NULL;
      double best = HUGE_VAL;
      double worst = 0.0;

      fill_loads (planner, 0.6 + 0.3 * trial);
      for (guint i = 0; i < 3; i++)
        {
          DagPlannerPerson *person = dag_break_planner_add_person (planner, "x");

          person->leaves_s = 180 * MINUTE;
          person->shares[0] = 1.0;
          /* so that from the tenth place to the twenty-fifth nothing but customers counts: no
           * edge of the shift is near, and no stretch is over two hours */
          dag_shift_append (person->so_far, DAG_SEGMENT_WORK, 60 * MINUTE);
          dag_shift_append (person->so_far, DAG_SEGMENT_BREAK, 15 * MINUTE);
          want (person, 15, -1);
        }
      planning = dag_break_planner_plan (planner);
      for (int a = 9; a <= 24; a++)
        for (int b = a; b <= 24; b++)
          for (int c = b; c <= 24; c++)
            {
              const int starts[] = { a, b, c };
              double late;

              for (guint i = 0; i < 3; i++)
                {
                  DagPlannerPerson *person = g_ptr_array_index (planner->people, i);

                  g_array_index (person->wanted, DagPlannedBreak, 0).start_s = starts[i] * 300;
                }
              late = weigh_late (planner);
              best = MIN (best, late);
              worst = MAX (worst, late);
            }
      g_test_message ("late: planned %.5f, best %.5f, worst %.5f", 1.0 - planning->level, best,
                      worst);
      /* nearer than a fiftieth of the way from the best to the worst of 816 plans */
      g_assert_cmpfloat (1.0 - planning->level, <=, best + 0.02 * (worst - best));
    }
}

/* What was agreed stays; what was planned stays too, unless something changed. */
static void
test_plan_again (void)
{
  g_autoptr (DagBreakRule) half_hour = new_half_hour ();
  g_autoptr (DagBreakRule) two_hours = new_two_hours ();
  g_autoptr (DagBreakPlanning) first = NULL;
  guint n_moved = 0;

  for (int again = 0; again < 2; again++)
    {
      g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (2, 120);
      g_autoptr (DagBreakPlanning) planning = NULL;

      fill_loads (planner, 9.0);
      for (guint i = 0; i < 12; i++)
        {
          DagPlannerPerson *person = add_person (planner, i, 0, 480);

          g_ptr_array_add (person->rules, half_hour);
          g_ptr_array_add (person->rules, two_hours);
          for (guint k = 0; again && k < get_row (first, i)->breaks->len; k++)
            {
              DagPlannedBreak one = *get_break (get_row (first, i), k);

              one.before_s = one.start_s;
              one.is_locked = i % 3 == 0;
              dag_break_planner_want (person, &one);
            }
        }
      planning = dag_break_planner_plan (planner);
      for (guint i = 0; again && i < 12; i++)
        {
          g_assert_cmpuint (get_row (planning, i)->breaks->len, ==,
                            get_row (first, i)->breaks->len);
          for (guint k = 0; k < get_row (first, i)->breaks->len; k++)
            n_moved += get_break (get_row (planning, i), k)->start_s
                       != get_break (get_row (first, i), k)->start_s;
        }
      if (!again)
        first = g_steal_pointer (&planning);
    }
  g_assert_cmpuint (n_moved, ==, 0);
}

/* Who can no longer be helped is said so, with the rule, and still gets the break soon. */
static void
test_honest (void)
{
  g_autoptr (DagBreakRule) two_hours = new_two_hours ();
  g_autoptr (DagBreakRule) half_hour = new_half_hour ();
  g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (1, 96);
  g_autoptr (DagBreakPlanning) planning = NULL;
  DagPlannerPerson *late = dag_break_planner_add_person (planner, "late");
  DagPlannerPerson *ending = dag_break_planner_add_person (planner, "ending");

  fill_loads (planner, 1.0);
  late->leaves_s = 240 * MINUTE;
  late->shares[0] = 1.0;
  dag_shift_append (late->so_far, DAG_SEGMENT_WORK, 150 * MINUTE);
  g_ptr_array_add (late->rules, two_hours);
  ending->leaves_s = 10 * MINUTE;
  ending->shares[0] = 1.0;
  dag_shift_append (ending->so_far, DAG_SEGMENT_WORK, 400 * MINUTE);
  g_ptr_array_add (ending->rules, half_hour);
  planning = dag_break_planner_plan (planner);
  g_assert_cmpuint (planning->n_not_fitting, ==, 2);
  g_assert_cmpint (get_row (planning, 0)->outcome, ==, DAG_PLANNER_LATE);
  g_assert_true (get_row (planning, 0)->rule == two_hours);
  g_assert_cmpint (get_row (planning, 1)->outcome, ==, DAG_PLANNER_LATE);
  g_assert_true (get_row (planning, 1)->rule == half_hour);
  g_assert_cmpuint (get_row (planning, 1)->breaks->len, ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (0, 0);
  g_autoptr (DagBreakPlanning) planning = dag_break_planner_plan (planner);

  g_assert_cmpuint (planning->rows->len, ==, 0);
  g_assert_cmpfloat (planning->level, <, 0.0);
}

/* 500 people, 20 queues, a whole day; fewer in a run among others, where every allocation
 * is checked. */
static void
test_speed (void)
{
  g_autoptr (DagBreakRule) half_hour = new_half_hour ();
  g_autoptr (DagBreakRule) two_hours = new_two_hours ();
  g_autoptr (DagBreakPlanner) planner = dag_break_planner_new (20, 132);
  g_autoptr (DagBreakPlanning) planning = NULL;
  struct timespec before, after;
  double seconds;
  guint n_people = g_test_perf () ? 500 : SLOWER > 1.0 ? 40 : 120;

  fill_loads (planner, n_people * 0.036);
  for (guint i = 0; i < n_people; i++)
    {
      DagPlannerPerson *person = add_person (planner, i, i % 5 * 30, i % 5 * 30 + 510);

      g_ptr_array_add (person->rules, half_hour);
      g_ptr_array_add (person->rules, two_hours);
      want (person, 15, -1);
      want (person, 30, -1);
      want (person, 15, -1);
    }
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &before);
  planning = dag_break_planner_plan (planner);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &after);
  seconds = (double) (after.tv_sec - before.tv_sec)
            + (double) (after.tv_nsec - before.tv_nsec) / 1e9;
  g_test_message ("%u people: %.2f s; level %.4f with the plan, %.4f without breaks", n_people,
                  seconds, planning->level, planning->level_without);
  g_assert_cmpuint (planning->n_not_fitting, ==, 0);
  if (dag_test_keeps_time ())
    g_assert_cmpfloat (seconds, <, 3.0 * SLOWER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/break-planner/properties", test_properties);
  g_test_add_func ("/core/break-planner/against-all", test_against_all);
  g_test_add_func ("/core/break-planner/plan-again", test_plan_again);
  g_test_add_func ("/core/break-planner/honest", test_honest);
  g_test_add_func ("/core/break-planner/nothing", test_nothing);
  g_test_add_func ("/core/break-planner/speed", test_speed);
  return g_test_run ();
}
