/* test-questions.c - what customers ask: watched, kept over a restart, tallied by hand
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-store.h"
#include "dag-question-watch.h"
#include "dag-standup.h"
#include "dag-time.h"

#include "dag-test-store.h"

#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)
#define MINUTE_US (60 * DAG_USEC_PER_SEC)

typedef struct
{
  char *folder;
  char *path;
  DagStore *store;
  DagDashboard *dashboard;
  DagQuestionWatch *watch;
} Fixture;

static void
open_centre (Fixture *fixture)
{
  fixture->store = dag_store_new (fixture->path);
  fixture->dashboard = dag_dashboard_new ();
  fixture->watch = dag_dashboard_get_questions (fixture->dashboard);
  dag_question_watch_set_store (fixture->watch, fixture->store);
}

static void
close_centre (Fixture *fixture)
{
  gpointer dashboard = fixture->dashboard;

  dag_question_watch_set_store (fixture->watch, NULL);
  g_object_add_weak_pointer (dashboard, &dashboard);
  g_clear_object (&fixture->dashboard);
  dag_store_close (fixture->store);
  g_clear_object (&fixture->store);
  dag_test_await (dashboard == NULL, 10000);
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("dag-questions-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "centre.sqlite", NULL);
  open_centre (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  close_centre (fixture);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

/* Monday 23 November 2026 at Amsterdam, so many days before, at this minute. */
static int64_t
get_time_us (int days_before,
             int minute)
{
  int64_t midnight_us = 0;

  dag_time_parse_rfc3339 ("2026-11-23T00:00:00+01:00", -1, &midnight_us);
  return midnight_us - days_before * DAY_US + minute * MINUTE_US;
}

static DagSnapshot *
new_snapshot (int64_t at_us,
              int64_t handled,
              int64_t asked)
{
  DagSnapshot *snapshot = dag_snapshot_new ();
  DagQueueSample *queue = dag_queue_sample_new ();
  DagReasonSample *reason = dag_reason_sample_new ();
  DagReasonSample *other = dag_reason_sample_new ();

  snapshot->taken_at_us = at_us;
  snapshot->source.name = g_strdup ("Voorbeeld");
  snapshot->source.timezone = g_strdup ("Europe/Amsterdam");
  snapshot->source.speed = 1.0;
  queue->id = g_strdup ("parcels");
  queue->name = g_strdup ("Pakketten");
  queue->channel = DAG_CHANNEL_PHONE;
  queue->waiting = 0;
  queue->today.handled = handled;
  queue->today.tagged = handled - handled / 10;
  g_ptr_array_add (snapshot->queues, queue);
  reason->id = g_strdup ("late");
  reason->label = g_strdup ("Where is my parcel");
  reason->queue = g_strdup ("parcels");
  reason->today = asked;
  g_ptr_array_add (snapshot->reasons, reason);
  other->id = g_strdup ("other");
  other->label = g_strdup ("Anything else");
  other->queue = g_strdup ("parcels");
  other->today = handled - handled / 10 - asked;
  g_ptr_array_add (snapshot->reasons, other);
  return snapshot;
}

static void
poll (Fixture *fixture,
      int64_t  at_us,
      int64_t  handled,
      int64_t  asked)
{
  g_autoptr (DagSnapshot) snapshot = new_snapshot (at_us, handled, asked);

  dag_dashboard_apply (fixture->dashboard, snapshot);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  int64_t *found_us = user_data;

  *found_us = dag_question_watch_find_first_finish (DAG_QUESTION_WATCH (source), result, &error);
  g_assert_no_error (error);
}

static int64_t
find_first (Fixture    *fixture,
            const char *reason,
            int64_t     since_us)
{
  int64_t found_us = -1;

  dag_question_watch_find_first_async (fixture->watch, reason, since_us, NULL, on_found,
                                       &found_us);
  dag_test_await (found_us != -1, 10000);
  return found_us;
}

/* The first who asked after the news, to the poll; also after a restart, also the next day. */
static void
test_first_who_asked (Fixture      *fixture,
                      gconstpointer unused)
{
  int64_t at_us = get_time_us (0, 600);

  poll (fixture, at_us, 50, 4);
  poll (fixture, at_us + 10 * DAG_USEC_PER_SEC, 51, 4);
  poll (fixture, at_us + 20 * DAG_USEC_PER_SEC, 52, 5);
  poll (fixture, at_us + 40 * MINUTE_US, 70, 7);
  g_assert_cmpint (find_first (fixture, "late", at_us), ==, at_us + 20 * DAG_USEC_PER_SEC);
  g_assert_cmpint (find_first (fixture, "late", at_us + MINUTE_US), ==,
                   at_us + 40 * MINUTE_US);
  g_assert_cmpint (find_first (fixture, "late", at_us + 40 * MINUTE_US), ==, DAG_TIME_NONE);
  g_assert_cmpint (find_first (fixture, "nobody", at_us), ==, DAG_TIME_NONE);
  close_centre (fixture);
  open_centre (fixture);
  poll (fixture, at_us + DAY_US, 20, 1);
  g_assert_cmpint (find_first (fixture, "late", at_us + MINUTE_US), ==,
                   at_us + 40 * MINUTE_US);
}

static const DagQuestion *
await_usual (Fixture *fixture)
{
  const DagQuestion *question;

  dag_test_await ((question = dag_question_radar_find (
                       dag_question_watch_get_radar (fixture->watch), "late"))
                          != NULL
                      && question->usual >= 0.0,
                  10000);
  return question;
}

/* No source tells of the days before: those that were watched here are enough, and only what
 * had been asked by this time of the day counts. */
static void
test_from_own_record (Fixture      *fixture,
                      gconstpointer unused)
{
  static const int weeks[] = { 21, 14, 7 };
  const DagQuestion *question;

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      poll (fixture, get_time_us (weeks[i], 11 * 60), 120, 12);
      poll (fixture, get_time_us (weeks[i], 17 * 60), 400, 90);
      close_centre (fixture);
      open_centre (fixture);
    }
  poll (fixture, get_time_us (0, 11 * 60 + 5), 130, 34);
  question = await_usual (fixture);
  g_assert_cmpint (question->before, ==, 36);
  g_assert_cmpfloat (question->usual, >, 11.9);
  g_assert_cmpfloat (question->usual, <, 12.1);
  g_assert_true (question->is_rising);
  g_assert_cmpuint (dag_question_watch_get_n_new (fixture->watch), ==, 1);
  g_assert_false (dag_question_radar_find (dag_question_watch_get_radar (fixture->watch),
                                           "other")
                      ->is_rising);
}

/* Somebody watched in the evenings alone: of eleven o'clock nothing is known. */
static void
test_not_watched_then (Fixture      *fixture,
                       gconstpointer unused)
{
  for (int week = 1; week <= 3; week++)
    {
      poll (fixture, get_time_us (28 - 7 * week, 17 * 60), 400, 90);
      close_centre (fixture);
      open_centre (fixture);
    }
  poll (fixture, get_time_us (0, 11 * 60 + 5), 130, 34);
  dag_test_await (dag_question_watch_get_radar (fixture->watch) != NULL, 10000);
  g_assert_cmpint (dag_question_watch_get_radar (fixture->watch)->verdict, ==,
                   DAG_RADAR_NO_PAST);
}

static void
poll_waits (Fixture *fixture,
            int64_t  at_us,
            int64_t  answered)
{
  g_autoptr (DagSnapshot) snapshot = new_snapshot (at_us, 100, 10);
  DagQueueSample *queue = g_ptr_array_index (snapshot->queues, 0);

  queue->waiting = 2;
  queue->staffed = queue->on_contact = 4;
  queue->available = 0;
  queue->expected_wait_s = 200.0;
  queue->today.answered = answered;
  queue->today.wait_answered_s = 100.0 * (double) answered;
  dag_dashboard_apply (fixture->dashboard, snapshot);
}

/* What was told and waited is there again after a restart, and is counted once. */
static void
test_waits_are_kept (Fixture      *fixture,
                     gconstpointer unused)
{
  int64_t at_us = get_time_us (0, 600);
  DagWaitSummary summary;

  poll_waits (fixture, at_us - 10 * DAG_USEC_PER_SEC, 0);
  find_first (fixture, "late", at_us); /* what was kept has been read by then */
  for (int i = 0; i < 60; i++)
    poll_waits (fixture, at_us + i * 10 * DAG_USEC_PER_SEC, MAX (0, i - 40));
  g_assert_true (dag_question_watch_summarise_wait (fixture->watch, "parcels", &summary));
  g_assert_cmpuint (summary.n, ==, 19);
  g_assert_cmpuint (summary.n_kept, ==, 19);
  g_assert_cmpfloat (summary.told_s, >, 239.0);
  g_assert_cmpfloat (summary.waited_s, <, 101.0);
  for (int i = 0; i < 2; i++)
    {
      close_centre (fixture);
      open_centre (fixture);
      poll_waits (fixture, at_us + (20 + i) * MINUTE_US, 19);
      dag_test_await (
          dag_question_watch_summarise_wait (fixture->watch, "parcels", &summary), 10000);
      g_assert_cmpuint (summary.n, ==, 19);
    }
  g_assert_false (dag_question_watch_summarise_wait (fixture->watch, "nobody", &summary));
}

static DagBoardEntry *
add_card (DagBoard *board)
{
  DagBoardEntry *card = dag_board_add (board, DAG_BOARD_ANSWER, NULL, NULL, NULL);

  dag_board_set (board, card, "title", g_variant_new_string ("Is the site down?"));
  dag_board_set (board, card, "key", g_variant_new_int64 (1));
  return card;
}

static void
add_tally (DagBoard      *board,
           DagBoardEntry *card,
           const char    *day,
           int64_t        at_us)
{
  DagBoardEntry *tally
      = dag_board_add (board, DAG_BOARD_TALLY, NULL, day, dag_board_entry_get_id (card));

  dag_board_set (board, tally, "at", g_variant_new_int64 (at_us));
}

/* Counted by hand, undone, and on the rise beside the same weekdays; then on the agenda. */
static void
test_tally (Fixture      *fixture,
            gconstpointer unused)
{
  DagBoard *board = dag_dashboard_get_board (fixture->dashboard);
  DagBoardEntry *card = add_card (board);
  const char *id = dag_board_entry_get_id (card);
  g_autofree char *source = g_strconcat (DAG_TOPIC_QUESTION, id, NULL);
  g_autoptr (DagStandup) standup = NULL;
  const DagQuestionRadar *radar;

  for (int i = 0; i < 3; i++)
    {
      add_tally (board, card, "2026-11-16", get_time_us (7, 540));
      add_tally (board, card, "2026-11-09", get_time_us (14, 540));
      /* later on that day: does not count yet */
      add_tally (board, card, "2026-11-09", get_time_us (14, 1000));
    }
  poll (fixture, get_time_us (0, 600), 100, 10);
  for (int i = 0; i < 21; i++)
    dag_question_watch_tally (fixture->watch, card);
  g_assert_cmpuint (dag_question_watch_count_tally (fixture->watch, card), ==, 21);
  g_assert_cmpstr (dag_board_get_undo_label (board), ==, "Heard: Is the site down?");
  g_assert_true (dag_board_undo (board));
  g_assert_cmpuint (dag_question_watch_count_tally (fixture->watch, card), ==, 20);
  dag_test_await ((radar = dag_question_watch_get_radar (fixture->watch)) != NULL
                      && radar->n_rising == 1,
                  10000);
  g_assert_cmpint (dag_question_radar_find (radar, id)->today, ==, 20);
  g_assert_cmpint (dag_question_radar_find (radar, id)->before, ==, 6);
  g_assert_cmpuint (dag_question_watch_get_n_new (fixture->watch), ==, 1);
  standup = dag_standup_new (board, "Noord", "2026-11-23");
  dag_standup_add_topic_from (standup, source, "Is the site down?", "20 today");
  dag_standup_add_topic_from (standup, source, "Is the site down?", "20 today");
  g_assert_cmpuint (dag_board_view_get_n (dag_standup_get_topics (standup)), ==, 1);
  g_assert_cmpuint (dag_question_watch_get_n_new (fixture->watch), ==, 0);
  g_assert_true (dag_board_undo (board));
  g_assert_cmpuint (dag_question_watch_get_n_new (fixture->watch), ==, 1);
}

/* What comes up is spoken of before the last word; when that is spoken, after it. */
static void
test_before_the_last_word (Fixture      *fixture,
                           gconstpointer unused)
{
  DagBoard *board = dag_dashboard_get_board (fixture->dashboard);
  g_autoptr (DagStandup) standup = dag_standup_new (board, "Noord", "2026-11-23");
  DagBoardView *topics = dag_standup_get_topics (standup);
  DagBoardEntry *table;

  dag_standup_prepare_topic (standup, DAG_TOPIC_NEWS, "News", 60);
  table = dag_standup_prepare_topic (standup, DAG_TOPIC_TABLE, "Around the table", 60);
  dag_standup_prepare_topic (standup, DAG_TOPIC_RISING, "Asked more than usual", 60);
  dag_standup_add_topic_from (standup, "reason:site", "Is the site down?", "20 today");
  g_assert_cmpuint (dag_board_view_get_n (topics), ==, 4);
  g_assert_true (dag_board_view_get (topics, 3) == table);
  dag_standup_start (standup, 1000);
  dag_standup_set_current (standup, table, 2000);
  dag_standup_add_topic_from (standup, "reason:late", "Parcel is late", "12 today");
  g_assert_true (dag_board_view_get (topics, 3) == table);
}

/* What has been kept long enough goes. */
static void
test_retention (Fixture      *fixture,
                gconstpointer unused)
{
  const DagRetention retention = DAG_RETENTION_DEFAULT;
  g_autoptr (DagRecorder) recorder = dag_recorder_new ();
  g_autoptr (DagQuestionRequest) kept = NULL;
  DagQuestionRequest *request = dag_question_request_new ();
  DagWaitCell cell = { .quarter_us = get_time_us (7, 600), .told_min = 2, .waited_steps = 3,
                       .n = 1 };
  gpointer more;

  poll (fixture, get_time_us (7, 600), 100, 10);
  close_centre (fixture);
  open_centre (fixture);
  dag_question_request_add_wait (request, "parcels", &cell);
  dag_test_store_run (fixture->store, &dag_question_save_job, request, NULL);
  for (int days = 0; days <= 40; days += 40)
    {
      do
        more = dag_test_store_run (
            fixture->store, &dag_retention_job,
            dag_retention_round_new (recorder, &retention, get_time_us (7 - days, 601)), NULL);
      while (more != NULL);
      request = dag_question_request_new ();
      request->day = get_time_us (7, 600) / DAY_US;
      g_clear_pointer (&kept, dag_question_request_free);
      kept = dag_test_store_run (fixture->store, &dag_question_load_job, request, NULL);
      g_assert_cmpuint (kept->counts->len, ==, days == 0 ? 4 : 0);
      g_assert_cmpuint (kept->waits->len, ==, days == 0 ? 1 : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/questions/first-who-asked", test_first_who_asked);
  ADD ("/questions/from-own-record", test_from_own_record);
  ADD ("/questions/not-watched-then", test_not_watched_then);
  ADD ("/questions/waits-are-kept", test_waits_are_kept);
  ADD ("/questions/tally", test_tally);
  ADD ("/questions/before-the-last-word", test_before_the_last_word);
  ADD ("/questions/retention", test_retention);
  return g_test_run ();
}
