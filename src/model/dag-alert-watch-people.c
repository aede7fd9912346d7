/* dag-alert-watch-people.c - whom an alert is about, who could help, and their names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

#include "dag-memory.h"

#include <string.h>

/* So many alerts between two looks at the clock. */
#define GATHER_CHUNK 64

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
  if (left->stretch_s > right->stretch_s)
    return -1;
  return g_strcmp0 (left->name, right->name) != 0 ? g_strcmp0 (left->name, right->name)
                                                  : strcmp (left->id, right->id);
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

/* People are being measured anew: nothing can be said of them just now. */
static gboolean
is_measuring (DagAlertWatch *self)
{
  return self->snapshot == NULL
         || (self->look_id != 0 && self->stage == DAG_ALERT_STAGE_PEOPLE);
}

/* The people of @team who lack air, the longest without a break first. */
static GPtrArray *
list_of_team (DagAlertWatch *self,
              const char    *team)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);

  if (is_measuring (self))
    return people;
  for (guint i = 0; i < self->snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (self->snapshot->agents, i);
      const DagAlertAir *air = is_of_team (agent, team)
                                   ? dag_alert_signals_get_air (self->signals, agent->id)
                                   : NULL;

      if (air != NULL
          && dag_alert_signals_judge (self->signals, air) != DAG_ALERT_AIR_ENOUGH)
        add_shift (add_person (people, agent), air);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

/* Adds whom @alert is about, where that is care that somebody has taken, or nobody yet; also
 * where a wider alert hides it: that concerns what is told, and not who is tired. */
static void
gather (DagAlertWatch  *self,
        const DagAlert *alert,
        gboolean        taken,
        GHashTable     *named,
        GPtrArray      *people)
{
  const char *id = NULL;
  const DagAgentSample *agent = NULL;
  const DagAlertAir *air = NULL;

  if (alert->rule->scope != DAG_ALERT_ABOUT_AGENT || !dag_alert_is_open (alert)
      || (alert->state != DAG_ALERT_FIRING) != taken)
    return;
  id = dag_alert_get_subject_id (alert, "agent:");
  if (id == NULL || !g_hash_table_add (named, (gpointer) id))
    return;
  agent = dag_alert_signals_find_agent (self->signals, id);
  air = dag_alert_signals_get_air (self->signals, id);
  if (agent != NULL && air != NULL)
    add_shift (add_person (people, agent), air);
}

/* All of those at once, the longest without a break first. */
static GPtrArray *
list_of_care (DagAlertWatch *self,
              gboolean       taken)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  if (is_measuring (self))
    return people;
  for (guint i = 0; i < alerts->len; i++)
    gather (self, g_ptr_array_index (alerts, i), taken, named, people);
  g_ptr_array_sort (people, compare_people);
  return people;
}

static void
set_care (DagAlertWatch *self,
          GPtrArray     *people)
{
  if (self->care != NULL) /* thousands of small pieces, where nearly all are tired */
    dag_memory_free_elsewhere (self->care, (GDestroyNotify) g_ptr_array_unref);
  self->care = people;
  self->is_care_old = is_measuring (self);
  dag_alert_watch_forget_gathered (self);
}

/* Something is another, or nobody asks any more: what was gathered so far is void. */
void
dag_alert_watch_forget_gathered (DagAlertWatch *self)
{
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  g_clear_pointer (&self->gathered_ids, g_hash_table_unref);
  self->n_gathered = 0;
}

/* Prepares dag_alert_watch_list_care(), where somebody asked for it after the last look.
 * Returns: whether all of it is there */
gboolean
dag_alert_watch_gather_some (DagAlertWatch *self,
                             int64_t        until_us)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  if (!self->is_care_asked || (self->care != NULL && !self->is_care_old))
    return TRUE;
  if (self->gathered == NULL)
    {
      self->gathered = g_ptr_array_new_with_free_func (person_free);
      self->gathered_ids = g_hash_table_new (g_str_hash, g_str_equal);
    }
  while (self->n_gathered < alerts->len)
    {
      gather (self, g_ptr_array_index (alerts, self->n_gathered++), FALSE, self->gathered_ids,
              self->gathered);
      if (self->n_gathered % GATHER_CHUNK == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  g_ptr_array_sort (self->gathered, compare_people);
  set_care (self, g_steal_pointer (&self->gathered));
  self->is_care_asked = FALSE;
  return TRUE;
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
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  self->is_care_asked = TRUE;
  if (self->care == NULL || (self->is_care_old && !is_measuring (self)))
    set_care (self, list_of_care (self, FALSE));
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
  const char *team = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), NULL);

  alert = dag_alert_item_get_alert (item);
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT && alert->state == DAG_ALERT_FIRING)
    return dag_alert_watch_list_care (self);
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
    return list_of_care (self, TRUE);
  if (alert->rule->kind == DAG_ALERT_DAY_WITHOUT_AIR)
    team = dag_alert_get_subject_id (alert, "team:");
  return team != NULL ? list_of_team (self, team)
                      : g_ptr_array_new_with_free_func (person_free);
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
