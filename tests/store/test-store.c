/* test-store.c - the store: jobs, transactions, cancelling, closing, permissions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-store.h"

#include "dag-test-store.h"

#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  DagStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("dag-store-XXXXXX", NULL);
  fixture->path = dag_store_make_path (fixture->folder, "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11");
  fixture->store = dag_store_new (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->store);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static void
test_path (void)
{
  g_autofree char *known = dag_store_make_path ("/x", "0B8EE1F4-7a0e-4f0e-9d0c-3b7f0d3e0a11");
  g_autofree char *hostile = dag_store_make_path ("/x", "../../etc/passwd");

  g_assert_cmpstr (known, ==, "/x/history/0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11.sqlite");
  g_assert_true (g_str_has_prefix (hostile, "/x/history/"));
  g_assert_null (strstr (hostile, ".."));
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dag_test_store_execute (fixture->store,
                          "INSERT INTO word VALUES (1, 'Lunch'), (2, 'Koffie')", &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  fixture->store = dag_store_new (fixture->path);
  text = dag_test_store_read (fixture->store, "SELECT text FROM word ORDER BY num", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Lunch|Koffie");
  g_assert_null (dag_store_get_problem (fixture->store));
}

static void
test_undone (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dag_test_store_execute (fixture->store,
                          "INSERT INTO word VALUES (1, 'a'); INSERT INTO word VALUES (1, 'b')",
                          &error);
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  text = dag_test_store_read (fixture->store, "SELECT count (*) FROM word", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "0");
  g_assert_null (dag_store_get_problem (fixture->store));
}

/* F-F03: whatever the umask says. */
static void
test_permissions (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  const char *const endings[] = { "", "-wal", "-shm" };
  mode_t mask = umask (0);
  GStatBuf about;

  dag_store_close (fixture->store);
  dag_test_remove_tree (folder);
  g_clear_object (&fixture->store);
  fixture->store = dag_store_new (fixture->path);
  g_assert_true (dag_test_store_execute (fixture->store, "INSERT INTO word VALUES (1, 'a')", NULL));
  umask (mask);
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_assert_cmpint (g_stat (path, &about), ==, 0);
      g_assert_cmpint (about.st_mode & 0777, ==, 0600);
    }
}

/* A statement that would run for hours. */
#define ENDLESS                                                                     \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "               \
  "SELECT count (*) FROM n WHERE i < 0"

static const DagStoreJob endless_job = { .mode = DAG_STORE_READ, .run = dag_test_job_read,
                                         .free_input = g_free, .free_result = g_free };

static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dag_test_store_execute (fixture->store, "INSERT INTO word VALUES (1, 'a')", NULL));
  dag_store_run_async (fixture->store, &endless_job, g_strdup (ENDLESS), cancellable,
                       dag_test_on_ready, &result);
  g_cancellable_cancel (cancellable);
  dag_test_await (result != NULL, 10000);
  g_assert_null (dag_store_run_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (dag_store_get_problem (fixture->store));
}

/* F-F05: what is to be written is written, what is read is given up. */
static void
test_close_in_mid_read (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  static const DagStoreJob write_job = { .mode = DAG_STORE_WRITE, .run = dag_test_job_execute,
                                         .free_input = g_free };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (dag_test_store_execute (fixture->store, "INSERT INTO word VALUES (1, 'a')", NULL));
  dag_store_run_async (fixture->store, &endless_job, g_strdup (ENDLESS), NULL,
                       dag_test_on_ready, &read);
  dag_store_run_async (fixture->store, &write_job,
                       g_strdup ("INSERT INTO word VALUES (2, 'b')"), NULL,
                       dag_test_on_ready, &written);
  dag_store_close (fixture->store); /* or the endless one would keep us here for ever */
  dag_test_await (read != NULL && written != NULL, 10000);
  g_assert_null (dag_store_run_finish (fixture->store, read, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  dag_store_run_finish (fixture->store, written, &error);
  g_assert_no_error (error);
  g_clear_object (&read);
  g_clear_object (&written);
  g_assert_false (dag_test_store_execute (fixture->store, "DELETE FROM word", &error));
  g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_clear_object (&fixture->store);
  fixture->store = dag_store_new (fixture->path);
  text = dag_test_store_read (fixture->store, "SELECT text FROM word ORDER BY num", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "a|b");
}

/* Fails, and tells the main thread, which waits without turning its loop. */
static gpointer
run_told (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  g_async_queue_push (input, input);
  g_set_error_literal (error, DAG_STORE_ERROR, DAG_STORE_ERROR_FULL, "full");
  return NULL;
}

static void
note_thread (DagStore   *store,
             GParamSpec *pspec,
             gpointer   *thread)
{
  g_atomic_pointer_set (thread, g_thread_self ());
}

/* Who asks is told in the loop of who asks, and not between two turns of it elsewhere. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  unused)
{
  static const DagStoreJob job = { .mode = DAG_STORE_READ, .run = run_told };
  g_autoptr (GAsyncQueue) told = g_async_queue_new ();
  gpointer thread = NULL;

  g_signal_connect (fixture->store, "notify::problem", G_CALLBACK (note_thread), &thread);
  dag_store_run_async (fixture->store, &job, told, NULL, NULL, NULL);
  dag_store_run_async (fixture->store, &job, told, NULL, NULL, NULL);
  g_async_queue_pop (told);
  g_async_queue_pop (told); /* the first has been handed back since */
  g_assert_null (g_atomic_pointer_get (&thread));
  dag_test_await (g_atomic_pointer_get (&thread) != NULL, 20000);
  g_assert_true (g_atomic_pointer_get (&thread) == g_thread_self ());
  g_assert_error (dag_store_get_problem (fixture->store), DAG_STORE_ERROR,
                  DAG_STORE_ERROR_FULL);
  g_free (dag_test_store_read (fixture->store, "SELECT 1", NULL)); /* the second is done */
}

static void
test_memory (void)
{
  g_autoptr (DagStore) store = dag_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dag_test_store_execute (store, "INSERT INTO word VALUES (1, 'Lunch')", &error);
  g_assert_no_error (error);
  text = dag_test_store_read (store, "SELECT text FROM word", &error);
  g_assert_cmpstr (text, ==, "Lunch");
  g_assert_null (dag_store_get_path (store));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/path", test_path);
  g_test_add ("/store/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/store/undone", Fixture, NULL, set_up, test_undone, tear_down);
  g_test_add ("/store/permissions/F-F03", Fixture, NULL, set_up, test_permissions, tear_down);
  g_test_add ("/store/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/store/close/F-F05", Fixture, NULL, set_up, test_close_in_mid_read, tear_down);
  g_test_add ("/store/thread", Fixture, NULL, set_up, test_thread, tear_down);
  g_test_add_func ("/store/memory", test_memory);

  return g_test_run ();
}
