/* dag-pool.c - room for many small things that come together and go together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-pool.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 64 * 1024 - 32)
#define ALIGNMENT ((gsize) 8)

struct _DagPool
{
  gatomicrefcount n_refs;
  GSList *blocks;
  guint8 *next; /* free from here on, … */
  gsize n_left; /* … so many bytes */
};

/**
 * dag_pool_new:
 *
 * Returns: (transfer full): an empty pool
 */
DagPool *
dag_pool_new (void)
{
  DagPool *self = g_new0 (DagPool, 1);

  g_atomic_ref_count_init (&self->n_refs);
  return self;
}

DagPool *
dag_pool_ref (DagPool *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
dag_pool_unref (DagPool *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_slist_free_full (self->blocks, g_free);
  g_free (self);
}

/**
 * dag_pool_take:
 * @self: a pool
 * @size: bytes
 *
 * Returns: (transfer none): as much room, all zero, until the pool is gone
 */
gpointer
dag_pool_take (DagPool *self,
               gsize    size)
{
  gsize n_bytes = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  guint8 *piece = NULL;

  g_return_val_if_fail (self != NULL && n_bytes >= size, NULL);

  if (n_bytes > self->n_left)
    {
      self->n_left = MAX (BLOCK_SIZE, n_bytes);
      self->next = g_malloc0 (self->n_left);
      self->blocks = g_slist_prepend (self->blocks, self->next);
    }
  piece = self->next;
  self->next += n_bytes;
  self->n_left -= n_bytes;
  return piece;
}

/**
 * dag_pool_word:
 * @self: a pool
 * @text: (nullable): a text
 *
 * Returns: (transfer none) (nullable): a copy of it, until the pool is gone
 */
char *
dag_pool_word (DagPool    *self,
               const char *text)
{
  gsize size = text != NULL ? strlen (text) + 1 : 0;

  return text != NULL ? memcpy (dag_pool_take (self, size), text, size) : NULL;
}
