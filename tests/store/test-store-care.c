/* test-store-care.c - files damaged, foreign, old, newer, locked, far away; what is old goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-history-past.h"
#include "dag-made-centre.h"
#include "dag-pace.h"
#include "dag-sanitized.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/vfs.h>

#define T0 (G_GINT64_CONSTANT (1795424400) * DAG_USEC_PER_SEC)
#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)

/* Of the form of the database: raise it with each migration, and freeze a file of it. */
#define N_VERSIONS 4

typedef struct
{
  char *folder;
  char *path;
  DagMadeCentre centre;
} Fixture;

/* What the machine says of its file systems, for this program: it goes before the C
 * library's own. */
static long said_type;

int
statfs (const char    *path,
        struct statfs *about)
{
  memset (about, 0, sizeof *about);
  about->f_type = said_type;
  return 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  said_type = 0xef53;
  fixture->folder = g_dir_make_tmp ("dag-care-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.sqlite", NULL);
  dag_made_centre_init (&fixture->centre, 12, 3, T0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  dag_made_centre_clear (&fixture->centre);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static void
record (Fixture  *fixture,
        DagStore *store,
        guint     n_polls,
        double    seconds)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);

  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < n_polls; i++)
    {
      dag_history_add_snapshot (DAG_HISTORY (history),
                                dag_made_centre_poll (&fixture->centre, seconds, 3));
      dag_test_await (dag_store_history_get_n_pending (history) < 8, 20000);
    }
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 20000);
  dag_store_history_attach (history, NULL, FALSE);
}

static int64_t
count (DagStore   *store,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dag_test_store_read (store, sql, &error);

  g_assert_no_error (error);
  return g_ascii_strtoll (text, NULL, 10);
}

static void
make_file (Fixture *fixture,
           guint    n_polls)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);

  record (fixture, store, n_polls, 10.0);
  dag_store_close (store);
}

/* The name of the file that was put aside; empty: none. */
static char *
find_aside (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "x.sqlite.corrupt-"))
      return g_strdup (name);
  return g_strdup ("");
}

/* ── F-S06 ─────────────────────────────────────────────────────────────────────────── */

static void
assert_begun_anew (Fixture *fixture)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autofree char *aside = NULL;

  record (fixture, store, 3, 10.0);
  g_free (dag_test_store_read (store, "SELECT 1", NULL));
  aside = find_aside (fixture);
  g_assert_cmpstr (aside, !=, "");
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (dag_store_get_problem (store)->message, aside));
  g_assert_cmpint (count (store, "SELECT count (*) FROM journal"), >=, 3);
  g_assert_true (dag_store_can_dismiss (store));
  dag_store_dismiss (store);
  g_assert_null (dag_store_get_problem (store));
  g_assert_cmpint (count (store, "SELECT count (*) FROM journal"), >=, 3);
  g_assert_null (dag_store_get_problem (store));
  dag_store_close (store);
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  unused)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)", NULL, NULL, NULL);
  sqlite3_close (other);
  assert_begun_anew (fixture);
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *text = g_strnfill (9000, 'x');

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  assert_begun_anew (fixture);
}

/* Cut in the middle, and scribbled over: most of what was there is there again. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  gboolean truncated = GPOINTER_TO_INT (data);
  g_autofree char *bytes = NULL;
  g_autofree char *people = NULL;
  g_autoptr (DagStore) store = NULL;
  gsize length;

  make_file (fixture, 800);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 20 * 4096);
  if (truncated)
    length = length / 2 - length / 2 % 4096;
  else
    for (gsize i = 12 * 4096; i < 18 * 4096; i++)
      bytes[i] = (char) (i * 31);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  store = dag_store_new (fixture->path);
  /* Whoever reads all of it meets the damage. */
  for (guint i = 0; i < 4; i++)
    g_free (dag_test_store_read (store,
                                 "SELECT sum (length (b)) FROM (SELECT b FROM journal UNION ALL"
                                 " SELECT b FROM queue_hour UNION ALL SELECT b FROM agent_hour)",
                                 NULL));
  record (fixture, store, 3, 10.0);
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT);
  g_assert_cmpint (count (store, "SELECT count (*) FROM entity"), ==, 15);
  if (!truncated)
    g_assert_cmpint (count (store, "SELECT count (*) FROM agent_hour"), >, 0);
  people = dag_test_store_read (store, "PRAGMA integrity_check", NULL);
  g_assert_cmpstr (people, ==, "ok");
  dag_store_close (store);
}

/* ── F-S07 … F-S10 ─────────────────────────────────────────────────────────────────── */

static void
test_locked (Fixture       *fixture,
             gconstpointer  unused)
{
  sqlite3 *other = NULL;
  g_autoptr (DagStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_file (fixture, 3);
  store = dag_store_new (fixture->path);
  g_free (dag_test_store_read (store, "SELECT 1", NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (dag_test_store_execute (store, "DELETE FROM poll", &error));
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_BUSY);
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_BUSY);
  sqlite3_exec (other, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (other);
  g_assert_true (dag_test_store_execute (store, "DELETE FROM poll", NULL));
  g_assert_null (dag_store_get_problem (store));
  dag_store_close (store);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  unused)
{
  sqlite3 *other = NULL;
  g_autoptr (DagStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_file (fixture, 5);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "PRAGMA user_version = 999", NULL, NULL, NULL);
  sqlite3_close (other);
  store = dag_store_new (fixture->path);
  g_assert_cmpint (count (store, "SELECT count (*) FROM journal"), ==, 5);
  g_assert_true (dag_store_is_read_only (store));
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_NEWER);
  g_assert_false (dag_test_store_execute (store, "DELETE FROM poll", &error));
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_NEWER);
  g_assert_cmpint (count (store, "SELECT user_version FROM pragma_user_version"), ==, 999);
  dag_store_close (store);
}

/* There is a frozen file of every version there ever was: the newest is of today. */
static void
test_all_frozen (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  int newest = count (store, "SELECT user_version FROM pragma_user_version");

  g_assert_cmpint (newest, ==, N_VERSIONS);
  for (int i = 1; i <= newest; i++)
    {
      g_autofree char *name = g_strdup_printf ("version-%d.sqlite", i);
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  dag_store_close (store);
}

static void
test_frozen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sqlite", GPOINTER_TO_INT (data));
  g_autofree char *frozen = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (DagStore) store = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (frozen, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  store = dag_store_new (fixture->path);
  answer = dag_test_store_read (store, "PRAGMA integrity_check", NULL);
  g_assert_cmpstr (answer, ==, "ok");
  g_assert_null (dag_store_get_problem (store));
  g_assert_cmpint (count (store, "SELECT count (*) FROM board_item"), ==,
                   GPOINTER_TO_INT (data) > 1 ? 1 : 0);
  g_assert_cmpint (count (store, "SELECT count (*) FROM break_verdict"), ==,
                   GPOINTER_TO_INT (data) > 3 ? 2 : 0);
  g_assert_cmpint (count (store, "SELECT user_version FROM pragma_user_version"), ==, N_VERSIONS);
  fixture->centre.now_us = T0 + 4200 * DAG_USEC_PER_SEC;
  record (fixture, store, 2, 10.0);
  g_assert_cmpint (count (store, "SELECT count (*) FROM journal"), ==, 63);
  dag_store_close (store);
}

/* /sys may not be written by anybody. */
static void
test_forbidden (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new ("/sys/kernel/dagstart/x.sqlite");
  g_autoptr (GError) error = NULL;

  g_assert_false (dag_test_store_execute (store, "DELETE FROM poll", &error));
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_READ_ONLY);
  g_assert_error (dag_store_get_problem (store), DAG_STORE_ERROR, DAG_STORE_ERROR_READ_ONLY);
  record (fixture, store, 5, 10.0);
}

static void
test_network (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (DagStore) store = NULL;
  g_autofree char *mode = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  said_type = 0x6969;
  store = dag_store_new (fixture->path);
  record (fixture, store, 3, 10.0);
  mode = dag_test_store_read (store, "PRAGMA journal_mode", NULL);
  g_assert_cmpstr (mode, ==, "truncate");
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_nonnull (dag_store_get_problem (store));
  g_assert_nonnull (strstr (dag_store_get_problem (store)->message, "network drive"));
  dag_store_close (store);
}

/* ── F-S11 ─────────────────────────────────────────────────────────────────────────── */

static gboolean
file_has (const char *path,
          const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* What the main thread itself worked between two beats; the wall clock would also say what
 * else this machine had to do. */
typedef struct
{
  int64_t last_us;
  int64_t worst_us;
} Beat;

static gboolean
on_beat (gpointer user_data)
{
  Beat *beat = user_data;
  int64_t now_us = dag_pace_read_us ();

  if (beat->last_us != 0)
    beat->worst_us = MAX (beat->worst_us, now_us - beat->last_us);
  beat->last_us = now_us;
  return G_SOURCE_CONTINUE;
}

/* Forty days; then the next poll of somebody else's team. What is old goes while polls come
 * in, the names are not in the files any more, and what is young stays. */
static void
test_retention (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (DagStore) store = dag_store_new (fixture->path);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  DagRetention retention = DAG_RETENTION_DEFAULT;
  DagMadeCentre other;
  Beat beat = { 0, 0 };
  int64_t worst_us;
  guint beat_id;

  record (fixture, store, 40 * 24, 3600.0);
  g_assert_cmpint (count (store, "SELECT count (*) FROM agent_day"), >=, 38 * 12);
  g_assert_cmpint (count (store, "SELECT count (*) FROM agent_hour"), >=, 8 * 24 * 12);
  g_assert_true (dag_test_store_execute (
      store, "INSERT INTO interval_hour SELECT max (k), x'07' FROM queue_hour", NULL));
  dag_made_centre_init (&other, 5, 3, fixture->centre.now_us + 35 * DAY_US);
  dag_store_history_attach (history, store, TRUE);
  dag_history_add_snapshot (DAG_HISTORY (history), dag_made_centre_poll (&other, 10.0, 1));
  for (guint i = 0; i < other.last->agents->len; i++)
    g_assert_true (g_str_has_prefix (
        ((DagAgentSample *) g_ptr_array_index (other.last->agents, i))->id, "a-0000"));
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 20000);
  beat_id = g_timeout_add (2, on_beat, &beat);
  retention.intervals = 731;
  dag_store_history_set_retention (history, &retention);
  for (guint i = 0; i < 40; i++)
    {
      dag_history_add_snapshot (DAG_HISTORY (history), dag_made_centre_poll (&other, 10.0, 3));
      dag_test_await (dag_store_history_get_n_pending (history) < 4, 20000);
    }
  dag_test_await (count (store, "SELECT count (*) FROM entity WHERE kind = 1") <= 5, 20000);
  worst_us = beat.worst_us; /* from here on we read the file ourselves */
  dag_test_await (count (store, "SELECT CAST (value AS INTEGER) FROM meta"
                                " WHERE key = 'rewritten-day'")
                      >= other.now_us / DAY_US - 1, 20000);
  dag_test_await (count (store, "SELECT freelist_count FROM pragma_freelist_count") == 0, 20000);
  dag_test_await (!file_has (fixture->path, "Anna de B\xc3\xb8r 11")
                      && !file_has (log, "Anna de B\xc3\xb8r 11"), 10000);
  g_source_remove (beat_id);
  g_assert_true (file_has (fixture->path, "Anna de B\xc3\xb8r 4"));
  g_assert_cmpint (count (store, "SELECT count (*) FROM agent_hour"), <, 30);
  g_assert_cmpint (count (store, "SELECT count (*) FROM queue_hour"), <, 5);
  g_assert_cmpint (count (store, "SELECT count (*) FROM interval_hour WHERE b = x'07'"), ==, 1);
  g_test_message ("the main thread worked %.1f ms between two beats",
                  (double) worst_us / 1000.0);
  if (dag_test_keeps_time ())
    g_assert_cmpint (worst_us, <, 100000);
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
  dag_made_centre_clear (&other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-care/foreign/F-S06", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/store-care/no-database/F-S06", Fixture, NULL, set_up, test_no_database, tear_down);
  g_test_add ("/store-care/damaged/F-S06", Fixture, GINT_TO_POINTER (FALSE), set_up, test_damaged,
              tear_down);
  g_test_add ("/store-care/truncated/F-S06", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_damaged, tear_down);
  g_test_add ("/store-care/locked/F-S07", Fixture, NULL, set_up, test_locked, tear_down);
  g_test_add ("/store-care/newer/F-S08", Fixture, NULL, set_up, test_newer, tear_down);
  g_test_add ("/store-care/frozen/all/F-S09", Fixture, NULL, set_up, test_all_frozen, tear_down);
  for (int i = 1; i <= N_VERSIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("/store-care/frozen/%d/F-S09", i);

      g_test_add (name, Fixture, GINT_TO_POINTER (i), set_up, test_frozen, tear_down);
    }
  g_test_add ("/store-care/forbidden/F-S10", Fixture, NULL, set_up, test_forbidden, tear_down);
  g_test_add ("/store-care/network/F-S10", Fixture, NULL, set_up, test_network, tear_down);
  g_test_add ("/store-care/retention/F-S11", Fixture, NULL, set_up, test_retention, tear_down);

  return g_test_run ();
}
