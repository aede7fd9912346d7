/* test-day-spots.c - when a day was hot, when it was quiet, and the breaks it cost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-spots.h"

#define NINE_US ((int64_t) 1795420800000000) /* 2026-11-23 09:00 +01:00 */
#define QUARTER_US (900 * DAG_USEC_PER_SEC)

static void
add (GPtrArray  *intervals,
     const char *queue,
     guint       quarter,
     int64_t     offered,
     int64_t     within)
{
  DagInterval *interval = dag_interval_new ();

  interval->queue = g_strdup (queue);
  interval->start_us = NINE_US + quarter * QUARTER_US;
  interval->minutes = 15;
  interval->counts.offered = offered;
  interval->counts.answered_within = within;
  interval->target = (DagTarget){ 0.8, 20 };
  g_ptr_array_add (intervals, interval);
}

static GPtrArray *
new_intervals (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
}

static void
test_spots (void)
{
  g_autoptr (GPtrArray) intervals = new_intervals ();
  DagDaySpots spots;

  for (guint i = 0; i < 32; i++)
    {
      gboolean hot = i >= 6 && i < 12;   /* 10:30–12:00 */
      gboolean quiet = i >= 24 && i < 30; /* 15:00–16:30 */

      add (intervals, "facturen", i, hot ? 20 : quiet ? 4 : 12, hot ? 8 : quiet ? 4 : 11);
      add (intervals, "chat", i, 6, 6);
    }
  dag_day_spots_find (&spots, intervals, NULL);
  g_assert_cmpint (spots.hot.from_us, ==, NINE_US + 6 * QUARTER_US);
  g_assert_cmpint (spots.hot.to_us, ==, NINE_US + 12 * QUARTER_US);
  g_assert_cmpint (spots.hot.late, ==, 72);
  g_assert_cmpstr (spots.hot.queue, ==, "facturen");
  g_assert_cmpint (spots.quiet.from_us, ==, NINE_US + 24 * QUARTER_US);
  g_assert_cmpint (spots.quiet.to_us, ==, NINE_US + 30 * QUARTER_US);
  {
    g_autoptr (GHashTable) chat = g_hash_table_new (g_str_hash, g_str_equal);

    g_hash_table_add (chat, (gpointer) "chat");
    dag_day_spots_find (&spots, intervals, chat);
    g_assert_cmpint (spots.offered, ==, 32 * 6);
    g_assert_cmpint (spots.hot.from_us, ==, DAG_TIME_NONE);
  }
}

/* A day on which everybody waited: its last hours are not quiet because few came then. */
static void
test_hot_all_day (void)
{
  g_autoptr (GPtrArray) intervals = new_intervals ();
  DagDaySpots spots;

  for (guint i = 0; i < 32; i++)
    add (intervals, "facturen", i, i < 26 ? 20 : 8, i < 30 ? 2 : 8);
  dag_day_spots_find (&spots, intervals, NULL);
  g_assert_cmpint (spots.hot.to_us, ==, NINE_US + 30 * QUARTER_US);
  g_assert_cmpint (spots.quiet.from_us, ==, DAG_TIME_NONE);
}

static void
test_nothing_known (void)
{
  g_autoptr (GPtrArray) intervals = new_intervals ();
  DagDaySpots spots;

  dag_day_spots_find (&spots, intervals, NULL);
  g_assert_false (dag_count_is_known (spots.offered));
  add (intervals, "q", 0, DAG_COUNT_ABSENT, DAG_COUNT_ABSENT);
  dag_day_spots_find (&spots, intervals, NULL);
  g_assert_false (dag_count_is_known (spots.offered));
  g_assert_cmpint (spots.hot.from_us, ==, DAG_TIME_NONE);
  g_assert_cmpint (spots.quiet.from_us, ==, DAG_TIME_NONE);
}

/* Of four people nothing is said, of six a figure; whoever worked half a day is not due. */
static void
test_breaks (void)
{
  g_autoptr (GPtrArray) totals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_agent_day_total_free);
  DagDaySpots spots = { .n_people = 0 };

  for (guint i = 0; i < 8; i++)
    {
      DagAgentDayTotal *total = dag_agent_day_total_new ();

      total->team_name = g_strdup (i < 7 ? "Noord" : "Zuid");
      for (guint state = 0; state < DAG_N_STATES; state++)
        total->state_s[state] = 0.0;
      total->state_s[DAG_STATE_ON_CONTACT] = i == 0 ? 4 * 3600.0 : 7 * 3600.0;
      total->state_s[DAG_STATE_BREAK] = i < 3 ? 600.0 : 2400.0;
      g_ptr_array_add (totals, total);
      dag_day_spots_breaks (&spots, totals, "Noord");
      if (i < 5)
        g_assert_cmpuint (spots.n_people, ==, 0);
    }
  g_assert_cmpuint (spots.n_people, ==, 6);
  g_assert_cmpuint (spots.n_short, ==, 2);
}

/* A few mails at night do not make the night a quiet stretch of the day. */
static void
test_night (void)
{
  g_autoptr (GPtrArray) intervals = new_intervals ();
  DagDaySpots spots;

  for (guint i = 0; i < 32; i++)
    add (intervals, "mail", i, 1, 1);
  for (guint i = 32; i < 64; i++)
    add (intervals, "mail", i, i >= 48 && i < 54 ? 8 : 30, 8);
  dag_day_spots_find (&spots, intervals, NULL);
  g_assert_cmpint (spots.quiet.from_us, ==, NINE_US + 48 * QUARTER_US);
  g_assert_cmpint (spots.quiet.to_us, ==, NINE_US + 54 * QUARTER_US);
  g_assert_cmpint (spots.hot.from_us, >=, NINE_US + 32 * QUARTER_US);
}

static void
add_change (GPtrArray     *changes,
            const char    *agent,
            guint          quarter,
            DagAgentState  state)
{
  DagStateChange *change = dag_state_change_new ();

  change->agent = g_strdup (agent);
  change->at_us = NINE_US + quarter * QUARTER_US;
  change->state = state;
  g_ptr_array_add (changes, change);
}

/* 11:30–12:30 was hot: who was on contacts most of it, and nobody who had lunch. */
static void
test_lunch (void)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  g_autoptr (GPtrArray) people = NULL;
  DagDaySpots spots = { .hot = { NINE_US + 8 * QUARTER_US, NINE_US + 14 * QUARTER_US } };
  int64_t from_us = 0;
  int64_t to_us = 0;

  g_assert_true (dag_day_spots_get_lunch (&spots, NINE_US - 36 * QUARTER_US, &from_us, &to_us));
  g_assert_cmpint (from_us, ==, NINE_US + 10 * QUARTER_US);
  g_assert_cmpint (to_us, ==, NINE_US + 14 * QUARTER_US);
  add_change (changes, "b", 11, DAG_STATE_BREAK);
  add_change (changes, "a", 9, DAG_STATE_ON_CONTACT);
  add_change (changes, "b", 9, DAG_STATE_ON_CONTACT);
  add_change (changes, "a", 13, DAG_STATE_BREAK);
  people = dag_day_spots_find_lunch (changes, from_us, to_us);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (people->pdata[0], ==, "a");
  spots.hot.to_us = NINE_US + 11 * QUARTER_US;
  g_assert_false (dag_day_spots_get_lunch (&spots, NINE_US - 36 * QUARTER_US, &from_us,
                                           &to_us));
}

/* A day without contacts, or with a few mails and nobody there, is none to tell of. */
static void
test_worked (void)
{
  g_autoptr (GPtrArray) intervals = new_intervals ();

  g_assert_false (dag_day_spots_is_worked (intervals));
  add (intervals, "mail", 0, 0, 0);
  g_assert_false (dag_day_spots_is_worked (intervals));
  add (intervals, "mail", 1, 3, 0);
  g_assert_true (dag_day_spots_is_worked (intervals)); /* who was there is not told */
  for (guint i = 0; i < intervals->len; i++)
    ((DagInterval *) intervals->pdata[i])->staffed_s = 0.0;
  g_assert_false (dag_day_spots_is_worked (intervals));
  ((DagInterval *) intervals->pdata[0])->staffed_s = 900.0;
  g_assert_true (dag_day_spots_is_worked (intervals));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-spots/spots", test_spots);
  g_test_add_func ("/day-spots/hot-all-day", test_hot_all_day);
  g_test_add_func ("/day-spots/nothing-known", test_nothing_known);
  g_test_add_func ("/day-spots/breaks", test_breaks);
  g_test_add_func ("/day-spots/worked", test_worked);
  g_test_add_func ("/day-spots/night", test_night);
  g_test_add_func ("/day-spots/lunch", test_lunch);
  return g_test_run ();
}
