/* dag-board-id.h - keys of the board's items: UUIDs that a desk makes by itself
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_BOARD_N_RANDOM 8

char    *dag_board_id_new        (int64_t      time_us,
                                  const guint8 random[DAG_BOARD_N_RANDOM])
                                  G_GNUC_WARN_UNUSED_RESULT;
char    *dag_board_id_new_keyed  (int64_t      time_us,
                                  const char  *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean dag_board_id_is_valid   (const char *id);
int64_t  dag_board_id_get_time_us (const char *id);

gboolean dag_board_day_is_valid  (const char *day);

G_END_DECLS
