/* dag-board-hide.c - people whose data is kept on the board and not told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-private.h"

/* The entries to which it makes a difference who is hidden. */
static GPtrArray *
list_affected (DagBoard   *self,
               GHashTable *hidden)
{
  GPtrArray *affected = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (dag_board_entry_set_hidden (entry, hidden))
      g_ptr_array_add (affected, g_object_ref (entry));
  return affected;
}

/**
 * dag_board_set_hidden:
 * @self: a board
 * @people: (nullable): a set of ids of people, not changed any more
 *
 * What is about these people alone is in no list and no view; of the rest their names are
 * left out. All of it stays on the board, and can be handed over or erased; it is there
 * again when they are hidden no more.
 */
void
dag_board_set_hidden (DagBoard   *self,
                      GHashTable *people)
{
  g_autoptr (GPtrArray) affected = NULL;

  g_return_if_fail (DAG_IS_BOARD (self));

  if (people == self->hidden)
    return;
  if (people != NULL)
    g_hash_table_ref (people);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  self->hidden = people;
  affected = list_affected (self, people);
  for (guint i = 0; i < affected->len; i++)
    {
      DagBoardEntry *entry = affected->pdata[i];
      g_autoptr (DagBoardItem) nothing = NULL;

      if (dag_board_entry_is_removed (entry))
        continue;
      dag_board_unlist_entry (self, entry, dag_board_entry_get_kind (entry));
      dag_board_list_entry (self, entry);
      nothing = dag_board_item_new (dag_board_entry_get_id (entry), NULL, NULL, NULL, NULL,
                                    dag_board_get_version (self));
      dag_board_entry_tell_all (entry, nothing); /* every field may read otherwise now */
      dag_board_tell (self, entry, NULL);
    }
}
