/* test-store-memory.c - allocations fail in turn, SQLite's and everybody's: no damage
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-made-centre.h"
#include "dag-sanitized.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define T0 (G_GINT64_CONSTANT (1795424380) * DAG_USEC_PER_SEC)
#define MAX_NTH 20000

static sqlite3_mem_methods real;
static int left; /* atomic: 0: nothing fails */
static int failed;

static gboolean
trip (void)
{
  if (g_atomic_int_get (&left) == 0 || !g_atomic_int_dec_and_test (&left))
    return FALSE;
  g_atomic_int_set (&failed, 1);
  return TRUE;
}

static void *
on_malloc (int size)
{
  return trip () ? NULL : real.xMalloc (size);
}

static void *
on_realloc (void *memory,
            int   size)
{
  return trip () ? NULL : real.xRealloc (memory, size);
}

static void
install (void)
{
  sqlite3_mem_methods ours;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  ours = real;
  ours.xMalloc = on_malloc;
  ours.xRealloc = on_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &ours), ==, SQLITE_OK);
}

static void
record (DagMadeCentre *centre,
        DagStore      *store,
        guint          n_polls)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);

  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < n_polls; i++)
    dag_history_add_snapshot (DAG_HISTORY (history), dag_made_centre_poll (centre, 10.0, 3));
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 60000);
  dag_store_history_attach (history, NULL, FALSE);
}

/* F-S05: one allocation fails; what comes after it works, and the file is sound. */
static void
test_every_allocation (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-memory-XXXXXX", NULL);
  guint n_rounds = 0;
  guint step = g_test_slow () ? 1 : g_getenv ("DAG_SHORT") != NULL ? 331 : 41;

  for (guint nth = 1; nth < MAX_NTH; nth += step, n_rounds++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.sqlite", folder, nth);
      g_autoptr (DagStore) store = NULL;
      g_autoptr (DagStore) after = NULL;
      g_autofree char *sound = NULL;
      DagMadeCentre centre;
      gboolean has_failed;

      dag_made_centre_init (&centre, 8, 2, T0);
      g_atomic_int_set (&failed, 0);
      g_atomic_int_set (&left, (int) nth);
      store = dag_store_new (path);
      record (&centre, store, 4);
      has_failed = g_atomic_int_get (&failed) != 0;
      g_atomic_int_set (&left, 0);
      dag_store_close (store);
      after = dag_store_new (path);
      record (&centre, after, 2);
      sound = dag_test_store_read (after, "PRAGMA integrity_check", NULL);
      g_assert_cmpstr (sound, ==, "ok");
      g_assert_null (dag_store_get_problem (after));
      dag_store_close (after);
      dag_made_centre_clear (&centre);
      dag_test_remove_tree (folder);
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      if (!has_failed)
        break;
    }
  g_test_message ("%u rounds", n_rounds);
  g_assert_cmpuint (n_rounds, >, 5);
  dag_test_remove_tree (folder);
}

/* ── Everybody's ───────────────────────────────────────────────────────────────────── */

#ifndef SANITIZED /* which has a malloc() of its own */

/* The program runs itself with this, to be without memory. */
#define RECORD_ARGUMENT "--record"

void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n,
                     size_t size);
void *__libc_realloc (void  *memory,
                      size_t size);

static int all_left;  /* atomic: 0: nothing fails */
static int all_spent; /* atomic: from then on nothing is given */

static gboolean
trip_all (void)
{
  if (g_atomic_int_get (&all_spent) != 0)
    return TRUE;
  if (g_atomic_int_get (&all_left) == 0 || !g_atomic_int_dec_and_test (&all_left))
    return FALSE;
  g_atomic_int_set (&all_spent, 1);
  return TRUE;
}

void *
malloc (size_t size)
{
  return trip_all () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  return trip_all () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void  *memory,
         size_t size)
{
  return trip_all () ? NULL : __libc_realloc (memory, size);
}

static const DagStoreJob note_job
    = { .mode = DAG_STORE_WRITE_DURABLE, .run = dag_test_job_execute, .free_input = g_free };

/* Polls and notes, until there is no memory; says which note is kept. */
static int
record_for_ever (const char *path,
                 int         n_allocations)
{
  static const struct rlimit no_core = { 0, 0 };
  g_autoptr (DagStore) store = dag_store_new (path);
  DagMadeCentre centre;

  setrlimit (RLIMIT_CORE, &no_core);
  dag_made_centre_init (&centre, 8, 2, T0);
  /* GLib 2.90 waits for itself where the first message of a program is that it has no memory. */
  g_message ("%s %d", g_dgettext ("dagstart", "allocations:"), n_allocations);
  g_atomic_int_set (&all_left, n_allocations);
  for (int number = 1000; number < 1200; number++)
    {
      char kept[2] = { (char) (number >> 8), (char) number };
      char *sql = g_strdup_printf ("INSERT INTO word VALUES (%d, 'note %d')", number, number);
      g_autoptr (GError) error = NULL;

      record (&centre, store, 1);
      dag_test_store_run (store, &note_job, sql, &error);
      if (error == NULL && write (STDOUT_FILENO, kept, sizeof kept) < 0)
        return 3;
    }
  return 0;
}

/* The last note that was said to be kept by a program that had memory for so much; 0: none.
 * It ended as GLib ends a program that has none, and not by touching what is not there. */
static int
run_out (const char *program,
         const char *path,
         guint       n_allocations)
{
  g_autofree char *number = g_strdup_printf ("%u", n_allocations);
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          NULL, program, RECORD_ARGUMENT, path, number, NULL);
  g_autoptr (GBytes) said = NULL;
  const guint8 *bytes;
  gsize length = 0;

  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &said, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
  if (g_subprocess_get_term_sig (process) != SIGTRAP)
    g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGABRT);
  bytes = g_bytes_get_data (said, &length);
  return length < 2 ? 0 : bytes[length - 2] << 8 | bytes[length - 1];
}

/* F-S05: the program itself has no memory left, at any moment: it ends, and what was said to be
 * kept is there. */
static void
test_run_out (gconstpointer program)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-memory-XXXXXX", NULL);
  guint n_rounds = g_test_slow () ? 300 : 24;
  int last = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.sqlite", folder, i);
      int note = run_out (program, path, 50 + i * (g_test_slow () ? 83 : 1031));
      g_autoptr (DagStore) store = dag_store_new (path);
      g_autofree char *question
          = g_strdup_printf ("SELECT count (*) FROM word WHERE num BETWEEN 1000 AND %d", note);
      g_autofree char *sound = dag_test_store_read (store, "PRAGMA integrity_check", NULL);
      g_autofree char *n_notes = dag_test_store_read (store, question, NULL);
      DagMadeCentre centre;

      g_assert_cmpstr (sound, ==, "ok");
      g_assert_cmpint (g_ascii_strtoll (n_notes, NULL, 10), ==, note == 0 ? 0 : note - 999);
      dag_made_centre_init (&centre, 8, 2, T0 + 3600 * DAG_USEC_PER_SEC);
      record (&centre, store, 2);
      g_assert_null (dag_store_get_problem (store));
      dag_store_close (store);
      dag_made_centre_clear (&centre);
      last = MAX (last, note);
    }
  g_test_message ("the last note that was kept: %d", last);
  g_assert_cmpint (last, >, 1000);
  dag_test_remove_tree (folder);
}

#endif

int
main (int    argc,
      char **argv)
{
#ifndef SANITIZED
  if (argc == 4 && g_str_equal (argv[1], RECORD_ARGUMENT))
    return record_for_ever (argv[2], atoi (argv[3]));
#endif
  install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-memory/every-allocation/F-S05", test_every_allocation);
#ifndef SANITIZED
  if (dag_test_keeps_time ()) /* memcheck has a malloc() of its own, too */
    g_test_add_data_func ("/store-memory/run-out/F-S05", argv[0], test_run_out);
#endif

  return g_test_run ();
}
