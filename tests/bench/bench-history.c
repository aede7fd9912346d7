/* bench-history.c - what it costs to keep the history: beside one row for each sample, in one run
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-archive.h"
#include "dag-bench.h"
#include "dag-made-centre.h"
#include "dag-recorder.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

/* 10,000 agents and 1,000 queues, one answer every ten seconds, a twentieth of the agents and
 * a seventh of the queues changed. A sample is one figure that the source tells: an agent's
 * state, or one of the 22 of a queue.
 *
 * bench-history [AGENTS QUEUES POLLS ROW-POLLS] */
#define QUEUE_FIGURES 22
#define GAP_S 60.0
#define FROM_US G_GINT64_CONSTANT (1795420790000000)
/* Prometheus 2.42 on such series: bytes to a sample of its blocks. */
#define PROMETHEUS_BYTES 0.80

typedef struct
{
  DagRecorder *recorder;
  DagSnapshot *snapshot;
  double *cpu_ms;
} Step;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Bytes that this process has written so far. */
static double
get_written (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
    return 0.0;
  line = strstr (text, "wchar: ");
  return line != NULL ? g_ascii_strtod (line + strlen ("wchar: "), NULL) : 0.0;
}

static gpointer
run_ours (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  Step *step = input;
  double start_ms = get_cpu_ms ();

  dag_recorder_record (step->recorder, database, step->snapshot, GAP_S, TRUE, error);
  *step->cpu_ms += get_cpu_ms () - start_ms;
  return NULL;
}

static void
add_row (DagStatement *insert,
         int64_t       id,
         int64_t       at_ms,
         int64_t       value,
         GError      **error)
{
  dag_statement_bind_int64 (insert, 1, id);
  dag_statement_bind_int64 (insert, 2, at_ms);
  dag_statement_bind_int64 (insert, 3, value);
  dag_statement_run (insert, error);
}

static void
get_figures (const DagQueueSample *queue,
             int64_t               values[QUEUE_FIGURES])
{
  const DagQueueDay *today = &queue->today;
  const int64_t all[QUEUE_FIGURES]
      = { queue->waiting, (int64_t) queue->longest_wait_s, (int64_t) queue->expected_wait_s,
          queue->staffed, queue->available, queue->ringing, queue->on_contact, queue->wrap_up,
          queue->on_break, queue->meeting, today->offered, today->answered, today->abandoned,
          today->abandoned_short, today->answered_within, today->abandoned_within,
          today->handled, (int64_t) today->wait_answered_s, (int64_t) today->wait_abandoned_s,
          (int64_t) today->handle_s, (int64_t) today->longest_wait_s, (int64_t) queue->oldest_s };

  memcpy (values, all, sizeof all);
}

/* The way everybody begins: a row for each sample, an index by series and time. */
static gpointer
run_rows (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  Step *step = input;
  DagSnapshot *snapshot = step->snapshot;
  double start_ms = get_cpu_ms ();
  g_autoptr (DagStatement) insert = dag_database_prepare (
      database, "INSERT INTO sample (id, t, v) VALUES (?, ?, ?)", error);

  for (guint i = 0; insert != NULL && i < snapshot->agents->len; i++)
    add_row (insert, i, snapshot->taken_at_us / 1000,
             ((DagAgentSample *) g_ptr_array_index (snapshot->agents, i))->state, error);
  for (guint i = 0; insert != NULL && i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      int64_t values[QUEUE_FIGURES];

      get_figures (queue, values);
      for (guint j = 0; j < QUEUE_FIGURES; j++)
        add_row (insert, 100000 + i * 100 + j, snapshot->taken_at_us / 1000, values[j], error);
    }
  *step->cpu_ms += get_cpu_ms () - start_ms;
  return NULL;
}

static const DagStoreJob ours_job = { .mode = DAG_STORE_BARE, .run = run_ours };
static const DagStoreJob rows_job = { .mode = DAG_STORE_WRITE, .run = run_rows };

/* Runs the centre; returns the bytes written. */
static double
run_centre (DagStore          *store,
            const DagStoreJob *job,
            guint              n_agents,
            guint              n_queues,
            guint              n_polls,
            double            *cpu_ms)
{
  g_autoptr (DagRecorder) recorder = dag_recorder_new ();
  DagMadeCentre centre;
  double written = get_written ();

  dag_made_centre_init (&centre, n_agents, n_queues, FROM_US);
  for (guint i = 0; i < n_polls; i++)
    {
      g_autoptr (GError) error = NULL;
      Step step = { recorder, dag_made_centre_poll (&centre, 10.0, 20), cpu_ms };

      dag_test_store_run (store, job, &step, &error);
      g_assert_no_error (error);
    }
  dag_made_centre_clear (&centre);
  return get_written () - written;
}

static double
read_number (DagStore   *store,
             const char *sql)
{
  g_autofree char *text = dag_test_store_read (store, sql, NULL);

  return g_ascii_strtod (text, NULL);
}

/* 24 hours of one queue, the warm cache: the median of some rounds, in milliseconds. */
static double
time_a_day (DagStore *store,
            guint     n_polls)
{
  g_autoptr (DagRecorder) recorder = dag_recorder_new ();
  double best_ms = 1e9;

  for (guint i = 0; i < 7; i++)
    {
      DagArchiveQuestion *question = dag_archive_question_new (recorder);
      int64_t start_us;
      g_autoptr (GArray) points = NULL;

      question->kind = DAG_SERIES_WAITING;
      question->id = g_strdup ("q4");
      question->from_us = FROM_US;
      question->to_us = question->from_us + (int64_t) n_polls * 10 * DAG_USEC_PER_SEC;
      question->gap_s = GAP_S;
      start_us = g_get_monotonic_time ();
      points = dag_test_store_run (store, &dag_archive_job_series, question, NULL);
      if (i > 0)
        best_ms = MIN (best_ms, (double) (g_get_monotonic_time () - start_us) / 1e3);
      g_assert_cmpuint (points->len, ==, n_polls - 1);
    }
  return best_ms;
}

static void
on_restored (DagStoreHistory *history,
             gboolean        *is_restored)
{
  *is_restored = TRUE;
}

/* Started again: until the hours that are kept are in the memory, and the longest turn of the
 * main loop (its own CPU time) until then. */
static void
time_restore (const char *path,
              double     *whole_ms,
              double     *turn_ms)
{
  g_autoptr (DagStore) store = dag_store_new (path);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  gboolean is_restored = FALSE;
  int64_t start_us = g_get_monotonic_time ();

  *turn_ms = 0.0;
  g_signal_connect (history, "restored", G_CALLBACK (on_restored), &is_restored);
  dag_store_history_attach (history, store, FALSE);
  while (!is_restored)
    {
      double before_ms = get_cpu_ms ();

      g_main_context_iteration (NULL, TRUE);
      *turn_ms = MAX (*turn_ms, get_cpu_ms () - before_ms);
    }
  *whole_ms = (double) (g_get_monotonic_time () - start_us) / 1e3;
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
}

/* The same figures in Prometheus' own form, packed by its own tool; 0 where it is not
 * installed. Bytes to a sample, of the chunks alone, as ours is of the blobs. */
static void
write_series (GString *text,
              guint    n_agents,
              guint    n_queues,
              guint    n_polls)
{
  DagMadeCentre centre;
  g_autoptr (GPtrArray) answers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_snapshot_unref);

  dag_made_centre_init (&centre, n_agents, n_queues, FROM_US);
  for (guint i = 0; i < n_polls; i++)
    g_ptr_array_add (answers, dag_snapshot_ref (dag_made_centre_poll (&centre, 10.0, 20)));
  g_string_append (text, "# TYPE s gauge\n");
  for (guint i = 0; i < n_agents + n_queues * QUEUE_FIGURES; i++)
    for (guint j = 0; j < n_polls; j++)
      {
        DagSnapshot *answer = g_ptr_array_index (answers, j);
        int64_t value;

        if (i < n_agents)
          value = ((DagAgentSample *) g_ptr_array_index (answer->agents, i))->state;
        else
          {
            int64_t values[QUEUE_FIGURES];

            get_figures (g_ptr_array_index (answer->queues, (i - n_agents) / QUEUE_FIGURES),
                         values);
            value = values[(i - n_agents) % QUEUE_FIGURES];
          }
        g_string_append_printf (text, "s{n=\"%u\"} %d %.3f\n", i, (int) value,
                                (double) answer->taken_at_us / 1e6);
      }
  g_string_append (text, "# EOF\n");
  dag_made_centre_clear (&centre);
}

static double
sum_chunks (const char *folder)
{
  g_autoptr (GDir) blocks = g_dir_open (folder, 0, NULL);
  const char *name;
  double sum = 0.0;

  while (blocks != NULL && (name = g_dir_read_name (blocks)) != NULL)
    {
      g_autofree char *chunks = g_build_filename (folder, name, "chunks", NULL);
      g_autoptr (GDir) files = g_dir_open (chunks, 0, NULL);
      const char *file;

      while (files != NULL && (file = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (chunks, file, NULL);
          GStatBuf about;

          if (g_stat (path, &about) == 0)
            sum += (double) about.st_size;
        }
    }
  return sum;
}

static double
measure_prometheus (const char *folder)
{
  guint n_agents = 200;
  guint n_queues = 20;
  guint n_polls = 720;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *tool = g_find_program_in_path ("promtool");
  g_autofree char *input = g_build_filename (folder, "series.txt", NULL);
  g_autofree char *output = g_build_filename (folder, "blocks", NULL);
  const char *arguments[]
      = { tool, "tsdb", "create-blocks-from", "openmetrics", input, output, NULL };
  int status = 1;

  if (tool == NULL)
    return 0.0;
  write_series (text, n_agents, n_queues, n_polls);
  g_assert_true (g_file_set_contents (input, text->str, (gssize) text->len, NULL));
  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL)
      || status != 0)
    return 0.0;
  return sum_chunks (output)
         / ((double) n_polls * (n_agents + (double) n_queues * QUEUE_FIGURES));
}

int
main (int    argc,
      char **argv)
{
  guint n_agents = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  guint n_queues = argc > 2 ? (guint) atoi (argv[2]) : 1000;
  guint n_polls = argc > 3 ? (guint) atoi (argv[3]) : 722; /* two hours, and the next begins */
  guint n_row_polls = argc > 4 ? (guint) atoi (argv[4]) : 36;
  g_autofree char *folder = g_dir_make_tmp ("bench-history-XXXXXX", NULL);
  double n_samples = (double) n_agents + (double) n_queues * QUEUE_FIGURES;
  DagBenchTimes ours_cpu = { .n = 0 };
  DagBenchTimes rows_cpu = { .n = 0 };
  DagBenchTimes ours_written = { .n = 0 };
  DagBenchTimes rows_written = { .n = 0 };
  double kept = 0.0;
  double restore_ms = 0.0;
  double turn_ms = 0.0;
  double prometheus = measure_prometheus (folder);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/ours-%u.sqlite", folder, i);
      g_autofree char *rows_path = g_strdup_printf ("%s/rows-%u.sqlite", folder, i);
      g_autoptr (DagStore) ours = dag_store_new (path);
      g_autoptr (DagStore) rows = dag_store_new (rows_path);
      double ours_ms = 0.0;
      double rows_ms = 0.0;

      dag_test_store_execute (rows,
                              "CREATE TABLE sample (id INTEGER, t INTEGER, v INTEGER);"
                              "CREATE INDEX by_id ON sample (id, t)", NULL);
      dag_bench_add (&ours_written,
                     run_centre (ours, &ours_job, n_agents, n_queues, n_polls, &ours_ms) / n_polls);
      dag_bench_add (&rows_written, run_centre (rows, &rows_job, n_agents, n_queues, n_row_polls,
                                                &rows_ms)
                                        / n_row_polls);
      dag_bench_add (&ours_cpu, ours_ms / n_polls);
      dag_bench_add (&rows_cpu, rows_ms / n_row_polls);
      kept = read_number (ours, "SELECT (SELECT sum (length (b) + 10) FROM agent_hour) +"
                                " (SELECT sum (length (b) + 10) FROM queue_hour) +"
                                " (SELECT sum (length (b) + 10) FROM interval_hour)")
             / ((n_polls - 2) * n_samples);
      dag_store_close (ours);
      time_restore (path, &restore_ms, &turn_ms);
    }
  if (prometheus <= 0.0)
    g_print ("promtool is not installed: %.2f B a sample, as measured of Prometheus 2.42\n",
             PROMETHEUS_BYTES);
  dag_bench_figure (6, "history kept, a raw sample", "B", kept, "Prometheus blocks",
                    prometheus > 0.0 ? prometheus : PROMETHEUS_BYTES, 0.60);
  dag_bench_figure (7, "history, CPU a poll", "ms", dag_bench_median (&ours_cpu),
                    "a row a sample", dag_bench_median (&rows_cpu), 0.05);
  dag_bench_figure (7, "history, written a poll", "B", dag_bench_median (&ours_written),
                    "a row a sample", dag_bench_median (&rows_written), 0.15);
  dag_bench_figure (7, "history, two hours into the memory again", "ms", restore_ms, "the limit",
                    5000.0, 1.0);
  dag_bench_figure (7, "the longest turn of the main loop meanwhile", "ms", turn_ms,
                    "the limit", 8.0, 1.0);
  {
    g_autofree char *path = g_strdup_printf ("%s/day.sqlite", folder);
    g_autoptr (DagStore) day = dag_store_new (path);
    double cpu_ms = 0.0;

    run_centre (day, &ours_job, n_agents / 20, n_queues / 10, 8642, &cpu_ms);
    dag_bench_figure (7, "history, 24 h of one queue, warm", "ms", time_a_day (day, 8642),
                      "the limit", 5.0, 1.0);
  }
  dag_test_remove_tree (folder);
  return 0;
}
