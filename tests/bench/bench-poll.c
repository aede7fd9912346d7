/* bench-poll.c - from the bytes of an answer to the tables, against a tree of json-glib
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-bench.h"
#include "dag-dashboard.h"
#include "dag-made-snapshot.h"
#include "dag-snapshot-reader.h"

#define N_AGENTS 10000
#define N_QUEUES 1000
#define ROUNDS 15

typedef struct
{
  DagSnapshotReader *reader;
  DagDashboard *dashboard;
} Ours;

static DagBody *
make_body (guint        round,
           const guint *versions)
{
  g_autofree char *text = dag_made_snapshot (N_AGENTS, N_QUEUES, round, versions);
  DagBody *body = dag_body_new ();

  dag_body_set (body, text, strlen (text));
  return body;
}

static double
poll_ours (Ours     *ours,
           DagBody **body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;
  double begin = dag_bench_cpu_ms ();

  snapshot = dag_snapshot_reader_read (ours->reader, body, &error);
  g_assert_no_error (error);
  dag_dashboard_apply (ours->dashboard, snapshot);
  while (g_main_context_iteration (NULL, FALSE)) /* what it does a little at a time */
    ;
  return dag_bench_cpu_ms () - begin;
}

static double
parse_tree (const DagBody *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double begin = dag_bench_cpu_ms ();

  g_assert_true (
      json_parser_load_from_data (parser, body->bytes, (gssize) body->length, NULL));
  return dag_bench_cpu_ms () - begin;
}

int
main (void)
{
  g_autofree guint *versions = g_new0 (guint, N_AGENTS);
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  Ours ours = { reader, dashboard };
  DagBenchTimes times = { 0 };
  DagBenchTimes peers = { 0 };

  for (guint i = 0; i <= ROUNDS; i++)
    {
      g_autoptr (DagBody) body = NULL;
      double peer;
      double own;

      for (guint j = i % 20; j < N_AGENTS; j += 20) /* 5 % */
        versions[j]++;
      body = make_body (i, versions);
      peer = parse_tree (body);
      own = poll_ours (&ours, &body);
      if (i == 0)
        continue; /* the first is read whole */
      dag_bench_add (&times, own);
      dag_bench_add (&peers, peer);
    }
  dag_bench_figure (4, "body to tables, 10,000 agents, 5 % changed", "ms CPU",
                    dag_bench_median (&times), "json-glib, tree only",
                    dag_bench_median (&peers), 0.05);
  return 0;
}
