/* dag-team-breaks.c - what teams had in breaks on a past day, nobody named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-breaks.h"

#include "dag-day-spots.h"
#include "dag-snapshot-teams.h"

void
dag_team_breaks_free (DagTeamBreaks *self)
{
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

static double
get_worked_s (const DagAgentDayTotal *total)
{
  double worked_s = 0.0;

  for (guint state = 0; state < DAG_N_STATES; state++)
    if (state != DAG_STATE_OFFLINE && state != DAG_STATE_UNKNOWN && state != DAG_STATE_BREAK)
      worked_s += MAX (0.0, total->state_s[state]);
  return worked_s;
}

static DagTeamBreaks *
find_team (GPtrArray  *teams,
           const char *name)
{
  DagTeamBreaks *team;

  for (guint i = 0; i < teams->len; i++)
    if (g_strcmp0 (((DagTeamBreaks *) teams->pdata[i])->name, name) == 0)
      return teams->pdata[i];
  team = g_new0 (DagTeamBreaks, 1);
  team->name = g_strdup (name);
  team->n_teams = 1;
  g_ptr_array_add (teams, team);
  return team;
}

static void
add_person (DagTeamBreaks          *team,
            const DagAgentDayTotal *total)
{
  double break_s = MAX (0.0, total->state_s[DAG_STATE_BREAK]);

  team->n_people++;
  team->break_s += break_s;
  if (get_worked_s (total) <= DAG_DAY_LONG_S)
    return;
  team->n_long++;
  team->n_short += break_s < DAG_DAY_BREAK_S ? 1 : 0;
}

/* Teams too small to be told of are one row together. */
static void
join_small (GPtrArray *teams)
{
  DagTeamBreaks *small = NULL;

  for (guint i = 0; i < teams->len; i++)
    {
      DagTeamBreaks *team = teams->pdata[i];

      if (team->n_people >= DAG_LEAST_GROUP)
        continue;
      if (small == NULL)
        {
          small = team;
          continue;
        }
      g_clear_pointer (&small->name, g_free);
      small->n_teams++;
      small->n_people += team->n_people;
      small->break_s += team->break_s;
      small->n_long += team->n_long;
      small->n_short += team->n_short;
      g_ptr_array_remove_index (teams, i--);
    }
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  const DagTeamBreaks *one = *(const DagTeamBreaks *const *) a;
  const DagTeamBreaks *other = *(const DagTeamBreaks *const *) b;

  if ((one->name == NULL) != (other->name == NULL))
    return one->name == NULL ? 1 : -1;
  return g_strcmp0 (one->name, other->name);
}

/**
 * dag_team_breaks_count:
 * @totals: (element-type DagAgentDayTotal): of one day
 *
 * Who worked over five and a half hours is owed half an hour (ATW 5:4). Of fewer than five
 * people nothing but their number is told, and small teams are told of together.
 *
 * Returns: (transfer full) (element-type DagTeamBreaks): the teams, by name
 */
GPtrArray *
dag_team_breaks_count (GPtrArray *totals)
{
  GPtrArray *teams = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_team_breaks_free);

  g_return_val_if_fail (totals != NULL, teams);

  for (guint i = 0; i < totals->len; i++)
    {
      const DagAgentDayTotal *total = totals->pdata[i];

      if (get_worked_s (total) > 0.0)
        add_person (find_team (teams, total->team_name), total);
    }
  join_small (teams);
  for (guint i = 0; i < teams->len; i++)
    {
      DagTeamBreaks *team = teams->pdata[i];

      team->told = team->n_people >= DAG_LEAST_GROUP;
      team->break_s = team->told ? team->break_s / team->n_people : DAG_SECONDS_ABSENT;
      team->tells_long = team->n_long >= DAG_LEAST_GROUP;
    }
  g_ptr_array_sort (teams, compare_teams);
  return teams;
}
