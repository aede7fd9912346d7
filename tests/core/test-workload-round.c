/* test-workload-round.c - of the round nobody's answer can be read back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-clock.h"
#include "dag-promise-stage.h"
#include "dag-workload-round.h"

#include <string.h>

#define MOST 7
#define N_HALVES 10

/* What is kept of these answers. */
static DagWorkloadFigure
keep (const int *answers,
      guint      n)
{
  g_autoptr (DagWorkloadRound) round = dag_workload_round_new ();
  g_auto (GStrv) words = NULL;
  DagWorkloadFigure figure;

  for (guint i = 0; i < n; i++)
    dag_workload_round_answer (round, answers[i], NULL);
  g_assert_true (dag_workload_round_close (round, &figure, &words));
  g_assert_cmpuint (figure.n_answers, ==, n);
  return figure;
}

/* The next of all ways to answer. Returns: whether there is one */
static gboolean
advance (int  *answers,
         guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (answers[i] < DAG_ROUND_HIGHEST)
        {
          answers[i]++;
          return TRUE;
        }
      answers[i] = DAG_ROUND_LOWEST;
    }
  return FALSE;
}

static guint
count_bits (guint set)
{
  guint n = 0;

  for (; set != 0; set >>= 1)
    n += set & 1;
  return n;
}

/* Over every way in which five, six or seven people can answer: whatever is kept, each of
 * them may have given at least three different answers, and the order does not show. */
static void
test_no_answer_can_be_read_back (void)
{
  for (guint n = DAG_ROUND_MIN_ANSWERS; n <= MOST; n++)
    {
      guint possible[N_HALVES][MOST] = { { 0 } };
      int answers[MOST];

      for (guint i = 0; i < n; i++)
        answers[i] = DAG_ROUND_LOWEST;
      do
        {
          DagWorkloadFigure figure = keep (answers, n);

          g_assert_cmpint (figure.halves, >=, 0);
          g_assert_cmpint (figure.halves, <, N_HALVES);
          for (guint i = 0; i < n; i++)
            possible[figure.halves][i] |= 1u << answers[i];
        }
      while (advance (answers, n));
      for (guint halves = 0; halves < N_HALVES; halves++)
        for (guint i = 0; i < n; i++)
          if (possible[halves][i] != 0)
            g_assert_cmpuint (count_bits (possible[halves][i]), >=, 3);
    }
}

static void
test_extremes (void)
{
  const int all_five[] = { 5, 5, 5, 5, 5 };
  const int most_five[] = { 5, 5, 5, 5, 2 };
  const int all_one[] = { 1, 1, 1, 1, 1 };
  const int mixed[] = { 1, 2, 3, 4, 5 };

  g_assert_cmpint (keep (all_five, 5).halves, ==, 9);
  g_assert_cmpint (keep (most_five, 5).halves, ==, 9); /* not told from the one above */
  g_assert_cmpint (keep (all_one, 5).halves, ==, 3);
  g_assert_cmpint (keep (mixed, 5).halves, ==, 6);
}

/* Four answers are nothing, and a closed round has forgotten its sum: a sixth answer later
 * cannot be told by the difference. */
static void
test_never_by_difference (void)
{
  g_autoptr (DagWorkloadRound) round = dag_workload_round_new ();
  g_auto (GStrv) words = NULL;
  DagWorkloadFigure figure;

  for (guint i = 0; i < 4; i++)
    dag_workload_round_answer (round, 4, NULL);
  g_assert_false (dag_workload_round_close (round, &figure, &words));
  dag_workload_round_answer (round, 4, NULL);
  g_assert_true (dag_workload_round_close (round, &figure, &words));
  g_assert_cmpuint (round->n_answers, ==, 0);
  g_assert_cmpuint (round->sum, ==, 0);
  dag_workload_round_answer (round, 1, NULL);
  g_clear_pointer (&words, g_strfreev);
  g_assert_false (dag_workload_round_close (round, &figure, &words));
}

static void
test_words (void)
{
  g_autoptr (DagWorkloadRound) round = dag_workload_round_new ();
  g_auto (GStrv) words = NULL;
  const char *const said[] = { "Vol", "  druk ", "druk", "", "A word that goes on and on and on" };
  DagWorkloadFigure figure;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    dag_workload_round_answer (round, 3, said[i]);
  dag_workload_round_answer (round, 3, NULL);
  g_assert_true (dag_workload_round_close (round, &figure, &words));
  g_assert_cmpuint (g_strv_length (words), ==, 0); /* four words are too few */
  g_clear_pointer (&words, g_strfreev);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    dag_workload_round_answer (round, 3, said[i]);
  dag_workload_round_answer (round, 3, "rustig");
  g_assert_true (dag_workload_round_close (round, &figure, &words));
  g_assert_cmpuint (g_strv_length (words), ==, 5);
  g_assert_cmpstr (words[0], ==, "a word that goes on ");
  g_assert_cmpstr (words[1], ==, "druk");
  g_assert_cmpstr (words[4], ==, "vol"); /* not in the order of the answers */
}

static void
test_promise_stages (void)
{
  const struct
  {
    int64_t done_us;
    int64_t now_us;
    DagPromiseStage stage;
  } cases[] = {
    { 0, 100, DAG_PROMISE_IN_TIME },   { 0, 150, DAG_PROMISE_IN_TIME },
    { 0, 151, DAG_PROMISE_HALF_GONE }, { 0, 200, DAG_PROMISE_HALF_GONE },
    { 0, 201, DAG_PROMISE_PAST },      { 200, 300, DAG_PROMISE_KEPT },
    { 201, 300, DAG_PROMISE_LATE },
  };
  DagPromiseTally tally = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DagPromiseStage stage
          = dag_promise_find_stage (100, 200, cases[i].done_us, cases[i].now_us);

      g_assert_cmpint (stage, ==, cases[i].stage);
      dag_promise_tally_add (&tally, stage);
    }
  g_assert_cmpuint (tally.n_open, ==, 5);
  g_assert_cmpuint (tally.n_past, ==, 1);
  g_assert_cmpuint (tally.n_due, ==, 3);
  g_assert_cmpuint (tally.n_kept, ==, 1);
}

/* Nobody's number, and not a text in which there is room for a name and an address. */
static void
test_promise_references (void)
{
  g_assert_true (dag_promise_reference_is_fit ("case 4711"));
  g_assert_true (dag_promise_reference_is_fit ("ABC-1234567"));
  g_assert_false (dag_promise_reference_is_fit (""));
  g_assert_false (dag_promise_reference_is_fit ("06 1234 5678"));
  g_assert_false (dag_promise_reference_is_fit ("+31-20-5551234"));
  g_assert_false (dag_promise_reference_is_fit ("Mrs Jansen of the high street"));
}

static void
test_news_clock (void)
{
  const int64_t minute_us = 60 * G_USEC_PER_SEC;
  DagNewsClock clock = { .told_us = 100 * minute_us, .n_people = 9 };

  g_assert_cmpint (dag_news_clock_judge (&clock), ==, DAG_NEWS_NOT_ASKED);
  clock.asked_us = 142 * minute_us + 59 * G_USEC_PER_SEC;
  clock.n_heard = 4;
  g_assert_cmpint (dag_news_clock_judge (&clock), ==, DAG_NEWS_HALF_UNHEARD);
  clock.n_heard = 5;
  g_assert_cmpint (dag_news_clock_judge (&clock), ==, DAG_NEWS_AGENTS_FIRST);
  g_assert_cmpint (dag_news_clock_get_minutes (&clock), ==, 42);
  clock.asked_before = 1;
  g_assert_cmpint (dag_news_clock_judge (&clock), ==, DAG_NEWS_CUSTOMERS_FIRST);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workload-round/no-answer-can-be-read-back",
                   test_no_answer_can_be_read_back);
  g_test_add_func ("/workload-round/extremes", test_extremes);
  g_test_add_func ("/workload-round/never-by-difference", test_never_by_difference);
  g_test_add_func ("/workload-round/words", test_words);
  g_test_add_func ("/promise/stages", test_promise_stages);
  g_test_add_func ("/promise/references", test_promise_references);
  g_test_add_func ("/news/clock", test_news_clock);
  return g_test_run ();
}
