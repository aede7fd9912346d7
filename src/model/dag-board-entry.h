/* dag-board-entry.h - one item of the board as lists and widgets hold it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-board-item.h"

G_BEGIN_DECLS

/**
 * DagBoardEntry:
 *
 * Read it here, write it through the board. Main thread only.
 *
 * Signal: "changed" (const char *field), detailed by the field, "changed::text": its value
 * is another now, by whatever way (typed, undone, merged). Property "removed" (boolean,
 * read-only): it is no longer on the board; undo may bring it back.
 */
#define DAG_TYPE_BOARD_ENTRY (dag_board_entry_get_type ())
G_DECLARE_FINAL_TYPE (DagBoardEntry, dag_board_entry, DAG, BOARD_ENTRY, GObject)

const DagBoardItem *dag_board_entry_get_item   (DagBoardEntry *self);
const char         *dag_board_entry_get_id     (DagBoardEntry *self);
const char         *dag_board_entry_get_kind   (DagBoardEntry *self);
const char         *dag_board_entry_get_team   (DagBoardEntry *self);
const char         *dag_board_entry_get_day    (DagBoardEntry *self);
const char         *dag_board_entry_get_parent (DagBoardEntry *self);
gboolean            dag_board_entry_is_removed (DagBoardEntry *self);
gboolean            dag_board_entry_is_hidden  (DagBoardEntry *self);
int64_t             dag_board_entry_get_made_at_us (DagBoardEntry *self);

const char         *dag_board_entry_get_text   (DagBoardEntry *self,
                                                const char    *field);
int64_t             dag_board_entry_get_number (DagBoardEntry *self,
                                                const char    *field);
gboolean            dag_board_entry_get_flag   (DagBoardEntry *self,
                                                const char    *field);
char              **dag_board_entry_dup_list   (DagBoardEntry *self,
                                                const char    *field)
                                                G_GNUC_WARN_UNUSED_RESULT;
gboolean            dag_board_entry_has_in_list (DagBoardEntry *self,
                                                 const char    *field,
                                                 const char    *text);

G_END_DECLS
