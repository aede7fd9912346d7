/* dag-tables-queues.c - from answers to the records of the table of queues
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tables-inside.h"

void
dag_tables_free_queue (gpointer memory)
{
  DagTablesQueue *entry = memory;

  if (entry->row != NULL)
    dag_queue_row_class.unref (entry->row);
  g_clear_pointer (&entry->name, g_free);
  g_free (entry);
}

static double
divide_counts (int64_t a,
               int64_t b)
{
  if (!dag_count_is_known (a) || !dag_count_is_known (b) || b == 0)
    return DAG_SHARE_ABSENT;
  return (double) a / (double) b;
}

static void
show_queue (DagTables      *self,
            DagTablesQueue *entry,
            DagQueueSample *sample,
            gboolean        stale)
{
  DagQueueRow *row;
  int64_t stale_since_us = DAG_TIME_NONE;

  if (stale)
    stale_since_us = entry->row->stale ? entry->row->stale_since_us : self->now_us;
  if (entry->row != NULL && entry->row->sample == sample && entry->row->stale == stale
      && !self->kind_changed)
    return;
  row = dag_queue_row_new (sample);
  row->stale = stale;
  row->stale_since_us = stale_since_us;
  row->service_level = dag_queue_day_get_service_level (&sample->today, self->kind);
  row->handle_time_s = dag_queue_day_get_handle_time_s (&sample->today);
  row->waiting_per_agent
      = divide_counts (sample->waiting, dag_queue_sample_count_workable (sample));
  if (entry->row != NULL)
    dag_queue_row_class.unref (entry->row);
  entry->row = row;
}

/* Returns whether a name is new, so that the agents' lists of names are out of date. */
gboolean
dag_tables_apply_queues (DagTables   *self,
                         DagSnapshot *snapshot)
{
  gboolean renamed = FALSE;

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      DagQueueSample *sample = g_ptr_array_index (snapshot->queues, i);
      DagTablesQueue *entry = g_hash_table_lookup (self->queue_entries, sample->id);

      if (entry == NULL)
        {
          entry = g_new0 (DagTablesQueue, 1);
          g_hash_table_insert (self->queue_entries, g_strdup (sample->id), entry);
        }
      if (g_strcmp0 (entry->name, sample->name) != 0)
        {
          g_clear_pointer (&entry->name, g_free);
          entry->name = g_strdup (sample->name);
          renamed = TRUE;
        }
      entry->generation = self->generation;
      show_queue (self, entry, sample, FALSE);
    }
  return renamed;
}

/* A queue that is not in the answer: stale, with its last figures (F-D06); later dropped. */
void
dag_tables_age_queues (DagTables *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->queue_entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DagTablesQueue *entry = value;

      if (entry->generation == self->generation)
        continue;
      if (entry->row->stale
          && self->now_us - entry->row->stale_since_us > DAG_QUEUE_KEEP_S * DAG_USEC_PER_SEC)
        g_hash_table_iter_remove (&iter);
      else
        show_queue (self, entry, entry->row->sample, TRUE);
    }
}

char *
dag_tables_join_queue_names (DagTables            *self,
                             const DagAgentSample *sample)
{
  g_autoptr (GString) names = NULL;

  if (sample->queues == NULL || sample->queues[0] == NULL)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; sample->queues[i] != NULL; i++)
    {
      const char *id = sample->queues[i];
      const DagTablesQueue *entry = g_hash_table_lookup (self->queue_entries, id);

      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, entry != NULL && entry->name != NULL ? entry->name : id);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Hands the rows of the queues to their table; dag_tables_continue_queues() shows them. */
void
dag_tables_begin_queues (DagTables *self)
{
  g_autoptr (GPtrArray) queues = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->queue_entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (queues, ((DagTablesQueue *) value)->row);
  dag_slot_model_begin_records (self->queues, queues);
}

/* Until @until_us, about, by the monotonic clock. Returns: whether they are shown */
gboolean
dag_tables_continue_queues (DagTables *self,
                            int64_t    until_us)
{
  return dag_slot_model_continue (self->queues, until_us);
}
