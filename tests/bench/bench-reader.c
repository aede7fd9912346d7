/* bench-reader.c - how long the reader takes for 10,000 agents
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-made-snapshot.h"
#include "dag-snapshot-reader.h"

#define N_AGENTS 10000
#define N_QUEUES 1000
#define ROUNDS 15

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int64_t one = *(const int64_t *) a;
  int64_t other = *(const int64_t *) b;

  return (one > other) - (one < other);
}

static void
report (const char *name,
        int64_t     times[ROUNDS],
        guint       n_decoded)
{
  qsort (times, ROUNDS, sizeof *times, compare_times);
  g_print ("%-28s min %7.3f ms   median %7.3f ms   decoded %u\n", name,
           (double) times[0] / 1000.0, (double) times[ROUNDS / 2] / 1000.0, n_decoded);
}

static DagBody *
make_body (guint        second,
           const guint *versions)
{
  g_autofree char *text = dag_made_snapshot (N_AGENTS, N_QUEUES, second, versions);
  DagBody *body = dag_body_new ();

  dag_body_set (body, text, strlen (text));
  return body;
}

static int64_t
read_once (DagSnapshotReader *reader,
           DagBody          **body)
{
  g_autoptr (GError) error = NULL;
  int64_t begin = g_get_monotonic_time ();
  g_autoptr (DagSnapshot) snapshot = dag_snapshot_reader_read (reader, *body, &error);
  int64_t end = g_get_monotonic_time ();

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  return end - begin;
}

static void
bench_full (void)
{
  int64_t times[ROUNDS];
  guint n_decoded = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
      g_autoptr (DagBody) body = make_body (i, NULL);

      times[i] = read_once (reader, &body);
      n_decoded = dag_snapshot_reader_get_n_decoded (reader);
    }
  report ("full", times, n_decoded);
}

/* Every twentieth agent changes. */
static void
bench_delta (gboolean is_same)
{
  g_autofree guint *versions = g_new0 (guint, N_AGENTS);
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  int64_t times[ROUNDS];
  guint n_decoded = 0;

  for (guint i = 0; i <= ROUNDS; i++)
    {
      g_autoptr (DagBody) body = NULL;
      int64_t time;

      for (guint j = i % 20; !is_same && j < N_AGENTS; j += 20)
        versions[j]++;
      body = make_body (is_same ? 0 : i / 10, versions);
      time = read_once (reader, &body);
      n_decoded = dag_snapshot_reader_get_n_decoded (reader);
      if (i > 0)
        times[i - 1] = time;
    }
  report (is_same ? "unchanged" : "delta (5 % changed)", times, n_decoded);
}

/* The peer: a tree of json-glib, before anything is read out of it. */
static void
bench_json_glib (void)
{
  g_autoptr (DagBody) body = make_body (0, NULL);
  int64_t times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      int64_t begin = g_get_monotonic_time ();

      g_assert_true (json_parser_load_from_data (parser, body->bytes, (gssize) body->length,
                                                 NULL));
      times[i] = g_get_monotonic_time () - begin;
    }
  report ("json-glib, tree only", times, 0);
}

int
main (void)
{
  g_autoptr (DagBody) body = make_body (0, NULL);

  g_print ("%d agents, %d queues, %.2f MB\n", N_AGENTS, N_QUEUES,
           (double) body->length / 1e6);
  bench_full ();
  bench_delta (FALSE);
  bench_delta (TRUE);
  bench_json_glib ();
  return 0;
}
