/* test-change-finder.c - what changed in the last quarter of an hour, and what is not told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change-finder.h"
#include "dag-sample.h"

#define T0 DAG_SAMPLE_TEN_O_CLOCK

typedef struct
{
  DagMemoryHistory *history;
  DagChangeFinder *finder;
  DagSnapshot *last;
  GPtrArray *found;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->history = dag_memory_history_new ();
  fixture->finder = dag_change_finder_new (fixture->history);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  dag_change_finder_free (fixture->finder);
  g_clear_pointer (&fixture->last, dag_snapshot_unref);
  g_clear_pointer (&fixture->found, g_ptr_array_unref);
  g_assert_finalize_object (fixture->history);
}

/* Adds @snapshot, which it takes, and looks for changes. */
static void
add (Fixture     *fixture,
     DagSnapshot *snapshot)
{
  g_clear_pointer (&fixture->last, dag_snapshot_unref);
  g_clear_pointer (&fixture->found, g_ptr_array_unref);
  fixture->last = snapshot;
  dag_history_add_snapshot (DAG_HISTORY (fixture->history), snapshot);
  dag_change_finder_add (fixture->finder, snapshot);
  fixture->found = dag_change_finder_find (fixture->finder, snapshot);
}

/* One queue and one agent at @minute. */
static void
add_minute (Fixture      *fixture,
            double        minute,
            int64_t       waiting,
            DagAgentState state,
            double        since_minute)
{
  DagSnapshot *snapshot = dag_sample_snapshot (T0 + (int64_t) (minute * 60e6));
  DagAgentSample *agent
      = dag_sample_agent (snapshot, "anna", state, T0 + (int64_t) (since_minute * 60e6));

  agent->reason = g_strdup (state == DAG_STATE_BREAK ? "Lunch" : NULL);
  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, waiting);
  add (fixture, snapshot);
}

static const DagChange *
find_kind (Fixture       *fixture,
           DagChangeKind  kind)
{
  for (guint i = 0; i < fixture->found->len; i++)
    if (((DagChange *) g_ptr_array_index (fixture->found, i))->kind == kind)
      return g_ptr_array_index (fixture->found, i);
  return NULL;
}

static gboolean
has_kind (Fixture       *fixture,
          DagChangeKind  kind)
{
  return find_kind (fixture, kind) != NULL;
}

static void
test_waiting (Fixture      *fixture,
              gconstpointer unused)
{
  for (guint i = 0; i <= 14; i++)
    add_minute (fixture, i, 2, DAG_STATE_AVAILABLE, -5);
  g_assert_cmpuint (fixture->found->len, ==, 0);
  add_minute (fixture, 15, 4, DAG_STATE_AVAILABLE, -5); /* two more are no news */
  g_assert_cmpuint (fixture->found->len, ==, 0);
  add_minute (fixture, 16, 8, DAG_STATE_AVAILABLE, -5);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_cmpint (((DagChange *) fixture->found->pdata[0])->kind, ==, DAG_CHANGE_WAITING);
  g_assert_cmpfloat_with_epsilon (((DagChange *) fixture->found->pdata[0])->from, 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (((DagChange *) fixture->found->pdata[0])->to, 8.0, 1e-9);
}

/* A pause under five minutes is never told: neither its start nor its end. */
static void
test_short_pause (Fixture      *fixture,
                  gconstpointer unused)
{
  add_minute (fixture, 0, 0, DAG_STATE_AVAILABLE, -5);
  for (double minute = 1; minute < 5.5; minute += 0.5)
    {
      add_minute (fixture, minute, 0, DAG_STATE_BREAK, 1);
      g_assert_cmpuint (fixture->found->len, ==, 0);
    }
  add_minute (fixture, 5.9, 0, DAG_STATE_AVAILABLE, 5.8);
  g_assert_cmpuint (fixture->found->len, ==, 0);
  for (double minute = 6; minute < 25; minute += 1)
    {
      add_minute (fixture, minute, 0, DAG_STATE_AVAILABLE, 5.8);
      g_assert_cmpuint (fixture->found->len, ==, 0);
    }
}

/* So is one that was taken by signing out. */
static void
test_short_sign_out (Fixture      *fixture,
                     gconstpointer unused)
{
  add_minute (fixture, 0, 0, DAG_STATE_OFFLINE, -2); /* out before we watched */
  add_minute (fixture, 1, 0, DAG_STATE_AVAILABLE, 0.5);
  g_assert_cmpuint (fixture->found->len, ==, 0);
  for (double minute = 2; minute < 6; minute += 0.5)
    {
      add_minute (fixture, minute, 0, DAG_STATE_OFFLINE, 2);
      g_assert_cmpuint (fixture->found->len, ==, 0);
    }
  for (double minute = 6; minute < 25; minute += 1)
    {
      add_minute (fixture, minute, 0, DAG_STATE_AVAILABLE, 5.9);
      g_assert_cmpuint (fixture->found->len, ==, 0);
    }
}

/* F-D04: who vanished on a break and came back from it is not on a break. */
static void
test_vanished_on_a_break (Fixture      *fixture,
                          gconstpointer unused)
{
  DagSnapshot *without = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (7));

  add_minute (fixture, 0, 0, DAG_STATE_AVAILABLE, -5);
  add_minute (fixture, 1, 0, DAG_STATE_BREAK, 1);
  add_minute (fixture, 6, 0, DAG_STATE_BREAK, 1);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  dag_sample_queue (without, "billing", DAG_CHANNEL_PHONE, 0);
  add (fixture, without);
  g_assert_false (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  add_minute (fixture, 8, 0, DAG_STATE_AVAILABLE, 7.5);
  g_assert_false (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  add_minute (fixture, 9, 0, DAG_STATE_BREAK, 8.5);
  g_assert_false (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  add_minute (fixture, 14, 0, DAG_STATE_BREAK, 8.5);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  g_assert_cmpint (((DagChange *) fixture->found->pdata[0])->at_us, ==,
                   T0 + (int64_t) (8.5 * 60e6));
}

static void
test_break (Fixture      *fixture,
            gconstpointer unused)
{
  add_minute (fixture, 0, 0, DAG_STATE_AVAILABLE, -5);
  add_minute (fixture, 1, 0, DAG_STATE_BREAK, 1);
  add_minute (fixture, 6, 0, DAG_STATE_BREAK, 1);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_BREAK));
  add_minute (fixture, 12, 0, DAG_STATE_AVAILABLE, 11.9);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_BACK));
  g_assert_cmpstr (((DagChange *) fixture->found->pdata[0])->reason, ==, "Lunch");
  g_assert_cmpstr (((DagChange *) fixture->found->pdata[0])->name, ==, "Agent anna");
  add_minute (fixture, 26, 0, DAG_STATE_AVAILABLE, 11.9);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  add_minute (fixture, 28, 0, DAG_STATE_AVAILABLE, 11.9);
  g_assert_cmpuint (fixture->found->len, ==, 0);
}

static void
test_signs (Fixture      *fixture,
            gconstpointer unused)
{
  add_minute (fixture, 0, 0, DAG_STATE_OFFLINE, -60);
  g_assert_cmpuint (fixture->found->len, ==, 0);
  add_minute (fixture, 1, 0, DAG_STATE_AVAILABLE, 0.5);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_SIGNED_IN));
  add_minute (fixture, 2, 0, DAG_STATE_OFFLINE, 1.5);
  g_assert_false (has_kind (fixture, DAG_CHANGE_AGENT_SIGNED_OUT));
  add_minute (fixture, 7, 0, DAG_STATE_OFFLINE, 1.5);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_SIGNED_OUT));
  /* a word nobody knows is no signing out */
  add_minute (fixture, 30, 0, DAG_STATE_AVAILABLE, 29);
  add_minute (fixture, 31, 0, DAG_STATE_UNKNOWN, 31);
  g_assert_false (has_kind (fixture, DAG_CHANGE_AGENT_SIGNED_OUT));
}

/* Who comes, leaves and comes again is one line, not three. */
static void
test_signs_once (Fixture      *fixture,
                 gconstpointer unused)
{
  add_minute (fixture, 0, 0, DAG_STATE_OFFLINE, -60);
  add_minute (fixture, 1, 0, DAG_STATE_AVAILABLE, 0.5);
  add_minute (fixture, 2, 0, DAG_STATE_OFFLINE, 1.5);
  add_minute (fixture, 9, 0, DAG_STATE_AVAILABLE, 8.5);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_SIGNED_IN));
  g_assert_cmpint (((DagChange *) fixture->found->pdata[0])->at_us, ==,
                   T0 + (int64_t) (8.5 * 60e6));
}

static void
test_silent (Fixture      *fixture,
             gconstpointer unused)
{
  add_minute (fixture, 0, 3, DAG_STATE_AVAILABLE, -5);
  for (guint i = 1; i <= 14; i++)
    {
      add_minute (fixture, i, 0, DAG_STATE_AVAILABLE, -5);
      g_assert_false (has_kind (fixture, DAG_CHANGE_QUEUE_SILENT));
    }
  for (guint i = 16; i <= 29; i++)
    {
      add_minute (fixture, i, 0, DAG_STATE_AVAILABLE, -5);
      g_assert_true (has_kind (fixture, DAG_CHANGE_QUEUE_SILENT));
    }
  add_minute (fixture, 32, 0, DAG_STATE_AVAILABLE, -5);
  g_assert_false (has_kind (fixture, DAG_CHANGE_QUEUE_SILENT));
}

/* Connected a moment ago: the source tells who came and went before, and short pauses
 * are not told either. */
static void
test_looks_back (Fixture      *fixture,
                 gconstpointer unused)
{
  static const struct
  {
    double minute;
    DagAgentState state;
  } day[] = {
    { -60, DAG_STATE_AVAILABLE }, { -40, DAG_STATE_BREAK }, { -20, DAG_STATE_AVAILABLE },
    { -14, DAG_STATE_BREAK },     { -11, DAG_STATE_AVAILABLE }, { -10, DAG_STATE_BREAK },
    { -4, DAG_STATE_AVAILABLE },
  };
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint i = 0; i < G_N_ELEMENTS (day); i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup ("anna");
      change->at_us = T0 + (int64_t) (day[i].minute * 60e6);
      change->state = day[i].state;
      g_ptr_array_add (changes, change);
    }
  add_minute (fixture, 0, 0, DAG_STATE_AVAILABLE, -4);
  g_assert_cmpuint (fixture->found->len, ==, 0);
  dag_history_add_state_changes (DAG_HISTORY (fixture->history), changes);
  dag_change_finder_look_back (fixture->finder);
  dag_change_finder_look_back (fixture->finder);
  add_minute (fixture, 1, 0, DAG_STATE_AVAILABLE, -4);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_true (has_kind (fixture, DAG_CHANGE_AGENT_BACK));
  g_assert_cmpint (((DagChange *) fixture->found->pdata[0])->at_us, ==,
                   T0 - DAG_SAMPLE_MINUTES (4));
}

/* At most five, the team before the persons, at most two persons. */
static void
test_most_telling (Fixture      *fixture,
                   gconstpointer unused)
{
  for (guint minute = 0; minute <= 16; minute++)
    {
      DagSnapshot *snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (minute));
      gboolean late = minute == 16;

      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *id = g_strdup_printf ("q-%u", i);

          if (!(late && i == 0))
            dag_sample_queue (snapshot, id, DAG_CHANNEL_PHONE, late ? 3 + 2 * i : 1);
          id[0] = 'a';
          dag_sample_agent (snapshot, id, late ? DAG_STATE_AVAILABLE : DAG_STATE_OFFLINE,
                            T0 + DAG_SAMPLE_MINUTES (late ? 15 : -60));
        }
      if (late)
        dag_sample_queue (snapshot, "new", DAG_CHANNEL_PHONE, 0);
      add (fixture, snapshot);
    }
  g_assert_cmpuint (fixture->found->len, ==, DAG_MAX_CHANGES);
  g_assert_cmpint (((DagChange *) fixture->found->pdata[0])->kind, ==,
                   DAG_CHANGE_QUEUE_VANISHED);
  g_assert_cmpint (((DagChange *) fixture->found->pdata[1])->kind, ==, DAG_CHANGE_WAITING);
  g_assert_cmpint (((DagChange *) fixture->found->pdata[2])->kind, ==, DAG_CHANGE_QUEUE_GREW);
  g_assert_cmpstr (((DagChange *) fixture->found->pdata[2])->id, ==, "q-5");
  g_assert_cmpint (((DagChange *) fixture->found->pdata[3])->kind, ==,
                   DAG_CHANGE_QUEUE_APPEARED);
  g_assert_cmpint (((DagChange *) fixture->found->pdata[4])->kind, ==,
                   DAG_CHANGE_AGENT_SIGNED_IN);
}

/* The level that is told of is the one by the definition in use, at once when that changes. */
static void
test_level (Fixture      *fixture,
            gconstpointer unused)
{
  static const DagServiceLevelKind kinds[]
      = { DAG_SERVICE_LEVEL_STRICT, DAG_SERVICE_LEVEL_OF_ANSWERED, DAG_SERVICE_LEVEL_STRICT };
  static const double points[] = { -40.0, 0.0, -40.0 }; /* 80 → 40 %; 100 → 100 % */

  for (guint minute = 0; minute <= 16; minute++)
    {
      DagSnapshot *snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (minute));
      DagQueueSample *queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, 0);

      queue->today.offered = 10;
      queue->today.answered = queue->today.answered_within = minute < 10 ? 8 : 4;
      add (fixture, snapshot);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const DagChange *change = NULL;

      dag_change_finder_set_level_kind (fixture->finder, kinds[i]);
      g_clear_pointer (&fixture->found, g_ptr_array_unref);
      fixture->found = dag_change_finder_find (fixture->finder, fixture->last);
      g_assert_cmpint (has_kind (fixture, DAG_CHANGE_SERVICE_LEVEL), ==, points[i] < 0.0);
      if (points[i] >= 0.0)
        continue;
      change = g_ptr_array_index (fixture->found, 0);
      g_assert_cmpfloat_with_epsilon (change->to - change->from, points[i], 1e-9);
    }
}

#define ADD(path, function) \
  g_test_add ("/change-finder/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("waiting", test_waiting);
  ADD ("short-pause", test_short_pause);
  ADD ("short-sign-out", test_short_sign_out);
  ADD ("F-D04/vanished-on-a-break", test_vanished_on_a_break);
  ADD ("break", test_break);
  ADD ("signs", test_signs);
  ADD ("signs-once", test_signs_once);
  ADD ("silent", test_silent);
  ADD ("looks-back", test_looks_back);
  ADD ("level", test_level);
  ADD ("most-telling", test_most_telling);
  return g_test_run ();
}
