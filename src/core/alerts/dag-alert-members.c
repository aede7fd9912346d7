/* dag-alert-members.c - who is there: people, teams and pools, kept from answer to answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"

#include "dag-memory.h"

/* Fewer are freed here and now. */
#define MANY 1000

static const char *
get_team_id (const DagAgentSample *agent)
{
  return agent->team_id != NULL     ? agent->team_id
         : agent->team_name != NULL ? agent->team_name
                                    : "";
}

static DagAlertTeamEntry *
ensure_team (DagAlertSignals      *self,
             const DagAgentSample *agent)
{
  const char *id = get_team_id (agent);
  DagAlertTeamEntry *entry = g_hash_table_lookup (self->teams, id);

  if (entry == NULL)
    {
      entry = g_new0 (DagAlertTeamEntry, 1);
      entry->team.id = g_strdup (id);
      entry->team.name = g_strdup (agent->team_name);
      g_hash_table_insert (self->teams, entry->team.id, entry);
    }
  return entry;
}

/* What samples are about is made anew when there are any. */
void
dag_alert_member_drop_words (DagAlertMember *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->within, g_strfreev);
}

void
dag_alert_member_free (gpointer member)
{
  dag_alert_member_drop_words (member);
  g_free (member);
}

/* --- sums ------------------------------------------------------------------------------- */

static void
add_load (DagAlertLoad         *load,
          const DagAlertCourse *course,
          int64_t               epoch_us,
          int                   sign)
{
  int64_t on_us = course->load_at_us - epoch_us;

  load->busy_us += sign * (course->busy_us - course->busy_rate * on_us);
  load->idle_us += sign * (course->idle_us - course->idle_rate * on_us);
  load->busy_rate += sign * course->busy_rate;
  load->idle_rate += sign * course->idle_rate;
}

/* Puts one person into the sums of team and pool, or (@sign −1) takes it out of them. */
void
dag_alert_member_count (DagAlertSignals *signals,
                        DagAlertMember  *self,
                        int              sign)
{
  DagAlertTeam *team = &self->team->team;

  if (self->track == NULL)
    return;
  team->n_here += self->is_here ? (guint) sign : 0;
  team->n_no_air += self->lack == DAG_ALERT_AIR_NONE ? (guint) sign : 0;
  team->n_little_air += self->lack != DAG_ALERT_AIR_ENOUGH ? (guint) sign : 0;
  if (!self->serves)
    return;
  add_load (&self->team->load, &self->course, signals->epoch_us, sign);
  if (self->pool != DAG_ALERT_NO_POOL)
    add_load (&g_array_index (signals->pool_loads, DagAlertLoad, self->pool), &self->course,
              signals->epoch_us, sign);
}

/* --- the list --------------------------------------------------------------------------- */

static gboolean
are_same_words (char **a,
                char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
is_same_place (const DagAgentSample *a,
               const DagAgentSample *b)
{
  return a == b
         || (g_str_equal (a->id, b->id) && g_strcmp0 (a->team_id, b->team_id) == 0
             && g_strcmp0 (a->team_name, b->team_name) == 0
             && are_same_words (a->queues, b->queues));
}

static gboolean
are_same_queues (GPtrArray *a,
                 GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DagQueueSample *one = g_ptr_array_index (a, i);
      const DagQueueSample *other = g_ptr_array_index (b, i);

      if (one != other && (one->channel != other->channel || !g_str_equal (one->id, other->id)))
        return FALSE;
    }
  return TRUE;
}

/* The same people at the same queues: those whose record is another one are looked at.
 * Returns: whether they are the same */
static gboolean
follow (DagAlertSignals *self,
        DagSnapshot     *before)
{
  GPtrArray *agents = self->snapshot->agents;

  if (self->listing != NULL || before == NULL || self->members->len != agents->len
      || before->agents->len != agents->len
      || !are_same_queues (before->queues, self->snapshot->queues))
    return FALSE;
  for (guint i = 0; i < agents->len; i++)
    {
      const DagAgentSample *sample = g_ptr_array_index (agents, i);
      const DagAgentSample *was = g_ptr_array_index (before->agents, i);
      DagAlertMember *member;

      if (sample == was)
        continue;
      if (!is_same_place (was, sample))
        return FALSE;
      member = dag_alert_members_get (self, i);
      member->sample = sample;
      member->is_changed = TRUE;
      *dag_alert_members_get_due (self, i) = 0;
    }
  return TRUE;
}

/* Takes everybody out of the list; who is still there keeps what is known of the shift. */
static void
begin_list (DagAlertSignals *self)
{
  GHashTable *before = self->listing;
  GHashTableIter iter;
  gpointer waiting;

  if (before == NULL)
    before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dag_alert_member_free);
  /* of a list that was never finished: its answer is gone */
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &waiting))
    ((DagAlertMember *) waiting)->is_changed = TRUE;
  for (guint i = 0; i < self->members->len; i++)
    {
      DagAlertMember *member = dag_alert_members_get (self, i);

      g_hash_table_replace (before, g_strdup (member->sample->id), member);
      self->members->pdata[i] = NULL;
    }
  self->listing = before;
  g_ptr_array_set_size (self->members, 0);
  g_array_set_size (self->dues, 0);
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_remove_all (self->teams);
  g_clear_pointer (&self->pools, dag_alert_pools_free);
  self->pools = dag_alert_pools_new (self->snapshot->queues);
}

/**
 * dag_alert_members_begin:
 * @self: signals that have a new answer
 * @before: (nullable): the answer before
 *
 * Notes whose record is another one; where people or queues came, went, or stand elsewhere,
 * the list is to be made anew.
 */
void
dag_alert_members_begin (DagAlertSignals *self,
                         DagSnapshot     *before)
{
  if (follow (self, before))
    {
      self->phase = DAG_ALERT_PHASE_QUEUES;
      return;
    }
  begin_list (self);
  self->phase = DAG_ALERT_PHASE_LIST;
  self->cursor = 0;
}

static void
list_agent (DagAlertSignals      *self,
            const DagAgentSample *sample)
{
  DagAlertMember *member = NULL;
  gpointer key = NULL;
  int64_t due_us = 0;

  if (!g_hash_table_steal_extended (self->listing, sample->id, &key, (gpointer *) &member))
    key = g_strdup (sample->id);
  g_hash_table_insert (self->places, key, GUINT_TO_POINTER (self->members->len));
  if (member == NULL)
    {
      member = g_new0 (DagAlertMember, 1);
      member->is_changed = TRUE;
      /* Who comes back may have left something open, which only the engine knows. */
      member->given = self->was_listed ? G_MAXUINT : 0;
    }
  else if (member->sample != sample)
    member->is_changed = TRUE;
  dag_alert_member_drop_words (member);
  member->sample = sample;
  member->team = ensure_team (self, sample);
  member->pool = dag_alert_pools_add_person (self->pools, sample);
  member->serves = sample->queues == NULL || member->pool != DAG_ALERT_NO_POOL;
  if (member->pool != DAG_ALERT_NO_POOL && member->team->team.queue == NULL)
    member->team->team.queue = dag_alert_pools_get_queue (self->pools, member->pool);
  g_ptr_array_add (self->members, member);
  g_array_append_val (self->dues, due_us);
}

/* Everybody has a place: now the sums can be made. */
static void
end_list (DagAlertSignals *self)
{
  guint n_places = dag_alert_pools_get_n_places (self->pools);

  self->was_listed = TRUE;
  g_clear_pointer (&self->listing, g_hash_table_unref);
  g_array_set_size (self->pool_loads, 0);
  g_array_set_size (self->pool_loads, n_places);
  for (guint i = 0; i < self->members->len; i++)
    {
      DagAlertMember *member = dag_alert_members_get (self, i);

      member->is_late_known = FALSE; /* nobody could be found while the list was made */
      if (member->pool != DAG_ALERT_NO_POOL)
        member->pool = dag_alert_pools_get_root (self->pools, member->pool);
      dag_alert_member_count (self, member, 1);
    }
}

/* Returns: whether everybody is in the list */
gboolean
dag_alert_members_list_some (DagAlertSignals *self,
                             guint            max_agents)
{
  GPtrArray *agents = self->snapshot->agents;
  guint end = self->cursor + MIN (max_agents, agents->len - self->cursor);

  for (; self->cursor < end; self->cursor++)
    list_agent (self, g_ptr_array_index (agents, self->cursor));
  if (self->cursor < agents->len)
    return FALSE;
  end_list (self);
  return TRUE;
}

/* Nobody is there any more. */
void
dag_alert_members_forget (DagAlertSignals *self)
{
  GPtrArray *gone = self->members;

  self->was_listed = FALSE;
  self->members = g_ptr_array_new ();
  g_ptr_array_set_free_func (gone, dag_alert_member_free);
  if (gone->len < MANY)
    g_ptr_array_unref (gone);
  else
    dag_memory_free_elsewhere (gone, (GDestroyNotify) g_ptr_array_unref);
  g_array_set_size (self->dues, 0);
  g_array_set_size (self->pool_loads, 0);
  g_hash_table_remove_all (self->teams);
  g_clear_pointer (&self->listing, g_hash_table_unref);
  if (self->places != NULL)
    dag_memory_free_elsewhere (g_steal_pointer (&self->places),
                               (GDestroyNotify) g_hash_table_unref);
  if (self->pools != NULL)
    dag_memory_free_elsewhere (g_steal_pointer (&self->pools),
                               (GDestroyNotify) dag_alert_pools_free);
}

/**
 * dag_alert_members_find:
 * @self: signals
 * @agent: somebody's id
 * @place: (out): where in the list
 *
 * Returns: whether that person is in it
 */
gboolean
dag_alert_members_find (DagAlertSignals *self,
                        const char      *agent,
                        guint           *place)
{
  gpointer found = NULL;

  if (self->listing != NULL || self->places == NULL)
    return FALSE;
  if (!g_hash_table_lookup_extended (self->places, agent, NULL, &found))
    return FALSE;
  *place = GPOINTER_TO_UINT (found);
  return TRUE;
}
