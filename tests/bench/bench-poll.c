/* bench-poll.c - from the bytes of an answer to the tables, against a tree of json-glib
 * SPDX-License-Identifier: GPL-3.0-or-later
 * usage: bench-poll [ours|peer]: one of the two alone, for a program that counts the
 * instructions inside poll_ours(), take_body() or parse_tree(), which a busy machine does not
 * change. take_body() ends where the tables show the answer; what follows from it, alerts,
 * breaks and questions, comes after that in poll_ours(). */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-bench.h"
#include "dag-dashboard.h"
#include "dag-made-snapshot.h"
#include "dag-snapshot-reader.h"

#define N_AGENTS 10000
#define N_QUEUES 1000
#define POLL_S 5
#define MORNING_S (11 * 3600) /* everybody has been there for a while, and so in a state */
#define ROUNDS 15
#define ROUNDS_COUNTED 3 /* build-aux/dev/bench.sh divides by it */

typedef struct
{
  DagSnapshotReader *reader;
  DagDashboard *dashboard;
} Ours;

static DagBody *
make_body (guint  round,
           guint *versions)
{
  g_autofree char *text = NULL;
  DagBody *body = dag_body_new ();

  for (guint i = round % 20; i < N_AGENTS; i += 20) /* 5 % */
    versions[i]++;
  text = dag_made_snapshot (N_AGENTS, N_QUEUES, MORNING_S + round * POLL_S, versions);
  dag_body_set (body, text, strlen (text));
  return body;
}

static void
take (Ours     *ours,
      DagBody **body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;

  snapshot = dag_snapshot_reader_read (ours->reader, *body, &error);
  g_assert_no_error (error);
  dag_dashboard_apply (ours->dashboard, snapshot);
}

/* Does what is done a little at a time. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* From the bytes to the tables: the answer read, compared, learnt, its rows in order. */
static G_NO_INLINE void
take_body (Ours     *ours,
           DagBody **body)
{
  take (ours, body);
}

/* Returns: what the first of the two took, with @whole_ms for both */
static G_NO_INLINE double
poll_ours (Ours     *ours,
           DagBody **body,
           double   *whole_ms)
{
  double begin = dag_bench_cpu_ms ();
  double taken;

  take_body (ours, body);
  taken = dag_bench_cpu_ms ();
  settle ();
  *whole_ms = dag_bench_cpu_ms () - begin;
  return taken - begin;
}

static G_NO_INLINE double
parse_tree (const DagBody *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double begin = dag_bench_cpu_ms ();

  g_assert_true (
      json_parser_load_from_data (parser, body->bytes, (gssize) body->length, NULL));
  return dag_bench_cpu_ms () - begin;
}

static void
compare (Ours  *ours,
         guint *versions)
{
  DagBenchTimes shown = { 0 };
  DagBenchTimes whole = { 0 };
  DagBenchTimes peers = { 0 };

  for (guint i = 1; i <= ROUNDS; i++)
    {
      g_autoptr (DagBody) body = make_body (i, versions);
      double whole_ms = 0.0;

      dag_bench_add (&peers, parse_tree (body));
      dag_bench_add (&shown, poll_ours (ours, &body, &whole_ms));
      dag_bench_add (&whole, whole_ms);
    }
  dag_bench_figure (4, "body to tables, 10,000 agents, 5 % changed", "ms CPU",
                    dag_bench_median (&shown), "json-glib, tree only",
                    dag_bench_median (&peers), 0.05);
  dag_bench_figure (4, "the same with alerts, breaks and questions", "ms CPU",
                    dag_bench_median (&whole), "json-glib, tree only",
                    dag_bench_median (&peers), 0.05);
}

static void
run_one (Ours     *ours,
         guint    *versions,
         gboolean  is_peer)
{
  for (guint i = 1; i <= ROUNDS_COUNTED; i++)
    {
      g_autoptr (DagBody) body = make_body (i, versions);
      double whole_ms;

      if (is_peer)
        parse_tree (body);
      else
        poll_ours (ours, &body, &whole_ms);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree guint *versions = g_new0 (guint, N_AGENTS);
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  g_autoptr (DagBody) first = make_body (0, versions);
  Ours ours = { reader, dashboard };

  take (&ours, &first); /* the first is read whole */
  settle ();
  if (argc > 1)
    run_one (&ours, versions, g_str_equal (argv[1], "peer"));
  else
    compare (&ours, versions);
  return 0;
}
