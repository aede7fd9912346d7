/* test-totals.c - the figures of the whole centre, as a table of cases
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sample.h"
#include "dag-totals.h"

#define ABSENT -1.0
#define NONE DAG_COUNT_ABSENT

static DagQueueDay
day (int64_t offered,
     int64_t answered,
     int64_t abandoned_short,
     int64_t answered_within,
     int64_t abandoned_within)
{
  g_autoptr (DagQueueSample) blank = dag_queue_sample_new ();
  DagQueueDay made = blank->today;

  made.offered = offered;
  made.answered = answered;
  made.abandoned_short = abandoned_short;
  made.answered_within = answered_within;
  made.abandoned_within = abandoned_within;
  return made;
}

/* offered, answered, short abandons, answered in time, abandoned in time → the five levels */
static void
test_service_levels (void)
{
  static const struct
  {
    int64_t counts[5];
    double levels[DAG_N_SERVICE_LEVEL_KINDS];
  } cases[] = {
    /* one day, five answers */
    { { 100, 90, 4, 72, 6 }, { 0.72, 72.0 / 94, 0.78, 0.8, 0.75 } },
    { { 409, 391, 4, 305, 6 },
      { 305.0 / 409, 305.0 / 403, 311.0 / 409, 305.0 / 391, 305.0 / 405 } },
    { { 10, 10, 0, 10, 0 }, { 1.0, 1.0, 1.0, 1.0, 1.0 } },
    { { 10, 0, 10, 0, 10 }, { 0.0, ABSENT, 1.0, ABSENT, ABSENT } },
    /* nothing offered: no level, not 0 and not 1 */
    { { 0, 0, 0, 0, 0 }, { ABSENT, ABSENT, ABSENT, ABSENT, ABSENT } },
    /* what a source does not supply is not taken for zero */
    { { 100, 90, NONE, 72, NONE }, { 0.72, ABSENT, ABSENT, 0.8, ABSENT } },
    { { 100, 90, 4, NONE, 6 }, { ABSENT, ABSENT, ABSENT, ABSENT, ABSENT } },
    { { NONE, 90, 4, 72, 6 }, { ABSENT, ABSENT, ABSENT, 0.8, ABSENT } },
    { { 100, 90, DAG_COUNT_UNKNOWN, 72, 6 }, { 0.72, 72.0 / 94, 0.78, 0.8, ABSENT } },
    /* a source that contradicts itself */
    { { 10, 8, 0, 12, 0 }, { ABSENT, ABSENT, ABSENT, ABSENT, ABSENT } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint kind = 0; kind < DAG_N_SERVICE_LEVEL_KINDS; kind++)
      {
        const int64_t *c = cases[i].counts;
        DagQueueDay made = day (c[0], c[1], c[2], c[3], c[4]);
        double level = dag_queue_day_get_service_level (&made, (DagServiceLevelKind) kind);

        g_test_message ("case %u, %s", i,
                        dag_service_level_kind_get_word ((DagServiceLevelKind) kind));
        g_assert_cmpfloat_with_epsilon (level, cases[i].levels[kind], 1e-12);
      }
}

static void
test_kind_words (void)
{
  DagServiceLevelKind kind;

  for (guint i = 0; i < DAG_N_SERVICE_LEVEL_KINDS; i++)
    {
      g_assert_true (dag_service_level_kind_from_word (
          dag_service_level_kind_get_word ((DagServiceLevelKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (dag_service_level_kind_from_word ("best", &kind));
  g_assert_cmpuint (kind, ==, DAG_SERVICE_LEVEL_STRICT);
}

static void
test_averages (void)
{
  DagQueueDay made = day (10, 8, 0, 5, 0);

  g_assert_cmpfloat (dag_queue_day_get_asa_s (&made), <, 0.0);
  g_assert_cmpfloat (dag_queue_day_get_handle_time_s (&made), <, 0.0);
  made.wait_answered_s = 200.0;
  made.handled = 8;
  made.handle_s = 2320.0;
  g_assert_cmpfloat_with_epsilon (dag_queue_day_get_asa_s (&made), 25.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (dag_queue_day_get_handle_time_s (&made), 290.0, 1e-12);
  made.answered = made.handled = 0;
  g_assert_cmpfloat (dag_queue_day_get_asa_s (&made), <, 0.0);
  g_assert_cmpfloat (dag_queue_day_get_handle_time_s (&made), <, 0.0);
}

/* An answer does not change once its totals were asked for: each is another one. */
static void
compute (DagTotals   *totals,
         DagSnapshot *snapshot)
{
  g_autoptr (DagSnapshot) answer
      = dag_snapshot_copy_with (snapshot, snapshot->queues, snapshot->agents);

  dag_totals_compute (totals, answer, DAG_SERVICE_LEVEL_STRICT);
}

/* Channels that can wait are counted apart; people are counted once. */
static void
test_sums (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *billing = dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 3);
  DagQueueSample *chat = dag_sample_queue (snapshot, "chat", DAG_CHANNEL_CHAT, 2);
  DagTotals totals;
  static const DagAgentState states[]
      = { DAG_STATE_AVAILABLE, DAG_STATE_RINGING, DAG_STATE_ON_CONTACT, DAG_STATE_WRAP_UP,
          DAG_STATE_BREAK,     DAG_STATE_MEETING, DAG_STATE_OFFLINE,    DAG_STATE_UNKNOWN };

  dag_sample_queue (snapshot, "mail", DAG_CHANNEL_EMAIL, 212)->oldest_s = 5400.0;
  billing->longest_wait_s = 42.0;
  billing->staffed = chat->staffed = 6; /* the same six people in both */
  billing->today = day (100, 90, 4, 72, 6);
  chat->today = day (50, 50, 0, 48, 0);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *id = g_strdup_printf ("a-%u", i);

      dag_sample_agent (snapshot, id, states[i], DAG_SAMPLE_TEN_O_CLOCK);
    }
  compute (&totals, snapshot);

  g_assert_cmpint (totals.waiting, ==, 5);
  g_assert_cmpint (totals.waiting_deferred, ==, 212);
  g_assert_cmpfloat_with_epsilon (totals.longest_wait_s, 42.0, 1e-9);
  g_assert_true (totals.longest_wait_queue == billing);
  g_assert_cmpfloat_with_epsilon (totals.service_level, 120.0 / 150, 1e-12);
  g_assert_cmpint (totals.staffed, ==, 6);
  g_assert_cmpint (totals.workable, ==, 4);
  g_assert_cmpint (totals.on_contact, ==, 3);
  g_assert_cmpfloat_with_epsilon (totals.waiting_per_agent, 1.25, 1e-12);
  g_assert_cmpint (totals.by_state[DAG_STATE_UNKNOWN], ==, 1);
  g_assert_cmpuint (totals.n_queues, ==, 3);
  g_assert_cmpuint (totals.n_agents, ==, 8);
}

static void
test_absence (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *queue;
  DagTotals totals;

  compute (&totals, snapshot);
  g_assert_cmpint (totals.waiting, ==, DAG_COUNT_ABSENT);
  g_assert_cmpint (totals.waiting_deferred, ==, DAG_COUNT_ABSENT);
  g_assert_false (dag_seconds_is_known (totals.longest_wait_s));
  g_assert_false (dag_share_is_known (totals.service_level));
  g_assert_false (dag_share_is_known (totals.waiting_per_agent));

  /* Nobody waits: the longest wait is zero, unless the source cannot tell waits at all. */
  queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, 0);
  compute (&totals, snapshot);
  g_assert_cmpint (totals.waiting, ==, 0);
  g_assert_cmpfloat_with_epsilon (totals.longest_wait_s, 0.0, 1e-9);
  g_assert_null (totals.longest_wait_queue);
  snapshot->absent |= DAG_PART_LONGEST_WAIT;
  compute (&totals, snapshot);
  g_assert_false (dag_seconds_is_known (totals.longest_wait_s));

  /* Somebody waits, for how long is not known. */
  snapshot->absent = 0;
  queue->waiting = 1;
  queue->longest_wait_s = DAG_SECONDS_UNKNOWN;
  compute (&totals, snapshot);
  g_assert_false (dag_seconds_is_known (totals.longest_wait_s));
  g_assert_false (dag_share_is_known (totals.waiting_per_agent));

  /* An empty queue beside it does not make that wait zero. */
  dag_sample_queue (snapshot, "empty", DAG_CHANNEL_CHAT, 0);
  compute (&totals, snapshot);
  g_assert_cmpint (totals.waiting, ==, 1);
  g_assert_false (dag_seconds_is_known (totals.longest_wait_s));
}

/* One queue whose counters cannot be right does not spoil the level of the others. */
static void
test_contradiction (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagTotals totals;

  dag_sample_queue (snapshot, "wrong", DAG_CHANNEL_PHONE, 0)->today = day (10, 8, 0, 12, 0);
  compute (&totals, snapshot);
  g_assert_false (dag_share_is_known (totals.service_level));
  dag_sample_queue (snapshot, "right", DAG_CHANNEL_PHONE, 0)->today = day (100, 90, 4, 72, 6);
  compute (&totals, snapshot);
  g_assert_cmpfloat_with_epsilon (totals.service_level, 0.72, 1e-12);
}

static void
test_common_target (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *one = dag_sample_queue (snapshot, "1", DAG_CHANNEL_PHONE, 0);
  DagQueueSample *two = dag_sample_queue (snapshot, "2", DAG_CHANNEL_CHAT, 0);
  DagQueueSample *mail = dag_sample_queue (snapshot, "3", DAG_CHANNEL_EMAIL, 0);
  DagTotals totals;

  one->target = (DagTarget){ 0.8, 20.0 };
  mail->target = (DagTarget){ 0.95, 14400.0 };
  compute (&totals, snapshot);
  g_assert_cmpfloat_with_epsilon (totals.target.level, 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals.target.within_s, 20.0, 1e-9);
  two->target = (DagTarget){ 0.8, 20.0 };
  compute (&totals, snapshot);
  g_assert_cmpfloat_with_epsilon (totals.target.level, 0.8, 1e-9);
  g_assert_cmpuint (totals.n_targets, ==, 0); /* nothing was counted yet */
  two->target.within_s = 45.0;
  one->today.offered = two->today.offered = mail->today.offered = 10;
  one->today.answered_within = mail->today.answered_within = 8;
  two->today.answered_within = 7;
  compute (&totals, snapshot);
  g_assert_false (dag_share_is_known (totals.target.level));
  g_assert_cmpuint (totals.n_targets, ==, 2);
  g_assert_cmpuint (totals.n_on_target, ==, 1);
  g_assert_cmpuint (totals.n_left_out, ==, 1); /* mail has a level, and is not among them */
}

/* waiting, free people, people on a break, longest wait, target → one word */
static void
test_mood (void)
{
  static const struct
  {
    int64_t waiting;
    guint n_free;
    guint n_break;
    double longest_s;
    double within_s; /* < 0: the queue has no target */
    DagMood mood;
  } cases[] = {
    { 0, 0, 0, 0, 20, DAG_MOOD_NOBODY },
    { 9, 0, 0, 400, 20, DAG_MOOD_NOBODY },
    { 0, 2, 0, 0, 20, DAG_MOOD_CALM },
    { 3, 2, 0, 10, 20, DAG_MOOD_CALM },      /* 1.5 is not over 1.5 */
    { 4, 2, 0, 10, 20, DAG_MOOD_BUSY },      /* 2 for each */
    { 6, 2, 0, 10, 20, DAG_MOOD_BUSY },      /* 3 is not over 3 */
    { 7, 2, 0, 10, 20, DAG_MOOD_OVERLOAD },
    { 4, 2, 5, 10, 20, DAG_MOOD_BUSY },      /* a break is never the cause */
    { 1, 0, 2, 10, 20, DAG_MOOD_OVERLOAD },  /* somebody waits, nobody can take it */
    { 0, 0, 2, 0, 20, DAG_MOOD_CALM },       /* nobody waits: nobody need be free */
    { 1, 2, 0, 40, 20, DAG_MOOD_CALM },      /* 2 × target is not over it */
    { 1, 2, 0, 41, 20, DAG_MOOD_BUSY },
    { 1, 2, 0, 360, 20, DAG_MOOD_BUSY },     /* max (360, 5 × 20) */
    { 1, 2, 0, 361, 20, DAG_MOOD_OVERLOAD },
    { 1, 2, 0, 361, 120, DAG_MOOD_BUSY },    /* max (360, 5 × 120) */
    { 1, 2, 0, 601, 120, DAG_MOOD_OVERLOAD },
    { 1, 2, 0, 300, -1, DAG_MOOD_CALM },
    { 1, 2, 0, 361, -1, DAG_MOOD_OVERLOAD },
    { 1, 2, 0, -1, 20, DAG_MOOD_CALM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
      DagQueueSample *queue
          = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, cases[i].waiting);
      DagTotals totals;

      queue->longest_wait_s = cases[i].longest_s;
      if (cases[i].within_s > 0)
        queue->target = (DagTarget){ 0.8, cases[i].within_s };
      for (guint j = 0; j < cases[i].n_free + cases[i].n_break; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j);

          dag_sample_agent (snapshot, id,
                            j < cases[i].n_free ? DAG_STATE_AVAILABLE : DAG_STATE_BREAK,
                            DAG_SAMPLE_TEN_O_CLOCK);
        }
      compute (&totals, snapshot);
      g_test_message ("case %u", i);
      g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, cases[i].mood);
    }
}

/* What stands below the word must not belie it: free, busy, waiting and how many of 10 were
 * in time in each of two queues → one word. */
static void
test_calm_is_true (void)
{
  static const struct
  {
    guint n_free;
    guint n_busy;
    int64_t waiting;
    int64_t in_time[2];
    gboolean apart; /* the second queue has a target of its own */
    DagMood mood;
  } cases[] = {
    { 1, 3, 1, { 8, 8 }, FALSE, DAG_MOOD_CALM },
    { 0, 4, 1, { 8, 8 }, FALSE, DAG_MOOD_EVEN },  /* nobody is free */
    { 0, 4, 0, { 8, 8 }, FALSE, DAG_MOOD_CALM },
    { 1, 3, 1, { 8, 7 }, FALSE, DAG_MOOD_EVEN },  /* 75 % of 80 % */
    { 1, 3, 0, { 8, 7 }, FALSE, DAG_MOOD_CALM },  /* a bad morning does not last all day */
    { 1, 3, 1, { 8, 7 }, TRUE, DAG_MOOD_CALM },   /* one of two on target */
    { 1, 3, 1, { 7, 7 }, TRUE, DAG_MOOD_EVEN },   /* none of two */
    { 0, 4, 7, { 8, 8 }, FALSE, DAG_MOOD_BUSY },  /* busy is busy */
    { 0, 4, 13, { 8, 8 }, FALSE, DAG_MOOD_OVERLOAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
      DagTotals totals;

      for (guint j = 0; j < 2; j++)
        {
          DagQueueSample *queue = dag_sample_queue (snapshot, j == 0 ? "one" : "two",
                                                    DAG_CHANNEL_PHONE,
                                                    j == 0 ? cases[i].waiting : 0);

          queue->longest_wait_s = 5.0;
          queue->target = (DagTarget){ 0.8, j == 1 && cases[i].apart ? 45.0 : 20.0 };
          queue->today.offered = 10;
          queue->today.answered_within = cases[i].in_time[j];
        }
      for (guint j = 0; j < cases[i].n_free + cases[i].n_busy; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j);

          dag_sample_agent (snapshot, id,
                            j < cases[i].n_free ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT,
                            DAG_SAMPLE_TEN_O_CLOCK);
        }
      compute (&totals, snapshot);
      g_test_message ("case %u", i);
      g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, cases[i].mood);
    }
}

/* A backlog of mail is old by nature: it does not make the centre overloaded. */
static void
test_mood_of_mail (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *mail = dag_sample_queue (snapshot, "mail", DAG_CHANNEL_EMAIL, 500);
  DagTotals totals;

  mail->longest_wait_s = 90000.0;
  dag_sample_agent (snapshot, "a", DAG_STATE_AVAILABLE, DAG_SAMPLE_TEN_O_CLOCK);
  compute (&totals, snapshot);
  g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, DAG_MOOD_CALM);
}

/* Nobody knows: that is neither calm nor overloaded, and not "nobody is signed in". */
static void
test_mood_unknown (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  DagQueueSample *queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, 2);
  DagAgentSample *agent
      = dag_sample_agent (snapshot, "a", DAG_STATE_UNKNOWN, DAG_SAMPLE_TEN_O_CLOCK);
  DagTotals totals;

  queue->longest_wait_s = 10.0;
  compute (&totals, snapshot);
  g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, DAG_MOOD_UNKNOWN);
  queue->longest_wait_s = 361.0; /* what is known to be bad is said all the same */
  compute (&totals, snapshot);
  g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, DAG_MOOD_OVERLOAD);

  agent->state = DAG_STATE_AVAILABLE;
  queue->waiting = DAG_COUNT_UNKNOWN;
  queue->longest_wait_s = DAG_SECONDS_UNKNOWN;
  compute (&totals, snapshot);
  g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, DAG_MOOD_UNKNOWN);
  queue->waiting = 0;
  compute (&totals, snapshot);
  g_assert_cmpint (dag_totals_get_mood (&totals, snapshot), ==, DAG_MOOD_CALM);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/totals/service-levels", test_service_levels);
  g_test_add_func ("/totals/kind-words", test_kind_words);
  g_test_add_func ("/totals/averages", test_averages);
  g_test_add_func ("/totals/sums", test_sums);
  g_test_add_func ("/totals/absence", test_absence);
  g_test_add_func ("/totals/contradiction", test_contradiction);
  g_test_add_func ("/totals/common-target", test_common_target);
  g_test_add_func ("/totals/mood", test_mood);
  g_test_add_func ("/totals/mood/calm-is-true", test_calm_is_true);
  g_test_add_func ("/totals/mood-of-mail", test_mood_of_mail);
  g_test_add_func ("/totals/mood-unknown", test_mood_unknown);
  return g_test_run ();
}
