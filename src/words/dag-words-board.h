/* dag-words-board.h - what taking a file of the board in would do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *dag_words_board_preview (guint n_new,
                                     guint n_changed,
                                     guint n_removed) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_board_kind    (const char *kind);

G_END_DECLS
