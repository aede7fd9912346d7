/* month.c - writes the history of a simulated team that was watched for weeks, to look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-body.h"
#include "dag-sim-centre.h"
#include "dag-sim-snapshot.h"
#include "dag-snapshot-reader.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

#include <stdlib.h>

#define SEED 7
#define FROM_MINUTE (7 * 60 + 30)
#define TO_MINUTE (18 * 60 + 15)
#define POLL_MS 20000

/* Mondays are bad, and Wednesdays have too few people; who looks for it can see that. */
static const DagSimScenario weekdays[] = {
  DAG_SIM_CALM, DAG_SIM_OVERLOAD, DAG_SIM_BUSY, DAG_SIM_SHORT_STAFFED, DAG_SIM_BUSY, DAG_SIM_CALM,
  DAG_SIM_CALM,
};

static DagSnapshot *
read_centre (DagSimCentre      *centre,
             DagSnapshotReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DagBody) body = dag_body_new ();
  g_autoptr (GError) error = NULL;
  DagSnapshot *snapshot;

  dag_sim_snapshot_append (text, centre, 1.0);
  dag_body_set (body, text->str, text->len);
  snapshot = dag_snapshot_reader_read (reader, body, &error);
  g_assert_no_error (error);
  return snapshot;
}

static void
live_day (DagStoreHistory *history,
          int64_t          day,
          guint            n_agents)
{
  DagSimScenario scenario = weekdays[dag_sim_clock_get_weekday (day)];
  g_autoptr (DagSimCentre) centre
      = dag_sim_centre_new (dag_sim_plan_new (scenario, SEED, n_agents, 0),
                            dag_sim_clock_at (day, FROM_MINUTE));
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();

  for (int64_t at_ms = dag_sim_clock_at (day, FROM_MINUTE);
       at_ms < dag_sim_clock_at (day, TO_MINUTE); at_ms += POLL_MS)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      dag_sim_centre_run_until (centre, at_ms);
      snapshot = read_centre (centre, reader);
      dag_history_add_snapshot (DAG_HISTORY (history), snapshot);
      dag_test_await (dag_store_history_get_n_pending (history) < 8, 20000);
    }
}

/* month FILE DAY [DAYS [AGENTS]]: the days at work among so many before DAY (default 31). */
int
main (int    argc,
      char **argv)
{
  int64_t last = 0;
  int n_days = argc > 3 ? atoi (argv[3]) : 31;
  guint n_agents = argc > 4 ? (guint) atoi (argv[4]) : 0;
  g_autoptr (DagStore) store = NULL;
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);

  if (argc < 3 || !dag_sim_clock_parse_day (argv[2], &last))
    return 2;
  store = dag_store_new (argv[1]);
  dag_store_history_attach (history, store, TRUE);
  for (int64_t day = last - n_days; day < last; day++)
    if (dag_sim_clock_get_weekday (day) % 6 != 0)
      live_day (history, day, n_agents);
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 20000);
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
  return 0;
}
