/* test-store-faults.c - the disk fails, is full, forgets; the store says so, and goes on after it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-fault-vfs.h"
#include "dag-history-past.h"
#include "dag-history-read.h"
#include "dag-made-centre.h"
#include "dag-retention.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#define T0 (G_GINT64_CONSTANT (1795424380) * DAG_USEC_PER_SEC)
/* Every nth call, up to here at the latest. */
#define MAX_NTH 4000

typedef struct
{
  char *folder;
  char *path;
  DagMadeCentre centre;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("dag-faults-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.sqlite", NULL);
  dag_made_centre_init (&fixture->centre, 12, 3, T0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  dag_fault_vfs_fail (0, 0, 0, FALSE);
  dag_made_centre_clear (&fixture->centre);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

/* What a history does: some polls, over the end of an hour. */
static void
record (Fixture  *fixture,
        DagStore *store,
        guint     n_polls)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);

  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < n_polls; i++)
    dag_history_add_snapshot (DAG_HISTORY (history),
                              dag_made_centre_poll (&fixture->centre, 10.0, 3));
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 60000);
  dag_store_history_attach (history, NULL, FALSE);
}

/* The file is a sound database whose journal and hours can be read. */
static void
assert_sound (const char *path)
{
  g_autoptr (DagStore) store = dag_store_new (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = dag_test_store_read (store, "PRAGMA integrity_check", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "ok");
  g_assert_null (dag_store_get_problem (store));
  dag_store_close (store);
}

typedef struct
{
  guint calls;
  int code;
  gboolean for_good;
} Trouble;

/* F-S04, F-S01: each call in turn fails; nothing crashes, the next job after it works. */
static void
test_every_call (Fixture       *fixture,
                 gconstpointer  data)
{
  const Trouble *trouble = data;
  guint n_rounds = 0;
  guint step = g_getenv ("DAG_SHORT") != NULL ? 4 : 1;

  for (guint nth = 1; nth < MAX_NTH; nth += step, n_rounds++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.sqlite", fixture->folder, nth);
      g_autoptr (DagStore) store = NULL;
      gboolean failed;

      dag_fault_vfs_fail (trouble->calls, nth, trouble->code, trouble->for_good);
      store = dag_store_new (path);
      record (fixture, store, 6);
      failed = dag_fault_vfs_failed ();
      dag_fault_vfs_fail (0, 0, 0, FALSE);
      dag_store_close (store);
      g_clear_object (&store);
      assert_sound (path);
      store = dag_store_new (path);
      record (fixture, store, 2);
      g_assert_null (dag_store_get_problem (store));
      dag_store_close (store);
      dag_test_remove_tree (fixture->folder);
      g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
      if (!failed)
        break;
    }
  g_test_message ("%u rounds", n_rounds);
  g_assert_cmpuint (n_rounds, >=, 1);
}

/* F-S01: full for a while; the sentence comes, goes away by itself, and recording goes on. */
static void
test_full (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  record (fixture, store, 3);
  before = dag_test_store_read (store, "SELECT count (*) FROM journal", NULL);
  dag_fault_vfs_fail (DAG_FAULT_VFS_WRITE, 1, SQLITE_FULL, TRUE);
  record (fixture, store, 3);
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (dag_store_get_problem (store)->message, "disk is full"));
  dag_fault_vfs_fail (0, 0, 0, FALSE);
  record (fixture, store, 3);
  g_assert_null (dag_store_get_problem (store));
  after = dag_test_store_read (store, "SELECT count (*) FROM journal", NULL);
  g_assert_cmpint (g_ascii_strtoll (after, NULL, 10), >=, g_ascii_strtoll (before, NULL, 10) + 3);
  dag_store_close (store);
  assert_sound (fixture->path);
}

/* F-S01: there is room in the log, but none where a checkpoint copies it to, nor when the program
 * ends: nothing is lost by it, and once there is room it goes where it belongs. */
static void
test_full_checkpoint (Fixture       *fixture,
                      gconstpointer  unused)
{
  static const char *const word = "INSERT INTO word SELECT 1 + max (num), 'b' FROM word";
  static const char *const n_words = "SELECT count (*) FROM word";
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DagStore) store = dag_store_new (fixture->path);

  g_assert_true (dag_test_store_execute (store, "INSERT INTO word VALUES (1000, 'a')", NULL));
  g_free (dag_test_store_read (store, "PRAGMA wal_autocheckpoint = 1", NULL));
  dag_fault_vfs_fail (DAG_FAULT_VFS_WRITE_MAIN, 1, SQLITE_FULL, TRUE);
  record (fixture, store, 5);
  g_assert_true (dag_test_store_execute (store, word, NULL));
  g_assert_true (dag_fault_vfs_failed ());
  g_assert_null (dag_store_get_problem (store));
  before = dag_test_store_read (store, n_words, NULL);
  dag_store_close (store);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_object (&store);
  store = dag_store_new (fixture->path);
  after = dag_test_store_read (store, n_words, NULL);
  g_assert_cmpstr (after, ==, before);
  dag_fault_vfs_fail (0, 0, 0, FALSE);
  record (fixture, store, 1);
  dag_store_close (store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_sound (fixture->path);
}

/* F-S04: what cannot be read is not said to be unsaved. */
static void
test_read_sentence (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  record (fixture, store, 40);
  dag_store_close (store);
  g_clear_object (&store);
  store = dag_store_new (fixture->path);
  g_free (dag_test_store_read (store, "SELECT 1", NULL));
  dag_fault_vfs_fail (DAG_FAULT_VFS_READ, 1, SQLITE_IOERR_READ, TRUE);
  answer = dag_test_store_read (store, "SELECT sum (length (b)) FROM journal", &error);
  dag_fault_vfs_fail (0, 0, 0, FALSE);
  g_assert_null (answer);
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_IO);
  g_assert_cmpstr (error->message, ==, "History cannot be read: the disk reports an error.");
  dag_store_close (store);
}

static gpointer
run_durable (DagDatabase *database,
             gpointer     input,
             GError     **error)
{
  dag_database_execute (database, input, error);
  return NULL;
}

static const DagStoreJob durable_job
    = { .mode = DAG_STORE_WRITE_DURABLE, .run = run_durable, .free_input = g_free };

/* An answer of the store, or a reason of its own why there is none. */
static void
check_answer (gconstpointer  answer,
              const GError  *error)
{
  g_assert_true (answer == NULL || error == NULL);
  g_assert_true (error == NULL || error->domain == DAG_STORE_ERROR);
}

/* A moment, a trend and a person's day are looked at. Whether all of it could be read. */
static gboolean
look_back (Fixture    *fixture,
           DagHistory *history,
           int64_t     at_us)
{
  const DagAgentSample *person = g_ptr_array_index (fixture->centre.last->agents, 0);
  g_autoptr (GAsyncResult) series_result = NULL;
  g_autoptr (GAsyncResult) day_result = NULL;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;
  g_autoptr (DagSnapshot) snapshot = dag_test_read_snapshot (history, at_us, &first);
  g_autoptr (GArray) series = NULL;
  g_autoptr (GPtrArray) day = NULL;

  dag_history_read_series_async (history, DAG_SERIES_WAITING, NULL, T0, at_us, NULL,
                                 dag_test_on_ready, &series_result);
  dag_history_read_agent_day_async (history, person->id, T0, at_us, NULL, dag_test_on_ready,
                                    &day_result);
  dag_test_await (series_result != NULL && day_result != NULL, 60000);
  series = dag_history_read_series_finish (history, series_result, &second);
  day = dag_history_read_agent_day_finish (history, day_result, &third);
  check_answer (snapshot, first);
  check_answer (series, second);
  check_answer (day, third);
  return snapshot != NULL && series != NULL && day != NULL;
}

/* A poll comes in, pages look back to @at_us, and a note is written. Whether all of it went
 * well. @is_noted: whether the note was said to be on the disk. */
static gboolean
use (Fixture  *fixture,
     DagStore *store,
     int64_t   at_us,
     guint     note,
     gboolean *is_noted)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  g_autoptr (GError) error = NULL;
  gboolean can_read;

  dag_store_history_attach (history, store, TRUE);
  dag_history_add_snapshot (DAG_HISTORY (history),
                            dag_made_centre_poll (&fixture->centre, 10.0, 3));
  can_read = look_back (fixture, DAG_HISTORY (history), at_us);
  dag_test_store_run (store, &durable_job,
                      g_strdup_printf ("INSERT INTO word VALUES (%u, 'note %u')", note, note),
                      &error);
  *is_noted = error == NULL;
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 60000);
  dag_store_history_attach (history, NULL, FALSE);
  return can_read && *is_noted;
}

/* A database of five days, as bytes; the fixture's centre has gone on as long. */
static GBytes *
make_five_days (Fixture *fixture)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  char *bytes = NULL;
  gsize length = 0;

  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < 60; i++)
    dag_history_add_snapshot (DAG_HISTORY (history),
                              dag_made_centre_poll (&fixture->centre, 7200.0, 3));
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 60000);
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* F-S04, F-S01: as every-call, of a file with a past: what is read, and notes, meet it too. A
 * note that was said to be kept is kept, and afterwards all of it works. */
static void
test_every_use (Fixture       *fixture,
                gconstpointer  data)
{
  const Trouble *trouble = data;
  g_autoptr (GBytes) before = make_five_days (fixture);
  int64_t at_us = fixture->centre.now_us;
  guint step = g_getenv ("DAG_SHORT") != NULL ? 5 : 1;
  guint n_failures = 0;

  for (guint nth = 1, i = 0; nth < MAX_NTH; nth += step, i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.sqlite", fixture->folder, nth);
      g_autofree char *is_kept = NULL;
      g_autoptr (DagStore) store = NULL;
      gboolean is_noted = FALSE;
      gboolean went_well;
      gboolean failed;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (before, NULL),
                                          (gssize) g_bytes_get_size (before), NULL));
      dag_fault_vfs_fail (trouble->calls, nth, trouble->code, trouble->for_good);
      store = dag_store_new (path);
      went_well = use (fixture, store, at_us, 1000, &is_noted);
      failed = dag_fault_vfs_failed ();
      g_assert_true (went_well || failed);
      n_failures += failed ? 1 : 0;
      dag_fault_vfs_fail (0, 0, 0, FALSE);
      dag_store_close (store);
      g_clear_object (&store);
      assert_sound (path);
      store = dag_store_new (path);
      is_kept = dag_test_store_read (store, "SELECT count (*) FROM word WHERE num = 1000", NULL);
      g_assert_true (!is_noted || g_str_equal (is_kept, "1"));
      g_assert_true (use (fixture, store, at_us, 2000 + i, &is_noted));
      g_assert_null (dag_store_get_problem (store));
      dag_store_close (store);
      dag_test_remove_tree (fixture->folder);
      g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
      if (!failed)
        break;
    }
  g_test_message ("%u failures", n_failures);
  g_assert_cmpuint (n_failures, >=, 1);
}

/* What is old goes, in as many rounds as it takes. Returns: whether all of them went well */
static gboolean
purge (DagStore *store,
       int64_t   now_us)
{
  static const DagRetention retention = DAG_RETENTION_DEFAULT;
  g_autoptr (DagRecorder) recorder = dag_recorder_new ();
  g_autoptr (GError) error = NULL;
  gpointer has_more;

  do
    has_more = dag_test_store_run (store, &dag_retention_job,
                                   dag_retention_round_new (recorder, &retention, now_us), &error);
  while (has_more != NULL && error == NULL);
  check_answer (NULL, error);
  return error == NULL;
}

/* F-S11, F-S04: as every-call, while two months later all of it goes and the file is written anew.
 * Whatever fails, the file is sound, and the next time nothing of it is left. */
static void
test_every_purge (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const n_rows = "SELECT (SELECT count (*) FROM agent_hour)"
                                    " + (SELECT count (*) FROM agent_day)"
                                    " + (SELECT count (*) FROM queue_hour)"
                                    " + (SELECT count (*) FROM entity WHERE kind = 1)";
  const Trouble *trouble = data;
  g_autoptr (GBytes) before = make_five_days (fixture);
  int64_t later_us = fixture->centre.now_us + 60 * 24 * 3600 * DAG_USEC_PER_SEC;
  gboolean few = trouble->calls == DAG_FAULT_VFS_SYNC || g_test_slow ();
  guint step = few ? 1 : g_getenv ("DAG_SHORT") != NULL ? 11 : 3;
  guint n_failures = 0;

  for (guint nth = 1; nth < MAX_NTH; nth += step)
    {
      g_autoptr (DagStore) store = NULL;
      g_autofree char *first = NULL;
      g_autofree char *left = NULL;
      gboolean went_well;
      gboolean failed;

      g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (before, NULL),
                                          (gssize) g_bytes_get_size (before), NULL));
      store = dag_store_new (fixture->path);
      first = dag_test_store_read (store, n_rows, NULL);
      g_assert_cmpint (g_ascii_strtoll (first, NULL, 10), >, 100);
      g_assert_true (dag_test_store_execute (
          store, "INSERT OR REPLACE INTO meta VALUES ('rewritten-day', '1')", NULL));
      dag_fault_vfs_fail (trouble->calls, nth, trouble->code, trouble->for_good);
      went_well = purge (store, later_us);
      failed = dag_fault_vfs_failed ();
      g_assert_true (went_well || failed);
      n_failures += failed ? 1 : 0;
      dag_fault_vfs_fail (0, 0, 0, FALSE);
      dag_store_close (store);
      g_clear_object (&store);
      assert_sound (fixture->path);
      store = dag_store_new (fixture->path);
      g_assert_true (purge (store, later_us));
      left = dag_test_store_read (store, n_rows, NULL);
      g_assert_cmpstr (left, ==, "0");
      g_assert_null (dag_store_get_problem (store));
      dag_store_close (store);
      dag_test_remove_tree (fixture->folder);
      g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
      if (!failed)
        break;
    }
  g_test_message ("%u failures", n_failures);
  g_assert_cmpuint (n_failures, >=, 1);
}

/* F-S03: the power goes at any moment. What was said to be on the disk is there, and all
 * else is there or not, but never half. */
static void
test_power_cut (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);
  guint n_rounds = g_test_slow () ? 400 : g_getenv ("DAG_SHORT") != NULL ? 15 : 60;
  guint n_notes = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *cut = g_strdup_printf ("%s/cut-%u.sqlite", fixture->folder, i);
      g_autofree char *notes = NULL;
      g_autofree char *ending = g_strdup_printf ("INSERT INTO word VALUES (%u, 'note %u')",
                                                 1000 + i, i);
      g_autoptr (GError) error = NULL;

      record (fixture, store, 1 + (guint) g_rand_int_range (chance, 0, 4));
      if (g_rand_int_range (chance, 0, 2) == 0)
        {
          dag_test_store_run (store, &durable_job, g_steal_pointer (&ending), &error);
          g_assert_no_error (error);
          n_notes++;
        }
      if (g_rand_int_range (chance, 0, 8) == 0)
        g_free (dag_test_store_read (store, "PRAGMA wal_checkpoint", NULL));
      dag_fault_vfs_power_cut (fixture->path, cut, chance);
      assert_sound (cut);
      {
        g_autoptr (DagStore) after = dag_store_new (cut);

        notes = dag_test_store_read (after, "SELECT count (*) FROM word WHERE num >= 1000", NULL);
        g_assert_cmpint (g_ascii_strtoll (notes, NULL, 10), ==, n_notes);
        record (fixture, after, 1);
        g_assert_null (dag_store_get_problem (after));
        dag_store_close (after);
      }
    }
  dag_store_close (store);
}

/* F-S09: a migration that is cut short leaves the old form, and is done the next time. */
static void
test_migration_cut (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autofree char *frozen
      = g_test_build_filename (G_TEST_DIST, "fixtures", "store", "version-1.sqlite", NULL);
  g_autofree char *backup = g_strconcat (fixture->path, ".before-2", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_rounds = 0;

  g_assert_true (g_file_get_contents (frozen, &bytes, &length, NULL));
  for (guint nth = 1; nth < MAX_NTH; nth++, n_rounds++)
    {
      g_autoptr (DagStore) store = NULL;
      g_autofree char *version = NULL;
      g_autofree char *people = NULL;
      gboolean failed;

      dag_test_remove_tree (fixture->folder);
      g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
      dag_fault_vfs_fail (DAG_FAULT_VFS_WRITE | DAG_FAULT_VFS_SYNC, nth, SQLITE_IOERR_WRITE, TRUE);
      store = dag_store_new (fixture->path);
      g_free (dag_test_store_read (store, "SELECT 1", NULL));
      failed = dag_fault_vfs_failed ();
      dag_fault_vfs_fail (0, 0, 0, FALSE);
      dag_store_close (store);
      g_clear_object (&store);
      store = dag_store_new (fixture->path);
      version = dag_test_store_read (
          store, "SELECT user_version > 1 FROM pragma_user_version", NULL);
      people = dag_test_store_read (store, "SELECT count (*) FROM entity WHERE kind = 1", NULL);
      g_assert_cmpstr (version, ==, "1");
      g_assert_cmpstr (people, ==, "12");
      g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
      dag_store_close (store);
      if (!failed)
        break;
    }
  g_assert_cmpuint (n_rounds, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  static const Trouble troubles[] = {
    { DAG_FAULT_VFS_READ, SQLITE_IOERR_READ, FALSE },
    { DAG_FAULT_VFS_WRITE, SQLITE_IOERR_WRITE, FALSE },
    { DAG_FAULT_VFS_WRITE, SQLITE_FULL, TRUE },
    { DAG_FAULT_VFS_SYNC, SQLITE_IOERR_FSYNC, FALSE },
    { DAG_FAULT_VFS_ALL, SQLITE_IOERR, TRUE },
    { DAG_FAULT_VFS_READ, SQLITE_CORRUPT, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  dag_fault_vfs_install ();

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store-faults/every-call/F-S04/%u", i);

      g_test_add (name, Fixture, &troubles[i], set_up, test_every_call, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store-faults/every-use/F-S04/%u", i);

      g_test_add (name, Fixture, &troubles[i], set_up, test_every_use, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store-faults/every-purge/F-S11/%u", i);

      g_test_add (name, Fixture, &troubles[i], set_up, test_every_purge, tear_down);
    }
  g_test_add ("/store-faults/full/F-S01", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/store-faults/full-checkpoint/F-S01", Fixture, NULL, set_up,
              test_full_checkpoint, tear_down);
  g_test_add ("/store-faults/read/F-S04", Fixture, NULL, set_up, test_read_sentence, tear_down);
  g_test_add ("/store-faults/power-cut/F-S03", Fixture, NULL, set_up, test_power_cut, tear_down);
  g_test_add ("/store-faults/migration/F-S09", Fixture, NULL, set_up, test_migration_cut,
              tear_down);

  return g_test_run ();
}
