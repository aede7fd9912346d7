/* dag-store-history-lock.c - one process records at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* The other process may end; then it is our turn. */
#define TRY_AGAIN_US (30 * G_USEC_PER_SEC)

/* Returns: whether this process is the one that records. Where there can be no lock, as in
 * a folder that may not be written, the database will say so itself. */
gboolean
dag_store_history_try_lock (DagStoreHistory *self)
{
  const char *database_path = dag_store_get_path (self->store);
  int64_t now_us = g_get_monotonic_time ();
  g_autofree char *path = NULL;

  if (!self->records)
    return FALSE;
  if (database_path == NULL || self->lock >= 0)
    return TRUE;
  if (self->lock_tried_us != 0 && now_us - self->lock_tried_us < TRY_AGAIN_US)
    return FALSE;
  path = g_strconcat (database_path, "-recorder", NULL);
  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock < 0)
    return TRUE;
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  self->lock_tried_us = now_us;
  close (self->lock);
  self->lock = -1;
  g_debug ("another process records already");
  return FALSE;
}

/* What waits to be written is written before another store can be opened here. */
void
dag_store_history_drop_lock (DagStoreHistory *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
  self->lock_tried_us = 0;
}

/**
 * dag_store_history_is_recording:
 * @self: a history
 *
 * Returns: whether what comes in is written by this process
 */
gboolean
dag_store_history_is_recording (DagStoreHistory *self)
{
  g_return_val_if_fail (DAG_IS_STORE_HISTORY (self), FALSE);

  return self->store != NULL && !dag_store_is_read_only (self->store)
         && dag_store_history_try_lock (self);
}
