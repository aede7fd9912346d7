/* test-schedule.c - when the next poll is due, by numbers alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fault.h"
#include "dag-schedule.h"
#include "dag-value.h"

#define SECOND DAG_USEC_PER_SEC
#define START (1000 * SECOND)

static void
begin (DagSchedule *schedule)
{
  *schedule = (DagSchedule){ .interval_us = 10 * SECOND,
                             .random = g_rand_new_with_seed (17) };
  dag_schedule_begin (schedule, START);
}

static void
fail (DagSchedule *schedule,
      int64_t      now_us,
      DagFault     fault,
      double       retry_after_s)
{
  g_autoptr (GError) error = g_error_new_literal (DAG_FAULT, (int) fault, "");

  dag_schedule_failed (schedule, now_us, error, retry_after_s);
}

static void
test_interval (void)
{
  DagSchedule schedule;

  begin (&schedule);
  g_assert_cmpint (schedule.due_us, ==, START);
  dag_schedule_succeeded (&schedule, START + SECOND);
  g_assert_cmpint (schedule.due_us, ==, START + 11 * SECOND);
  dag_schedule_set_interval (&schedule, START + 2 * SECOND, 5 * SECOND);
  g_assert_cmpint (schedule.due_us, ==, START + 7 * SECOND);
  dag_schedule_set_interval (&schedule, START + 2 * SECOND, 60 * SECOND);
  g_assert_cmpint (schedule.due_us, ==, START + 7 * SECOND);
  g_rand_free (schedule.random);
}

/* F-N01, F-H06: full jitter under a bound of 1, 2, 4 … 60 s; over at the first success. */
static void
test_back_off (void)
{
  double sums[12] = { 0 };

  for (guint round = 0; round < 500; round++)
    {
      DagSchedule schedule;

      begin (&schedule);
      g_rand_set_seed (schedule.random, round);
      for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
        {
          int64_t bound = MIN ((int64_t) 1 << i, 60) * SECOND;

          fail (&schedule, START, i % 2 ? DAG_FAULT_REFUSED : DAG_FAULT_SERVER_ERROR, -1.0);
          g_assert_cmpint (schedule.due_us, >=, START);
          g_assert_cmpint (schedule.due_us, <=, START + bound);
          sums[i] += (double) (schedule.due_us - START) / (double) bound;
        }
      dag_schedule_succeeded (&schedule, START);
      g_assert_cmpuint (schedule.n_failures, ==, 0);
      g_assert_cmpint (schedule.due_us, ==, START + 10 * SECOND);
      g_rand_free (schedule.random);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_assert_cmpfloat (sums[i] / 500.0, >, 0.4);
      g_assert_cmpfloat (sums[i] / 500.0, <, 0.6);
    }
}

/* What will not be over in a second is not asked again in a second. */
static void
test_lasting (void)
{
  static const DagFault lasting[] = { DAG_FAULT_FORBIDDEN, DAG_FAULT_NOT_FOUND,
                                      DAG_FAULT_FIELD, DAG_FAULT_TLS, DAG_FAULT_REDIRECT,
                                      DAG_FAULT_TOO_LARGE, DAG_FAULT_CONTENT_TYPE };

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    {
      DagSchedule schedule;

      begin (&schedule);
      fail (&schedule, START, lasting[i], -1.0);
      g_assert_cmpint (schedule.due_us, >=, START + 10 * SECOND);
      g_rand_free (schedule.random);
    }
}

/* F-H04, F-H05: as long as it asks, five minutes at most, then at half the pace. */
static void
test_retry_after (void)
{
  DagSchedule schedule;

  begin (&schedule);
  fail (&schedule, START, DAG_FAULT_RATE_LIMITED, 120.0);
  g_assert_cmpint (schedule.due_us, >=, START + 120 * SECOND);
  g_assert_cmpint (schedule.due_us, <=, START + 121 * SECOND);
  g_assert_false (dag_schedule_refresh (&schedule, START + 60 * SECOND));
  g_assert_false (dag_schedule_network_changed (&schedule, START + 60 * SECOND));
  g_assert_true (dag_schedule_refresh (&schedule, START + 120 * SECOND));
  for (guint i = 0; i < 10; i++)
    {
      dag_schedule_succeeded (&schedule, START + 200 * SECOND);
      g_assert_cmpint (schedule.due_us, ==, START + 220 * SECOND);
    }
  dag_schedule_succeeded (&schedule, START + 200 * SECOND);
  g_assert_cmpint (schedule.due_us, ==, START + 210 * SECOND);
  fail (&schedule, START, DAG_FAULT_RATE_LIMITED, 315360000.0);
  g_assert_cmpint (schedule.due_us, <=, START + 301 * SECOND);
  fail (&schedule, START, DAG_FAULT_RATE_LIMITED, 0.0);
  g_assert_cmpint (schedule.due_us, <=, START + SECOND);
  g_rand_free (schedule.random);
}

/* F-N02, F-N12: one poll for all the signals of one change, none where all is well. */
static void
test_network (void)
{
  DagSchedule schedule;

  begin (&schedule);
  dag_schedule_succeeded (&schedule, START);
  g_assert_false (dag_schedule_network_changed (&schedule, START));
  for (guint i = 0; i < 8; i++)
    fail (&schedule, START, DAG_FAULT_DNS, -1.0);
  g_assert_true (dag_schedule_network_changed (&schedule, START + SECOND));
  g_assert_cmpint (schedule.due_us, ==, START + SECOND);
  g_assert_cmpuint (schedule.n_failures, ==, 1);
  g_assert_false (dag_schedule_network_changed (&schedule, START + SECOND));
  g_assert_false (dag_schedule_network_changed (&schedule, START + 2 * SECOND));
  g_assert_true (dag_schedule_network_changed (&schedule, START + 7 * SECOND));
  g_rand_free (schedule.random);
}

/* F-N12: after nine hours asleep one poll is due, and the next an interval later. */
static void
test_sleep (void)
{
  int64_t woken = START + 9 * 3600 * SECOND;
  DagSchedule schedule;

  begin (&schedule);
  dag_schedule_succeeded (&schedule, START);
  g_assert_cmpint (schedule.due_us, <, woken);
  dag_schedule_succeeded (&schedule, woken);
  g_assert_cmpint (schedule.due_us, ==, woken + 10 * SECOND);
  g_rand_free (schedule.random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/schedule/interval", test_interval);
  g_test_add_func ("/api/schedule/F-N01-F-H06-back-off", test_back_off);
  g_test_add_func ("/api/schedule/lasting", test_lasting);
  g_test_add_func ("/api/schedule/F-H04-F-H05-retry-after", test_retry_after);
  g_test_add_func ("/api/schedule/F-N02-F-N12-network", test_network);
  g_test_add_func ("/api/schedule/F-N12-sleep", test_sleep);
  return g_test_run ();
}
