/* dag-board-json-private.h - the parts of a board's JSON that its files share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dag-board-json.h"

G_BEGIN_DECLS

#define DAG_BOARD_JSON_MAX_TEXT (1024 * 1024) /* bytes */

/* Always returns %FALSE. */
gboolean    dag_board_json_refuse       (GError **error);
JsonParser *dag_board_json_parse        (const char  *json,
                                         gssize       length,
                                         GError     **error);
char       *dag_board_json_finish       (JsonBuilder *builder,
                                         gboolean     pretty);

void        dag_board_json_add_version  (JsonBuilder    *builder,
                                         DagBoardVersion version);
void        dag_board_json_add_value    (JsonBuilder *builder,
                                         GVariant    *value);
void        dag_board_json_add_fields   (JsonBuilder        *builder,
                                         const DagBoardItem *item);

gboolean    dag_board_json_is_text      (JsonNode *node);
gboolean    dag_board_json_take_version (JsonNode         *node,
                                         DagBoardVersion  *version,
                                         GError          **error);
gboolean    dag_board_json_take_value   (JsonNode  *node,
                                         GVariant **value,
                                         GError   **error);
gboolean    dag_board_json_take_fields  (DagBoardItem *item,
                                         JsonNode     *node,
                                         GError      **error);

G_END_DECLS
