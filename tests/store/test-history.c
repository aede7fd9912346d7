/* test-history.c - what was recorded is read back: the same as the memory knew, also after a kill
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-history-past.h"
#include "dag-history-read.h"
#include "dag-made-centre.h"
#include "dag-queue-track.h"
#include "dag-store-history.h"
#include "dag-test-store.h"
#include "dag-time.h"

#include <math.h>

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define GAP_S 60.0

typedef struct
{
  char *folder;
  char *path;
  DagStore *store;
  DagMemoryHistory *memory;
  DagStoreHistory *history;
  DagMadeCentre centre;
  int64_t start_us;
  gboolean restored;
} Fixture;

static void
on_restored (DagStoreHistory *history,
             Fixture         *fixture)
{
  fixture->restored = TRUE;
}

static void
open_history (Fixture *fixture)
{
  fixture->restored = FALSE;
  fixture->store = dag_store_new (fixture->path);
  fixture->memory = dag_memory_history_new ();
  dag_memory_history_set_gap_s (fixture->memory, GAP_S);
  fixture->history = dag_store_history_new (fixture->memory);
  g_signal_connect (fixture->history, "restored", G_CALLBACK (on_restored), fixture);
  dag_store_history_attach (fixture->history, fixture->store, TRUE);
}

static void
close_history (Fixture *fixture)
{
  dag_store_history_attach (fixture->history, NULL, FALSE);
  dag_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->memory);
}

/* Ten minutes past an hour, so that quarters and hours are crossed. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  int64_t now_us = g_get_real_time ();

  fixture->folder = g_dir_make_tmp ("dag-history-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.sqlite", NULL);
  fixture->start_us = now_us - now_us % HOUR_US - 5 * HOUR_US + 10 * 60 * DAG_USEC_PER_SEC;
  dag_made_centre_init (&fixture->centre, 40, 6, fixture->start_us);
  open_history (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  close_history (fixture);
  dag_made_centre_clear (&fixture->centre);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static void
await_written (Fixture *fixture)
{
  dag_test_await (dag_store_history_get_n_pending (fixture->history) == 0, 20000);
}

static void
run_centre (Fixture *fixture,
            guint    n_polls)
{
  for (guint i = 0; i < n_polls; i++)
    {
      dag_history_add_snapshot (DAG_HISTORY (fixture->history),
                                dag_made_centre_poll (&fixture->centre, 10.0, 12));
      if (i % 32 == 31)
        await_written (fixture);
    }
  await_written (fixture);
  g_assert_no_error (dag_store_get_problem (fixture->store));
}

/* ── Reading ───────────────────────────────────────────────────────────────────────── */

static GArray *
read_series (DagHistory    *history,
             DagSeriesKind  kind,
             const char    *queue,
             int64_t        from_us,
             int64_t        to_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  dag_history_read_series_async (history, kind, queue, from_us, to_us, NULL, dag_test_on_ready,
                                 &result);
  dag_test_await (result != NULL, 20000);
  points = dag_history_read_series_finish (history, result, &error);
  g_assert_no_error (error);
  return points;
}

static GPtrArray *
read_day (DagHistory *history,
          const char *agent,
          int64_t     from_us,
          int64_t     to_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  dag_history_read_agent_day_async (history, agent, from_us, to_us, NULL, dag_test_on_ready,
                                    &result);
  dag_test_await (result != NULL, 20000);
  changes = dag_history_read_agent_day_finish (history, result, &error);
  g_assert_no_error (error);
  return changes;
}

static void
assert_same_changes (GPtrArray *one,
                     GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const DagStateChange *a = g_ptr_array_index (one, i);
      const DagStateChange *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->agent, ==, b->agent);
      g_assert_cmpint (llabs (a->at_us - b->at_us), <=, DAG_USEC_PER_SEC / 10);
      g_assert_cmpint (a->state, ==, b->state);
      g_assert_cmpstr (a->reason, ==, b->reason);
      g_assert_cmpint (a->channel, ==, b->channel);
      g_assert_cmpint (a->contact, ==, b->contact);
    }
}

static void
assert_same_points (GArray *one,
                    GArray *other,
                    double  precision)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const DagPoint *a = &g_array_index (one, DagPoint, i);
      const DagPoint *b = &g_array_index (other, DagPoint, i);

      g_assert_cmpint (llabs (a->at_us - b->at_us), <=, 1000);
      g_assert_cmpint (isnan (a->value), ==, isnan (b->value));
      if (!isnan (a->value))
        g_assert_cmpfloat_with_epsilon (a->value, b->value, precision);
    }
}

/* Every agent's day from the database and from the memory. */
static void
assert_people (Fixture *fixture,
               int64_t  to_us)
{
  int64_t long_ago_us = fixture->start_us - 30 * HOUR_US;

  for (guint i = 0; i < fixture->centre.n_agents; i += 3)
    {
      g_autofree char *agent = g_strdup_printf ("a-%05u", i);
      g_autoptr (GPtrArray) kept
          = read_day (DAG_HISTORY (fixture->history), agent, long_ago_us, to_us);
      g_autoptr (GPtrArray) known
          = read_day (DAG_HISTORY (fixture->memory), agent, long_ago_us, to_us);

      g_assert_cmpuint (known->len, >, 5);
      assert_same_changes (kept, known);
    }
}

/* ── The tests ─────────────────────────────────────────────────────────────────────── */

static void
test_read_back (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) known = NULL;
  int64_t end_us;

  run_centre (fixture, 3 * 360 + 50);
  end_us = fixture->centre.now_us + 1;
  assert_people (fixture, end_us);
  known = read_series (DAG_HISTORY (fixture->memory), DAG_SERIES_WAITING, NULL,
                       fixture->start_us + 10 * DAG_USEC_PER_SEC, end_us);
  kept = read_series (DAG_HISTORY (fixture->history), DAG_SERIES_WAITING, NULL,
                      fixture->start_us - 30 * HOUR_US, end_us);
  g_assert_cmpuint (known->len, ==, 3 * 360 + 50);
  assert_same_points (kept, known, 1e-9);
  for (DagSeriesKind kind = DAG_SERIES_SERVICE_LEVEL; kind <= DAG_SERIES_ABANDONED; kind++)
    {
      g_autoptr (GArray) old = read_series (DAG_HISTORY (fixture->history), kind, "q0",
                                            fixture->start_us - 30 * HOUR_US,
                                            end_us - end_us % HOUR_US);
      g_autoptr (GArray) new = read_series (DAG_HISTORY (fixture->memory), kind, "q0",
                                            fixture->start_us + 5 * 60 * DAG_USEC_PER_SEC,
                                            end_us - end_us % HOUR_US);

      g_assert_cmpuint (old->len, >=, 11);
      assert_same_points (old, new, 1e-6);
    }
}

/* Each past moment looks as it did then. */
static void
test_moment (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (DagSnapshot) then = NULL;
  g_autoptr (DagSnapshot) kept = NULL;
  g_autoptr (DagSnapshot) none = NULL;
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  guint n_short = 0;

  run_centre (fixture, 400);
  then = dag_snapshot_ref (fixture->centre.last);
  run_centre (fixture, 700);
  kept = dag_test_read_snapshot (DAG_HISTORY (fixture->history),
                                 then->taken_at_us + 3 * DAG_USEC_PER_SEC, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->taken_at_us / 1000, ==, then->taken_at_us / 1000);
  g_assert_cmpuint (kept->agents->len, ==, then->agents->len);
  g_assert_cmpuint (kept->queues->len, ==, then->queues->len);
  for (guint i = 0; i < then->queues->len; i++)
    {
      const DagQueueSample *a = g_ptr_array_index (then->queues, i);
      const DagQueueSample *b = g_ptr_array_index (kept->queues, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpint (a->waiting, ==, b->waiting);
      g_assert_cmpfloat_with_epsilon (a->longest_wait_s, b->longest_wait_s, 1.0);
      g_assert_cmpint (a->on_contact, ==, b->on_contact);
      g_assert_cmpint (a->today.offered, ==, b->today.offered);
      g_assert_cmpint (a->today.answered_within, ==, b->today.answered_within);
      g_assert_cmpfloat_with_epsilon (a->today.handle_s, b->today.handle_s, 1.0);
      g_assert_cmpfloat_with_epsilon (a->target.level, b->target.level, 1e-9);
      g_assert_cmpint (a->today.tagged, ==, DAG_COUNT_ABSENT);
      g_assert_cmpint (a->today.tagged, ==, b->today.tagged);
    }
  for (guint i = 0; i < kept->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (kept->agents, i);

      g_hash_table_insert (people, agent->id, agent);
    }
  for (guint i = 0; i < then->agents->len; i++)
    {
      const DagAgentSample *a = g_ptr_array_index (then->agents, i);
      const DagAgentSample *b = g_hash_table_lookup (people, a->id);
      const DagTrack *track = dag_memory_history_get_track (fixture->memory, a->id);
      const DagTrackStep *told
          = dag_track_get_step (track, dag_track_find_told (track, then->taken_at_us));

      g_assert_nonnull (b);
      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpstr (a->team_name, ==, b->team_name);
      g_assert_cmpint (told->state, ==, b->state);
      if (a->state != b->state) /* a short pause, of which nothing is told */
        g_assert_true (a->state == DAG_STATE_BREAK || a->state == DAG_STATE_OFFLINE);
      else
        g_assert_cmpstr (a->reason, ==, b->reason);
      n_short += a->state != b->state ? 1 : 0;
    }
  g_assert_cmpuint (n_short, <, then->agents->len / 2);
  none = dag_test_read_snapshot (DAG_HISTORY (fixture->history),
                                 fixture->start_us - 2 * HOUR_US, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Names the first line that differs: the whole would fill the log. */
static void
assert_same_text (const char *one,
                  const char *other)
{
  g_auto (GStrv) left = g_strsplit (one, "\n", -1);
  g_auto (GStrv) right = g_strsplit (other, "\n", -1);

  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

static char *
describe_memory (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->centre.n_agents; i++)
    {
      g_autofree char *agent = g_strdup_printf ("a-%05u", i);
      g_autoptr (GPtrArray) changes = read_day (DAG_HISTORY (fixture->memory), agent,
                                                fixture->start_us, fixture->centre.now_us);

      for (guint j = 0; j < changes->len; j++)
        {
          const DagStateChange *change = g_ptr_array_index (changes, j);

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %d %s\n", agent,
                                  change->at_us / (DAG_USEC_PER_SEC / 10), change->state,
                                  change->reason);
        }
    }
  for (guint i = 0; i < fixture->centre.n_queues; i++)
    for (DagSeriesKind kind = 0; kind <= DAG_SERIES_ABANDONED; kind++)
      {
        g_autofree char *queue = g_strdup_printf ("q%u", i);
        g_autoptr (GArray) points = read_series (DAG_HISTORY (fixture->memory), kind, queue,
                                                 fixture->start_us, fixture->centre.now_us);

        for (guint j = 0; j < points->len; j++)
          {
            const DagPoint *point = &g_array_index (points, DagPoint, j);

            /* The interval under way is told again by the source. */
            if (dag_series_kind_is_per_step (kind)
                && point->at_us >= fixture->centre.now_us - 15 * 60 * DAG_USEC_PER_SEC)
              continue;
            g_string_append_printf (text, "%s %d %" G_GINT64_FORMAT " %.2f\n", queue, kind,
                                    point->at_us / DAG_USEC_PER_SEC, point->value);
          }
      }
  return g_string_free (text, FALSE);
}

/* Started again within a minute: the memory knows what it knew. Nothing was closed. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_centre (fixture, 2 * 360 + 100);
  before = describe_memory (fixture);
  close_history (fixture);
  open_history (fixture);
  dag_test_await (fixture->restored, 20000);
  after = describe_memory (fixture);
  g_assert_cmpuint (strlen (before), >, 10000);
  assert_same_text (after, before);
  run_centre (fixture, 100);
  assert_people (fixture, fixture->centre.now_us);
}

/* Two hours without the program: nobody knows what people did, until the source tells. */
static void
test_gap (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (GPtrArray) changes = NULL;
  int64_t closed_us;
  gboolean unknown = FALSE;

  run_centre (fixture, 400);
  closed_us = fixture->centre.now_us;
  close_history (fixture);
  open_history (fixture);
  dag_test_await (fixture->restored, 20000);
  dag_history_add_snapshot (DAG_HISTORY (fixture->history),
                            dag_made_centre_poll (&fixture->centre, 7200.0, 1));
  run_centre (fixture, 30);
  assert_people (fixture, fixture->centre.now_us);
  changes = read_day (DAG_HISTORY (fixture->history), "a-00003", closed_us + HOUR_US,
                      closed_us + HOUR_US + 1);
  for (guint i = 0; i < changes->len; i++)
    unknown = ((DagStateChange *) g_ptr_array_index (changes, i))->state == DAG_STATE_UNKNOWN;
  g_assert_true (unknown);
}

static GPtrArray *
make_morning (Fixture *fixture,
              guint    n)
{
  GPtrArray *changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint i = 0; i < n; i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup_printf ("a-%05u", i % 40);
      change->at_us = fixture->start_us - 3 * HOUR_US + (int64_t) i * 10 * DAG_USEC_PER_SEC;
      change->state = i / 40 % 2 == 0 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT;
      change->contact = change->state == DAG_STATE_ON_CONTACT ? (int64_t) i / 80 + 1
                                                               : DAG_COUNT_ABSENT;
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* Opened at noon: the morning comes from the source, once; told again, it is not doubled. */
static void
test_morning (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_centre (fixture, 400);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) changes = make_morning (fixture, 800);

      dag_history_add_state_changes (DAG_HISTORY (fixture->history), changes);
      if (i == 1)
        {
          assert_people (fixture, fixture->centre.now_us);
          close_history (fixture);
          open_history (fixture);
          dag_test_await (fixture->restored, 20000);
          run_centre (fixture, 1);
        }
      dag_store_history_add_poll (fixture->history,
                                  &(DagHistoryPoll){ .at_us = i + 1, .fault = -1 });
      g_free (dag_test_store_read (fixture->store, "SELECT 1", NULL));
    }
  run_centre (fixture, 10);
  before = describe_memory (fixture);
  close_history (fixture);
  open_history (fixture);
  dag_test_await (fixture->restored, 20000);
  after = describe_memory (fixture);
  assert_same_text (after, before);
  assert_people (fixture, fixture->centre.now_us);
}

/* Two programs on one file: one records, the other reads, and takes over when it can. */
static void
test_two (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) second = dag_store_history_new (memory);
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GPtrArray) known = NULL;

  run_centre (fixture, 500);
  dag_store_history_attach (second, store, TRUE);
  g_assert_false (dag_store_history_is_recording (second));
  dag_history_add_snapshot (DAG_HISTORY (second),
                            dag_made_centre_poll (&fixture->centre, 10.0, 12));
  seen = read_day (DAG_HISTORY (second), "a-00001", fixture->start_us - 30 * HOUR_US,
                   fixture->centre.now_us - 15 * DAG_USEC_PER_SEC);
  known = read_day (DAG_HISTORY (fixture->memory), "a-00001", fixture->start_us,
                    fixture->centre.now_us - 15 * DAG_USEC_PER_SEC);
  assert_same_changes (seen, known);
  g_assert_null (dag_store_get_problem (store));
  dag_store_history_attach (second, NULL, FALSE);
  dag_store_close (store);
}

/* The seconds of a-00003 in each state on the day that began at @midnight_us. */
static void
read_sums (Fixture *fixture,
           int64_t  midnight_us,
           double  *state_s)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  gboolean is_there = FALSE;

  dag_history_read_agent_days_async (DAG_HISTORY (fixture->history), midnight_us,
                                     midnight_us + 24 * HOUR_US, NULL, dag_test_on_ready,
                                     &result);
  dag_test_await (result != NULL, 20000);
  totals = dag_history_read_agent_days_finish (DAG_HISTORY (fixture->history), result, NULL);
  g_assert_nonnull (totals);
  for (guint i = 0; i < totals->len; i++)
    {
      const DagAgentDayTotal *total = totals->pdata[i];

      if (!g_str_equal (total->agent, "a-00003") || total->day_us != midnight_us)
        continue;
      is_there = TRUE;
      memcpy (state_s, total->state_s, sizeof total->state_s);
    }
  g_assert_true (is_there);
}

/* The same from what they did, between the two moments; a pause under five minutes is part
 * of the work before it. */
static void
add_up (Fixture *fixture,
        int64_t  from_us,
        int64_t  to_us,
        double  *state_s)
{
  g_autoptr (GPtrArray) changes
      = read_day (DAG_HISTORY (fixture->history), "a-00003", from_us, to_us);
  DagAgentState state = DAG_STATE_AVAILABLE;

  for (guint i = 0, end; i < changes->len; i = end)
    {
      const DagStateChange *change = changes->pdata[i];
      int64_t until_us = to_us;

      for (end = i + 1; end < changes->len; end++)
        if (((DagStateChange *) changes->pdata[end])->state != change->state)
          break; /* with another reason it is the same pause */
      if (end < changes->len)
        until_us = ((DagStateChange *) changes->pdata[end])->at_us;

      if (change->state != DAG_STATE_BREAK
          || until_us - change->at_us >= DAG_BREATHER_S * DAG_USEC_PER_SEC)
        state = change->state;
      else if (state == DAG_STATE_OFFLINE)
        state = DAG_STATE_AVAILABLE;
      state_s[state]
          += (double) (until_us - MAX (change->at_us, from_us)) / DAG_USEC_PER_SEC;
    }
}

/* A day that is over, and what the source tells of it the morning after: the sums are those
 * of what people did, at once, without another answer. */
static void
test_sums (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  int64_t today_us = dag_time_start_of_day (g_get_real_time (), zone);
  int64_t midnight_us = dag_time_start_of_day (today_us - 12 * HOUR_US, zone);
  g_autoptr (GPtrArray) late
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  double sums[DAG_N_STATES] = { 0 };
  double expected[DAG_N_STATES] = { 0 };
  DagStateChange *change = dag_state_change_new ();

  fixture->centre.now_us = today_us - 3 * HOUR_US;
  run_centre (fixture, 720);
  dag_history_add_snapshot (DAG_HISTORY (fixture->history),
                            dag_made_centre_poll (&fixture->centre, 36000.0, 1));
  await_written (fixture);
  add_up (fixture, midnight_us, today_us, expected);
  read_sums (fixture, midnight_us, sums);
  for (guint i = 0; i < DAG_N_STATES; i++)
    g_assert_cmpfloat_with_epsilon (sums[i], expected[i], 60.0);
  g_assert_cmpfloat (sums[DAG_STATE_BREAK], >, 60.0);

  change->agent = g_strdup ("a-00003");
  change->at_us = today_us - 5 * HOUR_US;
  change->state = DAG_STATE_BREAK;
  g_ptr_array_add (late, change);
  dag_history_add_state_changes (DAG_HISTORY (fixture->history), late);
  read_sums (fixture, midnight_us, sums);
  g_assert_cmpfloat_with_epsilon (sums[DAG_STATE_BREAK],
                                  expected[DAG_STATE_BREAK] + 7200.0, 90.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/history/read-back", Fixture, NULL, set_up, test_read_back, tear_down);
  g_test_add ("/history/moment", Fixture, NULL, set_up, test_moment, tear_down);
  g_test_add ("/history/restart/F-S02", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add ("/history/gap", Fixture, NULL, set_up, test_gap, tear_down);
  g_test_add ("/history/morning", Fixture, NULL, set_up, test_morning, tear_down);
  g_test_add ("/history/sums-of-a-day", Fixture, NULL, set_up, test_sums, tear_down);
  g_test_add ("/history/two-programs/F-S07", Fixture, NULL, set_up, test_two, tear_down);

  return g_test_run ();
}
