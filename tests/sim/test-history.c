/* test-history.c - same seed, same history; and one that a manager would believe
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dag-sim-centre.h"
#include "dag-sim-dump.h"
#include "dag-sim-roster.h"

#define DAY 20780 /* 2026-11-23, a Monday */

static DagSimCentre *
centre_new (DagSimScenario scenario,
            uint64_t       seed)
{
  return dag_sim_centre_new (dag_sim_plan_new (scenario, seed, 0, 0),
                             dag_sim_clock_at (DAY, 615));
}

/* The whole history of a scenario until @minute of the day. */
static char *
dup_history (DagSimScenario scenario,
             uint64_t       seed,
             int            minute)
{
  g_autoptr (DagSimCentre) centre = centre_new (scenario, seed);

  return dag_sim_dump_dup (centre, dag_sim_clock_at (DAY, minute));
}

static void
test_same_seed (void)
{
  for (int s = 0; s < DAG_SIM_BIG; s++)
    {
      g_autofree char *one = dup_history ((DagSimScenario) s, 7, 720);
      g_autofree char *two = dup_history ((DagSimScenario) s, 7, 720);
      g_autofree char *other = dup_history ((DagSimScenario) s, 8, 720);

      g_assert_cmpstr (one, ==, two);
      g_assert_cmpstr (one, !=, other);
    }
}

/* The history of these seeds, for ever and on every machine. Who changes what happens in
 * the simulated centre changes these, and says so. */
static void
test_golden (void)
{
  static const struct
  {
    DagSimScenario scenario;
    uint64_t seed;
    const char *sha256;
  } golden[] = {
    { DAG_SIM_BUSY, 1, "70a85217d78e4dcde44a65f0339c52170afe647c70fc1793a77bed70e8c9a472" },
    { DAG_SIM_OVERLOAD, 2, "0681897771ddb0c53cdacb759d8b27721f0fac327af00e74848b65b25992d2e6" },
    { DAG_SIM_NIGHT, 3, "75cdc9ab301ab739734dd05305e7d453cce28605fe805a14e42e72617e1193cd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autofree char *text = dup_history (golden[i].scenario, golden[i].seed, 1500);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_assert_cmpstr (sum, ==, golden[i].sha256);
    }
}

/* How often somebody looks makes no difference. */
static void
test_steps (void)
{
  g_autofree char *once = dup_history (DAG_SIM_BUSY, 5, 800);
  g_autoptr (DagSimCentre) centre = centre_new (DAG_SIM_BUSY, 5);
  g_autofree char *often = NULL;

  for (int64_t at = dag_sim_centre_get_origin (centre); at < dag_sim_clock_at (DAY, 800);
       at += 1777)
    dag_sim_centre_run_until (centre, at);
  often = dag_sim_dump_dup (centre, dag_sim_clock_at (DAY, 800));
  g_assert_cmpstr (once, ==, often);
}

/* The five minutes of a day add up to its counters. */
static void
test_adds_up (void)
{
  g_autoptr (DagSimCentre) centre = centre_new (DAG_SIM_BUSY, 3);
  const DagSimRecord *record = dag_sim_centre_get_record (centre);

  dag_sim_centre_run_until (centre, dag_sim_clock_at (DAY, 1300));
  for (guint q = 0; q < record->n_queues; q++)
    {
      const DagSimCounts *ever = dag_sim_centre_get_counts (centre, q);
      DagSimCounts sum = { 0 };

      for (guint i = 0; i < record->buckets[q]->len; i++)
        dag_sim_counts_add (&sum, &g_array_index (record->buckets[q], DagSimCounts, i));
      g_assert_cmpuint (ever->offered, ==, ever->answered + ever->abandoned);
      g_assert_cmpuint (sum.offered, ==, ever->offered);
      g_assert_cmpuint (sum.answered_within, ==, ever->answered_within);
      g_assert_cmpuint (sum.abandoned, ==, ever->abandoned);
      g_assert_cmpuint (sum.handled, ==, ever->handled);
      g_assert_cmpint (sum.wait_answered_ms, ==, ever->wait_answered_ms);
      g_assert_cmpint (sum.handle_ms, ==, ever->handle_ms);
      g_assert_cmpint (sum.longest_wait_ms, ==, ever->longest_wait_ms);
      g_assert_cmpuint (ever->abandoned_short, <=, ever->abandoned_within);
      g_assert_cmpint (sum.staffed_ms, >, 0);
    }
}

/* Staffed time in the five minutes is what the changes of state say. */
static void
test_staffed (void)
{
  g_autoptr (DagSimCentre) centre = centre_new (DAG_SIM_CALM, 4);
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  int64_t end = dag_sim_clock_at (DAY, 1320);
  g_autofree int64_t *since = g_new0 (int64_t, plan->n_agents);
  int64_t present = 0;
  int64_t staffed = 0;

  dag_sim_centre_run_until (centre, end);
  for (guint i = 0; i < record->changes->len; i++)
    {
      const DagSimChange *change = &g_array_index (record->changes, DagSimChange, i);
      int64_t n_queues = plan->agents[change->agent].n_queues;

      if (change->state == DAG_STATE_OFFLINE)
        present += (change->at_ms - since[change->agent]) * n_queues;
      if (change->state == DAG_STATE_OFFLINE)
        since[change->agent] = 0;
      else if (since[change->agent] == 0)
        since[change->agent] = change->at_ms;
    }
  for (guint a = 0; a < plan->n_agents; a++)
    g_assert_cmpint (since[a], ==, 0); /* at ten in the evening everybody is home */
  for (guint q = 0; q < record->n_queues; q++)
    for (guint i = 0; i < record->buckets[q]->len; i++)
      staffed += g_array_index (record->buckets[q], DagSimCounts, i).staffed_ms;
  g_assert_cmpint (staffed, ==, present);
}

/* Breaks of people on the telephone that began before half past twelve, of five days. */
static guint
count_breaks (DagSimScenario  scenario,
              double         *service_level)
{
  guint n = 0;
  guint within = 0;
  guint offered = 0;

  for (uint64_t seed = 1; seed <= 5; seed++)
    {
      g_autoptr (DagSimCentre) centre = centre_new (scenario, seed);
      const DagSimRecord *record = dag_sim_centre_get_record (centre);
      const DagSimPlan *plan = dag_sim_centre_get_plan (centre);

      dag_sim_centre_run_until (centre, dag_sim_clock_at (DAY, 750));
      for (guint i = 0; i < record->changes->len; i++)
        {
          const DagSimChange *change = &g_array_index (record->changes, DagSimChange, i);

          n += plan->agents[change->agent].queues[0] < 3
                       && g_strcmp0 (change->reason, "Pauze") == 0
                   ? 1
                   : 0;
        }
      for (guint q = 0; q < 3; q++)
        {
          within += dag_sim_centre_get_counts (centre, q)->answered_within;
          offered += dag_sim_centre_get_counts (centre, q)->offered;
        }
    }
  *service_level = (double) within / offered;
  return n;
}

static void
test_scenarios (void)
{
  double calm, busy, overload, short_staffed;
  guint calm_breaks = count_breaks (DAG_SIM_CALM, &calm);
  guint overload_breaks = count_breaks (DAG_SIM_OVERLOAD, &overload);

  count_breaks (DAG_SIM_BUSY, &busy);
  count_breaks (DAG_SIM_SHORT_STAFFED, &short_staffed);
  g_test_message ("service level: calm %.2f, busy %.2f, short-staffed %.2f, overload %.2f; "
                  "morning breaks: calm %u, overload %u",
                  calm, busy, short_staffed, overload, calm_breaks, overload_breaks);
  g_assert_cmpfloat (calm, >, 0.72);
  g_assert_cmpfloat (calm, >, busy + 0.1);
  g_assert_cmpfloat (busy, >, short_staffed + 0.05);
  g_assert_cmpfloat (short_staffed, >, overload + 0.1);
  g_assert_cmpuint (calm_breaks, >, 50);
  g_assert_cmpuint (overload_breaks * 2, <, calm_breaks);
}

/* Who came before midnight is still there after it, and the day's counters began anew. */
static void
test_night (void)
{
  g_autoptr (DagSimCentre) centre = centre_new (DAG_SIM_NIGHT, 1);
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  int64_t midnight = dag_sim_clock_get_midnight (DAY);
  g_autofree int *before = g_new0 (int, plan->n_agents);
  guint n_over = 0;

  dag_sim_centre_run_until (centre, midnight + 90 * DAG_SIM_MINUTE_MS);
  for (guint i = 0; i < record->changes->len; i++)
    {
      const DagSimChange *change = &g_array_index (record->changes, DagSimChange, i);

      if (change->at_ms < midnight)
        before[change->agent] = change->state != DAG_STATE_OFFLINE;
      else if (before[change->agent] > 0 && change->state != DAG_STATE_OFFLINE)
        {
          before[change->agent] = -1;
          n_over++;
        }
      if (change->at_ms > midnight)
        g_assert_cmpuint (change->contact, <, 20);
    }
  g_assert_cmpuint (n_over, >=, 3);
}

static void
test_roster (void)
{
  g_autoptr (DagSimPlan) plan = dag_sim_plan_new (DAG_SIM_BUSY, 1, 0, 0);
  guint n_shifts = 0;

  for (guint a = 0; a < plan->n_agents; a++)
    {
      DagSimShift shift;
      int64_t rest_ms = 0;

      if (!dag_sim_roster_get_shift (plan, a, DAY + 3, &shift))
        continue;
      n_shifts++;
      for (guint i = 0; i < shift.n_breaks; i++)
        {
          g_assert_cmpint (shift.breaks[i].start_ms, >, shift.start_ms);
          g_assert_cmpint (shift.breaks[i].start_ms + shift.breaks[i].length_ms, <, shift.end_ms);
          rest_ms += shift.breaks[i].length_ms;
        }
      /* 15 + 30 + 15 in a full day, 15 in a short one. */
      g_assert_cmpint (rest_ms, ==,
                       shift.end_ms - shift.start_ms > 6 * DAG_SIM_HOUR_MS
                           ? DAG_SIM_HOUR_MS
                           : DAG_SIM_HOUR_MS / 4);
    }
  g_assert_cmpuint (n_shifts, >, 18);
}

/* The largest centre has an id for everybody. */
static void
test_largest (void)
{
  g_autoptr (DagSimPlan) plan
      = dag_sim_plan_new (DAG_SIM_BIG, 1, DAG_SIM_MAX_AGENTS, DAG_SIM_MAX_QUEUES);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint a = 0; a < plan->n_agents; a++)
    {
      g_assert_true (g_hash_table_add (ids, plan->agents[a].id));
      g_assert_true (g_hash_table_add (names, plan->agents[a].name));
      g_assert_cmpuint (plan->agents[a].n_queues, >=, 2);
    }
  g_hash_table_remove_all (ids);
  for (guint q = 0; q < plan->n_queues; q++)
    for (guint i = 0; i < plan->queues[q].n_reasons; i++)
      g_assert_true (g_hash_table_add (ids, plan->queues[q].reasons[i].id));
  for (guint q = 0; q < plan->n_queues; q++)
    g_assert_true (g_hash_table_add (ids, plan->queues[q].id));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/history/same-seed", test_same_seed);
  g_test_add_func ("/sim/history/golden", test_golden);
  g_test_add_func ("/sim/history/steps", test_steps);
  g_test_add_func ("/sim/history/adds-up", test_adds_up);
  g_test_add_func ("/sim/history/staffed", test_staffed);
  g_test_add_func ("/sim/history/scenarios", test_scenarios);
  g_test_add_func ("/sim/history/night", test_night);
  g_test_add_func ("/sim/history/roster", test_roster);
  g_test_add_func ("/sim/history/largest", test_largest);
  return g_test_run ();
}
