/* dag-snapshot-twins.c - nobody is counted twice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot-twins.h"

#include "dag-fault.h"
#include "dag-snapshot-equal.h"

#define MAX_ID_SHOWN 64 /* characters of an id in a message */

/* How a list of records is compared. */
typedef struct
{
  const char *what; /* "agent": for the technical reason */
  const char *(*get_id) (gconstpointer record);
  GEqualFunc equal;
  gpointer (*ref) (gpointer record);
  GDestroyNotify unref;
} RecordKind;

static const char *
get_queue_id (gconstpointer record)
{
  return ((const DagQueueSample *) record)->id;
}

static const char *
get_agent_id (gconstpointer record)
{
  return ((const DagAgentSample *) record)->id;
}

static gpointer
ref_queue (gpointer record)
{
  return dag_queue_sample_ref (record);
}

static gpointer
ref_agent (gpointer record)
{
  return dag_agent_sample_ref (record);
}

static const RecordKind queue_kind = {
  .what = "queue",
  .get_id = get_queue_id,
  .equal = (GEqualFunc) dag_queue_sample_equal,
  .ref = ref_queue,
  .unref = (GDestroyNotify) dag_queue_sample_unref,
};

static const RecordKind agent_kind = {
  .what = "agent",
  .get_id = get_agent_id,
  .equal = (GEqualFunc) dag_agent_sample_equal,
  .ref = ref_agent,
  .unref = (GDestroyNotify) dag_agent_sample_unref,
};

/* Records mostly stand where they stood, and most of them are the same object. */
static gboolean
stand_as_before (const RecordKind *kind,
                 GPtrArray        *records,
                 GPtrArray        *before)
{
  if (before == NULL || before->len != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != before->pdata[i]
        && !g_str_equal (kind->get_id (records->pdata[i]), kind->get_id (before->pdata[i])))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full): @records itself where none is there twice */
static GPtrArray *
drop_twins (const RecordKind  *kind,
            GPtrArray         *records,
            GPtrArray         *before,
            GError           **error)
{
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  if (stand_as_before (kind, records, before))
    return g_ptr_array_ref (records);
  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  kept = g_ptr_array_new_full (records->len, kind->unref);
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = records->pdata[i];
      gpointer twin = g_hash_table_lookup (by_id, kind->get_id (record));

      if (twin != NULL && !kind->equal (twin, record))
        {
          g_autofree char *valid = g_utf8_make_valid (kind->get_id (record), -1);
          g_autofree char *id
              = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_ID_SHOWN));

          g_set_error (error, DAG_FAULT, DAG_FAULT_DUPLICATE,
                       "the %s “%s” is there twice, and not the same", kind->what, id);
          return NULL;
        }
      if (twin != NULL)
        continue;
      g_hash_table_insert (by_id, (gpointer) kind->get_id (record), record);
      g_ptr_array_add (kept, kind->ref (record));
    }
  return kept->len == records->len ? g_ptr_array_ref (records) : g_steal_pointer (&kept);
}

/**
 * dag_snapshot_drop_twins:
 * @snapshot: an answer as a connector made it
 * @before: (nullable): an answer without twins, as the last one: makes it cheap
 * @error: %DAG_FAULT_DUPLICATE naming the record
 *
 * A connector is to list every queue and agent once (F-D01). The totals do not rely on
 * it: an identical twin is left out and counted as dropped, twins that differ are refused
 * with the whole answer.
 *
 * Returns: (transfer full) (nullable): @snapshot itself, or a copy without the twins
 */
DagSnapshot *
dag_snapshot_drop_twins (DagSnapshot        *snapshot,
                         const DagSnapshot  *before,
                         GError            **error)
{
  g_autoptr (GPtrArray) queues = NULL;
  g_autoptr (GPtrArray) agents = NULL;
  DagSnapshot *copy;

  g_return_val_if_fail (snapshot != NULL, NULL);

  queues = drop_twins (&queue_kind, snapshot->queues, before != NULL ? before->queues : NULL,
                       error);
  if (queues != NULL)
    agents = drop_twins (&agent_kind, snapshot->agents, before != NULL ? before->agents : NULL,
                         error);
  if (agents == NULL)
    return NULL;
  if (queues == snapshot->queues && agents == snapshot->agents)
    return dag_snapshot_ref (snapshot);
  copy = dag_snapshot_copy_with (snapshot, queues, agents);
  copy->n_dropped += snapshot->queues->len - queues->len + snapshot->agents->len - agents->len;
  return copy;
}
