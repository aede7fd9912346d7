/* dag-slot-merge.c - what moves in a table is sorted and merged, a piece at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-order-private.h"

#include <string.h>

/* So many steps are taken between two looks at the clock. */
#define STRIDE 128
/* Runs of so many are put in order by insertion. */
#define RUN 8

static int
compare_changes (DagSlotOrder        *self,
                 const DagSlotChange *left,
                 const DagSlotChange *right)
{
  return dag_slot_order_compare (self, &left->rank, left->record, &right->rank, right->record);
}

static void
insert_run (DagSlotOrder  *self,
            gpointer      *run,
            guint          n)
{
  for (guint i = 1; i < n; i++)
    {
      gpointer change = run[i];
      guint at = i;

      for (; at > 0 && compare_changes (self, run[at - 1], change) > 0; at--)
        run[at] = run[at - 1];
      run[at] = change;
    }
}

/* Returns: whether all runs are in order */
static gboolean
insert_some (DagSlotOrder *self,
             int64_t       until_us)
{
  DagSlotJob *job = &self->job;
  guint n = job->moving->len;

  for (guint i = 1; job->cursor < n; i++)
    {
      insert_run (self, job->moving->pdata + job->cursor, MIN (RUN, n - job->cursor));
      job->cursor += MIN (RUN, n - job->cursor);
      if (i % (STRIDE / RUN) == 0 && g_get_monotonic_time () >= until_us)
        break;
    }
  return job->cursor == n;
}

/* Merges some of each two neighbouring runs of @job->width into @job->spare.
 * Returns: whether all are merged */
static gboolean
merge_runs (DagSlotOrder *self,
            int64_t       until_us)
{
  DagSlotJob *job = &self->job;
  gpointer *from = job->moving->pdata;
  guint n = job->moving->len;

  for (guint i = 1; job->cursor < n; i++)
    {
      guint begin = job->cursor - job->cursor % (2 * job->width);
      guint middle = MIN (begin + job->width, n);
      guint end = MIN (begin + 2 * job->width, n);
      gboolean take_left;

      if (job->cursor == begin)
        {
          job->left = begin;
          job->right = middle;
        }
      take_left = job->right == end
                  || (job->left < middle
                      && compare_changes (self, from[job->left], from[job->right]) <= 0);
      job->spare->pdata[job->cursor++] = from[take_left ? job->left++ : job->right++];
      if (i % STRIDE == 0 && g_get_monotonic_time () >= until_us)
        break;
    }
  return job->cursor == n;
}

/* Sorts those that move. Returns: whether they are in order */
gboolean
dag_slot_order_sort_some (DagSlotOrder *self,
                          int64_t       until_us)
{
  DagSlotJob *job = &self->job;

  if (job->width == 0)
    {
      if (!insert_some (self, until_us))
        return FALSE;
      job->width = RUN;
      job->cursor = 0;
    }
  while (job->width < job->moving->len)
    {
      GPtrArray *sorted = job->spare;

      if (!merge_runs (self, until_us))
        return FALSE;
      job->spare = job->moving;
      job->moving = sorted;
      job->width *= 2;
      job->cursor = 0;
    }
  return TRUE;
}

/* How many of those that stay, from @first on, come before @change. */
static guint
count_before (DagSlotOrder        *self,
              guint                first,
              const DagSlotChange *change)
{
  GPtrArray *stay = self->job.stay;
  guint low = first; /* all before it come before */
  guint high = first;
  guint step = 1;

  while (high < stay->len)
    {
      const DagSlotEntry *entry = g_ptr_array_index (stay, high);

      if (dag_slot_order_compare (self, &entry->rank, entry->record, &change->rank,
                                  change->record)
          > 0)
        break;
      low = high + 1;
      high += step;
      step *= 2;
    }
  high = MIN (high, stay->len);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DagSlotEntry *entry = g_ptr_array_index (stay, middle);

      if (dag_slot_order_compare (self, &entry->rank, entry->record, &change->rank,
                                  change->record)
          > 0)
        high = middle;
      else
        low = middle + 1;
    }
  return low - first;
}

/* @to was made large enough. */
static void
append (GPtrArray *to,
        GPtrArray *from,
        guint      first,
        guint      n)
{
  guint len = to->len;

  if (n == 0)
    return;
  g_ptr_array_set_size (to, (int) (len + n));
  memcpy (to->pdata + len, from->pdata + first, n * sizeof *to->pdata);
}

/* Puts those that move among those that stay. Returns: whether all are in their place */
gboolean
dag_slot_order_merge_some (DagSlotOrder *self,
                           int64_t       until_us)
{
  DagSlotJob *job = &self->job;

  while (job->cursor < job->moving->len)
    {
      const DagSlotChange *change = g_ptr_array_index (job->moving, job->cursor);
      guint n = count_before (self, job->left, change);

      append (job->merged, job->stay, job->left, n);
      job->left += n;
      g_ptr_array_add (job->merged, change->entry);
      job->cursor++;
      if (job->cursor % STRIDE == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  append (job->merged, job->stay, job->left, job->stay->len - job->left);
  job->left = job->stay->len;
  return TRUE;
}
