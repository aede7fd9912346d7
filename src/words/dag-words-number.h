/* dag-words-number.h - counts and shares as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

#define DAG_WORDS_UNKNOWN "–" /* never zero: what cannot be known */

char *dag_words_count     (int64_t count) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_percent   (double share) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_ratio     (double ratio) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_difference (int64_t difference) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_page_number (int page,
                             int n_pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
