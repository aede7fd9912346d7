/* dag-rows.c - the records of the live tables: a sample and what was worked out from it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-rows.h"

static const char *
queue_row_get_key (gconstpointer record)
{
  return ((const DagQueueRow *) record)->sample->id;
}

static void
queue_row_clear (DagQueueRow *row)
{
  g_clear_pointer (&row->sample, dag_queue_sample_unref);
}

static gpointer
row_ref (gpointer record)
{
  return g_atomic_rc_box_acquire (record);
}

static void
queue_row_unref (gpointer record)
{
  g_atomic_rc_box_release_full (record, (GDestroyNotify) queue_row_clear);
}

static const char *
agent_row_get_key (gconstpointer record)
{
  return ((const DagAgentRow *) record)->sample->id;
}

static void
agent_row_clear (DagAgentRow *row)
{
  g_clear_pointer (&row->sample, dag_agent_sample_unref);
  g_clear_pointer (&row->queue_names, g_free);
}

static void
agent_row_unref (gpointer record)
{
  g_atomic_rc_box_release_full (record, (GDestroyNotify) agent_row_clear);
}

const DagRecordClass dag_queue_row_class = {
  .get_key = queue_row_get_key,
  .ref = row_ref,
  .unref = queue_row_unref,
};

const DagRecordClass dag_agent_row_class = {
  .get_key = agent_row_get_key,
  .ref = row_ref,
  .unref = agent_row_unref,
};
