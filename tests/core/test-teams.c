/* test-teams.c - a picture without persons; teams counted, small ones not told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-sample.h"
#include "dag-snapshot-teams.h"
#include "dag-team-breaks.h"
#include "dag-time.h"
#include "dag-trend-range.h"

static void
add_people (DagSnapshot  *snapshot,
            const char   *team,
            guint         n,
            DagAgentState state)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", team, i);
      DagAgentSample *agent
          = dag_sample_agent (snapshot, id, state, DAG_SAMPLE_TEN_O_CLOCK);

      agent->team_name = g_strdup (team);
    }
}

static void
test_without_people (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  g_autoptr (DagSnapshot) nobody = NULL;
  DagAgentSample *agent;

  dag_sample_queue (snapshot, "billing", DAG_CHANNEL_PHONE, 3);
  add_people (snapshot, "Noord", 6, DAG_STATE_BREAK);
  ((DagAgentSample *) snapshot->agents->pdata[0])->reason = g_strdup ("Toilet");
  nobody = dag_snapshot_without_people (snapshot);
  g_assert_cmpuint (nobody->queues->len, ==, 1);
  g_assert_cmpuint (nobody->agents->len, ==, 6);
  agent = nobody->agents->pdata[0];
  g_assert_cmpint (agent->state, ==, DAG_STATE_BREAK);
  g_assert_cmpstr (agent->team_name, ==, "Noord");
  g_assert_null (agent->name);
  g_assert_null (agent->reason);
  g_assert_null (agent->queues);
  g_assert_cmpint (agent->since_us, ==, DAG_TIME_NONE);
  g_assert_null (strstr (agent->id, "Noord"));
}

static void
test_teams (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  g_autoptr (GPtrArray) teams = NULL;
  DagTeamCount *team;

  add_people (snapshot, "Noord", 5, DAG_STATE_AVAILABLE);
  add_people (snapshot, "Zuid", 3, DAG_STATE_BREAK);
  add_people (snapshot, "Oost", 2, DAG_STATE_ON_CONTACT);
  teams = dag_snapshot_count_teams (snapshot);
  g_assert_cmpuint (teams->len, ==, 2);
  team = teams->pdata[0];
  g_assert_cmpstr (team->name, ==, "Noord");
  g_assert_true (team->told);
  g_assert_cmpint (team->by_state[DAG_STATE_AVAILABLE], ==, 5);
  team = teams->pdata[1];
  g_assert_null (team->name);
  g_assert_cmpuint (team->n_teams, ==, 2);
  g_assert_true (team->told);
  g_assert_cmpint (team->by_state[DAG_STATE_BREAK], ==, 3);
}

/* The lines stay where they are from moment to moment; who has no team comes last. */
static void
test_order (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  g_autoptr (GPtrArray) teams = NULL;

  add_people (snapshot, "Zuid", 5, DAG_STATE_AVAILABLE);
  add_people (snapshot, NULL, 6, DAG_STATE_BREAK);
  add_people (snapshot, "Noord", 5, DAG_STATE_ON_CONTACT);
  teams = dag_snapshot_count_teams (snapshot);
  g_assert_cmpuint (teams->len, ==, 3);
  g_assert_cmpstr (((DagTeamCount *) teams->pdata[0])->name, ==, "Noord");
  g_assert_cmpstr (((DagTeamCount *) teams->pdata[1])->name, ==, "Zuid");
  g_assert_null (((DagTeamCount *) teams->pdata[2])->name);
}

/* One team of three: whatever is told of it would be told of three persons. */
static void
test_small_team (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (DAG_SAMPLE_TEN_O_CLOCK);
  g_autoptr (GPtrArray) teams = NULL;
  DagTeamCount *team;

  add_people (snapshot, "Noord", 9, DAG_STATE_AVAILABLE);
  add_people (snapshot, "Zuid", 3, DAG_STATE_BREAK);
  teams = dag_snapshot_count_teams (snapshot);
  g_assert_cmpuint (teams->len, ==, 2);
  team = teams->pdata[1];
  g_assert_false (team->told);
  g_assert_cmpuint (team->n_people, ==, 3);
  g_assert_cmpint (team->by_state[DAG_STATE_BREAK], ==, DAG_COUNT_ABSENT);
}

static int64_t
at (const char *text)
{
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 (text, -1, &time_us));
  return time_us;
}

/* F-C02: a day of 25 hours, a week and a month with it; F-C07: in the centre's zone. */
static void
add_day (GPtrArray  *totals,
         const char *team,
         double      worked_h,
         double      break_min)
{
  DagAgentDayTotal *total = dag_agent_day_total_new ();

  total->agent = g_strdup_printf ("a%u", totals->len);
  total->team_name = g_strdup (team);
  total->state_s[DAG_STATE_ON_CONTACT] = worked_h * 3600.0;
  total->state_s[DAG_STATE_BREAK] = break_min * 60.0;
  g_ptr_array_add (totals, total);
}

/* Breaks of a past day: a mean from five people on, who was owed one from five who were. */
static void
test_breaks (void)
{
  g_autoptr (GPtrArray) totals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_agent_day_total_free);
  g_autoptr (GPtrArray) teams = NULL;
  const DagTeamBreaks *team;

  for (guint i = 0; i < 6; i++)
    add_day (totals, "Noord", 7.0, i < 2 ? 20.0 : 45.0);
  for (guint i = 0; i < 6; i++)
    add_day (totals, "Oost", i < 4 ? 7.0 : 4.0, 30.0);
  add_day (totals, "West", 7.0, 0.0);
  add_day (totals, "Zuid", 7.0, 0.0);
  add_day (totals, "Zuid", 0.0, 0.0); /* did not work */
  teams = dag_team_breaks_count (totals);
  g_assert_cmpuint (teams->len, ==, 3);
  team = teams->pdata[0];
  g_assert_cmpstr (team->name, ==, "Noord");
  g_assert_cmpuint (team->n_people, ==, 6);
  g_assert_cmpfloat_with_epsilon (team->break_s / 60.0, 220.0 / 6.0, 1e-9);
  g_assert_true (team->tells_long);
  g_assert_cmpuint (team->n_short, ==, 2);
  team = teams->pdata[1];
  g_assert_cmpstr (team->name, ==, "Oost");
  g_assert_true (team->told);
  g_assert_false (team->tells_long);
  team = teams->pdata[2];
  g_assert_null (team->name);
  g_assert_cmpuint (team->n_teams, ==, 2);
  g_assert_cmpuint (team->n_people, ==, 2);
  g_assert_false (team->told);
  g_assert_false (dag_seconds_is_known (team->break_s));
}

static void
test_ranges (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  int64_t now_us = at ("2026-10-25T15:00:00+01:00");
  int64_t from_us;
  int64_t to_us;

  dag_trend_range_get_bounds (DAG_TREND_HOURS, now_us, zone, &from_us, &to_us);
  g_assert_cmpint (from_us, ==, at ("2026-10-25T13:00:00+01:00"));
  g_assert_cmpint (to_us, ==, now_us);
  dag_trend_range_get_bounds (DAG_TREND_DAY, now_us, zone, &from_us, &to_us);
  g_assert_cmpint (from_us, ==, at ("2026-10-25T00:00:00+02:00"));
  g_assert_cmpint (to_us - from_us, ==, DAG_SAMPLE_MINUTES (25 * 60));
  dag_trend_range_get_bounds (DAG_TREND_WEEK, now_us, zone, &from_us, &to_us);
  g_assert_cmpint (from_us, ==, at ("2026-10-19T00:00:00+02:00"));
  dag_trend_range_get_bounds (DAG_TREND_MONTH, at ("2026-03-30T09:00:00+02:00"), zone, &from_us,
                              &to_us);
  g_assert_cmpint (from_us, ==, at ("2026-02-28T00:00:00+01:00"));
  g_assert_cmpint (to_us, ==, at ("2026-03-31T00:00:00+02:00"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/teams/without-people", test_without_people);
  g_test_add_func ("/teams/counts", test_teams);
  g_test_add_func ("/teams/small", test_small_team);
  g_test_add_func ("/teams/order", test_order);
  g_test_add_func ("/teams/breaks", test_breaks);
  g_test_add_func ("/teams/F-C02/ranges", test_ranges);
  return g_test_run ();
}
