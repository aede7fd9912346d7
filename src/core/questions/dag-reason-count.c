/* dag-reason-count.c - what was counted of a queue up to a quarter of an hour: no persons
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-reason-count.h"

/* Returns: (transfer full): one of its own */
DagReasonCount *
dag_reason_count_copy (const DagReasonCount *self)
{
  DagReasonCount *copy = g_new0 (DagReasonCount, 1);

  *copy = *self;
  copy->queue = g_strdup (self->queue);
  copy->reason = g_strdup (self->reason);
  copy->label = g_strdup (self->label);
  return copy;
}

void
dag_reason_count_free (DagReasonCount *self)
{
  g_free (self->queue);
  g_free (self->reason);
  g_free (self->label);
  g_free (self);
}

/**
 * dag_reason_count_find_rise:
 * @self: a count of a quarter
 * @since_us: after this time
 *
 * Returns: when it was first seen to have risen after @since_us; where it rose both before
 *   and after, the last time it did; DAG_TIME_NONE where it did not
 */
int64_t
dag_reason_count_find_rise (const DagReasonCount *self,
                            int64_t               since_us)
{
  g_return_val_if_fail (self != NULL, DAG_TIME_NONE);

  if (self->first_us > since_us)
    return self->first_us;
  return self->last_us > since_us ? self->last_us : DAG_TIME_NONE;
}
