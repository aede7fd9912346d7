/* dag-change.c - one thing that changed in the last quarter of an hour
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-change.h"

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
