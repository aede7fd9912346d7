/* dag-sim-record.c - what the simulated centre remembers of its day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-record.h"

/**
 * dag_sim_record_new:
 * @origin_ms: when the simulation begins; a whole hour
 *
 * Returns: (transfer full): an empty record with the first five minutes begun
 */
DagSimRecord *
dag_sim_record_new (guint   n_queues,
                    int64_t origin_ms)
{
  DagSimRecord *self = g_new0 (DagSimRecord, 1);

  self->n_queues = n_queues;
  self->first_bucket_ms = origin_ms;
  self->buckets = g_new0 (GArray *, n_queues);
  self->reason_days = g_new0 (GArray *, n_queues);
  self->changes = g_array_new (FALSE, FALSE, sizeof (DagSimChange));
  for (guint i = 0; i < n_queues; i++)
    {
      self->buckets[i] = g_array_new (FALSE, TRUE, sizeof (DagSimCounts));
      g_array_set_size (self->buckets[i], 1);
      self->reason_days[i] = g_array_new (FALSE, TRUE, sizeof (DagSimReasonDay));
    }
  return self;
}

void
dag_sim_record_free (DagSimRecord *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_queues; i++)
    {
      g_array_unref (self->buckets[i]);
      g_array_unref (self->reason_days[i]);
    }
  g_free (self->buckets);
  g_free (self->reason_days);
  g_array_unref (self->changes);
  g_clear_pointer (&self->waits, g_array_unref);
  g_free (self);
}

/* From now on the wait of every contact is remembered; the interface tells of none. */
void
dag_sim_record_keep_waits (DagSimRecord *self)
{
  if (self->waits == NULL)
    self->waits = g_array_new (FALSE, FALSE, sizeof (DagSimWait));
}

/* Returns: the running five minutes of @queue; moves when the next begin */
DagSimCounts *
dag_sim_record_get_bucket (DagSimRecord *self,
                           guint         queue)
{
  GArray *buckets = self->buckets[queue];

  return &g_array_index (buckets, DagSimCounts, buckets->len - 1);
}

void
dag_sim_record_start_bucket (DagSimRecord *self,
                             guint         queue,
                             guint         waiting)
{
  GArray *buckets = self->buckets[queue];

  g_array_set_size (buckets, buckets->len + 1);
  dag_sim_record_get_bucket (self, queue)->waiting_max = waiting;
}

/* Returns: the counts of @day, begun if need be; @day is never before the last one */
DagSimReasonDay *
dag_sim_record_get_reasons (DagSimRecord *self,
                            guint         queue,
                            int64_t       day)
{
  GArray *days = self->reason_days[queue];
  DagSimReasonDay *last;

  if (days->len > 0)
    {
      last = &g_array_index (days, DagSimReasonDay, days->len - 1);
      if (last->day == day)
        return last;
    }
  g_array_set_size (days, days->len + 1);
  last = &g_array_index (days, DagSimReasonDay, days->len - 1);
  last->day = day;
  return last;
}

/* Drops changes of state from before @time_ms. */
void
dag_sim_record_forget_before (DagSimRecord *self,
                              int64_t       time_ms)
{
  guint n = 0;

  while (n < self->changes->len
         && g_array_index (self->changes, DagSimChange, n).at_ms < time_ms)
    n++;
  if (n > 0)
    g_array_remove_range (self->changes, 0, n);
  self->n_forgotten += n;
}

/* Adds what happened in other five minutes; staffed time too. */
void
dag_sim_counts_add (DagSimCounts       *self,
                    const DagSimCounts *other)
{
  self->offered += other->offered;
  self->answered += other->answered;
  self->abandoned += other->abandoned;
  self->abandoned_short += other->abandoned_short;
  self->answered_within += other->answered_within;
  self->abandoned_within += other->abandoned_within;
  self->handled += other->handled;
  self->tagged += other->tagged;
  self->delayed += other->delayed;
  self->waiting_max = MAX (self->waiting_max, other->waiting_max);
  self->wait_answered_ms += other->wait_answered_ms;
  self->wait_abandoned_ms += other->wait_abandoned_ms;
  self->handle_ms += other->handle_ms;
  self->longest_wait_ms = MAX (self->longest_wait_ms, other->longest_wait_ms);
  self->staffed_ms += other->staffed_ms;
}
