/* dag-board-json.h - items of the board as JSON: in the database, in files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-item.h"

G_BEGIN_DECLS

char         *dag_board_json_write_fields (const DagBoardItem *item)
                                           G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_board_json_read_fields  (DagBoardItem  *item,
                                           const char    *json,
                                           GError       **error);
char         *dag_board_json_write_value  (GVariant *value) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_board_json_read_value   (const char  *json,
                                           GVariant   **value,
                                           GError     **error);

G_END_DECLS
