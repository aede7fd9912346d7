/* dag-rows.c - the records of the live tables: a sample and what was worked out from it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-rows.h"

#include <math.h>

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

/**
 * dag_queue_row_new:
 * @sample: a queue
 *
 * Returns: (transfer full): a row of it in which nothing is worked out yet
 */
DagQueueRow *
dag_queue_row_new (DagQueueSample *sample)
{
  DagQueueRow *self = g_atomic_rc_box_new0 (DagQueueRow);

  self->sample = dag_queue_sample_ref (sample);
  self->service_level = self->waiting_per_agent = DAG_SHARE_ABSENT;
  self->handle_time_s = DAG_SECONDS_ABSENT;
  return self;
}

/**
 * dag_agent_row_new:
 * @sample: an agent
 *
 * Returns: (transfer full): a row of it in which nothing is worked out yet
 */
DagAgentRow *
dag_agent_row_new (DagAgentSample *sample)
{
  DagAgentRow *self = g_atomic_rc_box_new0 (DagAgentRow);

  self->sample = dag_agent_sample_ref (sample);
  self->last_break_provenance = self->contacts_provenance = DAG_PROVENANCE_ABSENT;
  self->contacts_in_row = DAG_COUNT_ABSENT;
  self->load = DAG_SHARE_ABSENT;
  self->break_s = DAG_SECONDS_ABSENT;
  return self;
}

static gboolean
is_same_number (double a,
                double b)
{
  return fabs (a - b) < 1e-9;
}

/**
 * dag_agent_row_has_same_figures:
 * @a: a row
 * @b: another of the same sample
 *
 * Returns: whether both say the same
 */
gboolean
dag_agent_row_has_same_figures (const DagAgentRow *a,
                                const DagAgentRow *b)
{
  return a->vanished == b->vanished && a->last_break_end_us == b->last_break_end_us
         && a->watched_since_us == b->watched_since_us
         && a->stretch_since_us == b->stretch_since_us
         && a->last_break_provenance == b->last_break_provenance
         && a->contacts_in_row == b->contacts_in_row
         && a->contacts_provenance == b->contacts_provenance
         && is_same_number (a->load, b->load) && is_same_number (a->break_s, b->break_s);
}
