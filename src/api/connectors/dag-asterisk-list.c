/* dag-asterisk-list.c - one QueueStatus answer, believed whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-list.h"

#include "dag-fault.h"
#include "dag-value.h"

#include <string.h>

static void
queue_row_free (DagAsteriskQueueRow *row)
{
  g_free (row->name);
  g_free (row);
}

void
dag_asterisk_list_free (DagAsteriskList *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->queues);
  g_hash_table_unref (self->members);
  g_free (self);
}

/**
 * dag_asterisk_member_dup_key:
 * @queue: a queue's name
 * @interface: a member's interface
 *
 * Returns: (transfer full): what sets one membership apart; a line end stands in neither
 */
char *
dag_asterisk_member_dup_key (const char *queue,
                             const char *interface)
{
  return g_strconcat (queue, "\n", interface, NULL);
}

static gboolean
check_count (guint         count,
             guint         max,
             const char   *what,
             GError      **error)
{
  if (count < max)
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_MANY, "more than %u %s", max, what);
  return FALSE;
}

static gboolean
read_queue (DagAsteriskList  *self,
            DagAmiBlock       block,
            GError          **error)
{
  DagAsteriskQueueRow row = { 0 };
  const char *name;

  if (!(check_count (g_hash_table_size (self->queues), DAG_ASTERISK_MAX_QUEUES, "queues",
                     error)
        && dag_ami_block_read_text (block, "Queue", TRUE, &name, error)
        && dag_ami_block_read_count (block, "Calls", TRUE, &row.calls, error)
        && dag_ami_block_read_count (block, "Completed", TRUE, &row.completed, error)
        && dag_ami_block_read_count (block, "Abandoned", TRUE, &row.abandoned, error)
        && dag_ami_block_read_count (block, "ServiceLevel", FALSE, &row.within_s, error)))
    return FALSE;
  if (g_hash_table_contains (self->queues, name))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_DUPLICATE,
                   "QueueParams[%u]: a queue twice", block.index);
      return FALSE;
    }
  row.name = g_strdup (name);
  g_hash_table_insert (self->queues, row.name, g_memdup2 (&row, sizeof row));
  return TRUE;
}

static DagAsteriskQueueRow *
find_queue (DagAsteriskList  *self,
            DagAmiBlock       block,
            const char       *name,
            GError          **error)
{
  DagAsteriskQueueRow *row = g_hash_table_lookup (self->queues, name);

  if (row == NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_SHAPE, "[%u]: of a queue that is not listed",
                 block.index);
  return row;
}

static gboolean
read_member (DagAsteriskList  *self,
             DagAmiBlock       block,
             GError          **error)
{
  g_autoptr (DagAsteriskMember) member = dag_asterisk_member_read (block, error);
  g_autofree char *key = NULL;
  DagAsteriskQueueRow *row;
  DagAsteriskMember *twin;

  if (member == NULL
      || !check_count (g_hash_table_size (self->members), DAG_ASTERISK_MAX_MEMBERS,
                       "members", error))
    return FALSE;
  row = find_queue (self, block, member->queue, error);
  if (row == NULL)
    return FALSE;
  key = dag_asterisk_member_dup_key (member->queue, member->interface);
  twin = g_hash_table_lookup (self->members, key);
  if (twin != NULL && !dag_asterisk_member_equal (twin, member))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_DUPLICATE,
                   "QueueMember[%u]: a member twice", block.index);
      return FALSE;
    }
  if (twin != NULL)
    return TRUE;
  row->in_call += member->in_call == 1;
  g_hash_table_insert (self->members, g_steal_pointer (&key), g_steal_pointer (&member));
  return TRUE;
}

/* A caller: how long it waits, and nothing of who it is. */
static gboolean
read_entry (DagAsteriskList  *self,
            DagAmiBlock       block,
            GError          **error)
{
  DagAsteriskQueueRow *row;
  const char *name;
  int64_t wait_s;

  if (!dag_ami_block_read_text (block, "Queue", TRUE, &name, error)
      || !dag_ami_block_read_count (block, "Wait", TRUE, &wait_s, error))
    return FALSE;
  row = find_queue (self, block, name, error);
  if (row == NULL)
    return FALSE;
  row->n_entries++;
  row->longest_s = MAX (row->longest_s, wait_s);
  return TRUE;
}

static gboolean
read_blocks (DagAsteriskList   *self,
             const DagAmiText  *text,
             const char        *event,
             gboolean         (*read) (DagAsteriskList  *self,
                                       DagAmiBlock       block,
                                       GError          **error),
             GError           **error)
{
  for (guint i = 1; i < dag_ami_text_get_n_blocks (text); i++)
    {
      DagAmiBlock block = dag_ami_text_get_block (text, i);

      if (dag_ami_block_is_event (block, event) && !read (self, block, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_queues (DagAsteriskList  *self,
              GError          **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DagAsteriskQueueRow *row = value;

      if (row->calls == row->n_entries)
        continue;
      g_set_error (error, DAG_FAULT, DAG_FAULT_SHAPE,
                   "%" G_GINT64_FORMAT " callers listed in a queue of %" G_GINT64_FORMAT,
                   row->n_entries, row->calls);
      return FALSE;
    }
  return TRUE;
}

/**
 * dag_asterisk_list_read:
 * @text: an answer to QueueStatus
 * @error: of %DAG_FAULT, naming the block and the field
 *
 * Unknown events between the items are passed over.
 *
 * Returns: (transfer full) (nullable): what it lists
 */
DagAsteriskList *
dag_asterisk_list_read (const DagAmiText  *text,
                        GError           **error)
{
  g_autoptr (DagAsteriskList) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!dag_ami_text_check_list (text, "QueueStatusComplete", error))
    return NULL;
  self = g_new0 (DagAsteriskList, 1);
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) queue_row_free);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) dag_asterisk_member_free);
  if (!read_blocks (self, text, "QueueParams", read_queue, error)
      || !read_blocks (self, text, "QueueMember", read_member, error)
      || !read_blocks (self, text, "QueueEntry", read_entry, error)
      || !check_queues (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
