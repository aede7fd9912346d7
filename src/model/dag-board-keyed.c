/* dag-board-keyed.c - items of which there can be only one, whichever desk makes them first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-id.h"
#include "dag-board-private.h"
#include "dag-time.h"

/**
 * dag_board_make_keyed_id:
 * @kind: as for dag_board_ensure(), like the rest
 * @team: (nullable): id of a team
 * @day: (nullable): a day
 * @parent: (nullable): id of the item it belongs to
 * @key: (nullable): what tells it from the others there
 *
 * Returns: (transfer full): the id of that item, whether it is there or not
 */
char *
dag_board_make_keyed_id (const char *kind,
                         const char *team,
                         const char *day,
                         const char *parent,
                         const char *key)
{
  g_autofree char *whole
      = g_strjoin ("\n", kind, team != NULL ? team : "", day != NULL ? day : "",
                   parent != NULL ? parent : "", key != NULL ? key : "", NULL);
  int64_t time_us = 0;

  if (day != NULL)
    time_us = dag_time_days_from_civil ((int) g_ascii_strtoll (day, NULL, 10),
                                        (int) g_ascii_strtoll (day + 5, NULL, 10),
                                        (int) g_ascii_strtoll (day + 8, NULL, 10))
              * 86400 * DAG_USEC_PER_SEC;
  return dag_board_id_new_keyed (MAX (0, time_us), whole);
}

/**
 * dag_board_find_keyed:
 * @self: a board
 * @kind: as for dag_board_ensure(), like the rest
 * @team: (nullable): id of a team
 * @day: (nullable): a day
 * @parent: (nullable): id of the item it belongs to
 * @key: (nullable): what tells it from the others there
 *
 * Returns: (transfer none) (nullable): the one there is
 */
DagBoardEntry *
dag_board_find_keyed (DagBoard   *self,
                      const char *kind,
                      const char *team,
                      const char *day,
                      const char *parent,
                      const char *key)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);
  g_return_val_if_fail (day == NULL || dag_board_day_is_valid (day), NULL);

  id = dag_board_make_keyed_id (kind, team, day, parent, key);
  return dag_board_find (self, id);
}

/**
 * dag_board_ensure:
 * @self: a board
 * @kind: the word of a kind
 * @team: (nullable): id of a team
 * @day: (nullable): a day
 * @parent: (nullable): id of the item it belongs to
 * @key: (nullable): what tells it from the others there
 *
 * There is only one of it, whichever desk makes it first: the stand-up of a team on a day.
 *
 * Returns: (transfer none): the one there is, or a new one
 */
DagBoardEntry *
dag_board_ensure (DagBoard   *self,
                  const char *kind,
                  const char *team,
                  const char *day,
                  const char *parent,
                  const char *key)
{
  g_autofree char *id = NULL;
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);
  g_return_val_if_fail (dag_board_kind_find (kind) != NULL, NULL);
  g_return_val_if_fail (day == NULL || dag_board_day_is_valid (day), NULL);

  id = dag_board_make_keyed_id (kind, team, day, parent, key);
  entry = g_hash_table_lookup (self->entries, id);
  if (entry != NULL && !dag_board_entry_is_removed (entry))
    return entry;
  if (entry != NULL)
    {
      g_autoptr (DagBoardItem) item = dag_board_item_new (id, kind, team, day, parent,
                                                          DAG_BOARD_VERSION_NONE);

      dag_board_bring_back (self, entry, item);
      dag_board_undo_note_add (self->undo, entry);
      return entry;
    }
  /* Every desk gives it the same birth, so that none takes the other's fields away. */
  return dag_board_add_item (self, dag_board_item_new (id, kind, team, day, parent,
                                                       (DagBoardVersion){ 1, 0 }));
}
