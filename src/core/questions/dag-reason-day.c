/* dag-reason-day.c - how often one reason was noted in one queue on one day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-reason-day.h"

/* Returns: (transfer full): a record of nothing */
DagReasonDay *
dag_reason_day_new (void)
{
  DagReasonDay *self = g_new0 (DagReasonDay, 1);

  self->queue_contacts = DAG_COUNT_ABSENT;
  self->queue_tagged = DAG_COUNT_ABSENT;
  return self;
}

void
dag_reason_day_free (DagReasonDay *self)
{
  g_free (self->reason);
  g_free (self->label);
  g_free (self->queue);
  g_free (self);
}
