/* test-questions.c - what rises and what only seems to; what was told and what was waited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-radar.h"
#include "dag-rising.h"
#include "dag-wait-record.h"

#include <math.h>

#define N_SEEDS 4000

static void
assert_close (double value,
              double expected,
              double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * expected);
}

/* Worked out in whole numbers, with fractions, by another program. */
static void
test_tail_is_exact (void)
{
  static const struct
  {
    int64_t at_least;
    int64_t n;
    double share;
    double tail;
  } cases[] = {
    { 0, 12, 0.2, 1.0 },
    { 13, 12, 0.2, 0.0 },
    { 12, 12, 1.0, 1.0 },
    { 1, 12, 0.0, 0.0 },
    { 10, 10, 0.5, 0.0009765625 },
    { 12, 20, 0.5, 0.2517223358154297 },
    { 34, 82, 0.2, 7.472726819077916e-06 },
    { 1, 30, 0.2, 0.9987620599607147 },
    { 20, 100, 0.2, 0.5398386299354271 },
    { 21, 100, 0.2, 0.4405384151266024 },
    { 60, 100, 0.2, 2.51581919953345e-18 },
    { 10, 16, 0.2, 0.000247577608192 },
    { 150, 500, 0.2, 6.959343593045235e-08 },
    { 400, 1700, 0.2, 0.0001995882339472581 },
    { 4, 30, 2.0 / 9.0, 0.9256814883815803 },
    { 40700, 200000, 0.2, 0.00004762114744797828519 },
    { 100500, 200000, 0.5, 0.01274694533347345766453 },
    { 200800, 1000000, 0.2, 0.02285817461210030931101 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_close (dag_binomial_tail (cases[i].at_least, cases[i].n, cases[i].share),
                  cases[i].tail, 1e-11);
}

/* A billion counts: as the normal law says, to the digits it has there. */
static void
test_tail_of_very_many (void)
{
  double n = 1e9;
  double sd = sqrt (n * 0.2 * 0.8);
  double z = 2.0;
  double tail = dag_binomial_tail ((int64_t) (n * 0.2 + z * sd), (int64_t) n, 0.2);

  assert_close (tail, 0.5 * erfc (z / sqrt (2.0)), 1e-3);
}

static void
test_test_is_monotone (void)
{
  for (int64_t before = 0; before < 200; before += 7)
    for (int64_t now = 0; now < 100; now++)
      {
        double p = dag_rising_test (now, 1.0, before, 4.0);

        g_assert_cmpfloat (p, >, 0.0);
        g_assert_cmpfloat (p, <=, 1.0);
        /* more today is no weaker a sign; more before, or fewer days, no stronger one */
        g_assert_cmpfloat (dag_rising_test (now + 1, 1.0, before, 4.0), <=, p);
        g_assert_cmpfloat (dag_rising_test (now, 1.0, before + 1, 4.0), >=, p);
        g_assert_cmpfloat (dag_rising_test (now, 1.0, before, 3.0), >=, p);
      }
  g_assert_cmpfloat (dag_rising_test (20, 1.0, 0, 0.0), >=, 1.0);
  g_assert_cmpfloat (dag_rising_test (20, 0.0, 40, 4.0), >=, 1.0);
}

static int64_t
draw_poisson (GRand *rand,
              double mean)
{
  double limit = exp (-mean);
  double product = g_rand_double (rand);
  int64_t n = 0;

  while (product > limit)
    {
      product *= g_rand_double (rand);
      n++;
    }
  return n;
}

/* Where nothing changed, p ≤ α in at most α of the cases, for every α. */
static void
test_false_alarms_of_one (void)
{
  static const double alphas[] = { 0.01, 0.05, 0.1, 0.25, 0.5 };
  static const double means[] = { 3.0, 12.0, 45.0 };
  guint n_alarms[G_N_ELEMENTS (alphas)] = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      double mean = means[seed % G_N_ELEMENTS (means)];
      int64_t before = draw_poisson (rand, 2 * mean) + draw_poisson (rand, 2 * mean);
      double p = dag_rising_test (draw_poisson (rand, mean), 1.0, before, 4.0);

      for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
        n_alarms[i] += p <= alphas[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
    {
      double sd = sqrt (alphas[i] * (1.0 - alphas[i]) / N_SEEDS);

      g_assert_cmpfloat (n_alarms[i] / (double) N_SEEDS, <=, alphas[i] + 3.0 * sd);
      /* not by never saying anything */
      g_assert_cmpfloat (n_alarms[i] / (double) N_SEEDS, >=, alphas[i] / 4.0);
    }
}

static void
test_holm (void)
{
  const double p[] = { 0.04, 0.01, 0.03, 0.005 };
  const double expected[] = { 0.06, 0.03, 0.06, 0.02 };
  const double ones[] = { 0.9, 0.8 };
  double adjusted[4];

  dag_holm_adjust (p, 4, adjusted);
  for (guint i = 0; i < 4; i++)
    assert_close (adjusted[i], expected[i], 1e-12);
  dag_holm_adjust (ones, 2, adjusted);
  g_assert_cmpfloat (adjusted[0], <=, 1.0);
  g_assert_cmpfloat (adjusted[0], >=, 0.9);
  dag_holm_adjust (NULL, 0, NULL);
}

static void
add (DagQuestionRadar *radar,
     const char       *id,
     int64_t           today,
     int64_t           before,
     double            days)
{
  DagQuestion *question = dag_question_radar_ensure (radar, id, NULL);

  question->today = today;
  question->before = before;
  question->past_days = days;
}

static DagQuestionRadar *
new_radar (int64_t contacts,
           int64_t tagged)
{
  DagQuestionRadar *radar = dag_question_radar_new ();

  radar->knows_reasons = TRUE;
  radar->contacts = contacts;
  radar->tagged = tagged;
  return radar;
}

/* Thirty questions of every size on a day like any other: one of them is called rising in
 * at most α of the days. */
static void
test_false_alarms_of_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  guint n_alarms = 0;

  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (DagQuestionRadar) radar = new_radar (1000, 900);

      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", i);
          double mean = 1.0 + i;

          add (radar, id, draw_poisson (rand, mean),
               draw_poisson (rand, mean * 2) + draw_poisson (rand, mean * 2), 4.0);
        }
      dag_question_radar_judge (radar);
      n_alarms += radar->n_rising > 0;
    }
  g_assert_cmpfloat (n_alarms / (double) N_SEEDS, <=,
                     DAG_RADAR_ALPHA + 3.0 * sqrt (DAG_RADAR_ALPHA / N_SEEDS));
}

static void
test_radar_finds (void)
{
  g_autoptr (DagQuestionRadar) radar = new_radar (300, 270);

  add (radar, "invoice", 60, 250, 4.0);
  add (radar, "parcel", 34, 48, 4.0);
  add (radar, "few", 9, 2, 4.0);
  add (radar, "once", 1, 3, 4.0);
  dag_question_radar_judge (radar);
  g_assert_cmpint (radar->verdict, ==, DAG_RADAR_READY);
  g_assert_cmpuint (radar->n_rising, ==, 1);
  g_assert_cmpuint (radar->n_hidden, ==, 1);
  g_assert_cmpstr (((DagQuestion *) radar->questions->pdata[0])->id, ==, "parcel");
  g_assert_cmpstr (((DagQuestion *) radar->questions->pdata[1])->id, ==, "invoice");
  assert_close (dag_question_radar_find (radar, "parcel")->usual, 12.0, 1e-12);
  /* nine are not ten, however few there were before */
  g_assert_false (dag_question_radar_find (radar, "few")->is_rising);
  g_assert_cmpfloat (dag_question_radar_find (radar, "few")->p, <, 0.001);
}

/* Whole days before, of which this much is over by now today. */
static void
test_radar_by_part_of_day (void)
{
  g_autoptr (DagQuestionRadar) radar = new_radar (300, 270);
  DagQuestion *question = dag_question_radar_ensure (radar, "parcel", NULL);

  question->today = 34;
  question->before = 200;
  question->past_days = 4.0;
  question->exposure = 0.24;
  dag_question_radar_judge (radar);
  assert_close (question->usual, 12.0, 1e-12);
  g_assert_true (question->is_rising);
  assert_close (question->p, dag_binomial_tail (34, 234, 0.24 / 4.24), 1e-12);
}

static void
test_radar_verdicts (void)
{
  g_autoptr (DagQuestionRadar) none = dag_question_radar_new ();
  g_autoptr (DagQuestionRadar) little = new_radar (300, 149);
  g_autoptr (DagQuestionRadar) changed = new_radar (300, 270);
  g_autoptr (DagQuestionRadar) young = new_radar (300, 270);
  DagQuestion *heard;

  dag_question_radar_judge (none);
  g_assert_cmpint (none->verdict, ==, DAG_RADAR_NO_REASONS);
  heard = dag_question_radar_ensure (none, "card", "Where is it?");
  heard->is_tally = TRUE;
  heard->today = 30;
  heard->before = 40;
  heard->past_days = 4.0;
  dag_question_radar_judge (none);
  g_assert_cmpint (none->verdict, ==, DAG_RADAR_READY);
  g_assert_true (heard->is_rising);

  add (little, "parcel", 34, 48, 4.0);
  dag_question_radar_judge (little);
  g_assert_cmpint (little->verdict, ==, DAG_RADAR_LITTLE_COVERAGE);
  g_assert_cmpuint (little->n_rising, ==, 0);

  add (changed, "parcel", 34, 48, 4.0);
  changed->past_coverage = 0.6;
  dag_question_radar_judge (changed);
  g_assert_cmpint (changed->verdict, ==, DAG_RADAR_COVERAGE_CHANGED);
  g_assert_cmpuint (changed->n_rising, ==, 0);
  changed->past_coverage = 0.88;
  dag_question_radar_judge (changed);
  g_assert_cmpuint (changed->n_rising, ==, 1);

  add (young, "parcel", 34, 12, 1.0);
  dag_question_radar_judge (young);
  g_assert_cmpint (young->verdict, ==, DAG_RADAR_NO_PAST);
  g_assert_cmpfloat (dag_question_radar_find (young, "parcel")->usual, <, 0.0);
}

/* ── The wait that was told ────────────────────────────────────────────────────────── */

#define NINE_US (((int64_t) 1700000000) / 900 * 900 * DAG_USEC_PER_SEC)

typedef struct
{
  DagWaitRecord *record;
  DagQueueSample *queue;
  int64_t at_us;
} Line;

static void
line_begin (Line *line)
{
  line->record = dag_wait_record_new ();
  line->queue = dag_queue_sample_new ();
  line->queue->today = (DagQueueDay){ .answered = 0, .abandoned = 0 };
  line->at_us = NINE_US;
}

static void
line_end (Line *line)
{
  g_clear_pointer (&line->record, dag_wait_record_free);
  g_clear_pointer (&line->queue, dag_queue_sample_unref);
}

/* Ten seconds go by, in which @n were answered who waited @waited_s each. */
static void
line_step (Line   *line,
           guint   told_min,
           guint   n,
           double  waited_s)
{
  line->at_us += 10 * DAG_USEC_PER_SEC;
  line->queue->today.answered += n;
  line->queue->today.wait_answered_s += n * waited_s;
  dag_wait_record_observe (line->record, line->queue, line->at_us, told_min);
}

static void
line_tell (Line *line,
           guint told_min,
           guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    line_step (line, told_min, 0, 0.0);
}

static void
test_wait_told_when_they_joined (void)
{
  DagWaitSummary summary;
  Line line;

  line_begin (&line);
  line_tell (&line, 6, 60);
  /* told six, waited four; it is three minutes that are told by now, to others */
  for (guint i = 0; i < 8; i++)
    line_step (&line, 3, 1, 240.0);
  g_assert_false (dag_wait_record_summarise (line.record, 0, G_MAXINT64, &summary));
  g_assert_cmpuint (summary.n, ==, 0);
  line_step (&line, 3, 2, 500.0);
  g_assert_true (dag_wait_record_summarise (line.record, 0, G_MAXINT64, &summary));
  g_assert_cmpuint (summary.n, ==, 10);
  g_assert_cmpuint (summary.n_kept, ==, 8);
  assert_close (summary.told_s, 360.0, 1e-9);
  assert_close (summary.waited_s, 240.0, 1e-9);
  line_end (&line);
}

static void
test_wait_not_told (void)
{
  DagWaitSummary summary;
  Line line;

  line_begin (&line);
  line_tell (&line, 0, 60);
  for (guint i = 0; i < 30; i++)
    line_step (&line, 2, 1, 600.0);
  g_assert_false (dag_wait_record_summarise (line.record, 0, G_MAXINT64, &summary));
  line_end (&line);
}

/* Who gave up before the time that was told is nobody's error; who gave up after it is. */
static void
test_wait_given_up (void)
{
  DagWaitSummary summary;
  Line line;

  line_begin (&line);
  line_tell (&line, 2, 60);
  for (guint i = 0; i < 20; i++)
    {
      line.queue->today.abandoned++;
      line.queue->today.wait_abandoned_s += i < 10 ? 60.0 : 150.0;
      line_step (&line, 2, 0, 0.0);
    }
  g_assert_true (dag_wait_record_summarise (line.record, 0, G_MAXINT64, &summary));
  g_assert_cmpuint (summary.n, ==, 10);
  g_assert_cmpuint (summary.n_kept, ==, 0);
  line_end (&line);
}

/* Gaps, counters that begin anew, many at once: nothing is made up. */
static void
test_wait_unknown (void)
{
  DagWaitSummary summary;
  Line line;

  line_begin (&line);
  line_tell (&line, 5, 60);
  line_step (&line, 5, DAG_WAIT_RECORD_GROUP + 1, 100.0);
  line.at_us += 600 * DAG_USEC_PER_SEC;
  line_step (&line, 5, 3, 100.0);
  line.queue->today.answered = 0;
  line.queue->today.wait_answered_s = 0.0;
  line_tell (&line, 5, 60);
  line.queue->today.wait_answered_s = DAG_SECONDS_UNKNOWN;
  line_step (&line, 5, 3, 0.0);
  g_assert_false (dag_wait_record_summarise (line.record, 0, G_MAXINT64, &summary));
  g_assert_cmpuint (dag_wait_record_get_cells (line.record)->len, ==, 0);
  line_end (&line);
}

static void
test_wait_restored (void)
{
  DagWaitSummary before;
  DagWaitSummary after;
  g_autoptr (DagWaitRecord) other = dag_wait_record_new ();
  GArray *cells;
  Line line;

  line_begin (&line);
  line_tell (&line, 6, 60);
  for (guint i = 0; i < 200; i++)
    line_step (&line, 6, 1, 3.0 * i);
  cells = dag_wait_record_get_cells (line.record);
  for (guint i = 0; i < cells->len; i++)
    dag_wait_record_restore (other, &g_array_index (cells, DagWaitCell, i));
  dag_wait_record_summarise (line.record, 0, G_MAXINT64, &before);
  g_assert_true (dag_wait_record_summarise (other, 0, G_MAXINT64, &after));
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  g_assert_cmpuint (after.n, ==, 200);
  /* it took over half an hour: the first quarter alone is fewer */
  g_assert_true (dag_wait_record_summarise (other, NINE_US, NINE_US + 900 * DAG_USEC_PER_SEC,
                                            &after));
  g_assert_cmpuint (after.n, <, 200);
  dag_wait_record_trim (other, G_MAXINT64);
  g_assert_false (dag_wait_record_summarise (other, 0, G_MAXINT64, &after));
  line_end (&line);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/questions/tail-is-exact", test_tail_is_exact);
  g_test_add_func ("/questions/tail-of-very-many", test_tail_of_very_many);
  g_test_add_func ("/questions/test-is-monotone", test_test_is_monotone);
  g_test_add_func ("/questions/false-alarms-of-one", test_false_alarms_of_one);
  g_test_add_func ("/questions/holm", test_holm);
  g_test_add_func ("/questions/false-alarms-of-all", test_false_alarms_of_all);
  g_test_add_func ("/questions/radar-finds", test_radar_finds);
  g_test_add_func ("/questions/radar-by-part-of-day", test_radar_by_part_of_day);
  g_test_add_func ("/questions/radar-verdicts", test_radar_verdicts);
  g_test_add_func ("/questions/wait-told-when-they-joined", test_wait_told_when_they_joined);
  g_test_add_func ("/questions/wait-not-told", test_wait_not_told);
  g_test_add_func ("/questions/wait-given-up", test_wait_given_up);
  g_test_add_func ("/questions/wait-unknown", test_wait_unknown);
  g_test_add_func ("/questions/wait-restored", test_wait_restored);
  return g_test_run ();
}
