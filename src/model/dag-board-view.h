/* dag-board-view.h - the entries of one kind that belong to a place, in an order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"

G_BEGIN_DECLS

typedef gboolean (*DagBoardMatchFunc) (DagBoardEntry *entry,
                                       gpointer       user_data);
typedef int (*DagBoardCompareFunc) (DagBoardEntry *a,
                                    DagBoardEntry *b);

/**
 * DagBoardView:
 *
 * A #GListModel of #DagBoardEntry. An entry that changes but stays where it is changes
 * nothing here: its row, perhaps with the keyboard in it, is left alone.
 */
#define DAG_TYPE_BOARD_VIEW (dag_board_view_get_type ())
G_DECLARE_FINAL_TYPE (DagBoardView, dag_board_view, DAG, BOARD_VIEW, GObject)

DagBoardView  *dag_board_view_new    (DagBoard            *board,
                                      const char          *kind,
                                      DagBoardMatchFunc    match,
                                      DagBoardCompareFunc  compare,
                                      gpointer             user_data,
                                      GDestroyNotify       free_data)
                                      G_GNUC_WARN_UNUSED_RESULT;
DagBoardView  *dag_board_view_new_children (DagBoard            *board,
                                            const char          *kind,
                                            const char          *parent,
                                            DagBoardCompareFunc  compare)
                                            G_GNUC_WARN_UNUSED_RESULT;
guint          dag_board_view_get_n  (DagBoardView *self);
DagBoardEntry *dag_board_view_get    (DagBoardView *self,
                                      guint         position);
void           dag_board_view_look_again (DagBoardView *self);

G_END_DECLS
