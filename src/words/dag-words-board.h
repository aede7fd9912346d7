/* dag-words-board.h - what taking a file of the board in would do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_WORDS_N_BOARD_KINDS 14

char       *dag_words_board_preview (guint n_new,
                                     guint n_changed,
                                     guint n_removed) G_GNUC_WARN_UNUSED_RESULT;
guint       dag_words_board_find_kind (const char *kind);
const char *dag_words_board_kind    (guint at);

G_END_DECLS
