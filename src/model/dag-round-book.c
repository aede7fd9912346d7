/* dag-round-book.c - the rounds that are being asked, and what was measured beside them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A round that is not closed yet survives a look at another team or day: its count and its
 * sum lie in memory beside the board, and are never written, exported or told. They go with
 * the program, and when another centre's board is loaded. */
#include "config.h"

#include "dag-round-book.h"

#include "dag-agenda.h"

#define KEY_ROUNDS "dag-rounds"

static void
on_loading_changed (DagBoard *board)
{
  GHashTable *rounds = g_object_get_data (G_OBJECT (board), KEY_ROUNDS);

  /* Whoever shows one has it: it is forgotten, not freed under their hands. */
  if (dag_board_is_loading (board))
    g_hash_table_remove_all (rounds);
}

static GHashTable *
ensure_rounds (DagBoard *board)
{
  GHashTable *rounds = g_object_get_data (G_OBJECT (board), KEY_ROUNDS);

  if (rounds != NULL)
    return rounds;
  rounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                  (GDestroyNotify) dag_workload_round_free);
  g_object_set_data_full (G_OBJECT (board), KEY_ROUNDS, rounds,
                          (GDestroyNotify) g_hash_table_unref);
  g_signal_connect (board, "notify::loading", G_CALLBACK (on_loading_changed), NULL);
  return rounds;
}

/**
 * dag_round_book_get:
 * @board: where its figure will be written
 * @team: (nullable): the team that is asked; %NULL: the whole centre
 * @day: "2026-11-23"
 *
 * Returns: (transfer none): the round of that team and day, the same one each time it is
 *   asked for; not to be kept over a change of the board
 */
DagWorkloadRound *
dag_round_book_get (DagBoard   *board,
                    const char *team,
                    const char *day)
{
  GHashTable *rounds;
  DagWorkloadRound *round;
  g_autofree char *key = NULL;

  g_return_val_if_fail (DAG_IS_BOARD (board) && day != NULL, NULL);

  key = g_strdup_printf ("%s\n%s", day, team != NULL ? team : "");
  rounds = ensure_rounds (board);
  round = g_hash_table_lookup (rounds, key);
  if (round == NULL)
    {
      round = dag_workload_round_new ();
      g_hash_table_insert (rounds, g_steal_pointer (&key), round);
    }
  return round;
}

static void
add_state (DagRoundMeasured *measured,
           DagAgentState     state)
{
  measured->n_breaks += state == DAG_STATE_BREAK;
  measured->n_busy += state == DAG_STATE_ON_CONTACT || state == DAG_STATE_RINGING
                      || state == DAG_STATE_WRAP_UP;
  measured->n_working += state != DAG_STATE_OFFLINE && state != DAG_STATE_UNKNOWN;
}

/**
 * dag_round_book_measure:
 * @snapshot: (nullable): what the source says now
 * @team: (nullable): a team; %NULL: the whole centre
 * @measured: (out caller-allocates): the team; its load not of fewer than five
 */
void
dag_round_book_measure (DagSnapshot      *snapshot,
                        const char       *team,
                        DagRoundMeasured *measured)
{
  double busy_s = 0.0;
  double all_s = 0.0;
  guint n_known = 0;

  g_return_if_fail (measured != NULL);

  *measured = (DagRoundMeasured){ .load = DAG_SHARE_ABSENT };
  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];
      double contact_s = MAX (0.0, agent->today.talk_s) + MAX (0.0, agent->today.hold_s)
                         + MAX (0.0, agent->today.wrap_up_s);

      if (!dag_agenda_is_of_team (agent, team))
        continue;
      add_state (measured, agent->state);
      if (!dag_seconds_is_known (agent->today.talk_s)
          || !dag_seconds_is_known (agent->today.idle_s))
        continue;
      n_known++;
      busy_s += contact_s;
      all_s += contact_s + agent->today.idle_s;
    }
  if (n_known >= DAG_ROUND_MIN_ANSWERS && all_s > 0.0)
    measured->load = busy_s / all_s;
}
