/* dag-sim-outlook.h - the outlook as the window would have it, from a simulated centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "dag-arrivals.h"
#include "dag-outlook.h"
#include "dag-sim-past.h"
#include "dag-sim-roster.h"
#include "dag-sim-snapshot.h"
#include "dag-snapshot-reader.h"

G_BEGIN_DECLS

#define DAG_QUARTER_MS (15 * DAG_SIM_MINUTE_MS)

/* What the interface says of it, read by the client's own reader. */
static inline DagSnapshot *
dag_sim_outlook_snapshot (DagSimCentre *centre)
{
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  DagBody *body = dag_body_new ();
  DagSnapshot *snapshot;

  dag_sim_snapshot_append (json, centre, 1.0);
  dag_body_set (body, json->str, json->len);
  snapshot = dag_snapshot_reader_read (reader, body, &error);
  g_assert_no_error (error);
  g_clear_pointer (&body, dag_body_free);
  return snapshot;
}

/* The mean of the same quarter on the same weekday of the four weeks before. */
static inline double
dag_sim_outlook_usual (const DagSimPlan *plan,
                       guint             q,
                       int64_t           start_ms)
{
  double sum = 0.0;

  for (int week = 1; week <= 4; week++)
    for (int k = 0; k < 3; k++)
      {
        DagSimCounts counts;

        dag_sim_past_fill_bucket (
            plan, q, start_ms - week * 7 * DAG_SIM_DAY_MS + k * DAG_SIM_BUCKET_MS, &counts);
        sum += counts.offered;
      }
  return sum / 4.0;
}

#define DAG_SIM_OUTLOOK_MOST 56

/* Contacts that came per quarter up to now: those whose wait ended, and by how much the
 * line grew meanwhile, which is spread over the last hour; and from them those to come.
 * Returns: what the forecast rests on */
static inline double
dag_sim_outlook_forecast (const DagSimCentre *centre,
                          guint               q,
                          double              grown,
                          double             *ahead,
                          guint               n_ahead)
{
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  const GArray *buckets = record->buckets[q];
  double actual[8];
  double usual[8 + DAG_SIM_OUTLOOK_MOST];
  DagArrivals arrivals = { .actual = actual, .usual = usual, .n_ahead = n_ahead };
  int64_t now_ms = dag_sim_centre_get_now (centre);
  guint n = (guint) ((now_ms - record->first_bucket_ms) / DAG_SIM_BUCKET_MS);
  int64_t first_ms = record->first_bucket_ms + n * DAG_SIM_BUCKET_MS;

  arrivals.n_past = MIN (n / 3, 8);
  for (guint i = 0; i < arrivals.n_past + n_ahead; i++)
    usual[i] = dag_sim_outlook_usual (dag_sim_centre_get_plan (centre), q,
                                      first_ms + ((int) i - (int) arrivals.n_past)
                                                     * DAG_QUARTER_MS);
  for (guint i = 0; i < arrivals.n_past; i++)
    {
      actual[i] = i + 4 >= arrivals.n_past ? grown / 4.0 : 0.0;
      for (guint k = 0; k < 3; k++)
        actual[i] += g_array_index (buckets, DagSimCounts,
                                    n - 3 * (arrivals.n_past - i) + k).offered;
      actual[i] = MAX (0.0, actual[i]);
    }
  return dag_arrivals_forecast (&arrivals, ahead);
}

static inline void
dag_sim_outlook_arrivals (DagSimCentre  *centre,
                          DagOutlook    *outlook,
                          guint          q,
                          const int64_t *waiting_before)
{
  double ahead[DAG_OUTLOOK_N_SLOTS];

  outlook->queues[q].n_arrivals = dag_sim_outlook_forecast (
      centre, q, (double) (outlook->queues[q].waiting - waiting_before[q]), ahead,
      DAG_OUTLOOK_N_SLOTS);
  for (guint i = 0; i < DAG_OUTLOOK_N_SLOTS; i++)
    outlook->queues[q].arrivals_per_s[i] = ahead[i] / DAG_OUTLOOK_SLOT_S;
}

/* What the roster says, and what breaks mostly last. */
static inline void
dag_sim_outlook_roster (DagSimCentre      *centre,
                        const DagSnapshot *snapshot,
                        DagOutlook        *outlook,
                        guint              a)
{
  int64_t now_ms = dag_sim_centre_get_now (centre);
  const DagAgentSample *sample = g_ptr_array_index (snapshot->agents, a);
  DagOutlookAgent *agent = &outlook->agents[a];
  DagSimShift shift;

  /* of a short pause nobody knows why it is one: it is a break like any other */
  if (sample->state == DAG_STATE_MEETING || g_strcmp0 (sample->reason, "Lunch") == 0)
    agent->away_s = 1800.0;
  if (!dag_sim_roster_get_shift (dag_sim_centre_get_plan (centre), a,
                                 dag_sim_clock_get_day (now_ms), &shift))
    return;
  agent->leaves_s = (double) (shift.end_ms - now_ms) / 1000.0;
  if (sample->state == DAG_STATE_OFFLINE && now_ms < shift.start_ms + 5 * DAG_SIM_MINUTE_MS)
    agent->comes_s = MAX (0.0, (double) (shift.start_ms - now_ms) / 1000.0);
  for (guint i = 0; i < shift.n_breaks; i++)
    if (shift.breaks[i].start_ms > now_ms)
      dag_outlook_add_pause (outlook, a, (double) (shift.breaks[i].start_ms - now_ms) / 1000.0,
                             (double) shift.breaks[i].length_ms / 1000.0, FALSE);
}

/* Lives on to @at_ms and looks from there. */
static inline DagOutlook *
dag_sim_outlook_new (DagSimCentre *centre,
                     int64_t       at_ms)
{
  g_autoptr (DagSnapshot) before = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autofree int64_t *waiting = NULL;
  DagOutlook *outlook;

  dag_sim_centre_run_until (centre, at_ms - DAG_SIM_HOUR_MS);
  before = dag_sim_outlook_snapshot (centre);
  dag_sim_centre_run_until (centre, at_ms);
  snapshot = dag_sim_outlook_snapshot (centre);
  outlook = dag_outlook_new_from_snapshot (snapshot);
  waiting = g_new (int64_t, outlook->n_queues);
  for (guint q = 0; q < outlook->n_queues; q++)
    waiting[q] = ((DagQueueSample *) g_ptr_array_index (before->queues, q))->waiting;
  for (guint q = 0; q < outlook->n_queues; q++)
    dag_sim_outlook_arrivals (centre, outlook, q, waiting);
  for (guint a = 0; a < outlook->n_agents; a++)
    dag_sim_outlook_roster (centre, snapshot, outlook, a);
  return outlook;
}

G_END_DECLS
