/* test-store-memory.c - each allocation of SQLite fails in turn: no crash, no damage
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-made-centre.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <sqlite3.h>

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

int
main (int    argc,
      char **argv)
{
  install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-memory/every-allocation/F-S05", test_every_allocation);

  return g_test_run ();
}
