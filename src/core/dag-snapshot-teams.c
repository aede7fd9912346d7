/* dag-snapshot-teams.c - a picture without persons, and its people counted by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot-teams.h"

/* What is left of somebody: a state and a team. */
static DagAgentSample *
agent_without_person (const DagAgentSample *agent,
                      guint                 number)
{
  DagAgentSample *nobody = dag_agent_sample_new ();

  nobody->id = g_strdup_printf ("%u", number);
  nobody->team_id = g_strdup (agent->team_id);
  nobody->team_name = g_strdup (agent->team_name);
  nobody->state = agent->state;
  return nobody;
}

/**
 * dag_snapshot_without_people:
 * @snapshot: a picture
 *
 * Returns: (transfer full): the same picture, in which people are counts: without names,
 *   ids, queues, times and promises
 */
DagSnapshot *
dag_snapshot_without_people (DagSnapshot *snapshot)
{
  DagSnapshot *self = dag_snapshot_new ();

  g_return_val_if_fail (snapshot != NULL, self);

  self->taken_at_us = snapshot->taken_at_us;
  self->received_at_us = snapshot->received_at_us;
  self->absent = snapshot->absent;
  self->derived = snapshot->derived;
  self->is_told = snapshot->is_told;
  self->lacks_people = snapshot->lacks_people;
  self->kept_staffed = snapshot->kept_staffed;
  self->kept_available = snapshot->kept_available;
  self->source.name = g_strdup (snapshot->source.name);
  self->source.timezone = g_strdup (snapshot->source.timezone);
  self->source.simulated = snapshot->source.simulated;
  self->source.speed = snapshot->source.speed;
  for (guint i = 0; i < snapshot->queues->len; i++)
    g_ptr_array_add (self->queues, dag_queue_sample_ref (snapshot->queues->pdata[i]));
  for (guint i = 0; i < snapshot->agents->len; i++)
    g_ptr_array_add (self->agents,
                     agent_without_person (snapshot->agents->pdata[i], i + 1));
  return self;
}

void
dag_team_count_free (DagTeamCount *self)
{
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

static DagTeamCount *
ensure_team (GPtrArray  *teams,
             const char *name)
{
  DagTeamCount *team;

  for (guint i = 0; i < teams->len; i++)
    if (g_strcmp0 (((DagTeamCount *) teams->pdata[i])->name, name) == 0)
      return teams->pdata[i];
  team = g_new0 (DagTeamCount, 1);
  team->name = g_strdup (name);
  team->n_teams = 1;
  g_ptr_array_add (teams, team);
  return team;
}

/* Teams that are too small become one line; where that line is too small as well, nothing
 * but how many it is. */
static void
join_small (GPtrArray *teams)
{
  DagTeamCount *small = NULL;

  for (guint i = teams->len; i > 0; i--)
    {
      DagTeamCount *team = teams->pdata[i - 1];

      team->told = team->n_people >= DAG_LEAST_GROUP;
      if (team->told)
        continue;
      if (small == NULL)
        small = g_new0 (DagTeamCount, 1);
      small->n_teams++;
      small->n_people += team->n_people;
      for (guint j = 0; j < DAG_N_STATES; j++)
        small->by_state[j] += team->by_state[j];
      g_ptr_array_remove_index (teams, i - 1);
    }
  if (small == NULL)
    return;
  small->told = small->n_people >= DAG_LEAST_GROUP && small->n_teams > 1;
  for (guint j = 0; j < DAG_N_STATES && !small->told; j++)
    small->by_state[j] = DAG_COUNT_ABSENT;
  g_ptr_array_add (teams, small);
}

/* By name, so that no line moves from moment to moment; who has no team comes last. */
static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  const DagTeamCount *one = *(const DagTeamCount *const *) a;
  const DagTeamCount *other = *(const DagTeamCount *const *) b;

  if ((one->name == NULL) != (other->name == NULL))
    return one->name == NULL ? 1 : -1;
  return g_strcmp0 (one->name, other->name);
}

/**
 * dag_snapshot_count_teams:
 * @snapshot: a picture
 *
 * Teams of fewer than %DAG_LEAST_GROUP are counted together, at the end. (The line of one
 * such team alone stays untold, or its figures could be reckoned by taking it away.)
 *
 * Returns: (transfer full) (element-type DagTeamCount): the teams, by name
 */
GPtrArray *
dag_snapshot_count_teams (const DagSnapshot *snapshot)
{
  GPtrArray *teams = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_team_count_free);

  g_return_val_if_fail (snapshot != NULL, teams);

  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];
      DagTeamCount *team = ensure_team (teams, agent->team_name);

      team->n_people++;
      team->by_state[agent->state]++;
    }
  g_ptr_array_sort (teams, compare_teams);
  join_small (teams);
  return teams;
}
