/* test-questions.c - the radar and the record of waits against a centre that knows the truth
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulated centre has one question that is asked more today than in the weeks before,
 * and knows how long each caller really waited; the client reads its interface alone. */
#include "config.h"

#include "dag-answer.h"
#include "dag-question-radar.h"
#include "dag-reason-past.h"
#include "dag-reason-today.h"
#include "dag-sim-lists.h"
#include "dag-sim-outlook.h"
#include "dag-wait-estimate.h"
#include "dag-wait-record.h"

#include <math.h>

#define MONDAY ((int64_t) 20780) /* 23 November 2026 */
#define RISING "late-parcel"

static GPtrArray *
read_page (DagPageKind  kind,
           GString     *json)
{
  DagBody *body = dag_body_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DagPage) page = NULL;
  GPtrArray *items;

  dag_body_set (body, json->str, json->len);
  page = dag_page_read (kind, body, &error);
  g_assert_no_error (error);
  g_assert_null (page->next);
  dag_body_free (body);
  items = g_ptr_array_ref (page->items);
  return items;
}

static void
read_days (DagReasonPast *past,
           DagSimCentre  *centre,
           int64_t        day)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GPtrArray) reasons = NULL;
  DagSimQuery query = { .from_day = day - DAG_REASON_PAST_DAYS, .to_day = day - 1,
                        .limit = 5000 };

  dag_sim_lists_append_reasons (json, centre, &query);
  reasons = read_page (DAG_PAGE_REASONS, json);
  g_assert_cmpuint (reasons->len, >, 0);
  for (guint i = 0; i < reasons->len; i++)
    dag_reason_past_add_day (past, g_ptr_array_index (reasons, i));
}

/* How the contacts of such a day are spread over it. */
static void
read_course (DagReasonPast *past,
             DagSimCentre  *centre,
             int64_t        day)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GPtrArray) intervals = NULL;
  int64_t midnight_ms = dag_sim_clock_at (day, 0);
  DagSimQuery query = { .from_ms = midnight_ms, .to_ms = dag_sim_clock_at (day + 1, 0),
                        .minutes = 30, .limit = 5000 };

  dag_sim_lists_append_intervals (json, centre, &query);
  intervals = read_page (DAG_PAGE_INTERVALS, json);
  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = g_ptr_array_index (intervals, i);

      dag_reason_past_add_handled (past, interval->queue, day,
                                   (int) ((interval->start_us / 1000 - midnight_ms) / 60000),
                                   interval->minutes, interval->counts.handled);
    }
}

static DagQuestionRadar *
look (DagSimCentre *centre,
      int64_t       day,
      int           minute)
{
  g_autoptr (DagReasonPast) past = dag_reason_past_new (day);
  g_autoptr (DagReasonToday) today = dag_reason_today_new ();
  g_autoptr (DagSnapshot) snapshot = NULL;
  DagQuestionRadar *radar = dag_question_radar_new ();

  dag_sim_centre_run_until (centre, dag_sim_clock_at (day, minute));
  snapshot = dag_sim_outlook_snapshot (centre);
  read_days (past, centre, day);
  for (int week = 1; week <= DAG_RADAR_WEEKS; week++)
    read_course (past, centre, day - 7 * week);
  dag_reason_today_observe (today, snapshot, day, minute);
  dag_reason_today_fill (today, snapshot, radar);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (!dag_channel_is_live (queue->channel))
        dag_reason_past_set_handled (past, queue->id, queue->today.handled);
    }
  dag_reason_past_fill (past, radar, minute);
  dag_question_radar_judge (radar);
  return radar;
}

static DagSimCentre *
new_centre (DagSimScenario scenario,
            uint64_t       seed,
            int64_t        day)
{
  return dag_sim_centre_new (dag_sim_plan_new (scenario, seed, 0, 0),
                             dag_sim_clock_at (day, 0));
}

/* A busy day of a known seed: by the early afternoon the one that rises is found, and it
 * alone; what is usual is right. */
static void
test_busy_day (void)
{
  g_autoptr (DagSimCentre) centre = new_centre (DAG_SIM_BUSY, 2, MONDAY);
  g_autoptr (DagQuestionRadar) radar = look (centre, MONDAY, 13 * 60);
  const DagQuestion *first = g_ptr_array_index (radar->questions, 0);

  g_test_message ("%s: %d today, usually %.1f, p = %.3g (%.3g)", first->id, (int) first->today,
                  first->usual, first->p, first->adjusted_p);
  g_assert_cmpint (radar->verdict, ==, DAG_RADAR_READY);
  g_assert_cmpuint (radar->n_rising, ==, 1);
  g_assert_cmpstr (first->id, ==, RISING);
  g_assert_cmpfloat (dag_question_radar_get_coverage (radar), >, 0.85);
}

/* Calm days: whoever looks every hour and a half from ten to half past five sees nothing. */
static void
test_calm_days (void)
{
  guint n_alarms = 0;

  for (uint64_t seed = 1; seed <= 8; seed++)
    {
      int64_t day = MONDAY + (int64_t) (seed % 5);
      g_autoptr (DagSimCentre) centre = new_centre (DAG_SIM_CALM, seed, day);

      for (int minute = 600; minute <= 1050; minute += 90)
        {
          g_autoptr (DagQuestionRadar) radar = look (centre, day, minute);

          g_assert_cmpint (radar->verdict, ==, DAG_RADAR_READY);
          n_alarms += radar->n_rising;
          for (guint i = 0; i < radar->n_rising; i++)
            {
              const DagQuestion *question = g_ptr_array_index (radar->questions, i);

              g_test_message ("seed %d, %d:%02d: %s: %d today, usually %.1f, p = %.3g",
                              (int) seed, minute / 60, minute % 60, question->id,
                              (int) question->today, question->usual, question->adjusted_p);
            }
        }
    }
  g_assert_cmpuint (n_alarms, ==, 0);
}

/* ── Waits ─────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  guint queue;
  int64_t at_ms;
  guint told_min;
} Told;

static guint
find_told (GArray  *told,
           guint    queue,
           int64_t  at_ms)
{
  guint told_min = 0;

  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = &g_array_index (told, Told, i);

      if (one->at_ms > at_ms)
        break;
      if (one->queue == queue)
        told_min = one->told_min;
    }
  return told_min;
}

/* Polls the centre every ten seconds, as the window does. */
static void
watch_morning (DagSimCentre   *centre,
               DagWaitRecord **records,
               GArray         *told)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);

  for (int64_t at_ms = dag_sim_clock_at (MONDAY, 8 * 60 + 30);
       at_ms <= dag_sim_clock_at (MONDAY, 12 * 60); at_ms += 10000)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      dag_sim_centre_run_until (centre, at_ms);
      snapshot = dag_sim_outlook_snapshot (centre);
      for (guint q = 0; q < plan->n_queues; q++)
        {
          const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, q);
          DagWaitEstimate estimate;
          Told one = { q, at_ms, 0 };

          dag_wait_estimate (&estimate, queue, FALSE);
          one.told_min = estimate.minutes <= DAG_WAIT_MAX_MINUTES ? (guint) estimate.minutes : 0;
          g_array_append_val (told, one);
          dag_wait_record_observe (records[q], queue, snapshot->taken_at_us, one.told_min);
        }
    }
}

/* What is read from the counters is what the callers really waited. */
static void
test_waits_are_right (void)
{
  g_autoptr (DagSimCentre) centre = new_centre (DAG_SIM_OVERLOAD, 4, MONDAY);
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  DagSimRecord *truth = (DagSimRecord *) dag_sim_centre_get_record (centre);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autofree DagWaitRecord **records = g_new0 (DagWaitRecord *, plan->n_queues);
  guint n_compared = 0;

  dag_sim_record_keep_waits (truth);
  for (guint q = 0; q < plan->n_queues; q++)
    records[q] = dag_wait_record_new ();
  watch_morning (centre, records, told);
  for (guint q = 0; q < plan->n_queues; q++)
    {
      DagWaitSummary summary;
      guint n = 0;
      guint n_kept = 0;

      for (guint i = 0; i < truth->waits->len; i++)
        {
          const DagSimWait *wait = &g_array_index (truth->waits, DagSimWait, i);
          guint told_min
              = wait->queue == q ? find_told (told, q, wait->arrived_ms) : 0;

          gboolean is_longer = wait->wait_ms > told_min * 60000;

          /* who gave up before the time that was told is left out */
          if (told_min == 0 || (!wait->answered && !is_longer))
            continue;
          n++;
          n_kept += !is_longer;
        }
      if (n >= 60 && dag_wait_record_summarise (records[q], 0, G_MAXINT64, &summary))
        {
          double share = summary.n_kept / (double) summary.n;

          g_test_message ("%s: %u of %u kept, really %u of %u; told %.0f s, "
                          "waited %.0f s",
                          plan->queues[q].id, summary.n_kept, summary.n, n_kept, n,
                          summary.told_s, summary.waited_s);
          n_compared++;
          g_assert_cmpfloat (fabs (share - n_kept / (double) n), <, 0.06);
          g_assert_cmpfloat (fabs (summary.n / (double) n - 1.0), <, 0.08);
        }
      dag_wait_record_free (records[q]);
    }
  g_assert_cmpuint (n_compared, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sim-questions/busy-day", test_busy_day);
  g_test_add_func ("/sim-questions/calm-days", test_calm_days);
  g_test_add_func ("/sim-questions/waits-are-right", test_waits_are_right);
  return g_test_run ();
}
