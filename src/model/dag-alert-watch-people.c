/* dag-alert-watch-people.c - whom an alert is about, who could help, and their names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

static void
person_free (gpointer memory)
{
  DagAlertPerson *person = memory;

  g_clear_pointer (&person->id, g_free);
  g_clear_pointer (&person->name, g_free);
  g_free (person);
}

static const DagQueueSample *
find_queue (DagSnapshot *snapshot,
            const char  *id)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (g_str_equal (queue->id, id))
        return queue;
    }
  return NULL;
}

/* What it is called now; what is gone keeps the name it had. */
void
dag_alert_watch_name_item (DagAlertWatch *self,
                           DagAlertItem  *item)
{
  const DagAlert *alert = NULL;
  const char *queue = NULL;
  const char *team = NULL;
  const char *agent = NULL;

  if (self->snapshot == NULL || dag_alert_item_get_name (item) != NULL)
    return;
  alert = dag_alert_item_get_alert (item);
  queue = dag_alert_get_subject_id (alert, "queue:");
  team = dag_alert_get_subject_id (alert, "team:");
  agent = dag_alert_get_subject_id (alert, "agent:");
  if (queue != NULL)
    {
      const DagQueueSample *sample = find_queue (self->snapshot, queue);

      dag_alert_item_set_names (
          item, sample != NULL && sample->name != NULL ? sample->name : queue, NULL);
    }
  else if (team != NULL)
    {
      const DagAlertTeam *known = dag_alert_signals_get_team (self->signals, team);

      dag_alert_item_set_names (item,
                                known != NULL && known->name != NULL ? known->name : team,
                                team);
    }
  else if (agent != NULL)
    {
      const DagAgentSample *sample = dag_alert_signals_find_agent (self->signals, agent);

      dag_alert_item_set_names (
          item, sample != NULL && sample->name != NULL ? sample->name : agent,
          sample != NULL ? sample->team_id : NULL);
    }
}

static DagAlertPerson *
add_person (GPtrArray            *people,
            const DagAgentSample *agent)
{
  DagAlertPerson *person = g_new0 (DagAlertPerson, 1);

  person->id = g_strdup (agent->id);
  person->name = g_strdup (agent->name);
  person->work_s = person->break_s = person->stretch_s = DAG_SECONDS_ABSENT;
  g_ptr_array_add (people, person);
  return person;
}

static void
add_shift (DagAlertPerson    *person,
           const DagAlertAir *air)
{
  person->work_s = air->work_s;
  person->break_s = air->break_s;
  person->stretch_s = air->stretch_s;
  person->at_least = air->stretch_at_least;
  person->is_gapless = air->is_gapless;
}

/* Care first: the longest without a break. */
static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const DagAlertPerson *left = *(DagAlertPerson *const *) a;
  const DagAlertPerson *right = *(DagAlertPerson *const *) b;

  if (left->stretch_s < right->stretch_s)
    return 1;
  return left->stretch_s > right->stretch_s ? -1 : g_strcmp0 (left->name, right->name);
}

static gboolean
is_of_team (const DagAgentSample *agent,
            const char           *team)
{
  const char *own = agent->team_id != NULL ? agent->team_id
                    : agent->team_name != NULL ? agent->team_name
                                               : "";

  return g_str_equal (own, team);
}

/* Those who could use a break, be it that somebody has taken that or not; also where a wider
 * alert hides it: that concerns what is told, and not who is tired. */
static GHashTable *
list_named (DagAlertWatch *self,
            gboolean       taken)
{
  GHashTable *named = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  for (guint i = 0; i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);
      const char *agent = dag_alert_get_subject_id (alert, "agent:");

      if (agent != NULL && alert->rule->scope == DAG_ALERT_ABOUT_AGENT
          && dag_alert_is_open (alert) && (alert->state != DAG_ALERT_FIRING) == taken)
        g_hash_table_add (named, (gpointer) agent);
    }
  return named;
}

/* People are being measured anew: nothing can be said of them just now. */
static gboolean
is_measuring (DagAlertWatch *self)
{
  return self->snapshot == NULL
         || (self->look_id != 0 && self->stage == DAG_ALERT_STAGE_PEOPLE);
}

/* @team: the people of it who lack air; %NULL: those in @named. */
static GPtrArray *
list_of (DagAlertWatch *self,
         const char    *team,
         GHashTable    *named)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);

  if (is_measuring (self) || (team == NULL && g_hash_table_size (named) == 0))
    return people;
  for (guint i = 0; i < self->snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (self->snapshot->agents, i);
      const DagAlertAir *air = NULL;

      if (team != NULL ? !is_of_team (agent, team)
                       : !g_hash_table_contains (named, agent->id))
        continue;
      air = dag_alert_signals_get_air (self->signals, agent->id);
      if (air == NULL
          || (team != NULL
              && dag_alert_signals_judge (self->signals, air) == DAG_ALERT_AIR_ENOUGH))
        continue;
      add_shift (add_person (people, agent), air);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

/**
 * dag_alert_watch_list_care:
 * @self: a watch
 *
 * The one answer to who could use a break: the calm line, the card and its list count the
 * same people.
 *
 * Returns: (transfer full) (element-type DagAlertPerson): those with an open alert of their
 *   own that nobody has taken yet, the longest without a break first
 */
GPtrArray *
dag_alert_watch_list_care (DagAlertWatch *self)
{
  g_autoptr (GHashTable) named = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  if (self->care != NULL && (!self->is_care_old || is_measuring (self)))
    return g_ptr_array_ref (self->care);
  named = list_named (self, FALSE);
  g_clear_pointer (&self->care, g_ptr_array_unref);
  self->care = list_of (self, NULL, named);
  self->is_care_old = is_measuring (self);
  return g_ptr_array_ref (self->care);
}

/**
 * dag_alert_watch_list_people:
 * @self: a watch
 * @item: an alert
 *
 * Returns: (transfer full) (element-type DagAlertPerson): those it is about, in the order
 *   of care; empty where it is not about people
 */
GPtrArray *
dag_alert_watch_list_people (DagAlertWatch *self,
                             DagAlertItem  *item)
{
  const DagAlert *alert = NULL;
  g_autoptr (GHashTable) named = NULL;
  const char *team = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), NULL);

  alert = dag_alert_item_get_alert (item);
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT && alert->state == DAG_ALERT_FIRING)
    return dag_alert_watch_list_care (self);
  if (alert->rule->kind == DAG_ALERT_DAY_WITHOUT_AIR)
    team = dag_alert_get_subject_id (alert, "team:");
  named = alert->rule->scope == DAG_ALERT_ABOUT_AGENT
              ? list_named (self, TRUE)
              : g_hash_table_new (g_str_hash, g_str_equal);
  return list_of (self, team, named);
}

/**
 * dag_alert_watch_list_helpers:
 * @self: a watch
 * @item: an alert about a queue
 * @by_skill: (out): whether they have the skill it takes, as the source tells it
 *
 * Returns: (transfer full) (element-type DagAlertPerson): who is free and could help
 */
GPtrArray *
dag_alert_watch_list_helpers (DagAlertWatch *self,
                              DagAlertItem  *item,
                              gboolean      *by_skill)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);
  g_auto (DagAlertHelp) help = { 0 };
  const char *queue = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), people);
  g_return_val_if_fail (by_skill != NULL, people);

  *by_skill = FALSE;
  queue = dag_alert_get_subject_id (dag_alert_item_get_alert (item), "queue:");
  if (queue == NULL || self->snapshot == NULL)
    return people;
  dag_alert_help_find (&help, self->snapshot, queue);
  for (guint i = 0; i < help.people->len; i++)
    add_person (people, g_ptr_array_index (help.people, i));
  *by_skill = help.by_skill;
  return people;
}

/* The morning was learnt, or that nobody watched for a while. */
void
dag_alert_watch_look_back (DagAlertWatch *self)
{
  guint revision
      = dag_memory_history_get_revision (dag_dashboard_get_memory (self->dashboard));

  if (revision == self->history_revision)
    return;
  self->history_revision = revision;
  dag_alert_signals_look_again (self->signals, NULL);
}
