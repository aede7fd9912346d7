/* dag-board.h - everything the leads write: items by kind, saved as they change, undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-entry.h"
#include "dag-source-clock.h"
#include "dag-store.h"

G_BEGIN_DECLS

/**
 * DagBoard:
 *
 * Write like this (one step, one line in the undo list):
 *
 *   dag_board_begin (board, _ ("Plan a break"));
 *   entry = dag_board_add (board, DAG_BOARD_BREAK_PLAN, team, day, NULL);
 *   dag_board_set (board, entry, "person", g_variant_new_string (agent));
 *   dag_board_set (board, entry, "from-at", g_variant_new_int64 (from_us));
 *   dag_board_end (board);
 *
 * What is done outside a step is saved too, but cannot be undone. Texts under the fingers
 * go through dag_board_type(). The kinds and their fields: core/board/dag-board-kind.c.
 *
 * Properties (read-only): "undo-label", "redo-label" (nullable: there is nothing to undo),
 * "unsaved" (boolean: what was written last is not on the disk yet), "loading" (boolean:
 * not all of what was kept is in the lists yet; also told when the board was emptied: entries
 * of before are of no use then).
 * Signals: "entry-changed" (DagBoardEntry, const char *field: %NULL when it was added,
 * removed or brought back). Main thread only.
 */
#define DAG_TYPE_BOARD (dag_board_get_type ())
G_DECLARE_FINAL_TYPE (DagBoard, dag_board, DAG, BOARD, GObject)

DagBoard      *dag_board_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           dag_board_set_clock   (DagBoard     *self,
                                      DagClockFunc  read,
                                      gpointer      user_data);
void           dag_board_set_hidden  (DagBoard   *self,
                                      GHashTable *people);
void           dag_board_set_store   (DagBoard   *self,
                                      DagStore   *store,
                                      const char *from_day);
gboolean       dag_board_is_loading  (DagBoard *self);
gboolean       dag_board_is_unsaved  (DagBoard *self);

GListModel    *dag_board_get_entries (DagBoard   *self,
                                      const char *kind);
DagBoardEntry *dag_board_find        (DagBoard   *self,
                                      const char *id);
void           dag_board_let_go      (DagBoard   *self,
                                      const char *id);

void           dag_board_begin       (DagBoard   *self,
                                      const char *label);
void           dag_board_end         (DagBoard *self);
DagBoardEntry *dag_board_add         (DagBoard   *self,
                                      const char *kind,
                                      const char *team,
                                      const char *day,
                                      const char *parent);
DagBoardEntry *dag_board_ensure      (DagBoard   *self,
                                      const char *kind,
                                      const char *team,
                                      const char *day,
                                      const char *parent,
                                      const char *key);
char          *dag_board_make_keyed_id (const char *kind,
                                      const char *team,
                                      const char *day,
                                      const char *parent,
                                      const char *key) G_GNUC_WARN_UNUSED_RESULT;
DagBoardEntry *dag_board_find_keyed  (DagBoard   *self,
                                      const char *kind,
                                      const char *team,
                                      const char *day,
                                      const char *parent,
                                      const char *key);
void           dag_board_set         (DagBoard      *self,
                                      DagBoardEntry *entry,
                                      const char    *field,
                                      GVariant      *value);
void           dag_board_type        (DagBoard      *self,
                                      DagBoardEntry *entry,
                                      const char    *field,
                                      const char    *text,
                                      const char    *label);
void           dag_board_remove      (DagBoard      *self,
                                      DagBoardEntry *entry);

const char    *dag_board_get_undo_label (DagBoard *self);
const char    *dag_board_get_redo_label (DagBoard *self);
gboolean       dag_board_undo        (DagBoard *self);
gboolean       dag_board_redo        (DagBoard *self);

gboolean       dag_board_merge       (DagBoard           *self,
                                      const DagBoardItem *item);

G_END_DECLS
