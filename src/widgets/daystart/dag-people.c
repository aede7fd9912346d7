/* dag-people.c - the people of a team, as pickers and attendance list them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-people.h"

#include "dag-agenda.h"
#include "dag-words-name.h"

static void
person_free (DagPerson *person)
{
  g_clear_pointer (&person->id, g_free);
  g_clear_pointer (&person->name, g_free);
  g_free (person);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const DagPerson *person_a = *(const DagPerson *const *) a;
  const DagPerson *person_b = *(const DagPerson *const *) b;
  int order;

  for (guint i = 0; i < DAG_WORDS_N_RANKS; i++)
    if (person_a->rank[i] != person_b->rank[i])
      return person_a->rank[i] < person_b->rank[i] ? -1 : 1;
  order = dag_words_compare (person_a->name, person_b->name);
  return order != 0 ? order : g_strcmp0 (person_a->id, person_b->id);
}

/**
 * dag_people_list:
 * @dashboard: what is watched
 * @team_name: (nullable): a team; %NULL: everybody
 *
 * Whoever asked that their data is not used is not among them: nothing is noted of them.
 *
 * Returns: (transfer full) (element-type DagPerson): by name
 */
GPtrArray *
dag_people_list (DagDashboard *dashboard,
                 const char   *team_name)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];
      DagPerson *person;

      if (agent->is_restricted || !dag_agenda_is_of_team (agent, team_name))
        continue;
      person = g_new0 (DagPerson, 1);
      person->id = g_strdup (agent->id);
      person->name = dag_words_name_or_id (agent->name, agent->id);
      dag_words_rank (person->name, person->rank);
      g_ptr_array_add (people, person);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

const DagPerson *
dag_people_find (GPtrArray  *people,
                 const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }
  return NULL;
}

/**
 * dag_people_match:
 * @people: (element-type DagPerson): people
 * @beginning: how a name begins, whatever the case and the accents
 *
 * Returns: (transfer none) (nullable): the first whose name begins so
 */
const DagPerson *
dag_people_match (GPtrArray  *people,
                  const char *beginning)
{
  g_autofree char *wanted = dag_words_fold (beginning);

  for (guint i = 0; *wanted != '\0' && i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];
      g_autofree char *name = dag_words_fold (person->name);

      if (g_str_has_prefix (name, wanted))
        return person;
    }
  return NULL;
}

gboolean
dag_people_equal (GPtrArray *a,
                  GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DagPerson *person_a = a->pdata[i];
      const DagPerson *person_b = b->pdata[i];

      if (g_strcmp0 (person_a->id, person_b->id) != 0
          || g_strcmp0 (person_a->name, person_b->name) != 0)
        return FALSE;
    }
  return TRUE;
}
