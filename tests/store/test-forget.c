/* test-forget.c - what is kept of one person, for how long, and taken out: rows, sums, the name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-break-record.h"
#include "dag-history-past.h"
#include "dag-made-centre.h"
#include "dag-snapshot-restrict.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <string.h>

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define NAME "Wilhelmina Vergeetmij"
#define OTHER "Bartholomeus Blijvend"

typedef struct
{
  char *folder;
  char *path;
  DagStore *store;
  DagMemoryHistory *memory;
  DagStoreHistory *history;
  gboolean restored;
  GHashTable *restricted; /* (nullable): ids of people of whom nothing is to be kept */
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
  fixture->store = dag_store_new (fixture->path);
  fixture->memory = dag_memory_history_new ();
  fixture->history = dag_store_history_new (fixture->memory);
  fixture->restored = FALSE;
  g_signal_connect (fixture->history, "restored", G_CALLBACK (on_restored), fixture);
  dag_store_history_set_keeps_people (fixture->history, TRUE);
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

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("dag-forget-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.sqlite", NULL);
  open_history (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  close_history (fixture);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->restricted, g_hash_table_unref);
}

static DagSnapshot *
new_snapshot (int64_t at_us,
              guint   turn)
{
  static const char *const names[] = { NAME, OTHER };
  DagSnapshot *snapshot = dag_snapshot_new ();

  snapshot->taken_at_us = at_us;
  snapshot->received_at_us = at_us;
  snapshot->source.name = g_strdup ("Voorbeeld");
  snapshot->source.timezone = g_strdup ("Europe/Amsterdam");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DagAgentSample *agent = dag_agent_sample_new ();

      agent->id = g_strdup_printf ("a-%u", i + 1);
      agent->name = g_strdup (names[i]);
      agent->state = turn % 2 == 0 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT;
      agent->since_us = at_us;
      agent->since_provenance = DAG_PROVENANCE_GIVEN;
      g_ptr_array_add (snapshot->agents, agent);
    }
  return snapshot;
}

static void
run_hours (Fixture *fixture,
           int64_t  from_us)
{
  for (guint i = 0; i < 3 * 60; i++)
    {
      g_autoptr (DagSnapshot) snapshot
          = new_snapshot (from_us + (int64_t) i * 60 * DAG_USEC_PER_SEC, i);
      g_autoptr (DagSnapshot) told
          = dag_snapshot_restrict (snapshot, fixture->restricted, NULL, FALSE);

      dag_history_add_snapshot (DAG_HISTORY (fixture->history), told);
      if (i % 32 == 31)
        dag_test_await (dag_store_history_get_n_pending (fixture->history) == 0, 20000);
    }
  dag_test_await (dag_store_history_get_n_pending (fixture->history) == 0, 20000);
  g_assert_no_error (dag_store_get_problem (fixture->store));
}

static guint
count_changes (Fixture    *fixture,
               const char *agent,
               int64_t     from_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  dag_history_read_agent_day_async (DAG_HISTORY (fixture->history), agent, from_us,
                                    from_us + 3 * HOUR_US, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 20000);
  changes = dag_history_read_agent_day_finish (DAG_HISTORY (fixture->history), result, &error);
  g_assert_no_error (error);
  return changes->len;
}

static gboolean
forget (Fixture    *fixture,
        const char *agent)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  dag_store_history_forget_async (fixture->history, agent, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 20000);
  found = dag_store_history_forget_finish (fixture->history, result, &error);
  g_assert_no_error (error);
  return found;
}

/* Whether the bytes are anywhere in the database or beside it. */
static gboolean
is_on_disk (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  gboolean found = FALSE;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (!g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      for (gsize at = 0; at + strlen (text) <= length && !found; at++)
        found = memcmp (bytes + at, text, strlen (text)) == 0;
    }
  return found;
}

/* Steps of that person in the journal: whatever the number stands for, the next start would
 * read them. */
static guint
count_in_journal (Fixture *fixture)
{
  g_autofree char *before = dag_test_store_read (
      fixture->store, "SELECT sum (length (b)) FROM journal", NULL);

  return (guint) g_ascii_strtoull (before, NULL, 10);
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  unused)
{
  int64_t now_us = g_get_real_time ();
  int64_t from_us = now_us - now_us % HOUR_US - 3 * HOUR_US;
  guint in_journal;

  run_hours (fixture, from_us);
  g_assert_cmpuint (count_changes (fixture, "a-1", from_us), >, 100);
  g_assert_false (forget (fixture, "nobody"));
  in_journal = count_in_journal (fixture);
  g_assert_cmpuint (in_journal, >, 100);
  g_assert_true (forget (fixture, "a-1"));
  g_assert_false (forget (fixture, "a-1"));
  g_assert_cmpuint (count_in_journal (fixture), <, in_journal);
  g_assert_cmpuint (count_in_journal (fixture), >, in_journal / 3);
  close_history (fixture);
  g_assert_false (is_on_disk (fixture, NAME));
  g_assert_true (is_on_disk (fixture, OTHER));
  open_history (fixture);
  dag_test_await (fixture->restored, 20000);
  g_assert_cmpuint (count_changes (fixture, "a-1", from_us), ==, 0);
  g_assert_cmpuint (count_changes (fixture, "erased-3", from_us), ==, 0);
  g_assert_cmpuint (count_changes (fixture, "a-2", from_us), >, 100);
}

#define DAY_US (24 * HOUR_US)

static void
add_verdict (Fixture    *fixture,
             const char *agent,
             int64_t     begins_us,
             int64_t     hours,
             gboolean    is_final,
             DagVerdict  verdict)
{
  GPtrArray *records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_record_free);
  DagBreakRecord *record
      = dag_break_record_new (agent, begins_us, begins_us + hours * HOUR_US, is_final);

  dag_break_record_add_rule (record, "nl-atw", "total", verdict, 900, 1800);
  dag_break_record_add_rule (record, "house", "stretch", DAG_VERDICT_COMPLIANT, 0, 0);
  g_ptr_array_add (records, record);
  dag_store_history_add_verdicts (fixture->history, records);
}

static GPtrArray *
read_verdicts (Fixture    *fixture,
               const char *agent)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  dag_store_history_read_verdicts_async (fixture->history, agent, 0, G_MAXINT64, NULL,
                                         dag_test_on_ready, &result);
  dag_test_await (result != NULL, 20000);
  records = dag_store_history_read_verdicts_finish (fixture->history, result, &error);
  g_assert_no_error (error);
  return records;
}

/* By team, and of no group under five more than how many they are: two small ones are one,
 * and where that is small too nothing is told. */
static void
test_teams (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct
  {
    const char *team;
    guint n_people;
  } teams[] = { { "Noord", 6 }, { "Oost", 3 }, { "Zuid", 1 } };
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_record_free);
  g_autoptr (GPtrArray) told = NULL;
  const DagBreakTeamTally *tally;

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    for (guint j = 0; j < teams[i].n_people; j++)
      {
        g_autofree char *id = g_strdup_printf ("%s-%u", teams[i].team, j);
        DagBreakRecord *record = dag_break_record_new (id, HOUR_US, 9 * HOUR_US, TRUE);

        record->team_name = g_strdup (teams[i].team);
        dag_break_record_add_rule (record, "nl-atw", "rule",
                                   j == 0 ? DAG_VERDICT_BREACH : DAG_VERDICT_COMPLIANT, 900,
                                   1800);
        g_ptr_array_add (records, record);
      }
  told = dag_break_records_by_team (records);
  g_assert_cmpuint (told->len, ==, 2);
  tally = g_ptr_array_index (told, 0);
  g_assert_cmpstr (tally->name, ==, "Noord");
  g_assert_true (tally->told);
  g_assert_cmpuint (tally->tally.n_kept, ==, 5);
  g_assert_cmpuint (tally->tally.n_broken, ==, 1);
  tally = g_ptr_array_index (told, 1);
  g_assert_null (tally->name);
  g_assert_cmpuint (tally->n_teams, ==, 2);
  g_assert_false (tally->told);
  g_assert_cmpuint (tally->tally.n_people, ==, 4);
}

/* What is known now takes the place of what was known an hour ago; but part of a shift never
 * that of the whole. */
static void
test_verdicts (Fixture       *fixture,
               gconstpointer  unused)
{
  int64_t now_us = g_get_real_time ();
  int64_t noon_us = now_us - now_us % DAY_US - DAY_US / 2;
  g_autoptr (DagSnapshot) snapshot = new_snapshot (now_us, 0);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) one = NULL;
  const DagBreakRecord *record;
  DagBreakTally tally;

  dag_history_add_snapshot (DAG_HISTORY (fixture->history), snapshot);
  add_verdict (fixture, "nobody", noon_us, 8, TRUE, DAG_VERDICT_BREACH);
  add_verdict (fixture, "a-1", noon_us + HOUR_US, 3, FALSE, DAG_VERDICT_UNKNOWN);
  add_verdict (fixture, "a-1", noon_us, 8, TRUE, DAG_VERDICT_BREACH);
  add_verdict (fixture, "a-1", noon_us, 4, FALSE, DAG_VERDICT_UNKNOWN);
  add_verdict (fixture, "a-1", noon_us - DAY_US, 8, TRUE, DAG_VERDICT_COMPLIANT);
  add_verdict (fixture, "a-2", noon_us, 8, FALSE, DAG_VERDICT_UNKNOWN);
  records = read_verdicts (fixture, NULL);
  g_assert_cmpuint (records->len, ==, 3);
  record = g_ptr_array_index (records, 1);
  g_assert_cmpstr (record->agent, ==, "a-1");
  g_assert_cmpstr (record->name, ==, NAME);
  g_assert_true (record->is_final);
  g_assert_cmpint (record->verdict, ==, DAG_VERDICT_BREACH);
  g_assert_cmpint (record->begins_us, ==, noon_us);
  g_assert_cmpint (record->ends_us, ==, noon_us + 8 * HOUR_US);
  g_assert_cmpuint (record->rules->len, ==, 2);
  g_assert_cmpstr (((DagBreakRecordRule *) record->rules->pdata[0])->set, ==, "nl-atw");
  g_assert_cmpint (((DagBreakRecordRule *) record->rules->pdata[0])->have_s, ==, 900);
  g_assert_cmpint (((DagBreakRecordRule *) record->rules->pdata[0])->need_s, ==, 1800);
  dag_break_records_count (records, NULL, &tally);
  g_assert_cmpuint (tally.n_people, ==, 2);
  g_assert_cmpuint (tally.n_shifts, ==, 3);
  g_assert_cmpuint (tally.n_kept + tally.n_broken * 10 + tally.n_unknown * 100, ==, 111);
  one = read_verdicts (fixture, "a-2");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_false (((DagBreakRecord *) one->pdata[0])->is_final);
}

static int64_t
count_rows (Fixture    *fixture,
            const char *sql)
{
  g_autofree char *text = dag_test_store_read (fixture->store, sql, NULL);

  return g_ascii_strtoll (text, NULL, 10);
}

/* F-S11: ninety days; and somebody who left is known by name as long as a shift is, and no
 * longer. Who asks to be forgotten is gone at once. */
static void
test_verdicts_go (Fixture       *fixture,
                  gconstpointer  unused)
{
  /* noon: with summer time between, a day of then does not begin at the hour of today's */
  int64_t now_us = g_get_real_time () / DAY_US * DAY_US - DAY_US / 2;
  g_autoptr (DagSnapshot) snapshot = new_snapshot (now_us, 0);
  g_autoptr (GPtrArray) records = NULL;
  DagRetention retention = DAG_RETENTION_DEFAULT;

  dag_history_add_snapshot (DAG_HISTORY (fixture->history), snapshot);
  for (int64_t days = 85; days < 95; days++)
    add_verdict (fixture, "a-1", now_us - days * DAY_US, 8, TRUE, DAG_VERDICT_BREACH);
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM break_verdict"), ==, 30);
  g_assert_true (dag_test_store_execute (
      fixture->store, "UPDATE entity SET seen_day = seen_day - 40", NULL));
  retention.intervals = 731;
  dag_store_history_set_retention (fixture->history, &retention);
  dag_test_await (count_rows (fixture, "SELECT count (*) FROM entity") == 1, 20000);
  records = read_verdicts (fixture, NULL);
  g_assert_cmpuint (records->len, ==, 6);
  g_assert_cmpstr (((DagBreakRecord *) records->pdata[0])->name, ==, NAME);
  g_assert_true (forget (fixture, "a-1"));
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM break_verdict"), ==, 0);
}

static guint
count_days (Fixture *fixture,
            int64_t  from_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  dag_history_read_state_changes_async (DAG_HISTORY (fixture->history), from_us,
                                        from_us + 24 * HOUR_US, NULL, dag_test_on_ready,
                                        &result);
  dag_test_await (result != NULL, 20000);
  changes = dag_history_read_state_changes_finish (DAG_HISTORY (fixture->history), result,
                                                   &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpstr (((const DagStateChange *) changes->pdata[i])->agent, !=, "a-1");
  return changes->len;
}

/* At somebody's request: what was kept stays for them to ask for, and is in no list; nothing
 * of them is added while others go on; after it is lifted it goes on from there. */
static void
test_restrict (Fixture       *fixture,
               gconstpointer  unused)
{
  int64_t now_us = g_get_real_time ();
  int64_t from_us = now_us - now_us % HOUR_US - 60 * HOUR_US;
  guint n_before;

  run_hours (fixture, from_us);
  n_before = count_changes (fixture, "a-1", from_us);
  g_assert_cmpuint (n_before, >, 100);
  fixture->restricted = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (fixture->restricted, (gpointer) "a-1");
  dag_memory_history_set_restricted (fixture->memory, fixture->restricted);
  g_assert_null (dag_memory_history_get_track (fixture->memory, "a-1"));
  run_hours (fixture, from_us + 4 * HOUR_US);
  g_assert_null (dag_memory_history_get_track (fixture->memory, "a-1"));
  g_assert_nonnull (dag_memory_history_get_track (fixture->memory, "a-2"));

  close_history (fixture);
  open_history (fixture);
  dag_memory_history_set_restricted (fixture->memory, fixture->restricted);
  dag_test_await (fixture->restored, 20000);
  g_assert_null (dag_memory_history_get_track (fixture->memory, "a-1"));
  /* and that from then on nobody knows, not a state that would go on for ever */
  g_assert_cmpuint (count_changes (fixture, "a-1", from_us), ==, n_before + 1);
  g_assert_cmpuint (count_changes (fixture, "a-1", from_us + 4 * HOUR_US), <=, 1);
  g_assert_cmpuint (count_changes (fixture, "a-2", from_us + 4 * HOUR_US), >, 100);
  g_assert_cmpuint (count_days (fixture, from_us), >, 200);

  dag_memory_history_set_restricted (fixture->memory, NULL);
  g_clear_pointer (&fixture->restricted, g_hash_table_unref);
  run_hours (fixture, from_us + 8 * HOUR_US);
  g_assert_nonnull (dag_memory_history_get_track (fixture->memory, "a-1"));
  g_assert_cmpuint (count_changes (fixture, "a-1", from_us + 8 * HOUR_US), >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/forget/person", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add ("/store/forget/verdicts", Fixture, NULL, set_up, test_verdicts, tear_down);
  g_test_add ("/store/forget/verdicts-go/F-S11", Fixture, NULL, set_up, test_verdicts_go,
              tear_down);
  g_test_add ("/store/forget/teams", Fixture, NULL, set_up, test_teams, tear_down);
  g_test_add ("/store/forget/restricted", Fixture, NULL, set_up, test_restrict, tear_down);
  return g_test_run ();
}
