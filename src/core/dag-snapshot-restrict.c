/* dag-snapshot-restrict.c - what is left of somebody who asked for it: that they are at work
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever has the processing of their data restricted is still one of the people of the
 * centre: without a name and a state nobody could tell who takes the next contact. All else
 * is taken out here, at the door, so that nothing behind it has it to work with. */
#include "config.h"

#include "dag-snapshot-restrict.h"

#include "dag-snapshot-equal.h"

static DagAgentSample *
restrict_agent (const DagAgentSample *agent,
                gboolean              is_past)
{
  DagAgentSample *self = dag_agent_sample_new ();

  self->is_restricted = TRUE;
  self->id = g_strdup (agent->id);
  self->name = g_strdup (agent->name);
  self->team_id = g_strdup (agent->team_id);
  self->team_name = g_strdup (agent->team_name);
  self->queues = g_strdupv (agent->queues);
  self->skills = g_strdupv (agent->skills);
  if (is_past)
    return self; /* in a state that nobody is told */
  self->state = agent->state;
  self->state_word = g_strdup (agent->state_word);
  return self;
}

/* Returns: (transfer full): the same object as in the answer before, where it says the same */
static DagAgentSample *
take_agent (const DagAgentSample *agent,
            const DagSnapshot    *before,
            guint                 place,
            gboolean              is_past)
{
  g_autoptr (DagAgentSample) taken = restrict_agent (agent, is_past);
  DagAgentSample *was = before != NULL && place < before->agents->len
                            ? g_ptr_array_index (before->agents, place)
                            : NULL;

  return dag_agent_sample_ref (was != NULL && dag_agent_sample_equal (was, taken) ? was
                                                                                  : taken);
}

static gpointer
ref_agent (gconstpointer agent,
           gpointer      user_data)
{
  return dag_agent_sample_ref ((gpointer) agent);
}

/**
 * dag_snapshot_restrict:
 * @snapshot: an answer
 * @ids: (nullable): a set of ids of people
 * @before: (nullable): the answer before, whose records are kept where they say the same
 * @is_past: it is a picture of the past: not even their state is left
 *
 * Returns: (transfer full): @snapshot itself, or a copy in which of these people nothing is
 *   left but who they are, where they work and their state
 */
DagSnapshot *
dag_snapshot_restrict (DagSnapshot       *snapshot,
                       GHashTable        *ids,
                       const DagSnapshot *before,
                       gboolean           is_past)
{
  g_autoptr (GPtrArray) agents = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (ids == NULL || g_hash_table_size (ids) == 0)
    return dag_snapshot_ref (snapshot);
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (agent->is_restricted || !g_hash_table_contains (ids, agent->id))
        continue;
      if (agents == NULL)
        agents = g_ptr_array_copy (snapshot->agents, ref_agent, NULL);
      dag_agent_sample_unref (agents->pdata[i]);
      agents->pdata[i] = take_agent (agent, before, i, is_past);
    }
  return agents != NULL ? dag_snapshot_copy_with (snapshot, snapshot->queues, agents)
                        : dag_snapshot_ref (snapshot);
}
