/* dag-change-people.c - who came, went, or had a break: and what of that is nobody's business
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change-finder-private.h"

/* When a state began that we see for the first time now. */
static int64_t
read_since (const DagAgentSample *agent,
            int64_t               taken_at_us)
{
  return dag_time_is_known (agent->since_us) ? MIN (agent->since_us, taken_at_us) : taken_at_us;
}

static void
add_person (DagChangeFinder      *self,
            DagChangeKind         kind,
            const DagAgentSample *agent,
            int64_t               at_us)
{
  dag_change_finder_add_event (self, dag_change_new (kind, at_us, agent->id, agent->name));
}

static void
begin_break (DagChangeFinder      *self,
             const DagAgentSample *agent,
             int64_t               since_us)
{
  DagChange *change = dag_change_new (DAG_CHANGE_AGENT_BREAK, since_us, agent->id, agent->name);

  change->reason = g_strdup (agent->reason);
  g_hash_table_replace (self->on_break, g_strdup (agent->id), change);
}

/* Only a breather is told; which way it ended shows in the event. */
static void
end_break (DagChangeFinder      *self,
           const DagAgentSample *before,
           const DagAgentSample *agent,
           int64_t               since_us)
{
  const DagChange *begun = g_hash_table_lookup (self->on_break, agent->id);
  DagChange *change;

  if (begun != NULL && since_us - begun->at_us >= BREATHER_US
      && agent->state != DAG_STATE_OFFLINE && agent->state != DAG_STATE_UNKNOWN)
    {
      change = dag_change_new (DAG_CHANGE_AGENT_BACK, since_us, agent->id, agent->name);
      change->reason = g_strdup (before->reason);
      dag_change_finder_add_event (self, change);
    }
  g_hash_table_remove (self->on_break, agent->id);
}

static const DagChange *
find_sign_out (GPtrArray  *events,
               const char *id)
{
  for (guint i = events->len; i-- > 0;)
    {
      const DagChange *event = g_ptr_array_index (events, i);

      if (event->kind == DAG_CHANGE_AGENT_SIGNED_OUT && g_str_equal (event->id, id))
        return event;
    }
  return NULL;
}

/* Who signs out for less than a breather had a short pause as much as who presses
 * "break": neither end of it is told. */
static void
sign_in (DagChangeFinder      *self,
         const DagAgentSample *before,
         const DagAgentSample *agent,
         int64_t               since_us)
{
  GPtrArray *events = self->events;
  const DagChange *out = find_sign_out (events, agent->id);
  int64_t out_us;

  if (out == NULL)
    out = find_sign_out (events = self->past, agent->id);
  out_us = out != NULL ? out->at_us : before->since_us;
  if (!dag_time_is_known (out_us) || since_us - out_us >= BREATHER_US)
    add_person (self, DAG_CHANGE_AGENT_SIGNED_IN, agent, since_us);
  else if (out != NULL)
    g_ptr_array_remove (events, (gpointer) out);
}

static void
compare_agent (DagChangeFinder      *self,
               const DagAgentSample *before,
               const DagAgentSample *agent,
               int64_t               taken_at_us)
{
  int64_t since_us = read_since (agent, taken_at_us);

  if (agent->is_restricted || before->is_restricted)
    {
      g_hash_table_remove (self->on_break, agent->id);
      return;
    }
  if (before->state == agent->state)
    return;
  if (before->state == DAG_STATE_BREAK)
    end_break (self, before, agent, since_us);
  if (agent->state == DAG_STATE_BREAK)
    begin_break (self, agent, since_us);
  if (before->state == DAG_STATE_OFFLINE && agent->state != DAG_STATE_UNKNOWN)
    sign_in (self, before, agent, since_us);
  if (agent->state == DAG_STATE_OFFLINE && before->state != DAG_STATE_UNKNOWN)
    add_person (self, DAG_CHANGE_AGENT_SIGNED_OUT, agent, since_us);
}

/* Somebody who was not in the last answer: what we knew of a break may be over. */
static void
meet_agent (DagChangeFinder      *self,
            const DagAgentSample *agent,
            int64_t               taken_at_us)
{
  if (agent->state != DAG_STATE_BREAK || agent->is_restricted)
    g_hash_table_remove (self->on_break, agent->id);
  else if (dag_time_is_known (agent->since_us)
           || !g_hash_table_contains (self->on_break, agent->id))
    begin_break (self, agent, read_since (agent, taken_at_us));
}

static GHashTable *
index_agents (GPtrArray *agents)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (agents, i);

      g_hash_table_insert (by_id, agent->id, agent);
    }
  return by_id;
}

/* Agents mostly stand where they stood in the last answer, mostly unchanged. */
void
dag_change_finder_compare_people (DagChangeFinder *self,
                                  DagSnapshot     *snapshot)
{
  g_autoptr (GHashTable) by_id = NULL;
  GPtrArray *olds = self->last->agents;

  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      const DagAgentSample *before = i < olds->len ? g_ptr_array_index (olds, i) : NULL;

      if (before == agent)
        continue;
      if (before == NULL || !g_str_equal (before->id, agent->id))
        {
          if (by_id == NULL)
            by_id = index_agents (olds);
          before = g_hash_table_lookup (by_id, agent->id);
        }
      if (before != NULL)
        compare_agent (self, before, agent, snapshot->taken_at_us);
      else
        meet_agent (self, agent, snapshot->taken_at_us);
    }
}

void
dag_change_finder_begin_people (DagChangeFinder *self,
                                DagSnapshot     *snapshot)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (agent->state == DAG_STATE_BREAK && !agent->is_restricted)
        begin_break (self, agent, read_since (agent, snapshot->taken_at_us));
    }
}

/* Breaks under way, once they are breathers; they stay ours. Who vanished is on no break
 * that we know of. */
void
dag_change_finder_find_breaks (DagChangeFinder *self,
                               DagSnapshot     *snapshot,
                               GPtrArray       *found)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      const DagChange *change = NULL;
      int64_t age_us;

      if (agent->state == DAG_STATE_BREAK)
        change = g_hash_table_lookup (self->on_break, agent->id);
      if (change == NULL)
        continue;
      age_us = snapshot->taken_at_us - change->at_us;
      if (age_us >= BREATHER_US && age_us < WINDOW_US)
        g_ptr_array_add (found, (gpointer) change);
    }
}

/* @next_us: when the state of @step ended; the end of time where it did not */
static void
look_back_at_step (DagChangeFinder      *self,
                   const DagAgentSample *agent,
                   const DagTrackStep   *before,
                   const DagTrackStep   *step,
                   int64_t               next_us)
{
  gboolean here = step->state != DAG_STATE_OFFLINE && step->state != DAG_STATE_UNKNOWN;
  gboolean long_enough = step->at_us - before->at_us >= BREATHER_US;
  DagChangeKind kind = DAG_CHANGE_AGENT_SIGNED_OUT;

  if (before->state == DAG_STATE_UNKNOWN || before->state == step->state)
    return;
  if (before->state == DAG_STATE_OFFLINE && here && long_enough)
    kind = DAG_CHANGE_AGENT_SIGNED_IN;
  else if (before->state == DAG_STATE_BREAK && here && long_enough)
    kind = DAG_CHANGE_AGENT_BACK;
  else if (step->state != DAG_STATE_OFFLINE || next_us - step->at_us < BREATHER_US)
    return;
  g_ptr_array_add (self->past, dag_change_new (kind, step->at_us, agent->id, agent->name));
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  int64_t left = (*(const DagChange *const *) a)->at_us;
  int64_t right = (*(const DagChange *const *) b)->at_us;

  return (left > right) - (left < right);
}

static void
look_back_at (DagChangeFinder      *self,
              const DagAgentSample *agent)
{
  const DagTrack *track = dag_memory_history_get_track (self->history, agent->id);
  int64_t next_us = G_MAXINT64;

  for (guint i = track != NULL ? dag_track_get_n_steps (track) : 0; i-- > 1;)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      if (step->at_us < self->first_at_us - WINDOW_US)
        break;
      if (step->at_us <= self->first_at_us)
        look_back_at_step (self, agent, dag_track_get_step (track, i - 1), step, next_us);
      next_us = step->at_us;
    }
}

/**
 * dag_change_finder_look_back:
 * @self: a finder
 *
 * The history may have learnt of the time before the watching began: who came, went or had
 * a break in the quarter of an hour before. It learns in pieces, so this looks anew.
 */
void
dag_change_finder_look_back (DagChangeFinder *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->past, 0);
  if (self->last == NULL || self->last->taken_at_us - self->first_at_us >= WINDOW_US)
    return; /* too long ago to be told */
  for (guint i = 0; i < self->last->agents->len; i++)
    look_back_at (self, g_ptr_array_index (self->last->agents, i));
  g_ptr_array_sort (self->past, compare_moments);
  if (self->past->len > MAX_EVENTS)
    g_ptr_array_remove_range (self->past, 0, self->past->len - MAX_EVENTS);
}
