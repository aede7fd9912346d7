/* dag-change.c - one thing that changed in the last quarter of an hour
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change.h"

/**
 * dag_change_new:
 * @kind: what changed
 * @at_us: when, on the source's clock
 * @id: (nullable): of the queue or agent
 * @name: (nullable): its name; %NULL: its id
 *
 * Returns: (transfer full): a change
 */
DagChange *
dag_change_new (DagChangeKind kind,
                int64_t       at_us,
                const char   *id,
                const char   *name)
{
  DagChange *self = g_new0 (DagChange, 1);

  self->kind = kind;
  self->at_us = at_us;
  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : id);
  return self;
}

/**
 * dag_change_copy:
 * @other: a change
 *
 * Returns: (transfer full): one that says the same
 */
DagChange *
dag_change_copy (const DagChange *other)
{
  DagChange *self = dag_change_new (other->kind, other->at_us, other->id, other->name);

  self->reason = g_strdup (other->reason);
  self->from = other->from;
  self->to = other->to;
  return self;
}

/**
 * dag_change_free:
 * @self: (transfer full): a change
 */
void
dag_change_free (DagChange *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_free (self);
}
