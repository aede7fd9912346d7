/* dag-sim-dump.c - a whole history as text: what "same seed, same history" is tested on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-dump.h"

#include "dag-sim-lists.h"
#include "dag-sim-snapshot.h"

/**
 * dag_sim_dump_dup:
 * @centre: runs until @until_ms
 *
 * Returns: (transfer full): every change of state, five-minute interval, reason of the
 * last four weeks and shift of the day, and the snapshot at the end: a line of JSON each
 */
char *
dag_sim_dump_dup (DagSimCentre *centre,
                  int64_t       until_ms)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int64_t day = dag_sim_clock_get_day (until_ms);
  DagSimQuery query = { .from_ms = dag_sim_centre_get_origin (centre),
                        .to_ms = until_ms,
                        .from_day = day - 28,
                        .to_day = day,
                        .minutes = 5,
                        .limit = G_MAXINT };

  dag_sim_centre_run_until (centre, until_ms);
  dag_sim_lists_append_changes (text, centre, &query);
  g_string_append_c (text, '\n');
  dag_sim_lists_append_intervals (text, centre, &query);
  g_string_append_c (text, '\n');
  dag_sim_lists_append_reasons (text, centre, &query);
  g_string_append_c (text, '\n');
  dag_sim_lists_append_shifts (text, centre, &query);
  g_string_append_c (text, '\n');
  dag_sim_snapshot_append (text, centre, 1.0);
  g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
dag_sim_dump_print (DagSimCentre *centre,
                    int64_t       until_ms)
{
  g_autofree char *text = dag_sim_dump_dup (centre, until_ms);

  g_print ("%s", text);
}
