/* freeze.c - writes a small database of this version: the next frozen file of tests/fixtures/store
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-made-centre.h"
#include "dag-store-history.h"
#include "dag-test-store.h"

/* What the board of version 2 holds. */
#define NOTE                                                                                 \
  "INSERT INTO board_item (id, kind, team, day, born_lamport, born_client,"                  \
  " removed_lamport, removed_client, removed_at_us, fields) VALUES ("                        \
  "'9f0c1c52-8b0e-4b5c-9a42-0a3a5a1f2b01', 'note', 't1', '2026-11-23', 1, 7, 0, 0, 0,"       \
  " '{\"text\":{\"type\":\"note\",\"writes\":[[\"2@0000000000000007\",\"Bel terug\"]]}}')"

/* What is counted of questions in version 3. */
#define COUNTS                                                                               \
  "INSERT INTO reason_name VALUES (1, 0, 'q0', 'late-parcel', 'Pakket te laat');"            \
  "INSERT INTO reason_count VALUES (20780, 40, 1, 12, 1795424400000000, 1795424900000000);"  \
  "INSERT INTO wait_told VALUES (1795424400000000, 1, 5, 12, 3, 1);"

/* What version 4 holds of breaks. */
#define VERDICTS                                                                             \
  "INSERT INTO break_rule VALUES (1, 'nl-atw', 'nl-atw-5:4-2a');"                            \
  "INSERT INTO break_verdict VALUES (20780, 5, 1795424400000000, 0, 1795453200000000, 4, 1," \
  " 0, 0);"                                                                                  \
  "INSERT INTO break_verdict VALUES (20780, 5, 1795424400000000, 1, 1795453200000000, 4, 1," \
  " 900, 1800);"

/* freeze FILE: twelve agents and three queues for an hour and ten minutes, and a note. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (DagStore) store = dag_store_new (argv[1]);
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (DagStoreHistory) history = dag_store_history_new (memory);
  DagMadeCentre centre;

  dag_made_centre_init (&centre, 12, 3, G_GINT64_CONSTANT (1795424400) * DAG_USEC_PER_SEC);
  dag_store_history_attach (history, store, TRUE);
  for (guint i = 0; i < 420; i++)
    {
      dag_history_add_snapshot (DAG_HISTORY (history), dag_made_centre_poll (&centre, 10.0, 12));
      dag_test_await (dag_store_history_get_n_pending (history) < 8, 20000);
    }
  dag_store_history_add_poll (history, &(DagHistoryPoll){ .at_us = 1, .fault = -1, .bytes = 9 });
  dag_test_await (dag_store_history_get_n_pending (history) == 0, 20000);
  g_assert_true (dag_test_store_execute (store, NOTE, NULL));
  g_assert_true (dag_test_store_execute (store, COUNTS, NULL));
  g_assert_true (dag_test_store_execute (store, VERDICTS, NULL));
  g_free (dag_test_store_read (store, "SELECT 1", NULL));
  dag_store_history_attach (history, NULL, FALSE);
  dag_store_close (store);
  dag_made_centre_clear (&centre);
  return 0;
}
