/* dag-board-ask.h - what takes a look at the disk: older days, search, files, one person
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-store.h"
#include "dag-board.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_BOARD_ASK_DAYS,   /* @text, @until: days; they are then in the lists of the board */
  DAG_BOARD_ASK_FIND,   /* @text: what to look for in every text */
  DAG_BOARD_ASK_EDITS,  /* @text: id of an item; the answer's @edits */
  DAG_BOARD_ASK_EXPORT, /* the answer's @text is a file of everything */
  DAG_BOARD_ASK_IMPORT, /* @text: such a file; merged, and in the lists */
  DAG_BOARD_ASK_PREVIEW, /* @text: such a file; what taking it in would do */
  DAG_BOARD_ASK_PERSON, /* @text: id of a person: what names them */
  DAG_BOARD_ASK_ERASE,  /* @text: id of a person; forgotten everywhere, cannot be undone */
} DagBoardQuestion;

void             dag_board_ask_async  (DagBoard            *self,
                                       DagBoardQuestion     question,
                                       const char          *text,
                                       const char          *until,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
DagBoardRequest *dag_board_ask_finish (DagBoard      *self,
                                       GAsyncResult  *result,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
