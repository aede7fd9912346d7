/* dag-board-private.h - what the files of the board share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"

G_BEGIN_DECLS

typedef struct _DagBoardUndo DagBoardUndo;

/* An entry's own. */
DagBoardEntry *dag_board_entry_new          (DagBoardItem *item);
DagBoardItem  *dag_board_entry_edit         (DagBoardEntry *self);
void           dag_board_entry_tell         (DagBoardEntry *self,
                                             const char    *field);
void           dag_board_entry_tell_all     (DagBoardEntry      *self,
                                             const DagBoardItem *before);

/* The board's own: what undo and redo do, with no trace of their own. */
void           dag_board_put                (DagBoard      *self,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             GVariant      *value);
void           dag_board_take_away          (DagBoard      *self,
                                             DagBoardEntry *entry);
void           dag_board_bring_back         (DagBoard           *self,
                                             DagBoardEntry      *entry,
                                             const DagBoardItem *item);

/* What was done, step by step. */
DagBoardUndo  *dag_board_undo_new           (void);
void           dag_board_undo_free          (DagBoardUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardUndo, dag_board_undo_free)

void           dag_board_undo_begin         (DagBoardUndo *self,
                                             const char   *label);
gboolean       dag_board_undo_end           (DagBoardUndo *self);
void           dag_board_undo_begin_typing  (DagBoardUndo  *self,
                                             const char    *label,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             int64_t        now_us);
void           dag_board_undo_note_write    (DagBoardUndo  *self,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             GVariant      *before,
                                             GVariant      *after);
void           dag_board_undo_note_add      (DagBoardUndo  *self,
                                             DagBoardEntry *entry);
void           dag_board_undo_note_remove   (DagBoardUndo       *self,
                                             DagBoardEntry      *entry,
                                             const DagBoardItem *before);
const char    *dag_board_undo_get_label     (DagBoardUndo *self,
                                             gboolean      redo);
gboolean       dag_board_undo_go            (DagBoardUndo *self,
                                             DagBoard     *board,
                                             gboolean      redo);
void           dag_board_undo_clear         (DagBoardUndo *self);

G_END_DECLS
