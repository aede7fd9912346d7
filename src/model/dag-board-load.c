/* dag-board-load.c - where a board is kept: reading it in, and merging what comes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-id.h"
#include "dag-board-private.h"
#include "dag-let-go.h"

#define SLICE_US 3000
#define DAY_S (24 * 3600)
/* Of alerts. */
#define IN_MEMORY_DAYS 14

static void
on_unsaved_changed (DagBoard *self)
{
  dag_board_notify (self, DAG_BOARD_PROP_UNSAVED);
}

/* Lets go of the store; what was written last is on its way there. */
void
dag_board_leave_store (DagBoard *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->purge_id, g_source_remove);
  if (self->saver == NULL)
    return;
  dag_board_saver_flush (self->saver);
  g_signal_handlers_disconnect_by_data (self->saver, self);
  g_clear_object (&self->saver);
}

DagStore *
dag_board_flush (DagBoard *self)
{
  if (self->saver == NULL)
    return NULL;
  dag_board_saver_flush (self->saver);
  return dag_board_saver_get_store (self->saver);
}

gboolean
dag_board_is_of_store (DagBoard *self,
                       DagStore *store)
{
  return self->saver != NULL && dag_board_saver_get_store (self->saver) == store;
}

DagBoardVersion
dag_board_get_version (DagBoard *self)
{
  return (DagBoardVersion){ self->lamport, self->client };
}

/* What was erased must not come back by undo. */
void
dag_board_forget_steps (DagBoard *self,
                        int64_t   lamport)
{
  self->lamport = MAX (self->lamport, lamport);
  dag_board_undo_clear (self->undo);
  dag_board_tell_steps (self);
}

static DagBoardEntry *
adopt (DagBoard           *self,
       const DagBoardItem *item)
{
  DagBoardEntry *entry = dag_board_entry_new (dag_board_item_copy (item));

  g_hash_table_insert (self->entries, (gpointer) dag_board_entry_get_id (entry), entry);
  if (!dag_board_entry_is_removed (entry))
    dag_board_list_entry (self, entry);
  return entry;
}

static void
merge_into (DagBoard           *self,
            DagBoardEntry      *entry,
            const DagBoardItem *before)
{
  gboolean was_there = !dag_board_item_is_removed (before);
  gboolean is_there = !dag_board_entry_is_removed (entry);

  if (was_there && !is_there)
    dag_board_unlist_entry (self, entry, before->kind);
  else if (!was_there && is_there)
    dag_board_list_entry (self, entry);
  dag_board_entry_tell_all (entry, before);
}

/**
 * dag_board_merge:
 * @self: a board
 * @item: what a file or another desk has of an item
 *
 * Takes over what is newer in @item; cannot be undone.
 *
 * Returns: whether anything changed
 */
gboolean
dag_board_merge (DagBoard           *self,
                 const DagBoardItem *item)
{
  g_autoptr (DagBoardItem) before = NULL;
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BOARD (self) && item != NULL, FALSE);

  self->lamport = MAX (self->lamport, dag_board_item_get_last_lamport (item));
  entry = g_hash_table_lookup (self->entries, item->id);
  if (entry == NULL)
    entry = adopt (self, item);
  else
    {
      before = dag_board_item_copy (dag_board_entry_get_item (entry));
      if (!dag_board_item_merge (dag_board_entry_edit (entry), item))
        return FALSE;
      merge_into (self, entry, before);
    }
  dag_board_tell (self, entry, NULL);
  return TRUE;
}

/**
 * dag_board_let_go:
 * @self: a board
 * @id: of an item
 *
 * Nobody here has to do with it any more: from now on it is kept in the store alone, and
 * where there is none, not at all. Nothing is told.
 */
void
dag_board_let_go (DagBoard   *self,
                  const char *id)
{
  DagBoardEntry *entry;

  g_return_if_fail (DAG_IS_BOARD (self) && id != NULL);

  entry = g_hash_table_lookup (self->entries, id);
  if (entry == NULL)
    return;
  if (!dag_board_entry_is_removed (entry))
    dag_board_unlist_entry (self, entry, dag_board_entry_get_kind (entry));
  g_hash_table_remove (self->entries, id);
}

/* What was kept, on its way into the lists. */
typedef struct
{
  DagBoard *board;
  GCancellable *cancellable;
  DagBoardRequest *kept;
  guint n_merged;
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->board);
  g_clear_object (&loading->cancellable);
  g_clear_pointer (&loading->kept, dag_board_request_free);
  g_free (loading);
}

static void
end_loading (DagBoard *self)
{
  g_clear_object (&self->loading);
  dag_board_notify (self, DAG_BOARD_PROP_LOADING);
}

static gboolean
on_idle (gpointer user_data)
{
  Loading *loading = user_data;
  int64_t until_us = g_get_monotonic_time () + SLICE_US;

  if (g_cancellable_is_cancelled (loading->cancellable))
    return G_SOURCE_REMOVE;
  while (loading->n_merged < loading->kept->items->len)
    {
      dag_board_merge (loading->board, loading->kept->items->pdata[loading->n_merged++]);
      if (g_get_monotonic_time () >= until_us)
        return G_SOURCE_CONTINUE;
    }
  end_loading (loading->board);
  return G_SOURCE_REMOVE;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Loading *loading = user_data;
  DagBoard *self = loading->board;
  g_autoptr (GError) error = NULL;

  loading->kept = dag_store_run_finish (DAG_STORE (source), result, &error);
  if (loading->kept == NULL || g_cancellable_is_cancelled (loading->cancellable))
    {
      /* The store's "problem" tells the user. */
      if (!g_cancellable_is_cancelled (loading->cancellable))
        end_loading (self);
      loading_free (loading);
      return;
    }
  self->client = loading->kept->version.client;
  self->lamport = MAX (self->lamport, loading->kept->version.lamport);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, loading,
                   (GDestroyNotify) loading_free);
}

/* Alerts come by the dozen: in a program that is left on, those of long ago are on the disk
 * alone, as after a start. */
static void
leave_old_alerts (DagBoard *self,
                  int64_t   now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) first = g_date_time_add_days (now, -IN_MEMORY_DAYS);
  g_autofree char *day = g_date_time_format (first, "%Y-%m-%d");
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (g_str_equal (dag_board_entry_get_kind (entry), DAG_BOARD_ALERT)
        && g_strcmp0 (dag_board_entry_get_day (entry), day) < 0)
      g_ptr_array_add (old, g_object_ref (entry));
  for (guint i = 0; i < old->len; i++)
    {
      dag_board_unlist_entry (self, old->pdata[i], DAG_BOARD_ALERT);
      g_hash_table_remove (self->entries, dag_board_entry_get_id (old->pdata[i]));
    }
}

/* What has been kept long enough by then goes from the disk. What else is in memory of it goes
 * with the program: no more than two weeks of days are there, and what stands open. */
void
dag_board_purge (DagBoard *self,
                 int64_t   now_us)
{
  DagStore *store = dag_board_flush (self);
  DagBoardRequest *purge;

  if (store == NULL)
    return;
  purge = dag_board_request_new ();
  purge->now_us = now_us;
  dag_store_run_async (store, &dag_board_job_purge, purge, NULL, NULL, NULL);
}

/* Another day in a program that is left on. */
void
dag_board_pass_day (DagBoard *self,
                    int64_t   now_us)
{
  leave_old_alerts (self, now_us);
  dag_board_purge (self, now_us);
}

static gboolean
on_day_passed (gpointer user_data)
{
  DagBoard *self = user_data;

  dag_board_pass_day (self, self->read_clock (self->clock_data).wall_us);
  return G_SOURCE_CONTINUE;
}

static void
load (DagBoard   *self,
      DagStore   *store,
      const char *from_day)
{
  DagBoardRequest *request = dag_board_request_new ();
  Loading *loading = g_new0 (Loading, 1);

  dag_board_purge (self, self->read_clock (self->clock_data).wall_us);
  self->purge_id = g_timeout_add_seconds (DAY_S, on_day_passed, self);
  request->from_day = g_strdup (from_day);
  request->version.client = self->client;
  self->loading = g_cancellable_new ();
  loading->board = g_object_ref (self);
  loading->cancellable = g_object_ref (self->loading);
  dag_store_run_async (store, &dag_board_job_load, request, NULL, on_loaded, loading);
  dag_board_notify (self, DAG_BOARD_PROP_LOADING);
}

/* Another centre's items are of no concern here. */
static void
clear (DagBoard *self)
{
  GHashTableIter iter;
  gpointer list;

  dag_board_undo_clear (self->undo);
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_list_store_remove_all (list);
  dag_let_go_table (self->entries, g_object_unref);
  dag_board_tell_steps (self);
}

/**
 * dag_board_set_store:
 * @self: a board
 * @store: (nullable): where it is kept; %NULL: in memory alone
 * @from_day: (nullable): the first day to have in memory besides what stands;
 * "2026-11-09"
 *
 * Empties the board and fills it with what is kept there, a little at a time ("loading").
 * From then on every change is on the disk within half a second.
 */
void
dag_board_set_store (DagBoard   *self,
                     DagStore   *store,
                     const char *from_day)
{
  g_return_if_fail (DAG_IS_BOARD (self) && (store == NULL || DAG_IS_STORE (store)));
  g_return_if_fail (store == NULL || dag_board_day_is_valid (from_day));

  if (store != NULL ? dag_board_is_of_store (self, store) : self->saver == NULL)
    return;
  dag_board_leave_store (self);
  clear (self);
  dag_board_notify (self, DAG_BOARD_PROP_LOADING); /* what was looked at is gone */
  if (store == NULL)
    return;
  self->saver = dag_board_saver_new (store);
  g_signal_connect_object (self->saver, "notify::unsaved",
                           G_CALLBACK (on_unsaved_changed), self, G_CONNECT_SWAPPED);
  load (self, store, from_day);
}

gboolean
dag_board_is_loading (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), FALSE);

  return self->loading != NULL;
}

gboolean
dag_board_is_unsaved (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), FALSE);

  return self->saver != NULL && dag_board_saver_is_unsaved (self->saver);
}
