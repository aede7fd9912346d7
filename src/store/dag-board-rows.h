/* dag-board-rows.h - the board's rows in the database, for jobs on the worker thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-file.h"
#include "dag-database.h"

G_BEGIN_DECLS

#define DAG_BOARD_ROWS_COLUMNS                                                             \
  "id, kind, team, day, parent, born_lamport, born_client, removed_lamport, "              \
  "removed_client, removed_at_us, fields"

DagBoardItem *dag_board_rows_read_item   (DagStatement  *row,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_board_rows_read_all    (DagDatabase   *database,
                                          const char    *sql,
                                          const char    *first,
                                          const char    *second,
                                          GPtrArray     *items,
                                          GError       **error);
DagBoardItem *dag_board_rows_merge_item  (DagDatabase         *database,
                                          const DagBoardItem  *item,
                                          gboolean            *changed,
                                          GError             **error)
                                          G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_board_rows_write_item  (DagDatabase         *database,
                                          const DagBoardItem  *item,
                                          GError             **error);
gboolean      dag_board_rows_add_edit    (DagDatabase         *database,
                                          const DagBoardEdit  *edit,
                                          GError             **error);
gboolean      dag_board_rows_drop_edits  (DagDatabase  *database,
                                          const char   *item,
                                          GError      **error);
gboolean      dag_board_rows_read_edits  (DagDatabase  *database,
                                          const char   *item,
                                          GPtrArray    *edits,
                                          GError      **error);

G_END_DECLS
