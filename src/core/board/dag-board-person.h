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

G_END_DECLS
