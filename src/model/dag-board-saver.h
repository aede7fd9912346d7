/* dag-board-saver.h - brings what changed on the board to the disk, soon and together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-entry.h"
#include "dag-board-store.h"

G_BEGIN_DECLS

/* What was written is on its way to the disk within so long. */
#define DAG_BOARD_SAVE_MS 400
#define DAG_BOARD_RETRY_MS 5000

/**
 * DagBoardSaver:
 *
 * Property: "unsaved" (boolean, read-only): something is not on the disk yet.
 */
#define DAG_TYPE_BOARD_SAVER (dag_board_saver_get_type ())
G_DECLARE_FINAL_TYPE (DagBoardSaver, dag_board_saver, DAG, BOARD_SAVER, GObject)

DagBoardSaver *dag_board_saver_new       (DagStore *store) G_GNUC_WARN_UNUSED_RESULT;
DagStore      *dag_board_saver_get_store (DagBoardSaver *self);
void           dag_board_saver_note      (DagBoardSaver *self,
                                          DagBoardEntry *entry,
                                          const char    *field);
void           dag_board_saver_flush     (DagBoardSaver *self);
gboolean       dag_board_saver_is_unsaved (DagBoardSaver *self);

G_END_DECLS
