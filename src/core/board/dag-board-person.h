/* dag-board-person.h - what the board says of one person, and how it is made to forget them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-item.h"

G_BEGIN_DECLS

gboolean dag_board_item_names_person  (const DagBoardItem *self,
                                       const char         *person);
gboolean dag_board_item_erase_person  (DagBoardItem    *self,
                                       const char      *person,
                                       DagBoardVersion *clock,
                                       int64_t          now_us);

/* What is left of an item when some people are not to be told of. */
gboolean dag_board_item_is_about      (const DagBoardItem *self,
                                       GHashTable         *people);
const char *dag_board_item_tell_text  (const DagBoardItem *self,
                                       const char         *field,
                                       GHashTable         *hidden);
char    **dag_board_item_tell_list    (const DagBoardItem *self,
                                       const char         *field,
                                       GHashTable         *hidden);

G_END_DECLS
