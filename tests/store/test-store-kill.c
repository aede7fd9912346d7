/* test-store-kill.c - killed at any moment: each answer is there whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-history-past.h"
#include "dag-made-centre.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <signal.h>
#include <unistd.h>

/* The program runs itself with this, to be killed. */
#define RECORD_ARGUMENT "--record"
#define N_AGENTS 40
#define N_QUEUES 6
#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define T0 (G_GINT64_CONSTANT (1795424000) * DAG_USEC_PER_SEC)

static const char *program;

/* ── The one that is killed ────────────────────────────────────────────────────────── */

static gpointer
run_note (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  dag_database_execute (database, input, error);
  return NULL;
}

static const DagStoreJob note_job
    = { .mode = DAG_STORE_WRITE_DURABLE, .run = run_note, .free_input = g_free };

/* Says on its standard output, line by line, what is kept from then on. */
static void
say (const char *format,
     int64_t     number)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", format, number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

/* Answers without end, every ten minutes of the centre's time an hour's end is near. */
static int
record_for_ever (const char *path,
                 int64_t     round)
{
  g_autoptr (DagStore) store = dag_store_new (path);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  DagMadeCentre centre;

  dag_memory_history_set_gap_s (memory, 7200.0);
  dag_made_centre_init (&centre, N_AGENTS, N_QUEUES, T0 + round * 3 * HOUR_US);
  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < 3000; i++)
    {
      dag_history_add_snapshot (DAG_HISTORY (history), dag_made_centre_poll (&centre, 40.0, 4));
      dag_test_await (dag_store_history_get_n_pending (history) == 0, 20000);
      say ("poll", centre.now_us);
      if (i % 5 == 2)
        {
          g_autoptr (GError) error = NULL;
          int64_t number = 1000 + round * 200 + i / 5 % 200;

          dag_test_store_run (store, &note_job,
                              g_strdup_printf ("INSERT OR REPLACE INTO word VALUES (%d, 'n%d')",
                                               (int) number, (int) number),
                              &error);
          g_assert_no_error (error);
          say ("note", number);
        }
    }
  return 0;
}

/* ── The one that kills ────────────────────────────────────────────────────────────── */

typedef struct
{
  int64_t last_poll_us;
  int64_t last_note;
} Told;

static gboolean
read_line (GDataInputStream *lines,
           Told             *told)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (line == NULL)
    return FALSE;
  if (g_str_has_prefix (line, "poll "))
    told->last_poll_us = g_ascii_strtoll (line + 5, NULL, 10);
  else if (g_str_has_prefix (line, "note "))
    told->last_note = g_ascii_strtoll (line + 5, NULL, 10);
  return TRUE;
}

/* So many lines are read before the kill; it then comes at any moment of the next poll. */
static void
run_and_kill (const char *path,
              guint       round,
              GRand      *chance,
              Told       *told)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, RECORD_ARGUMENT, path,
                          number, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  guint n_lines = (guint) g_rand_int_range (chance, 0, 130);
  guint n_spins = (guint) g_rand_int_range (chance, 0, 400000);

  g_assert_nonnull (process);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  for (guint i = 0; i < n_lines; i++)
    read_line (lines, told);
  for (volatile guint i = 0; i < n_spins; i++)
    continue;
  g_subprocess_send_signal (process, SIGKILL);
  while (read_line (lines, told))
    continue;
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
}

/* The state of the file: whole, and nothing that was told is missing. */
static void
check_file (const char *path,
            const Told *told)
{
  g_autoptr (DagStore) store = dag_store_new (path);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sound = dag_test_store_read (store, "PRAGMA integrity_check", &error);
  g_autofree char *note
      = g_strdup_printf ("SELECT count (*) FROM word WHERE num = %d", (int) told->last_note);
  g_autofree char *has_note = dag_test_store_read (store, note, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (sound, ==, "ok");
  if (told->last_note != 0)
    g_assert_cmpstr (has_note, ==, "1");
  dag_store_history_attach (history, store, FALSE);
  if (told->last_poll_us != 0)
    {
      dag_history_read_snapshot_async (DAG_HISTORY (history), told->last_poll_us, NULL,
                                       dag_test_on_ready, &result);
      dag_test_await (result != NULL, 20000);
      snapshot = dag_history_read_snapshot_finish (DAG_HISTORY (history), result, &error);
      g_assert_no_error (error);
      g_assert_cmpint (snapshot->taken_at_us / 1000, ==, told->last_poll_us / 1000);
      g_assert_cmpuint (snapshot->agents->len, ==, N_AGENTS);
      g_assert_cmpuint (snapshot->queues->len, ==, N_QUEUES);
    }
  g_assert_null (dag_store_get_problem (store));
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
}

/* F-S02 */
static void
test_kill (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-kill-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.sqlite", NULL);
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);
  guint n_rounds = g_test_slow () ? 400 : g_getenv ("DAG_SHORT") != NULL ? 6 : 30;
  Told told = { 0, 0 };

  for (guint i = 0; i < n_rounds; i++)
    {
      run_and_kill (path, i, chance, &told);
      check_file (path, &told);
    }
  g_test_message ("%u rounds, the last answer at %" G_GINT64_FORMAT, n_rounds, told.last_poll_us);
  g_assert_cmpint (told.last_poll_us, >, T0);
  g_assert_cmpint (told.last_note, >, 0);
  dag_test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], RECORD_ARGUMENT))
    return record_for_ever (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  program = argv[0];

  g_test_add_func ("/store-kill/F-S02", test_kill);

  return g_test_run ();
}
