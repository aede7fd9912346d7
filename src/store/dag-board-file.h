/* dag-board-file.h - the whole board as a file: for another desk, or for safe keeping
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-item.h"

G_BEGIN_DECLS

/* One write of the past, as the history of edits keeps it. */
typedef struct
{
  char *item;
  char *field;
  DagBoardVersion version;
  int64_t at_us;
  GVariant *value; /* (nullable): it was taken away */
} DagBoardEdit;

DagBoardEdit *dag_board_edit_new   (const char      *item,
                                    const char      *field,
                                    DagBoardVersion  version,
                                    int64_t          at_us,
                                    GVariant        *value) G_GNUC_WARN_UNUSED_RESULT;
void          dag_board_edit_free  (DagBoardEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardEdit, dag_board_edit_free)

char         *dag_board_file_write (GPtrArray *items,
                                    GPtrArray *edits) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_board_file_read  (const char  *json,
                                    gssize       length,
                                    GPtrArray   *items,
                                    GPtrArray   *edits,
                                    GError     **error);

G_END_DECLS
